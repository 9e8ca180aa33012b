import { ADULT } from '../core/case/state.ts';
import type { FieldError } from '../ui/field.tsx';
import {
  ageOf, asksCall, asksPerson, decidedFor, entryOf, forAnother, given, isChild, isOrganisation, positionOf, say, speaksForChild, voiceOf, type Form,
} from './answers.ts';
import { isBrokenPostcode } from './check.ts';
import { languages, representatives, safeOptions, SPEAKS_FOR_ORGANISATION, supporters, yesNo, yesNoUnknown } from './options.ts';
import type { Question, Step } from './question.ts';
import { beforeBirth } from './steps-event.ts';
import { CHILD } from './texts-child.ts';
import { DESK } from './texts-desk.ts';
import { EVENT } from './texts-event.ts';
import { PERSON } from './texts-person.ts';

const texts = (form: Form) => PERSON[form.language];

export const NAME: Step = {
  slug: 'naam', label: (form) => texts(form).name.label, applies: asksPerson,
  title: (form) => (isOrganisation(form) ? texts(form).name.organisationTitle : say(form, texts(form).name.title)),
  hint: (form) => (isOrganisation(form) ? '' : say(form, texts(form).name.hint)),
  questions(form): Question[] {
    const t = texts(form).name;
    const name: Question = { name: 'name', kind: 'line', label: t.name, needed: t.needed, autocomplete: voiceOf(form) === 'self' ? 'name' : 'off' };
    if (isOrganisation(form) && form.by === 'public') {
      return [
        { ...name, label: t.organisation, needed: t.organisationNeeded },
        { name: 'repName', kind: 'line', label: t.speaks, needed: t.speaksNeeded },
        { name: 'repContact', kind: 'line', label: t.speaksContact },
      ];
    }
    // How old a child is was asked before.
    if ((asksCall(form) || isChild(form)) && form.by === 'public') return [name];
    const birth: Question = { name: 'birthDate', kind: 'birth', label: t.birth, hint: t.birthHint };
    const age: Question = { name: 'age', kind: 'age', label: t.age, size: 'short', hint: t.ageHint };
    return entryOf(form) === 'self' && form.by === 'public' ? [name, birth] : [name, birth, age];
  },
  check(form) {
    const t = texts(form).name;
    if (beforeBirth(form) && !isChild(form)) return [{ field: 'birthDate', message: t.afterEvent }];
    return isOrganisation(form) && given(form, 'birthDate') + given(form, 'age') !== '' ? [{ field: 'birthDate', message: t.noBirth }] : [];
  },
};

/** A parent told it already, or said that somebody else decides; not asked where that may be the parent on the other side. */
const asksWhoSpeaks = (form: Form): boolean => !isChild(form) || (given(form, 'authority') === 'else' && given(form, 'parentInvolved') !== 'other-parent');

/** never somebody of the other side, and never assumed. */
export const REPRESENTATIVE: Step = {
  slug: 'vertegenwoordiger', label: (form) => texts(form).representative.label,
  applies: (form) => asksPerson(form) && (form.by === 'desk' || (!asksCall(form) && !isOrganisation(form) && (ageOf(form) ?? ADULT) < ADULT && asksWhoSpeaks(form))),
  title: (form) => say(form, texts(form).representative.title),
  hint: (form) => texts(form).representative.hint,
  questions: (form): Question[] => [
    { name: 'repKind', kind: 'choice', label: texts(form).thatIs, options: representatives(form), ...(form.by === 'desk' ? { row: true } : {}) },
    { name: 'repName', begins: true, kind: 'line', label: texts(form).theName },
    { name: 'repContact', kind: 'line', label: texts(form).reachable },
  ],
  check(form) {
    const kind = given(form, 'repKind');
    const speaks = kind === SPEAKS_FOR_ORGANISATION;
    if (kind === '' && given(form, 'repName') + given(form, 'repContact') !== '') return [{ field: 'repKind', message: texts(form).representative.needed }];
    if (form.by === 'public') return [];
    if (isOrganisation(form) && (!speaks || given(form, 'repName') === '')) return [{ field: 'repKind', message: DESK.speaksNeeded }];
    return !isOrganisation(form) && speaks ? [{ field: 'repKind', message: DESK.organisationOnly }] : [];
  },
};

