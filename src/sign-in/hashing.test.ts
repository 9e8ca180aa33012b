import { afterAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { everyRoute } from '../../test/routes.ts';
import { testServer, visitor } from '../../test/visit.ts';

const seen = vi.hoisted(() => ({ now: 0, most: 0, all: 0, begun: [] as unknown[] }));

/** The real hashes; counted is how many run at one time, and kept which password each began with. */
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const counted = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => async (...args: A) => {
    seen.now++;
    seen.all++;
    seen.begun.push(args[1]);
    seen.most = Math.max(seen.most, seen.now);
    return work(...args).finally(() => seen.now--);
  };
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) };
});

const { hashPassword, verifyPassword } = await import('./password.ts');
const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);

test('of twenty sign-ins at once two are hashed at any time; the rest waits or hears that it is busy, and pages go on', async () => {
  const people = Array.from({ length: 20 }, () => visitor(server));
  const keys = await Promise.all(people.map((person) => person.keyFor('/inloggen')));
  const answers = Promise.all(people.map((person, nth) => person.post('/inloggen', { email: `wie${nth}@test.invalid`, wachtwoord: 'x', code: '000000', eenmalig: keys[nth]! })));
  const page = await visitor(server).get('/inloggen');
  const statuses = (await answers).map(({ status }) => status);
  expect(page.status).toBe(200);
  expect(seen.most).toBe(2);
  expect(seen.all).toBeGreaterThanOrEqual(7);
  expect(statuses.filter((status) => status !== 422 && status !== 503)).toEqual([]);
});

test('whoever signed in from this browser before goes before strangers, and has a place that they cannot take', async () => {
  const stored = await hashPassword(house.keys, 'paard batterij nietje juist') as string;
  seen.begun.length = 0;
  const strangers = Array.from({ length: 12 }, () => verifyPassword(house.keys, null, 'x'));
  const known = verifyPassword(house.keys, stored, 'paard batterij nietje juist', 'known');
  expect(await known).toBe(true);
  expect((await Promise.all(strangers)).filter((answer) => answer === 'busy')).toHaveLength(5);
  // Behind the two that ran already, and before the five strangers that waited; which of two that run ends first is chance.
  expect(seen.begun.indexOf('paard batterij nietje juist')).toBe(2);
});
