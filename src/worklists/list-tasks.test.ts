import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p2, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type TestServer } from '../../test/visit.ts';
import { day, dayOf } from '../core/day.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { CaseId, StaffId } from '../core/fields.ts';
import { caseworkRoutes } from '../casework/routes.tsx';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let otherDesk: Client;
let policy: Client;
let supervisor: Client;
let mediator: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, [...routes, ...caseworkRoutes([])]);
  const as = (role: string, name: string) => signedIn(server, house.database, { roles: [role as never], name });
  [desk, otherDesk, policy, supervisor, mediator] = [await as('desk', 'Dees Desk'), await as('desk', 'Ander Desk'), await as('policy', 'Bel Beleid'), await as('practice-supervisor', 'Wim Werk'), await as('mediator', 'Bo Bemiddelaar')];
  await own.as((db) => db.query('insert into supervision (mediator, supervisor) values ($1, $2)', [mediator.id, supervisor.id]));
});
afterAll(() => house.close());

async function tell(id: CaseId, order: OrderName, values: Record<string, unknown> = {}, who: Client = desk, relation: 'desk' | 'mediator' | 'policy' = 'desk', rest: { person?: string; texts?: Record<string, string> } = {}) {
  const given = await own.give({ ...own.by(who.id as StaffId, relation), now: server.clock.now, today: dayOf(server.clock.now) },
    { caseId: id, order, values, person: (rest.person ?? null) as never, texts: rest.texts ?? {}, on: day(dayOf(server.clock.now)) });
  if (!given.ok) throw new Error(`${order}: ${JSON.stringify(given)}`);
}
const numberOf = async (id: CaseId) => (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
const task = async (who: Client, number: string, text: string, due = '') => expect((await who.post(`/zaken/${number}/taken`, { taak: text, voor: due }, { from: `/zaken/${number}` })).status).toBe(303);
const tasksOn = async (who: Client, path: string) => {
  const page = (await who.get(path)).text;
  expect(htmlFaults(page)).toEqual([]);
  return /<section class="stack" id="taken"[^]*?<\/section>/.exec(page)?.[0] ?? '';
};
async function sentOut(id: CaseId): Promise<void> {
  await tell(id, 'judge-violence', { domestic: 'no', stalking: 'no' });
  await tell(id, 'accept');
  await tell(id, 'record-detail', { channel: 'post', source: 'prosecution' }, desk, 'desk', { person: p2, texts: { detail: 'Dorpsstraat 1' } });
  await tell(id, 'allocate', { mediator: mediator.id });
}

test('a task of the desk stands on top of its list for the whole desk, late first, with those without a day; not far ahead, not once it is done or went out', async () => {
  const id = await own.open();
  const number = await numberOf(id);
  expect(await tasksOn(desk, '/aanmeldpunt')).toBe('');
  await task(desk, number, 'Zonder dag bellen');
  await task(desk, number, 'Gisteren terugbellen', '2019-03-03');
  await task(otherDesk, number, 'Pas over een maand', '2019-04-04');
  for (const who of [desk, otherDesk]) {
    const shown = await tasksOn(who, '/aanmeldpunt');
    expect([...shown.matchAll(/two-main">(Gisteren terugbellen|Zonder dag bellen|Pas over een maand)/g)].map(([, text]) => text)).toEqual(['Gisteren terugbellen', 'Zonder dag bellen']);
    expect(shown).toContain('1 dag te laat');
    expect(shown.includes('Opgeschreven door Dees Desk')).toBe(who === otherDesk);
  }
  const [line] = await own.as((db) => db.query<{ cases: string[] }>('select cases from access_log where staff_id = $1 order by id desc limit 1', [otherDesk.id]));
  expect(line?.cases).toContain(id);
  const done = /action="([^"]+gedaan)"/.exec((await desk.get(`/zaken/${number}`)).text)?.[1] ?? '';
  expect((await desk.post(done, {}, { from: `/zaken/${number}` })).status).toBe(303);
  expect(await tasksOn(desk, '/aanmeldpunt')).not.toContain('Gisteren');
  await sentOut(id);
  expect(await tasksOn(desk, '/aanmeldpunt')).toBe('');
  // Come back it is on the list again, and what its mediator wrote is not the desk's to read (P-11).
  await task(mediator, number, 'Geheugensteun van de bemiddelaar');
  await tell(id, 'hand-back', { reason: 'absence' }, mediator, 'mediator', { texts: { why: 'Ziek' } });
  expect((await desk.get('/aanmeldpunt')).text).toContain(number);
  expect(await tasksOn(desk, '/aanmeldpunt')).toBe('');
});

test('of a case from which somebody of the desk is excluded no task is shown', async () => {
  const id = await own.open();
  await task(desk, await numberOf(id), 'Niet voor iedereen');
  expect(await tasksOn(otherDesk, '/aanmeldpunt')).toContain('Niet voor iedereen');
  await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [randomUUID(), id, otherDesk.id, server.clock.now, policy.id]));
  expect(await tasksOn(otherDesk, '/aanmeldpunt')).not.toContain('Niet voor iedereen');
  expect(await tasksOn(desk, '/aanmeldpunt')).toContain('Niet voor iedereen');
});

