import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agendas, desk, house, id, later, mediator, number, own, planned, press, SAFE, server, START, tell, WHERE, WISH } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client } from '../../test/visit.ts';
import { dayOf } from '../core/day.ts';
import type { StaffId } from '../core/fields.ts';
import { actFor } from '../database/context.ts';

agendas();

describe('"I am safe" [P-21]', () => {
  const NAME = () => own.as((db) => db.query<{ name: string }>('select name from staff where id = $1', [mediator.id])).then(([row]) => row?.name ?? '');

  test('who pressed is not missed; who did not is told to the desk and their own practice supervisor, without a word of the case', async () => {
    const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
    const name = await NAME();
    const address = await planned();
    // Before it, only what will be asked: a button now would end that they are missed.
    const early = (await (await later('2019-03-05T12:00:00Z', mediator, 'mediator')).get(address)).text;
    expect([early.includes('Na dit bezoek meldt u zich veilig'), early.includes(`action="${address}/veilig"`), htmlFaults(early)]).toEqual([true, false, []]);
    const during = await later('2019-03-05T13:30:00Z', mediator, 'mediator');
    expect((await during.get('/vandaag')).text).toContain('Ik ben veilig');
    expect((await during.get(address)).text).not.toContain('Na dit bezoek meldt u zich veilig');
    expect((await (await later('2019-03-05T14:30:00Z', desk, 'desk')).get('/aanmeldpunt')).text).not.toContain(name);
    const missed = '2019-03-05T14:31:00Z';
    for (const [who, role, list] of [[desk, 'desk', '/aanmeldpunt'], [supervisor, 'practice-supervisor', '/werkbegeleiding']] as const) {
      const client = await later(missed, who, role);
      const page = (await client.get(list)).text;
      expect(htmlFaults(page)).toEqual([]);
      const [look] = await own.as((db) => db.query<{ cases: string[] }>('select cases from access_log where staff_id = $1 order by id desc limit 1', [who.id]));
      expect(look?.cases).toContain(id);
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
    // Taken back there too, it leads to where it is asked for again: the appointment of a closed case opens no more.
    const wrong = await later('2019-03-05T13:40:00Z', mediator, 'mediator');
    expect((await wrong.post(`${address}/nog-niet-veilig`, {}, { from: '/vandaag' })).location).toBe('/vandaag');
    expect((await wrong.get('/vandaag')).text).toContain('Bent u veilig?');
    await wrong.post(`${address}/veilig`, {}, { from: '/vandaag' });
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

  test('from the page of today of an own running case it leads to the appointment, which says so; the log names the case', async () => {
    const address = await planned();
    const back = await later('2019-03-05T14:31:00Z', mediator, 'mediator');
    expect((await back.post(SAFE(address), {}, { from: '/vandaag' })).location).toBe(address);
    expect(await own.as((db) => db.query('select act, cases from access_log where staff_id = $1 order by id desc limit 1', [mediator.id]))).toEqual([{ act: 'veilig-gemeld', cases: [id] }]);
    expect((await back.get(address)).text).toContain('meldde zich veilig');
  });

  test('said by mistake while the visit lasts is taken back by that same colleague: they are missed again; not when it is over, and not for another [P-21]', async () => {
    const address = await planned();
    const during = await later('2019-03-05T13:10:00Z', mediator, 'mediator');
    const back = `${address}/nog-niet-veilig`;
    expect((await press(during, `${address}/veilig`, {})).location).toBe(address);
    const said = (await during.get(address)).text;
    expect([said.includes(`action="${back}"`), htmlFaults(said)]).toEqual([true, []]);
    const other = await signedIn(server, house.database, { roles: ['mediator'] });
    await own.as((db) => db.query("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-04', '2019-03-06', $2, $4)", [randomUUID(), mediator.id, other.id, START]));
    const standIn = await later('2019-03-05T13:11:00Z', other, 'mediator');
    expect((await standIn.get(address)).text).not.toContain(back);
    await press(standIn, back, {});
    expect((await during.get(address)).text).toContain('meldde zich veilig');
    expect((await press(during, back, {})).location).toBe(address);
    expect((await during.get('/vandaag')).text).toContain('Bent u veilig?');
    expect((await (await later('2019-03-05T14:31:00Z', desk, 'desk')).get('/aanmeldpunt')).text).toContain(await NAME());
    const late = await later('2019-03-05T14:32:00Z', mediator, 'mediator');
    await press(late, `${address}/veilig`, {});
    expect((await late.get(address)).text).not.toContain(back);
    await press(late, back, {});
    expect((await late.get('/vandaag')).text).not.toContain('Bent u veilig?');
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
    expect((await client.post(`${address}/gesproken`, { wie: mediator.id }, { from: `${address}/waar` })).location).toBe('/aanmeldpunt');
    const list = (await client.get('/aanmeldpunt')).text;
    expect([list.includes(`<b>${await NAME()}</b>`), list.includes(`sprak ${await NAME()}, die veilig is`)]).toEqual([false, true]);
    // Pressed once more: what was done, and not that the page is not theirs.
    const again = await client.post(`${address}/gesproken`, { wie: mediator.id }, { from: `/zaken/${number}/pauze` });
    expect([again.status, again.text.includes(`sprak ${await NAME()}, die veilig is`), again.text.includes('Proefplein'), htmlFaults(again.text)]).toEqual([409, true, false, []]);
  });

  test('in the table itself the desk reads the place of who is missed, of no case that is kept from it, and nothing once they are safe', async () => {
    const address = await planned();
    await later('2019-03-04T09:00:00Z', desk, 'desk');
    expect(await sealedPlaces(desk)).toBe(0);
    await later('2019-03-05T14:31:00Z', desk, 'desk');
    expect(await sealedPlaces(desk)).toBe(1);
    for (const [kind, whom] of [['excluded', desk.id], ['restricted', mediator.id]] as const) {
      const list = randomUUID();
      await own.as((db) => db.query('insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, $4, $5, $6, $3)', [list, id, whom, kind, Buffer.alloc(0), START]));
      expect([kind, await sealedPlaces(desk)]).toEqual([kind, 0]);
      await own.as((db) => db.query('delete from case_list where id = $1', [list]));
    }
    const back = await later('2019-03-05T14:31:00Z', mediator, 'mediator');
    expect((await back.post(SAFE(address), {}, { from: '/vandaag' })).status).toBe(303);
    expect(await sealedPlaces(desk)).toBe(0);
  });

  test('a colleague who may not know of the case is told who is missed, and gets no way to it', async () => {
    const address = await planned();
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [randomUUID(), id, desk.id, START]));
    const client = await later('2019-03-05T14:31:00Z', desk, 'desk');
    const page = (await client.get('/aanmeldpunt')).text;
    expect(page).toContain(await NAME());
    expect(page).not.toContain(number);
    expect(await sealedPlaces(desk)).toBe(0);
    expect((await client.get(`${address}/waar`)).status).toBe(404);
    expect((await client.get(WHERE(address))).status).toBe(404);
    expect([page.includes(WHERE(address)), await whereBehindFence(desk, address)]).toEqual([false, 0]);
  });

  test('of a case that is closed to all but a few, the desk and the own supervisor see where while it is late, and nothing else of the case', async () => {
    const address = await planned();
    const [supervisor, stranger] = [await signedIn(server, house.database, { roles: ['practice-supervisor'] }), await signedIn(server, house.database, { roles: ['practice-supervisor'] })];
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'restricted', '', $4, $3)", [randomUUID(), id, mediator.id, START]));
    const [early, missed] = ['2019-03-05T14:30:00Z', '2019-03-05T14:31:00Z'];
    for (const [who, role, list] of [[desk, 'desk', '/aanmeldpunt'], [supervisor, 'practice-supervisor', '/werkbegeleiding']] as const) {
      expect((await (await later(early, who, role)).get(WHERE(address))).status).toBe(403);
      expect(await whereBehindFence(who, address)).toBe(0);
      const client = await later(missed, who, role);
      const page = (await client.get(list)).text;
      expect([page.includes(`href="${WHERE(address)}"`), page.includes(number)]).toEqual([true, false]);
      const where = await client.get(WHERE(address));
      expect([where.status, where.text.includes('Proefplein 3'), where.text.includes(number), htmlFaults(where.text)]).toEqual([200, true, false, []]);
      expect(await own.as((db) => db.query('select act, cases from access_log where staff_id = $1 order by id desc limit 1', [who.id]))).toEqual([{ act: 'verblijf-getoond', cases: [id] }]);
      expect([(await client.get(`/zaken/${number}`)).status, await whereBehindFence(who, address), await sealedPlaces(who)]).toEqual([404, 1, 0]);
    }
    const [other, back] = [await later(missed, stranger, 'practice-supervisor'), await later(missed, mediator, 'mediator')];
    expect([(await other.get(WHERE(address))).status, await whereBehindFence(stranger, address), (await back.get(WHERE(address))).status]).toEqual([404, 0, 403]);
    expect((await back.post(SAFE(address), {}, { from: '/vandaag' })).status).toBe(303);
    const after = await later(missed, desk, 'desk');
    expect([(await after.get(WHERE(address))).status, await whereBehindFence(desk, address)]).toEqual([404, 0]);
  });
});

