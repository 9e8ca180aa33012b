import { randomUUID } from 'node:crypto';
import type { StaffRole } from '../src/core/role.ts';
import type { Database } from '../src/database/database.ts';
import type { LogLine } from '../src/web/log.ts';
import type { Route } from '../src/web/route.ts';
import { createServer } from '../src/web/server.ts';
import type { Server } from '../src/web/server.ts';
import { CONDUCT_VERSION } from '../src/web/conduct.ts';
import { openSession } from '../src/web/session.ts';
import type { WebConfiguration } from '../src/web/visit.ts';
import type { FreshDatabase } from './database.ts';

export interface TestServer extends Server {
  /** The clock of the server; a test may move it. */
  clock: { now: Date };
  logged: (LogLine & { error?: string; stack?: string; code?: string })[];
}

const CONFIGURATION: WebConfiguration = { publicUrl: null, demo: false, phone: '030-0000000', mails: true };

/** A server on these routes without a socket: `testServer(await freshDatabase(), routes)`. */
export function testServer(
  house: Pick<FreshDatabase, 'database' | 'keys' | 'now' | 'newId'>, routes: readonly Route[], configuration: Partial<WebConfiguration> = {},
): TestServer {
  const clock = { now: house.now };
  const logged: TestServer['logged'] = [];
  const keep = (line: LogLine) => void logged.push(line);
  const server = createServer({
    database: house.database, keys: house.keys, newId: house.newId, routes, now: () => clock.now,
    configuration: { ...CONFIGURATION, ...configuration }, log: { info: keep, error: keep },
  });
  return { ...server, clock, logged };
}

export interface Page {
  status: number;
  /** Of a redirect, else null. */
  location: string | null;
  text: string;
  headers: Headers;
}

export interface Fields {
  [name: string]: string | readonly string[];
}

/** A browser: keeps cookies, sends a form with the one-time key of its page. */
export interface Client {
  /** Id of the staff member; empty for a visitor. */
  id: string;
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /**
   * Opens the page `from` (by default the address itself), takes the key of its form and posts. A field `eenmalig`
   * given by the test is posted as it is, without opening anything.
   */
  post(path: string, fields?: Fields, options?: { from?: string; headers?: Record<string, string> }): Promise<Page>;
  /** As `post`, with a file in the field `bestand`, as a browser sends a form that takes one. */
  upload(path: string, fields: Fields, file: { bytes: Uint8Array | string; name?: string }, options?: { from?: string }): Promise<Page>;
  /** The one-time key of the form on page `from` that posts to `path`. Throws where the page has none. */
  keyFor(path: string, from?: string): Promise<string>;
}

/** Somebody who is not signed in. `base`: the address that the server is reached at. */
export function visitor(server: Pick<Server, 'fetch'>, base = 'http://localhost:3000'): Client {
  return client(server, base, '', new Map());
}

export interface StaffMember {
  roles: readonly StaffRole[];
  id?: string;
  name?: string;
  email?: string;
  /** When the session starts; the clock of the server by default. */
  now?: Date;
}

/** A colleague with a session who accepted the code of conduct, made directly in the database: no password is hashed. */
export async function signedIn(server: Pick<TestServer, 'fetch' | 'clock'>, database: Database, member: StaffMember): Promise<Client> {
  const id = member.id ?? randomUUID();
  const now = member.now ?? server.clock.now;
  const token = await database.transaction({ role: 'bis_owner', user: null, request: randomUUID() }, async (db) => {
    await db.query(
      'insert into staff (id, email, name, roles, created_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
      [id, member.email ?? `${id}@test.invalid`, member.name ?? 'Test Medewerker', member.roles, now],
    );
    await db.query('insert into conduct_acceptance (staff_id, version, at) values ($1, $2, $3) on conflict do nothing', [id, CONDUCT_VERSION, now]);
    return openSession(db, id, now, randomUUID, { how: 'code', browser: 'other-other' });
  });
  if (token === null) throw new Error('an account that is not active has no session');
  return client(server, 'http://localhost:3000', id, new Map([['sessie', token]]));
}

function client(server: Pick<Server, 'fetch'>, base: string, id: string, cookies: Map<string, string>): Client {
  const send = async (path: string, init: { method: string; headers: Record<string, string>; body?: string | ArrayBuffer }): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await server.fetch(new Request(new URL(path, base), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return { status: response.status, location: response.headers.get('location'), text: await response.text(), headers: response.headers };
  };
  const get: Client['get'] = (path, headers = {}) => send(path, { method: 'GET', headers });
  const keyFor: Client['keyFor'] = async (path, from = path) => keyIn((await get(from)).text, path);
  const post: Client['post'] = async (path, fields = {}, options = {}) => {
    const eenmalig = fields['eenmalig'] ?? await keyFor(path, options.from);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(base).origin, ...options.headers };
    return send(path, { method: 'POST', headers, body: encode({ ...fields, eenmalig }).toString() });
  };
  const upload: Client['upload'] = async (path, fields, file, options = {}) => {
    const form = new FormData();
    for (const [name, value] of encode({ ...fields, eenmalig: fields['eenmalig'] ?? await keyFor(path, options.from) })) form.append(name, value);
    form.append('bestand', new Blob([file.bytes as BlobPart]), file.name ?? 'antwoorden.csv');
    const body = new Response(form);
    const headers = { origin: new URL(base).origin, 'content-type': body.headers.get('content-type') ?? '' };
    return send(path, { method: 'POST', headers, body: await body.arrayBuffer() });
  };
  return { id, cookies, get, post, upload, keyFor };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/;\s*Max-Age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

function keyIn(page: string, path: string): string {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => text.includes(`action="${path}"`)) ?? forms.find((text) => text.includes('name="eenmalig"')) ?? '';
  const key = /name="eenmalig" value="([^"]+)"/.exec(form)?.[1];
  if (!key) throw new Error(`no form with a one-time key for ${path}`);
  return key;
}

function encode(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  return form;
}
