import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer } from '../../test/visit.ts';
import { routes } from '../app.ts';
import type { Database } from '../database/database.ts';
import { failures, sweepRuns } from '../database/job-run.ts';
import { openJobs } from '../jobs.ts';
import { errorText, isChore } from './texts.ts';
import { kindOf, Runner, type Chore } from './runner.ts';

const house = await freshDatabase();
afterAll(() => house.close());
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
let now = house.now;
const later = (milliseconds: number) => { now = new Date(now.getTime() + milliseconds); };
const sql = <T>(text: string, values: unknown[] = []) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<T>(text, values));
const runs = (name: string) => sql<{ ok: boolean | null; rounds: number; error: string | null; counts: Record<string, number> }>('select ok, rounds, error, counts from job_run where name = $1 order by started_at', [name]);
const said: string[] = [];
const runner = (chores: readonly Chore[], database: Database = house.database) =>
  new Runner({ database, now: () => now, newId: house.newId, failed: (work, kind) => void said.push(`${work} ${kind}`) }, chores);
const broken = (code?: string) => Promise.reject(Object.assign(new Error('Testina van Voorbeeld'), code ? { code } : {}));

/** Work that ends when the test says so. */
function gate() {
  let open = () => {};
  const wait = new Promise<void>((resolve) => { open = resolve; });
  return { wait, open };
}

beforeEach(async () => {
  now = house.now;
  said.length = 0;
  await sql('truncate job_run');
});

describe('what is kept of a round', () => {
  test('of rare work every round: begun, ended, numbers by code, and the kind of an error, never its text', async () => {
    let fails = false;
    const one = runner([{ name: 'retention', every: HOUR, work: async () => (fails ? broken('57P01') : { kind: 'ran', listed: 2, erased: 1 }) }]);
    await one.run('retention');
    later(HOUR);
    fails = true;
    await one.run('retention');
    expect(await runs('retention')).toEqual([
      { ok: true, rounds: 1, error: null, counts: { listed: 2, erased: 1 } }, { ok: false, rounds: 1, error: 'Error 57P01', counts: {} },
    ]);
    expect(said).toEqual(['retention Error 57P01']);
    expect(JSON.stringify(await sql('select * from job_run'))).not.toContain('Testina');
  });

  test('of mail that waits it is told at once, although nothing failed', async () => {
    let waits = 0;
    const one = runner([{ name: 'mail', every: MINUTE, work: async () => ({ sent: 0, later: waits }) }]);
    await one.run('mail');
    waits = 1;
    later(MINUTE);
    await one.run('mail');
    expect(await runs('mail')).toEqual([{ ok: true, rounds: 2, error: null, counts: { sent: 0, later: 1 } }]);
  });

  test('of work that comes every few seconds one row a series: a day of it, with a fault of an hour in it, is three rows', async () => {
    let fails = false;
    const one = runner([{ name: 'log-seal', every: 5 * SECOND, work: async () => (fails ? broken() : undefined) }]);
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      fails = minute >= 600 && minute < 660;
      await one.run('log-seal');
      later(MINUTE);
    }
    const rows = await runs('log-seal');
    expect(rows.map(({ ok, error }) => [ok, error])).toEqual([[true, null], [false, 'Error'], [true, null]]);
    expect(rows.slice(0, 2).map(({ rounds }) => rounds)).toEqual([600, 60]);
  });

  test('what could not be written because the database was away is written when it is back', async () => {
    let away = true;
    const database: Database = { ...house.database, transaction: (who, work) => (away ? broken('ECONNREFUSED') : house.database.transaction(who, work)) };
    const one = runner([{ name: 'mail', every: MINUTE, work: async () => (away ? broken('ECONNREFUSED') : 0) }, { name: 'drafts', every: HOUR, work: async () => (away ? broken('ECONNREFUSED') : 0) }], database);
    for (let round = 0; round < 3; round += 1) {
      await one.run('mail');
      await one.run('drafts');
      later(MINUTE);
    }
    away = false;
    await one.run('mail');
    await one.run('drafts');
    for (const name of ['mail', 'drafts']) expect((await runs(name)).map(({ ok, rounds, error }) => [ok, rounds, error])).toEqual([[false, 3, 'Error ECONNREFUSED'], [true, 1, null]]);
  });

  test('a round that the server did not live to see the end of is said to be interrupted at the next start', async () => {
    await sql("insert into job_run (id, name, started_at) values ($1, 'log-check', $2)", [house.newId(), now]);
    const one = runner([]);
    const stop = one.start();
    await expect.poll(() => runs('log-check')).toMatchObject([{ ok: false, error: 'interrupted' }]);
    await stop();
  });

  test('old rounds go, the newest of each work stays', async () => {
    const one = runner([{ name: 'drafts', every: HOUR, work: async () => 0 }]);
    await one.run('drafts');
    later(HOUR);
    await one.run('drafts');
    later(31 * 24 * HOUR);
    await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => sweepRuns(db, now));
    expect(await runs('drafts')).toHaveLength(1);
  });

  test.each([[{ name: 'DatabaseError', code: '23505' }, 'DatabaseError 23505'], [{ name: 'Jan de Boer', code: 'a@b.nl' }, 'Error'], [null, 'Error'], ['text', 'Error']])('of %j the kind is "%s"', (error, kind) => {
    expect(kindOf(error)).toBe(kind);
  });

  test.each([
    ['Error ENOSPC', 'de schijf is vol (Error ENOSPC)'], ['error 53100', 'de schijf is vol (error 53100)'], ['Error EROFS', 'BIS mag in een map niet schrijven (Error EROFS)'],
    ['Error ETIMEDOUT', 'de database was niet te bereiken (Error ETIMEDOUT)'], ['error 57P03', 'de database was niet te bereiken (error 57P03)'], ['TypeError', 'TypeError'],
    ['CasesLeftOut 1', 'één zaak kon niet nagelopen worden, alle andere wel'], ['CasesLeftOut 12', '12 zaken konden niet nagelopen worden, alle andere wel'],
  ])('"%s" is told as "%s"', (error, told) => {
    expect(errorText(error)).toBe(told);
  });

  test('work is told whether somebody asked for it', async () => {
    const told: boolean[] = [];
    const one = runner([{ name: 'log-check', every: HOUR, work: async (_, asked) => void told.push(asked) }]);
    await one.run('log-check');
    one.begin('log-check');
    await one.run('log-check');
    expect(told).toEqual([false, true]);
  });
});