/** One way to reach somebody: the fields that tell it, and the question whether it is safe. */
const WAYS = [
  { way: 'phone', fields: ['phone'], safe: 'phoneSafe' },
  { way: 'email', fields: ['email'], safe: 'emailSafe' },
  { way: 'post', fields: ['street', 'town'], safe: 'postSafe' },
] as const;

export const REACH: Step = {
  slug: 'bereiken', label: (form) => texts(form).reach.label, applies: (form) => asksPerson(form) && (form.by === 'desk' || !asksCall(form)),
  title: (form) => say(form, texts(form).reach.title),
  hint(form) {
    if (speaksForChild(form)) return CHILD[form.language].reach[decidedFor(form) ? 'young' : 'older'];
    // Post and telephone there are not always one's own (P-21).
    return given(form, 'detained') === 'yes' ? `${texts(form).reach.hint} ${texts(form).reach.detained}` : texts(form).reach.hint;
  },
  questions(form): Question[] {
    const t = texts(form).reach;
    const options = safeOptions(form);
    const own = (autocomplete: string) => (voiceOf(form) === 'self' ? autocomplete : 'off');
    const through: Question[] = form.by === 'desk' || (forAnother(form) && !speaksForChild(form))
      ? [{ name: 'viaReferrer', begins: true, kind: 'choice', label: form.by === 'desk' ? DESK.via : t.viaYou, row: true, options: yesNo(form) }] : [];
    // A young child is called or mailed through whoever speaks for it.
    const direct: Question[] = speaksForChild(form) && decidedFor(form) ? [] : [
      { name: 'phone', kind: 'phone', label: t.phone, size: 'medium', autocomplete: own('tel') },
      { name: 'phoneSafe', kind: 'choice', label: say(form, t.may.phone), row: true, options },
      { name: 'voicemailSafe', begins: true, kind: 'choice', label: t.voicemail, row: true, options },
      { name: 'email', begins: true, kind: 'email', label: t.email, autocomplete: own('email') },
      { name: 'emailSafe', kind: 'choice', label: say(form, t.may.email), row: true, options },
    ];
    return [
      ...direct,
      { name: 'street', begins: true, kind: 'line', label: t.street, autocomplete: own('address-line1') },
      { name: 'town', kind: 'line', label: t.town },
      { name: 'postSafe', begins: true, kind: 'choice', label: say(form, t.may.post), row: true, options },
      ...through,
    ];
  },
  check: reachErrors,
};

function reachErrors(form: Form): FieldError[] {
  const t = texts(form).reach;
  const errors: FieldError[] = [];
  const detained = form.by === 'desk' && given(form, 'detained') === 'yes';
  let reachable = given(form, 'viaReferrer') === 'yes' || speaksForChild(form) || (detained && given(form, 'detainedWhere') !== '');
  for (const { way, fields, safe } of WAYS) {
    const told = fields.some((field) => given(form, field) !== '');
    const answer = given(form, safe);
    if (told && answer === '' && voiceOf(form) === 'self') errors.push({ field: safe, message: t.choose[way] });
    if (!told && answer === 'yes') errors.push({ field: fields[0], message: t.missing[way] });
    if (told && answer === 'yes') reachable = true;
  }
  if (form.by === 'public' && isBrokenPostcode(given(form, 'town'))) errors.push({ field: 'town', message: t.postcode });
  if (!forAnother(form) && given(form, 'viaReferrer') === 'yes') errors.push({ field: 'viaReferrer', message: DESK.viaOnly });
  if (errors.length > 0 || reachable) return errors;
  // Somebody who is detained can be visited, where nothing else is safe (P-21).
  return [detained ? { field: 'detainedWhere', message: DESK.whereNeeded } : { field: 'phone', message: t.oneWay }];
}

