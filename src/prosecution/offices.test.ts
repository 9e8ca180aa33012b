import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openOffice } from '../../test/office.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';
import type { Client } from '../../test/visit.ts';
import { dayOf, type Day } from '../core/day.ts';
import { officesAfter, officesOn } from '../database/prosecution-office.ts';

const office = await openOffice();
afterAll(office.house.close);
const LIST = '/beheer/parketten';
const ADDRESS = 'Postbus 1\n0000 AA Voorbeeldstad';
const today = (): Day => dayOf(office.server.clock.now);
const on = (day: string) => office.own.as((db) => officesOn(db, office.house.keys, day as Day));
const coming = () => office.own.as((db) => officesAfter(db, office.house.keys, today()));
/** Later by a minute: what is recorded last counts. */
const tick = () => { office.server.clock.now = new Date(office.server.clock.now.getTime() + 60_000); };
const press = async (who: Client, path: string, fields = {}) => { tick(); return who.post(path, fields, { from: LIST }); };
let desk: Client;
const made = async (naam: string, vanaf = '2019-03-01') => {
  tick();
  await desk.post(LIST, { naam, contact: '', adres: ADDRESS, vanaf });
  return (await on('2029-01-01')).find(({ name }) => name === naam)?.office ?? '';
};
beforeEach(async () => {
  office.server.clock.now = office.house.now;
  await office.sql('delete from prosecution_office');
  desk = await office.is('desk', 'desk');
});