describe('a round', () => {
  test('is never done twice at once: by the clock, by the button, or by both', async () => {
    const { wait, open } = gate();
    let [begun, most, busy] = [0, 0, 0];
    const one = runner([{ name: 'search', every: MINUTE, work: async () => { begun += 1; busy += 1; most = Math.max(most, busy); await wait; busy -= 1; } }]);
    expect(one.begin('search')).toBe('begun');
    expect(one.begin('search')).toBe('busy');
    const rounds = [one.run('search'), one.run('search')];
    open();
    await Promise.all(rounds);
    expect([begun, most]).toEqual([1, 1]);
    expect(one.begin('nothing-like-that')).toBe('unknown');
    await one.run('search');
    expect(begun).toBe(2);
  });
});

describe('the page', () => {
  const { wait, open } = gate();
  let fails = true;
  const one = runner([
    { name: 'search', every: MINUTE, work: async (told) => { told(1_500, 6_000); await wait; } },
    { name: 'outbox', every: HOUR, work: async () => (fails ? broken('57P01') : { count: 4 }) },
  ]);
  const server = testServer(house, routes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) }, chores: one }));
  const administrator = () => signedIn(server, house.database, { roles: ['administrator'] });

  test('says what failed and since when, on the start page too, and a button tries again by the same way', async () => {
    const client = await administrator();
    expect((await client.get('/accounts')).text).not.toContain('lukt niet');
    await one.run('outbox');
    later(HOUR);
    await one.run('outbox');
    const page = await client.get('/beheer/taken');
    expect(htmlFaults(page.text)).toEqual([]);
    // On a telephone each row is a block, and its button in view.
    expect(page.text.match(/<table class="stacks">/g)?.length).toBeGreaterThan(0);
    expect(page.text).toContain('sinds vandaag 11:00');
    expect(page.text).toContain('Error 57P01');
    expect(page.text).not.toContain('Testina');
    expect((await client.get('/accounts')).text).toContain('Een taak van BIS lukt niet');
    fails = false;
    const again = await client.post('/beheer/taken/outbox', {}, { from: '/beheer/taken' });
    expect(again.location).toBe('/beheer/taken?gestart=outbox');
    await one.run('outbox');
    expect((await client.get(again.location!)).text).toContain('Verstuurde mail vergeten: gelukt');
    expect((await client.get('/accounts')).text).not.toContain('lukt niet');
  });

  test('shows how far long work is, the same after a reload, and does not begin it twice', async () => {
    const client = await administrator();
    expect((await client.post('/beheer/taken/search', {}, { from: '/beheer/taken' })).location).toBe('/beheer/taken?gestart=search');
    for (let reload = 0; reload < 2; reload += 1) expect((await client.get('/beheer/taken')).text).toContain('1500 van 6000');
    const key = await client.keyFor('/beheer/taken/outbox', '/beheer/taken');
    const twice = await client.post('/beheer/taken/search', { eenmalig: key });
    expect((await client.get(twice.location!)).text).toContain('Vindbaar houden was al bezig');
    open();
    await one.run('search');
    expect((await client.get('/beheer/taken')).text).not.toContain('1500 van 6000');
  });

  test('names the cases that the look at lists had to leave, since when and what to do; not the one that this administrator must not know of, and the log tells who saw them', async () => {
    const own = cases(house);
    const [left, kept] = [await own.open(), await own.open()];
    const [number, hidden] = (await Promise.all([left, kept].map((id) => sql<{ number: string }>('select number from bis_case where id = $1', [id])))).map(([row]) => row!.number);
    for (const id of [left, kept]) await sql('insert into case_left_out (case_id, number, found_at) select id, number, $2 from bis_case where id = $1', [id, now]);
    const client = await administrator();
    await sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [house.newId(), kept, client.id, now]);
    later(HOUR);
    const page = await client.get('/beheer/taken');
    expect(htmlFaults(page.text)).toEqual([]);
    expect(page.text).toContain('Zaken die niet nagelopen konden worden');
    expect(page.text).toContain(`${number}, sinds vandaag 11:00`);
    // The chain may hold where only the rules of now make nothing of it: nobody is told for sure that somebody was at it.
    expect(page.text).toContain('Waarschijnlijk is er buiten BIS om');
    expect(page.text).toContain('haal de privacyfunctionaris en wie de server beheert erbij');
    expect(page.text).not.toContain(hidden);
    expect((await sql<{ act: string; cases: string[] }>('select act, cases from access_log order by id desc limit 1'))[0]).toMatchObject({ act: 'taken-bekeken', cases: [left] });
    await sql('truncate case_left_out');
    expect((await client.get('/beheer/taken')).text).not.toContain('niet nagelopen');
  });

  test('is for administrators, and work that there is not is not found', async () => {
    for (const role of ['desk', 'mediator', 'privacy-officer', 'director'] as const) expect((await (await signedIn(server, house.database, { roles: [role] })).get('/beheer/taken')).status).toBe(403);
    const client = await administrator();
    expect((await client.post('/beheer/taken/niets', { eenmalig: await client.keyFor('/beheer/taken/outbox', '/beheer/taken') })).status).toBe(404);
    expect(await house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, (db) => failures(db, 10))).toEqual([]);
  });
});

test('every work of the server has its name in Dutch', () => {
  const post = { send: async () => ({ kind: 'sent' } as const) };
  const all = openJobs({ ...house, now: () => now, demo: false, logHeads: 'nowhere', post, press: { make: async () => ({ kind: 'failed', reason: 'closed' }) }, failed: () => undefined }).standing();
  expect(all.map(({ name }) => name).filter((name) => !isChore(name))).toEqual([]);
  expect(all.map(({ name }) => name)).toContain('retention');
});
