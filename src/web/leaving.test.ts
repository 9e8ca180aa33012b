import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { testServer, visitor } from '../../test/visit.ts';
import { routes } from '../referral/routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
afterEach(() => void vi.useRealTimers());

type Transaction = typeof house.database.transaction;
const withDatabase = (transaction: Transaction) => testServer({ ...house, database: { ...house.database, transaction } }, routes);

/** Somebody with cookies of a form under way. */
function begun(server: Parameters<typeof visitor>[0]) {
  const client = visitor(server);
  for (const [name, value] of [['aanmelding', 'a'.repeat(40)], ['sessie', 'b'.repeat(40)], ['taal', 'en']] as const) client.cookies.set(name, value);
  return client;
}

describe('the quick exit leaves whatever happens here', () => {
  test('while the database is away: elsewhere, and the browser holds nothing of us', async () => {
    const away = withDatabase(async () => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    });
    const client = begun(away);
    const answer = await client.get('/weg');
    expect([answer.status, answer.location, answer.text]).toEqual([303, 'https://www.knmi.nl/', '']);
    expect([...client.cookies.keys()]).toEqual([]);
    expect(away.logged).toMatchObject([{ route: '/weg', status: 303, code: 'ECONNREFUSED' }]);
  });

  test('while the database does not answer: after a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const hangs = withDatabase(() => new Promise<never>(() => undefined));
    const client = begun(hangs);
    const leaving = client.get('/weg');
    await vi.advanceTimersByTimeAsync(1000);
    const answer = await leaving;
    expect([answer.status, answer.location]).toEqual([303, 'https://www.knmi.nl/']);
    expect([...client.cookies.keys()]).toEqual([]);
  });

  test('what comes too late is still forgotten', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let go = (): void => undefined;
    let done = false;
    const slow = withDatabase((async (who: never, work: never) => {
      await new Promise<void>((resolve) => { go = resolve; });
      const result = await house.database.transaction(who, work);
      done = true;
      return result;
    }) as unknown as Transaction);
    const leaving = begun(slow).get('/weg');
    await vi.advanceTimersByTimeAsync(1000);
    expect([(await leaving).status, done]).toEqual([303, false]);
    vi.useRealTimers();
    go();
    await vi.waitFor(() => expect(done).toBe(true));
  });
});
