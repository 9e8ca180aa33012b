import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Page } from '../../test/visit.ts';
import { STAFF_ROLES } from '../core/role.ts';
import { NEWS, newsFor } from '../words/news.ts';
import { routes } from '../app.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) } }));

const countIn = (page: Page) => Number(/href="\/nieuw"[^>]*>[\s\S]*?<span class="count">(\d+)<\/span>/.exec(page.text)?.[1] ?? 0);
const marked = (page: Page) => page.text.split('>nieuw</span>').length - 1;

test('numbers go up one by one, and no day lies before the day of an older item', () => {
  expect(NEWS.map(({ number }) => number)).toEqual(NEWS.map((_, index) => NEWS.length - index));
  expect(NEWS.map(({ day }) => day)).toEqual(NEWS.map(({ day }) => day).toSorted().toReversed());
});

test.each(STAFF_ROLES)('%s sees what is new for them: the menu counts what the page marks, until it was opened', async (role) => {
  const colleague = await signedIn(server, house.database, { roles: [role] });
  const count = countIn(await colleague.get('/hulp'));
  expect(count).toBe(newsFor([role]).length);
  const page = await colleague.get('/nieuw');
  expect(htmlFaults(page.text)).toEqual([]);
  expect([marked(page), countIn(page)]).toEqual([count, 0]);
  const again = await colleague.get('/nieuw');
  expect([marked(again), countIn(again)]).toEqual([0, 0]);
  const other = await signedIn(server, house.database, { roles: [role] });
  expect(countIn(await other.get('/hulp'))).toBe(count);
});

test('who gets an account finds nothing marked that was there before them, and reads it all the same', async () => {
  const administrator = await signedIn(server, house.database, { roles: ['administrator'] });
  const made = await administrator.post('/accounts/nieuw', { naam: 'Nel Nieuw', email: 'nel.nieuw@voorbeeld.invalid', rol: ['desk'] }, { from: '/accounts/nieuw' });
  const id = (made.location ?? '').split('/').at(-1) ?? '';
  const newcomer = await signedIn(server, house.database, { id, roles: ['desk'] } as never);
  const page = await newcomer.get('/nieuw');
  expect([countIn(await newcomer.get('/hulp')), marked(page), page.text.includes(newsFor(['desk'])[0]!.title)]).toEqual([0, 0, true]);
});

test('the question mark can be turned off in a browser, and on again', async () => {
  const colleague = await signedIn(server, house.database, { roles: ['desk'] });
  const press = async (vraagteken: string) => {
    const done = await colleague.post('/hulp/vraagteken', { vraagteken }, { from: '/hulp' });
    expect([done.status, done.location]).toEqual([303, '/hulp#toetsen']);
    return (await colleague.get('/hulp')).text;
  };
  expect((await colleague.get('/hulp')).text).toContain('<help-key mark="aan">');
  expect(await press('uit')).toContain('<help-key mark="uit">');
  expect(await press('aan')).toContain('<help-key mark="aan">');
});
