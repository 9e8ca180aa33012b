import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { asFields, formsIn, standing } from '../../test/form-controls.ts';
import { SELF_REGISTRATION } from '../../test/guarantees/registration.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client, type Page } from '../../test/visit.ts';
import { dayOf } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import { DRAFT_DAYS, sweepDrafts } from '../database/people/draft.ts';
import { destroyErasedKeys, erasePeople } from '../database/people/erase.ts';
import { codeOf, LENGTH, readCode, shownCode, SIGNS } from './code.ts';
import { DRAFT_COOKIE } from './draft.ts';
import { FREE_MISSES } from './guess.ts';
import { PUBLIC_LANGUAGES } from '../web/language.ts';
import { routes } from '../app.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) } }));
const begin = house.now;
beforeEach(() => { server.clock.now = begin; });
const inside = <T>(work: (db: Db) => Promise<T>): Promise<T> => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
/** As the job of retention does. */
const erase = async (number: string): Promise<void> => {
  const [row] = await asOwner<{ id: string }>('select id from bis_case where number = $1', [number]);
  await inside((db) => erasePeople(db, { keys: house.keys, newId: house.newId }, [row?.id ?? ''], dayOf(server.clock.now)));
  await inside((db) => destroyErasedKeys(db, house.keys));
};
const asOwner = <T extends Record<string, unknown>>(sql: string, values: unknown[] = []) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<T>(sql, values));
const later = (minutes: number) => { server.clock.now = new Date(begin.getTime() + minutes * 60_000); };

const CODE = /(?:[0-9A-Z]{3} ){4}[0-9A-Z]{3}/;
const codeIn = ({ text }: Page): string => CODE.exec(text)?.[0] ?? 'no code';

/** As far as this page, and something typed in it that cannot be sent. */
async function halfway(slug = 'verhaal'): Promise<Client> {
  const client = visitor(server);
  for (const [at, fields] of SELF_REGISTRATION.slice(0, SELF_REGISTRATION.findIndex(([one]) => one === slug))) await client.post(`/aanmelden/${at}`, fields);
  return client;
}
const formOf = async (client: Client, slug: string) => formsIn((await client.get(`/aanmelden/${slug}`)).text).find(({ action }) => action === `/aanmelden/${slug}`)!;
async function saved(client: Client, slug = 'verhaal'): Promise<string> {
  const fields = asFields(standing(await formOf(client, slug)), slug === 'verhaal' ? { description: [' Midden in\neen zin '], place: ['\u202e'] } : {});
  expect(await client.post(`/aanmelden/${slug}/later`, fields)).toMatchObject({ status: 303, location: '/aanmelden/bewaard' });
  return codeIn(await client.get('/aanmelden/bewaard'));
}
const resume = (client: Client, code: string) => client.post('/aanmelden/verder', { code });

describe('a code', () => {
  test('has at least sixty bits, and no sign that is taken for another', () => {
    expect(LENGTH * Math.log2(SIGNS.length)).toBeGreaterThanOrEqual(60);
    expect([new Set(SIGNS).size, /[01ILOQZ5S8BGUVAE]/.test(SIGNS)]).toEqual([SIGNS.length, false]);
    const codes = Array.from({ length: 200 }, (_, n) => codeOf(house.keys, 'secret', String(n)));
    expect([new Set(codes).size, new Set(codes.join('')).size, new Set(codes.map((code) => code.length))]).toEqual([200, SIGNS.length, new Set([LENGTH])]);
  });

  test('is read however somebody types it, and nothing else is', () => {
    const code = codeOf(house.keys, 'secret', 'x');
    for (const typed of [code, code.toLowerCase(), shownCode(code), ` ${shownCode(code).replaceAll(' ', '-')} `]) expect(readCode(typed)).toBe(code);
    for (const typed of ['', code.slice(1), `${code}2`, `0${code.slice(1)}`, '__proto__']) expect(readCode(typed)).toBeNull();
  });
});

