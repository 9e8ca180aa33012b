import type { Day } from '../day.ts';
import type { PersonId } from '../fields.ts';
import type { Entry, Fact } from './facts.ts';
import { DESK_EFFECTS } from './fold-desk.ts';
import { conflictOf, TRAJECTORY_EFFECTS } from './fold-trajectory.ts';
import { emptyState, inOrder, type CaseState } from './state.ts';

/** Total over all kinds of facts: a new kind without an effect does not compile. */
const EFFECTS = { ...DESK_EFFECTS, ...TRAJECTORY_EFFECTS };

function peopleOf(fact: Fact): readonly PersonId[] {
  switch (fact.kind) {
    case 'Approached': return [fact.person];
    case 'MessagePassed': return [fact.from, fact.to];
    case 'ContactHeld': return fact.people;
    default: return [];
  }
}

export function apply(state: CaseState, entry: Entry): void {
  const why = conflictOf(state, entry.fact.kind, peopleOf(entry.fact), entry.day);
  if (why) state.conflicts.push({ seq: entry.seq, why });
  (EFFECTS[entry.fact.kind] as (s: CaseState, f: Fact, d: Day) => void)(state, entry.fact, entry.day);
  state.kinds.set(entry.seq, entry.fact.kind);
  state.last = entry.day;
}

/** Where the case stands at the end of day `until` (now, where left out), as far as is recorded. */
export function fold(entries: readonly Entry[], until?: Day): CaseState {
  const state = emptyState();
  for (const entry of inOrder(entries, until)) apply(state, entry);
  return state;
}
