import { expect, test } from 'vitest';
import { agendas, house, id, later, mediator, number, onLeave, own, plan, planned, press, SAFE, sentOut, server, standsIn, tell, WISH } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';

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

test('who planned a joint visit says to be safe; the other is not asked, and cannot say it for them', async () => {
  const second = await joined();
  const both = await planned({ samen: 'ja' });
  const during = await later('2019-03-05T14:10:00Z', second, 'mediator');
  expect((await during.get('/vandaag')).text).not.toContain('Bent u veilig?');
  expect((await during.post(SAFE(both), {}, { from: '/vandaag' })).status).toBe(404);
});
