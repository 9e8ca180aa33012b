import { describe, expect, test } from 'vitest';
import { agendas, house, id, later, mediator, number, onLeave, own, plan, planned, press, server, tell, WISH } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';
import { waits } from '../../test/waits.ts';
import { dayOf, type Day } from '../core/day.ts';
import type { StaffId } from '../core/fields.ts';
import { give, holdCase, readCase } from '../database/journal.ts';
import { addAppointment, appointmentsOf } from '../database/people/appointment.ts';
import { warnedOf } from './form.ts';

agendas();

test('people of both sides where one of them lives asks whether both know and want that; elsewhere it does not [P-06]', async () => {
  const asked = await plan({ met: ['p1', 'p2'], soort: 'contact' });
  expect([asked.status, asked.text.includes('weet daarna waar de ander woont'), htmlFaults(asked.text)]).toEqual([422, true, []]);
  expect((await mediator.get(`/zaken/${number}`)).text).toContain('Er staat niets gepland.');
  // Who comes along with the other one learns it as well.
  await tell(id, 'add-supporter', { as: 'friend' }, { person: 'p2', texts: { name: 'Vriend Voorbeeld' } });
  expect((await plan({ met: ['p1', 'p3'], soort: 'contact' })).text).toContain('weet daarna waar de ander woont');
  await planned({ met: ['p1', 'p2'], soort: 'contact', 'thuis-samen': 'ja' });
  await planned({ met: ['p1', 'p2'], soort: 'contact', plaats: 'neutral-place', tijd: '17:00' });
});

test.each([
  ['a pause', 'pause', { by: 'mediator', until: '2019-03-06' }, null, 'op pauze'], ['who would come stops', 'stop-taking-part', { reason: 'not-told' }, 'p1', 'doet niet meer mee'],
] as const)('%s, also recorded by a colleague, stands beside what was planned: in the case, with the appointment, on the page of today and in the agenda of the week', async (_, order, values, person, said) => {
  const address = await planned();
  const pages = async () => (await Promise.all([`/zaken/${number}`, address, '/vandaag', '/agenda'].map((path) => mediator.get(path)))).map(({ text }) => [text.includes(said) && text.includes('Let op: '), htmlFaults(text)]);
  expect((await pages()).map(([shown]) => shown)).toEqual([false, false, false, false]);
  await tell(id, order, values, person ? { person } : {});
  expect(await pages()).toEqual([[true, []], [true, []], [true, []], [true, []]]);
});

test('a telephone call is at no place: nobody would be missed, or sought, where nobody went', async () => {
  const asked = await plan({ soort: 'telephone', plaats: 'home' });
  expect([asked.status, asked.text.includes('href="#v-plaats"'), asked.text.includes('Een telefoongesprek is niet op een plek.'), htmlFaults(asked.text)]).toEqual([422, true, true, []]);
  await planned({ soort: 'telephone', plaats: 'not-in-person', waar: '' });
});

test('a tick under a warning answers that warning: at another hour, or beside another appointment, it is asked anew [P-06]', async () => {
  await planned({ tijd: '10:00' });
  await planned({ tijd: '14:00' });
  const path = `/zaken/${number}/afspraken/nieuw`;
  const warnedIn = (text: string) => /name="gewaarschuwd" value="([^"]*)"/.exec(text)?.[1] ?? '';
  const first = await plan({ tijd: '10:00' });
  expect([first.status, warnedIn(first.text).length > 0]).toEqual([422, true]);
  const other = await plan({ tijd: '14:00', toch: 'ja', gewaarschuwd: warnedIn(first.text) });
  expect([other.status, other.text.includes('14:00 tot 15:00'), /name="toch"[^>]*checked/.test(other.text), htmlFaults(other.text)]).toEqual([422, true, false, []]);
  // A form that was made by hand can leave the mark out: the server finds the warning itself, and asks.
  const bare = await mediator.post(path, { ...WISH, tijd: '14:00', toch: 'ja' });
  expect([bare.status, bare.text.includes('14:00 tot 15:00'), /name="toch"[^>]*checked/.test(bare.text)]).toEqual([422, true, false]);
  expect((await plan({ tijd: '14:00', toch: 'ja', gewaarschuwd: warnedIn(other.text) })).status).toBe(303);
  const home = { soort: 'contact', met: ['p1', 'p2'], dag: '2019-03-12' };
  const asked = await plan(home);
  expect((await plan({ ...home, dag: '2019-03-13', 'thuis-samen': 'ja', gewaarschuwd: warnedIn(asked.text) })).status).toBe(422);
  expect((await mediator.post(path, { ...WISH, ...home, 'thuis-samen': 'ja' })).status).toBe(422);
  // Leave that was recorded since was no part of what was ticked.
  await onLeave(mediator, '2019-03-12', '2019-03-12');
  expect((await plan({ ...home, 'thuis-samen': 'ja', toch: 'ja', gewaarschuwd: warnedIn(asked.text) })).status).toBe(422);
  await own.as((db) => db.query('delete from mediator_period'));
  expect((await mediator.post(path, { ...WISH, ...home, 'thuis-samen': 'ja', gewaarschuwd: warnedIn(asked.text) })).status).toBe(303);
});

test('on a day of leave it is asked after; one tick plans it all the same', async () => {
  await onLeave(mediator, '2019-03-05', '2019-03-05');
  const asked = await plan();
  expect([asked.status, asked.text.includes('name="toch"'), htmlFaults(asked.text)]).toEqual([422, true, []]);
  await planned({ toch: 'ja' });
});

