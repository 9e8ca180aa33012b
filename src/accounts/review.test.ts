import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { signedIn, testServer } from '../../test/visit.ts';
import type { Client } from '../../test/visit.ts';
import { accountRoutes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, accountRoutes([]));
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const owner = (text: string) => house.database.transaction({ ...app, role: 'bis_owner' }, (db) => db.query(text));
const PATH = '/rechten-nakijken';
const LATE = new Date('2019-06-05T10:00:00Z');

let bea: Client;
let pia: Client;
let els: Client;

async function everybody(): Promise<void> {
  bea = await signedIn(server, house.database, { roles: ['administrator'], name: 'Bea Proef' });
  pia = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Proef' });
  els = await signedIn(server, house.database, { roles: ['mediator', 'desk'], name: 'Els Proef' });
}

/** The same people on a later day. */
async function on(now: Date): Promise<void> {
  server.clock.now = now;
  bea = await signedIn(server, house.database, { roles: [], id: bea.id });
  pia = await signedIn(server, house.database, { roles: [], id: pia.id });
}

beforeEach(async () => {
  server.clock.now = house.now;
  await owner('truncate staff, rights_review, rights_review_decision, rights_review_end cascade');
  await everybody();
});

const begin = (who: Client) => who.post(`${PATH}/beginnen`, {}, { from: PATH });
const press = (who: Client, account: Client, act: string) => who.post(`${PATH}/${account.id}/${act}`, {}, { from: PATH });
const NEW = { naam: 'Jo Bakker', rol: ['desk'] };

describe('A review', () => {
  test('shows every account with its work, its ties in numbers and the last sign-in; each is decided on, and then it is done', async () => {
    await begin(bea);
    const page = (await bea.get(PATH)).text;
    for (const words of ['Els Proef', 'Bemiddelaar, ', 'Geen zaken', '4 maart 2019', 'Nog 3 te gaan.', 'uiterlijk 4 juni 2019']) expect(page).toContain(words);
    expect((await bea.post(`${PATH}/afronden`, {}, { from: PATH })).status).toBe(422);
    expect((await press(bea, els, 'klopt')).status).toBe(303);
    expect((await press(bea, pia, 'klopt')).status).toBe(303);
    expect((await press(pia, bea, 'klopt')).status).toBe(303);
    expect((await bea.post(`${PATH}/afronden`, {}, { from: PATH })).status).toBe(303);
    const after = (await pia.get(PATH)).text;
    for (const words of ['Nakijken beginnen', 'Bea Proef', 'Eerdere keren']) expect(after).toContain(words);
  });

  test('nobody decides on the own account', async () => {
    await begin(bea);
    expect(await press(bea, bea, 'klopt')).toMatchObject({ status: 422, text: expect.stringContaining('Over uw eigen account beslist een ander') });
  });

  test('takes work away, gives none, and the next click knows it', async () => {
    await begin(bea);
    const less = (rol: string[]) => pia.post(`${PATH}/${els.id}/minder`, { rol });
    expect(await less(['mediator', 'desk', 'policy'])).toMatchObject({ status: 422, text: expect.stringContaining('alleen minder') });
    expect(await less(['mediator', 'desk'])).toMatchObject({ status: 422, text: expect.stringContaining('Er is niets weggehaald') });
    expect(await less([])).toMatchObject({ status: 422, text: expect.stringContaining('Er blijft geen werk over') });
    expect((await less(['desk'])).status).toBe(303);
    expect(await sql('select roles from staff where id = $1', [els.id])).toEqual([{ roles: ['desk'] }]);
    expect(await sql('select decision, roles_before, roles_after from rights_review_decision where staff_id = $1', [els.id])).toEqual([
      { decision: 'reduced', roles_before: ['mediator', 'desk'], roles_after: ['desk'] },
    ]);
  });

  test('ends an account at once', async () => {
    await begin(bea);
    expect((await press(pia, els, 'stoppen')).status).toBe(303);
    expect((await els.get(PATH)).status).toBe(303);
    expect((await bea.get(PATH)).text).toContain('Gestopt');
  });

  test('the last administrator cannot be taken away', async () => {
    await begin(bea);
    expect(await press(pia, bea, 'stoppen')).toMatchObject({ status: 422, text: expect.stringContaining('laatste beheerder') });
    expect(await sql('select active from staff where id = $1', [bea.id])).toEqual([{ active: true }]);
  });

  test('of two decisions at once the first counts, and the second is told', async () => {
    await begin(bea);
    const jan = await signedIn(server, house.database, { roles: ['administrator'] });
    const both = await Promise.all([press(bea, els, 'klopt'), press(jan, els, 'klopt')]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await sql('select 1 from rights_review_decision where staff_id = $1', [els.id])).toHaveLength(1);
  });

  test('its history can be added to only', async () => {
    for (const table of ['rights_review', 'rights_review_decision', 'rights_review_end', 'account_event']) await expect(house.database.transaction({ ...app, role: 'bis_app' }, (db) => db.query(`delete from ${table}`))).rejects.toThrow('permission denied');
  });

  test('is no business of others', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    expect((await desk.get(PATH)).status).toBe(403);
  });
});

