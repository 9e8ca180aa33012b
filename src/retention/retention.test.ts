import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { years, type Years } from '../../test/erasure.ts';
import { insertStandings } from '../../test/standings.ts';
import { signedIn, testServer, type Client, type TestServer } from '../../test/visit.ts';
import { figureRoutes } from '../figures/routes.tsx';
import { overdueNotice } from './list.tsx';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let told: Years;
let server: TestServer;
let officer: Client;
beforeEach(async () => {
  house = await freshDatabase();
  told = await years(house);
  server = testServer(house, [...routes, ...figureRoutes([overdueNotice])]);
  return () => house.close();
});

/** The privacy officer's desk on this day. */
async function on(day: string): Promise<void> {
  server.clock.now = new Date(`${day}T10:00:00Z`);
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
}
const WORDS = { people: [{ name: 'Testina Zwanehals', birthDate: '1961-07-08' }, { name: 'Proefman Ganzevoet', birthDate: '1970-02-03' }] };
const query = (sql: string, values: unknown[] = []) => told.own.as((db) => db.query(sql, values));

describe('the list', () => {
  test('says how it ended, until when the term runs and from when it is erased, and nobody\'s name; looking is logged', async () => {
    const caseId = await told.ended(WORDS);
    await told.run('2020-02-03');
    await on('2020-02-05');
    const { status, text } = await officer.get('/bewaren');
    expect(status).toBe(200);
    for (const words of ['2019-00001', 'Afgekeurd: op eigen verzoek gestopt', 'wo 4 mrt 2020', 'Nog na te lopen', 'Nog niet, uiterlijk ma 3 feb 2020']) expect(text).toContain(words);
    for (const words of ['Zwanehals', 'Ganzevoet']) expect(text).not.toContain(words);
    expect(await query("select cases from access_log where act = 'bewaarlijst-bekeken'")).toEqual([{ cases: [caseId] }]);
  });

  test('that it was looked through is kept with the proof', async () => {
    await told.ended(WORDS);
    await told.run('2020-02-03');
    await on('2020-02-05');
    const [, gezien = ''] = /name="gezien" value="([^"]*)"/.exec((await officer.get('/bewaren')).text) ?? [];
    expect(await officer.post('/bewaren/nagelopen', { gezien }, { from: '/bewaren' })).toMatchObject({ status: 303, location: '/bewaren' });
    expect((await officer.get('/bewaren')).text).not.toContain('Lijst nagelopen');
    await told.runUnseen('2020-02-13', '2020-03-04');
    expect(await query('select cases, reviewed from erasure_batch')).toEqual([{ cases: 1, reviewed: 1 }]);
  });

  test('what came on the list after it was shown is not reviewed with it', async () => {
    await told.ended(WORDS);
    await told.run('2020-02-03');
    await on('2020-02-05');
    const shown = /name="gezien" value="([^"]*)"/.exec((await officer.get('/bewaren')).text)![1]!;
    expect(shown).toBe('2019-00001@2020-03-04');
    await told.ended(WORDS);
    await told.run('2020-02-06');
    await officer.post('/bewaren/nagelopen', { gezien: shown }, { from: '/bewaren' });
    expect(await query('select n.reviewed_by is not null as reviewed from retention_notice n join bis_case b on b.id = n.case_id order by b.number')).toEqual([{ reviewed: true }, { reviewed: false }]);
  });

  test('what is over its term and was not reviewed stands on top, counted, with how long; the director is told the count and no case', async () => {
    await told.ended(WORDS);
    await told.runUnseen('2020-02-03', '2020-03-14');
    await told.ended({ people: WORDS.people });
    await told.run('2020-03-15');
    await on('2020-03-15');
    const { text } = await officer.get('/bewaren');
    for (const words of ['2 zaken zijn over de bewaartermijn', 'De langste is 12 dagen over tijd', '12 dagen over de termijn', 'Over de termijn']) expect(text).toContain(words);
    const director = await signedIn(server, house.database, { roles: ['director'] });
    const year = await director.get('/jaar/2019');
    expect(year.text).toContain('2 zaken zijn over de bewaartermijn');
    for (const words of ['2019-00001', '/bewaren']) expect(year.text).not.toContain(words);
    const policy = await signedIn(server, house.database, { roles: ['policy'] });
    expect((await policy.get('/jaar/2019')).text).not.toContain('bewaartermijn');
    expect((await director.get('/bewaren')).status).toBe(403);
  });
});

