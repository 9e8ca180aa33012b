import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator, questionIn } from '../../test/authenticator.ts';
import { freshDatabase } from '../../test/database.ts';
import { EXPIRED } from '../../test/expired-certificate.ts';
import { openTestProvider } from '../../test/provider.ts';
import { everyRoute, routesWith } from '../../test/routes.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import type { Client, Page } from '../../test/visit.ts';
import { codeAt, sealSecret } from './code.ts';
import { identityOf, openProvider } from './provider.ts';

const REDIRECT = 'http://localhost:3000/inloggen/organisatie/terug';
const house = await freshDatabase();
const provider = await openTestProvider(REDIRECT);
afterAll(async () => {
  await provider.close();
  await house.close();
});
const server = testServer(house, routesWith(openProvider(provider.settings)), { organisation: true });
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const SECRET = Buffer.from('12345678901234567890');
const MFA = { amr: ['pwd', 'mfa'] };

beforeEach(() => {
  server.clock.now = house.now;
});

interface Colleague extends Client {
  email: string;
  subject: string;
}

/** An account with an app for codes, known to the provider by `subject`. */
async function colleague(change: Partial<typeof provider.person> = {}): Promise<Colleague> {
  const els = await signedIn(server, house.database, { roles: ['desk'] });
  await sql('update staff set totp_secret = $2 where id = $1', [els.id, sealSecret(house.keys, els.id, SECRET)]);
  const email = `${els.id}@test.invalid`;
  provider.person = { subject: `s-${els.id}`, email, verified: true, ...change };
  return { ...els, email, subject: `s-${els.id}` };
}

/** From the link on the sign-in page to the address where the provider sends the browser back. */
async function goThere(client: Client, naar = ''): Promise<string> {
  const left = await client.get(`/inloggen/organisatie${naar && `?naar=${encodeURIComponent(naar)}`}`);
  expect(left.status).toBe(303);
  const back = await provider.follow(left.location!);
  return back.pathname + back.search;
}

const whole = async (client: Client, naar = ''): Promise<Page> => client.get(await goThere(client, naar));

describe('With the work account', () => {
  test('somebody is in at once where the organisation says that there were two factors, and back where they wanted to be', async () => {
    const els = await colleague(MFA);
    const guest = visitor(server);
    expect((await guest.get('/inloggen?naar=/zoeken')).text).toContain('href="/inloggen/organisatie?naar=%2Fzoeken"');
    expect(await whole(guest, '/zoeken')).toMatchObject({ status: 303, location: '/zoeken' });
    expect(await sql(`select how from session where staff_id = $1 and how <> 'code'`, [els.id])).toEqual([{ how: 'organisation' }]);
    expect((await guest.get('/mijn-account')).text).toContain('Gekoppeld aan het inloggen van de organisatie');
  });

  test('the request is bound to the browser: a code challenge, a state and a nonce of their own each time', async () => {
    await colleague();
    const asked = async () => new URL((await visitor(server).get('/inloggen/organisatie')).location!).searchParams;
    const [one, other] = [await asked(), await asked()];
    expect([one.get('code_challenge_method'), one.get('response_type'), one.get('redirect_uri')]).toEqual(['S256', 'code', REDIRECT]);
    for (const name of ['state', 'nonce', 'code_challenge']) expect([name, one.get(name) !== other.get(name) && one.get(name)!.length >= 43]).toEqual([name, true]);
  });

  test('an acr of two factors counts as well', async () => {
    await colleague({ acr: 'phr' });
    expect((await whole(visitor(server))).location).toBe('/');
  });

  test.each([[['pwd'], undefined], [undefined, undefined], [['pwd', 'otp'], 'loa1']])('%j %j says nothing of two factors', (amr, acr) => {
    const claims = { iss: 'i', sub: 's', amr, acr, email: 'a@b.nl', email_verified: true };
    expect(identityOf(claims, claims)).toMatchObject({ twoFactors: false });
  });
});