export const CALL: Step = {
  slug: 'terugbellen', label: (form) => texts(form).call.label, applies: (form) => form.by === 'public' && entryOf(form) === 'call-back',
  title: (form) => texts(form).call.title,
  hint: (form) => texts(form).call.hint,
  questions: (form): Question[] => [
    { name: 'phone', kind: 'phone', label: texts(form).reach.phone, size: 'medium', autocomplete: 'tel', needed: texts(form).call.needed },
    { name: 'voicemailSafe', kind: 'choice', label: texts(form).reach.voicemail, row: true, options: safeOptions(form) },
  ],
};

/** Whether a call is to be expected, to the person or to whoever speaks for them: who said no is not asked when to call. */
export function isCalled(form: Form): boolean {
  if (form.by === 'desk' || asksCall(form) || speaksForChild(form)) return true;
  return voiceOf(form) === 'self' ? given(form, 'phone') !== '' && given(form, 'phoneSafe') === 'yes' : given(form, 'phoneSafe') !== 'no';
}

export const CARE: Step = {
  slug: 'let-op', label: (form) => texts(form).care.label, applies: asksPerson,
  title: (form) => texts(form).care.title,
  hint: (form) => texts(form).care.hint,
  questions(form): Question[] {
    const t = texts(form).care;
    const calls: Question[] = [
      { name: 'safeTimes', kind: 'line', label: t.times },
      { name: 'codeWord', kind: 'line', label: t.codeWord, hint: t.codeWordHint, size: 'medium' },
    ];
    return [...(isCalled(form) ? calls : []), { name: 'safeRemarks', kind: 'text', label: t.remarks }];
  },
};

export const LANGUAGE: Step = {
  slug: 'taal', label: (form) => texts(form).language.label, applies: (form) => asksPerson(form) && !asksCall(form),
  title: (form) => say(form, texts(form).language.title),
  // Says what is noted where nothing is chosen (languageFilledIn in form.ts).
  hint: (form) => (voiceOf(form) === 'self' ? texts(form).language.noted : ''),
  questions: (form): Question[] => [
    { name: 'language', kind: 'list', label: texts(form).language.label, options: languages(form) },
    { name: 'interpreter', kind: 'choice', label: say(form, texts(form).language.interpreter), row: true, options: yesNo(form) },
  ],
  check: (form) => (given(form, 'interpreter') === 'yes' && given(form, 'language') === '' ? [{ field: 'language', message: texts(form).language.needed }] : []),
};

/** recorded of whoever is near the offender's side. */
export const DETENTION: Step = {
  slug: 'vastzitten', label: (form) => texts(form).detention.label,
  applies: (form) => asksPerson(form) && !asksCall(form) && !isOrganisation(form) && (positionOf(form) === 'offender-side' || form.by === 'desk'),
  title: (form) => say(form, texts(form).detention.title),
  hint: (form) => texts(form).detention.hint,
  questions(form): Question[] {
    const t = texts(form).detention;
    return [
      { name: 'detained', kind: 'choice', label: t.label, row: true, options: yesNoUnknown(form), ...(form.by === 'desk' ? {} : { needed: EVENT[form.language].chooseOne }) },
      { name: 'detainedWhere', kind: 'line', label: t.where, hint: t.whereHint },
    ];
  },
  check: (form) => (given(form, 'detainedWhere') !== '' && given(form, 'detained') !== 'yes' ? [{ field: 'detained', message: texts(form).detention.whereOnly }] : []),
};

/** */
export const SUPPORT: Step = {
  slug: 'steun', label: (form) => texts(form).support.label, applies: (form) => asksPerson(form) && !asksCall(form),
  title: (form) => say(form, texts(form).support.title),
  hint: (form) => texts(form).support.hint,
  questions: (form): Question[] => [
    { name: 'supporterKind', kind: 'list', label: texts(form).thatIs, options: supporters(form) },
    { name: 'supporterName', kind: 'line', label: texts(form).theName },
    { name: 'supporterContact', kind: 'line', label: texts(form).reachable },
  ],
  check(form) {
    const t = texts(form).support;
    const [kind, name, contact] = ['supporterKind', 'supporterName', 'supporterContact'].map((field) => given(form, field)) as [string, string, string];
    if (name === '') return kind + contact === '' ? [] : [{ field: 'supporterName', message: t.nameNeeded }];
    return kind === '' ? [{ field: 'supporterKind', message: t.kindNeeded }] : [];
  },
};
