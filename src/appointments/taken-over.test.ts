import { expect, test } from 'vitest';
import { agendas, house, id, mediator, number, own, plan, planned, press, sentOut, server, tell } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';

agendas();

const statusOf = async (address: string) => (await own.as((db) => db.query<{ status: string; owner: string }>('select status, owner from appointment where id = $1', [address.split('/').at(-1)])))[0];

test('after a case went to another mediator, its appointments leave the agenda of the first, and wait for the new one to take over or cancel', async () => {
  const [stays, goes] = [await planned(), await planned({ dag: '2019-03-08', tijd: '09:00' })];
  const next = await signedIn(server, house.database, { roles: ['mediator'], name: 'Volg Ende' });
  expect((await mediator.get('/vandaag')).text).toContain(stays);
  await tell(id, 'reallocate', { mediator: next.id, reason: 'absence' });
  expect((await mediator.get('/vandaag')).text).not.toContain(stays);
  const today = (await next.get('/vandaag')).text;
  expect([today.includes('2 afspraken van wie de zaak eerst had'), today.includes(stays), today.includes(goes), htmlFaults(today)]).toEqual([true, true, true, []]);
  const page = (await next.get(stays)).text;
  expect([page.includes('Ik neem deze afspraak over'), page.includes('Dit ging door'), htmlFaults(page)]).toEqual([true, false, []]);
  const taken = await press(next, `${stays}/overnemen`);
  expect(taken.status).toBe(303);
  expect([await statusOf(stays), await statusOf(taken.location ?? '')]).toEqual([{ status: 'moved', owner: mediator.id }, { status: 'planned', owner: next.id }]);
  expect((await next.get(taken.location ?? '')).text).toContain('Proefplein 3'); // where it is came along
  await next.post(`${goes}/afzeggen`, { vraagt: 'mediator', reden: 'not-told' }, { from: goes });
  const after = (await next.get('/vandaag')).text;
  expect([after.includes('van wie de zaak eerst had'), after.includes(taken.location ?? '')]).toEqual([false, true]);
});

test('taking over twice makes one appointment, and one\'s own is not taken over', async () => {
  const address = await planned();
  expect((await press(mediator, `${address}/overnemen`)).location).toBe(address);
  expect(await statusOf(address)).toEqual({ status: 'planned', owner: mediator.id });
  const next = await signedIn(server, house.database, { roles: ['mediator'] });
  await tell(id, 'reallocate', { mediator: next.id, reason: 'absence' });
  await press(next, `${address}/overnemen`);
  expect((await press(next, `${address}/overnemen`)).location).toBe(address);
  expect(await own.as((db) => db.query('select from appointment where case_id = $1', [id]))).toHaveLength(2);
});

test('an appointment in a case that one gave away clashes with nothing any more', async () => {
  await planned();
  const next = await signedIn(server, house.database, { roles: ['mediator'] });
  await tell(id, 'reallocate', { mediator: next.id, reason: 'absence' });
  const [, other] = await sentOut(mediator);
  expect((await plan({}, other)).status).toBe(303);
  expect(number).not.toBe(other);
});