test('policy sees its own, as long as the case is with policy', async () => {
  const id = await own.open();
  await tell(id, 'judge-violence', { domestic: 'yes', stalking: 'no' });
  const number = await numberOf(id);
  await task(policy, number, 'Behandelaar bellen');
  await task(desk, number, 'Van het aanmeldpunt');
  const shown = await tasksOn(policy, '/beleid');
  expect([shown.includes('Behandelaar bellen'), shown.includes('Van het aanmeldpunt')]).toEqual([true, false]);
  await tell(id, 'answer-policy', { answer: 'go', treatmentProvider: 'yes', client: 'p1', consentToCall: 'yes', safetyHousePossible: 'yes' }, policy, 'policy', { texts: { provider: 'Dr. Proefarts', providerTelephone: '010 0000000' } });
  expect(await tasksOn(policy, '/beleid')).toBe('');
});

test('a practice supervisor sees their own in cases of their mediators, and nobody else’s', async () => {
  const id = await own.open();
  const number = await numberOf(id);
  await task(desk, number, 'Oude taak van de desk');
  await sentOut(id);
  await task(supervisor, number, 'Vragen hoe het ging', '2019-03-05');
  await task(mediator, number, 'Taak van de bemiddelaar', '2019-03-05');
  const shown = await tasksOn(supervisor, '/werkbegeleiding');
  expect(['Vragen hoe het ging', 'Taak van de bemiddelaar', 'Oude taak'].map((text) => shown.includes(text))).toEqual([true, false, false]);
  const [line] = await own.as((db) => db.query<{ cases: string[] }>('select cases from access_log where staff_id = $1 order by id desc limit 1', [supervisor.id]));
  expect(line?.cases).toContain(id);
  await own.as((db) => db.query('delete from supervision where supervisor = $1', [supervisor.id]));
  expect(await tasksOn(supervisor, '/werkbegeleiding')).toBe('');
});

/** Every form of a row, with its hidden fields. */
const buttonOn = (page: string, text: string) => {
  const row = page.split('<form class="button-form"').find((part) => part.includes(`: ${text}</span>`)) ?? '';
  return { action: /action="([^"]+)"/.exec(row)?.[1] ?? '', back: (/name="terug" value="([^"]*)"/.exec(row)?.[1] ?? '').replaceAll('&amp;', '&') };
};

