import { pairs } from './outcome.ts';
import { takesPart, type CaseState, type Participant } from './state.ts';

const met = (state: CaseState, p: Participant): boolean => state.contacts.some((c) => c.received !== null && c.people.includes(p.id));
const couldMeet = (state: CaseState, p: Participant): boolean => state.stopped === null && pairs(state).some(({ a, b, lives }) => lives && (a === p || b === p));

/** Came of their own will, said yes, or belongs to the side that was referred: knows that we would speak with them. */
const expectsUs = (p: Participant): boolean => p.cameThemselves || p.answer?.answer === 'yes' || (p.side === 'a' && p.sinceContact);

/**
 * Who expects to hear from us and was spoken to by nobody of ours: never forgotten because others had their contact. What an import
 * does not know to have been left out is none of it.
 */
export const waitsForUs = (state: CaseState): Participant[] =>
  (state.notRecorded.has('intake-b') ? [] : [...state.people.values()].filter((p) => takesPart(p) && p.intake === null && expectsUs(p) && !met(state, p)));

/** Of them, with whom mediation can still go on: a case is not closed over their heads. Whoever does not want it says so, and stops. */
export const keepsOpen = (state: CaseState): Participant[] => waitsForUs(state).filter((p) => couldMeet(state, p));

/** Who of the other side was never asked: knows of nothing and gets nothing, so the case may be closed, and its mediator sees it. */
export const neverAsked = (state: CaseState): Participant[] =>
  (state.notRecorded.has('approach') ? [] : [...state.people.values()].filter((p) => p.side === 'b' && takesPart(p) && p.approached === null && p.intake === null && !p.cameThemselves && p.answer === null && !met(state, p)));

/** Whom the case goes on with after others had their contact: who came later, or waits for us, and can still meet. Not who may not be asked (P-01). */
export const goesOnWith = (state: CaseState): Participant | null => {
  const barred = ({ earlier, answer, cameThemselves }: Participant): boolean => (earlier !== null && !cameThemselves) || (answer !== null && answer.answer !== 'yes');
  const waiting = new Set(keepsOpen(state));
  return [...state.people.values()].find((p) => takesPart(p) && (p.sinceContact || waiting.has(p)) && !barred(p) && !met(state, p) && couldMeet(state, p)) ?? null;
};
