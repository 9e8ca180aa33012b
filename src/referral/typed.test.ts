import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { asFields, formsIn, standing } from '../../test/form-controls.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { testServer, visitor, type Client, type Fields } from '../../test/visit.ts';
import { SELF_REGISTRATION } from '../../test/guarantees/registration.ts';
import { PUBLIC_LANGUAGES } from '../web/language.ts';
import { routes } from './routes.tsx';
import { PAGES } from './texts-pages.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const kept = async () => (await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query("select from draft where content <> ''"))).length;

const STORY = '  Eerste regel,\n\n"tweede" <b>& é 😀 ';
let client: Client;
let before: number;
beforeEach(async () => {
  before = await kept();
  client = visitor(server);
});

/** Sends the pages before this one; none named: before the last one. */
async function upTo(slug: string): Promise<void> {
  for (const [at, fields] of SELF_REGISTRATION.slice(0, SELF_REGISTRATION.findIndex(([one]) => one === slug))) await client.post(`/aanmelden/${at}`, fields);
}
const formOf = async (slug: string, who = client) => formsIn((await who.get(`/aanmelden/${slug}`)).text).find(({ action }) => action === `/aanmelden/${slug}`)!;
const filled = async (slug: string, more: Readonly<Record<string, readonly string[]>>): Promise<Fields> => asFields(standing(await formOf(slug)), more);
const keep = (slug: string, fields: Fields, who = client) => who.post(`/aanmelden/${slug}/concept`, fields);
const at = async (slug: string, name: string) => standing(await formOf(slug))[name]?.[0];
/** The same browser, as it was a moment ago: a request of it that is still on its way. */
function asItWas(): Client {
  const twin = visitor(server);
  for (const [name, value] of client.cookies) twin.cookies.set(name, value);
  return twin;
}

describe('while somebody types in a page of the public form', () => {
  test('every character comes back, right or wrong, and the form goes no further', async () => {
    await upTo('verhaal');
    const answer = await keep('verhaal', await filled('verhaal', { place: [`${'x'.repeat(300)}\u202e`], description: [STORY] }));
    expect([answer.status, answer.text, answer.headers.getSetCookie()]).toEqual([200, '', []]);
    expect([await at('verhaal', 'place'), await at('verhaal', 'description')]).toEqual([`${'x'.repeat(300)}\u202e`, STORY]);
    const page = await client.get('/aanmelden/verhaal');
    expect([page.text.includes(PAGES.nl.kept.unsent), htmlFaults(page.text)]).toEqual([true, []]);
    expect((await client.get('/aanmelden/nakijken')).location).toBe('/aanmelden/verhaal');
    expect((await client.get('/aanmelden/aangifte')).status).toBe(200);
  });

  test('a page that was sent before is not sent changed without a word: it has to be sent again', async () => {
    await upTo('');
    await client.post('/aanmelden/wens', { certainty: 'sure', wish: '' });
    expect((await client.get('/aanmelden/nakijken')).status).toBe(200);
    await keep('verhaal', await filled('verhaal', { description: ['Anders.'] }));
    const key = await client.keyFor('/aanmelden/verhaal');
    expect((await client.post('/aanmelden/nakijken', { eenmalig: key })).location).toBe('/aanmelden/verhaal');
    await client.post('/aanmelden/verhaal', await filled('verhaal', {}));
    expect((await client.get('/aanmelden/nakijken')).text).toContain('Anders.');
    // As it was sent is nothing to send.
    await keep('naam', await filled('naam', {}));
    expect((await client.get('/aanmelden/nakijken')).status).toBe(200);
  });

  test('what is refused is kept as it was typed', async () => {
    await upTo('naam');
    expect((await client.post('/aanmelden/naam', { name: 'Testina', birthDate: '31-2-1985' })).status).toBe(422);
    expect([await at('naam', 'name'), await at('naam', 'birthDate')]).toEqual(['Testina', '31-2-1985']);
  });

  test('nothing that comes after the page itself brings back what stood there before', async () => {
    await upTo('verhaal');
    const fields = await filled('verhaal', { description: ['halverwege'] });
    expect((await client.post('/aanmelden/verhaal', { ...fields, description: 'af' })).status).toBe(303);
    expect((await keep('verhaal', fields)).status).toBe(422);
    expect(await at('verhaal', 'description')).toBe('af');
  });

  test('of one of the others that is taken away nothing stays; the next moves up with all that was typed', async () => {
    await upTo('ander');
    await client.post('/aanmelden/ander', { 'b1-name': 'Eerste', doe: 'nog-iemand' });
    await client.post('/aanmelden/ander-2', { 'b2-name': 'Tweede', doe: 'nog-iemand' });
    await keep('ander-2', await filled('ander-2', { 'b2-remarks': ['over de tweede'] }));
    await keep('ander-3', await filled('ander-3', { 'b3-remarks': ['over de derde'] }));
    await client.post('/aanmelden/ander-2', { doe: 'weghalen' });
    expect(await at('ander-2', 'b2-remarks')).toBe('over de derde');
  });

  test('a page too long to be kept is refused as a whole, and what was kept stays', async () => {
    await upTo('verhaal');
    const fields = await filled('verhaal', { description: ['kort'] });
    await keep('verhaal', fields);
    expect((await keep('verhaal', { ...fields, description: 'e'.repeat(70_000) })).status).toBe(413);
    expect(await at('verhaal', 'description')).toBe('kort');
  });
});

