import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p2, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type TestServer } from '../../test/visit.ts';
import { caseworkRoutes } from '../casework/routes.tsx';
import type { OrderName } from '../core/case/orders.ts';
import { dayOf } from '../core/day.ts';
import type { CaseId, StaffId } from '../core/fields.ts';
import { erasePeople } from '../database/people/erase.ts';
import { routes as worklists } from '../worklists/routes.tsx';
import { appointmentsInCase } from './panel.tsx';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let mediator: Client;
let id: CaseId;
let number: string;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, [...routes, ...worklists, ...caseworkRoutes([appointmentsInCase])]);
});
const IDS = { desk: randomUUID() };
const START = new Date('2019-03-04T10:00:00Z');
/** A mediator of its own for each test, so that agendas do not meet. */
beforeEach(async () => {
  server.clock.now = START;
  desk = await signedIn(server, house.database, { id: IDS.desk, roles: ['desk'] });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], name: `Bo Bemiddelaar ${randomUUID().slice(0, 8)}` });
  [id, number] = await sentOut(mediator);
});
afterAll(() => house.close());

async function tell(caseId: CaseId, order: OrderName, values: Record<string, unknown> = {}, how: { person?: string; texts?: Record<string, string> } = {}) {
  const given = await own.give({ ...own.by(desk.id as StaffId, 'desk'), now: server.clock.now, today: dayOf(server.clock.now) },
    { caseId, order, values, person: (how.person ?? null) as never, texts: how.texts ?? {}, on: dayOf(server.clock.now) });
  if (!given.ok) throw new Error(`${order}: ${JSON.stringify(given)}`);
}

async function sentOut(to: Client): Promise<[CaseId, string]> {
  const caseId = await own.open();
  await tell(caseId, 'judge-violence', { domestic: 'no', stalking: 'no' });
  await tell(caseId, 'accept');
  await tell(caseId, 'record-detail', { channel: 'post', source: 'prosecution' }, { person: p2, texts: { detail: 'Dorpsstraat 1' } });
  await tell(caseId, 'allocate', { mediator: to.id });
  const [row] = await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [caseId]));
  return [caseId, row?.number ?? ''];
}

const WISH: Fields = { soort: 'intake', met: ['p1'], dag: '2019-03-05', tijd: '14:00', duur: '60', plaats: 'home', waar: 'Proefplein 3, bel bij buren' };
const plan = (more: Fields = {}, at = number) => mediator.post(`/zaken/${at}/afspraken/nieuw`, { ...WISH, ...more });
const planned = async (more: Fields = {}, at = number) => {
  const answer = await plan(more, at);
  expect([answer.status, answer.location]).toEqual([303, expect.stringContaining(`/zaken/${at}/afspraken/`)]);
  return answer.location ?? '';
};
/** The button on the page of today: without the case. */
const SAFE = (address: string): string => `/afspraken/${address.split('/').at(-1)}/veilig`;
/** Presses a button of the appointment's own pages; the one-time key is that of any form of this colleague's. */
const press = (who: Client, path: string, fields: Fields = {}) => who.post(path, fields, { from: path.replace(/\/afspraken\/[^/]+\/[a-z-]+$/, '') });
/** Signed in anew: a moved clock ends sessions. */
const later = async (at: string, who: Client, role: 'mediator' | 'desk' | 'practice-supervisor') => {
  server.clock.now = new Date(at);
  return signedIn(server, house.database, { id: who.id, roles: [role] });
};

