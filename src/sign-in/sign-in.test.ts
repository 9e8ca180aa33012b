import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseOptions } from '@node-rs/argon2';
import { freshDatabase } from '../../test/database.ts';
import { hold } from '../database/context.ts';
import { everyRoute } from '../../test/routes.ts';
import { testServer, visitor } from '../../test/visit.ts';
import type { Client, Page } from '../../test/visit.ts';
import { codeAt, openSecret, sealSecret } from './code.ts';
import { hashPassword, MEMORY_KIB, PASSES, verifyPassword } from './password.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);
const demo = testServer(house, everyRoute, { demo: true });

const ID = '33333333-3333-4333-8333-333333333333';
const EMAIL = 'desk@test.invalid';
const PASSWORD = 'paard batterij nietje juist';
const SECRET = Buffer.from('12345678901234567890');
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const seconds = (count: number) => (server.clock.now = new Date(server.clock.now.getTime() + count * 1000));
const code = () => codeAt(SECRET, server.clock.now);

let stored = '';
beforeAll(async () => {
  stored = await hashPassword(house.keys, PASSWORD);
});
beforeEach(async () => {
  server.clock.now = house.now;
  await sql('delete from session');
  await sql('delete from sign_in_attempt');
  await sql('delete from staff');
  await sql(
    `insert into staff (id, email, name, password_hash, totp_secret, roles, created_at) values ($1, $2, 'Els de Wit', $3, $4, '{desk}', $5)`,
    [ID, EMAIL, stored, sealSecret(house.keys, ID, SECRET), house.now],
  );
});

function signIn(client: Client, changes: Record<string, string> = {}): Promise<Page> {
  return client.post('/inloggen', { email: EMAIL, wachtwoord: PASSWORD, code: code(), ...changes });
}

/** The page without what differs at every reading. */
const plain = ({ text }: Page) => text.replace(/name="eenmalig" value="[^"]+"|question="[^"]+"/g, '').replace(/value="[^"]*@[^"]*"/, '');

