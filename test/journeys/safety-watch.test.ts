import { afterAll, expect, test } from 'vitest';
import { addAppointment, type NewAppointment } from '../../src/database/people/appointment.ts';
import { day } from '../../src/core/day.ts';
import { axeFaults } from '../axe.ts';
import { LIMIT, openWorld, PEOPLE, victimFirst } from '../journey.ts';
import type { Tab } from '../journey-tab.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);
const { house, staff } = world;
const MINUTE = 60_000;
const [MISSED, OWN] = ['Een collega meldde zich niet veilig na een bezoek. Kijk wie, en bel nu.', 'Bent u veilig? Collega’s zien dat u zich na een bezoek niet meldde. Meld u veilig.'];

const asOwner = <T>(work: Parameters<typeof house.database.transaction<T>>[1]) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, work);

/** A visit at home of the mediator, from ten to eleven in Amsterdam: missed from 11:31 on. */
async function visitOn(date: string, more: Partial<NewAppointment> = {}): Promise<string> {
  world.on(date);
  const number = await world.refer(victimFirst, PEOPLE);
  for (const order of ['judge-violence', 'accept'] as const) await world.give(number, order);
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
  await world.give(number, 'allocate');
  return asOwner(async (db) => {
    const [found] = await db.query<{ id: string }>('select id from bis_case where number = $1', [number]);
    return addAppointment(db, house.keys, { caseId: found?.id ?? '', owner: staff['mediator'] ?? '', kind: 'intake', day: day(date), start: '10:00', minutes: 60, place: 'home', people: ['p1'], where: 'Proefplein 3', replaces: null, ...more }, new Date(`${date}T08:00:00Z`), house.newId);
  });
}

/** A page that is opened now, with a clock in the browser that stands still until it is told to go on. */
async function opened(who: string, path: string, scripts = true): Promise<Tab> {
  const tab = await world.tab({ scripts });
  if (scripts) await tab.page.clock.install({ time: new Date('2019-03-04T10:00:00Z') });
  await tab.as(who, path);
  return tab;
}

/** A minute passes in the browser. Twice, so that what the first answer changed is there when the second one is. */
async function minute({ page }: Tab): Promise<void> {
  for (const _ of [1, 2]) {
    const answer = page.waitForResponse((response) => response.url().endsWith('/veiligheid'));
    await page.clock.fastForward(MINUTE);
    await (await answer).finished();
  }
}

const lines = ({ page }: Tab) => page.locator('safety-watch').allInnerTexts();
/** How a screen reader is told of what changes in it: as the browser itself says. */
async function liveness({ page }: Tab): Promise<unknown> {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send('DOM.getDocument');
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'safety-watch' });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
  await client.detach();
  return [nodes[0]?.role?.value, nodes[0]?.properties?.find(({ name }) => name === 'live')?.value.value];
}