describe('planning', () => {
  test('an appointment stands in the case and on the page of today, with where it is on its own page only', async () => {
    const address = await planned();
    const one = (await mediator.get(address)).text;
    expect(htmlFaults(one)).toEqual([]);
    for (const said of ['Intake', '14:00 tot 15:00', 'Proefplein 3', 'Thuis']) expect(one).toContain(said);
    const file = (await mediator.get(`/zaken/${number}`)).text;
    expect(file).toContain('14:00 tot 15:00');
    const today = (await mediator.get('/vandaag')).text;
    expect(htmlFaults(today)).toEqual([]);
    expect(today).toContain('14:00 tot 15:00');
    for (const page of [file, today]) expect(page).not.toContain('Proefplein');
    const form = (await mediator.get(`/zaken/${number}/afspraken/nieuw`)).text;
    expect(htmlFaults(form)).toEqual([]);
  });

  test('bad input is named at its field, everything typed is still there, and nothing is planned', async () => {
    const bad = await plan({ soort: '', met: [], dag: '2019-03-03', tijd: 'half drie', duur: '7', plaats: 'nergens', waar: 'x'.repeat(201) });
    expect(bad.status).toBe(422);
    expect(htmlFaults(bad.text)).toEqual([]);
    for (const field of ['soort', 'met', 'dag', 'tijd', 'duur', 'plaats', 'waar']) expect([field, bad.text.includes(`href="#v-${field}"`)]).toEqual([field, true]);
    expect(bad.text).toContain('half drie');
    expect((await plan({ tijd: '23:30' })).status).toBe(422);
    expect((await plan({ met: ['p9'] })).status).toBe(422);
    expect((await mediator.get(`/zaken/${number}`)).text).toContain('Er staat niets gepland.');
  });

  test('a clash in any own case, the way included, is a warning with its time; one tick plans it all the same', async () => {
    const [otherId, other] = await sentOut(mediator);
    await planned({ plaats: 'office', tijd: '15:15' }, other);
    const warned = await plan();
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('15:15 tot 16:15');
    expect(warned.text).toContain(other);
    const [line] = await own.as((db) => db.query<{ cases: string[] }>("select cases from access_log where staff_id = $1 order by id desc limit 1", [mediator.id]));
    expect(line?.cases.toSorted()).toEqual([id, otherId].toSorted());
    expect(htmlFaults(warned.text)).toEqual([]);
    await planned({ toch: 'ja' });
    // At the office both, and one ends before the other begins.
    await planned({ plaats: 'office', tijd: '16:15' });
    // Somebody else's agenda is nobody's business.
    const colleague = await signedIn(server, house.database, { roles: ['mediator'] });
    const [, theirs] = await sentOut(colleague);
    expect((await colleague.post(`/zaken/${theirs}/afspraken/nieuw`, WISH)).status).toBe(303);
  });

  test('moving says who asked, never needs a why (P-02), and keeps what was; an appointment does not clash with itself', async () => {
    const address = await planned();
    expect((await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '14:30' })).status).toBe(422);
    const form = (await mediator.get(`${address}/verzetten`)).text;
    expect(htmlFaults(form)).toEqual([]);
    expect(form).toContain('Proefplein 3');
    const moved = await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '14:30', vraagt: 'participant' });
    expect(moved.status).toBe(303);
    expect(moved.location).not.toBe(address);
    expect((await mediator.get(address)).text).toContain('Verzet, op verzoek van een deelnemer<');
    expect((await mediator.get(moved.location ?? '')).text).toContain('14:30 tot 15:30');
    expect((await mediator.get(`/zaken/${number}`)).text).not.toContain('14:00 tot 15:00');
    // What was moved cannot be moved again.
    await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '18:00', vraagt: 'mediator' });
    expect((await mediator.get(`/zaken/${number}`)).text).not.toContain('18:00');
  });

  test('what did not take place is said with who asked; what did leads to its step, with whom and the day', async () => {
    const off = await planned();
    expect((await press(mediator, `${off}/afzeggen`, {})).status).toBe(422);
    expect((await press(mediator, `${off}/afzeggen`, { vraagt: 'professional', reden: 'ill' })).status).toBe(303);
    expect((await mediator.get(off)).text).toContain('Ging niet door, op verzoek van een professional (ziek)');
    const on = await planned({ plaats: 'office', dag: '2019-03-04', tijd: '09:00' });
    expect((await press(mediator, `${on}/ging-door`, {})).location).toBe(`/zaken/${number}/intake-gehouden?persoon=p1&dag=2019-03-04`);
    const early = await planned({ dag: '2019-03-06' });
    expect((await press(mediator, `${early}/ging-door`, {})).location).toBe(early);
    expect((await mediator.get(early)).text).toContain('Gepland');
  });

  test('only its mediators plan and read them; the desk sees nothing of them after sending out (P-11), a practice supervisor when and not where', async () => {
    const address = await planned();
    for (const path of [address, `/zaken/${number}/afspraken/nieuw`, `${address}/verzetten`]) expect((await desk.get(path)).status).toBe(403);
    expect((await desk.get(`/zaken/${number}`)).text).not.toContain('Afspraken');
    const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
    const file = (await supervisor.get(`/zaken/${number}`)).text;
    expect(file).toContain('14:00 tot 15:00');
    expect(file).not.toContain('Proefplein');
    const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
    expect((await stranger.get(address)).status).toBe(404);
  });

  test('its place is sealed, and goes with the words of the case', async () => {
    await planned();
    const rows = () => own.as((db) => db.query<{ row: string }>('select row_to_json(a)::text as row from appointment a where case_id = $1', [id]));
    expect((await rows()).map(({ row }) => row).join()).not.toContain('Proefplein');
    await own.as((db) => erasePeople(db, { keys: house.keys, newId: house.newId }, [id], dayOf(START)));
    expect(await rows()).toEqual([]);
  });
});

