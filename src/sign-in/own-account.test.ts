import { createHash } from 'node:crypto';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator, questionIn } from '../../test/authenticator.ts';
import { freshDatabase } from '../../test/database.ts';
import { everyRoute } from '../../test/routes.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import type { Client, Page } from '../../test/visit.ts';
import { CONDUCT_VERSION } from '../web/conduct.ts';
import { codeAt, sealSecret } from './code.ts';
import { CONDUCT } from './conduct-texts.ts';
import { hashPassword } from './password.ts';
import { makeCodes } from './recovery.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const minutes = (count: number) => (server.clock.now = new Date(server.clock.now.getTime() + count * 60_000));

const PASSWORD = 'paard batterij nietje juist';
const SECRET = Buffer.from('12345678901234567890');
const code = () => codeAt(SECRET, server.clock.now);
let stored = '';
beforeAll(async () => {
  stored = await hashPassword(house.keys, PASSWORD);
});
beforeEach(() => {
  server.clock.now = house.now;
});

/** Somebody with a password and an app, signed in. */
async function colleague(): Promise<Client & { email: string }> {
  const els = await signedIn(server, house.database, { roles: ['desk'] });
  await sql('update staff set password_hash = $2, totp_secret = $3 where id = $1', [els.id, stored, sealSecret(house.keys, els.id, SECRET)]);
  return { ...els, email: `${els.id}@test.invalid` };
}

async function newCodes(els: Client): Promise<string[]> {
  const page = await els.post('/mijn-account/herstelcodes', {}, { from: '/mijn-account' });
  return [...page.text.matchAll(/<code>([\d-]{17})<\/code>/g)].map((found) => found[1]!);
}

const signIn = (client: Client, email: string, typed: string): Promise<Page> => client.post('/inloggen', { email, wachtwoord: PASSWORD, code: typed });

test('who supervises and who is supervised read it in their own account (P-21)', async () => {
  const own = async (client: Client) => (await client.get('/mijn-account')).text;
  const [wil, els, dees] = [await signedIn(server, house.database, { roles: ['practice-supervisor'], name: 'Wil Werk' }), await signedIn(server, house.database, { roles: ['mediator'], name: 'Els Middel' }), await colleague()];
  expect([await own(wil), await own(els)].map((text) => text.includes('Nog niemand. De beheerder legt dit vast.'))).toEqual([true, true]);
  await sql('insert into supervision (supervisor, mediator) values ($1, $2)', [wil.id, els.id]);
  expect([(await own(wil)).includes('Els Middel'), (await own(els)).includes('Wil Werk'), (await own(dees)).includes('id="werkbegeleiding"')]).toEqual([true, true, false]);
});

describe('Recovery codes', () => {
  test('are ten, shown once, kept as keyed hashes, and counted', async () => {
    const els = await colleague();
    const codes = await newCodes(els);
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
    const page = (await els.get('/mijn-account')).text;
    expect([page.includes('10 van 10 over'), page.includes(codes[0]!)]).toEqual([true, false]);
    const rows = await sql('select hash from recovery_code where staff_id = $1', [els.id]);
    const plain = codes.map((one) => createHash('sha256').update(one.replaceAll('-', '')).digest().subarray(0, 16).toString('hex'));
    expect(rows.filter((row) => plain.includes((row['hash'] as Buffer).toString('hex')))).toEqual([]);
  });

  test('are fifteen digits, leading zeros too', () => {
    const codes = makeCodes(house.newId);
    expect(codes.every((one) => /^\d{5}-\d{5}-\d{5}$/.test(one))).toBe(true);
  });

  test('a new set ends the one before', async () => {
    const els = await colleague();
    const [old] = await newCodes(els);
    const [fresh] = await newCodes(els);
    expect((await signIn(visitor(server), els.email, old!)).status).toBe(422);
    expect((await signIn(visitor(server), els.email, fresh!)).status).toBe(303);
  });

  test('one works once, with the password only, also in two browsers at the same moment', async () => {
    const els = await colleague();
    const [first, second] = await newCodes(els);
    expect((await visitor(server).post('/inloggen', { email: els.email, wachtwoord: 'verkeerd', code: first! })).status).toBe(422);
    const both = await Promise.all([1, 2].map(() => signIn(visitor(server), els.email, first!)));
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await signIn(visitor(server), els.email, first!)).status).toBe(422);
    expect((await signIn(visitor(server), els.email, second!.replaceAll('-', ' '))).status).toBe(303);
  });

  test('of somebody else do not work', async () => {
    const [els, jo] = [await colleague(), await colleague()];
    const [one] = await newCodes(els);
    expect((await signIn(visitor(server), jo.email, one!)).status).toBe(422);
  });
});

