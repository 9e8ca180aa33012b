import { expect, test } from 'vitest';
import { after, contextOf, explore, keyOf, RELATIONS, type Place } from '../../../test/explore.ts';
import { counted, Past } from '../../../test/oracle.ts';
import { places } from '../../../test/places.ts';
import { blank, MILESTONES, USUAL } from '../../../test/story.ts';
import { CODES } from '../codes.ts';
import type { PersonId } from '../fields.ts';
import { decideOrder, whyNot } from './order.ts';
import { specOf, type OrderName } from './orders.ts';
import { keepsOpen } from './left-out.ts';
import { hasEnded, lettersOwed, outcome, PHASES, phase } from './outcome.ts';
import { possible } from './possible.ts';
import { REASONS } from './reasons.ts';

/** In every run two orders deep from the ordinary way and one from every other place; BIS_LONG=1 goes one deeper. */
const LONG = process.env['BIS_LONG'] === '1';
const starts = places();
const ordinary = [...starts.values()].slice(0, MILESTONES.length);
const others = [...starts.values()].slice(MILESTONES.length);
const ended = ({ state }: Place) => state.closed !== null || state.rejected !== null;

/** The next step on the shortest way out of a case, whatever state it is in; null at its end. */
function wayOut(place: Place): { order: OrderName; person: PersonId | null } | null {
  const { state } = place;
  if (ended(place)) return null;
  if (!state.allocated) return { order: 'reject', person: null };
  if (!hasEnded(state)) return { order: 'stop-case', person: null };
  const waits = keepsOpen(state)[0];
  if (waits) return { order: 'stop-taking-part', person: waits.id };
  const owed = lettersOwed(state)[0];
  return owed ? { order: 'settle-closing-letter', person: owed.id } : { order: 'close', person: null };
}

function step(place: Place, { order, person }: { order: OrderName; person: PersonId | null }): Place {
  const spec = specOf(order);
  const relation = spec.by.includes('mediator') ? 'mediator' : 'desk';
  const decision = decideOrder(spec, contextOf(place, relation), place.on, { person, values: { ...blank(order, place.on), ...USUAL[order] } });
  if (!decision.ok) throw new Error(`no way out: ${order} is refused (${decision.reason}) in ${keyOf(place.state, place.on)}`);
  return after(place, decision.facts);
}

function leadsOut(place: Place): void {
  const next = wayOut(place);
  if (next === null) return;
  const spec = specOf(next.order);
  const context = contextOf(place, spec.by.includes('mediator') ? 'mediator' : 'desk');
  const reason = whyNot(spec, context, next.person === null ? null : place.state.people.get(next.person) ?? null);
  if (reason) throw new Error(`no way out: ${next.order} is refused (${reason}) in ${keyOf(place.state, place.on)}`);
}

function walksOut(place: Place): void {
  let end = place;
  for (let way = wayOut(end), n = 0; way !== null; way = wayOut(end), n += 1) {
    if (n > 12) throw new Error('the way out does not end');
    end = step(end, way);
  }
  if (!ended(end)) throw new Error('the way out leads nowhere');
}

test('every state around every place of a case has a way out, one outcome and one phase [R-078] [R-079] [R-080]', () => {
  let walked = 0;
  const visit = (place: Place): void => {
    const counts = outcome(place.state);
    if (counts !== counted(new Past(place.entries, place.on))) throw new Error(`counted as ${counts} in ${keyOf(place.state, place.on)}`);
    if ((counts === null) !== (place.state.allocated === null)) throw new Error('what was sent out has an outcome, what was not has none');
    if (!PHASES.includes(phase(place.state))) throw new Error('no phase');
    leadsOut(place);
    // The whole way out is walked from every state near a place, and from some of the others.
    if (place.depth < 2 || (walked += 1) % 25 === 0) walksOut(place);
  };
  const found = explore(ordinary, LONG ? 3 : 2, visit);
  explore(others, LONG ? 2 : 1, visit, found);
  console.info(`places: ${starts.size}; orders that led somewhere: ${found.moves}; states: ${found.states.size}`);
  expect(found.states.size).toBeGreaterThan(25_000);
}, 1_200_000);

test('one order further than the places every phase and every outcome is met', () => {
  const phases = new Set<string>(), outcomes = new Set<string | null>();
  explore([...starts.values()], 1, ({ state }) => { phases.add(phase(state)); outcomes.add(outcome(state)); });
  expect([...phases].sort()).toEqual([...PHASES].sort());
  expect(outcomes).toEqual(new Set([null, ...CODES.outcome]));
});

test('what is possible is said to everybody in every place, with a reason that has a sentence, and is what then can be done', () => {
  for (const [name, place] of starts) {
    for (const relation of RELATIONS) {
      const context = contextOf(place, relation);
      for (const { order, person, reason } of possible(context)) {
        const who = person === null ? null : place.state.people.get(person) ?? null;
        expect(whyNot(specOf(order), context, who), `${name}: ${order}`).toBe(reason);
        expect(reason === null || REASONS.includes(reason)).toBe(true);
        expect(specOf(order).by).toContain(relation);
      }
    }
  }
});