describe('When it is overdue', () => {
  const blocked = 'had uiterlijk 4 juni 2019 klaar moeten zijn';
  const whole = async () => {
    await begin(bea);
    for (const [who, account] of [[bea, els], [bea, pia], [pia, bea]] as const) await press(who, account, 'klopt');
    await bea.post(`${PATH}/afronden`, {}, { from: PATH });
  };

  test('nobody gets more than they have, and the page says what to do; on the last day nothing is blocked', async () => {
    await on(new Date('2019-06-04T20:00:00Z'));
    expect((await bea.post('/accounts/nieuw', { ...NEW, email: 'a@test.invalid' })).status).toBe(303);
    await on(LATE);
    const refused = await bea.post('/accounts/nieuw', { ...NEW, email: 'b@test.invalid' });
    expect([refused.status, refused.text.includes(blocked), refused.text.includes('value="Jo Bakker"')]).toEqual([422, true, true]);
    const more = await bea.post(`/accounts/${els.id}/werk`, { rol: ['mediator', 'desk', 'policy'] });
    expect([more.status, more.text.includes('Meer werk kan pas')]).toEqual([422, true]);
    // Another supervisor would read more than they do; taking one away gives nobody more.
    const [wim, ria] = [await signedIn(server, house.database, { roles: ['practice-supervisor'] }), await signedIn(server, house.database, { roles: ['practice-supervisor'] })];
    await sql('insert into supervision (supervisor, mediator) values ($1, $2)', [wim.id, els.id]);
    const led = await bea.post(`/accounts/${els.id}/werk`, { rol: ['mediator', 'desk'], begeleider: [wim.id, ria.id] });
    expect([led.status, led.text.includes('Een andere werkbegeleider kan pas'), await sql('select supervisor from supervision')]).toEqual([422, true, [{ supervisor: wim.id }]]);
    expect([(await bea.post(`/accounts/${els.id}/werk`, { rol: ['mediator', 'desk'] })).status, await sql('select supervisor from supervision')]).toEqual([303, []]);
    expect((await bea.post(`/accounts/${els.id}/werk`, { rol: ['desk'] })).status).toBe(303);
    await bea.post(`/accounts/${els.id}/stoppen`, {}, { from: `/accounts/${els.id}` });
    expect((await bea.post(`/accounts/${els.id}/hervatten`, {}, { from: `/accounts/${els.id}` })).status).toBe(422);
    expect((await bea.get('/accounts')).text).toContain(blocked);
  });

  test('the review opens it again for a quarter', async () => {
    await on(LATE);
    await whole();
    expect((await bea.post('/accounts/nieuw', { ...NEW, email: 'c@test.invalid' })).status).toBe(303);
    expect((await bea.get(PATH)).text).toContain('uiterlijk 5 september 2019');
  });
});

describe('Work of an account', () => {
  test('is changed by another administrator, with what is missing said at its field', async () => {
    const at = `/accounts/${els.id}/werk`;
    expect(await bea.post(at, { rol: [] })).toMatchObject({ status: 422, text: expect.stringContaining('minstens één soort werk') });
    expect((await bea.post(at, { rol: ['everything'] })).status).toBe(422);
    expect((await bea.post(at, { rol: ['policy', 'mediator'] })).status).toBe(303);
    expect(await sql('select roles from staff where id = $1', [els.id])).toEqual([{ roles: ['policy', 'mediator'] }]);
    expect(await bea.post(`/accounts/${bea.id}/werk`, { rol: ['administrator', 'policy'] })).toMatchObject({ status: 422, text: expect.stringContaining('Uw eigen werk') });
  });

  test('two administrators cannot take that work from each other at once', async () => {
    const jan = await signedIn(server, house.database, { roles: ['administrator', 'desk'] });
    await sql(`update staff set roles = '{administrator,desk}' where id = $1`, [bea.id]);
    const keys = [await bea.keyFor(`/accounts/${jan.id}/werk`), await jan.keyFor(`/accounts/${bea.id}/werk`)];
    await Promise.all([bea.post(`/accounts/${jan.id}/werk`, { rol: ['desk'], eenmalig: keys[0]! }), jan.post(`/accounts/${bea.id}/werk`, { rol: ['desk'], eenmalig: keys[1]! })]);
    expect(await sql(`select 1 from staff where active and 'administrator' = any(roles)`)).toHaveLength(1);
  });

  test('two administrators cannot stop each other at once', async () => {
    const jan = await signedIn(server, house.database, { roles: ['administrator'] });
    const page = (whom: Client) => `/accounts/${whom.id}/stoppen`;
    // Both have the page before either of them presses.
    const keys = [await bea.keyFor(page(jan)), await jan.keyFor(page(bea))];
    await Promise.all([bea.post(page(jan), { eenmalig: keys[0]! }), jan.post(page(bea), { eenmalig: keys[1]! })]);
    expect(await sql(`select 1 from staff where active and 'administrator' = any(roles)`)).toHaveLength(1);
  });
});