describe('After a recovery code', () => {
  async function recovered(): Promise<{ els: Client & { email: string }; back: Client }> {
    const els = await colleague();
    const [one] = await newCodes(els);
    const back = visitor(server);
    expect((await signIn(back, els.email, one!)).status).toBe(303);
    return { els, back };
  }

  test('every page leads to a new second factor, and nothing else can be done', async () => {
    const { back } = await recovered();
    for (const path of ['/', '/aanmeldpunt', '/mijn-account', '/mijn-account/sessies', '/gedragscode', '/zoeken']) {
      const answer = await back.get(path);
      const to = answer.location === '/aanmeldpunt' ? (await back.get('/aanmeldpunt')).location : answer.location;
      expect([path, to]).toEqual([path, '/mijn-account/nieuwe-stap']);
    }
    const { eenmalig } = questionIn((await back.get('/mijn-account/nieuwe-stap')).text, '/mijn-account/nieuwe-stap/passkey');
    for (const path of ['/mijn-account/herstelcodes', '/mijn-account/passkeys', '/mijn-account/app', '/zoeken', '/gedragscode']) {
      expect([path, (await back.post(path, { eenmalig })).status]).toEqual([path, 403]);
    }
    expect((await back.get('/mijn-account/nieuwe-stap')).text).not.toContain('Hoofdmenu');
  });

  test('other browsers of that account are out, and the administrator sees it until somebody asked', async () => {
    const { els } = await recovered();
    expect((await els.get('/mijn-account')).status).toBe(303);
    const jo = await signedIn(server, house.database, { roles: ['administrator'] });
    expect((await jo.get('/accounts')).text).toContain('Er is iets na te vragen');
    expect((await jo.get(`/accounts/${els.id}`)).text).toContain('Ingelogd met een herstelcode');
    await jo.post(`/accounts/${els.id}/nagevraagd`, {}, { from: `/accounts/${els.id}` });
    expect((await jo.get(`/accounts/${els.id}`)).text).not.toContain('Vraag na of dit klopt');
  });

  test('another app opens everything; the lost one gives no codes any more', async () => {
    const { els, back } = await recovered();
    const page = (await back.get('/mijn-account/nieuwe-stap')).text;
    const secret = Secret.fromBase32(/<code>([A-Z2-7 ]+)<\/code>/.exec(page)![1]!.replaceAll(' ', ''));
    const wrong = await back.post('/mijn-account/nieuwe-stap', { appcode: code() });
    expect([wrong.status, wrong.text.includes('Deze code klopt niet')]).toEqual([422, true]);
    expect((await back.post('/mijn-account/nieuwe-stap', { appcode: '' })).text).toContain('Vul de code van zes cijfers');
    expect((await back.post('/mijn-account/nieuwe-stap', { appcode: codeAt(secret.bytes, server.clock.now) })).status).toBe(303);
    expect((await back.get('/mijn-account')).status).toBe(200);
    minutes(1);
    expect((await signIn(visitor(server), els.email, code())).status).toBe(422);
    expect((await signIn(visitor(server), els.email, codeAt(secret.bytes, server.clock.now))).status).toBe(303);
  });

  test('a passkey opens everything too; then the password needs a recovery code, and a code that anybody can work out is none', async () => {
    const { els, back } = await recovered();
    const path = '/mijn-account/nieuwe-stap/passkey';
    const bad = questionIn((await back.get('/mijn-account/nieuwe-stap')).text, path);
    expect((await back.post(path, { eenmalig: bad.eenmalig, antwoord: 'x' })).status).toBe(422);
    const { eenmalig, question } = questionIn((await back.get('/mijn-account/nieuwe-stap')).text, path);
    expect((await back.post(path, { eenmalig, antwoord: new Authenticator().create(question) })).status).toBe(303);
    expect((await back.get('/mijn-account')).text).toContain('Niet gekoppeld');
    minutes(1);
    const ofNobody = createHash('sha1').update('nobody').digest();
    for (const secret of [SECRET, ofNobody]) expect((await signIn(visitor(server), els.email, codeAt(secret, server.clock.now))).status).toBe(422);
  });

  test('the passkey of the lost telephone opens nothing any more either', async () => {
    const els = await colleague();
    const { eenmalig, question } = questionIn((await els.get('/mijn-account')).text, '/mijn-account/passkeys');
    expect((await els.post('/mijn-account/passkeys', { eenmalig, antwoord: new Authenticator().create(question) })).status).toBe(303);
    const [one] = await newCodes(els);
    const back = visitor(server);
    await signIn(back, els.email, one!);
    minutes(1);
    const secret = Secret.fromBase32(/<code>([A-Z2-7 ]+)<\/code>/.exec((await back.get('/mijn-account/nieuwe-stap')).text)![1]!.replaceAll(' ', ''));
    expect((await back.post('/mijn-account/nieuwe-stap', { appcode: codeAt(secret.bytes, server.clock.now) })).status).toBe(303);
    expect(await sql('select 1 from passkey where staff_id = $1', [els.id])).toEqual([]);
  });

  test('the page for it is nobody’s who did not come that way', async () => {
    const els = await colleague();
    expect((await els.get('/mijn-account/nieuwe-stap')).location).toBe('/mijn-account');
    const { eenmalig } = questionIn((await els.get('/mijn-account')).text, '/mijn-account/passkeys');
    minutes(20);
    expect((await els.post('/mijn-account/nieuwe-stap', { eenmalig, appcode: code() })).location).toBe('/mijn-account');
    expect(await sql(`select 1 from account_event where staff_id = $1 and kind = 'app-renewed'`, [els.id])).toHaveLength(0);
  });
});

