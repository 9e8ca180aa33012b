import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import { isOnceKeyOf, makeOnceKey } from './once.ts';
import type { Answer, Route, Visit } from './route.ts';

const house = await freshDatabase();
afterAll(house.close);

const form = (visit: Visit, status = 200): Answer => ({
  kind: 'page', status, frame: 'bare', title: 'Formulier',
  body: <form action={visit.url.pathname} method="post"><input type="hidden" name="eenmalig" value={visit.onceKey} /></form>,
});

let arrived: (() => void) | null = null;
let mayGoOn: Promise<void> = Promise.resolve();

/** Makes an organisation at every run, so that a run can be counted; leads to a place of its own. */
async function make(visit: Visit): Promise<Answer> {
  const id = visit.newId();
  // A visitor adds nothing to this list.
  if (visit.user) await visit.db.query("insert into organisation (id, kind, name) values ($1, 'police', $2)", [id, visit.form.get('naam')]);
  arrived?.();
  await mayGoOn;
  if (visit.form.get('naam') === 'fout') return form(visit, 422);
  if (visit.form.get('naam') === 'stuk') throw new Error('broken');
  return { kind: 'to', location: `/gemaakt/${id}` };
}

const routes: Route[] = (['/nieuw', '/anders', '/openbaar'] as const).flatMap((path) => {
  const right = path === '/openbaar' ? 'public' : 'signed-in';
  return [
    { method: 'GET', path, right, act: null, handle: async (visit) => form(visit) },
    { method: 'POST', path, right, act: null, handle: make },
  ] satisfies Route[];
});

const server = testServer(house, routes);
const sql = (text: string) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query(text));
const made = async () => (await sql('select name from organisation')).length;
const desk = await signedIn(server, house.database, { roles: ['desk'] });

beforeEach(async () => {
  arrived = null;
  mayGoOn = Promise.resolve();
  await sql('delete from organisation');
});

describe('The same post again gets the same answer', () => {
  test('a second press leads to the same place and does nothing', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    const first = await desk.post('/nieuw', { naam: 'PI', eenmalig });
    const second = await desk.post('/nieuw', { naam: 'PI', eenmalig });
    expect(first).toMatchObject({ status: 303, location: expect.stringMatching(/^\/gemaakt\//) });
    expect(second).toMatchObject({ status: 303, location: first.location });
    expect(await made()).toBe(1);
  });

  test('other words under the key of what was sent, as after the back button, are neither done nor lost', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    expect((await desk.post('/nieuw', { naam: 'PI', eenmalig })).status).toBe(303);
    const told = await desk.post('/nieuw', { naam: 'PI Noord', eenmalig });
    expect([told.status, told.text.includes('U verstuurde dit al'), told.text.includes('value="PI Noord"')]).toEqual([409, true, true]);
    expect(await made()).toBe(1);
    const again = /name="eenmalig" value="([^"]+)"/.exec(told.text)?.[1] ?? '';
    expect(again).not.toBe(eenmalig);
    expect((await desk.post('/nieuw', { naam: 'PI Noord', eenmalig: again })).status).toBe(303);
    expect((await sql('select name from organisation order by name'))).toEqual([{ name: 'PI' }, { name: 'PI Noord' }]);
  });

  test('of two posts at the same time exactly one runs, and both lead to the same place', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    let goOn = () => {};
    mayGoOn = new Promise((resolve) => (goOn = resolve));
    const inside = new Promise<void>((resolve) => (arrived = resolve));
    const first = desk.post('/nieuw', { naam: 'PI', eenmalig });
    await inside;
    const second = desk.post('/nieuw', { naam: 'PI', eenmalig });
    goOn();
    const [a, b] = await Promise.all([first, second]);
    expect([a.status, b.status, b.location]).toEqual([303, 303, a.location]);
    expect(await made()).toBe(1);
  });

  test('ten posts at the same time are done once', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.post('/nieuw', { naam: 'PI', eenmalig })));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(await made()).toBe(1);
  });

  test('a form with something to mend gives its key back', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    expect((await desk.post('/nieuw', { naam: 'fout', eenmalig })).status).toBe(422);
    expect((await desk.post('/nieuw', { naam: 'goed', eenmalig })).status).toBe(303);
  });

  test('a post that failed on our side can be sent again', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    expect((await desk.post('/nieuw', { naam: 'stuk', eenmalig })).status).toBe(500);
    expect(await made()).toBe(0);
    expect((await desk.post('/nieuw', { naam: 'goed', eenmalig })).status).toBe(303);
  });

  test('a new sign-in does not spoil a form that was open', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    const again = await signedIn(server, house.database, { roles: ['desk'], id: desk.id });
    expect((await again.post('/nieuw', { naam: 'PI', eenmalig })).status).toBe(303);
  });

  test('a form that was open before signing in can be sent after it', async () => {
    const someone = visitor(server);
    const eenmalig = await someone.keyFor('/openbaar');
    someone.cookies.set('sessie', desk.cookies.get('sessie')!);
    expect((await someone.post('/openbaar', { naam: 'PI', eenmalig })).status).toBe(303);
  });
});

describe('Only a page of ours hands out a key', () => {
  const refused = async (path: string, eenmalig: string) => {
    const answer = await desk.post(path, { naam: 'PI', eenmalig });
    expect([answer.status, await made()]).toEqual([422, 0]);
    return answer.text;
  };

  test.each([['none', ''], ['free text', 'x'], ['a uuid that somebody made up', '7f1de7a1-3c1f-4d6e-9a53-0c7f0f5f2b11']])('refused: %s', async (_, key) => {
    expect(await refused('/nieuw', key)).toContain('niet meer geldig');
  });

  test('refused: a colleague\'s key', async () => {
    const other = await signedIn(server, house.database, { roles: ['desk'] });
    await refused('/nieuw', await other.keyFor('/nieuw'));
  });

  test('refused: a key that was used for another form', async () => {
    const eenmalig = await desk.keyFor('/nieuw');
    await desk.post('/nieuw', { naam: 'PI', eenmalig });
    await sql('delete from organisation');
    expect(await refused('/anders', eenmalig)).toContain('al gebruikt');
  });

  test('a visitor without an account has keys bound to a cookie', async () => {
    const someone = visitor(server);
    const eenmalig = await someone.keyFor('/openbaar');
    expect((await visitor(server).post('/openbaar', { naam: 'PI', eenmalig })).status).toBe(422);
    expect((await someone.post('/openbaar', { naam: 'PI', eenmalig })).status).toBe(303);
    const [row] = await sql(`select owner from once_key where key = '${eenmalig}'`);
    expect(row!['owner']).not.toContain(someone.cookies.get('bezoek'));
  });

  test('a key changed in any place is no key', () => {
    const key = makeOnceKey(house.keys, 'staff:1', house.newId);
    expect(isOnceKeyOf(house.keys, 'staff:1', key)).toBe(true);
    for (let at = 0; at < key.length; at++) {
      const changed = key.slice(0, at) + (key[at] === '0' ? '1' : '0') + key.slice(at + 1);
      expect(isOnceKeyOf(house.keys, 'staff:1', changed)).toBe(false);
    }
  });

  test('two forms on a page have keys of their own', async () => {
    expect(await desk.keyFor('/nieuw')).not.toBe(await desk.keyFor('/nieuw'));
  });
});
