import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p1, p2, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type TestServer } from '../../test/visit.ts';
import { caseworkRoutes } from '../casework/routes.tsx';
import type { OrderName } from '../core/case/orders.ts';
import { dayOf } from '../core/day.ts';
import type { CaseId, StaffId } from '../core/fields.ts';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let mediator: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, [...routes, ...caseworkRoutes([])]);
});
const IDS = { desk: randomUUID(), mediator: randomUUID() };
/** Signed in anew for each test: a test that moves the clock ends everybody's session. */
beforeEach(async () => {
  desk = await signedIn(server, house.database, { id: IDS.desk, roles: ['desk'] });
  mediator = await signedIn(server, house.database, { id: IDS.mediator, roles: ['mediator'], name: 'Bo Bemiddelaar' });
});
afterAll(() => house.close());

async function tell(id: CaseId, order: OrderName, values: Record<string, unknown> = {}, how: { person?: string; relation?: 'mediator'; texts?: Record<string, string> } = {}) {
  const relation = how.relation ?? 'desk';
  const given = await own.give({ ...own.by((relation === 'desk' ? desk : mediator).id as StaffId, relation), now: server.clock.now, today: dayOf(server.clock.now) },
    { caseId: id, order, values, person: (how.person ?? null) as never, texts: how.texts ?? {}, on: dayOf(server.clock.now) });
  if (!given.ok) throw new Error(`${order}: ${JSON.stringify(given)}`);
}

async function sentOut(): Promise<CaseId> {
  const id = await own.open();
  await tell(id, 'judge-violence', { domestic: 'no', stalking: 'no' });
  await tell(id, 'accept');
  await tell(id, 'record-detail', { channel: 'post', source: 'prosecution' }, { person: p2, texts: { detail: 'Dorpsstraat 1' } });
  await tell(id, 'allocate', { mediator: mediator.id });
  return id;
}