test('what a tick answered is another thing on another day, at another hour or place, for longer, with others and beside others [P-06]', () => {
  const one = { kind: 'talk', day: '2019-03-12' as Day, start: '10:00', minutes: 60, place: 'home', people: ['p1'], where: '' } as const;
  const NOTHING = { clashes: [], away: false, home: false };
  const said = [one, { ...one, day: '2019-03-13' as Day }, { ...one, start: '11:00' }, { ...one, minutes: 90 }, { ...one, place: 'office' }, { ...one, people: ['p1', 'p2'] }] as const;
  const all = [...said.map((wanted) => warnedOf(wanted, NOTHING)), warnedOf(one, { ...NOTHING, clashes: [{ id: 'x' }] }), warnedOf(one, { ...NOTHING, away: true }), warnedOf(one, { ...NOTHING, home: true })];
  expect(new Set(all).size).toBe(all.length);
});

test('a case with a planned appointment is not closed: somebody waits there, and closed it could not be called off; a task is warned of', async () => {
  const address = await planned();
  await mediator.post(`/zaken/${number}/taken`, { taak: 'Foto terugsturen', voor: '' }, { from: `/zaken/${number}` });
  const stopped = await own.give({ ...own.by(mediator.id as StaffId, 'mediator'), now: server.clock.now, today: dayOf(server.clock.now) }, { caseId: id, order: 'stop-case', values: { by: 'mediator', reason: 'not-told' }, on: dayOf(server.clock.now) });
  expect(stopped.ok).toBe(true);
  const close = `/zaken/${number}/afgesloten`;
  const page = (await mediator.get(close)).text;
  expect([page.includes(`href="${address}#afspraak"`), page.includes('Taak: Foto terugsturen'), htmlFaults(page)]).toEqual([true, true, []]);
  const refused = await mediator.post(close, { dag: '2019-03-04' });
  expect([refused.status, refused.text.includes('Zeg haar eerst af.')]).toEqual([422, true]);
  // What began and was not recorded keeps nobody waiting.
  await planned({ dag: '2019-03-04', tijd: '11:00', plaats: 'office' });
  await press(mediator, `${address}/afzeggen`, { vraagt: 'mediator' });
  expect((await mediator.get(close)).text).toContain('Na het afsluiten staat dit op geen lijst meer.');
  // Of what was done nothing is left.
  await own.as((db) => db.query('update task set done_at = made_at'));
  expect((await mediator.get(close)).text).not.toContain('Taak: Foto terugsturen');
  expect((await mediator.post(close, { dag: '2019-03-04' })).location).toMatch(/gedaan=/);
});

describe('closing and planning at the same moment end in no closed case with a visit to come', () => {
  const toClose = async () => {
    const by = { ...own.by(mediator.id as StaffId, 'mediator'), now: server.clock.now, today: dayOf(server.clock.now) };
    expect((await own.give(by, { caseId: id, order: 'stop-case', values: { by: 'mediator', reason: 'not-told' }, on: dayOf(server.clock.now) })).ok).toBe(true);
    return by;
  };
  const stands = () => own.as(async (db) => [(await readCase(db, id))?.state.closed !== null, (await appointmentsOf(db, id)).filter(({ status }) => status === 'planned').length]);

  test.each(['plan', 'move', 'takeOver'] as const)('%s: who comes second waits, and is told that the case was closed; what was typed stands there', async (act) => {
    const by = await toClose();
    // Over by then, so that it keeps nobody from closing.
    const address = act === 'plan' ? '' : await planned({ dag: '2019-03-04', tijd: '12:00', plaats: 'office' });
    const back = await later('2019-03-04T12:30:00Z', mediator, 'mediator');
    const next = await signedIn(server, house.database, { roles: ['mediator'] });
    if (act === 'takeOver') await tell(id, 'reallocate', { mediator: next.id, reason: 'absence' });
    const [path, who] = act === 'plan' ? [`/zaken/${number}/afspraken/nieuw`, back] : act === 'move' ? [`${address}/verzetten`, back] : [`${address}/overnemen`, next];
    const eenmalig = await who.keyFor(path, act === 'takeOver' ? address : path);
    const before = await stands();
    const { answer, waited } = await own.as(async (db) => {
      expect((await give(db, { caseId: id, order: 'close', person: null, on: dayOf(server.clock.now), values: {}, texts: {}, seen: null }, { ...by, now: server.clock.now, ...act === 'takeOver' ? { staff: next.id as StaffId } : {} })).ok).toBe(true);
      const second = who.post(path, { ...WISH, vraagt: 'mediator', waar: 'Bij de buren', eenmalig });
      return { waited: await waits(house, second), answer: second };
    });
    const { status, text } = await answer;
    expect([waited, status, text.includes('Bij de buren'), text.includes('intussen afgesloten')]).toEqual(act === 'takeOver' ? [true, 303, false, false] : [true, 422, true, true]);
    expect(await stands()).toEqual([true, before[1]]);
  });

  test('and whoever closes waits for what is being planned, and is told of it', async () => {
    await toClose();
    const close = `/zaken/${number}/afgesloten`;
    const eenmalig = await mediator.keyFor(close);
    const { answer, waited } = await own.as(async (db) => {
      await holdCase(db, id);
      const second = mediator.post(close, { dag: '2019-03-04', eenmalig });
      const itWaited = await waits(house, second);
      const one = { caseId: id, owner: mediator.id, day: '2019-03-05' as never, start: '14:00', minutes: 60, kind: 'talk', place: 'office', people: ['p1'], where: '', replaces: null } as const;
      await addAppointment(db, house.keys, one, server.clock.now, house.newId);
      return { answer: second, waited: itWaited };
    });
    expect([waited, (await answer).status, (await answer).text.includes('Zeg haar eerst af.')]).toEqual([true, 422, true]);
    expect(await stands()).toEqual([false, 1]);
  });
});
