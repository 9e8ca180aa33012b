import type { Day } from '../core/day.ts';
import type { Phase as OrderPhase } from '../core/case/order.ts';
import { phase, type CasePhase } from '../core/case/outcome.ts';
import { contactTookPlace, participants, type CaseState } from '../core/case/state.ts';
import type { Phase } from '../ui/phase-bar.tsx';
import { shortDay } from '../words/day.ts';
import { STEPS } from '../words/phases.ts';

const first = (days: readonly (Day | null)[]): Day | null => days.filter((d) => d !== null).toSorted()[0] ?? null;

/** The day on which each step of the bar was reached, or null. */
function reached(state: CaseState): (Day | null)[] {
  const a = participants(state, 'a');
  const b = participants(state, 'b');
  const contact = contactTookPlace(state) ? first(state.contacts.map((c) => c.received)) : null;
  return [
    state.referral?.day ?? null, state.accepted, state.allocated?.day ?? null, first(a.map((p) => p.intake)), first(b.map((p) => p.approached)),
    first(b.map((p) => p.intake)), first(participants(state).map((p) => p.prepared)), contact, state.closed,
  ];
}

const over = (now: CasePhase) => now === 'closed' || now === 'rejected' || now === 'rounding-off';

/** The steps of the bar. A step that did not and will not happen is skipped, so a case that stopped early shows no gaps of "nog niet". */
export function barOf(state: CaseState, today: Day): Phase[] {
  const now = phase(state);
  const at = STEPS.findIndex(({ during }) => during.includes(now));
  const days = reached(state);
  return STEPS.map(({ label }, index): Phase => {
    const day = days[index] ?? null;
    const note = day ? shortDay(day, today) : undefined;
    if (index === at) return { label, state: 'now', note };
    if (now === 'closed' && index === STEPS.length - 1) return { label, state: 'done', note };
    if (at >= 0 && index > at) return { label, state: 'todo' };
    if (day || (!over(now) && index < at)) return { label, state: 'done', note };
    return { label, state: 'skipped' };
  });
}

/** Groups of orders that are open in the case file, by where the case stands. */
export const OPEN_GROUPS: Readonly<Record<CasePhase, readonly OrderPhase[]>> = {
  referral: ['assess', 'complete'], completing: ['complete', 'assess', 'allocate'], allocating: ['allocate'], 'intake-a': ['intake'], approach: ['approach', 'intake'],
  'intake-b': ['intake', 'approach'], preparation: ['prepare'], contact: ['contact', 'prepare'], 'rounding-off': ['follow-up', 'report-back', 'close'],
  closed: ['close'], rejected: ['assess'],
};
