import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p1, p2, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type TestServer } from '../../test/visit.ts';
import { addDays, day, dayOf } from '../core/day.ts';
import type { CaseId, StaffId } from '../core/fields.ts';
import type { OrderName } from '../core/case/orders.ts';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let mediator: Client;
let policy: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, routes);
});
const IDS = { desk: randomUUID(), policy: randomUUID(), mediator: randomUUID() };
/** Signed in anew for each test: a test that moves the clock ends everybody's session. */
beforeEach(async () => {
  desk = await signedIn(server, house.database, { id: IDS.desk, roles: ['desk'], name: 'Dees Desk' });
  policy = await signedIn(server, house.database, { id: IDS.policy, roles: ['policy'] });
  mediator = await signedIn(server, house.database, { id: IDS.mediator, roles: ['mediator'], name: 'Bo Bemiddelaar' });
});
afterAll(() => house.close());

async function tell(id: CaseId, order: OrderName, values: Record<string, unknown> = {}, how: { person?: string; relation?: 'desk' | 'mediator' | 'policy'; texts?: Record<string, string>; on?: string } = {}) {
  const staff = { desk, mediator, policy }[how.relation ?? 'desk'].id as StaffId;
  const given = await own.give({ ...own.by(staff, how.relation ?? 'desk'), now: server.clock.now, today: dayOf(server.clock.now) },
    { caseId: id, order, values, person: (how.person ?? null) as never, texts: how.texts ?? {}, on: day(how.on ?? dayOf(server.clock.now)) });
  if (!given.ok) throw new Error(`${order}: ${JSON.stringify(given)}`);
}

