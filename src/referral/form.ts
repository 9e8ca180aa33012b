import { isCode, impliedPosition, type Code, type ListName } from '../core/codes.ts';
import { parseDay } from '../core/day.ts';
import type { OrganisationId } from '../core/fields.ts';
import type { Referral, ReferredPerson } from '../core/case/refer.ts';
import { mayCallWords } from '../core/safe-contact.ts';
import { CHANNELS } from '../database/journal-refer.ts';
import type { ReferralWords } from '../database/journal.ts';
import {
  ageOf, agreedOf, asksCall, asksPerson, byReporter, entryOf, forAnother, given, isChild, isOrganisation, isOtherSide, otherPrefix, othersOf, positionOf, speaksForChild, voiceOf, type Form,
} from './answers.ts';
import { relevant } from './steps.ts';
import { causeOf, eventWords } from './steps-event.ts';
import { opposite } from './steps-who.ts';
import { DESK } from './texts-desk.ts';

/** Whoever is referred is the first person of the case. */
const FIRST = 'p1';

type Words = NonNullable<ReferralWords['people'][number]>;

export interface Built {
  readonly referral: Referral;
  readonly words: ReferralWords;
}

/** Organisations of the list, by what was typed; null where it is none of them. */
export interface Known {
  readonly organisation: OrganisationId | null;
  readonly site: OrganisationId | null;
}

const code = <L extends ListName, E extends Code<L> | null>(form: Form, name: string, list: L, otherwise: E): Code<L> | E => {
  const value = given(form, name);
  return isCode(list, value) ? value : otherwise;
};

