import { afterAll, describe, expect, test } from 'vitest';
import { LIMIT, openWorld, PEOPLE } from '../journey.ts';
import type { Tab } from '../journey-tab.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

const NOTE = 'Eerste regel.\n\n  "Tweede" regel, met <b>tekens</b> & 😀';

/** A case with the mediator of the demo, and that mediator on its page. */
async function withMediator(scripts = true): Promise<{ number: string; tab: Tab; open: string }> {
  world.on('2019-03-04');
  const number = await world.refer({ a: [{ role: 'victim' }], b: [{ role: 'offender' }] }, PEOPLE);
  await world.give(number, 'judge-violence');
  await world.give(number, 'accept');
  const tab = await world.tab({ scripts });
  await tab.as(world.staff['desk']!, `/zaken/${number}`);
  return { number, tab, open: `/zaken/${number}` };
}

/** Leaves the field and waits until the page says that it was kept. */
async function kept(tab: Tab): Promise<string> {
  const said = tab.page.locator('main form:has(#v-notitie) keep-draft');
  await tab.page.keyboard.press('Tab');
  await said.filter({ hasText: 'Bewaard om' }).waitFor();
  return said.innerText();
}

const drafts = async (): Promise<number> => (await world.house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query("select from form_draft where content <> ''"))).length;

describe('with a script', () => {
  test('what was typed is there again after the tab was closed, and gone once it was sent', async () => {
    const { tab, open } = await withMediator();
    await tab.fill({ Notitie: NOTE });
    expect(await kept(tab)).toMatch(/^Bewaard om \d\d:\d\d$/);
    await tab.page.close();
    const again = await world.tab();
    await again.as(world.staff['desk']!, open);
    await again.sees('U was hier al aan begonnen (vandaag');
    expect(await again.page.getByLabel('Notitie', { exact: true }).inputValue()).toBe(NOTE);
    await again.press('Notitie toevoegen');
    await again.sees('Eerste regel.');
    expect([(await again.read()).includes('al aan begonnen'), await drafts()]).toEqual([false, 0]);
    expect(again.complaints).toEqual([]);
  }, LIMIT);

  test('closing the tab in the middle of a word takes along what was typed until then', async () => {
    const { tab, open } = await withMediator();
    await tab.page.getByLabel('Notitie', { exact: true }).pressSequentially('midden in een wo');
    await tab.page.close({ runBeforeUnload: true });
    await expect.poll(drafts, { timeout: 10_000 }).toBe(1);
    const again = await world.tab();
    await again.as(world.staff['desk']!, open);
    expect(await again.page.getByLabel('Notitie', { exact: true }).inputValue()).toBe('midden in een wo');
    await again.press('Weggooien wat ik typte');
    expect(await again.page.getByLabel('Notitie', { exact: true }).inputValue()).toBe('');
  }, LIMIT);

  test('it says so honestly where nothing was kept', async () => {
    const { tab } = await withMediator();
    await tab.page.route('**/concept', (route) => route.abort());
    await tab.fill({ Notitie: 'zonder verbinding' });
    await tab.page.keyboard.press('Tab');
    await tab.page.locator('keep-draft', { hasText: 'Niet bewaard: er is geen verbinding.' }).waitFor();
    await tab.page.unroute('**/concept');
    await tab.page.getByLabel('Notitie', { exact: true }).press('x');
    expect(await kept(tab)).toMatch(/^Bewaard/);
    await tab.page.goto('about:blank');
  }, LIMIT);

  test('two people on one case see each other while they type', async () => {
    const { tab, open } = await withMediator();
    const policy = await world.colleague('Noor Proef', ['desk']);
    const beside = await world.tab();
    await beside.as(policy, open);
    await beside.sees('Ook bezig in deze zaak: Aanmeld Proef (medewerker aanmeldpunt), heeft de zaak open, sinds');
    expect((await tab.read()).includes('Noor Proef')).toBe(false);
    await tab.fill({ Notitie: 'samen' });
    await kept(tab);
    await tab.sees('Ook bezig in deze zaak: Noor Proef (medewerker aanmeldpunt)');
    await tab.inOrder();
    expect(tab.complaints).toEqual([]);
  }, LIMIT);
});

describe.each([true, false])('the session ends in the middle of a form (script: %s)', (scripts) => {
  test('and after signing in everything is there', async () => {
    const { tab, open } = await withMediator(scripts);
    await tab.page.getByLabel('Notitie', { exact: true }).fill(NOTE);
    world.on('2019-03-05');
    await tab.press('Notitie toevoegen');
    expect(tab.status).toBe(401);
    await tab.sees('U bent niet meer ingelogd', 'Wat u typte, is bewaard.');
    await tab.seesNo('Eerste regel');
    await tab.follow('Inloggen en verdergaan');
    await tab.press('Medewerker aanmeldpunt');
    expect(tab.path).toBe(open);
    await tab.sees('U was hier al aan begonnen (vandaag');
    expect(await tab.page.getByLabel('Notitie', { exact: true }).inputValue()).toBe(NOTE);
  }, LIMIT);
});

test('without a script: the button keeps it for later', async () => {
  const { tab, open } = await withMediator(false);
  await tab.page.getByLabel('Notitie', { exact: true }).fill(NOTE);
  await tab.page.locator('form:has(#v-notitie)').getByRole('button', { name: 'Later verder' }).click();
  await tab.sees('U was hier al aan begonnen (vandaag');
  await tab.page.close();
  const again = await world.tab({ scripts: false });
  await again.as(world.staff['desk']!, open);
  expect(await again.page.getByLabel('Notitie', { exact: true }).inputValue()).toBe(NOTE);
}, LIMIT);

describe('the public form', () => {
  const left = async (): Promise<number> => (await world.house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query("select from draft where content <> ''"))).length;

  /** In the middle of the page with what happened. */
  async function midPage(): Promise<Tab> {
    world.on('2019-03-04');
    const tab = await world.tab();
    await tab.open('/aanmelden');
    await tab.answer({ 'Voor wie meldt u aan?': 'Voor mijzelf' }, { 'Hoe bent u betrokken?': 'Slachtoffer' }, { 'Wat is er gebeurd?': 'Een verkeersongeluk' }, {});
    return tab;
  }

  test('a closed lid in the middle of a page takes along what was typed until then, and the quick exit forgets it', async () => {
    const tab = await midPage();
    const { page } = tab;
    await page.locator('textarea').pressSequentially('midden in een wo');
    const address = page.url();
    await page.goto('about:blank');
    // What is sent on leaving may come after the page that is opened at once.
    const again = async () => { await page.goto(address); return page.locator('textarea').inputValue(); };
    await expect.poll(again, { timeout: LIMIT }).toBe('midden in een wo');
    await tab.inOrder();
    await page.locator('textarea').pressSequentially(' en nog meer');
    await page.getByRole('link', { name: 'Snel weg' }).click();
    // No network beyond this machine: where it leads to cannot be reached.
    await expect.poll(() => page.context().cookies(world.address)).toEqual([]);
    await expect.poll(left).toBe(0);
    expect(tab.complaints.filter((one) => !one.includes('ERR_'))).toEqual([]);
  }, LIMIT);
});
