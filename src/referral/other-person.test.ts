import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { testServer, visitor, type Client, type Fields } from '../../test/visit.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);

type Pages = readonly (readonly [string, Fields])[];

const EVENT: Pages = [['rol', { role: 'victim' }], ['soort', { causeGroup: 'traffic' }], ['wanneer', { eventYear: '2018' }], ['verhaal', { description: 'Op de dijk.' }], ['aangifte', { policeReport: 'none' }]];
const reached = (phone: string): Fields => ({ phone, phoneSafe: 'yes', voicemailSafe: 'yes', email: 'spoor@voorbeeld.test', emailSafe: 'yes', street: 'Spoorstraat 1', town: 'Spoordorp', postSafe: 'yes' });
const REST: Pages = [
  ['bereiken', reached('06 55555555')], ['let-op', { safeTimes: 'Spoortijd', codeWord: 'Spoorwoord', safeRemarks: 'Spoor let op' }], ['taal', { language: 'tr', interpreter: 'yes' }],
  ['steun', { supporterKind: 'friend', supporterName: 'Spoor Vriend' }], ['ander', {}], ['contactverbod', { ban: 'no' }], ['wens', { certainty: 'sure', wish: 'Rust.' }],
];
const OWN: Pages = [['wie', { entry: 'self' }], ...EVENT, ['naam', { name: 'Spoor Naam', birthDate: '3-2-1985' }], ...REST];
const CLUB: Pages = [['wie', { entry: 'organisation' }], ...EVENT, ['naam', { name: 'Spoor Club', repName: 'Spoor Voorzitter', repContact: 'spoornummer' }], ...REST];

async function post(client: Client, pages: Pages): Promise<void> {
  for (const [slug, fields] of pages) expect([slug, (await client.post(`/aanmelden/${slug}`, fields)).status]).toEqual([slug, 303]);
}

/** What is left of the person on the pages that tell of one. */
async function traces(client: Client): Promise<string[]> {
  const found: string[] = [];
  for (const slug of ['naam', 'bereiken', 'let-op', 'taal', 'steun', 'terugbellen', 'vertegenwoordiger']) {
    found.push(...(await client.get(`/aanmelden/${slug}`)).text.match(/spoor|06 55555555|03-02-1985|value="(?:tr|friend|yes)"[^>]* (?:checked|selected)/gi) ?? []);
  }
  return found;
}

describe('a form that turns out to be about somebody else', () => {
  test.each<[string, Pages, string]>([
    ['oneself, after an organisation', CLUB, 'self'], ['a talk first, after an organisation', CLUB, 'call-back'], ['an organisation, after oneself', OWN, 'organisation'], ['a client, after an organisation', CLUB, 'professional'],
  ])('%s: name, numbers and code word are asked anew, what happened stays (P-06)', async (_, told, entry) => {
    const client = visitor(server);
    await post(client, told);
    expect(await traces(client)).not.toEqual([]);
    await post(client, [['wie', { entry }]]);
    expect(await traces(client)).toEqual([]);
    expect((await client.get('/aanmelden/verhaal')).text).toContain('Op de dijk.');
  });

  test('a talk first, and then oneself: the number and the name stay', async () => {
    const client = visitor(server);
    await post(client, [['wie', { entry: 'call-back' }], ['rol', { role: 'victim' }], ['verhaal', {}], ['naam', { name: 'Testina' }], ['terugbellen', { phone: '06 33333333' }], ['let-op', {}], ['wie', { entry: 'self' }]]);
    expect((await client.get('/aanmelden/naam')).text).toContain('value="Testina"');
  });

  test('how that person is part of it and what they hope for is asked again, with what was answered', async () => {
    const client = visitor(server);
    await post(client, OWN);
    expect((await client.get('/aanmelden/nakijken')).status).toBe(200);
    expect((await client.post('/aanmelden/wie', { entry: 'organisation' })).location).toBe('/aanmelden/rol');
    expect((await client.get('/aanmelden/rol')).text).toMatch(/value="victim"[^>]* checked/);
    await post(client, [['rol', { role: 'victim' }], ['naam', { name: 'Club', repName: 'Voorzitter' }], ['bereiken', reached('06 44444444')], ['let-op', {}], ['taal', {}]]);
    expect((await client.post('/aanmelden/steun', {})).location).toBe('/aanmelden/wens');
    expect((await client.get('/aanmelden/wens')).text).toContain('Rust.');
  });
});

test('who may be called after all is still asked when, and for a code word; what was told on that page stays (P-06)', async () => {
  const client = visitor(server);
  const mailed: Fields = { ...reached(''), phoneSafe: '', voicemailSafe: '' };
  await post(client, [['wie', { entry: 'self' }], ...EVENT, ['naam', { name: 'Testina' }], ['bereiken', mailed], ['let-op', { safeRemarks: 'Buurvrouw leest mee' }], ...REST.slice(2)]);
  expect((await client.get('/aanmelden/nakijken')).status).toBe(200);
  expect((await client.post('/aanmelden/bereiken', reached('06 44444444'))).location).toBe('/aanmelden/let-op');
  const page = (await client.get('/aanmelden/let-op')).text;
  expect([page.includes('Codewoord'), page.includes('Buurvrouw leest mee')]).toEqual([true, true]);
  expect((await client.post('/aanmelden/let-op', { codeWord: 'Kastanje', safeRemarks: 'Buurvrouw leest mee' })).location).toBe('/aanmelden/nakijken');
  // Once asked, another change elsewhere asks nothing again.
  expect((await client.post('/aanmelden/bereiken', reached('06 33333333'))).location).toBe('/aanmelden/nakijken');
});
