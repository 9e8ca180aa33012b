import type { Relation } from '../core/case/order.ts';
import { bindingAnswer } from '../core/case/complete.ts';
import { phase } from '../core/case/outcome.ts';
import { participants, type Bar, type CaseState, type Participant } from '../core/case/state.ts';
import type { Day } from '../core/day.ts';
import { word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { PHASE_WORDS } from '../words/phases.ts';

/** Who compares: the desk, in both cases. Others link the cases of which they know the numbers. */
export const compares = (relations: readonly (Relation | 'trainee' | 'glass')[]): boolean => relations.includes('desk');

/**
 * Where a case stands, as the desk may know it: from sending out on that it is with a mediator, and not what comes of it (P-11).
 */
export function standText(state: CaseState, mediator: string | null): string {
  if (state.rejected) return `Afgekeurd op ${wholeDay(state.rejected.day)}: ${word('rejection', state.rejected.reason)}`;
  if (state.closed) return `Afgesloten op ${wholeDay(state.closed)}`;
  if (state.allocated) return `Uitgezet op ${wholeDay(state.allocated.day)}${mediator ? ` naar ${mediator}` : ''}`;
  return PHASE_WORDS[phase(state)];
}

/** An answer of somebody that binds here too (P-01). */
export interface Binding { readonly person: Participant; readonly bar: Bar }

/** Null where this reader does not see answers: what was answered after sending out is the mediator's (P-11). */
export function bindingIn(state: CaseState): Binding[] | null {
  if (state.allocated !== null) return null;
  return participants(state).flatMap((person) => {
    const bar = bindingAnswer(state, person);
    return bar ? [{ person, bar }] : [];
  });
}

/** An earlier case was there first; the newer one is linked to it, so that what binds there binds here. */
export const isEarlier = (other: Day, here: Day): boolean => other <= here;
