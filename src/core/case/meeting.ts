import type { AppointmentKind, AppointmentPlace, Homes } from '../appointment.ts';
import type { Day } from '../day.ts';
import type { PersonId } from '../fields.ts';
import type { OrderName } from './orders.ts';
import { banHolds, participants, stoodBy, takesPart, type CaseState, type Participant } from './state.ts';
import type { Waiting } from './waiting.ts';

/** What an appointment in a case is likely to be. `place`: only where there is one place that it can be. */
export interface Meeting { readonly kind: AppointmentKind; readonly people: readonly PersonId[]; readonly minutes: 60 | 120; readonly place: AppointmentPlace | null }

/** How long they usually are: with one an hour, with people of both sides two. Own choice, no source. */
const WITH_ONE = 60;
const WITH_BOTH = 120;

/** The talk that is held before each of these can be recorded; the decision after an intake is often told in one more. */
const TALKS: Readonly<Partial<Record<OrderName, AppointmentKind>>> = {
  'accept-allocation': 'intake', 'contact-referrer': 'intake', 'hold-intake': 'intake', 'decide-to-go-on': 'talk', prepare: 'preparation', 'agree-confidentiality': 'preparation', 'consent-to-form': 'preparation', 'follow-up': 'follow-up',
};

/**
 * The appointment that brings the case on, to be filled in for its mediator and changed at will; null where the next step needs none, or where
 * meeting is held back (P-05). Whoever is detained is visited where they are (P-21).
 */
export function likelyMeeting(state: CaseState, { next, person }: Pick<Waiting, 'next' | 'person'>, on: Day): Meeting | null {
  if (next === 'hold-contact') {
    const people = participants(state).filter((p) => takesPart(p) && p.decision === 'go-on');
    return banHolds(state, on) || people.length < 2 ? null : { kind: 'contact', people: people.map(({ id }) => id), minutes: WITH_BOTH, place: null };
  }
  const kind = next === null ? undefined : TALKS[next];
  const whom = kind === undefined ? null : metNext(state, person);
  if (!kind || !whom) return null;
  return { kind: whom.detained === 'yes' && kind === 'intake' ? 'prison-visit' : kind, people: [whom.id], minutes: WITH_ONE, place: whom.detained === 'yes' ? 'prison' : null };
}

/** Before the intake the step names nobody: it is whoever the case began with, where that is one. */
function metNext(state: CaseState, person: Waiting['person']): Participant | null {
  const named = person === null ? null : state.people.get(person) ?? null;
  if (named) return named.dead ? null : named;
  const [only, ...others] = participants(state, 'a').filter(takesPart);
  return others.length === 0 ? only ?? null : null;
}

/** The sides of who comes, of a representative or supporter that of whom they stand by: they too see where the other side lives. */
export const sidesOf = (state: CaseState, people: readonly string[]): Participant['side'][] =>
  people.flatMap((id) => stoodBy(state, id as PersonId)?.side ?? []);

/** Of whoever is met at home; an address that mail came back from is none. */
export function homesOf(state: CaseState, people: readonly string[]): Homes {
  const met = participants(state).filter(({ id }) => people.includes(id));
  return { met: met.length, addresses: met.filter(({ details }) => details.some(({ channel }) => channel === 'post')).length };
}

/** Why an appointment may not stand any more: recorded after it was planned, often by a colleague. Whoever goes there has to know before they leave. */
export const DOUBTS = ['dead', 'stopped', 'paused'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** `people`: who would come; of whoever speaks for somebody or comes along, that person counts. On its day a pause may be over. */
export function doubtOf(state: CaseState, { people, day }: { readonly people: readonly string[]; readonly day: Day }): Doubt | null {
  const met = people.flatMap((id) => stoodBy(state, id as PersonId) ?? []);
  if (met.some(({ dead }) => dead)) return 'dead';
  if (met.some(({ stopped }) => stopped)) return 'stopped';
  return state.paused !== null && (state.paused.until === null || day < state.paused.until) ? 'paused' : null;
}
