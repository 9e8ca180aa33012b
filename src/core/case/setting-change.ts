import { addDays, type Day } from '../day.ts';
import { LISTS, NUMBERS, subjectOf, valueOf, withValue, type ListSpec, type NumberSpec, type SettingValue, type Subject } from './setting-list.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsOn } from './settings.ts';

/** What somebody decided about a setting. Never changed and never removed: a planned one is taken back by another. */
export interface SettingChange {
  /** Higher is later. */
  readonly id: number;
  /** See `subjectName`. */
  readonly name: string;
  /** Null where it takes another back. */
  readonly value: SettingValue | null;
  /** The day from which it holds. */
  readonly from: Day;
  /** The change that it takes back; null where it takes none. */
  readonly takesBack: number | null;
}

/** The changes that hold, or will, in the order in which they come to hold; of the same day the one that was decided last comes last. */
export function living(changes: readonly SettingChange[]): SettingChange[] {
  const gone = new Set(changes.map(({ takesBack }) => takesBack));
  return changes.filter(({ id, value }) => value !== null && !gone.has(id)).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id));
}

/** The settings of each day after these changes, in whatever order they are given. What is planned waits; what no setting knows counts for nothing. */
export function settingsFrom(changes: readonly SettingChange[]): SettingsOn {
  const steps: { from: Day; settings: Settings }[] = [];
  let settings = DEFAULT_SETTINGS;
  for (const { name, value, from } of living(changes)) {
    const subject = subjectOf(name);
    if (subject === null || value === null) continue;
    settings = withValue(settings, subject, value);
    if (steps.at(-1)?.from === from) steps.pop();
    steps.push({ from, settings });
  }
  return (day) => steps.findLast(({ from }) => from <= day)?.settings ?? DEFAULT_SETTINGS;
}

export const settingsOn = (changes: readonly SettingChange[], day: Day): Settings => settingsFrom(changes)(day);

/** How far ahead one may plan: further, and nobody remembers. Own choice, no source. */
export const LATEST_DAYS = 731;

export const CHANGE_REASONS = ['out-of-bounds', 'not-a-number', 'stays', 'too-early', 'too-late', 'nothing-changes'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** A change as somebody wishes it. */
export interface Wish { readonly subject: Subject; readonly value: SettingValue; readonly from: Day }
export type Judged = { readonly ok: true } | { readonly ok: false; readonly reason: ChangeReason; readonly about: 'value' | 'from' };

const no = (reason: ChangeReason, about: 'value' | 'from'): Judged => ({ ok: false, reason, about });

function valueFault({ subject, value }: Wish): ChangeReason | null {
  if ('list' in subject) {
    const fixed = (LISTS[subject.list] as ListSpec).fixed[subject.code];
    return fixed === undefined ? null : 'stays';
  }
  const { min, max, tenths }: NumberSpec = NUMBERS[subject.number];
  if (typeof value !== 'number' || !Number.isFinite(value) || Number(value.toFixed(tenths ? 1 : 0)) !== value) return 'not-a-number';
  return value < min || value > max ? 'out-of-bounds' : null;
}

/**
 * Whether this may be decided today. From tomorrow at the earliest: what was done today was judged on the settings of today, and
 * stays right (P-15).
 */
export function judgeChange(wish: Wish, changes: readonly SettingChange[], today: Day): Judged {
  const fault = valueFault(wish);
  if (fault) return no(fault, 'value');
  if (wish.from <= today) return no('too-early', 'from');
  if (wish.from > addDays(today, LATEST_DAYS)) return no('too-late', 'from');
  const before = settingsOn(changes, wish.from);
  if (valueOf(before, wish.subject) === wish.value) return no('nothing-changes', 'value');
  return { ok: true };
}

/** What may be taken back: it is still to come, and stands. */
export const canTakeBack = (changes: readonly SettingChange[], id: number, today: Day): SettingChange | null =>
  living(changes).find((one) => one.id === id && one.from > today) ?? null;
