import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asset } from '../ui/assets.ts';
import { readForm, replaceNul, withoutNul } from './body.ts';
import { readCookies } from './cookie.ts';
import { standardHeaders } from './headers.ts';
import { visitorOf, type Visitor } from './language.ts';
import { leave } from './leaving.ts';
import { errorFacts, standardLog } from './log.ts';
import type { Log } from './log.ts';
import { comesFromElsewhere, ownOrigin } from './origin.ts';
import { troublePage, troubleText } from './pages.tsx';
import type { Trouble } from './pages.tsx';
import { draw } from './reply.tsx';
import type { Reply } from './reply.tsx';
import { pageFor } from './rescue.tsx';
import type { Sent } from './rescue.tsx';
import { arrange } from './routes.ts';
import type { Right, Route } from './route.ts';
import { answerVisit } from './visit.ts';
import type { House } from './visit.ts';

export interface Server {
  /** One request, without a socket. Never rejects. */
  fetch(request: Request): Promise<Response>;
  /** For `node:http`: `createServer(server.listener())`. Its light Request and Response replace the global ones in this process. */
  listener(): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
}

export interface ServerParts extends House {
  routes: readonly Route[];
  /** Standard output by default. */
  log?: Log | undefined;
}

/** The web server on these routes. Throws on a table of routes with a hole in it: see `arrange`. */
export function createServer(parts: ServerParts): Server {
  const { routes, paths } = arrange(parts.routes);
  const context: Context = { house: parts, log: parts.log ?? standardLog(), hasAddress: (href) => paths.get(href)?.includes('GET') ?? false };
  const app = new Hono();
  app.get('/static/*', (c) => serveStatic(context, c.req.raw));
  app.get('/healthz', (c) => health(context, c.req.raw));
  for (const route of routes) {
    app.on(route.method, route.path, (c) => observe(context, c.req.raw, route.path, (seen) => serveRoute(context, seen, route, c.req.param())));
  }
  for (const [path, methods] of paths) app.all(path, (c) => observe(context, c.req.raw, path, (seen) => wrongMethod(context, seen, methods)));
  app.notFound((c) => observe(context, c.req.raw, '-', (seen) => trouble(context, seen, 'not-found')));
  app.onError((error, c) => observe(context, c.req.raw, '-', () => Promise.reject(error)));
  const fetch = async (request: Request) => app.fetch(request);
  return { fetch, listener: () => getRequestListener(fetch) as ReturnType<Server['listener']> };
}

interface Context {
  house: House;
  log: Log;
  hasAddress(href: string): boolean;
}

/** A request with its id. */
interface Seen {
  request: Request;
  id: string;
  /** As the visitor sees it: scheme and host of PUBLIC_URL where there is one. */
  url: URL;
  /** What was posted, from when it is read. */
  sent?: Sent;
  /** Of the address, where there is one. */
  right?: Right;
  /** What went wrong on the way, where it was answered all the same. */
  fault?: unknown;
}

/** Answers whatever happens, and writes one log line about it. */
async function observe(context: Context, request: Request, pattern: string, work: (seen: Seen) => Promise<Reply>): Promise<Response> {
  const { house, log } = context;
  const started = house.now().getTime();
  const seen: Seen = { request, id: house.newId(), url: visitorUrl(house.configuration.publicUrl, request.url) };
  const line = (status: number) => ({
    request: seen.id, method: request.method, route: pattern, status, milliseconds: house.now().getTime() - started,
  });
  let reply: Reply;
  try {
    reply = await work(seen);
    if (seen.fault === undefined) log.info(line(reply.status));
    else log.error({ ...line(reply.status), ...errorFacts(seen.fault) });
  } catch (error) {
    const kind = isAway(error) ? 'away' : isFull(error) ? 'full' : 'failed';
    reply = await trouble(context, seen, kind).catch(() => plainTrouble(seen, kind));
    log.error({ ...line(reply.status), ...errorFacts(error) });
  }
  return new Response(reply.body as BodyInit | null, { status: reply.status, headers: reply.headers });
}

