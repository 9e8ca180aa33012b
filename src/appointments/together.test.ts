import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { agendas, desk, house, id, later, mediator, number, onLeave, own, plan, planned, press, SAFE, sentOut, server, standsIn, tell, WISH } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';
import { actFor } from '../database/context.ts';
import { SAFETY_ADDRESS } from '../web/safety-lines.ts';

agendas();

const joined = async () => {
  const second = await signedIn(server, house.database, { roles: ['mediator'], name: 'Tweede Testina' });
  await tell(id, 'add-second-mediator', { mediator: second.id });
  return second;
};
const kept = async (address: string) => (await own.as((db) => db.query<{ owner: string; also: string | null }>('select owner, also from appointment where id = $1', [address.split('/').at(-1)])))[0];
const FILE = (address: string) => `/afspraken/${address.split('/').at(-1)}/agenda`;

test('a joint talk stands in the day, the agenda and the calendar file of both mediators, and one that was not ticked in those of its owner alone', async () => {
  const second = await joined();
  const page = await mediator.get(`/zaken/${number}/afspraken/nieuw`);
  expect([page.text.includes('Ja, Tweede Testina komt ook'), htmlFaults(page.text)]).toEqual([true, []]);
  const [alone, both] = [await planned({ tijd: '09:00' }), await planned({ samen: 'ja' })];
  expect([await kept(alone), await kept(both)]).toEqual([{ owner: mediator.id, also: null }, { owner: mediator.id, also: second.id }]);
  for (const path of ['/vandaag', '/agenda']) {
    const { text } = await second.get(path);
    expect([path, text.includes(both), text.includes(alone), text.includes('samen met Bo Bemiddelaar'), htmlFaults(text)]).toEqual([path, true, false, true, []]);
    expect((await mediator.get(path)).text).toContain('samen met Tweede Testina');
  }
  expect([(await second.get(FILE(both))).status, (await mediator.get(FILE(both))).status, (await second.get(FILE(alone))).status]).toEqual([200, 200, 404]);
  expect((await second.get(both)).text).toContain('samen met Tweede Testina');
});

test('a joint talk clashes with what the second mediator plans elsewhere, until it is called off', async () => {
  const second = await joined();
  const both = await planned({ samen: 'ja' });
  const [, other] = await sentOut(second);
  const there = () => second.post(`/zaken/${other}/afspraken/nieuw`, WISH);
  const warned = await there();
  expect([warned.status, warned.text.includes('U heeft dan al een afspraak')]).toEqual([422, true]);
  await mediator.post(`${both}/afzeggen`, { vraagt: 'mediator', reden: 'not-told' }, { from: both });
  expect((await there()).status).toBe(303);
  expect((await second.get('/vandaag')).text).not.toContain(both);
});

test('moving a joint talk keeps it joint, or not, as was ticked; nobody who is no mediator of the case can be ticked', async () => {
  expect((await plan({ samen: 'ja' })).status).toBe(303);
  expect(await own.as((db) => db.query('select also from appointment where case_id = $1', [id]))).toEqual([{ also: null }]);
  const second = await joined();
  const both = await planned({ tijd: '17:00', samen: 'ja' });
  expect((await mediator.get(`${both}/verzetten`)).text).toMatch(/name="samen"[^>]*checked|checked[^>]*name="samen"/);
  const moved = await mediator.post(`${both}/verzetten`, { ...WISH, dag: '2019-03-07', samen: 'ja', vraagt: 'participant', reden: 'not-told' });
  expect(await kept(moved.location ?? '')).toEqual({ owner: mediator.id, also: second.id });
  const again = await mediator.post(`${moved.location}/verzetten`, { ...WISH, dag: '2019-03-08', vraagt: 'participant', reden: 'not-told' });
  expect(await kept(again.location ?? '')).toEqual({ owner: mediator.id, also: null });
});

test('who stands in takes the place of the one who planned it, and the second mediator still comes', async () => {
  const second = await joined();
  const both = await planned({ samen: 'ja' });
  const other = await signedIn(server, house.database, { roles: ['mediator'] });
  await standsIn(other);
  const taken = await press(other, `${both}/overnemen`);
  expect(await kept(taken.location ?? '')).toEqual({ owner: other.id, also: second.id });
  await onLeave(second, '2019-03-05', null);
  expect((await second.get('/agenda')).text).toContain(taken.location);
});

