import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { testServer, visitor } from '../../test/visit.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const DOOR = '/aanmelden/welke-deur';
const kept = async () => (await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query("select 1 from draft where content <> ''"))).length;

test('from the first page of the form, without losing what was chosen there and not yet sent', async () => {
  const client = visitor(server);
  expect((await client.get('/aanmelden')).text).toContain('name="doe" value="deur"');
  expect((await client.post('/aanmelden/wie', { entry: 'organisation', doe: 'deur' })).location).toBe(DOOR);
  const door = await client.get(DOOR);
  expect([door.status, htmlFaults(door.text), door.text.includes('href="/aanmelden/wie"'), door.text.includes('Terug naar mijn formulier')]).toEqual([200, [], true, true]);
  const back = (await client.get('/aanmelden/wie')).text;
  expect(back).toMatch(/value="organisation"[^>]*checked/);
  expect(back).toContain('Dit is nog niet af');
});

test('later in the form the way back is to the page that somebody was on, with all that was answered', async () => {
  const client = visitor(server);
  await client.post('/aanmelden/wie', { entry: 'child' });
  await client.post('/aanmelden/kind', { age: '9' });
  expect((await client.post('/aanmelden/wie', { entry: 'child', doe: 'deur' })).location).toBe(DOOR);
  expect((await client.get(DOOR)).text).toContain('href="/aanmelden/gezag"');
  expect((await client.get('/aanmelden/kind')).text).toContain('value="9"');
});

test('where nothing was chosen, nothing is kept, and the page leads into the form', async () => {
  const client = visitor(server);
  const before = await kept();
  expect((await client.post('/aanmelden/wie', { doe: 'deur' })).location).toBe(DOOR);
  expect([await kept(), [...client.cookies.keys()].includes('aanmelding')]).toEqual([before, false]);
  expect((await client.get(DOOR)).text).toContain('Aanmelden voor herstelbemiddeling');
});

test('after sending, and back to the number and the code', async () => {
  const client = visitor(server);
  for (const [slug, fields] of [
    ['wie', { entry: 'call-back' }], ['rol', { role: 'victim' }], ['verhaal', {}], ['naam', { name: 'Voorbeeld' }], ['terugbellen', { phone: '06 33333333' }], ['let-op', {}], ['nakijken', {}],
  ] as const) await client.post(`/aanmelden/${slug}`, fields);
  const receipt = await client.get('/aanmelden/verstuurd');
  expect(receipt.text).toContain(`href="${DOOR}"`);
  const door = (await client.get(DOOR)).text;
  expect([door.includes('href="/aanmelden/verstuurd"'), door.includes('Terug naar mijn nummer en code')]).toEqual([true, true]);
  const bare = (text: string) => text.replace(/value="[0-9a-f-]{36}"/g, '');
  expect(bare((await client.get('/aanmelden/verstuurd')).text)).toBe(bare(receipt.text));
});