const judged = (id: CaseId, domestic = 'no', stalking = 'no') => tell(id, 'judge-violence', { domestic, stalking });
const numberOf = async (id: CaseId) => (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
const numbersIn = (html: string) => [...html.matchAll(/<th[^>]*scope="row"[\s\S]*?href="\/zaken\/([^"?]+)"/g)].map((found) => found[1] ?? '');
const tabCounts = (html: string) => new Map([...html.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<span class="count[^"]*">(\d+)<\/span>/g)].map((m) => [m[1] ?? '', Number(m[3])]));

async function waitingForOm(changes: Parameters<Cases['open']>[0] = {}): Promise<CaseId> {
  const id = await own.open(changes);
  await judged(id);
  await tell(id, 'accept');
  await tell(id, 'request-data');
  return id;
}

async function sentOut(changes: Parameters<Cases['open']>[0] = {}): Promise<CaseId> {
  const id = await own.open(changes);
  await judged(id);
  await tell(id, 'accept');
  await tell(id, 'record-detail', { channel: 'post', source: 'prosecution' }, { person: p2, texts: { detail: 'Dorpsstraat 1' } });
  await tell(id, 'allocate', { mediator: mediator.id });
  return id;
}

describe('the desk', () => {
  test('every count equals its list, and every case is in one list only', async () => {
    await own.open();
    await waitingForOm();
    const back = await sentOut();
    await tell(back, 'hand-back', { reason: 'workload' }, { relation: 'mediator', texts: { why: 'Te veel.' } });
    const paused = await own.open();
    await tell(paused, 'pause', { by: 'party', until: '2019-06-01' });
    const asked = await own.open();
    await judged(asked, 'yes');
    const rejected = await own.open();
    await tell(rejected, 'reject', { reason: 'unreachable', called: 'not-reached' });
    const left = await sentOut();
    const gone = await own.staff('mediator');
    await tell(left, 'reallocate', { mediator: gone, reason: 'other' });
    await own.as((db) => db.query('update staff set active = false where id = $1', [gone]));
    expect((await desk.get('/aanmeldpunt?lijst=teruggegeven')).text).toContain('Te veel werk. ');
    const counts = tabCounts((await desk.get('/aanmeldpunt')).text);
    expect(counts.size).toBe(13);
    let sum = 0;
    for (const [href, count] of counts) {
      const page = await desk.get(href);
      expect([href, numbersIn(page.text).length]).toEqual([href, count]);
      expect(htmlFaults(page.text)).toEqual([]);
      // What looks like another case is in its own list as well.
      if (href.includes('lijst=') && !href.includes('hervatbaar') && !href.includes('dubbel')) sum += count;
    }
    expect(counts.get('/aanmeldpunt')).toBe(sum);
    for (const [list, id] of [['teruggegeven', back], ['zonder', left], ['gepauzeerd', paused], ['beleid', asked], ['hervatbaar', rejected]] as const) {
      expect(numbersIn((await desk.get(`/aanmeldpunt?lijst=${list}`)).text)).toContain(await numberOf(id));
    }
  });

  test('two presses from the top one is at the list, past the tabs and the choices, also where the list is empty', async () => {
    for (const address of ['/aanmeldpunt', '/aanmeldpunt?lijst=zonder']) {
      const { text } = await desk.get(address);
      expect([text.includes('<a class="skip" href="#lijst">Naar de lijst</a>'), text.match(/ id="lijst"/g)?.length], address).toEqual([true, 1]);
    }
  });

  test('young participants come first (P-13)', async () => {
    const young = await own.open({ people: [{ age: 15 }, { side: 'b', role: 'offender' }] });
    expect(numbersIn((await desk.get('/aanmeldpunt')).text)[0]).toBe(await numberOf(young));
  });

  test('a case may go out incomplete on the day itself, not the day before, and never where the rules except it', async () => {
    const plain = await numberOf(await waitingForOm());
    const offender = await numberOf(await waitingForOm({ people: [{ role: 'offender' }, { side: 'b', role: 'victim' }] }));
    const before = server.clock.now;
    try {
      server.clock.now = new Date('2019-03-17T10:00:00Z');
      expect((await signedDesk()).list('incompleet')).not.toContain(plain);
      expect((await signedDesk()).page).toContain('Incompleet uitzetten kan vanaf 18 maart 2019');
      server.clock.now = new Date('2019-03-18T10:00:00Z');
      const later = await signedDesk();
      expect(later.list('incompleet')).toContain(plain);
      expect(later.list('incompleet')).not.toContain(offender);
      expect(later.list('om')).toContain(offender);
    } finally { server.clock.now = before; }
  });

  test('a case that went out incomplete stays in sight while the data are still asked for', async () => {
    const id = await waitingForOm();
    const before = server.clock.now;
    try {
      server.clock.now = new Date('2019-03-18T10:00:00Z');
      await tell(id, 'allocate-incomplete', { mediator: mediator.id });
      expect((await signedDesk()).list('om')).toContain(await numberOf(id));
      await tell(id, 'record-data-answer', { answer: 'received' });
      expect((await signedDesk()).list('om')).not.toContain(await numberOf(id));
    } finally { server.clock.now = before; }
  });

  test('a rejection that cannot be resumed is in no list', async () => {
    const id = await own.open();
    await tell(id, 'reject', { reason: 'withdrawn', called: 'spoken' });
    const number = await numberOf(id);
    for (const href of ['/aanmeldpunt', '/aanmeldpunt?lijst=hervatbaar']) expect(numbersIn((await desk.get(href)).text)).not.toContain(number);
  });
});

async function signedDesk() {
  const late = await signedIn(server, house.database, { roles: ['desk'] });
  const pages = new Map<string, string>();
  for (const list of ['om', 'incompleet']) pages.set(list, (await late.get(`/aanmeldpunt?lijst=${list}`)).text);
  return { page: [...pages.values()].join(), list: (name: string) => numbersIn(pages.get(name) ?? '') };
}

describe('names (P-18)', () => {
  test('are hidden in lists of others where it is about sexual harm, stalking or violence at home, and shown in one\'s own', async () => {
    const words = { people: [{ name: 'Geheim van Naam' }, null] };
    const id = await sentOut({ referral: { cause: 'rape' }, words });
    await tell(id, 'pause', { by: 'party', until: '2019-04-01' }, { relation: 'mediator' });
    await tell(id, 'hand-back', { reason: 'workload' }, { relation: 'mediator', texts: { why: 'Te veel.' } });
    const page = (await desk.get('/aanmeldpunt?lijst=teruggegeven')).text;
    expect(numbersIn(page)).toContain(await numberOf(id));
    expect(page).toContain('Namen verborgen');
    expect(page).not.toContain('Geheim van Naam');
    const mine = await sentOut({ referral: { cause: 'rape' }, words });
    const shown = (await mediator.get('/mijn-zaken')).text;
    expect(numbersIn(shown)).toContain(await numberOf(mine));
    expect(shown).toContain('Geheim van Naam');
    expect(numbersIn(shown), 'handed back while it rested').not.toContain(await numberOf(id));
  });
});

describe('my cases', () => {
  test('what waits for a person stands apart and is never late, what rests stands apart, what is mine can be late (P-03)', async () => {
    const waits = await sentOut();
    await tell(waits, 'hold-intake', { medium: 'in-person', place: 'home', present: [] }, { relation: 'mediator', person: p1 });
    const rests = await sentOut();
    await tell(rests, 'pause', { by: 'party', until: '2019-03-20' }, { relation: 'mediator' });
    const mine = await sentOut();
    await tell(mine, 'accept-allocation', {}, { relation: 'mediator' });
    const before = server.clock.now;
    try {
      server.clock.now = new Date('2019-06-01T10:00:00Z');
      const later = await signedIn(server, house.database, { roles: ['mediator'], id: mediator.id });
      const page = (await later.get('/mijn-zaken')).text;
      expect(htmlFaults(page)).toEqual([]);
      const [, first = '', person = '', paused = ''] = page.split(/<h2>(?:Aan u|Wacht op een deelnemer|Gepauzeerd)<\/h2>/);
      expect(numbersIn(first)).toContain(await numberOf(mine));
      expect(first).toContain('te laat');
      expect(numbersIn(person)).toContain(await numberOf(waits));
      expect(numbersIn(paused)).toContain(await numberOf(rests));
      expect(person + paused).not.toContain('te laat');
    } finally { server.clock.now = before; }
  });

  test('nobody else\'s cases are in it', async () => {
    const other = await signedIn(server, house.database, { roles: ['mediator'] });
    expect(numbersIn((await other.get('/mijn-zaken')).text)).toEqual([]);
  });
});

test('what waits for mediation in the criminal case stands with the day to look again, the first day first, and is resumed from the screens [R-022]', async () => {
  const before = server.clock.now;
  try {
    server.clock.now = new Date('2020-02-03T10:00:00Z');
    const own2020 = await signedIn(server, house.database, { id: desk.id, roles: ['desk'] });
    const [late, soon] = [await own.open(), await own.open()];
    for (const [id, lookAgain] of [[late, null], [soon, '2020-03-02']] as const) await tell(id, 'reject', { reason: 'mis-first', called: 'spoken', lookAgain });
    const page = (await own2020.get('/aanmeldpunt?lijst=hervatbaar')).text;
    expect(htmlFaults(page)).toEqual([]);
    const [first, second] = [await numberOf(soon), await numberOf(late)];
    expect(numbersIn(page).slice(0, 2)).toEqual([first, second]);
    expect(page).toMatch(/ma 2 mrt 2020[\s\S]*zo 3 mei 2020/);
    await tell(soon, 'resume-rejected');
    expect(numbersIn((await own2020.get('/aanmeldpunt?lijst=nieuw')).text)).toContain(first);
    expect(numbersIn((await own2020.get('/aanmeldpunt?lijst=hervatbaar')).text)).not.toContain(first);
  } finally { server.clock.now = before; }
});

test('policy sees what is asked of it, and what the desk holds back with a question', async () => {
  const asked = await own.open();
  await judged(asked, 'no', 'yes');
  const held = await own.open();
  await judged(held);
  await tell(held, 'accept');
  await tell(held, 'hold-back', {}, { texts: { why: 'Past dit?' } });
  const lifted = await own.open();
  await tell(lifted, 'hold-back', {}, { texts: { why: 'Past dit?' } });
  await tell(lifted, 'lift-hold');
  const page = (await policy.get('/beleid')).text;
  expect(htmlFaults(page)).toEqual([]);
  expect(numbersIn(page)).toEqual(expect.arrayContaining([await numberOf(asked), await numberOf(held)]));
  expect(numbersIn(page)).not.toContain(await numberOf(lifted));
  expect(page).toContain('Stalking');
  expect(page).toContain('Vastgehouden met een vraag');
});

test('practice supervision sees a pause past its day and own work that waits for weeks, of supervised mediators only, and no shares', async () => {
  const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
  const rests = await sentOut();
  await tell(rests, 'pause', { by: 'party', until: '2019-03-20' }, { relation: 'mediator' });
  const waits = await sentOut();
  await tell(waits, 'hold-intake', { medium: 'in-person', place: 'home', present: [] }, { relation: 'mediator', person: p1 });
  // Taken, and then nothing for weeks that was the mediator's to do.
  const idle = await sentOut();
  await tell(idle, 'accept-allocation', {}, { relation: 'mediator' });
  const number = await numberOf(rests);
  expect(numbersIn((await supervisor.get('/werkbegeleiding')).text)).not.toContain(number);
  const before = server.clock.now;
  try {
    server.clock.now = new Date(`${addDays(day('2019-03-20'), 1)}T10:00:00Z`);
    const later = await signedIn(server, house.database, { roles: ['practice-supervisor'], id: supervisor.id });
    const page = (await later.get('/werkbegeleiding')).text;
    expect(htmlFaults(page)).toEqual([]);
    expect(numbersIn(page)).toContain(number);
    for (const one of [waits, idle]) expect(numbersIn(page)).not.toContain(await numberOf(one));
    server.clock.now = new Date(`${addDays(day('2019-03-20'), 30)}T10:00:00Z`);
    const weeks = numbersIn((await (await signedIn(server, house.database, { roles: ['practice-supervisor'], id: supervisor.id })).get('/werkbegeleiding')).text);
    expect([weeks.includes(await numberOf(idle)), weeks.includes(await numberOf(waits))]).toEqual([true, false]);
    expect(page).not.toMatch(/\d+\s?%/);
    const none = (await (await signedIn(server, house.database, { roles: ['practice-supervisor'] })).get('/werkbegeleiding')).text;
    expect([numbersIn(none), none.includes('U begeleidt nog geen bemiddelaars.'), page.includes('U begeleidt nog geen')]).toEqual([[], true, false]);
  } finally { server.clock.now = before; }
});

test('practice supervision is told who has much in hand, by name and without shares; a pause does not count, and nobody else is named', async () => {
  const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  const [busy, calm] = [await signedIn(server, house.database, { roles: ['mediator'], name: 'Drukke Bemiddelaar' }), await signedIn(server, house.database, { roles: ['mediator'], name: 'Rustige Bemiddelaar' })];
  for (const { id } of [busy, calm]) await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, id]));
  const given = async (to: Client, count: number) => {
    const ids: CaseId[] = [];
    for (let i = 0; i < count; i += 1) {
      const id = await waitingForOm();
      await tell(id, 'record-detail', { channel: 'post', source: 'prosecution' }, { person: p2, texts: { detail: 'Dorpsstraat 1' } });
      await tell(id, 'allocate', { mediator: to.id });
      ids.push(id);
    }
    return ids;
  };
  // Each of these is in its first phase, which weighs one: twenty are just not too much.
  const [first] = await given(busy, 20);
  await given(calm, 1);
  expect((await supervisor.get('/werkbegeleiding')).text).not.toContain('Drukke Bemiddelaar');
  await given(busy, 1);
  const page = (await supervisor.get('/werkbegeleiding')).text;
  expect(htmlFaults(page)).toEqual([]);
  expect(page).toContain('Drukke Bemiddelaar');
  expect(page).not.toContain('Rustige Bemiddelaar');
  expect(page).not.toMatch(/\d+\s?%/);
  await own.as((db) => db.query("update standing set waits_for = 'pause' where case_id = $1", [first]));
  expect((await supervisor.get('/werkbegeleiding')).text).not.toContain('Drukke Bemiddelaar');
  const stranger = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  expect((await stranger.get('/werkbegeleiding')).text).not.toContain('Bemiddelaar</');
});

test('a list leaves one line in the access log that names every case it shows', async () => {
  const page = (await desk.get('/aanmeldpunt')).text;
  const [line] = await own.as((db) => db.query<{ act: string; cases: string[] }>('select act, cases from access_log where staff_id = $1 order by id desc limit 1', [desk.id]));
  expect(line?.act).toBe('lijst-bekeken');
  expect(line?.cases).toHaveLength(numbersIn(page).length);
});

test('who has no such work cannot open the list', async () => {
  for (const path of ['/aanmeldpunt', '/beleid', '/werkbegeleiding']) expect((await mediator.get(path)).status).toBe(403);
});