test('a task is ended from the list, which stays as it was filtered, and is taken back there', async () => {
  const id = await own.open();
  const number = await numberOf(id);
  await task(desk, number, 'Meteen klaar');
  const list = '/aanmeldpunt?fase=referral&wacht=desk';
  const { action, back } = buttonOn((await desk.get(list)).text, 'Meteen klaar');
  expect([action.startsWith(`/zaken/${number}/taken/`), back]).toEqual([true, list]);
  const done = await desk.post(action, { terug: back }, { from: list });
  expect(done.location).toBe(`${list}&klaar=${action.split('/')[4]}`);
  const after = (await desk.get(done.location ?? '')).text;
  expect(htmlFaults(after)).toEqual([]);
  expect([after.includes('Taak gedaan'), after.includes(`Meteen klaar (zaak ${number})`), buttonOn(after, 'Meteen klaar').action]).toEqual([true, true, '']);
  const undo = new RegExp('action="([^"]+/toch-niet)"[^]*?name="terug" value="([^"]*)"').exec(after);
  expect(undo?.[2]?.replaceAll('&amp;', '&')).toBe(list);
  const taken = await desk.post(undo?.[1] ?? '', { terug: list }, { from: list });
  expect(taken.location).toBe(list);
  expect(await tasksOn(desk, list)).toContain('Meteen klaar');
});

test('a task that a colleague ended meanwhile: a sentence, and nothing changed', async () => {
  const number = await numberOf(await own.open());
  await task(desk, number, 'Door twee gezien');
  const { action, back } = buttonOn((await desk.get('/aanmeldpunt')).text, 'Door twee gezien');
  expect((await otherDesk.post(action, { terug: back }, { from: '/aanmeldpunt' })).status).toBe(303);
  const [before] = await own.as((db) => db.query<{ done_at: Date }>('select done_at from task where id = $1', [action.split('/')[4]]));
  server.clock.now = new Date(server.clock.now.getTime() + 60_000);
  const late = await desk.post(action, { terug: back }, { from: '/aanmeldpunt' });
  expect(htmlFaults(late.text)).toEqual([]);
  expect([late.status, late.text.includes('Deze taak stond al op Gedaan'), late.text.includes('href="/aanmeldpunt"')]).toEqual([409, true, true]);
  expect(await own.as((db) => db.query('select done_at from task where id = $1', [action.split('/')[4]]))).toEqual([before]);
});

test('on every list with tasks there is the button, and it leads nowhere but to a list', async () => {
  const id = await own.open();
  const number = await numberOf(id);
  await sentOut(id);
  for (const [who, path, text] of [[supervisor, '/werkbegeleiding', 'Van de begeleider'], [mediator, '/vandaag', 'Van de bemiddelaar']] as const) {
    await own.as((db) => db.query('insert into supervision (mediator, supervisor) values ($1, $2) on conflict do nothing', [mediator.id, supervisor.id]));
    await task(who, number, text);
    const { action, back } = buttonOn((await who.get(path)).text, text);
    expect(back).toBe(path);
    const done = await who.post(action, { terug: back }, { from: path });
    const after = (await who.get(done.location ?? '')).text;
    const [line] = await own.as((db) => db.query<{ cases: string[] }>('select cases from access_log where staff_id = $1 order by id desc limit 1', [who.id]));
    expect(line?.cases).toContain(id);
    // Told once, to take back, and on the list no more.
    expect([after.includes('Taak gedaan'), after.split(text).length - 1, buttonOn(after, text).action]).toEqual([true, 1, '']);
    for (const terug of ['//elders.example', '/zoeken', '/vandaag/../accounts', `/vandaag?${'x'.repeat(500)}`]) {
      const undone = await who.post(action.replace('gedaan', 'toch-niet'), { terug }, { from: path });
      expect(undone.location).toBe(`/zaken/${number}#taken`);
      await who.post(action, { terug: back }, { from: path });
    }
  }
});

test('what was done from a list is told to whoever may have seen it there alone', async () => {
  const id = await own.open();
  const number = await numberOf(id);
  await sentOut(id);
  await task(mediator, number, 'Alleen van de bemiddelaar');
  const { action } = buttonOn((await mediator.get('/vandaag')).text, 'Alleen van de bemiddelaar');
  const done = (await mediator.post(action, { terug: '/vandaag' }, { from: '/vandaag' })).location ?? '';
  expect((await mediator.get(done)).text).toContain('Alleen van de bemiddelaar');
  for (const [who, path] of [[desk, '/aanmeldpunt'], [policy, '/beleid'], [supervisor, '/werkbegeleiding']] as const) expect((await who.get(done.replace('/vandaag', path))).text).not.toContain('Alleen van de bemiddelaar');
});