describe('Another app for codes', () => {
  test('takes the place of the old one; other browsers are out', async () => {
    const els = await colleague();
    const other = visitor(server);
    await signIn(other, els.email, code());
    const page = (await els.get('/mijn-account/app')).text;
    const secret = Secret.fromBase32(/<code>([A-Z2-7 ]+)<\/code>/.exec(page)![1]!.replaceAll(' ', ''));
    expect((await els.post('/mijn-account/app', { appcode: '12' })).status).toBe(422);
    expect((await els.post('/mijn-account/app', { appcode: codeAt(secret.bytes, server.clock.now) })).location).toBe('/mijn-account');
    expect((await other.get('/mijn-account')).status).toBe(303);
    expect((await els.get('/mijn-account')).text).toContain('Een andere app voor codes gekoppeld');
  });
});

describe('My sessions', () => {
  test('names browser and machine in words, keeps nothing else of them, and ends one', async () => {
    const els = await colleague();
    const laptop = visitor(server);
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
    await laptop.post('/inloggen', { email: els.email, wachtwoord: PASSWORD, code: code() }, { headers: { 'user-agent': agent } });
    const page = (await els.get('/mijn-account/sessies')).text;
    for (const words of ['Chrome op Windows', 'met wachtwoord en code', 'Deze browser']) expect(page).toContain(words);
    expect(JSON.stringify(await sql('select * from session'))).not.toMatch(/Chrome\/120|AppleWebKit/);
    const [row] = await sql(`select id from session where staff_id = $1 and browser = 'chrome-windows'`, [els.id]);
    const end = (client: Client, sessie: string) => client.post('/mijn-account/sessies/beeindigen', { sessie }, { from: '/mijn-account/sessies' });
    const jo = await colleague();
    const besideIt = visitor(server);
    minutes(1);
    await signIn(besideIt, jo.email, code());
    expect((await end(jo, String(row!['id']))).status).toBe(422);
    expect((await laptop.get('/mijn-account')).status).toBe(200);
    expect((await end(els, String(row!['id']))).status).toBe(303);
    expect((await laptop.get('/mijn-account')).status).toBe(303);
    for (const strange of ['', 'x', house.newId()]) expect((await end(jo, strange)).status).toBe(422);
    expect((await besideIt.get('/mijn-account')).status).toBe(200);
  });

  test('all others at once; this one goes on', async () => {
    const els = await colleague();
    const others = [visitor(server), visitor(server)];
    for (const other of others) {
      minutes(1);
      await signIn(other, els.email, code());
    }
    await els.post('/mijn-account/sessies/andere', {}, { from: '/mijn-account/sessies' });
    expect((await Promise.all(others.map((other) => other.get('/mijn-account')))).map(({ status }) => status)).toEqual([303, 303]);
    expect((await els.get('/mijn-account/sessies')).text).not.toContain('Overal elders uitloggen');
  });

  test('an administrator ends all of somebody', async () => {
    const els = await colleague();
    const jo = await signedIn(server, house.database, { roles: ['administrator'] });
    await jo.post(`/accounts/${els.id}/uitloggen`, {}, { from: `/accounts/${els.id}` });
    expect((await els.get('/mijn-account')).status).toBe(303);
    expect((await jo.get(`/accounts/${els.id}`)).text).toContain('Overal uitgelogd');
  });
});