const numberOf = async (id: CaseId) => (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
const numbersIn = (html: string) => [...html.matchAll(/<th[^>]*scope="row"[\s\S]*?href="\/zaken\/([^"?]+)"/g)].map((found) => found[1] ?? '');
const tabCounts = (html: string) => new Map([...html.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<span class="count[^"]*">(\d+)<\/span>/g)].map((m) => [m[1] ?? '', Number(m[3])]));
/** The rows of each part, by its anchor, and the counts beside the links to them. */
const parts = (html: string) => new Map([...html.matchAll(/<section class="stack" id="([a-z-]+)"[\s\S]*?(?=<section class="stack" id=|<\/main>)/g)].map(([part, anchor = '']) => [anchor, { part, numbers: numbersIn(part) }]));
const task = (c: Client, number: string, words: string, on: string) => c.post(`/zaken/${number}/taken`, { taak: words, voor: on });

test('own work and own tasks that are late stand on top, then what comes, then new cases; who is waited for stands apart and is never late [P-03]', async () => {
  const [late, soon, waits, rests] = [await sentOut(), await sentOut(), await sentOut(), await sentOut()];
  for (const id of [waits]) await tell(id, 'hold-intake', { medium: 'in-person', place: 'home', present: [] }, { relation: 'mediator', person: p1 });
  await tell(rests, 'pause', { by: 'party', until: '2019-03-20' }, { relation: 'mediator' });
  const [lateNumber, soonNumber, waitsNumber, restsNumber] = [await numberOf(late), await numberOf(soon), await numberOf(waits), await numberOf(rests)];
  for (const [number, words, on] of [[lateNumber, 'Bel het sportbuurthuis', '2019-03-22'], [soonNumber, 'Tolk regelen', '2019-03-27'], [soonNumber, 'Veel later', '2019-08-01'], [restsNumber, 'Ooit eens vragen', ''], [waitsNumber, 'Brief nasturen', '2019-03-23']] as const) expect((await task(mediator, number, words, on)).status).toBe(303);
  const before = server.clock.now;
  try {
    server.clock.now = new Date('2019-03-26T10:00:00Z');
    const fresh = await numberOf(await sentOut());
    const later = await signedIn(server, house.database, { roles: ['mediator'], id: mediator.id });
    const page = (await later.get('/vandaag')).text;
    expect(htmlFaults(page)).toEqual([]);
    const found = parts(page);
    expect([...found.keys()]).toEqual(['eerst', 'komende-dagen', 'zonder-dag', 'nieuw', 'weer-kijken']);
    type Part = { part: string; numbers: string[] };
    const [first, week, undated, isNew, look] = [...found.values()] as [Part, Part, Part, Part, Part];
    expect(first.part).toContain('Bel het sportbuurthuis');
    expect(first.part).toContain('te laat');
    // One's own task is late, whoever the case waits for.
    expect(first.part.split('<tr').find((row) => row.includes('Brief nasturen'))).toContain('te laat');
    // The task of the 22nd came before the step that was due three weeks after the case went out.
    expect(first.numbers[0]).toBe(lateNumber);
    expect(first.numbers).toEqual(expect.arrayContaining([lateNumber, soonNumber]));
    expect(week.part).toContain('Tolk regelen');
    expect(page).not.toContain('Veel later');
    // Somebody wrote it down without a day: it is never late, and it is not lost either.
    expect(undated.part).toContain('Ooit eens vragen');
    expect(undated.part).not.toContain('te laat');
    expect(undated.numbers).toEqual([restsNumber]);
    expect(isNew.numbers).toContain(fresh);
    expect(look.numbers).toEqual(expect.arrayContaining([waitsNumber, restsNumber]));
    expect(look.part).not.toContain('te laat');
    for (const [anchor, { numbers }] of found) expect([anchor, tabCounts(page).get(`#${anchor}`)]).toEqual([anchor, numbers.length]);
  } finally { server.clock.now = before; }
});

test('a task goes along when the case goes to somebody else, and stays out of the day of whoever had it', async () => {
  const id = await sentOut();
  const number = await numberOf(id);
  const next = await signedIn(server, house.database, { roles: ['mediator'], name: 'Volg Ende' });
  await task(mediator, number, 'Blijft te doen', '2019-03-05');
  expect((await mediator.get('/vandaag')).text).toContain('Blijft te doen');
  // Of two who mediate, each has their own.
  const second = await signedIn(server, house.database, { roles: ['mediator'] });
  await tell(id, 'add-second-mediator', { mediator: second.id });
  await task(second, number, 'Voor de tweede', '2019-03-05');
  const [first, other] = [(await mediator.get('/vandaag')).text, (await second.get('/vandaag')).text];
  expect([first.includes('Voor de tweede'), other.includes('Voor de tweede'), other.includes('Blijft te doen')]).toEqual([false, true, false]);
  await tell(id, 'reallocate', { mediator: next.id, reason: 'absence' });
  expect((await mediator.get('/vandaag')).text).not.toContain('Blijft te doen');
  const theirs = (await next.get('/vandaag')).text;
  expect(theirs).toContain('Blijft te doen');
  expect(theirs).toContain('Opgeschreven door Bo Bemiddelaar');
});

test('a case that a colleague handed over is new to whoever has it now, however long ago it was first sent out; one that was late with the colleague is late with them too', async () => {
  const [id, late] = [await sentOut(), await sentOut()];
  await tell(id, 'accept-allocation', {}, { relation: 'mediator' });
  const before = server.clock.now;
  try {
    server.clock.now = new Date('2019-05-06T10:00:00Z');
    desk = await signedIn(server, house.database, { id: IDS.desk, roles: ['desk'] });
    const next = await signedIn(server, house.database, { roles: ['mediator'], name: 'Nieu Weling' });
    await tell(id, 'record-language', { language: 'nl', interpreter: 'no' }, { person: 'p1' });
    for (const one of [id, late]) await tell(one, 'reallocate', { mediator: next.id, reason: 'absence' });
    const shown = parts((await next.get('/vandaag')).text);
    expect([shown.get('nieuw')?.numbers, shown.get('eerst')?.numbers]).toEqual([[await numberOf(id)], [await numberOf(late)]]);
    expect((await next.get(`/zaken/${await numberOf(late)}`)).text).toMatch(/en wacht sinds [^<]+ U hebt de zaak sinds 6 mei 2019, van een collega\./);
  } finally { server.clock.now = before; }
});

test('who stands in sees the work of whom they replace, with whose it is, as long as that lasts', async () => {
  const number = await numberOf(await sentOut());
  await task(mediator, number, 'Voor de vervanger', '2019-03-05');
  const other = await signedIn(server, house.database, { roles: ['mediator'] });
  expect((await other.get('/vandaag')).text).not.toContain(number);
  await own.as((db) => db.query("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-04', '2019-03-04', $2, $4)", [randomUUID(), mediator.id, other.id, server.clock.now]));
  const page = (await other.get('/vandaag')).text;
  for (const shown of [number, 'Voor de vervanger', 'Bo Bemiddelaar']) expect(page).toContain(shown);
});

test('names every case and person that it shows to the access log', async () => {
  const page = (await mediator.get('/vandaag')).text;
  const [line] = await own.as((db) => db.query<{ act: string; cases: string[]; people: string[] }>('select act, cases, people from access_log where staff_id = $1 order by id desc limit 1', [mediator.id]));
  expect(line?.act).toBe('lijst-bekeken');
  expect(line?.cases.length).toBe(new Set(numbersIn(page)).size);
  expect(line?.people.some((people) => people.includes('p1'))).toBe(true);
});
