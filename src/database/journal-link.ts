import { bindingAnswer } from '../core/case/complete.ts';
import { fold } from '../core/case/fold.ts';
import type { Reason } from '../core/case/reasons.ts';
import { participants, type CaseState, type Participant } from '../core/case/state.ts';
import { isUuid, type PersonId } from '../core/fields.ts';
import type { Db } from './database.ts';
import { decide, record, type By, type Decided, type Given, type Order, type Refused } from './journal-give.ts';
import { holdCase, type Held } from './journal-read.ts';
import { sameIdentity } from './people/identity.ts';
import { makeFindable } from './people/rebuild-search.ts';

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
  // After a crash or a restore too, a *never* binds the same person (P-01).
  await makeFindable(db, by.keys, [order.caseId, other]);
  const back = order.values['link'] === 'other-side' ? await backOf(db, here, there, order) : null;
  const linkedBack = back ? await decideBack(db, there, back, by) : null;
  if (linkedBack && !linkedBack.ok) return linkedBack;
  const linked = await record(db, here, order, link, by);
  if (back && linkedBack) await record(db, there, back, linkedBack, by);
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

/**
 * The same link as the other case sees it: there, who referred themselves here is on side B. Null where several are and
 * their names do not tell who: then somebody links them there.
 */
async function backOf(db: Db, here: Held, there: Held, order: Order): Promise<Order | null> {
  const others = participants(fold(there.entries), 'b');
  const initiators = new Set<string>(participants(fold(here.entries), 'a').map(({ id }) => id));
  const same = (await sameIdentity(db, here.id, there.id)).filter((one) => initiators.has(one.person));
  const known = others.find(({ id }) => same.some((one) => one.otherPerson === id)) ?? (others.length === 1 ? others[0] : undefined);
  if (!known) return null;
  return { ...order, caseId: there.id, values: { other: here.id, link: 'other-side', person: known.id }, texts: {}, seen: null };
}

async function decideBack(db: Db, there: Held, back: Order, by: By): Promise<Decided | Refused | null> {
  const decided = await decide(db, there, back, by);
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
    if (!bar || bar.answer === 'yes') continue;
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
