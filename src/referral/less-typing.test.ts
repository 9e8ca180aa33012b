import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { SELF_REGISTRATION } from '../../test/guarantees/registration.ts';
import { testServer, visitor, type Client, type Fields } from '../../test/visit.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);

/** Fills in one page and expects to be led to another. */
async function go(client: Client, slug: string, fields: Fields, next: string): Promise<void> {
  const answer = await client.post(`/aanmelden/${slug}`, fields);
  expect([slug, answer.status, answer.location]).toEqual([slug, 303, `/aanmelden/${next}`]);
}

async function fill(client: Client, pages: readonly (readonly [string, Fields])[]): Promise<void> {
  for (const [slug, fields] of pages) expect([slug, (await client.post(`/aanmelden/${slug}`, fields)).status]).toEqual([slug, 303]);
}

const send = async (client: Client) => expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');

describe('a professional who has a next client', () => {
  const RIA = { referrerKind: 'police', organisation: 'Wijkteam Verzonnen', referrerName: 'Ria Verwijzer', referrerFunction: 'wijkagent', referrerPhone: '0900 000000', viaZsm: 'yes' };
  const first = async () => {
    const client = visitor(server);
    await fill(client, [['wie', { entry: 'professional' }], ['instemming', { agrees: 'no' }], ['verwijzer', RIA], ['rol', { role: 'bereaved' }], ['verhaal', {}]]);
    await send(client);
    return client;
  };

  test('finds who they are filled in, and nothing of the client before', async () => {
    const client = await first();
    const receipt = (await client.get('/aanmelden/verstuurd')).text;
    for (const words of ['Nog een cliënt aanmelden', 'eerst contact op met u, en met niemand anders', 'verlaat u deze site meteen']) expect(receipt).toContain(words);
    // Sent is sent: no exit wipes it, and there is nothing left to leave empty.
    for (const words of ['Wat u hier invulde, is dan gewist', 'Laat het leeg']) expect(receipt).not.toContain(words);
    await go(client, 'wie', { entry: 'professional' }, 'instemming');
    await go(client, 'instemming', { agrees: 'unknown' }, 'verwijzer');
    const page = (await client.get('/aanmelden/verwijzer')).text;
    for (const words of ['Dit vulde u net ook in', 'value="Ria Verwijzer"', 'value="wijkagent"', 'value="0900 000000"']) expect(page).toContain(words);
    expect(page).not.toContain('value="yes" checked');
    await go(client, 'verwijzer', { ...RIA, viaZsm: '' }, 'rol');
    expect((await client.get('/aanmelden/rol')).text).not.toContain('checked');
    expect((await client.get('/aanmelden/verwijzer')).text).not.toContain('Dit vulde u net ook in');
  });

  test('not who chooses another way to begin, not after a quarter of an hour, and not after leaving quickly', async () => {
    const other = await first();
    await go(other, 'wie', { entry: 'acquaintance' }, 'instemming');
    await go(other, 'wie', { entry: 'professional' }, 'instemming');
    expect((await other.get('/aanmelden/verwijzer')).text).not.toContain('Ria');
    const left = await first();
    await left.get('/weg');
    await go(left, 'wie', { entry: 'professional' }, 'instemming');
    expect((await left.get('/aanmelden/verwijzer')).text).not.toContain('Ria');
    const late = await first();
    server.clock.now = new Date(house.now.getTime() + 16 * 60_000);
    expect((await late.get('/aanmelden/verstuurd')).text).not.toContain('Nog een cliënt aanmelden');
    await go(late, 'wie', { entry: 'professional' }, 'instemming');
    expect((await late.get('/aanmelden/verwijzer')).text).not.toContain('Ria');
    server.clock.now = house.now;
  });

  test('who sent something for themselves is not asked for a next client', async () => {
    const client = visitor(server);
    await fill(client, SELF_REGISTRATION);
    await send(client);
    expect((await client.get('/aanmelden/verstuurd')).text).not.toContain('Nog een cliënt');
  });

  test('and reads, on the empty form that the back button leads to, that it was sent; not later, and not after leaving quickly', async () => {
    const sent = async () => {
      const client = visitor(server);
      await fill(client, SELF_REGISTRATION);
      await send(client);
      return client;
    };
    const says = async (client: Client) => /Uw formulier is net verstuurd.*href="\/aanmelden\/verstuurd"/s.test((await client.get('/aanmelden')).text);
    const [client, left, late] = [await sent(), await sent(), await sent()];
    expect([await says(visitor(server)), await says(client)]).toEqual([false, true]);
    expect((await client.post('/aanmelden/wie', { entry: 'self' })).status).toBe(303);
    expect(await says(client)).toBe(false);
    await left.get('/weg');
    expect(await says(left)).toBe(false);
    server.clock.now = new Date(house.now.getTime() + 16 * 60_000);
    expect(await says(late)).toBe(false);
    server.clock.now = house.now;
  });
});

test('what is seldom known of them is folded until something stands in it or has to be mended; it can be sent from there without a script', async () => {
  const one = visitor(server);
  for (const [slug, fields] of SELF_REGISTRATION.slice(0, SELF_REGISTRATION.findIndex(([page]) => page === 'ander'))) await one.post(`/aanmelden/${slug}`, fields);
  const folded = (text: string) => (/<details class="more"( open[^>]*)?>(?:(?!<details).)*name="b1-address"/s.exec(text)?.[1] ? 'open' : 'shut');
  expect(folded((await one.get('/aanmelden/ander')).text)).toBe('shut');
  const wrong = await one.post('/aanmelden/ander', { 'b1-detainedWhere': 'PI Verzonnen' });
  expect([wrong.status, folded(wrong.text)]).toEqual([422, 'open']);
  expect((await one.post('/aanmelden/ander', { 'b1-address': 'Laan 1' })).status).toBe(303);
  expect(folded((await one.get('/aanmelden/ander')).text)).toBe('open');
});
