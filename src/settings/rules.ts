import { isCode } from '../core/codes.ts';
import { living, settingsOn, type SettingChange } from '../core/case/setting-change.ts';
import { subjectName, valueOf, type SettingValue, type Subject } from '../core/case/setting-list.ts';
import type { Day } from '../core/day.ts';

/** Where one setting stands on a day, and what is planned for it. */
export interface Stand {
  readonly subject: Subject;
  readonly now: SettingValue;
  /** Since when; null where it is as BIS brought it. */
  readonly since: Day | null;
  /** What will hold, in the order of its days: of two decisions for one day the one that was decided last. */
  readonly planned: readonly SettingChange[];
}

/** A day before which the foundation did not work: from then on means always. */
const BEGUN = '2007-01-01';

export function standOf(subject: Subject, changes: readonly SettingChange[], today: Day): Stand {
  const own = living(changes).filter(({ name }) => name === subjectName(subject));
  const settings = settingsOn(changes, today);
  const since = own.findLast(({ from }) => from <= today)?.from ?? bornOn(subject, settings);
  return { subject, now: valueOf(settings, subject), since, planned: own.filter(({ from }, at) => from > today && own[at + 1]?.from !== from) };
}

/** Some forms and reasons exist since a day of their own. */
function bornOn(subject: Subject, { formSince, rejectionSince }: ReturnType<typeof settingsOn>): Day | null {
  if (!('list' in subject)) return null;
  if (subject.list === 'form' && isCode('form', subject.code)) return formSince[subject.code] === BEGUN ? null : formSince[subject.code];
  return subject.list === 'rejection' && isCode('rejection', subject.code) ? rejectionSince[subject.code] ?? null : null;
}
