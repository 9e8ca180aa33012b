import { COMPETENCES } from '../allocation.ts';
import { CODES } from '../codes.ts';
import type { CasePhase } from './outcome.ts';
import type { AllocationSettings, OfferedList, Settings } from './settings.ts';

export type SettingValue = number | boolean;

/** A number that the foundation may set, within bounds. */
export interface NumberSpec {
  readonly min: number;
  readonly max: number;
  /** Tenths count too. */
  readonly tenths?: true;
  get(settings: Settings): number;
  set(settings: Settings, value: number): Settings;
}

/** A list of codes: which of them are in it, from a day on. No code ever goes: old cases keep theirs. */
export interface ListSpec {
  readonly codes: readonly string[];
  /** Codes that are always in it, or never. */
  readonly fixed: Readonly<Partial<Record<string, boolean>>>;
  get(settings: Settings): readonly string[];
  set(settings: Settings, codes: readonly string[]): Settings;
}

type Days = 'incompleteAfterDays' | 'askAgainAfterMonths' | 'followUpAfterDays' | 'lookAfterDays' | 'lookAtMisAfterDays' | 'heavyLoad' | 'takeWithinDays' | 'remindDataAfterDays' | 'informationVersion';

const number = (name: Days, min: number, max: number): NumberSpec => ({ min, max, get: (s) => s[name], set: (s, value) => ({ ...s, [name]: value }) });

const allocation = (name: 'muchWork' | 'leaveSoonDays' | 'practiceYears', min: number, max: number): NumberSpec =>
  ({ min, max, get: (s) => s.allocation[name], set: (s, value) => ({ ...s, allocation: { ...s.allocation, [name]: value } }) });

const weight = (phase: keyof AllocationSettings['weights'] & (CasePhase | 'paused')): NumberSpec => ({
  min: 0, max: 5, tenths: true, get: (s) => s.allocation.weights[phase],
  set: (s, value) => ({ ...s, allocation: { ...s.allocation, weights: { ...s.allocation.weights, [phase]: value } } }),
});

/** Bounds are own choice, but where a rule is named. */
export const NUMBERS = {
  // R-012 and the guarantee "The clock": never before two weeks.
  'incomplete-after-days': number('incompleteAfterDays', 14, 90),
  'remind-data-after-days': number('remindDataAfterDays', 1, 60),
  'ask-again-after-months': number('askAgainAfterMonths', 3, 60),
  'follow-up-after-days': number('followUpAfterDays', 1, 30),
  'look-after-days': number('lookAfterDays', 7, 90),
  'look-at-mis-after-days': number('lookAtMisAfterDays', 14, 365),
  'take-within-days': number('takeWithinDays', 1, 30),
  'heavy-load': number('heavyLoad', 5, 200),
  'information-version': number('informationVersion', 1, 999),
  'much-work': allocation('muchWork', 1, 200),
  'leave-soon-days': allocation('leaveSoonDays', 0, 60),
  'practice-years': allocation('practiceYears', 1, 10),
  'weight-intake-a': weight('intake-a'), 'weight-approach': weight('approach'), 'weight-intake-b': weight('intake-b'), 'weight-preparation': weight('preparation'),
  'weight-contact': weight('contact'), 'weight-rounding-off': weight('rounding-off'), 'weight-paused': weight('paused'),
} as const satisfies Readonly<Record<string, NumberSpec>>;

function offered(list: OfferedList, always: readonly string[]): ListSpec {
  const codes: readonly string[] = CODES[list];
  return {
    codes, fixed: Object.fromEntries(always.map((code) => [code, true])),
    get: (s) => codes.filter((code) => !(s.notOffered[list] as readonly string[]).includes(code)),
    set: (s, inside) => ({ ...s, notOffered: { ...s.notOffered, [list]: codes.filter((code) => !inside.includes(code)) } }),
  };
}

const chosen = (name: 'neverIncompleteCauses' | 'policeReportNeeded' | 'substantiveRejections', codes: readonly string[], fixed: ListSpec['fixed'] = {}): ListSpec => ({
  codes, fixed, get: (s) => codes.filter((code) => fixed[code] ?? (s[name] as readonly string[]).includes(code)), set: (s, inside) => ({ ...s, [name]: inside }),
});

export const LISTS = {
  // What everything else falls back on stays, and so does stalking: it asks for policy's word (P-04).
  cause: offered('cause', ['stalking', 'other-violence', 'other-sexual', 'other-event']),
  // Nobody is kept in a case (guarantee "Voluntary"), and nothing unsafe goes on.
  rejection: offered('rejection', ['withdrawn', 'duplicate', 'unsafe']),
  form: offered('form', ['talk']),
  // stalking is an exception by a rule of its own.
  'clock-exception': chosen('neverIncompleteCauses', CODES.cause, { stalking: true }),
  // sexual cases are possible without a report.
  'police-report': chosen('policeReportNeeded', CODES.causeClass, { sexual: false }),
  // P-10: with policy, which is a setting. What somebody chose for themselves asks nobody's leave.
  'policy-agrees': chosen('substantiveRejections', CODES.rejection, { withdrawn: false, duplicate: false }),
  'competence-required': {
    codes: COMPETENCES, fixed: {}, get: (s) => s.allocation.required,
    set: (s, inside) => ({ ...s, allocation: { ...s.allocation, required: COMPETENCES.filter((code) => inside.includes(code)) } }),
  },
} as const satisfies Readonly<Record<string, ListSpec>>;

export type NumberName = keyof typeof NUMBERS;
export type ListSetting = keyof typeof LISTS;
export const NUMBER_NAMES = Object.keys(NUMBERS) as NumberName[];
export const LIST_NAMES = Object.keys(LISTS) as ListSetting[];

/** What a change is about: a number, or one code of a list. Kept as `name`, or as `list.code`. */
export type Subject = { readonly number: NumberName } | { readonly list: ListSetting; readonly code: string };

export const subjectName = (subject: Subject): string => ('number' in subject ? subject.number : `${subject.list}.${subject.code}`);

/** Null for a name that no setting has (any more). */
export function subjectOf(name: string): Subject | null {
  if (Object.hasOwn(NUMBERS, name)) return { number: name as NumberName };
  const [list = '', code = '', ...more] = name.split('.');
  if (more.length > 0 || !Object.hasOwn(LISTS, list)) return null;
  return LISTS[list as ListSetting].codes.includes(code as never) ? { list: list as ListSetting, code } : null;
}

export const valueOf = (settings: Settings, subject: Subject): SettingValue =>
  ('number' in subject ? NUMBERS[subject.number].get(settings) : (LISTS[subject.list].get(settings) as readonly string[]).includes(subject.code));

/** The settings with this value; unchanged where the value is of another kind. */
export function withValue(settings: Settings, subject: Subject, value: SettingValue): Settings {
  if ('number' in subject) return typeof value === 'number' ? NUMBERS[subject.number].set(settings, value) : settings;
  if (typeof value !== 'boolean') return settings;
  const spec: ListSpec = LISTS[subject.list];
  const inside = spec.get(settings);
  return spec.set(settings, spec.codes.filter((code) => (code === subject.code ? value : inside.includes(code))));
}
