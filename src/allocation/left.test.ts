import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { at, openOffice } from '../../test/office.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client } from '../../test/visit.ts';
import type { StaffId } from '../core/fields.ts';
import { actFor } from '../database/context.ts';
import { leftWith } from '../database/left-behind.ts';
import { deskList } from '../worklists/rules.ts';
import type { ListedCase } from '../worklists/sql.ts';

const { house, server, own, sql, ids, supervisor, is, aCase, post } = await openOffice();
afterAll(house.close);
const administrator = await own.staff('administrator');
const as = (id: StaffId, ...roles: never[]): Promise<Client> => signedIn(server, house.database, { id, roles });
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const rowsIn = (html: string): string[] => [...html.matchAll(/<th[^>]*scope="row"[\s\S]*?href="\/zaken\/([^"?]+)"/g)].map((found) => found[1] ?? '');
const LIST = '/aanmeldpunt?lijst=zonder';
const countOf = (html: string): number => Number(/lijst=zonder"[^>]*>Zonder bemiddelaar<span class="count[^"]*">(\d+)</.exec(html)?.[1]);
const appointment = (one: { id: string }, owner: string, place: string, day = '2019-03-11') => sql(
  "insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at) values ($1, $2, $3, $4, '10:00', 60, 'talk', $5, '', 'planned', $6)", [house.newId(), one.id, owner, day, place, house.now]);
const task = async (one: { number: string }) => expect((await (await is('mediator', 'mediator')).post(at(one as never, '/taken'), { taak: 'Bellen', voor: '' }, { from: at(one as never) })).status).toBe(303);
const press = async (path: string) => (await as(administrator, 'administrator' as never)).post(path, {}, { from: `/accounts/${path.split('/')[2]}` });
const stop = (id: string) => press(`/accounts/${id}/stoppen`);

/** Everybody works as before. */
beforeEach(async () => {
  server.clock.now = house.now;
  for (const [who, role] of [[ids.mediator, 'mediator'], [ids.other, 'mediator']] as const) await sql('update staff set active = true, roles = $2 where id = $1', [who, [role]]);
  for (const table of ['appointment', 'task', 'stand_in', 'case_list']) await sql(`delete from ${table}`);
  for (const one of await sql<{ id: string }>('select case_id as id from standing where closed is null and mediates is not null')) {
    for (const order of ['stop-case', 'close'] as const) await own.give(own.by((await sql<{ m: StaffId }>('select mediator as m from standing where case_id = $1', [one.id]))[0]?.m as StaffId, 'mediator'), { caseId: one.id as never, order, values: order === 'close' ? {} : { by: 'mediator', reason: 'not-told' } });
  }
});

describe('who stops leaves no case behind unseen', () => {
  test('before the account is stopped it says, in numbers, what runs: cases, appointments, visits, tasks and stand-ins; of no case', async () => {
    const [first, second] = [await aCase(), await aCase()];
    await second.desk('add-second-mediator', { values: { mediator: ids.other } });
    for (const [place, day] of [['office', '2019-03-11'], ['home', '2019-03-12'], ['home', '2019-03-01']] as const) await appointment(first, ids.mediator, place, day);
    await task(first);
    await sql("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-01', '2019-04-01', $4, $5)", [house.newId(), ids.other, ids.mediator, ids.desk, house.now]);
    const page = async (id: string) => (await (await as(administrator, 'administrator' as never)).get(`/accounts/${id}`)).text;
    const shown = await page(ids.mediator);
    expect(await htmlFaults(shown)).toEqual([]);
    expect(plain(shown)).toMatch(/Wat nog bij deze collega hoort 2 lopende zaken als bemiddelaar 2 geplande afspraken 1 daarvan is een bezoek 1 open taak vervangt nog 1 collega/);
    expect([first.number, second.number].some((number) => shown.includes(number))).toBe(false);
    const asked = (await (await as(administrator, 'administrator' as never)).get(`/accounts/${ids.mediator}/stoppen`)).text;
    expect([plain(asked).includes('Wat nog bij deze collega hoort 2 lopende zaken'), await htmlFaults(asked)]).toEqual([true, []]);
    const work = (await (await as(administrator, 'administrator' as never)).get(`/accounts/${ids.mediator}/werk`)).text;
    expect([plain(work).includes('Wat nog bij deze collega hoort 2 lopende zaken'), await htmlFaults(work)]).toEqual([true, []]);
    expect(plain(await page(ids.other))).toMatch(/1 zaak als tweede bemiddelaar heeft zelf 1 vervanger/);
    expect(plain(await page(ids.desk))).not.toContain('Wat nog bij deze collega hoort');
  });

  test('past every screen too it is told to the desk, the administrator and the privacy officer, and to the own supervisor', async () => {
    await aCase();
    const told = (who: string) => house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => { await actFor(db, who); return (await leftWith(db, ids.mediator, new Set())).cases; });
    const may = await Promise.all([ids.desk, administrator, ids.officer, supervisor].map(told));
    const not = await Promise.all([ids.policy, ids.other, ids.mediator, await own.staff('director'), await own.staff('practice-supervisor')].map(told));
    expect([may, not]).toEqual([[1, 1, 1, 1], [0, 0, 0, 0, 0]]);
  });

  test('what counts: planned from today on, alone or together; away from the office and in person is a visit; stand-ins until their last day; tasks that are open', async () => {
    const one = await aCase();
    const told = async (id: string) => plain((await (await as(administrator, 'administrator' as never)).get(`/accounts/${id}`)).text);
    for (const [place, day] of [['office', '2019-03-04'], ['home', '2019-03-04'], ['not-in-person', '2019-03-05'], ['home', '2019-03-03'], ['prison', '2019-03-06']] as const) await appointment(one, ids.mediator, place, day);
    await sql("update appointment set status = 'cancelled', settled_at = made_at where place = 'prison'");
    await appointment(one, ids.other, 'home', '2019-03-07');
    await sql('update appointment set also = $2 where owner = $1', [ids.other, ids.mediator]);
    const standIn = (mediator: string, who: string, until: string, ended: Date | null) => sql(
      "insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at, ended_at) values ($1, $2, $3, '2019-03-01', $4, $5, $6, $7)", [house.newId(), mediator, who, until, ids.desk, house.now, ended]);
    for (const [until, ended] of [['2019-03-04', null], ['2019-03-03', null], ['2019-04-01', house.now]] as const) {
      await standIn(ids.other, ids.mediator, until, ended);
      await standIn(ids.mediator, ids.other, until, ended);
    }
    await task(one);
    await sql('update task set done_at = made_at');
    expect(await told(ids.mediator)).toMatch(/Wat nog bij deze collega hoort 1 lopende zaak als bemiddelaar 4 geplande afspraken 2 daarvan zijn een bezoek vervangt nog 1 collega heeft zelf 1 vervanger Stoppen kan altijd/);
    expect(await told(ids.other)).toMatch(/Wat nog bij deze collega hoort 1 geplande afspraak 1 daarvan is een bezoek vervangt nog 1 collega heeft zelf 1 vervanger /);
  });

  test('a case that was given back is with nobody: neither the first nor the second mediator has it left, and a closed one has none either', async () => {
    const [back, over] = [await aCase(), await aCase()];
    for (const made of [back, over]) await made.desk('add-second-mediator', { values: { mediator: ids.other } });
    await back.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Te veel.' } });
    await over.mediator('stop-case', { values: { by: 'mediator', reason: 'not-told' } });
    await over.mediator('close');
    await appointment(over, ids.mediator, 'home');
    await stop(ids.mediator);
    await stop(ids.other);
    for (const id of [ids.mediator, ids.other]) expect(plain((await (await as(administrator, 'administrator' as never)).get(`/accounts/${id}`)).text)).not.toContain('Er hoort nog werk');
    const boss = await as(supervisor, 'practice-supervisor' as never);
    await sql('update case_access set policy = true where case_id = any($1::uuid[])', [[back.id, over.id]]);
    for (const [who, path] of [[boss, '/werkbegeleiding'], [await is('policy', 'policy'), '/beleid'], [await is('desk', 'desk'), LIST], [await is('desk', 'desk'), '/bemiddelaars']] as const) {
      const { text } = await who.get(path);
      expect([path, text.includes('Zaken zonder bemiddelaar'), text.includes('id="gestopt"'), text.includes(over.number)]).toEqual([path, false, false, false]);
    }
    await sql('update staff set active = true where id = $1', [ids.mediator]);
    await back.desk('reallocate', { values: { mediator: ids.mediator, reason: 'other' } });
  });

  test('of whoever is on leave stands what is planned from today on, and not what is over', async () => {
    const one = await aCase();
    for (const day of ['2019-03-01', '2019-03-11']) await appointment(one, ids.mediator, 'office', day);
    await sql("insert into mediator_period (id, staff_id, kind, from_day, until_day, recorded_by, recorded_at) values ($1, $2, 'leave', '2019-02-25', '2019-03-15', $3, $4)", [house.newId(), ids.mediator, ids.desk, house.now]);
    expect((await (await is('desk', 'desk')).get(`/bemiddelaars/${ids.mediator}`)).text).toContain('Er staat een afspraak gepland in deze dagen');
    await sql('delete from mediator_period');
  });

  test('who only has an appointment or stands in for somebody is named too', async () => {
    const one = await aCase();
    await one.desk('reallocate', { values: { mediator: ids.other, reason: 'other' } });
    await stop(ids.mediator);
    const named = async () => (await (await is('desk', 'desk')).get('/bemiddelaars')).text.includes('id="gestopt"');
    expect(await named()).toBe(false);
    await appointment(one, ids.mediator, 'office');
    expect(await named()).toBe(true);
    await sql('delete from appointment');
    await sql("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-01', '2019-04-01', $4, $5)", [house.newId(), ids.other, ids.mediator, ids.desk, house.now]);
    expect(await named()).toBe(true);
  });

  test('stopping is never refused for it; then the desk has its own list with a way to give them on, and the count is the list', async () => {
    const all = [await aCase(), await aCase()];
    expect(countOf((await (await is('desk', 'desk')).get(LIST)).text)).toBe(0);
    expect((await stop(ids.mediator)).status).toBe(303);
    expect((await sql<{ active: boolean }>('select active from staff where id = $1', [ids.mediator]))[0]?.active).toBe(false);
    const desk = await is('desk', 'desk');
    const { text } = await desk.get(LIST);
    expect(await htmlFaults(text)).toEqual([]);
    expect([rowsIn(text).toSorted(), countOf(text)]).toEqual([all.map(({ number }) => number).toSorted(), 2]);
    // Whoever it waited for, it now waits for the desk.
    expect([rowsIn((await desk.get(`${LIST}&wacht=desk`)).text).length, rowsIn((await desk.get(`${LIST}&wacht=mediator`)).text).length]).toEqual([2, 0]);
    expect(text).toMatch(/lijst=zonder"[^>]*>Zonder bemiddelaar<span class="count count--urgent">/);
    expect(text).toContain(`/bemiddelaars/${ids.mediator}/overdragen`);
    const give = `/bemiddelaars/${ids.mediator}/overdragen`;
    expect((await desk.post(give, { reden: 'other', [`naar-${all[0]?.number}`]: ids.other, [`naar-${all[1]?.number}`]: ids.other }, { from: give })).location).toMatch(/\?zaken=\d{4}-\d{5}\.\d+,\d{4}-\d{5}\.\d+$/);
    const after = (await desk.get(LIST)).text;
    expect([rowsIn(after), countOf(after)]).toEqual([[], 0]);
  });

  test('the list of mediators names them apart, with numbers that equal what is behind them, until nothing is left', async () => {
    const [first, second] = [await aCase(), await aCase()];
    await second.desk('reallocate', { values: { mediator: ids.other, reason: 'other' } });
    await second.desk('add-second-mediator', { values: { mediator: ids.mediator } });
    await appointment(first, ids.mediator, 'home');
    const part = async () => { const { text } = await (await is('desk', 'desk')).get('/bemiddelaars'); const from = text.indexOf('id="gestopt"'); return from < 0 ? null : plain(text.slice(from, text.indexOf('</table>', from))); };
    expect(await part()).toBeNull();
    await stop(ids.mediator);
    expect(await part()).toMatch(/Mia Middelaar\s+1\s+1\s+1\s+0/);
    const desk = await is('desk', 'desk');
    const { text } = await desk.get(`/bemiddelaars/${ids.mediator}/overdragen`);
    expect(await htmlFaults(text)).toEqual([]);
    expect(plain(text)).toMatch(new RegExp(`Er staat een afspraak gepland [\\s\\S]*zaak ${first.number}[\\s\\S]*Als tweede bemiddelaar[\\s\\S]*Zaak ${second.number}`));
    expect((await desk.get(`/zaken/${second.number}/tweede-bemiddelaar-stopt`)).status).toBe(200);
    await second.desk('end-second-mediator');
    await first.desk('reallocate', { values: { mediator: ids.other, reason: 'other' } });
    expect(await part()).toMatch(/Mia Middelaar\s+0\s+0\s+1\s+0/);
    await sql("update appointment set status = 'cancelled', settled_at = made_at");
    expect(await part()).toBeNull();
  });

  test('who keeps the account and loses the work of mediator leaves them just so', async () => {
    const one = await aCase();
    await sql("update staff set roles = '{communications}' where id = $1", [ids.mediator]);
    const desk = await is('desk', 'desk');
    expect(rowsIn((await desk.get(LIST)).text)).toEqual([one.number]);
    expect((await desk.get(`/bemiddelaars/${ids.mediator}/overdragen`)).text).toContain(`Zaak ${one.number}`);
    expect((await desk.get('/vervanging')).text).toContain('Mia Middelaar (werkt hier niet meer)');
    expect(plain((await (await as(administrator, 'administrator' as never)).get(`/accounts/${ids.mediator}`)).text)).toContain('Er hoort nog werk bij deze collega');
  });

  test('the practice supervisor and policy see those of their own work, and nothing to press', async () => {
    const mine = await aCase();
    await sql("update case_access set policy = true where case_id = $1", [mine.id]);
    const left = async (who: Client, page: string) => { const { text } = await who.get(page); expect(await htmlFaults(text)).toEqual([]); const from = text.indexOf('Zaken zonder bemiddelaar'); return from < 0 ? [] : rowsIn(text.slice(from)); };
    const boss = await as(supervisor, 'practice-supervisor' as never);
    expect([await left(boss, '/werkbegeleiding'), await left(await is('policy', 'policy'), '/beleid')]).toEqual([[], []]);
    await stop(ids.mediator);
    expect([await left(boss, '/werkbegeleiding'), await left(await is('policy', 'policy'), '/beleid')]).toEqual([[mine.number], [mine.number]]);
    expect((await boss.get('/werkbegeleiding')).text).not.toContain('/overdragen');
    const list = (await boss.get('/bemiddelaars')).text;
    expect([list.includes('id="gestopt"'), list.includes('Mia Middelaar'), list.includes('/overdragen')]).toEqual([true, true, false]);
    expect((await (await as(await own.staff('practice-supervisor'), 'practice-supervisor' as never)).get('/bemiddelaars')).text).not.toContain('id="gestopt"');
    expect(await left(await as(await own.staff('practice-supervisor'), 'practice-supervisor' as never), '/werkbegeleiding')).toEqual([]);
  });

  test('who may not know of a case finds it in no list and no count; who is excluded counts it nowhere', async () => {
    const [open, closed, few] = [await aCase(), await aCase(), await aCase()];
    await sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'restricted', '', $4, $3)", [house.newId(), few.id, ids.other, house.now]);
    await post(await is('mediator', 'mediator'), closed, '/niet', { niet: ids.desk, 'waarom-niet': 'Familie' });
    await stop(ids.mediator);
    const { text } = await (await is('desk', 'desk')).get(LIST);
    expect([rowsIn(text), countOf(text)]).toEqual([[open.number], 1]);
    expect(plain((await (await is('desk', 'desk')).get('/bemiddelaars')).text)).toMatch(/Mia Middelaar\s+1\s+0\s+0\s+0/);
    for (const one of [closed, few]) expect(text).not.toContain(at(one));
  });

  test('who is at the desk and of policy has on the page of policy only what policy was asked', async () => {
    const [asked, other] = [await aCase(), await aCase()];
    await sql('update case_access set policy = true where case_id = $1', [asked.id]);
    await stop(ids.mediator);
    const both = await signedIn(server, house.database, { roles: ['desk', 'policy'] });
    expect([rowsIn((await both.get(LIST)).text).toSorted(), rowsIn((await both.get('/beleid')).text)]).toEqual([[asked.number, other.number].toSorted(), [asked.number]]);
  });

  test('nor does whoever hands cases over, policy or the practice supervisor learn of it', async () => {
    const [open, closed, second] = [await aCase(), await aCase(), await aCase()];
    await second.desk('reallocate', { values: { mediator: ids.other, reason: 'other' } });
    await second.desk('add-second-mediator', { values: { mediator: ids.mediator } });
    await appointment(closed, ids.mediator, 'home');
    await sql('update case_access set policy = true');
    for (const one of [closed, second]) for (const who of [ids.desk, ids.policy, supervisor, administrator]) await sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [house.newId(), one.id, who, house.now, ids.policy]);
    await stop(ids.mediator);
    const desk = await is('desk', 'desk');
    const pages = [await desk.get(`/bemiddelaars/${ids.mediator}/overdragen`), await desk.get(`/bemiddelaars/${ids.mediator}`), await (await is('policy', 'policy')).get('/beleid'), await (await as(supervisor, 'practice-supervisor' as never)).get('/werkbegeleiding')];
    expect(pages.map(({ status, text }) => [status, [open, closed, second].filter(({ number }) => text.includes(number)).map(({ number }) => number), text.includes('afspraak gepland')])).toEqual([
      [200, [open.number], false], [200, [], false], [200, [open.number], false], [200, [open.number], false],
    ]);
    expect(plain((await (await as(administrator, 'administrator' as never)).get(`/accounts/${ids.mediator}`)).text)).toMatch(/nog werk bij deze collega 1 lopende zaak als bemiddelaar De zaken staan/);
  });

  test('a practice supervisor has a case of a second mediator of theirs, and none that also asks for a word', async () => {
    const one = await aCase();
    await one.desk('reallocate', { values: { mediator: ids.other, reason: 'other' } });
    await one.desk('add-second-mediator', { values: { mediator: ids.mediator } });
    const mine = await aCase();
    await stop(ids.other);
    server.clock.now = new Date('2019-06-04T10:00:00Z');
    await sql('update staff set active = false where id = $1', [ids.mediator]);
    const { text } = await (await as(supervisor, 'practice-supervisor' as never)).get('/werkbegeleiding');
    expect(await htmlFaults(text)).toEqual([]);
    expect(rowsIn(text).toSorted()).toEqual([one.number, mine.number].toSorted());
    expect(text).not.toContain('/besproken"');
  });

  test('a case that was given back is on the list of those, and on no other', async () => {
    const back = await aCase();
    await back.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Te veel.' } });
    await stop(ids.mediator);
    const desk = await is('desk', 'desk');
    expect([rowsIn((await desk.get(LIST)).text), rowsIn((await desk.get('/aanmeldpunt?lijst=teruggegeven')).text)]).toEqual([[], [back.number]]);
  });
});

test.each([
  [{ waitsFor: 'pause', phase: 'contact' }], [{ waitsFor: 'person', phase: 'approach' }], [{ waitsFor: 'prosecution', incomplete: true, phase: 'intake-a' }], [{ waitsFor: 'policy', phase: 'intake-a' }],
] as const)('whatever else it waits for, a case whose mediator left waits for another one first: %o', (row) => {
  const listed = { allocated: '2019-03-04', handedBack: false, next: null, ...row } as unknown as ListedCase;
  expect([deskList({ ...listed, mediatorLeft: true }, null), deskList({ ...listed, mediatorLeft: false }, null)]).toEqual(['zonder', null]);
});
