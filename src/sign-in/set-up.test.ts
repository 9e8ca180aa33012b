import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { everyRoute } from '../../test/routes.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import type { Page } from '../../test/visit.ts';
import { tokenHash } from '../web/session.ts';
import { codeAt, secretOfLink } from './code.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));

const TOKEN = 'a-token-of-forty-three-characters-0123456789';
const PASSWORD = 'paard batterij nietje juist';
const secret = secretOfLink(house.keys, tokenHash(TOKEN));
const code = () => codeAt(secret, server.clock.now);
const OWN = { naam: 'Jo Bakker', email: 'Jo@Test.invalid', wachtwoord: PASSWORD };

beforeEach(async () => {
  server.clock.now = house.now;
  for (const table of ['session', 'setting', 'staff']) await sql(`delete from ${table}`);
});

const offerFirst = () => sql(
  `insert into setting (name, value, changed_at) values ('first-administrator', $1::jsonb, $2)`,
  [JSON.stringify(tokenHash(TOKEN).toString('hex')), house.now],
);

describe('The first administrator', () => {
  beforeEach(offerFirst);

  test('types the printed code, chooses name, password and app, and is in', async () => {
    const jo = visitor(server);
    const page = await jo.post('/eerste-beheerder', { code: ` ${TOKEN} ` });
    expect([page.status, page.text.includes(`action="/instellen/${TOKEN}"`)]).toEqual([200, true]);
    expect(page.text).toMatch(/otpauth:\/\/totp\/[^"]+secret=[A-Z2-7]{32}/);
    expect(await jo.post(`/instellen/${TOKEN}`, { ...OWN, appcode: code() })).toMatchObject({ status: 303, location: '/' });
    expect((await jo.get('/')).location).toBe('/accounts');
    expect(await sql('select name, email, roles from staff')).toEqual([{ name: 'Jo Bakker', email: 'jo@test.invalid', roles: ['administrator'] }]);
  });

  test('can sign in later with the next code; the one that confirmed is spent', async () => {
    await visitor(server).post(`/instellen/${TOKEN}`, { ...OWN, appcode: code() });
    const again = () => visitor(server).post('/inloggen', { email: OWN.email, wachtwoord: PASSWORD, code: code() });
    expect((await again()).status).toBe(422);
    server.clock.now = new Date(house.now.getTime() + 30_000);
    expect((await again()).status).toBe(303);
  });

  test('a wrong code says so and leads nowhere', async () => {
    const page = await visitor(server).post('/eerste-beheerder', { code: 'x' });
    expect([page.status, page.text.includes('/instellen/')]).toEqual([422, false]);
  });

  test('the link works once', async () => {
    await visitor(server).post(`/instellen/${TOKEN}`, { ...OWN, appcode: code() });
    expect((await visitor(server).get(`/instellen/${TOKEN}`)).status).toBe(404);
    expect((await visitor(server).post('/eerste-beheerder', { code: TOKEN })).status).toBe(422);
  });

  test('of two at the same time one becomes administrator', async () => {
    const clients = [visitor(server), visitor(server)];
    const keys = await Promise.all(clients.map((client) => client.keyFor(`/instellen/${TOKEN}`)));
    const answers = await Promise.all(clients.map((client, nth) => (
      client.post(`/instellen/${TOKEN}`, { ...OWN, email: `jo${nth}@test.invalid`, appcode: code(), eenmalig: keys[nth]! }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(await sql('select 1 from staff')).toHaveLength(1);
  });

  test('what is missing is said at its field, what was typed stays, the password is not shown again', async () => {
    const jo = visitor(server);
    const attempt = (changes: Record<string, string>): Promise<Page> => jo.post(`/instellen/${TOKEN}`, { ...OWN, appcode: code(), ...changes });
    expect((await attempt({ naam: '' })).text).toContain('Vul de naam in.');
    expect((await attempt({ email: 'jo' })).text).toContain('Dit is geen e-mailadres');
    expect((await attempt({ wachtwoord: 'kort' })).text).toContain('minstens 15 tekens');
    expect((await attempt({ appcode: '123' })).text).toContain('Deze code klopt niet');
    const page = await attempt({ appcode: '' });
    expect([page.status, page.text.includes('value="Jo Bakker"'), page.text.includes(PASSWORD)]).toEqual([422, true, false]);
    expect(await sql('select 1 from staff')).toHaveLength(0);
  });

  test('an address that has an account is refused and the link stays good', async () => {
    await sql(`insert into staff (id, email, name, roles, created_at) values ($1, 'jo@test.invalid', 'Jo', '{desk}', $2)`, [house.newId(), house.now]);
    expect((await visitor(server).post(`/instellen/${TOKEN}`, { ...OWN, appcode: code() })).text).toContain('al een account');
    expect((await visitor(server).get(`/instellen/${TOKEN}`)).status).toBe(200);
  });
});

describe('A colleague with a link', () => {
  const ID = '44444444-4444-4444-8444-444444444444';
  const PATH = `/instellen/${TOKEN}`;
  beforeEach(async () => {
    const until = new Date(house.now.getTime() + 3_600_000);
    await sql(
      `insert into staff (id, email, name, roles, created_at, set_up_hash, set_up_until) values ($1, 'els@test.invalid', 'Els de Wit', '{mediator}', $2, $3, $4)`,
      [ID, house.now, tokenHash(TOKEN), until],
    );
  });

  test('programs that open links do not use it up', async () => {
    for (let count = 0; count < 20; count++) expect((await visitor(server).get(PATH)).text).toContain('Welkom, Els de Wit');
  });

  test('chooses a password, confirms a code, is in; older sessions end', async () => {
    const before = await signedIn(server, house.database, { roles: ['mediator'], id: ID });
    const els = visitor(server);
    expect((await els.post(PATH, { wachtwoord: PASSWORD, appcode: code() })).status).toBe(303);
    expect((await els.get('/')).location).toBe('/vandaag');
    expect((await before.get('/')).status).toBe(200);
    expect((await visitor(server).get(PATH)).status).toBe(404);
  });

  test('cannot become somebody else by adding fields', async () => {
    await visitor(server).post(PATH, { wachtwoord: PASSWORD, appcode: code(), naam: 'X', email: 'x@test.invalid', rol: 'administrator', id: house.newId() });
    expect(await sql('select id, name, email, roles from staff')).toEqual([{ id: ID, name: 'Els de Wit', email: 'els@test.invalid', roles: ['mediator'] }]);
  });

  test('the link ends at its time, and with the account', async () => {
    server.clock.now = new Date(house.now.getTime() + 3_600_000);
    expect((await visitor(server).get(PATH)).status).toBe(404);
    server.clock.now = house.now;
    await sql('update staff set active = false');
    expect((await visitor(server).get(PATH)).status).toBe(404);
  });
});
