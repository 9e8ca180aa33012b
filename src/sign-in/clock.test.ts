import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { everyRoute } from '../../test/routes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client } from '../../test/visit.ts';
import { sweepSessions, tokenHash } from '../web/session.ts';
import { clockOff, codeAt, sealSecret, secretOfLink } from './code.ts';
import { hashPassword } from './password.ts';
import { codeHash } from './recovery.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = <T>(text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query<T>(text, values));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The clock of the server, from the right time on. */
const clock = (milliseconds: number) => { server.clock.now = new Date(house.now.getTime() + milliseconds); };
const later = (milliseconds: number) => new Date(house.now.getTime() + milliseconds);

const ID = '33333333-3333-4333-8333-333333333333';
const EMAIL = 'desk@test.invalid';
const PASSWORD = 'paard batterij nietje juist';
const SECRET = Buffer.from('12345678901234567890');
const RECOVERY = '123456789012345';
let stored = '';
beforeAll(async () => { stored = await hashPassword(house.keys, PASSWORD); });
beforeEach(async () => {
  clock(0);
  for (const table of ['session', 'sign_in_attempt', 'staff']) await sql(`delete from ${table}`);
  await sql("insert into staff (id, email, name, password_hash, totp_secret, roles, created_at) values ($1, $2, 'Els de Wit', $3, $4, '{desk}', $5)", [ID, EMAIL, stored, sealSecret(house.keys, ID, SECRET), house.now]);
});
const signIn = (client: Client, code: string) => client.post('/inloggen', { email: EMAIL, wachtwoord: PASSWORD, code });
const isIn = async (client: Client): Promise<boolean> => (await client.get('/mijn-account')).status === 200;

describe('the clock of a telephone', () => {
  const TOKEN = 'a-token-of-forty-three-characters-0123456789';
  const secret = secretOfLink(house.keys, tokenHash(TOKEN));
  const setUp = async (code: string) => {
    await sql('update staff set set_up_hash = $1, set_up_until = $2 where id = $3', [tokenHash(TOKEN), later(HOUR), ID]);
    return visitor(server).post(`/instellen/${TOKEN}`, { wachtwoord: PASSWORD, appcode: code });
  };

  test.each([[7, '7 minuten voor'], [-7, '7 minuten achter'], [-1, 'een minuut achter'], [60, '60 minuten voor'], [-120, '120 minuten achter']])('is %i minutes off: where the app is set up, the page says so, and what to do', async (minutes, words) => {
    const page = await setUp(codeAt(secret, later(minutes * MINUTE)));
    expect([page.status, page.text.includes(`De klok van uw telefoon loopt ongeveer ${words}: hier is het nu 11:00 uur.`), page.text.includes('op automatisch'), htmlFaults(page.text)]).toEqual([422, true, true, []]);
  });

  test('is not blamed for a code that no clock near it gives, and is not looked for in what a good code is', async () => {
    expect((await setUp(codeAt(secret, later(26 * HOUR)))).text).toContain('Deze code klopt niet.');
    for (let seconds = -30; seconds <= 30; seconds += 10) expect([seconds, clockOff(secret, codeAt(secret, later(seconds * 1000)), house.now)]).toEqual([seconds, null]);
    expect([clockOff(secret, '12345', house.now), clockOff(secret, '', house.now)]).toEqual([null, null]);
  });

  test('is compared at the sign-in by its owner: whoever guesses is not told that a code was nearly right', async () => {
    const refused = async (code: string) => {
      await sql('delete from sign_in_attempt');
      const { status, text } = await signIn(visitor(server), code);
      return [status, text.replace(/name="eenmalig" value="[^"]+"|question="[^"]+"/g, '')] as const;
    };
    const near = await refused(codeAt(SECRET, later(5 * MINUTE)));
    expect(near[0]).toBe(422);
    expect(near[1]).toContain('Hier is het nu 11:00 uur. Staat uw telefoon op een andere tijd');
    expect(await refused('000000')).toEqual(near);
  });
});