describe('going on later', () => {
  test('on another device, where somebody was, with every character; the first device holds nothing any more', async () => {
    const first = await halfway();
    const code = await saved(first);
    const page = await first.get('/aanmelden/bewaard');
    expect([htmlFaults(page.text), /<title>([^<]*)/.exec(page.text)?.[1]]).toEqual([[], 'Formulier']);
    expect((await first.get('/aanmelden/nakijken')).location).toBe('/aanmelden/wie');
    const second = visitor(server);
    expect((await resume(second, code.toLowerCase())).location).toBe('/aanmelden/verhaal');
    const values = standing(await formOf(second, 'verhaal'));
    expect([values['description'], values['place']]).toEqual([[' Midden in\neen zin '], ['\u202e']]);
    expect((await first.get('/aanmelden/verhaal')).location).toBe('/aanmelden/wie');
  });

  test('from every page, also the last', async () => {
    const client = await halfway('wens');
    await client.post('/aanmelden/wens', { certainty: 'sure', wish: 'Rust.' });
    const key = await client.keyFor('/aanmelden/nakijken');
    expect((await client.post('/aanmelden/nakijken/later', { eenmalig: key })).location).toBe('/aanmelden/bewaard');
    const code = codeIn(await client.get('/aanmelden/bewaard'));
    const second = visitor(server);
    expect((await resume(second, code)).location).toBe('/aanmelden/nakijken');
    expect((await second.get('/aanmelden/nakijken')).text).toContain('Rust.');
    for (const slug of ['rol', 'wens', 'nakijken']) expect((await second.get(`/aanmelden/${slug}`)).text).toContain(`formaction="/aanmelden/${slug}/later"`);
  });

  test('is answered the same for a code that nobody has, one that was used, one that is too old and one that was swept', async () => {
    const [used, old] = [await saved(await halfway()), await saved(await halfway())];
    expect((await resume(visitor(server), used)).status).toBe(303);
    const nobody = shownCode(codeOf(house.keys, 'nobody', 'nothing'));
    const ask = async (code: string) => {
      const { status, text, headers } = await resume(visitor(server), code);
      return { status, text: text.replaceAll(code, 'CODE').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'KEY'), headers: [...headers].filter(([name]) => name !== 'set-cookie').sort(), cookies: headers.getSetCookie().length };
    };
    const answers = [await ask(nobody), await ask(used)];
    later(7 * 24 * 60 + 1);
    answers.push(await ask(old));
    await inside((db) => sweepDrafts(db, house.keys, new Date(server.clock.now.getTime() - DRAFT_DAYS * 86_400_000)));
    expect(await asOwner('select from draft where updated_at <= $1', [begin])).toEqual([]);
    answers.push(await ask(old));
    expect(answers[0]?.status).toBe(422);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('a letter or digit that no code has is named, where the length is right', async () => {
    const wrong = async (code: string) => (await resume(visitor(server), code)).text;
    expect(await wrong('F0K 3TN 9HW C4P X2R')).toContain('komen er niet in voor');
    expect(await wrong('F7K 3TN 9HW C4P X2')).toContain('Een code heeft 15 tekens');
  });

  test('works until the last minute of its week', async () => {
    const code = await saved(await halfway());
    later(7 * 24 * 60 - 1);
    expect((await resume(visitor(server), code)).status).toBe(303);
  });

  test('the code is told again after a lost answer, for a quarter of an hour, and then no more', async () => {
    const client = await halfway();
    const fields = asFields(standing(await formOf(client, 'verhaal')));
    const [one, two] = [await client.post('/aanmelden/verhaal/later', fields), await client.post('/aanmelden/verhaal/later', fields)];
    expect([one.location, two.location]).toEqual(['/aanmelden/bewaard', '/aanmelden/bewaard']);
    const code = codeIn(await client.get('/aanmelden/bewaard'));
    later(15);
    expect(codeIn(await client.get('/aanmelden/bewaard'))).toBe(code);
    later(16);
    expect(codeIn(await client.get('/aanmelden/bewaard'))).toBe('no code');
  });

  test('after the quick exit the browser tells it no more, and the code still works', async () => {
    const client = await halfway();
    const twin = visitor(server);
    for (const [name, value] of client.cookies) twin.cookies.set(name, value);
    const code = await saved(client);
    await client.get('/weg');
    expect(codeIn(await twin.get('/aanmelden/bewaard'))).toBe('no code');
    expect((await resume(visitor(server), code)).status).toBe(303);
  });

  test('the code is kept nowhere, and a cookie that says it opens nothing', async () => {
    const code = await saved(await halfway());
    const bare = readCode(code) ?? '';
    const dump = JSON.stringify(await asOwner('select encode(token_hash, \'escape\') as hash, encode(content, \'escape\') as content from draft'));
    for (const text of [code, bare]) expect(dump).not.toContain(text);
    for (const value of [bare, `code%20${bare}`, `code ${bare}`, `"code ${bare}"`]) {
      const thief = visitor(server);
      thief.cookies.set(DRAFT_COOKIE, value);
      expect((await thief.get('/aanmelden/verhaal')).location).toBe('/aanmelden/wie');
    }
  });

  test('a form that was begun in this browser is named before it goes', async () => {
    const code = await saved(await halfway());
    const client = await halfway('rol');
    expect((await client.get('/aanmelden/verder')).text).toContain('In deze browser is al een formulier begonnen');
    expect((await visitor(server).get('/aanmelden/verder')).text).not.toContain('al een formulier begonnen');
    expect((await resume(client, code)).location).toBe('/aanmelden/verhaal');
  });
});

describe('guessing', () => {
  const WRONG = '222222222222222';

  test('waits a minute in a browser after some misses, whatever it types then; other browsers go on', async () => {
    const [first, second] = [await saved(await halfway()), await saved(await halfway())];
    const guesser = visitor(server);
    for (let n = 0; n < FREE_MISSES; n += 1) expect((await resume(guesser, WRONG)).status).toBe(422);
    for (const code of [WRONG, first]) {
      const answer = await resume(guesser, code);
      expect([answer.status, htmlFaults(answer.text)]).toEqual([429, []]);
    }
    expect((await resume(visitor(server), second)).status).toBe(303);
    later(1);
    expect((await resume(guesser, first)).status).toBe(303);
  });

  test('of a crowd is looked at a few at a time, and who is told that it is busy loses nothing', async () => {
    const code = await saved(await halfway());
    const own = visitor(server);
    const crowd = await Promise.all(Array.from({ length: 12 }, async () => {
      const guesser = visitor(server);
      return { guesser, key: await guesser.keyFor('/aanmelden/verder') };
    }));
    const key = await own.keyFor('/aanmelden/verder');
    const answers = await Promise.all(crowd.map(({ guesser, key: eenmalig }) => guesser.post('/aanmelden/verder', { code: WRONG, eenmalig })));
    const busy = answers.filter(({ status }) => status === 429);
    expect([busy.length > 0, answers.every(({ status }) => status === 422 || status === 429)]).toEqual([true, true]);
    expect((await own.post('/aanmelden/verder', { code, eenmalig: key })).status).toBe(303);
  });
});

test.each(PUBLIC_LANGUAGES)('every page about a code is right in %s, and its title says nothing', async (language) => {
  const client = await halfway();
  await client.get(`/?taal=${language}`);
  await saved(client);
  for (const path of ['bewaard', 'verder', 'aanvullen', 'aangevuld']) {
    const { status, text } = await client.get(`/aanmelden/${path}`);
    expect([path, status, htmlFaults(text), /<title>([^<]*)/.exec(text)?.[1]]).toEqual([path, 200, [], language === 'en' ? 'Form' : 'Formulier']);
  }
  expect((await client.get('/')).text).toContain('href="/aanmelden/verder"');
});

describe('adding something afterwards', () => {
  const WORDS = 'Mijn nummer is nu 06 99999999.\nBel niet overdag.';
  /** Sends a whole form; number and code of its receipt. */
  async function sent(): Promise<{ number: string; code: string; client: Client }> {
    const client = await halfway('wens');
    await client.post('/aanmelden/wens', { certainty: 'sure', wish: '' });
    expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');
    const receipt = await client.get('/aanmelden/verstuurd');
    expect(htmlFaults(receipt.text)).toEqual([]);
    return { number: /<b>(\d{4}-\d{5})<\/b>/.exec(receipt.text)?.[1] ?? '', code: codeIn(receipt), client };
  }
  const add = (code: string, aanvulling = WORDS, client = visitor(server)) => client.post('/aanmelden/aanvullen', { code, aanvulling });

  test('lands as words in the own compartment; the desk sees that it came, reads it and says so; nobody outside reads anything back', async () => {
    const { number, code } = await sent();
    const anybody = visitor(server);
    const done = await add(code, WORDS, anybody);
    expect([done.status, done.location]).toEqual([303, '/aanmelden/aangevuld']);
    for (const path of ['aangevuld', 'aanvullen', 'verstuurd', 'nakijken']) expect((await anybody.get(`/aanmelden/${path}`)).text.replace(/value="[0-9a-f-]{36}"/g, '')).not.toMatch(/99999999|Karel|Bart|\d{4}-\d{5}/);
    const rows = await asOwner<{ kind: string; place: string; recorded_by: string | null }>("select c.kind, c.person as place, s.recorded_by from sealed s join compartment c on c.id = s.compartment_id where s.kind = 'addition'");
    expect(rows).toEqual([{ kind: 'person', place: 'p1', recorded_by: null }]);
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    expect((await desk.get('/aanmeldpunt')).text).toContain('aanvulling ontvangen');
    const file = await desk.get(`/zaken/${number}`);
    expect([file.text.includes('Aanvulling ontvangen'), file.text.includes('99999999')]).toEqual([true, false]);
    const page = await desk.get(`/zaken/${number}/aanvullingen`);
    expect([page.text.includes('Mijn nummer is nu 06 99999999.'), htmlFaults(page.text)]).toEqual([true, []]);
    expect((await desk.post(`/zaken/${number}/aanvullingen`)).location).toBe(`/zaken/${number}`);
    expect((await desk.get('/aanmeldpunt')).text).not.toContain('aanvulling ontvangen');
    // Once more: it works as often as somebody has something to say.
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    expect((await add(code, 'Nog iets.')).status).toBe(303);
    expect((await desk.get('/aanmeldpunt')).text).toContain('aanvulling ontvangen');
  });

  test('of who refers another lands with who refers', async () => {
    const client = visitor(server);
    for (const [slug, fields] of [['wie', { entry: 'professional' }], ['instemming', { agrees: 'no' }], ['verwijzer', { referrerKind: 'police', referrerName: 'Agent Voorbeeld', referrerPhone: '0900 000000' }], ['rol', { role: 'bereaved' }], ['verhaal', {}]] as const) await client.post(`/aanmelden/${slug}`, fields);
    await client.post('/aanmelden/nakijken');
    expect((await add(codeIn(await client.get('/aanmelden/verstuurd')), 'Toch wel.')).status).toBe(303);
    expect(await asOwner("select from sealed s join compartment c on c.id = s.compartment_id where s.kind = 'addition' and c.kind = 'referrer'")).toHaveLength(1);
  });

  test('is answered the same for a code that nobody has and for a case that was rejected, closed or erased; what was typed stays', async () => {
    const { number, code } = await sent();
    const ask = async (typed: string) => {
      const { status, text, headers } = await add(typed);
      expect(text).toContain('Bel niet overdag.');
      return { status, text: text.replaceAll(typed, 'CODE').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'KEY'), headers: [...headers].filter(([name]) => name !== 'set-cookie').sort() };
    };
    const answers = [await ask(shownCode(codeOf(house.keys, 'nobody', 'nothing')))];
    for (const phase of ['rejected', 'closed']) {
      await asOwner('update standing set phase = $2 where case_id = (select id from bis_case where number = $1)', [number, phase]);
      answers.push(await ask(code));
    }
    await erase(number);
    expect(await asOwner('select from addition_code where case_id = (select id from bis_case where number = $1)', [number])).toEqual([]);
    answers.push(await ask(code));
    expect(answers[0]?.status).toBe(422);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await asOwner("select from sealed s join compartment c on c.id = s.compartment_id join bis_case b on b.id = c.case_id where b.number = $1 and s.kind = 'addition'", [number])).toEqual([]);
  });

  test('needs the code: the number of the case, a code to go on with and an empty text add nothing', async () => {
    const { number, code } = await sent();
    const other = await saved(await halfway());
    for (const [typed, words] of [[number, WORDS], [other, WORDS], [code, ' '], [code, 'x'.repeat(6000)], [code, 'a\u202eb']] as const) expect((await add(typed, words)).status).toBe(422);
    expect((await resume(visitor(server), code)).status).toBe(422);
    expect(await asOwner("select from sealed s join compartment c on c.id = s.compartment_id join bis_case b on b.id = c.case_id where b.number = $1 and s.kind = 'addition'", [number])).toEqual([]);
  });
});