describe('"I am safe" [P-21]', () => {
  const NAME = () => own.as((db) => db.query<{ name: string }>('select name from staff where id = $1', [mediator.id])).then(([row]) => row?.name ?? '');

  test('who pressed is not missed; who did not is told to the desk and their own practice supervisor, without a word of the case', async () => {
    const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
    const name = await NAME();
    const address = await planned();
    const during = await later('2019-03-05T13:30:00Z', mediator, 'mediator');
    expect((await during.get('/vandaag')).text).toContain('Ik ben veilig');
    expect((await (await later('2019-03-05T14:30:00Z', desk, 'desk')).get('/aanmeldpunt')).text).not.toContain(name);
    const missed = '2019-03-05T14:31:00Z';
    for (const [who, role, list] of [[desk, 'desk', '/aanmeldpunt'], [supervisor, 'practice-supervisor', '/werkbegeleiding']] as const) {
      const client = await later(missed, who, role);
      const page = (await client.get(list)).text;
      expect(htmlFaults(page)).toEqual([]);
      const notice = /<div class="notice notice--safety"[\s\S]*?Bel deze collega/.exec(page)?.[0] ?? '';
      expect(notice).toContain(name);
      for (const told of ['Testina', 'Proefman', 'Proefplein', 'T. van V.']) expect(notice).not.toContain(told);
      const where = await client.get(`${address}/waar`);
      expect([where.status, where.text.includes('Proefplein 3')]).toEqual([200, true]);
      const [line] = await own.as((db) => db.query<{ act: string; cases: string[] }>('select act, cases from access_log where staff_id = $1 order by id desc limit 1', [who.id]));
      expect(line).toEqual({ act: 'verblijf-getoond', cases: [id] });
    }
    const stranger = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    expect((await stranger.get('/werkbegeleiding')).text).not.toContain(name);
    const back = await later(missed, mediator, 'mediator');
    const today = (await back.get('/vandaag')).text;
    expect(htmlFaults(today)).toEqual([]);
    expect(today).toContain('zien nu dat u nog niets liet horen');
    expect((await press(back, `${address}/veilig`, {})).status).toBe(303);
    expect((await back.get(address)).text).toContain('meldde zich veilig');
    const after = await later(missed, desk, 'desk');
    expect((await after.get('/aanmeldpunt')).text).not.toContain(name);
    expect((await after.get(`${address}/waar`)).status).toBe(403);
  });

  test('can be said also where the case was closed on the way home', async () => {
    const address = await planned();
    server.clock.now = new Date('2019-03-05T14:00:00Z');
    for (const [order, values] of [['stop-case', { by: 'mediator', reason: 'not-told' }], ['close', {}]] as const) {
      const given = await own.give({ ...own.by(mediator.id as StaffId, 'mediator'), now: server.clock.now, today: dayOf(server.clock.now) }, { caseId: id, order, values, on: dayOf(server.clock.now) });
      expect([order, given]).toEqual([order, expect.objectContaining({ ok: true })]);
    }
    const back = await later('2019-03-05T14:31:00Z', mediator, 'mediator');
    const today = (await back.get('/vandaag')).text;
    expect([today.includes(`action="${SAFE(address)}"`), htmlFaults(today)]).toEqual([true, []]);
    expect((await back.post(`${address}/veilig`, {}, { from: '/vandaag' })).location).toBe('/vandaag');
    expect((await back.get('/vandaag')).text).not.toContain('Bent u veilig?');
    expect((await (await later('2019-03-05T14:31:00Z', desk, 'desk')).get('/aanmeldpunt')).text).not.toContain(await NAME());
  });

  const handBack = async () => {
    const given = await own.give({ ...own.by(mediator.id as StaffId, 'mediator'), now: server.clock.now, today: dayOf(server.clock.now) }, { caseId: id, order: 'hand-back', values: { reason: 'absence' }, texts: { why: 'Te druk' }, on: dayOf(server.clock.now) });
    expect(given).toEqual(expect.objectContaining({ ok: true }));
  };
  test.each<[string, (other: Client) => Promise<unknown>]>([
    ['was handed back', () => handBack()],
    ['went to a colleague', async (other) => { await handBack(); await tell(id, 'reallocate', { mediator: other.id, reason: 'absence' }); }],
    ['is closed to all but a few', (other) => own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'restricted', '', $4, $3)", [randomUUID(), id, other.id, START]))],
  ])('can be said also where the case %s meanwhile; the log names no case that is none of theirs any more', async (_, change) => {
    const address = await planned();
    const other = await signedIn(server, house.database, { roles: ['mediator'] });
    server.clock.now = new Date('2019-03-05T14:00:00Z');
    await change(other);
    const back = await later('2019-03-05T14:31:00Z', mediator, 'mediator');
    const today = (await back.get('/vandaag')).text;
    expect([today.includes(`action="${SAFE(address)}"`), today.includes(number), htmlFaults(today)]).toEqual([true, false, []]);
    expect((await (await later('2019-03-05T14:31:00Z', other, 'mediator')).post(SAFE(address), {}, { from: '/vandaag' })).status).toBe(404);
    expect((await back.post(SAFE(address), {}, { from: '/vandaag' })).location).toBe('/vandaag');
    expect(await own.as((db) => db.query('select act, cases from access_log where staff_id = $1 and act = $2 order by id desc limit 1', [mediator.id, 'veilig-gemeld']))).toEqual([{ act: 'veilig-gemeld', cases: [] }]);
    expect((await back.get('/vandaag')).text).not.toContain('Bent u veilig?');
    expect((await (await later('2019-03-05T14:31:00Z', desk, 'desk')).get('/aanmeldpunt')).text).not.toContain(await NAME());
  });

  test('a stand-in who went out says it also after the period ended', async () => {
    const other = await signedIn(server, house.database, { roles: ['mediator'] });
    await own.as((db) => db.query("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-04', '2019-03-05', $2, $4)", [randomUUID(), mediator.id, other.id, START]));
    const address = (await other.post(`/zaken/${number}/afspraken/nieuw`, WISH)).location ?? '';
    const back = await later('2019-03-06T08:00:00Z', other, 'mediator');
    expect((await back.post(SAFE(address), {}, { from: '/vandaag' })).location).toBe('/vandaag');
    expect((await back.get('/vandaag')).text).not.toContain('Bent u veilig?');
  });

  test('not before it began', async () => {
    expect((await mediator.post(SAFE(await planned()), {}, { from: '/mijn-zaken' })).status).toBe(403);
  });

  test('nobody says it for another, nor before it began; and where somebody is opens only while they are missed', async () => {
    const address = await planned();
    expect((await press(mediator, `${address}/veilig`, {})).status).toBe(403);
    expect((await desk.get(`${address}/waar`)).status).toBe(403);
    const other = await signedIn(server, house.database, { roles: ['mediator'] });
    await own.as((db) => db.query("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-04', '2019-03-06', $2, $4)", [randomUUID(), mediator.id, other.id, START]));
    const standIn = await later('2019-03-05T14:31:00Z', other, 'mediator');
    expect((await press(standIn, `${address}/veilig`, {})).status).toBe(403);
    expect((await (await later('2019-03-05T14:31:00Z', desk, 'desk')).get('/aanmeldpunt')).text).toContain(await NAME());
  });

  test('who has the colleague on the telephone says so, and nobody is alarmed any more', async () => {
    const address = await planned();
    const client = await later('2019-03-05T14:31:00Z', desk, 'desk');
    expect((await client.post(`${address}/gesproken`, {}, { from: `${address}/waar` })).location).toBe('/aanmeldpunt');
    expect((await client.get('/aanmeldpunt')).text).not.toContain(await NAME());
    expect((await client.post(`${address}/gesproken`, {}, { from: `/zaken/${number}/pauze` })).status).toBe(403);
  });

  test('a colleague who may not know of the case is told who is missed, and gets no way to it', async () => {
    const address = await planned();
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [randomUUID(), id, desk.id, START]));
    const client = await later('2019-03-05T14:31:00Z', desk, 'desk');
    const page = (await client.get('/aanmeldpunt')).text;
    expect(page).toContain(await NAME());
    expect(page).not.toContain(number);
    expect((await client.get(`${address}/waar`)).status).toBe(404);
  });
});
