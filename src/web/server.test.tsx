import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import type { Db } from '../database/database.ts';
import { guard } from './relation.ts';
import type { Answer, Route, Visit } from './route.ts';

const house = await freshDatabase();
afterAll(house.close);

const CASE = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const SECRET = 'Geheim van de zaak';

function page(text: string): Answer {
  return { kind: 'page', frame: 'staff', title: 'Proef', body: <p>{text}</p> };
}

function route(change: Partial<Route> & Pick<Route, 'path'>): Route {
  return { method: 'GET', right: 'desk-lists', act: 'lijst-bekeken', handle: async () => page('niets'), ...change };
}

const routes: Route[] = [
  route({ path: '/lijst', handle: async (visit) => {
    visit.shows(CASE, OTHER, CASE);
    return page(SECRET);
  } }),
  route({ path: '/zonder-regel', act: null, handle: async (visit) => {
    visit.shows(CASE);
    return page(SECRET);
  } }),
  route({ path: '/zaak/:zaak', right: 'open-case', handle: async (visit) => {
    visit.shows(CASE);
    return page(`${SECRET} ${visit.params['zaak']}`);
  } }),
  route({ path: '/bewaakt', right: 'open-case', handle: async (visit) => {
    const found = await guard(visit, CASE, { mediator: visit.user!.id, secondMediator: null, policy: false, allocated: true, closed: false });
    visit.shows(CASE);
    return page(found!.join());
  } }),
  route({ path: '/stuk', handle: async () => {
    throw new TypeError('Jan Jansen, Dorpsstraat 1');
  } }),
  route({ path: '/stuk/in-de-database', handle: async (visit) => {
    await visit.db.query("select 'Jan Jansen'::date");
    return page('');
  } }),
  route({ path: '/wie', right: 'signed-in', act: null, handle: async (visit) => page(await settings(visit.db)) }),
  route({ path: '/openbaar', right: 'public', act: null, handle: async (visit) => ({ kind: 'page', frame: 'public', title: 'Perspectief', body: <p>{visit.query.get('q') ?? 'welkom'}</p> }) }),
  route({ path: '/bestand', right: 'public', act: null, handle: async () => ({ kind: 'file', type: 'text/csv', name: 'cijfers "2018" é.csv', bytes: 'a;b' }) }),
  route({ path: '/weg', right: 'public', act: null, handle: async (visit: Visit) => ({ kind: 'to', location: visit.query.get('naar') ?? '/' }) }),
];

async function settings(db: Db): Promise<string> {
  const [row] = await db.query("select current_user as role, current_setting('bis.user') as user, current_setting('bis.request') as request");
  return JSON.stringify(row).replaceAll('"', '');
}

const server = testServer(house, routes);
const sql = (text: string) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query(text));
beforeEach(() => void server.logged.splice(0));

describe('No look without a line', () => {
  test('a page that shows cases leaves one row that names each case once, who, when and what', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    expect((await desk.get('/lijst')).text).toContain(SECRET);
    const rows = await sql(`select staff_id, act, at, cases, request_id from access_log where staff_id = '${desk.id}'`);
    expect(rows).toEqual([{ staff_id: desk.id, act: 'lijst-bekeken', at: house.now, cases: [CASE, OTHER], request_id: expect.any(String) }]);
  });

  test('where the line cannot be written, nothing of the case leaves', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    await sql('revoke insert on access_log from bis_app');
    const answer = await desk.get('/lijst');
    await sql('grant insert on access_log to bis_app');
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('Er ging iets mis');
    expect(answer.text).not.toContain(SECRET);
    // What is to be mentioned is short enough to say, and finds the one line of the log.
    const said = /dit nummer: <code>([^<]*)<\/code>/.exec(answer.text)?.[1] ?? '';
    expect([said.length, server.logged.filter(({ request }) => request.endsWith(said)), answer.text.includes(server.logged[0]!.request)]).toEqual([8, [server.logged[0]], false]);
  });

  test('where the commit fails, nothing of the case leaves', async () => {
    const database = { ...house.database, transaction: async (who: never, work: never) => {
      await house.database.transaction(who, work);
      throw new Error('no commit');
    } } as typeof house.database;
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    const broken = testServer({ ...house, database }, routes);
    const answer = await broken.fetch(new Request('http://localhost/lijst', { headers: { cookie: `sessie=${desk.cookies.get('sessie')}` } }));
    expect([answer.status, (await answer.text()).includes(SECRET)]).toEqual([500, false]);
  });

  test('an address that shows a case without naming its act shows nothing', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    const answer = await desk.get('/zonder-regel');
    expect([answer.status, answer.text.includes(SECRET)]).toEqual([500, false]);
  });

  test('a case file that forgot to ask for the relation shows nothing', async () => {
    const mediator = await signedIn(server, house.database, { roles: ['mediator'] });
    expect((await mediator.get('/zaak/x')).status).toBe(500);
    expect((await mediator.get('/bewaakt')).text).toContain('mediator');
  });
});

