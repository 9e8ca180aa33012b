import { expect, test } from 'vitest';
import { agendas, house, id, later, mediator, number, own, planned, press, server } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { mayReopen } from '../core/appointment.ts';
import { reopenAppointment } from '../database/people/appointment.ts';
import { day } from '../core/day.ts';

agendas();

const rowOf = async (address: string) => (await own.as((db) => db.query<{ status: string; settled: Date | null; safe: Date | null }>('select status, settled_at as settled, safe_at as safe from appointment where id::text = $1', [address.split('/').at(-1)])))[0];

test('that an appointment took place is taken back the same day; then it is cancelled as any other', async () => {
  const on = await planned({ dag: '2019-03-04', tijd: '09:00', plaats: 'office', waar: '' });
  expect((await mediator.get(on)).text).not.toContain('Dit ging toch niet door');
  await press(mediator, `${on}/ging-door`);
  const shown = (await mediator.get(on)).text;
  expect([shown.includes('Dit ging toch niet door'), await htmlFaults(shown)]).toEqual([true, []]);
  expect((await mediator.post(`${on}/toch-niet`, {}, { from: on })).location).toBe(on);
  expect(await rowOf(on)).toEqual({ status: 'planned', settled: null, safe: null });
  await mediator.post(`${on}/afzeggen`, { vraagt: 'participant', reden: 'not-told' }, { from: on });
  expect(await rowOf(on)).toMatchObject({ status: 'cancelled' });
  expect((await mediator.get(on)).text).not.toContain('Dit ging toch niet door');
});

test('who said to be safe after it stays so; and of two who press at once the second does not bring back what was called off meanwhile', async () => {
  const on = await planned({ dag: '2019-03-04', tijd: '09:00' });
  await press(mediator, `${on}/veilig`);
  await press(mediator, `${on}/ging-door`);
  const said = (await rowOf(on))?.safe;
  expect(said).not.toBeNull();
  await press(mediator, `${on}/toch-niet`);
  expect(await rowOf(on)).toEqual({ status: 'planned', settled: null, safe: said });
  await mediator.post(`${on}/afzeggen`, { vraagt: 'participant', reden: 'not-told' }, { from: on });
  expect(await own.as((db) => reopenAppointment(db, id, on.split('/').at(-1) ?? ''))).toBe(false);
  expect(await rowOf(on)).toMatchObject({ status: 'cancelled' });
});

test('not any more a day later, and never what was cancelled; nobody else than its mediator', async () => {
  const on = await planned({ dag: '2019-03-04', tijd: '09:00', plaats: 'office', waar: '' });
  await press(mediator, `${on}/ging-door`);
  const eenmalig = await mediator.keyFor(`${on}/toch-niet`, on);
  const next = await later('2019-03-05T09:00:00Z', mediator, 'mediator');
  expect((await next.get(on)).text).not.toContain('Dit ging toch niet door');
  expect((await next.post(`${on}/toch-niet`, { eenmalig })).status).toBe(303);
  expect(await rowOf(on)).toMatchObject({ status: 'held' });
  expect(number).not.toBe('');
  expect(server.clock.now > house.now).toBe(true);
});

test.each([['held', '2019-03-04T22:59:00Z', true], ['held', '2019-03-04T23:01:00Z', false], ['held', '2019-03-03T22:59:00Z', false], ['cancelled', '2019-03-04T09:00:00Z', false], ['moved', '2019-03-04T09:00:00Z', false], ['planned', '2019-03-04T09:00:00Z', false]])(
  '%s at %s may be said otherwise on the fourth of March in Amsterdam: %s', (status, at, may) => expect(mayReopen({ status, changedAt: new Date(at) }, day('2019-03-04'))).toBe(may));
