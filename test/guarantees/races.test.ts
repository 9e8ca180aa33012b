import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORDER_NAMES, type OrderName } from '../../src/core/case/orders.ts';
import { rebuildStanding } from '../../src/database/standing-anew.ts';
import type { Route } from '../../src/web/route.ts';
import { aCase } from '../story.ts';
import { everyRoute } from '../routes.ts';
import { signedIn, testServer, visitor, type Client } from '../visit.ts';
import { COLLEAGUE_OF, openHouse, press, type Colleague, type House } from './house.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import type { Act } from './told.ts';
import { LONG, tried } from './tried.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
});
afterAll(async () => {
  await press.close();
  await house.close();
});

interface Played { id: string; number: string; act: Act; before: number }

async function play(order: OrderName, second: boolean): Promise<Played> {
  const { c, act } = ready(order);
  // A second mediator beside the first, so that two people have the same part in it; by the desk, since a mediator who works in a case has taken it.
  if (second && act.by === 'mediator' && c.state.allocated && c.state.second === null && order !== 'add-second-mediator') c.do('add-second-mediator', {}, { by: 'desk' });
  const { id, number } = await house.put(c);
  const other = order === 'link-case' ? (await house.put(aCase({ on: '2020-03-02' }))).number : null;
  return { id, number, act: other ? { ...act, values: { ...act.values, other } } : act, before: c.entries.length };
}

/** Somebody else with the same part in the case. */
const BESIDE: Readonly<Partial<Record<Colleague, Colleague>>> = { mediator: 'second', desk: 'otherDesk', policy: 'otherPolicy' };

const intact = async (id: string) => (await house.read(id)).intact;
const added = async (one: Played) => (await house.read(one.id)).entries.slice(one.before).map(({ fact }) => fact.kind);

/** Each adds something of its own; both happened. */
const BESIDE_EACH_OTHER: readonly OrderName[] = ['add-supporter', 'remind-data', 'add-late-item'];

/** Facts that one giving of the order makes. */
function once(order: OrderName): string[] {
  const { c, act } = ready(order);
  const decided = c.decide(order, act.values as never, { by: act.by, ...(act.person ? { who: act.person } : {}) });
  return decided.ok ? decided.facts.map(({ kind }) => kind) : [];
}

describe('the same post twice at once', () => {
  // The short form takes every seventh: what makes them single is the same for all, and tried on every address below.
  test.each(ORDER_NAMES.filter((_, index) => LONG || index % 7 === 0))('%s is done once, and both get the same answer', async (order) => {
    const one = await play(order, false);
    const who = COLLEAGUE_OF[one.act.by];
    const key = house.key(who);
    const answers = await Promise.all([1, 2].map(() => house.post(one.number, one.act, { who, seen: one.before, key })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[0]?.location).toBe(answers[1]?.location);
    expect(await added(one)).toEqual(once(order));
    expect(await intact(one.id)).toBe(true);
    tried('races', 1, 'orders posted twice at once');
  });
});

describe('two people at once', () => {
  const shared = ORDER_NAMES.filter((order) => BESIDE[COLLEAGUE_OF[ready(order).act.by]] !== undefined);

  test.each(shared)('%s: each is told the truth, and what is answered with a yes is there', async (order) => {
    const one = await play(order, true);
    const first = COLLEAGUE_OF[one.act.by];
    const people = [first, BESIDE[first] as Colleague];
    const answers = await Promise.all(people.map((who) => house.post(one.number, one.act, { who, seen: one.before })));
    const file = await house.read(one.id);
    const news = file.entries.slice(one.before);
    const accepted = answers.filter(({ status }) => status === 303).length;
    // Of two posts that saw the same page, the second is done only where it takes nothing away from the first.
    expect([order, accepted]).toEqual([order, BESIDE_EACH_OTHER.includes(order) ? 2 : 1]);
    // 409: what the other recorded is shown first. 422, 403, 404: the rules say no to a second time, or the case left this person's hands.
    for (const { status } of answers) expect([303, 409, 422, 403, 404]).toContain(status);
    expect(new Set(news.map(({ actor }) => actor)).size).toBe(accepted);
    expect(news.length % accepted).toBe(0);
    expect(file.intact).toBe(true);
    tried('races', 1, 'orders posted by two people at once');
  });

  test('and afterwards every case stands as its journal says', async () => {
    expect(await rebuildStanding(house.database, randomUUID(), () => undefined)).toMatchObject({ changed: 0 });
  });
});

describe('every other address that changes something', () => {
  test('does it once when the same form is posted five times at once', async () => {
    const done = new Map<string, number>();
    const name = ({ method, path }: Route) => `${method} ${path}`;
    const counting = everyRoute.map((route): Route => ({
      ...route, act: null, right: route.right === 'public' ? 'public' : 'signed-in',
      handle: async (visit) => {
        if (route.method === 'GET') return { kind: 'page', frame: 'bare', title: 'x', body: visit.onceKey };
        done.set(name(route), (done.get(name(route)) ?? 0) + 1);
        return { kind: 'to', location: '/' };
      },
    }));
    const server = testServer(house, counting);
    const staff = await signedIn(server, house.database, { roles: ['desk'] });
    const guest = visitor(server);
    const keyOf = async (client: Client) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec((await client.get('/aanmelden')).text)?.[0] ?? '';
    const posts = counting.filter(({ method }) => method === 'POST');
    for (const route of posts) {
      const client = route.right === 'public' ? guest : staff;
      const eenmalig = await keyOf(client);
      const path = route.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => client.post(path, { eenmalig })));
      expect([route.path, done.get(name(route)), answers.map(({ status }) => status)]).toEqual([route.path, 1, [303, 303, 303, 303, 303]]);
    }
    tried('races', posts.length, 'addresses posted five times at once');
  });
});
