import { blocksOf, holdsOn, rank, type Candidate, type Profile, type Wanted } from '../core/allocation.ts';
import type { AllocationSettings } from '../core/case/settings.ts';
import { addDays, type Day } from '../core/day.ts';

/** Every region in which somebody works, by two digits: whoever works there too is near their cases. */
export const workedIn = ({ areas }: Profile, on: Day): number[] =>
  [...new Set(areas.filter((one) => holdsOn(one, on)).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)))];

export interface Leaving { readonly id: string; readonly wanted: Wanted; readonly keptOut: (staff: string) => boolean }

/**
 * For each case of somebody who goes, who could take it over: a case that is proposed to somebody counts as theirs at the
 * next, so that not everything goes to the same. Null where nobody can be proposed. `candidates`: without whoever goes.
 */
export function spread(cases: readonly Leaving[], candidates: readonly Candidate[], settings: AllocationSettings): Map<string, string | null> {
  const taken = new Map<string, number>();
  const found = new Map<string, string | null>();
  for (const { id, wanted, keptOut } of cases) {
    const now = candidates.map((one): Candidate => ({
      ...one, keptOut: keptOut(one.id), running: [...one.running, { phase: 'intake-a', paused: false, count: taken.get(one.id) ?? 0 }],
    }));
    const first = rank(now, wanted, settings).top[0]?.candidate.id ?? null;
    if (first !== null) taken.set(first, (taken.get(first) ?? 0) + 1);
    found.set(id, first);
  }
  return found;
}

/** Why each of them is not proposed for this case, for the list; nobody who may not come near it is in the list at all. */
export const choicesFor = ({ wanted, keptOut }: Leaving, candidates: readonly Candidate[], settings: AllocationSettings) =>
  candidates.filter(({ id }) => !keptOut(id)).map((candidate) => ({ candidate, blocks: blocksOf({ ...candidate, keptOut: false }, wanted, settings) }));

/**
 * What remains of a period that somebody takes away: its last day, or null where nothing does. What was recorded today was a mistake and goes
 * whole, and so does what did not begin; leave did not take place. Where somebody worked, and what for, keeps the days on which it held.
 */
export function lastDayOnEnd({ kind, from, until, recordedOn }: { kind: 'area' | 'competence' | 'leave'; from: Day; until: Day | null; recordedOn: Day }, today: Day): Day | null {
  if (kind === 'leave' || recordedOn === today || from >= today) return null;
  const yesterday = addDays(today, -1);
  return until !== null && until < yesterday ? until : yesterday;
}
