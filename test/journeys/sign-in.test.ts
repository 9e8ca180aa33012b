import { Secret } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt } from '../../src/sign-in/code.ts';
import { axeFaults } from '../axe.ts';
import { openBrowser } from '../browser.ts';
import { freshDatabase } from '../database.ts';
import { everyRoute } from '../routes.ts';
import { htmlFaults } from '../valid-html.ts';
import { testServer } from '../visit.ts';

const LIMIT = 60_000;
const house = await freshDatabase();
const server = testServer(house, everyRoute, { demo: true });
const http = createServer(server.listener());
let browser: Browser;
let address = '';

beforeAll(async () => {
  for (const role of ['administrator', 'privacy-officer']) {
    await house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query(
      `insert into staff (id, email, name, roles, created_at) values ($1, $2, 'Verzonnen Collega', $3, $4)`,
      [house.newId(), `${role}@demo.invalid`, [role], house.now],
    ));
  }
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  browser = await openBrowser();
}, LIMIT);

afterAll(async () => {
  await browser.close();
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await house.close();
});

interface Tab {
  page: Page;
  /** What the policy refused, and scripts that failed. */
  complaints: string[];
}

async function openTab(javaScriptEnabled: boolean): Promise<Tab> {
  const context = await browser.newContext({ javaScriptEnabled, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && complaints.push(message.text()));
  return { page, complaints };
}

/** Valid, and nothing that axe objects to. */
async function inOrder({ page }: Tab, scripts: boolean): Promise<void> {
  const response = await page.context().request.get(page.url());
  expect([page.url(), htmlFaults(await response.text())]).toEqual([page.url(), []]);
  if (!scripts) return;
  expect([page.url(), await axeFaults(page)]).toEqual([page.url(), []]);
}

const press = (tab: Tab, name: string) => tab.page.getByRole('button', { name, exact: true }).click();

async function newColleague(administrator: Tab, email: string, scripts: boolean): Promise<string> {
  const { page } = administrator;
  await page.getByRole('link', { name: 'Nieuw account' }).click();
  await inOrder(administrator, scripts);
  await page.getByLabel('Naam', { exact: true }).fill('Pia Vos');
  await page.getByLabel('E-mailadres').fill('geen adres');
  await page.getByLabel('Privacyfunctionaris').check();
  await press(administrator, 'Account maken');
  expect(await page.getByLabel('Naam', { exact: true }).inputValue()).toBe('Pia Vos');
  await page.getByLabel('E-mailadres').fill(email);
  await press(administrator, 'Account maken');
  await inOrder(administrator, scripts);
  await press(administrator, 'Link maken');
  return (await page.locator('.notice code').textContent())!;
}

async function setUp(colleague: Tab, link: string, scripts: boolean): Promise<void> {
  const { page } = colleague;
  await page.goto(link);
  await inOrder(colleague, scripts);
  const secret = Secret.fromBase32((await page.locator('code').textContent())!.replaceAll(' ', ''));
  await page.getByLabel('Wachtwoord').fill('paard batterij nietje juist');
  await page.getByLabel('Code die de app nu geeft').fill(codeAt(secret.bytes, house.now));
  await press(colleague, 'Bewaren en inloggen');
  await page.waitForURL('**/gedragscode');
  await inOrder(colleague, scripts);
  await press(colleague, 'Ik heb dit gelezen en houd mij eraan');
  await page.waitForURL('**/privacy');
}

describe.each([['with', true], ['without', false]])('%s script', (name, scripts) => {
  test('an administrator makes an account, the colleague sets it up and works, until it is stopped', async () => {
    const [administrator, colleague] = [await openTab(scripts), await openTab(scripts)];
    await administrator.page.goto(address);
    await inOrder(administrator, scripts);
    await administrator.page.getByRole('link', { name: 'Log dan in.' }).click();
    await inOrder(administrator, scripts);
    await press(administrator, 'Beheerder van accounts');
    await administrator.page.waitForURL('**/accounts');
    await inOrder(administrator, scripts);
    await setUp(colleague, await newColleague(administrator, `pia-${name}@test.invalid`, scripts), scripts);
    await inOrder(colleague, scripts);
    await administrator.page.getByRole('link', { name: 'Account stoppen' }).click();
    await inOrder(administrator, scripts);
    await press(administrator, 'Account stoppen');
    await administrator.page.getByText('Met dit account kan niemand inloggen.').waitFor();
    await colleague.page.reload();
    expect(new URL(colleague.page.url()).pathname).toBe('/inloggen');
    await press(administrator, 'Uitloggen');
    await administrator.page.waitForURL('**/inloggen');
    await administrator.page.goto(`${address}/accounts`);
    expect(new URL(administrator.page.url()).pathname).toBe('/inloggen');
    expect([...administrator.complaints, ...colleague.complaints]).toEqual([]);
  }, LIMIT);
});

test('a form on another site cannot press a button here', async () => {
  const tab = await openTab(true);
  await tab.page.goto(`${address}/inloggen`);
  const before = (await tab.page.context().cookies()).length;
  await tab.page.route('http://evil.test/', (route) => route.fulfill({
    contentType: 'text/html', body: `<form method="post" action="${address}/inloggen/demo"><input name="als" value="administrator"></form>`,
  }));
  await tab.page.goto('http://evil.test/');
  const [response] = await Promise.all([
    tab.page.waitForResponse((one) => one.url().endsWith('/inloggen/demo')),
    tab.page.evaluate(() => document.forms[0]!.submit()),
  ]);
  expect([response.status(), (await tab.page.context().cookies()).length]).toEqual([403, before]);
}, LIMIT);