test('an open page of the desk and of the own supervisor shows within a minute that a visit goes unanswered, to nobody else, and takes it away once the mediator is safe [P-21]', async () => {
  await visitOn('2019-03-04');
  const stranger = await world.colleague('Vera Proef', ['practice-supervisor']);
  await asOwner((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [staff['practice-supervisor'], staff['mediator']]));
  world.at('2019-03-04T10:10:00Z');
  const desk = await opened(staff['desk'] ?? '', '/hulp');
  const supervisor = await opened(staff['practice-supervisor'] ?? '', '/hulp');
  const other = await opened(stranger, '/hulp');
  const outside = await Promise.all(['policy', 'director', 'administrator'].map((role) => opened(staff[role] ?? '', '/hulp')));
  expect(await liveness(desk)).toEqual(['status', 'polite']);
  await desk.page.evaluate(() => { (window as unknown as { told: string[] }).told = []; new MutationObserver(() => (window as unknown as { told: string[] }).told.push(document.querySelector('safety-watch')?.textContent ?? '')).observe(document.querySelector('safety-watch')!, { childList: true }); });

  world.at('2019-03-04T10:30:00Z');
  await minute(desk);
  expect(await lines(desk)).toEqual(['']);
  world.at('2019-03-04T10:31:00Z');
  for (const tab of [desk, supervisor, other]) await minute(tab);
  expect([await lines(desk), await lines(supervisor), await lines(other)]).toEqual([[MISSED], [MISSED], ['']]);
  expect(await Promise.all([desk, supervisor].map(({ page }) => page.locator('safety-watch a').getAttribute('href')))).toEqual(['/aanmeldpunt', '/werkbegeleiding']);
  expect([await axeFaults(desk.page), await axeFaults(supervisor.page)]).toEqual([[], []]);
  expect(await Promise.all(outside.map(({ page }) => page.locator('safety-watch').count()))).toEqual([0, 0, 0]);
  await minute(desk);

  const mediator = await opened(staff['mediator'] ?? '', '/hulp');
  expect(await lines(mediator)).toEqual([OWN]);
  await mediator.follow(OWN);
  await mediator.press('Ik ben veilig');
  expect(await lines(mediator)).toEqual(['']);
  for (const tab of [desk, supervisor]) await minute(tab);
  expect([await lines(desk), await lines(supervisor)]).toEqual([[''], ['']]);
  // Said once when it began and once when it ended: nobody hears it again every minute.
  expect(await desk.page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([MISSED, '']);
  for (const tab of [desk, supervisor, other, mediator, ...outside]) expect(tab.complaints).toEqual([]);
}, LIMIT);

test('a server that is away or broken takes no line away and puts none; the page asks on, and stops where the session ended', async () => {
  await visitOn('2019-03-05');
  world.at('2019-03-05T10:10:00Z');
  const desk = await opened(staff['desk'] ?? '', '/hulp');
  let answers: 'none' | 'broken' | 'its own' = 'none';
  await desk.page.route('**/veiligheid', (route) => (answers === 'none' ? route.abort('connectionrefused') : answers === 'broken' ? route.fulfill({ status: 502, body: '/elders Onzin' }) : route.continue()));
  const away = async () => {
    const failed = desk.page.waitForEvent('requestfailed');
    await desk.page.clock.fastForward(MINUTE);
    await failed;
  };
  world.at('2019-03-05T10:31:00Z');
  await away();
  answers = 'broken';
  await minute(desk);
  expect(await lines(desk)).toEqual(['']);
  answers = 'its own';
  await minute(desk);
  expect(await lines(desk)).toEqual([MISSED]);
  answers = 'none';
  await away();
  answers = 'broken';
  await minute(desk);
  expect(await lines(desk)).toEqual([MISSED]);

  answers = 'its own';
  world.at('2019-03-05T10:41:00Z');
  await minute(desk).catch(() => undefined);
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await desk.page.clock.fastForward(3 * MINUTE);
  await desk.page.evaluate(() => fetch('/healthz'));
  expect([asked, await lines(desk)]).toEqual([['/healthz'], [MISSED]]);
}, LIMIT);

test('without script the next page says it, and the one after the mediator is safe says nothing', async () => {
  const id = await visitOn('2019-03-06');
  // Of the test before this one; nobody ended it, and it stays.
  await asOwner((db) => db.query('update appointment set safe_at = $1 where id <> $2', [new Date('2019-03-05T12:00:00Z'), id]));
  world.at('2019-03-06T10:10:00Z');
  const desk = await opened(staff['desk'] ?? '', '/hulp', false);
  expect(await lines(desk)).toEqual(['']);
  world.at('2019-03-06T10:31:00Z');
  expect(await lines(desk)).toEqual(['']);
  await desk.open('/hulp');
  expect(await lines(desk)).toEqual([MISSED]);
  await desk.follow(MISSED);
  await desk.sees('Mira Proefbemiddelaar', 'Bel deze collega nu');
  const mediator = await opened(staff['mediator'] ?? '', '/vandaag', false);
  await mediator.press('Ik ben veilig');
  await desk.open('/hulp');
  expect(await lines(desk)).toEqual(['']);
}, LIMIT);