describe('Where the organisation says nothing of a second factor', () => {
  const half = async (): Promise<{ els: Colleague; guest: Client }> => {
    const els = await colleague();
    const guest = visitor(server);
    expect((await whole(guest, '/zoeken')).location).toBe('/inloggen/tweede-stap');
    return { els, guest };
  };

  test('nothing is open before our own second step', async () => {
    const { guest } = await half();
    expect(guest.cookies.has('sessie')).toBe(false);
    for (const path of ['/mijn-account', '/aanmeldpunt', '/zoeken']) expect((await guest.get(path)).status).toBe(303);
  });

  test('a code from the app finishes it', async () => {
    const { guest } = await half();
    expect((await guest.get('/inloggen/tweede-stap')).text).toContain('De tweede stap');
    const wrong = await guest.post('/inloggen/tweede-stap', { code: '000000' });
    expect([wrong.status, wrong.text.includes('Deze tweede stap is niet gelukt')]).toEqual([422, true]);
    expect(await guest.post('/inloggen/tweede-stap', { code: codeAt(SECRET, server.clock.now) })).toMatchObject({ status: 303, location: '/zoeken' });
    expect((await guest.get('/mijn-account')).status).toBe(200);
    expect(guest.cookies.has('halverwege')).toBe(false);
  });

  test('a passkey of that account finishes it, one of somebody else does not', async () => {
    const { els, guest } = await half();
    const path = '/inloggen/tweede-stap/passkey';
    const [own, other] = [new Authenticator(), new Authenticator()];
    const jo = await signedIn(server, house.database, { roles: ['desk'] });
    for (const [client, key] of [[els, own], [jo, other]] as const) {
      const asked = questionIn((await client.get('/mijn-account')).text, '/mijn-account/passkeys');
      await client.post('/mijn-account/passkeys', { eenmalig: asked.eenmalig, antwoord: key.create(asked.question) });
    }
    const step = async (key: Authenticator) => {
      const { eenmalig, question } = questionIn((await guest.get('/inloggen/tweede-stap')).text, path);
      return guest.post(path, { eenmalig, antwoord: key.get(question) });
    };
    expect((await step(other)).status).toBe(422);
    expect(guest.cookies.has('sessie')).toBe(false);
    expect(await step(own)).toMatchObject({ status: 303, location: '/zoeken' });
  });

  test('a recovery code finishes it and asks for a new second factor', async () => {
    const { els, guest } = await half();
    const page = await els.post('/mijn-account/herstelcodes', {}, { from: '/mijn-account' });
    const code = /<code>([\d-]{17})<\/code>/.exec(page.text)![1]!;
    expect((await guest.post('/inloggen/tweede-stap', { code })).status).toBe(303);
    expect((await guest.get('/mijn-account')).location).toBe('/mijn-account/nieuwe-stap');
  });

  test('guessing at it slows down', async () => {
    const { guest } = await half();
    for (let nth = 0; nth < 4; nth++) await guest.post('/inloggen/tweede-stap', { code: '000000' });
    expect((await guest.post('/inloggen/tweede-stap', { code: codeAt(SECRET, server.clock.now) })).status).toBe(429);
  });

  test('after ten minutes it begins anew', async () => {
    const { guest } = await half();
    const key = await guest.keyFor('/inloggen/tweede-stap');
    server.clock.now = new Date(house.now.getTime() + 600_000);
    expect((await guest.get('/inloggen/tweede-stap')).location).toBe('/inloggen');
    expect((await guest.post('/inloggen/tweede-stap', { eenmalig: key, code: codeAt(SECRET, server.clock.now) })).status).toBe(422);
  });

  test('a browser cannot say that it is half-way in', async () => {
    const els = await colleague();
    const guest = visitor(server);
    guest.cookies.set('halverwege', Buffer.from(JSON.stringify({ staff: els.id, back: '/', at: house.now.getTime() })).toString('base64url'));
    expect((await guest.get('/inloggen/tweede-stap')).location).toBe('/inloggen');
  });
});

