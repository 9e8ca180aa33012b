import { CODES, type Code } from '../core/codes.ts';
import type { Option } from '../ui/field.tsx';
import { capital, WORDS } from '../words/codes.ts';
import { say, type Form } from './answers.ts';

const options = (words: Readonly<Record<string, string>>): Option[] => Object.entries(words).map(([value, label]) => ({ value, label }));

export const YES_NO = options({ yes: 'Ja', no: 'Nee' });
export const YES_NO_UNKNOWN = options({ yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet' });

/** Somebody else may not have been asked; then it stays "not asked" (P-06). */
export const safeOptions = (form: Form): Option[] =>
  (form.by === 'public' && say(form, 'self', '', '') === 'self' ? YES_NO : options({ yes: 'Ja, veilig', no: 'Nee', 'not-asked': 'Niet gevraagd' }));

/** P-20: what one is in it, not what one is guilty of. */
export const ROLES = [
  { value: 'victim', label: 'Slachtoffer' },
  { value: 'bereaved', label: 'Nabestaande' },
  { value: 'offender', label: 'Dader' },
  { value: 'suspect', label: 'Verdachte' },
  { value: 'causing-party', label: 'Veroorzaker', hint: 'Bijvoorbeeld van een ongeluk.' },
  { value: 'patient', label: 'Patiënt' },
  { value: 'care-provider', label: 'Zorgverlener' },
  { value: 'witness', label: 'Getuige' },
  { value: 'relative', label: 'Familielid of naaste' },
  { value: 'other', label: 'Anders, of dat is moeilijk te zeggen' },
] satisfies { value: Code<'role'>; label: string; hint?: string }[];

export const SIDES = options({ 'victim-side': 'De kant van het slachtoffer of de nabestaanden', 'offender-side': 'De kant van de dader of veroorzaker' });

/** Groups by which people look for what happened; a report uses other classes. */
export const CAUSE_GROUPS = ['violence', 'sexual', 'traffic', 'property', 'medical', 'sport', 'other'] as const;
export type CauseGroup = (typeof CAUSE_GROUPS)[number];

export const GROUP_OPTIONS: readonly (Option & { value: CauseGroup })[] = [
  { value: 'violence', label: 'Geweld of bedreiging', hint: 'Bijvoorbeeld mishandeling, een overval, stalking of doodslag.' },
  { value: 'sexual', label: 'Seksueel geweld of grensoverschrijdend gedrag', hint: 'Ook als er geen aangifte is, en ook als het lang geleden is.' },
  { value: 'traffic', label: 'Een verkeersongeluk' },
  { value: 'property', label: 'Inbraak, diefstal, schade of oplichting' },
  { value: 'medical', label: 'Een medisch incident', hint: 'Bijvoorbeeld een behandeling die anders liep.' },
  { value: 'sport', label: 'Iets in de sport' },
  { value: 'other', label: 'Iets anders', hint: 'Bijvoorbeeld smaad of laster.' },
];

const OTHER_CAUSE = { 'other-violence': 'Ander geweld, of zeg ik liever niet', 'other-sexual': 'Iets anders, of zeg ik liever niet', 'other-event': 'Iets anders, of zeg ik liever niet' } as const;

export const CAUSES_OF: Readonly<Record<CauseGroup, readonly Code<'cause'>[]>> = {
  violence: ['assault', 'threat', 'robbery', 'stalking', 'hate-crime', 'manslaughter', 'murder', 'other-violence'],
  sexual: ['rape', 'lewd-acts', 'transgressive-behaviour', 'other-sexual'],
  traffic: ['traffic-accident'],
  property: ['burglary', 'theft', 'vandalism', 'arson', 'internet-fraud', 'fraud', 'extortion', 'other-event'],
  medical: ['medical-incident'],
  sport: ['sport-incident'],
  other: ['libel', 'other-event'],
};

export const causeOptions = (causes: readonly Code<'cause'>[]): Option[] =>
  causes.map((cause) => ({ value: cause, label: (OTHER_CAUSE as Partial<Record<Code<'cause'>, string>>)[cause] ?? capital(WORDS.cause[cause]) }));

export const ALL_CAUSES = CODES.cause.map((cause): Option => ({ value: cause, label: `${capital(WORDS.causeClass[classWord(cause)])}: ${WORDS.cause[cause]}` }));

function classWord(cause: Code<'cause'>): Code<'causeClass'> {
  const group = CAUSE_GROUPS.find((g) => CAUSES_OF[g].includes(cause));
  return group === 'violence' || group === 'sexual' || group === 'traffic' ? group : 'other';
}

export const POLICE_REPORTS = options({ one: 'Ja', several: 'Ja, meer dan één', none: 'Nee', unknown: 'Weet ik niet', 'not-applicable': 'Dat past hier niet' });

export const STAGES = options({
  none: 'Nee, er is geen strafzaak', reported: 'Er is aangifte gedaan, meer weet ik niet', prosecution: 'Het Openbaar Ministerie is ermee bezig',
  summoned: 'Er komt een zitting', heard: 'De zitting is geweest', appeal: 'Er loopt een hoger beroep', final: 'De strafzaak is afgerond',
  dismissed: 'De zaak is geseponeerd', unknown: 'Weet ik niet',
});

/** From the list of codes, with a capital; without what only an import may say. */
const fromList = (list: 'referrerKind' | 'language' | 'supporterKind', without: readonly string[] = []): Option[] =>
  CODES[list].filter((code) => !without.includes(code)).map((code) => ({ value: code, label: capital((WORDS[list] as Readonly<Record<string, string>>)[code] ?? code) }));

export const REFERRER_KINDS = fromList('referrerKind', ['probation-unspecified']);
export const LANGUAGES = fromList('language');
export const SUPPORTERS = fromList('supporterKind');
export const REPRESENTATIVES = options({ parent: 'Een ouder', guardian: 'Een voogd', 'guardian-institution': 'Een voogdij-instelling', 'other-representative': 'Iemand anders' });
export const CERTAINTIES = options({ sure: 'Ja', 'not-sure-yet': 'Nog niet zeker' });
export const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
  .map((label, index): Option => ({ value: String(index + 1).padStart(2, '0'), label: capital(label) }));
