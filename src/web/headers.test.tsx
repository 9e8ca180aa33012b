import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import type { Client, TestServer } from '../../test/visit.ts';
import { assetUrl } from '../ui/assets.ts';
import type { Route } from './route.ts';

const house = await freshDatabase();
afterAll(house.close);

let posts = 0;
const routes: Route[] = [
  { method: 'GET', path: '/formulier', right: 'public', act: null, handle: async (visit) => ({
    kind: 'page', frame: 'public', title: 'Perspectief',
    body: <form action="/formulier" method="post"><input type="hidden" name="eenmalig" value={visit.onceKey} /></form>,
  }) },
  { method: 'POST', path: '/formulier', right: 'public', act: null, handle: async () => {
    posts++;
    return { kind: 'to', location: '/formulier' };
  } },
  { method: 'POST', path: '/kort', right: 'public', act: null, bodyLimit: 100, handle: async () => ({ kind: 'to', location: '/' }) },
  { method: 'GET', path: '/stuk', right: 'public', act: null, handle: () => Promise.reject(new Error('x')) },
  { method: 'GET', path: '/bestand', right: 'public', act: null, handle: async () => ({ kind: 'file', type: 'application/pdf', name: 'a.pdf', bytes: new Uint8Array([1]) }) },
  { method: 'GET', path: '/lijst', right: 'desk-lists', act: null, handle: async () => ({ kind: 'text', text: 'x' }) },
];

const PUBLIC_URL = 'https://bis.example.org';
const plain = testServer(house, routes);
/** Behind a proxy that ends TLS: the request arrives over plain HTTP at another host. */
const behindTls = testServer(house, routes, { publicUrl: PUBLIC_URL });

const CSP = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

