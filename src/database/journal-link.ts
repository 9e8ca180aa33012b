import { bindingAnswer } from '../core/case/complete.ts';
import { fold } from '../core/case/fold.ts';
import type { Reason } from '../core/case/reasons.ts';
import { participants, type Bar, type CaseState, type Participant } from '../core/case/state.ts';
import { isUuid, type CaseId, type PersonId } from '../core/fields.ts';
import type { Db } from './database.ts';
import { decide, record, type By, type Decided, type Given, type Order, type Refused } from './journal-give.ts';
import { holdCase, type Held } from './journal-read.ts';
import { sameIdentity } from './people/identity.ts';

/** A link that the other case need not carry: it is over there, or it already has it. */
const NOT_NEEDED: readonly Reason[] = ['closed', 'rejected', 'already-linked'];

/**
 * Links two cases. *Earlier* also binds what the same people answered there (P-01); *other-side* is written in
 * both cases. All or nothing.
 */
export async function linkCases(db: Db, order: Order, by: By): Promise<Given> {
  const other = order.values['other'];
  if (!isUuid(other) || other === order.caseId) return { ok: false, reason: 'field-wrong', field: 'other' };
  const held = await holdBoth(db, order.caseId, other);
  const here = held.get(order.caseId);
  const there = held.get(other);
  if (!here) throw new Error('an order for a case that does not exist');
  if (!there) return { ok: false, reason: 'field-wrong', field: 'other' };
  const link = await decide(db, here, order, by);
  if (!link.ok) return link;
  const back = order.values['link'] === 'other-side' ? await decideBack(db, there, order, by) : null;
  if (back && !back.ok) return back;
  const linked = await record(db, here, order, link, by);
  if (back) await record(db, there, backOf(order, there.id), back, by);
  const bound = order.values['link'] === 'earlier' ? await bindEarlier(db, linked, there, order, by) : [];
  return { ok: true, first: here.head.seq + 1, facts: [...link.facts, ...bound] };
}

/** Always in the same order, so that two links between the same cases never wait for each other crosswise. */
async function holdBoth(db: Db, one: string, other: string): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  for (const id of [one, other].sort()) {
    const found = await holdCase(db, id);
    if (found) held.set(id, found);
  }
  return held;
}

const backOf = (order: Order, there: CaseId): Order =>
  ({ ...order, caseId: there, values: { ...order.values, other: order.caseId }, seen: null });

async function decideBack(db: Db, there: Held, order: Order, by: By): Promise<Decided | Refused | null> {
  const decided = await decide(db, there, backOf(order, there.id), by);
  return !decided.ok && 'reason' in decided && NOT_NEEDED.includes(decided.reason) ? null : decided;
}

/** Gives `bind-earlier-answer` for everybody of side B whose answer in the earlier case still binds. */
async function bindEarlier(db: Db, linked: Held, there: Held, order: Order, by: By): Promise<readonly Decided['facts'][number][]> {
  const earlier = fold(there.entries);
  const same = await sameIdentity(db, linked.id, there.id);
  let held = linked;
  const facts: Decided['facts'][number][] = [];
  for (const person of participants(fold(linked.entries), 'b')) {
    const before = samePerson(earlier, person, same.find((one) => one.person === person.id)?.otherPerson ?? null, participants(fold(linked.entries)));
    const bar = before ? bindingAnswer(earlier, before) : null;
    if (!bar || bar.answer === 'yes' || !bindsMore(bar, person.earlier)) continue;
    const bind: Order = { ...order, order: 'bind-earlier-answer', person: person.id, values: { ...bar }, texts: {}, seen: null };
    const decided = await decide(db, held, bind, by);
    if (!decided.ok) continue;
    held = await record(db, held, bind, decided, by);
    facts.push(...decided.facts);
  }
  return facts;
}

/** By identity where it is known; else the only one of the same position there, where here, too, there is only one. */
function samePerson(earlier: CaseState, person: Participant, known: string | null, here: readonly Participant[]): Participant | null {
  if (known !== null) return earlier.people.get(known as PersonId) ?? null;
  const alike = (p: Participant) => p.position === person.position;
  const there = participants(earlier).filter(alike);
  return there.length === 1 && here.filter(alike).length === 1 ? there[0] ?? null : null;
}

/** The newest answer counts, but a *never* stays until that person comes themselves (P-01). */
function bindsMore(bar: Bar, present: Bar | null): boolean {
  if (present === null) return true;
  if (present.answer === 'never') return false;
  return bar.answer === 'never' || (bar.since ?? '') >= (present.since ?? '');
}