test('who is told of a missed colleague and may not open the case presses "Gesproken" too; before it is late, and for a stranger, nothing is said', async () => {
  const address = await planned();
  const SPOKEN = WHERE(address).replace('/waar', '/gesproken');
  const stranger = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'restricted', '', $4, $3)", [randomUUID(), id, mediator.id, START]));
  const said = async () => (await own.as((db) => db.query<{ safe_at: Date | null }>('select safe_at from appointment where id = $1', [address.split('/').at(-1)])))[0]?.safe_at;
  expect((await (await later('2019-03-05T14:30:00Z', desk, 'desk')).post(SPOKEN, { wie: mediator.id }, { from: '/aanmeldpunt' })).status).toBe(403);
  expect((await (await later('2019-03-05T14:31:00Z', stranger, 'practice-supervisor')).post(SPOKEN, { wie: mediator.id }, { from: '/werkbegeleiding' })).status).toBe(404);
  expect(await said()).toBeNull();
  const missing = await later('2019-03-05T14:31:00Z', desk, 'desk');
  expect((await missing.get(WHERE(address))).text).toContain(`action="${SPOKEN}"`);
  expect(await missing.post(SPOKEN, { wie: mediator.id }, { from: WHERE(address) })).toMatchObject({ status: 303, location: '/aanmeldpunt' });
  expect(await said()).toEqual(new Date('2019-03-05T14:31:00Z'));
  expect((await missing.get('/aanmeldpunt')).text).not.toContain('meldde zich na een bezoek niet veilig');
  expect(await own.as((db) => db.query("select act, cases from access_log where staff_id = $1 and act = 'collega-veilig-gemeld' order by id desc limit 1", [desk.id]))).toEqual([{ act: 'collega-veilig-gemeld', cases: [id] }]);
});

/** How many sealed places of appointments in this case the colleague reads in the table itself. */
async function sealedPlaces(who: Client): Promise<number> {
  const known = await own.as((db) => db.query<{ id: string }>("select s.id from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind = 'appointment-place'", [id]));
  expect(known.length).toBeGreaterThan(0);
  return house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
    await actFor(db, who.id);
    return (await db.query('select from sealed where id = any($1::uuid[])', [known.map((row) => row.id)])).length;
  });
}

/** How many sealed places the second fence hands to this colleague, past every screen. */
const whereBehindFence = (who: Client, address: string): Promise<number> =>
  house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
    await actFor(db, who.id);
    return (await db.query('select from bis_missed_where($1::uuid)', [address.split('/').at(-1)])).length;
  });