describe('The end of a session', () => {
  test('stands on every page as a time, with a way to stay that opens beside it', async () => {
    const els = await colleague();
    expect((await els.get('/mijn-account')).text).toMatch(/seconds="1800"[\s\S]*om <b>11:30<\/b> uitgelogd/);
    minutes(5);
    expect((await els.get('/mijn-account')).text).toContain('<b>11:35</b>');
    minutes(29);
    expect((await els.get('/ingelogd-blijven')).text).toContain('<b>12:04</b>');
    minutes(29);
    expect((await els.get('/mijn-account')).status).toBe(200);
  });

  test('is never said to be later than ten hours after the beginning', async () => {
    const els = await colleague();
    for (let passed = 0; passed < 590; passed += 10) {
      await els.get('/mijn-account');
      minutes(10);
    }
    expect((await els.get('/mijn-account')).text).toMatch(/seconds="600"[\s\S]*<b>21:00<\/b>/);
  });

  test('signing out makes the browser forget what it kept', async () => {
    const els = await colleague();
    const { headers } = await els.post('/uitloggen', {}, { from: '/mijn-account' });
    expect([headers.get('clear-site-data'), headers.get('cache-control')]).toEqual(['"cache", "storage"', 'no-store']);
  });
});

describe('The code of conduct', () => {
  const versions = (id: string) => sql('select version from conduct_acceptance where staff_id = $1', [id]);

  test('comes before everything else, once', async () => {
    const els = await colleague();
    await house.database.transaction({ ...app, role: 'bis_owner' }, (db) => db.query('delete from conduct_acceptance where staff_id = $1', [els.id]));
    for (const path of ['/aanmeldpunt', '/mijn-account', '/zoeken']) expect((await els.get(path)).location).toBe('/gedragscode');
    const page = (await els.get('/gedragscode')).text;
    for (const { title } of CONDUCT) expect(page).toContain(title);
    expect((await els.post('/mijn-account/herstelcodes', {}, { from: '/gedragscode' })).status).toBe(403);
    expect((await els.post('/gedragscode', { versie: '0' })).status).toBe(422);
    expect(await versions(els.id)).toEqual([]);
    expect((await els.post('/gedragscode', { versie: String(CONDUCT_VERSION) })).status).toBe(303);
    expect((await els.get('/aanmeldpunt')).status).toBe(200);
    expect((await els.get('/gedragscode')).text).toContain(`Versie ${CONDUCT_VERSION}, door u aanvaard op 4 maart 2019`);
  });

  test('comes again with a new version', async () => {
    const els = await colleague();
    await house.database.transaction({ ...app, role: 'bis_owner' }, (db) => db.query('update conduct_acceptance set version = $2 where staff_id = $1', [els.id, CONDUCT_VERSION - 1]));
    expect((await els.get('/aanmeldpunt')).location).toBe('/gedragscode');
    expect((await els.get('/gedragscode')).text).toContain('De gedragscode is veranderd');
  });

  test('an acceptance can be added only, never changed or taken away', async () => {
    const inside = (text: string) => house.database.transaction({ ...app, role: 'bis_app' }, (db) => db.query(text));
    await expect(inside('delete from conduct_acceptance')).rejects.toThrow('permission denied');
    await expect(inside('update conduct_acceptance set version = 9')).rejects.toThrow('permission denied');
  });

  test('another word is another version', () => {
    const mark = createHash('sha256').update(JSON.stringify(CONDUCT)).digest('hex').slice(0, 12);
    expect({ version: CONDUCT_VERSION, mark }).toEqual({ version: 1, mark: '18c3070e41e5' });
  });
});