describe('a clock of the server that ran ahead and was put back', () => {
  test.each(['opened', 'used'])('a session that was %s then ends, at once and for good', async (what) => {
    clock(what === 'opened' ? 3 * HOUR : -HOUR / 4);
    const els = await signedIn(server, house.database, { roles: ['desk'], id: ID });
    clock(what === 'opened' ? 3 * HOUR : HOUR / 4 - MINUTE);
    expect(await isIn(els)).toBe(true);
    clock(0);
    if (what === 'used') clock(-HOUR / 4);
    expect(await isIn(els)).toBe(false);
    clock(what === 'opened' ? 3 * HOUR : HOUR / 4 - MINUTE);
    expect(await isIn(els)).toBe(false);
  });

  test('a session of then that nobody comes back to is swept away, and one of now is not', async () => {
    for (const hours of [0, 3]) await signedIn(server, house.database, { roles: ['desk'], id: ID, now: later(hours * HOUR) });
    await house.database.transaction(app, (db) => sweepSessions(db, house.now));
    expect(await sql('select created_at from session')).toEqual([{ created_at: house.now }]);
  });

  test('by some minutes ends nothing, and makes nobody fresh for long', async () => {
    const els = await signedIn(server, house.database, { roles: ['desk'], id: ID, now: later(4 * MINUTE) });
    expect(await isIn(els)).toBe(true);
    clock(18 * MINUTE);
    expect((await els.get('/mijn-account/app')).status).toBe(200);
    clock(19 * MINUTE);
    expect((await els.get('/mijn-account/app')).status).toBe(403);
  });

  test('misses of then keep nobody out, however many', async () => {
    const bucket = house.keys.token('sign-in', EMAIL);
    for (let nth = 0; nth < 20; nth++) await sql('insert into sign_in_attempt (email_hash, at, succeeded) values ($1, $2, false)', [bucket, later(48 * HOUR)]);
    expect((await signIn(visitor(server), codeAt(SECRET, house.now))).status).toBe(303);
  });

  test('a link that was made then does not work longer than any', async () => {
    const TOKEN = 'another-token-of-forty-three-characters-0123';
    const opens = async (hours: number) => {
      await sql('update staff set set_up_hash = $1, set_up_until = $2 where id = $3', [tokenHash(TOKEN), later(hours * HOUR), ID]);
      return (await visitor(server).get(`/instellen/${TOKEN}`)).status;
    };
    expect([await opens(1), await opens(48), await opens(49), await opens(24 * 365)]).toEqual([200, 200, 404, 404]);
  });

  test('where the last code of an app lies ahead, a recovery code lets its owner in and the next app works at once; a passkey of then goes', async () => {
    await sql('update staff set totp_last_step = $1 where id = $2', [Math.floor(later(HOUR).getTime() / 30_000), ID]);
    await sql('insert into recovery_code (staff_id, hash, made_at) values ($1, $2, $3)', [ID, codeHash(house.keys, ID, RECOVERY), later(HOUR)]);
    await sql("insert into passkey (id, staff_id, credential, public_key, counter, transports, device, backed_up, name, created_at) values ($1, $1, 'x', 'x', 0, '{}', 'singleDevice', false, $3, $2)", [ID, later(HOUR), house.keys.sealShared(`passkey ${ID}`, 'x')]);
    const els = visitor(server);
    expect((await signIn(els, codeAt(SECRET, house.now))).status).toBe(422);
    expect((await signIn(els, RECOVERY)).status).toBe(303);
    const [session] = await sql<{ id: string }>('select id from session');
    const secret = secretOfLink(house.keys, tokenHash(`app ${session!.id}`));
    expect((await els.post('/mijn-account/nieuwe-stap', { appcode: codeAt(secret, house.now) })).status).toBe(303);
    expect(await sql('select id from passkey')).toEqual([]);
    expect(await sql('select totp_last_step < $1 as right from staff', [Math.floor(later(HOUR).getTime() / 30_000)])).toEqual([{ right: true }]);
  });
});

test('a clock of the server that jumps ahead ends sessions and lets nobody in; its owner signs in anew with the code of that time', async () => {
  const els = await signedIn(server, house.database, { roles: ['desk'], id: ID });
  const old = codeAt(SECRET, house.now);
  clock(12 * HOUR);
  expect(await isIn(els)).toBe(false);
  expect((await signIn(visitor(server), old)).status).toBe(422);
  expect((await signIn(visitor(server), codeAt(SECRET, server.clock.now))).status).toBe(303);
});
