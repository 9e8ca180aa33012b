import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from 'pg';
import { clientSettings, openDatabase } from '../../src/database/database.ts';
import { SELF_REGISTRATION } from '../guarantees/registration.ts';
import { otherPostgres, type OnSocket, type OtherPostgres } from '../other-postgres.ts';
import { npmStart, untilGone, type Started } from '../started.ts';
import { signedIn, visitor } from '../visit.ts';

/** BIS as a house runs it on a PostgreSQL of its own: the real program, two logins, one registration (docs/operations.md, Two logins). */
const data = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
let other: OtherPostgres;
let started: Started;

const LOGIN = `bis_test_server_${process.pid}`;
const urlOf = ({ socket, database }: OnSocket, user: string): string => `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socket)}`;
async function as<T>(user: string, sql: string): Promise<T[]> {
  const client = new Client(clientSettings({ ...other.connection, user }));
  await client.connect();
  try {
    const results = await client.query(sql) as unknown as { rows: T[] } | { rows: T[] }[];
    return [results].flat().at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}
const asOwner = <T>(sql: string) => as<T>('bis_owner', sql);

beforeAll(async () => {
  other = await otherPostgres();
  await as('postgres', `create role ${LOGIN} login noinherit; create role bis_app nologin; grant bis_app to bis_owner with admin option`);
  started = npmStart(data, ['--empty'], { DATABASE_URL: urlOf(other.connection, 'bis_owner'), APP_DATABASE_URL: urlOf(other.connection, LOGIN) });
  await started.address;
}, 120_000);
afterAll(async () => {
  started?.npm.kill('SIGTERM');
  await untilGone(data, 10_000);
  await other?.stop();
  rmSync(data, { recursive: true, force: true });
});

test('starts without a word of a weaker fence, and takes a registration in, sealed, by the login that owns nothing', async () => {
  const base = await started.address;
  const client = visitor({ fetch: async (request) => fetch(new Request(request, { redirect: 'manual' })) }, base);
  await client.get('/aanmelden?taal=nl');
  for (const [slug, fields] of SELF_REGISTRATION) expect([slug, (await client.post(`/aanmelden/${slug}`, fields)).status]).toEqual([slug, 303]);
  expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');
  expect((await client.get('/aanmelden/verstuurd')).status).toBe(200);
  expect(await asOwner('select count(*)::int as cases from bis_case')).toEqual([{ cases: 1 }]);
  const stored = await asOwner<{ row: string }>("select encode(content, 'escape') || kind as row from sealed");
  expect([stored.length > 3, stored.filter(({ row }) => row.includes('Testman'))]).toEqual([true, []]);
  expect((await asOwner<{ name: string }>('select distinct usename::text as name from pg_stat_activity where datname = current_database()')).map(({ name }) => name)).toContain(LOGIN);
  expect([started.output().includes('De database staat in DATABASE_URL'), started.output().includes('APP_DATABASE_URL')]).toEqual([true, false]);
});

test('who looks at it is in the access log, and line and journal are sealed by the job beside it', async () => {
  const house = openDatabase(other.connection);
  const { cookies } = await signedIn({ fetch: async () => new Response(), clock: { now: new Date() } }, house, { roles: ['desk'] });
  await house.close();
  const looked = await fetch(`${await started.address}/aanmeldpunt`, { headers: { cookie: `sessie=${cookies.get('sessie')}` } });
  expect([looked.status, (await looked.text()).includes('Testman')]).toEqual([200, true]);
  const unsealed = async () => (await asOwner<{ left: number }>('select (select count(*) from access_log)::int - (select count(*) from log_line)::int + (select count(*) from bis_case b where not exists (select from log_head h where h.case_id = b.id))::int as left'))[0]?.left;
  expect(await asOwner('select cardinality(cases) as cases from access_log')).toEqual([{ cases: 1 }]);
  const LIMIT = 60_000;
  for (let waited = 0; await unsealed() !== 0; waited += 100) {
    if (waited > LIMIT) throw new Error('not sealed within a minute');
    await wait(100);
  }
});

test('the second fence holds against that very login', async () => {
  const app = (sql: string) => as<{ rows: number }>(LOGIN, `set role bis_app; ${sql}`);
  for (const table of ['sealed', 'compartment', 'bis_case', 'fact', 'access_log', 'staff', 'name_word']) expect([table, await app(`select count(*)::int as rows from ${table}`)]).toEqual([table, [{ rows: 0 }]]);
  for (const sql of ['set role bis_owner', 'select * from sealed', 'alter table sealed disable row level security', 'alter role bis_app bypassrls', 'drop policy bis_read on sealed', 'delete from fact'])
    await expect(as(LOGIN, sql), sql).rejects.toThrow(/permission denied|must be owner|must be superuser|must have|Only roles/);
});