describe('after a joint visit [P-21]', () => {
  const MISSED = '2019-03-05T14:31:00Z';
  beforeEach(() => own.as((db) => db.query('delete from appointment')));
  const said = async (address: string) => (await own.as((db) => db.query<{ safe_at: Date | null; also_safe_at: Date | null }>('select safe_at, also_safe_at from appointment where id = $1', [address.split('/').at(-1)])))[0];
  const telling = async () => (await (await later(MISSED, desk, 'desk')).get(SAFETY_ADDRESS)).text;

  test('each says for themselves to be safe; it is told until both did, and each sees who has not', async () => {
    const second = await joined();
    const both = await planned({ samen: 'ja' });
    const during = await later('2019-03-05T14:10:00Z', second, 'mediator');
    expect((await during.get('/vandaag')).text).toContain('Bent u veilig?');
    expect((await during.post(SAFE(both), {}, { from: '/vandaag' })).location).toBe(both);
    expect(await said(both)).toEqual({ safe_at: null, also_safe_at: new Date('2019-03-05T14:10:00Z') });
    const own = (await during.get('/vandaag')).text;
    expect([own.includes('Bent u veilig?'), own.includes('meldde zich nog niet veilig'), own.includes('/waar'), htmlFaults(own)]).toEqual([false, true, false, []]);
    expect((await during.get(both)).text).toMatch(/Tweede Testina meldde zich veilig[\s\S]*Bo Bemiddelaar [0-9a-f]+ meldde zich nog niet veilig/);

    expect(await telling()).toContain('Een collega meldde');
    const partner = await later(MISSED, second, 'mediator');
    expect((await partner.get(SAFETY_ADDRESS)).text).toBe('/vandaag Met wie u op bezoek was, meldde zich niet veilig. Kijk wie, en bel nu.');
    const today = (await partner.get('/vandaag')).text;
    expect([today.includes(`href="${both}/waar"`), today.includes('bel dan 112'), htmlFaults(today)]).toEqual([true, true, []]);
    const where = (await partner.get(`${both}/waar`)).text;
    expect([where.includes('Vraag het nummer aan het aanmeldpunt.'), where.includes('Gesproken: Bo Bemiddelaar'), where.includes('Gesproken: Tweede Testina')]).toEqual([true, true, false]);

    expect((await partner.post(SAFE(both), {}, { from: '/vandaag' })).status).toBe(303);
    expect(await said(both)).toEqual({ safe_at: null, also_safe_at: new Date('2019-03-05T14:10:00Z') });

    const first = await later(MISSED, mediator, 'mediator');
    expect((await first.post(SAFE(both), {}, { from: '/vandaag' })).status).toBe(303);
    expect([await telling(), (await (await later(MISSED, second, 'mediator')).get('/vandaag')).text.includes('nog niet veilig')]).toEqual(['', false]);
  });

  test('nobody says it for the other, and whoever does not come says nothing', async () => {
    const second = await joined();
    const [both, alone] = [await planned({ samen: 'ja' }), await planned({ dag: '2019-03-05', tijd: '09:00' })];
    const during = await later('2019-03-05T14:10:00Z', second, 'mediator');
    expect((await during.post(SAFE(alone), {}, { from: '/vandaag' })).status).toBe(404);
    await during.post(`${both}/gesproken`, { wie: mediator.id }, { from: '/vandaag' });
    expect(await said(both)).toEqual({ safe_at: null, also_safe_at: null });
    const back = await later(MISSED, second, 'mediator');
    for (const how of ['gesproken', 'anders-afgehandeld']) await back.post(`${both}/${how}`, { wie: second.id, hoe: 'no-visit' }, { from: '/vandaag' });
    expect(await said(both)).toEqual({ safe_at: null, also_safe_at: null });
    // Missed, they may be spoken to by whoever went there with them.
    expect((await back.post(`${both}/gesproken`, { wie: mediator.id }, { from: `${both}/waar` })).status).toBe(303);
    expect(await said(both)).toEqual({ safe_at: new Date(MISSED), also_safe_at: null });
  });

  test('the other says it also where they are no mediator of the case any more', async () => {
    const second = await joined();
    const both = await planned({ samen: 'ja' });
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [randomUUID(), id, second.id, server.clock.now, desk.id]));
    const back = await later(MISSED, second, 'mediator');
    const today = (await back.get('/vandaag')).text;
    expect([today.includes(`action="${SAFE(both)}"`), today.includes(number)]).toEqual([true, false]);
    expect((await back.post(SAFE(both), {}, { from: '/vandaag' })).location).toBe('/vandaag');
    expect((await said(both))?.also_safe_at).toEqual(new Date(MISSED));
  });

  test('a supervisor is told of their own mediator alone', async () => {
    const second = await joined();
    const leads = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [leads.id, second.id]));
    const both = await planned({ samen: 'ja' });
    const list = async () => (await (await later(MISSED, leads, 'practice-supervisor')).get('/werkbegeleiding')).text;
    const before = await list();
    expect([before.includes('Tweede Testina'), before.includes('Bo Bemiddelaar')]).toEqual([true, false]);
    const behind = () => house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
      await actFor(db, leads.id);
      return (await db.query('select id from appointment')).length;
    });
    // Where the case itself is not theirs, the row goes with the alarm.
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'restricted', '', $4, $3)", [randomUUID(), id, mediator.id, server.clock.now]));
    expect(await behind()).toBe(1);
    await (await later(MISSED, second, 'mediator')).post(SAFE(both), {}, { from: '/vandaag' });
    expect(await list()).not.toContain('niet veilig');
    expect(await behind()).toBe(0);
    expect((await (await later(MISSED, leads, 'practice-supervisor')).get(SAFETY_ADDRESS)).text).toBe('');
    expect(await telling()).toContain('Een collega meldde');
  });
});