describe('Every answer carries the same strict headers', () => {
  const paths = ['/formulier', '/bestaat-niet', '/stuk', '/bestand', '/lijst', '/healthz', '/static/nee.css', assetUrl('style.css')];

  test.each(paths)('%s', async (path) => {
    const { headers } = await visitor(plain).get(path);
    expect(headers.get('content-security-policy')).toBe(CSP);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe(path === assetUrl('style.css') ? 'public, max-age=31536000, immutable' : 'no-store');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test.each(paths)('over HTTPS %s asks the browser to stay there', async (path) => {
    const { headers } = await visitor(behindTls, 'http://10.0.0.5:3000').get(path);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('a page runs nothing in line', async () => {
    const { text } = await visitor(plain).get('/formulier');
    expect(text).not.toMatch(/ style=|<style| on[a-z]+=|<script(?![^>]* src=)/);
    expect(text).not.toMatch(/https?:\/\//);
  });
});

describe('Cookies', () => {
  const cookie = async (server: TestServer) => (await visitor(server, 'http://localhost').get('/formulier')).headers.get('set-cookie');

  test('over plain HTTP they are out of reach of scripts and other sites', async () => {
    expect(await cookie(plain)).toMatch(/^bezoek=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('over HTTPS they belong to this host alone, and an unprefixed one is not read', async () => {
    expect(await cookie(behindTls)).toMatch(/^__Host-bezoek=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const desk = await signedIn(plain, house.database, { roles: ['desk'] });
    const token = desk.cookies.get('sessie');
    const planted = await behindTls.fetch(new Request('http://localhost/lijst', { headers: { cookie: `sessie=${token}; seven77sessie=${token}` } }));
    const own = await behindTls.fetch(new Request('http://localhost/lijst', { headers: { cookie: `__Host-sessie=${token}` } }));
    expect([planted.status, own.status]).toEqual([303, 200]);
  });
});

/** Posts with a good key and only the given headers. */
async function postWith(client: Client, headers: Record<string, string>): Promise<number> {
  const server = client === tls ? behindTls : plain;
  const body = new URLSearchParams({ eenmalig: await client.keyFor('/formulier') }).toString();
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const base = client === tls ? 'http://10.0.0.5:3000' : 'http://localhost:3000';
  const all = { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers };
  const before = posts;
  const { status } = await server.fetch(new Request(`${base}/formulier`, { method: 'POST', headers: all, body }));
  expect(posts - before).toBe(status === 303 ? 1 : 0);
  return status;
}

const local = visitor(plain);
const tls = visitor(behindTls, 'http://10.0.0.5:3000');

describe('A post from another site is refused, whatever its content type', () => {
  const TYPES = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/json'];

  test.each(TYPES)('foreign Origin, sibling host, cross-site: %s', async (type) => {
    for (const client of [local, tls]) {
      expect(await postWith(client, { 'content-type': type, origin: 'https://evil.example' })).toBe(403);
      expect(await postWith(client, { 'content-type': type, 'sec-fetch-site': 'cross-site' })).toBe(403);
      expect(await postWith(client, { 'content-type': type, 'sec-fetch-site': 'same-site' })).toBe(403);
      expect(await postWith(client, { 'content-type': type, 'sec-fetch-site': 'cross-site', origin: client === tls ? PUBLIC_URL : 'http://localhost:3000' })).toBe(403);
    }
  });

  test('our own pages, as browsers with and without Sec-Fetch-Site send them', async () => {
    expect(await postWith(local, { origin: 'http://localhost:3000' })).toBe(303);
    expect(await postWith(local, { origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(303);
    expect(await postWith(local, { 'sec-fetch-site': 'same-origin' })).toBe(303);
  });

  test('behind TLS the public address counts, not the one the request arrives at', async () => {
    expect(await postWith(tls, { origin: PUBLIC_URL })).toBe(303);
    expect(await postWith(tls, { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin' })).toBe(303);
    expect(await postWith(tls, { origin: 'http://10.0.0.5:3000' })).toBe(403);
    expect(await postWith(tls, { origin: 'http://bis.example.org' })).toBe(403);
    expect(await postWith(tls, { origin: 'https://bis.example.org.evil.example' })).toBe(403);
  });

  test('without any word about its origin a post needs a key that only our page could give', async () => {
    expect(await postWith(local, { origin: 'null' })).toBe(303);
    expect(await postWith(local, {})).toBe(303);
    const forged = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'naam=x' };
    expect((await plain.fetch(new Request('http://localhost:3000/formulier', forged))).status).toBe(422);
    const stranger = new URLSearchParams({ eenmalig: await visitor(plain).keyFor('/formulier') }).toString();
    expect((await plain.fetch(new Request('http://localhost:3000/formulier', { ...forged, body: stranger }))).status).toBe(422);
  });

  test('a method cannot be smuggled in a field or a header', async () => {
    const headers = { 'x-http-method-override': 'POST' };
    expect((await visitor(plain).get('/kort?_method=POST', headers)).status).toBe(405);
  });
});

describe('Without PUBLIC_URL only this machine\'s own names are answered', () => {
  test.each([['localhost:3000', 200], ['127.0.0.1:3000', 200], ['[::1]:3000', 200], ['evil.example:3000', 421], ['localhost.evil.example', 421]])('%s: %i', async (host, status) => {
    expect((await visitor(plain, `http://${host}`).get('/formulier')).status).toBe(status);
  });
});

describe('What is posted', () => {
  const post = (path: string, body: BodyInit, type: string) =>
    plain.fetch(new Request(`http://localhost:3000${path}`, { method: 'POST', headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' }, body, duplex: 'half' } as RequestInit));
  const FORM = 'application/x-www-form-urlencoded';

  test('must be a form', async () => {
    expect((await post('/formulier', '{}', 'application/json')).status).toBe(415);
    expect((await post('/formulier', 'x', 'text/plain')).status).toBe(415);
  });

  test('may be 256 kB, or what the address says', async () => {
    expect((await post('/formulier', `a=${'x'.repeat(256 * 1024 - 2)}`, FORM)).status).toBe(422);
    expect((await post('/formulier', `a=${'x'.repeat(256 * 1024 - 1)}`, FORM)).status).toBe(413);
    expect((await post('/kort', `a=${'x'.repeat(99)}`, FORM)).status).toBe(413);
  });

  test('is counted while it comes in, where its length is not announced', async () => {
    let sent = 0;
    const long = new ReadableStream({ pull: (controller) => void (sent < 2_000_000 ? (sent += 1024, controller.enqueue(new Uint8Array(1024).fill(97))) : controller.close()) });
    expect((await post('/formulier', long, FORM)).status).toBe(413);
    expect(sent).toBeLessThan(300 * 1024);
  });
});
