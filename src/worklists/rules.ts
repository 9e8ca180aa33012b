import { workOf } from '../core/allocation.ts';
import { CODES, type Code } from '../core/codes.ts';
import { addDays, type Day } from '../core/day.ts';
import { handBackReason, incompleteWhyNot } from '../core/case/allocate.ts';
import { reminderDue, requestRuns } from '../core/case/complete.ts';
import type { Entry } from '../core/case/facts.ts';
import type { Reason } from '../core/case/reasons.ts';
import type { Context } from '../core/case/order.ts';
import { specOf } from '../core/case/orders.ts';
import { DEFAULT_SETTINGS, defaultSettings, type Settings, type SettingsOn } from '../core/case/settings.ts';
import { emptyState, type CaseState } from '../core/case/state.ts';
import type { InHand, ListedCase } from './sql.ts';

/** The desk's lists; every running case of the desk's is in exactly one of them. */
export const DESK_LISTS = ['nieuw', 'verwijzer', 'gegevens', 'om', 'incompleet', 'uitzetten', 'beleid', 'teruggegeven', 'zonder', 'gepauzeerd'] as const;
export type DeskList = (typeof DESK_LISTS)[number];

/** What a row needs beyond the standing: facts of the few cases for which the day of today decides. */
export interface Close {
  readonly state: CaseState;
  /** Why it may not be sent out incomplete today; null where it may. */
  readonly incomplete: Reason | null;
  readonly reminderDue: Day | null;
  /** Why its mediator gave it back; null where that was not so. */
  readonly handedBack: Code<'handBack'> | null;
}

export const closeLook = ({ state, entries }: { readonly state: CaseState; readonly entries: readonly Entry[] }, on: Day, settings: SettingsOn): Close => ({
  state, handedBack: handBackReason(state, entries), reminderDue: reminderDue(state, settings),
  incomplete: state.allocated ? 'already-allocated' : incompleteWhyNot({ state, on, settings, relation: 'desk', staff: '' as never }),
});

/** Cases of which the standing alone does not tell the list. */
export const needsCloseLook = (row: ListedCase): boolean => row.waitsFor === 'prosecution' || row.waitsFor === 'referrer' || row.allocated !== null;

/** In which of the desk's lists a case is; null where it is with its mediator and nothing is asked of the desk. Whose mediator left needs another before anything else. */
export function deskList(row: ListedCase, close: Close | null): DeskList | null {
  if (row.handedBack) return 'teruggegeven';
  if (row.mediatorLeft) return 'zonder';
  if (row.allocated !== null) return close && requestRuns(close.state) ? 'om' : null;
  switch (row.waitsFor) {
    case 'pause': return 'gepauzeerd';
    case 'policy': return 'beleid';
    case 'referrer': return 'verwijzer';
    case 'prosecution': return close?.incomplete === null ? 'incompleet' : 'om';
    default: return row.next === 'settle-referrer-answer' ? 'verwijzer' : row.phase === 'referral' ? 'nieuw' : row.next === 'allocate' ? 'uitzetten' : 'gegevens';
  }
}

/** A rejection that can be taken up again: the rule itself is asked about every reason. */
export const RESUMABLE: readonly Code<'rejection'>[] = CODES.rejection.filter((reason) => {
  const on = DEFAULT_SETTINGS.incompleteSince;
  const context: Context = { state: { ...emptyState(), rejected: { reason, day: on, lookAgain: null } }, on, relation: 'desk', staff: '' as never, settings: defaultSettings };
  return specOf('resume-rejected').when(context, null as never) === null;
});

/** Groups of a mediator's own cases, in the order of the day. */
export const OWN_GROUPS = ['given', 'mine', 'person', 'others', 'paused'] as const;
export type OwnGroup = (typeof OWN_GROUPS)[number];

export function ownGroup(row: ListedCase): OwnGroup {
  if (row.next === 'accept-allocation') return 'given';
  switch (row.waitsFor) {
    case 'mediator': return 'mine';
    case 'person': return 'person';
    case 'pause': return 'paused';
    default: return 'others';
  }
}

/** Only own work can be late (P-03): never a person's decision, a pause, or an office that must answer. */
export const isLate = (row: ListedCase, today: Day): boolean =>
  row.lookAgain !== null && row.lookAgain < today && (row.waitsFor === 'mediator' || row.waitsFor === 'desk' || row.waitsFor === 'policy');

/** Parts of a mediator's day, in the order of the page. */
export const DAY_GROUPS = ['late', 'week', 'undated', 'new', 'look'] as const;
export type DayGroup = (typeof DAY_GROUPS)[number];

/** How far ahead the page of today looks, today included. Own choice, no source. */
const DAYS_AHEAD = 7;
export const lastAhead = (today: Day): Day => addDays(today, DAYS_AHEAD - 1);

/** To be taken by its mediator, who may have got it from a colleague long after it was first sent out; or sent out lately and not begun. */
const isNew = (row: ListedCase, today: Day): boolean => row.next === 'accept-allocation' ||
  row.phase === 'intake-a' && row.allocated !== null && row.allocated > addDays(today, -DAYS_AHEAD) && (row.next === 'contact-referrer' || row.next === 'hold-intake' || row.next === 'add-representative');

/** Where a task stands on that page; what somebody wrote down without a day is never late. */
export const taskGroup = (due: Day | null, today: Day): DayGroup => (due === null ? 'undated' : due < today ? 'late' : 'week');

/** Where a case stands on its mediator's page of today; null where nothing asks to be looked at yet. In one part only, so that counts add up. */
export function dayGroup(row: ListedCase, today: Day): DayGroup | null {
  if (row.waitsFor !== 'mediator') return row.lookAgain !== null && row.lookAgain <= lastAhead(today) ? 'look' : null;
  if (isLate(row, today)) return 'late';
  if (isNew(row, today)) return 'new';
  return row.lookAgain === null || row.lookAgain <= lastAhead(today) ? 'week' : null;
}

/** A mediator with much in hand: how many cases run, and in how many people are now prepared or brought together. */
export interface HeavyLoad { readonly name: string; readonly running: number; readonly together: number }

/**
 * Who has more in hand than the setting says, by name. Nothing is said of anybody else, and nobody stands above another; a pause is no
 * signal to a supervisor, and waiting for a person weighs as much as one's own turn, so that nobody gains by pressing (P-03).
 */
export function heavyLoads(cases: readonly InHand[], { heavyLoad, allocation }: Settings): HeavyLoad[] {
  const work = (own: readonly InHand[]) => workOf(own.filter(({ waitsFor }) => waitsFor !== 'pause').map(({ phase }) => ({ phase, paused: false, count: 1 })), allocation);
  const byMediator = Map.groupBy(cases, ({ mediator }) => mediator);
  return [...byMediator.values()].filter((own) => work(own) > heavyLoad).map((own) => ({
    name: own[0]?.name ?? '', running: own.length, together: own.filter(({ phase, waitsFor }) => waitsFor !== 'pause' && (phase === 'preparation' || phase === 'contact')).length,
  }));
}