describe('holding', () => {
  beforeEach(async () => {
    await told.ended(WORDS);
    await told.run('2020-02-03');
    await on('2020-02-05');
  });
  const hold = (tot: string, reden: string) => officer.post('/bewaren/2019-00001/houden', { tot, reden }, { from: '/bewaren/2019-00001' });

  test('a case is held through a day, with a reason, and who decided it is shown', async () => {
    expect(await hold('2020-06-30', 'claim')).toMatchObject({ status: 303, location: '/bewaren/2019-00001' });
    const { text } = await officer.get('/bewaren/2019-00001');
    for (const words of ['Gehouden', 'tot en met 30 juni 2020: er loopt een rechtszaak of een vordering', 'Pia Vos', '1 juli 2020']) expect(text).toContain(words);
    expect(await told.runThrough('2020-02-06', '2020-06-30')).toBe(0);
    expect(await told.run('2020-07-01')).toMatchObject({ erased: 1 });
  });

  test('and let go again', async () => {
    await hold('2020-06-30', 'claim');
    expect((await officer.post('/bewaren/2019-00001/loslaten', {}, { from: '/bewaren/2019-00001' })).status).toBe(303);
    expect((await officer.get('/bewaren/2019-00001')).text).toContain('Niet langer houden');
    expect(await told.runThrough('2020-02-13', '2020-03-04')).toBe(1);
  });

  test.each([['', 'claim', 'Kies een dag.'], ['2020-02-05', 'claim', 'Kies een dag na vandaag'], ['2021-02-06', 'claim', 'niet verder dan een jaar'], ['2020-06-30', '', 'Kies een reden.'], ['2020-06-30', 'zomaar', 'Kies een reden.']])(
    'not with %j and %j, and what was typed stays', async (tot, reden, words) => {
      expect(await hold(tot, reden)).toMatchObject({ status: 422, text: expect.stringContaining(words) });
      expect(await query('select from retention_hold')).toEqual([]);
    });

  test('a case that is not on the list is not here', async () => {
    expect((await officer.get('/bewaren/2019-00002')).status).toBe(404);
  });
});

test('where the clock jumped the page says so, and somebody lets it go on', async () => {
  await told.ended(WORDS);
  await told.run('2020-02-03');
  await told.review('2020-02-03');
  expect(await told.run('2020-03-04')).toEqual({ kind: 'stopped', stop: 'clock-ahead' });
  await on('2020-03-04');
  const { text } = await officer.get('/bewaren');
  for (const words of ['Wissen staat stil', 'De vorige keer was het 3 februari 2020', 'dat het vandaag 4 maart 2020 is']) expect(text).toContain(words);
  expect((await officer.post('/bewaren/doorgaan', { stop: /name="stop" value="(\d+)"/.exec(text)![1]! }, { from: '/bewaren' })).status).toBe(303);
  expect((await officer.get('/bewaren')).text).not.toContain('Wissen staat stil');
  expect(await told.run('2020-03-04')).toMatchObject({ kind: 'ran', erased: 1 });
  expect(await query('select settled_by from erasure_stop')).toEqual([{ settled_by: officer.id }]);
});

test('the proof shows counts and numbers of cases', async () => {
  await told.ended(WORDS, { answer: 'never' });
  await told.runThrough('2020-02-03', '2020-03-04');
  await on('2020-03-05');
  const { text } = await officer.get('/bewaren/gewist');
  for (const words of ['wo 4 mrt 2020', '2019-00001']) expect(text).toContain(words);
});

describe('terms', () => {
  beforeEach(() => on('2020-03-05'));
  const decide = (maanden: string, waarom = 'Besluit van het bestuur') => officer.post('/bewaren/termijnen', { zaken: 'mediated-contact', maanden, waarom });

  test('a term is changed with a reason, and the page says who did, when and why', async () => {
    expect((await decide('36')).status).toBe(303);
    const { text } = await officer.get('/bewaren/termijnen');
    for (const words of ['Bemiddeld contact: 3 jaar', 'Pia Vos', 'Besluit van het bestuur', 'do 5 mrt 2020']) expect(text).toContain(words);
  });

  test('so is the time after which a referral that nobody decided on comes here', async () => {
    await told.own.as((db) => insertStandings(db, [{ registered: '2019-11-05' }], house.newId));
    expect((await officer.get('/bewaren/onbeslist')).text).not.toContain('do 5 nov 2019');
    expect((await officer.post('/bewaren/termijnen', { zaken: 'undecided', maanden: '4', waarom: 'Sneller vragen' })).status).toBe(303);
    expect((await officer.get('/bewaren/termijnen')).text).toContain('Nog niet beslist: naar de privacyfunctionaris na: 4 maanden');
    expect((await officer.get('/bewaren/onbeslist')).text).toContain('di 5 nov 2019');
  });

  test.each([['61', 'x', 'tot en met 60'], ['0', 'x', 'tot en met 60'], ['', 'x', 'tot en met 60'], ['12', ' ', 'Schrijf waarom']])('%j months because of %j is refused at its field', async (months, why, words) => {
    expect(await decide(months, why)).toMatchObject({ status: 422, text: expect.stringContaining(words) });
    expect(await query('select from retention_decision')).toEqual([]);
  });
});

test('a referral on which nobody decided for half a year is shown', async () => {
  await told.own.as((db) => insertStandings(db, [{ registered: '2019-09-05' }, { registered: '2019-09-06' }, { registered: '2018-01-01', rejected: '2018-02-01', rejection: 'withdrawn' }], house.newId));
  await on('2020-03-05');
  const { text } = await officer.get('/bewaren/onbeslist');
  expect(text).toContain('1 aanmelding');
  expect(text).toContain('do 5 sep 2019');
});

test('only the privacy officer comes here', async () => {
  await on('2020-03-05');
  const desk = await signedIn(server, house.database, { roles: ['desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'administrator'] });
  for (const { method, path } of routes) if (method === 'GET') expect((await desk.get(path.replace(':zaak', '2019-00001'))).status).toBe(403);
});