describe('A request is one transaction', () => {
  test('it runs as the application role, for the user, under the id of the request', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    const answer = await desk.get('/wie');
    expect(answer.text).toContain(`role:bis_app,user:${desk.id},request:${server.logged[0]!.request}`);
  });
});

describe('Errors are honest and say nothing of people', () => {
  test('the log line holds class, code and places; no message, address, query or form', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    const thrown = await desk.get('/stuk?naam=Jan');
    const refused = await desk.get('/stuk/in-de-database?naam=Jan');
    expect([thrown.status, refused.status]).toEqual([500, 500]);
    expect(server.logged).toMatchObject([
      { method: 'GET', route: '/stuk', status: 500, error: 'TypeError', stack: expect.stringContaining('server.test.tsx') },
      { route: '/stuk/in-de-database', error: 'DatabaseError', code: '22007' },
    ]);
    expect(JSON.stringify(server.logged)).not.toMatch(/Jan/);
    expect(thrown.text + refused.text).not.toMatch(/Jan/);
  });

  test('an unknown address is 404, a known one with another method 405', async () => {
    const someone = visitor(server);
    expect((await someone.get('/bestaat-niet')).status).toBe(404);
    const put = await server.fetch(new Request('http://localhost/lijst', { method: 'PUT' }));
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'HEAD, GET']);
  });

  test('while the database is away the page says so, and the next request after its return works', async () => {
    let away = true;
    const gone = Object.assign(new Error('connect ENOENT /run/x'), { code: 'ENOENT' });
    const transaction: typeof house.database.transaction = (who, work) => (away ? Promise.reject(gone) : house.database.transaction(who, work));
    const someone = visitor(testServer({ ...house, database: { ...house.database, transaction } }, routes));
    const during = await someone.get('/openbaar');
    expect([during.status, during.headers.get('retry-after')]).toEqual([503, '10']);
    expect((await someone.get('/healthz')).status).toBe(503);
    away = false;
    expect((await someone.get('/openbaar')).status).toBe(200);
    expect(await someone.get('/healthz')).toMatchObject({ status: 200, text: 'ok\n' });
  });

  test('a NUL in the address does not reach the database', async () => {
    expect((await visitor(server).get('/openbaar?q=a%00b')).text).toContain('a\uFFFDb');
  });
});

describe('Every address has a right', () => {
  test('a visitor is led to the sign-in page with the path and without the query', async () => {
    expect(await visitor(server).get('/lijst?q=Jansen')).toMatchObject({ status: 303, location: '/inloggen?naar=%2Flijst' });
  });

  test('a colleague without the right gets 403 and no content', async () => {
    const director = await signedIn(server, house.database, { roles: ['director'] });
    const answer = await director.get('/lijst');
    expect([answer.status, answer.text.includes(SECRET)]).toEqual([403, false]);
  });
});

describe('Files and redirects', () => {
  test('a file has a plain name for old programs and its own name beside it', async () => {
    const answer = await visitor(server).get('/bestand');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="cijfers_2018_.csv"; filename*=UTF-8\'\'cijfers%20%222018%22%20%C3%A9.csv');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example'])('a redirect never leaves the site: %s', async (to) => {
    expect((await visitor(server).get(`/weg?naar=${encodeURIComponent(to)}`)).status).toBe(500);
  });
});