describe('Signing in', () => {
  test('password and code together open a session, and the start page of the role', async () => {
    const els = visitor(server);
    expect(await signIn(els, { email: ' DESK@test.invalid ' })).toMatchObject({ status: 303, location: '/' });
    expect(await els.get('/')).toMatchObject({ status: 303, location: '/aanmeldpunt' });
    expect((await els.get('/inloggen')).text).toContain('Els de Wit');
  });

  test('leads back to where somebody wanted to go, and nowhere else', async () => {
    expect((await signIn(visitor(server), { naar: '/zaken/2019-0001' })).location).toBe('/zaken/2019-0001');
    seconds(60);
    expect((await signIn(visitor(server), { naar: '//evil.example' })).location).toBe('/');
  });

  test('every refusal says the same, whatever was wrong and whether or not there is an account', async () => {
    const first = plain(await signIn(visitor(server), { wachtwoord: 'verkeerd' }));
    const refused = async (changes: Record<string, string> = {}) => {
      await sql('delete from sign_in_attempt');
      const answer = await signIn(visitor(server), changes);
      expect([answer.status, plain(answer)]).toEqual([422, first]);
    };
    await refused({ code: '000000' });
    await refused({ code: '' });
    await refused({ email: 'niemand@test.invalid' });
    await sql('update staff set active = false');
    await refused();
    await sql('update staff set active = true, password_hash = null');
    await refused();
  });

  test('the e-mail address is still there, the password is not', async () => {
    const { text } = await signIn(visitor(server), { wachtwoord: 'verkeerd wachtwoord' });
    expect(text).toContain(`value="${EMAIL}"`);
    expect(text).not.toContain('verkeerd wachtwoord');
  });

  test('an unknown account takes as much hashing as a known one', async () => {
    await verifyPassword(house.keys, null, 'once, so that the decoy is there');
    const time = async (hash: string | null) => {
      const before = process.cpuUsage();
      await verifyPassword(house.keys, hash, 'verkeerd');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const [known, unknown] = [await time(stored), await time(null)];
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  test('a code works once, also in two browsers at the same moment', async () => {
    const both = await Promise.all([signIn(visitor(server)), signIn(visitor(server))]);
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await signIn(visitor(server))).status).toBe(422);
    seconds(30);
    expect((await signIn(visitor(server))).status).toBe(303);
  });

  test('a code of one step ago or ahead is good, an older one is not', async () => {
    const old = codeAt(SECRET, new Date(house.now.getTime() - 60_000));
    expect((await signIn(visitor(server), { code: old })).status).toBe(422);
    const ahead = codeAt(SECRET, new Date(house.now.getTime() + 30_000));
    expect((await signIn(visitor(server), { code: ahead })).status).toBe(303);
    expect((await signIn(visitor(server))).status).toBe(422);
  });

  test('replaces the session that the browser had', async () => {
    const els = visitor(server);
    await signIn(els);
    seconds(30);
    const first = els.cookies.get('sessie')!;
    els.cookies.delete('sessie');
    const key = await els.keyFor('/inloggen');
    els.cookies.set('sessie', first);
    expect((await signIn(els, { eenmalig: key })).status).toBe(303);
    expect(await sql('select 1 from session')).toHaveLength(1);
  });
});

describe('Guessing', () => {
  /** As if somebody guessed from a browser that is not known here. */
  async function missed(email: string, count: number): Promise<void> {
    const bucket = house.keys.token('sign-in', email);
    for (let nth = 0; nth < count; nth++) await sql('insert into sign_in_attempt (email_hash, at, succeeded) values ($1, $2, false)', [bucket, server.clock.now]);
  }

  test('a miss is kept under a keyed hash, not under the address', async () => {
    await signIn(visitor(server), { code: '000000' });
    expect(await sql('select email_hash, at, succeeded from sign_in_attempt')).toEqual([
      { email_hash: house.keys.token('sign-in', EMAIL), at: house.now, succeeded: false },
    ]);
  });

  test('has to wait after four misses, for an account that does not exist too, and says until when', async () => {
    for (const email of [EMAIL, 'niemand@test.invalid']) {
      await missed(email, 3);
      expect((await signIn(visitor(server), { email, wachtwoord: 'x' })).status).toBe(422);
      const answer = await signIn(visitor(server), { email });
      expect(answer.status).toBe(429);
      expect(answer.text).toContain('Probeer het om 11:01 uur opnieuw');
    }
  });

  test('does not keep a colleague out who signed in from this browser before', async () => {
    const els = visitor(server);
    await signIn(els);
    await els.post('/uitloggen', {}, { from: '/inloggen' });
    await missed(EMAIL, 20);
    seconds(30);
    expect((await signIn(visitor(server))).status).toBe(429);
    expect((await signIn(els)).status).toBe(303);
  });

  test('a browser cannot claim to be known', async () => {
    await missed(EMAIL, 4);
    const guesser = visitor(server);
    guesser.cookies.set('apparaat', 'abc.def');
    expect((await signIn(guesser)).status).toBe(429);
  });

  test('after the wait the right password works', async () => {
    await missed(EMAIL, 4);
    seconds(60);
    expect((await signIn(visitor(server))).status).toBe(303);
  });
});

describe('Signing out', () => {
  test('ends the session on the server too', async () => {
    const els = visitor(server);
    await signIn(els);
    const token = els.cookies.get('sessie')!;
    expect(await els.post('/uitloggen', {}, { from: '/inloggen' })).toMatchObject({ status: 303, location: '/inloggen' });
    expect(els.cookies.has('sessie')).toBe(false);
    els.cookies.set('sessie', token);
    expect((await els.get('/')).status).toBe(200);
  });

  test('the quick exit forgets every cookie and shows something else', async () => {
    const els = visitor(server);
    await signIn(els);
    const { status, location } = await els.get('/weg');
    expect([status, new URL(location!).hostname, els.cookies.size]).toEqual([303, 'www.knmi.nl', 0]);
    expect(await sql('select 1 from session')).toHaveLength(0);
  });
});

describe('A demo', () => {
  const ROLES = ['desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'privacy-officer', 'administrator'];

  test('offers every role in one press', async () => {
    for (const role of ROLES) {
      const email = role === 'mediator' ? 'bemiddelaar01@demo.invalid' : `${role}@demo.invalid`;
      await sql(`insert into staff (id, email, name, roles, created_at) values ($1, $2, 'Demo', $3, $4)`, [house.newId(), email, [role], house.now]);
      const someone = visitor(demo);
      expect(await someone.post('/inloggen/demo', { als: role }, { from: '/inloggen' })).toMatchObject({ status: 303, location: '/' });
      expect((await someone.get('/')).location).toMatch(/^\/[a-z-]+$/);
    }
  });

  test('says so while its people are still being made', async () => {
    expect(await visitor(demo).post('/inloggen/demo', { als: 'desk' }, { from: '/inloggen' })).toMatchObject({ status: 503, text: expect.stringContaining('nog geladen') });
  });

  test('nowhere else: no button, and the press is refused', async () => {
    await sql(`insert into staff (id, email, name, roles, created_at) values ($1, 'desk@demo.invalid', 'Demo', '{desk}', $2)`, [house.newId(), house.now]);
    const someone = visitor(server);
    expect((await someone.get('/inloggen')).text).not.toContain('/inloggen/demo');
    expect((await someone.post('/inloggen/demo', { als: 'desk' }, { from: '/inloggen' })).status).toBe(422);
    expect(someone.cookies.has('sessie')).toBe(false);
  });
});

describe('What is kept', () => {
  test('a hash of the full cost that only this house can check', async () => {
    expect(parseOptions(stored)).toMatchObject({ memoryCost: MEMORY_KIB, timeCost: PASSES, parallelism: 1, saltLen: 16 });
    expect([MEMORY_KIB, PASSES, stored.startsWith('$argon2id$')]).toEqual([131_072, 3, true]);
    const elsewhere = { ...house.keys, token: () => Buffer.alloc(16) };
    expect(await verifyPassword(elsewhere, stored, PASSWORD)).toBe(false);
    expect(await verifyPassword(house.keys, stored, PASSWORD)).toBe(true);
  });

  test('a secret for codes that opens for its own account only', () => {
    const sealed = sealSecret(house.keys, ID, SECRET);
    expect(sealed.includes(SECRET)).toBe(false);
    expect(openSecret(house.keys, ID, sealed).equals(SECRET)).toBe(true);
    expect(() => openSecret(house.keys, house.newId(), sealed)).toThrow();
  });

  test('what opens an account is handed out for the address in hand, and for no other, whoever asks', async () => {
    const asked = (held: string | null) => house.database.transaction({ role: 'bis_app', user: ID, request: '' }, async (db) => {
      if (held !== null) await hold(db, held);
      return db.query('select a.id from staff s cross join lateral bis_account(s.email) a');
    });
    expect([await asked(null), await asked('niemand@test.invalid'), await asked(EMAIL)]).toEqual([[], [], [{ id: ID }]]);
  });

  test('at most two hashes run at once; who would be eighth hears that it is busy', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => verifyPassword(house.keys, null, 'x')));
    expect(answers.filter((answer) => answer === 'busy')).toHaveLength(1);
    expect(await verifyPassword(house.keys, stored, PASSWORD)).toBe(true);
  });
});

test('nothing that was typed reaches the log', async () => {
  server.logged.splice(0);
  await signIn(visitor(server), { wachtwoord: 'mijn geheime zin' });
  expect(JSON.stringify(server.logged)).not.toMatch(/geheime|desk@/);
});
