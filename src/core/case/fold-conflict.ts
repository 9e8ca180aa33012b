import type { Day } from '../day.ts';
import type { PersonId } from '../fields.ts';
import { answerBars } from './answer.ts';
import type { Fact } from './facts.ts';
import { concerned, everyoneConsents } from './report-back.ts';
import { banHolds, type CaseState, type Participant } from './state.ts';

type Conflict = CaseState['conflicts'][number]['why'];

const known = (state: CaseState, ids: readonly PersonId[]): Participant[] =>
  ids.map((id) => state.people.get(id)).filter((p): p is Participant => p !== undefined);

function approached(p: Participant, on: Day): Conflict | null {
  if (p.cameThemselves || p.answer === null) return null;
  return answerBars(p.answer, on) ? 'against-bar' : null;
}

/**
 * Acts that something recorded later, but of an earlier day, makes doubtful: the report of the world is kept, and a person
 * mends it (architecture, The journal). Asked before the effect of an entry.
 */
export function conflictOf(state: CaseState, fact: Fact, on: Day): Conflict | null {
  switch (fact.kind) {
    case 'ReportedBack':
      if (concerned(state).some((p) => p.dead)) return 'after-death';
      return everyoneConsents(state, fact.receiver, { words: fact.words, text: fact.textNumber ?? null }) ? null : 'without-consent';
    case 'Approached': case 'ContactHeld': case 'MessagePassed': break;
    default: return null;
  }
  const people = known(state, fact.kind === 'Approached' ? [fact.person] : fact.kind === 'ContactHeld' ? fact.people : [fact.from, fact.to]);
  if (people.some((p) => p.dead)) return 'after-death';
  if (banHolds(state, on)) return 'against-ban';
  if (state.paused !== null) return 'while-paused';
  if (fact.kind === 'Approached') return people.map((p) => approached(p, on))[0] ?? null;
  if (state.notRecorded.has('consent')) return null;
  return people.every((p) => p.forms.has(fact.form)) ? null : 'without-consent';
}