async function serveRoute(context: Context, seen: Seen, route: Route, params: Record<string, string>): Promise<Reply> {
  const { house, hasAddress } = context;
  const { request, id, url } = seen;
  seen.right = route.right;
  const own = ownOrigin(house.configuration.publicUrl, new URL(request.url));
  if (own === null) return trouble(context, seen, 'wrong-host');
  let [form, file]: [URLSearchParams, Uint8Array | null] = [new URLSearchParams(), null];
  if (route.method === 'POST') {
    if (comesFromElsewhere(request.headers, own)) return trouble(context, seen, 'foreign');
    const body = await readForm(request, route, url.protocol === 'https:');
    if (body.form) seen.sent = { path: url.pathname, form: body.form };
    if ('refused' in body) return trouble(context, seen, body.refused === 415 ? 'wrong-type' : body.file ? 'file-too-large' : 'too-large');
    ({ form, file } = body);
  }
  const clean = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, replaceNul(value)]));
  const cookie = request.headers.get('cookie');
  const reply = answerVisit(house, {
    route, params: clean, url, query: withoutNul(url.searchParams), cookie, userAgent: request.headers.get('user-agent'), form, file, request: id, hasAddress,
  });
  if (route.leavesFor === undefined) return reply;
  const failed = (error: unknown) => { seen.fault = error; };
  return leave(reply, { address: route.leavesFor, url, cookies: Object.keys(readCookies(cookie, url.protocol === 'https:')), failed });
}

function visitorIn({ request, url, right }: Seen): Visitor | null {
  return visitorOf({ url, cookies: readCookies(request.headers.get('cookie'), url.protocol === 'https:'), right, read: request.method === 'GET' });
}

async function trouble(context: Context, seen: Seen, kind: Trouble): Promise<Reply> {
  const { demo, phone } = context.house.configuration;
  const page = await pageFor(context.house, kind, { id: seen.id, sent: seen.sent, visitor: visitorIn(seen) });
  const setting = { user: null, ends: null, demo, phone, url: seen.url, onceKey: () => '', hasAddress: context.hasAddress, keeping: null, others: null, safety: null, unread: 0, questionMark: true };
  const reply = await draw(page, setting);
  if (kind === 'away') reply.headers.push(['retry-after', '10']);
  return reply;
}

function plainTrouble(seen: Seen, kind: Trouble): Reply {
  const headers = [...standardHeaders(seen.url.protocol === 'https:', 'none'), ['content-type', 'text/plain; charset=utf-8'] as [string, string]];
  return { status: troublePage(kind).status, headers, body: troubleText(kind, seen.id, visitorIn(seen)?.language) };
}

async function wrongMethod(context: Context, seen: Seen, methods: readonly string[]): Promise<Reply> {
  const reply = await trouble(context, seen, 'method');
  reply.headers.push(['allow', (methods.includes('GET') ? ['HEAD', ...methods] : methods).join(', ')]);
  return reply;
}

/** Not worth a log line when it goes well. */
async function serveStatic(context: Context, request: Request): Promise<Response> {
  const file = asset(new URL(request.url).pathname);
  if (!file) return observe(context, request, '/static/*', (seen) => trouble(context, seen, 'not-found'));
  const https = context.house.configuration.publicUrl?.startsWith('https:') ?? false;
  return new Response(file.bytes, { headers: [...standardHeaders(https, 'for-ever'), ['content-type', file.type]] });
}

/** Whether this server can do its work; says nothing else. Under any host name, for a watcher inside the network. */
async function health({ house }: Context, request: Request): Promise<Response> {
  const headers = standardHeaders(visitorUrl(house.configuration.publicUrl, request.url).protocol === 'https:', 'none');
  headers.push(['content-type', 'text/plain; charset=utf-8']);
  try {
    await house.database.transaction({ role: 'bis_app', user: null, request: house.newId() }, (db) => db.query('select 1'));
    return new Response('ok\n', { headers });
  } catch {
    return new Response('database not reachable\n', { status: 503, headers });
  }
}

function visitorUrl(publicUrl: string | null, address: string): URL {
  const url = new URL(address);
  if (!publicUrl) return url;
  const seen = new URL(publicUrl);
  url.protocol = seen.protocol;
  url.host = seen.host;
  url.port = seen.port;
  return url;
}

/** The database stops, starts, refuses more connections, or is gone; it may be back at the next request. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|08...|57P0[123]|53300)$/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = (error as { code?: unknown }).code;
  if (typeof code === 'string' && AWAY.test(code)) return true;
  return /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(error.message);
}

/** No room on the disk, of the database or of the keys. */
const isFull = (error: unknown): boolean => error instanceof Error && /^(53100|ENOSPC|EDQUOT)$/.test(String((error as { code?: unknown }).code));