const lines = (...parts: readonly (string | false | null | undefined)[]): string => parts.filter((part) => part !== false && part !== null && part !== undefined && part !== '').join('\n');
const labelled = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`);

/** `2016-03`, only where both month and year are known. */
const eventMonth = (form: Form): string | null => (given(form, 'eventYear') && given(form, 'eventMonth') ? `${given(form, 'eventYear')}-${given(form, 'eventMonth')}` : null);

/** what cannot be prosecuted is paid by NOC*NSF. The desk can correct it. */
const fundingOf = (form: Form): Code<'funding'> =>
  (causeOf(form) === 'sport-incident' && !['one', 'several'].includes(given(form, 'policeReport')) ? 'noc-nsf' : 'ministry');

function referredOf(form: Form, channel: Code<'referralChannel'>, organisation: OrganisationId | null): Referral['referred'] {
  const entry = entryOf(form);
  const referred = entry === 'professional' ? entry : byReporter(form) ? 'acquaintance' : 'self';
  return {
    entry: referred, channel, organisation,
    referrerKind: entry === 'professional' ? code(form, 'referrerKind', 'referrerKind', 'other-referrer') : null,
    viaZsm: entry === 'professional' ? code(form, 'viaZsm', 'yesNoUnknown', 'unknown') : 'no',
    cause: causeOf(form), eventMonth: eventMonth(form),
    policeReport: code(form, 'policeReport', 'policeReport', 'unknown'), criminalStage: code(form, 'stage', 'criminalStage', 'unknown'),
    certainty: code(form, 'certainty', 'certainty', 'not-sure-yet'),
    clientAgrees: forAnother(form) ? agreedOf(form) : 'yes',
    immaterialNeed: code(form, 'immaterialNeed', 'yesNoUnknown', 'unknown'), funding: fundingOf(form), callBack: asksCall(form) ? 'yes' : 'no',
  };
}

const addressOf = (form: Form): string => lines(given(form, 'street'), given(form, 'town'));

/** How somebody near is reached; a number that is not safe never stands without that. */
const reachedBy = (form: Form): string => {
  const phone = given(form, 'reporterPhone');
  return [phone !== '' && given(form, 'reporterCall') === 'no' ? `${phone} ${DESK.notToCall}` : phone, given(form, 'reporterEmail')].filter(Boolean).join(', ');
};

/** Through whom the person can be reached, where that was agreed. */
function throughReferrer(form: Form): string {
  if (given(form, 'viaReferrer') !== 'yes' && !speaksForChild(form)) return '';
  const own = entryOf(form) === 'professional' ? ['referrerName', 'organisation', 'referrerPhone', 'referrerEmail'].map((name) => given(form, name)) : [given(form, 'reporterName'), reachedBy(form)];
  return own.filter(Boolean).join(', ');
}

/** Whoever speaks for the first person: as told, or the parent who fills in the form. */
const spokenForBy = (form: Form): Pick<Words, 'representativeName' | 'representativeContact'> => (speaksForChild(form)
  ? { representativeName: given(form, 'reporterName'), representativeContact: reachedBy(form) }
  : { representativeName: given(form, 'repName'), representativeContact: given(form, 'repContact') });

function representativeOf(form: Form): Code<'representativeKind'> | null {
  if (isOrganisation(form)) return 'organisation-representative';
  if (speaksForChild(form)) return asksPerson(form) ? (given(form, 'authority') === 'guardian' ? 'guardian' : 'parent') : null;
  return given(form, 'repKind') === '' ? null : code(form, 'repKind', 'representativeKind', null);
}

/** What a parent told of who decides about the child, for whoever opens the case; empty where nothing was told. */
const parentsOf = (form: Form): string => (isChild(form) ? lines(
  labelled('Beslist over het kind', wordOf(DESK.authority, given(form, 'authority'))), labelled('De andere ouder weet van de aanmelding', wordOf(DESK.parentKnows, given(form, 'parentKnows'))),
  labelled('Een ouder is zelf de ander', wordOf(DESK.parentInvolved, given(form, 'parentInvolved'))),
) : '');

/** What of it must be seen before anybody calls or writes: with the rest of safe contact, on top of the case and beside the telephone. */
const safetyOf = (form: Form): string => (isChild(form) ? lines(
  given(form, 'parentInvolved') === 'other-parent' && DESK.parentIsOther, isOtherSide(form) && DESK.callerIsOther, given(form, 'parentKnows') === 'no' && DESK.parentMayNotKnow,
) : '');
const wordOf = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? '';

function registrantWords(form: Form): Words {
  return {
    name: given(form, 'name'), birthDate: given(form, 'birthDate'), address: addressOf(form), telephone: given(form, 'phone'), email: given(form, 'email'),
    professional: throughReferrer(form),
    safeTimes: given(form, 'safeTimes'), codeWord: given(form, 'codeWord'), safeContact: given(form, 'safeRemarks'),
    detentionPlace: given(form, 'detainedWhere'), ...spokenForBy(form),
  };
}

/** What was said about a channel that was not told counts as not asked (P-06). A call-back number is there to be called. */
function safeOf(form: Form): NonNullable<ReferredPerson['safe']> {
  const answer = (name: string) => code(form, name, 'safeAnswer', 'not-asked');
  return { post: answer('postSafe'), telephone: entryOf(form) === 'call-back' && form.by === 'public' ? 'yes' : answer('phoneSafe'), voicemail: answer('voicemailSafe'), email: answer('emailSafe') };
}

const detailsOf = (words: Words): Code<'detailChannel'>[] =>
  (Object.keys(CHANNELS) as (keyof typeof CHANNELS)[]).filter((field) => words[field]).map((field) => CHANNELS[field]);

/**
 * Whoever fills in the form about himself reads the language of the form; that is noted where no other was chosen. Dutch is
 * what nobody has to choose, and a professional says nothing about a client with it.
 */
const languageFilledIn = (form: Form): Code<'language'> | null => (voiceOf(form) === 'self' && form.language !== 'nl' ? form.language : null);

function registrant(form: Form, words: Words, site: OrganisationId | null): ReferredPerson {
  const organisation = isOrganisation(form);
  return {
    side: 'a', role: code(form, 'role', 'role', 'other'), position: positionOf(form), nature: organisation ? 'organisation' : 'person',
    age: organisation ? null : ageOf(form), representative: representativeOf(form),
    detained: code(form, 'detained', 'yesNoUnknown', null), site, safe: asksPerson(form) ? safeOf(form) : null,
    language: code(form, 'language', 'language', languageFilledIn(form)), interpreter: code(form, 'interpreter', 'yesNo', null), details: detailsOf(words),
  };
}

function others(form: Form): { person: ReferredPerson; words: Words }[] {
  if (asksCall(form)) return [];
  return Array.from({ length: othersOf(form) }, (_, index) => otherPrefix(index + 1)).flatMap((at) => {
    const own = (name: string) => given(form, `${at}${name}`);
    const told = Object.keys(form.answers).some((name) => name.startsWith(at) && form.answers[name] !== '');
    if (!told) return [];
    const nature = own('nature') === 'organisation' ? 'organisation' : 'person';
    const role = code(form, `${at}role`, 'role', 'other');
    const words: Words = {
      name: own('name'), birthDate: own('birthDate'), address: own('address'), telephone: own('phone'), email: own('email'), remarks: own('remarks'),
      detentionPlace: own('detainedWhere'), representativeName: own('repName'),
    };
    const age = nature === 'organisation' ? null : ageOf(form, at);
    const person: ReferredPerson = {
      side: 'b', role, position: impliedPosition(role) ?? opposite(form), nature, age,
      representative: own('repName') === '' ? null : nature === 'organisation' ? 'organisation-representative' : 'other-representative',
      detained: code(form, `${at}detained`, 'yesNoUnknown', null), site: null, safe: null, language: null, interpreter: null, details: [],
    };
    return [{ person, words }];
  });
}

function referrerWords(form: Form): ReferralWords['referrer'] {
  const own = (name: string) => given(form, name);
  switch (entryOf(form)) {
    case 'professional': return { name: own('referrerName'), organisation: own('organisation'), function: own('referrerFunction'), telephone: own('referrerPhone'), email: own('referrerEmail') };
    case 'child': case 'acquaintance': return { name: own('reporterName'), function: own('reporterRelation'), telephone: own('reporterPhone'), email: own('reporterEmail'), mayCall: mayCallWords(own('reporterCall')), safeContact: own('reporterCare') };
    default: return undefined;
  }
}

/** `person`: null for whoever filled in the form for another. */
export interface Confirmed {
  readonly person: string | null;
  readonly template: 'confirmation' | 'confirmation-for-another';
}

/**
 * Who gets a mail that the form came in: whoever filled it in and said that mail to them is safe. What a professional or somebody near
 * says of another's mailbox is not enough, and not asked is no (P-06). Null: nobody. Nothing is looked up for it.
 */
export function confirmedTo(form: Form, { people: [own] }: Referral): Confirmed | null {
  if (forAnother(form)) {
    const [address, safe] = byReporter(form) ? ['reporterEmail', 'reporterMail'] : ['referrerEmail', 'referrerMail'];
    return given(form, address) !== '' && given(form, safe) === 'yes' ? { person: null, template: 'confirmation-for-another' } : null;
  }
  return voiceOf(form) === 'self' && own?.safe?.email === 'yes' && own.details.includes('email') ? { person: FIRST, template: 'confirmation' } : null;
}

/**
 * The answers as a referral: codes for the journal, words for the vault, whose labels are for staff and Dutch. Total: whatever is unknown stays unknown; the checks
 * of the steps come before.
 */
export function buildReferral(whole: Form, channel: Code<'referralChannel'>, known: Known): Built {
  const form = relevant(whole);
  const supporter = given(form, 'supporterName') ? code(form, 'supporterKind', 'supporterKind', null) : null;
  const own: Words = asksPerson(form) ? registrantWords(form) : {};
  const around = others(form);
  const remarks = lines(parentsOf(form), labelled('Wens', given(form, 'wish')), labelled('Bij welke kant', given(form, 'nearWhy')));
  return {
    referral: {
      referred: referredOf(form, channel, known.organisation),
      people: [registrant(form, own, known.site), ...around.map(({ person }) => person)],
      ban: code(form, 'ban', 'yesNoUnknown', null), hearing: parseDay(given(form, 'hearing')), supporter,
    },
    words: {
      people: [{ ...own, safeContact: lines(safetyOf(form), own.safeContact), remarks, ban: given(form, 'banWords') }, ...around.map(({ words }) => words)], referrer: referrerWords(form),
      supporter: { name: given(form, 'supporterName'), contact: given(form, 'supporterContact') },
      event: { description: given(form, 'description'), place: given(form, 'place'), day: eventWords(form, 'nl') },
    },
  };
}