describe('Nobody is let in', () => {
  const refused = async (page: Page, words: string, status = 422) => {
    expect([page.status, page.text.includes(words)]).toEqual([status, true]);
    expect(page.text).toContain('Met wachtwoord en code');
  };

  test('without a confirmed e-mail address', async () => {
    await colleague({ ...MFA, verified: false });
    await refused(await whole(visitor(server)), 'geen bevestigd e-mailadres');
  });

  test('without an account here; and none is made', async () => {
    await colleague({ ...MFA, email: 'vreemd@test.invalid' });
    const [before] = await sql('select count(*) as count from staff');
    await refused(await whole(visitor(server)), 'geen account dat werkt');
    expect(await sql('select count(*) as count from staff')).toEqual([before]);
  });

  test('whose account was stopped', async () => {
    const els = await colleague(MFA);
    await sql('update staff set active = false where id = $1', [els.id]);
    await refused(await whole(visitor(server)), 'geen account dat werkt');
  });

  test('who got the mailbox of a colleague who was here before', async () => {
    const els = await colleague(MFA);
    await whole(visitor(server));
    provider.person = { ...provider.person, subject: 'somebody-else' };
    await refused(await whole(visitor(server)), 'geen account dat werkt');
    expect(await sql('select 1 from staff where id = $1 and organisation_subject = $2', [els.id, house.keys.token('organisation', `${provider.settings.issuer} ${els.subject}`)])).toHaveLength(1);
  });

  test('who says no there', async () => {
    await colleague({ ...MFA, refuses: true });
    await refused(await whole(visitor(server)), 'niet afgemaakt of niet gelukt');
  });

  test('with an answer that another browser asked for', async () => {
    await colleague(MFA);
    const back = await goThere(visitor(server));
    await refused(await visitor(server).get(back), 'niet afgemaakt of niet gelukt');
    const other = visitor(server);
    await other.get('/inloggen/organisatie');
    await refused(await other.get(back), 'niet afgemaakt of niet gelukt');
  });

  test.each(['state', 'code', 'iss'])('with an answer whose %s was changed on the way', async (name) => {
    await colleague(MFA);
    const guest = visitor(server);
    const back = new URL(await goThere(guest), 'http://localhost:3000');
    expect(back.searchParams.has(name)).toBe(true);
    back.searchParams.set(name, 'https://evil.example');
    await refused(await guest.get(back.pathname + back.search), 'niet afgemaakt of niet gelukt');
  });

  test('twice with one answer', async () => {
    await colleague(MFA);
    const guest = visitor(server);
    const back = await goThere(guest);
    const asked = guest.cookies.get('gevraagd')!;
    expect((await guest.get(back)).status).toBe(303);
    guest.cookies.set('gevraagd', asked);
    guest.cookies.delete('sessie');
    await refused(await guest.get(back), 'niet afgemaakt of niet gelukt');
  });

  test('with a wrong secret of ours', async () => {
    await colleague(MFA);
    const other = testServer(house, routesWith(openProvider({ ...provider.settings, clientSecret: 'another' })), { organisation: true });
    await refused(await whole(visitor(other)), 'niet afgemaakt of niet gelukt');
  });
});

test('a provider whose certificate expired is not spoken to: the page says so, and the other ways stay', async () => {
  let spoken = 0;
  const expired = createServer(EXPIRED, (_, response) => { spoken += 1; response.end('{}'); });
  await new Promise<void>((resolve) => { expired.listen(0, '127.0.0.1', resolve); });
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, EXPIRED.cert]);
  try {
    const issuer = `https://127.0.0.1:${(expired.address() as AddressInfo).port}`;
    // It is trusted, and nothing but its day is wrong.
    await expect(fetch(issuer)).rejects.toMatchObject({ cause: { code: 'CERT_HAS_EXPIRED' } });
    const page = await visitor(testServer(house, routesWith(openProvider({ ...provider.settings, issuer })), { organisation: true })).get('/inloggen/organisatie');
    expect([page.status, spoken]).toEqual([503, 0]);
    for (const words of ['nu niet te bereiken', 'Inloggen met een passkey', 'Met wachtwoord en code']) expect(page.text).toContain(words);
  } finally {
    setDefaultCACertificates(trusted);
    await new Promise((resolve) => { expired.close(resolve); });
  }
});

test.each([
  ['that is away', () => 'http://127.0.0.1:9'],
  ['whose connection cannot be trusted', () => provider.settings.issuer.replace('http:', 'https:')],
])('a provider %s is said so, and the other ways stay', async (_, issuer) => {
  const gone = testServer(house, routesWith(openProvider({ ...provider.settings, issuer: issuer() })), { organisation: true });
  const page = await visitor(gone).get('/inloggen/organisatie');
  expect(page.status).toBe(503);
  for (const words of ['nu niet te bereiken', 'Inloggen met een passkey', 'Met wachtwoord en code']) expect(page.text).toContain(words);
});

test('without a provider there is no link and no page', async () => {
  const plain = testServer(house, everyRoute);
  expect((await visitor(plain).get('/inloggen')).text).not.toContain('werkaccount');
  for (const path of ['/inloggen/organisatie', '/inloggen/organisatie/terug']) expect((await visitor(plain).get(path)).status).toBe(404);
});