describe('what was done with an office by mistake is taken back', () => {
  test('one that is used no more is used again, as it was', async () => {
    const id = await made('Parket Proef');
    await press(desk, `${LIST}/${id}/einde`);
    expect(await on(today())).toEqual([]);
    const { text } = await desk.get(LIST);
    expect([text.includes('Parket Proef gebruiken wij toch weer'), await htmlFaults(text)]).toEqual([true, []]);
    expect((await press(desk, `${LIST}/${id}/toch-weer`)).status).toBe(303);
    expect((await on(today())).map(({ name, address, ended }) => [name, address, ended])).toEqual([['Parket Proef', ADDRESS, false]]);
    expect((await desk.get(LIST)).text).not.toContain('gebruiken wij toch weer');
    expect(await office.sql('select 1 from prosecution_office')).toHaveLength(3);
  });

  test('used again from that day on, and not on the days between', async () => {
    const id = await made('Parket Proef');
    await press(desk, `${LIST}/${id}/einde`);
    office.server.clock.now = new Date('2019-03-06T10:00:00Z');
    desk = await office.is('desk', 'desk');
    await press(desk, `${LIST}/${id}/toch-weer`);
    expect([(await on('2019-03-03')).length, (await on('2019-03-05')).length, (await on('2019-03-06')).length]).toEqual([1, 0, 1]);
  });

  test('one that is used no more does not return on the day of a change that was still to come; used again, it changes on that day after all', async () => {
    const id = await made('Parket Proef');
    tick();
    await desk.post(`${LIST}/${id}`, { naam: 'Parket Proef', contact: '', adres: 'Nieuwe weg 1', vanaf: '2019-05-01' });
    await press(desk, `${LIST}/${id}/einde`);
    expect([await on(today()), await on('2019-05-15'), await coming()]).toEqual([[], [], []]);
    await press(desk, `${LIST}/${id}/toch-weer`);
    expect([(await on(today()))[0]?.address, (await on('2019-05-15'))[0]?.address]).toEqual([ADDRESS, 'Nieuwe weg 1']);
  });

  test('used again after the day of a change that was to come then, it is as that change made it: nothing goes to the former address', async () => {
    const id = await made('Parket Proef');
    tick();
    await desk.post(`${LIST}/${id}`, { naam: 'Parket Proef', contact: '', adres: 'Nieuwe weg 1', vanaf: '2019-03-05' });
    await press(desk, `${LIST}/${id}/einde`);
    office.server.clock.now = new Date('2019-03-06T10:00:00Z');
    desk = await office.is('desk', 'desk');
    await press(desk, `${LIST}/${id}/toch-weer`);
    expect([(await on('2019-03-05')).length, (await on('2019-03-06'))[0]?.address]).toEqual([0, 'Nieuwe weg 1']);
  });

  test('a change that is still to come does not come; another one does', async () => {
    const id = await made('Parket Proef');
    for (const [adres, vanaf] of [['Nieuwe weg 1', '2019-05-01'], ['Nieuwe weg 2', '2019-06-01']] as const) { tick(); await desk.post(`${LIST}/${id}`, { naam: 'Parket Proef', contact: '', adres, vanaf }); }
    expect((await coming()).map(({ address }) => address)).toEqual(['Nieuwe weg 1', 'Nieuwe weg 2']);
    const wrong = await desk.keyFor(`${LIST}/${id}/terugnemen`, LIST);
    expect((await desk.post(`${LIST}/${id}/terugnemen`, { vanaf: '2019-05-02', eenmalig: wrong })).status).toBe(404);
    expect((await press(desk, `${LIST}/${id}/terugnemen`, { vanaf: '2019-05-01' })).status).toBe(303);
    expect((await coming()).map(({ address }) => address)).toEqual(['Nieuwe weg 2']);
    expect([(await on('2019-05-15'))[0]?.address, (await on('2019-06-15'))[0]?.address]).toEqual([ADDRESS, 'Nieuwe weg 2']);
  });

  test('what was taken back stays so where another office changes too; again is nothing', async () => {
    const id = await made('Parket Proef');
    tick();
    await desk.post(`${LIST}/${id}`, { naam: 'Parket Proef', contact: '', adres: 'Nieuwe weg 1', vanaf: '2019-05-01' });
    await made('Parket Ander', '2019-04-01');
    expect((await press(desk, `${LIST}/${id}/terugnemen`, { vanaf: '2019-05-01' })).status).toBe(303);
    expect((await coming()).map(({ name }) => name)).toEqual(['Parket Ander']);
    const { text } = await desk.get(LIST);
    const eenmalig = /name="eenmalig" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect((await desk.post(`${LIST}/${id}/terugnemen`, { vanaf: '2019-05-01', eenmalig })).status).toBe(404);
    expect(await office.sql('select 1 from prosecution_office where office = $1', [id])).toHaveLength(3);
  });

  test('a change that a colleague wrote for later since the form was opened is told before another is kept', async () => {
    const id = await made('Parket Proef');
    const { text: shown } = await desk.get(`${LIST}/${id}`);
    const [eenmalig, getoond] = ['eenmalig', 'getoond'].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown)?.[1] ?? '') as [string, string];
    tick();
    await desk.post(`${LIST}/${id}`, { naam: 'Parket Proef', contact: '', adres: 'Nieuwe weg 1', vanaf: '2019-05-01' });
    const told = await desk.post(`${LIST}/${id}`, { naam: 'Parket Proef', contact: '', adres: 'Nieuwe weg 2', vanaf: '2019-04-01', eenmalig, getoond });
    expect([told.status, told.text.includes('Nieuwe weg 1'), (await coming()).length]).toEqual([409, true, 1]);
  });

  test('only what comes after today is to come, and another contact alone is a change too', async () => {
    const id = await made('Parket Vandaag', today());
    expect(await coming()).toEqual([]);
    tick();
    await desk.post(`${LIST}/${id}`, { naam: 'Parket Vandaag', contact: 'mr. Proefman', adres: ADDRESS, vanaf: '2019-05-01' });
    expect((await coming()).map(({ contact }) => contact)).toEqual(['mr. Proefman']);
  });

  test('a new office that is still to come does not come', async () => {
    const id = await made('Parket Later', '2019-07-01');
    await press(desk, `${LIST}/${id}/terugnemen`, { vanaf: '2019-07-01' });
    expect([await coming(), await on('2019-08-01')]).toEqual([[], []]);
  });

  test('nobody else does so, and what holds today is not taken back', async () => {
    const id = await made('Parket Proef');
    expect((await (await signedIn(office.server, office.house.database, { id: office.ids.mediator, roles: ['mediator'] })).get(LIST)).status).toBe(403);
    await made('Parket Later', '2019-07-01');
    await desk.post(`${LIST}/${id}`, { naam: 'Parket Proef', contact: '', adres: 'Nieuwe weg 1', vanaf: today() });
    for (const vanaf of ['2019-03-01', today()]) expect((await desk.post(`${LIST}/${id}/terugnemen`, { vanaf, eenmalig: await desk.keyFor(`${LIST}/${(await coming())[0]?.office}/terugnemen`, LIST) })).status).toBe(404);
    expect((await on(today()))[0]?.address).toBe('Nieuwe weg 1');
  });
});
