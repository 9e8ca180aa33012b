import type { Day } from '../day.ts';
import type { PersonId } from '../fields.ts';
import type { Entry, Fact, FactKind } from './facts.ts';
import { conflictOf } from './fold-conflict.ts';
import { DESK_EFFECTS } from './fold-desk.ts';
import { TRAJECTORY_EFFECTS } from './fold-trajectory.ts';
import { emptyState, inOrder, type CaseState, type Journal } from './state.ts';

/** Total over all kinds of facts: a new kind without an effect does not compile. */
const EFFECTS = { ...DESK_EFFECTS, ...TRAJECTORY_EFFECTS };

const higher = (journal: Journal, name: 'release' | 'contact' | 'request' | 'text' | 'question', number: number): Journal =>
  (number > journal[name] ? { ...journal, [name]: number } : journal);

function withPerson(journal: Journal, id: PersonId): Journal {
  const number = Number(id.slice(1));
  return number > journal.person ? { ...journal, person: number } : journal;
}

/** Numbers are given once in a journal: also where the entry was corrected, or happened later than the day in question. */
function numbered(journal: Journal, { fact, day }: Entry): Journal {
  switch (fact.kind) {
    case 'Referred': return { ...journal, referred: day };
    case 'PersonAdded': case 'RepresentativeAdded': case 'SupporterAdded': return withPerson(journal, fact.person);
    case 'Released': return higher(journal, 'release', fact.number);
    case 'MessagePassed': case 'ContactHeld': return higher(journal, 'contact', fact.number);
    case 'ReportTextWritten': return higher(journal, 'text', fact.number);
    case 'ReferrerAsked': return higher(journal, 'question', fact.number);
    case 'DataRequested': return higher(journal, 'request', fact.number);
    default: return journal;
  }
}

function turned(state: CaseState, { fact, day }: Entry): void {
  switch (fact.kind) {
    case 'Allocated': case 'Rejected': case 'RejectionResumed': case 'Closed': case 'Reopened':
      state.journal = { ...state.journal, turned: { kind: fact.kind, day } };
  }
}

/** Whoever works in a case has taken it, without saying so too. */
function taken(state: CaseState, { fact, actor }: Entry): void {
  if (fact.kind === 'Allocated' || fact.kind === 'Reallocated') return;
  if ([state.allocated?.mediator, state.second].some((id) => id && actor === `staff:${id}`)) state.untaken = null;
}

const ROUNDS_OFF: ReadonlySet<FactKind> = new Set(['MessagePassed', 'ContactHeld', 'FollowedUp', 'ClosingLetterSettled', 'Stopped', 'Closed', 'Died']);

/** Whoever came back had what they came for, or it comes to nothing after all: the case can be rounded off again. */
const roundsOff = (fact: Fact): boolean => ROUNDS_OFF.has(fact.kind) || (fact.kind === 'Answered' && fact.answer !== 'yes') || (fact.kind === 'Decided' && fact.decision === 'stop');

/**
 * What was late stays late. That a case was talked over moves nobody's day; nor does that it went to a colleague and was taken by them: a participant
 * waits as long as before. What was handed back began anew with the desk. Taking such a line back moves none either. `still`: their numbers.
 */
const movesDay = ({ fact }: Entry, still: ReadonlySet<number>, { allocated }: CaseState): boolean => {
  if (fact.kind === 'Reallocated' || fact.kind === 'AllocationAccepted') return (allocated?.takenOver ?? null) === null;
  return fact.kind !== 'TalkedOver' && !(fact.kind === 'Corrected' && still.has(fact.seq));
};

/** One more living entry, in the order in which they happened. */
export function apply(state: CaseState, entry: Entry, still: ReadonlySet<number> = new Set()): void {
  const why = conflictOf(state, entry.fact, entry.day);
  if (why) state.conflicts.push({ seq: entry.seq, why });
  (EFFECTS[entry.fact.kind] as (s: CaseState, f: Fact, d: Day, seq: number) => void)(state, entry.fact, entry.day, entry.seq);
  taken(state, entry);
  if (roundsOff(entry.fact)) state.comesBack = false;
  state.kinds.set(entry.seq, entry.fact.kind);
  if (movesDay(entry, still, state)) state.last = entry.day;
  state.journal = numbered(state.journal, entry);
  turned(state, entry);
}

/** Where the case stands at the end of day `until` (now, where left out), as far as is recorded. */
export function fold(entries: readonly Entry[], until?: Day): CaseState {
  const state = emptyState();
  const still = new Set(entries.filter(({ fact }) => fact.kind === 'TalkedOver' || fact.kind === 'Reallocated').map(({ seq }) => seq));
  for (const entry of inOrder(entries)) {
    if (until === undefined || entry.day <= until) apply(state, entry, still);
    else turned(state, entry);
  }
  state.journal = entries.reduce(numbered, state.journal);
  return state;
}
