import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases, p2 } from '../../test/journal.ts';
import { story, type Staff } from '../../test/ready.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';
import { orderAddress } from '../words/orders.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const own = cases(house);
const server = testServer(house, routes);
let staff: Staff;
let desk: Client;
let mediator: Client;
beforeAll(async () => {
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], id: staff.mediator });
});

test('the next step opens its form from the list of whose step it is', async () => {
  const registered = await story(own, staff);
  expect((await desk.get('/aanmeldpunt')).text).toContain(`href="${orderAddress(registered.number, 'judge-violence')}"`);
  const sentOut = await story(own, staff);
  await sentOut.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await sentOut.desk('accept');
  await sentOut.desk('record-detail', { person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Dorpsstraat 1' } });
  await sentOut.desk('allocate', { values: { mediator: staff.mediator } });
  for (const list of ['/mijn-zaken', '/vandaag']) expect((await mediator.get(list)).text).toContain(`href="${orderAddress(sentOut.number, 'accept-allocation')}"`);
});

test('and what waits for somebody else opens nothing', async () => {
  const asked = await story(own, staff);
  await asked.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await asked.desk('accept');
  await asked.desk('request-data');
  const list = (await desk.get('/aanmeldpunt')).text;
  expect(list).toContain(`href="/zaken/${asked.number}"`);
  expect(list).not.toContain(`href="/zaken/${asked.number}/`);
});

test('what the desk can do while it waits opens from the list; what is missing is said once, and that it looks like another too', async () => {
  const fresh = await story(own, staff);
  const asked = await story(own, staff);
  await asked.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await asked.desk('accept');
  await asked.desk('request-data');
  server.clock.now = new Date(house.now.getTime() + 21 * 86_400_000);
  const later = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  const page = (await later.get('/aanmeldpunt')).text;
  server.clock.now = house.now;
  const row = ({ number }: { number: string }) => page.split('<tr').find((one) => one.includes(`/zaken/${number}"`)) ?? '';
  for (const link of [orderAddress(asked.number, 'allocate-incomplete'), '/aanmeldpunt/om-herinneren']) expect([link, row(asked).includes(`href="${link}"`)]).toEqual([link, true]);
  expect(row(fresh)).toContain(`href="${orderAddress(fresh.number, 'judge-violence')}"`);
  expect(row(fresh)).toContain('>lijkt op een andere<');
  expect(row(fresh)).toContain('Nog nodig: gegevens van de andere kant.');
});

test('what is held back stands with policy for the desk too; what policy agreed to reject is the desk’s again (P-10, R-015)', async () => {
  const policy = await signedIn(server, house.database, { roles: ['policy'], id: staff.policy });
  const held = await story(own, staff);
  await held.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await held.desk('hold-back', { texts: { why: 'Past dit?' } });
  const lists = async () => Promise.all([desk.get('/aanmeldpunt?lijst=beleid'), desk.get('/aanmeldpunt?lijst=nieuw'), policy.get('/beleid')].map(async (page) => (await page).text.includes(`href="/zaken/${held.number}"`)));
  expect(await lists()).toEqual([true, false, true]);
  await held.policy('agree-rejection', { values: { reason: 'outside-scope' }, texts: { why: 'Ver van ons werk.' } });
  expect(await lists()).toEqual([false, true, false]);
  expect((await desk.get('/aanmeldpunt?lijst=nieuw')).text).toContain(`href="${orderAddress(held.number, 'reject')}"`);
});
