import type { Code } from '../codes.ts';
import { contactTookPlace, participants, takesPart, type CaseState, type Participant } from './state.ts';

/** Two people who could meet: one of each side. Consent, form and outcome are theirs. */
export interface Pair { readonly a: Participant; readonly b: Participant; readonly outcome: Code<'outcome'>; readonly lives: boolean }

/** Also who came of their own will and was spoken to. */
const reached = (b: Participant): boolean => b.approached !== null || b.intake !== null;

export function pairs(state: CaseState): Pair[] {
  return participants(state, 'a').flatMap((a) => participants(state, 'b').map((b) => {
    const met = state.contacts.some((c) => c.received !== null && c.people.includes(a.id) && c.people.includes(b.id));
    return {
      a, b, lives: takesPart(a) && takesPart(b),
      outcome: met ? 'mediated-contact' : reached(b) ? 'ended-after-approach' : 'ended-before-approach',
    };
  }));
}

/**
 * How a case that stops here counts: the furthest of its pairs. Nobody types it. Null before it is sent
 * out: a rejected referral has no outcome.
 */
export function outcome(state: CaseState): Code<'outcome'> | null {
  if (!state.allocated) return null;
  if (contactTookPlace(state) || state.notRecorded.has('contact')) return 'mediated-contact';
  const approached = participants(state, 'b').some(reached) || state.notRecorded.has('approach');
  return approached ? 'ended-after-approach' : 'ended-before-approach';
}

/** Nothing more is to come: stopped, nobody left to bring together, or contact took place. */
export const hasEnded = (state: CaseState): boolean =>
  state.stopped !== null || contactTookPlace(state) || state.notRecorded.has('contact') || !pairs(state).some((p) => p.lives);

/** Who had an intake and has no closing letter settled. */
export const lettersOwed = (state: CaseState): Participant[] =>
  (state.notRecorded.has('closing-letter') ? [] : participants(state).filter((p) => p.intake !== null && !p.dead && p.closingLetter === null));

/** In which form a case with contact is counted: the last one received (dataset-2018, 0.6 "the last/most direct one"). */
export function countedForm(state: CaseState): Code<'form'> | null {
  const received = state.contacts.filter((c) => c.received !== null);
  return received.length === 0 ? null : received.reduce((last, c) => ((c.received as string) >= (last.received as string) ? c : last)).form;
}

export const PHASES = [
  'referral', 'completing', 'allocating', 'intake-a', 'approach', 'intake-b', 'preparation', 'contact', 'rounding-off', 'closed', 'rejected',
] as const;
export type CasePhase = (typeof PHASES)[number];

/** Where the case stands, as one word for lists and the phase bar; each party has its own standing beside it. */
export function phase(state: CaseState): CasePhase {
  if (state.rejected) return 'rejected';
  if (state.closed) return 'closed';
  if (!state.allocated) return state.accepted ? (participants(state, 'b').some((p) => p.details.length > 0 || p.referredItself) ? 'allocating' : 'completing') : 'referral';
  if (state.stopped || (!pairs(state).some((p) => p.lives))) return 'rounding-off';
  if (participants(state).some((p) => p.followedUp || p.closingLetter !== null)) return 'rounding-off';
  if (contactTookPlace(state)) return 'contact';
  const others = participants(state, 'b').filter(takesPart);
  if (others.some((p) => p.prepared) && participants(state, 'a').some((p) => p.prepared && takesPart(p))) return 'contact';
  if (others.some((p) => p.decision === 'go-on')) return 'preparation';
  if (others.some((p) => p.answer?.answer === 'yes' || p.referredItself) && participants(state, 'a').some((p) => p.intake)) return 'intake-b';
  return participants(state, 'a').some((p) => p.decision === 'go-on') ? 'approach' : 'intake-a';
}