describe('the quick exit wins', () => {
  test('over what is still on its way, which writes nothing and is answered the same', async () => {
    await upTo('verhaal');
    const fields = await filled('verhaal', { description: [STORY] });
    const twin = asItWas();
    await keep('verhaal', fields);
    await client.get('/weg');
    const late = await keep('verhaal', fields, twin);
    expect([late.status, late.text, late.headers.getSetCookie(), await kept()]).toEqual([200, '', [], before]);
    expect((await twin.get('/aanmelden/verhaal')).location).toBe('/aanmelden/wie');
  });

  test('whatever comes first of two at the same time', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      client = visitor(server);
      await upTo('rol');
      const fields = await filled('rol', { role: ['victim'] });
      const [one, other] = [asItWas(), asItWas()];
      await Promise.all([keep('rol', fields, one), client.get('/weg'), keep('rol', fields, other)]);
      expect(await kept()).toBe(before);
    }
  });

  test('and leaves a tab that stays open with nothing to keep', async () => {
    await upTo('verhaal');
    const fields = await filled('verhaal', { description: [STORY] });
    await client.get('/weg');
    expect((await keep('verhaal', fields)).status).toBe(422);
    expect([await kept(), [...client.cookies.keys()]]).toEqual([before, []]);
  });
});

test('the answer is the same for a form under way, one that was forgotten, one that became a case, and none', async () => {
  const answers: object[] = [];
  const ask = async (who: Client, eenmalig: string) => {
    const { status, text, headers } = await keep('rol', { role: 'victim', eenmalig }, who);
    answers.push({ status, text, headers: [...headers].sort() });
  };
  await ask(client, await client.keyFor('/aanmelden/wie'));
  await upTo('');
  await client.post('/aanmelden/wens', { certainty: 'sure', wish: '' });
  const key = await client.keyFor('/aanmelden/rol');
  await ask(client, key);
  expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');
  await ask(client, key);
  client = visitor(server);
  await upTo('verhaal');
  const [twin, own] = [asItWas(), await client.keyFor('/aanmelden/verhaal')];
  await client.get('/weg');
  await ask(twin, own);
  expect(answers).toHaveLength(4);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test.each(PUBLIC_LANGUAGES)('every page says in %s how long it is kept, and how to be rid of it', async (language) => {
  await client.get(`/?taal=${language}`);
  const { before: said } = PAGES[language].kept.note;
  expect((await client.get('/aanmelden')).text).toContain(said.replaceAll('"', '&quot;'));
});
