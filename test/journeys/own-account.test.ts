import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Secret } from 'otpauth';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffRole } from '../../src/core/role.ts';
import { codeAt, sealSecret } from '../../src/sign-in/code.ts';
import { hashPassword } from '../../src/sign-in/password.ts';
import { axeFaults } from '../axe.ts';
import { openBrowser } from '../browser.ts';
import { freshDatabase } from '../database.ts';
import { everyRoute } from '../routes.ts';
import { htmlFaults } from '../valid-html.ts';
import { testServer } from '../visit.ts';

const LIMIT = 120_000;
const PASSWORD = 'paard batterij nietje juist';
const SECRET = Buffer.from('12345678901234567890');
const PICTURES = process.env['JOURNEY_PICTURES'];
const ACCEPT = 'Ik heb dit gelezen en houd mij eraan';
const house = await freshDatabase();
const server = testServer(house, everyRoute);
const http = createServer(server.listener());
let browser: Browser;
let address = '';
let stored = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  // A passkey belongs to a name.
  address = `http://localhost:${(http.address() as AddressInfo).port}`;
  browser = await openBrowser();
  stored = await hashPassword(house.keys, PASSWORD) as string;
}, LIMIT);

afterAll(async () => {
  await browser.close();
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await house.close();
});

/** Somebody who never signed in before, with password and app. Returns the e-mail address. */
async function colleague(roles: readonly StaffRole[]): Promise<string> {
  const id = house.newId();
  await house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query(
    `insert into staff (id, email, name, roles, created_at, password_hash, totp_secret) values ($1, $2, 'Els Proef', $3, $4, $5, $6)`,
    [id, `${id}@test.invalid`, roles, house.now, stored, sealSecret(house.keys, id, SECRET)],
  ));
  return `${id}@test.invalid`;
}

interface Tab { context: BrowserContext; page: Page; complaints: string[] }

async function openTab(javaScriptEnabled = true): Promise<Tab> {
  const context = await browser.newContext({ javaScriptEnabled, reducedMotion: 'reduce', viewport: { width: 1366, height: 900 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && complaints.push(message.text()));
  return { context, page, complaints };
}

/** A key that lives in the browser, as a telephone or laptop has one. */
async function virtualKey({ context, page }: Tab): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  return { cdp, ...await cdp.send('WebAuthn.addVirtualAuthenticator', { options }) };
}

/** Valid, nothing that axe objects to, nothing wider than a telephone; a picture of it where somebody wants one. */
async function inOrder({ page }: Tab, name: string): Promise<void> {
  expect([name, htmlFaults(await page.content())]).toEqual([name, []]);
  expect([name, await axeFaults(page)]).toEqual([name, []]);
  for (const width of [1366, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect([name, width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, width, width]);
    if (!PICTURES || width === 320) continue;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1366, height: 900 });
}

const press = ({ page }: Tab, name: string) => page.getByRole('button', { name, exact: true }).first().click();

async function signIn(tab: Tab, email: string, code = codeAt(SECRET, server.clock.now)): Promise<void> {
  await tab.page.goto(`${address}/inloggen`);
  await tab.page.getByLabel('E-mailadres').fill(email);
  await tab.page.getByLabel('Wachtwoord').fill(PASSWORD);
  await tab.page.getByLabel('Code uit uw app').fill(code);
  await press(tab, 'Inloggen');
}

async function signOut(tab: Tab): Promise<void> {
  await press(tab, 'Uitloggen');
  await tab.page.waitForURL('**/inloggen');
}

test('somebody reads the code of conduct, adds a passkey, and signs in with it from then on', async () => {
  const tab = await openTab();
  const { page } = tab;
  const { cdp, authenticatorId } = await virtualKey(tab);
  await signIn(tab, await colleague(['desk']));
  await page.waitForURL('**/gedragscode');
  await inOrder(tab, 'conduct');
  await press(tab, ACCEPT);
  await page.waitForURL('**/aanmeldpunt');
  await page.getByRole('link', { name: 'Mijn account' }).click();
  await inOrder(tab, 'own-account');
  await page.getByLabel('Naam van de passkey').fill('Laptop van het werk');
  await press(tab, 'Passkey toevoegen');
  await page.getByRole('rowheader', { name: 'Laptop van het werk' }).waitFor();
  await inOrder(tab, 'own-account-passkey');
  await signOut(tab);
  await inOrder(tab, 'sign-in');
  await press(tab, 'Inloggen met een passkey');
  await page.waitForURL('**/aanmeldpunt');
  await page.goto(`${address}/mijn-account/sessies`);
  await page.getByText('met een passkey').waitFor();
  await inOrder(tab, 'own-sessions');
  await signOut(tab);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await press(tab, 'Inloggen met een passkey');
  await page.getByText('Uw browser gaf geen passkey door.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/inloggen');
  expect(tab.complaints).toEqual([]);
}, LIMIT);

test('somebody who lost the telephone comes in with a code from paper, and sets up a new one', async () => {
  const tab = await openTab();
  const { page } = tab;
  const email = await colleague(['desk']);
  await signIn(tab, email);
  await press(tab, ACCEPT);
  await page.goto(`${address}/mijn-account`);
  await press(tab, 'Nieuwe herstelcodes maken');
  await page.getByText('Dit zijn uw nieuwe herstelcodes').waitFor();
  await inOrder(tab, 'recovery-codes');
  const [code] = await page.locator('.recovery-codes code').allInnerTexts();
  await signOut(tab);
  await signIn(tab, email, '00000-00000-00000');
  await page.getByText('Inloggen is niet gelukt.').waitFor();
  await signIn(tab, email, code);
  await page.waitForURL('**/mijn-account/nieuwe-stap');
  await inOrder(tab, 'renew');
  await press(tab, 'App koppelen');
  await page.locator('.error-summary').getByText('Vul de code van zes cijfers uit uw app in.').waitFor();
  await inOrder(tab, 'renew-wrong');
  const secret = Secret.fromBase32((await page.locator('main code').first().innerText()).replaceAll(' ', ''));
  await page.getByLabel('Code die de app nu geeft').fill(codeAt(secret.bytes, server.clock.now));
  await press(tab, 'App koppelen');
  await page.waitForURL('**/mijn-account');
  expect(tab.complaints).toEqual([]);
}, LIMIT);

test('two minutes before the end a page says so, and another tab puts it off', async () => {
  const tab = await openTab();
  const { page, context } = tab;
  await signIn(tab, await colleague(['desk']));
  await press(tab, ACCEPT);
  await page.waitForURL('**/aanmeldpunt');
  await page.clock.install();
  await page.goto(`${address}/mijn-account`);
  const near = page.locator('.session-end--near');
  await page.clock.fastForward('27:50');
  expect(await near.count()).toBe(0);
  await page.clock.fastForward('00:11');
  await near.waitFor();
  await inOrder(tab, 'session-end');
  const [beside] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Ingelogd blijven' }).click()]);
  await beside.getByText('U kunt dit tabblad sluiten').waitFor();
  await near.waitFor({ state: 'detached' });
  expect(tab.complaints).toEqual([]);
}, LIMIT);

test('administrator and privacy officer look the rights over', async () => {
  const tab = await openTab();
  const { page } = tab;
  await signIn(tab, await colleague(['administrator']));
  await press(tab, ACCEPT);
  await page.waitForURL('**/accounts');
  await inOrder(tab, 'accounts');
  await page.getByRole('link', { name: 'Els Proef' }).first().click();
  await inOrder(tab, 'account');
  await page.goto(`${address}/rechten-nakijken`);
  await press(tab, 'Nakijken beginnen');
  await page.getByText('te gaan.').waitFor();
  await inOrder(tab, 'review');
  await page.getByRole('link', { name: 'Minder werk' }).first().click();
  await press(tab, 'Werk minder maken');
  await page.locator('.error-summary').waitFor();
  await inOrder(tab, 'review-less');
  expect(tab.complaints).toEqual([]);
}, LIMIT);

test('without script everything but passkeys works, and the page says that', async () => {
  const tab = await openTab(false);
  const { page } = tab;
  await page.goto(`${address}/inloggen`);
  await page.getByText('Een passkey werkt alleen met JavaScript.').waitFor();
  await signIn(tab, await colleague(['desk']));
  await press(tab, ACCEPT);
  await page.waitForURL('**/aanmeldpunt');
  await page.getByText(/wordt u om/).waitFor();
  await page.goto(`${address}/mijn-account`);
  await press(tab, 'Nieuwe herstelcodes maken');
  expect(await page.locator('.recovery-codes li').count()).toBe(10);
  await page.goto(`${address}/mijn-account/sessies`);
  await page.getByText('Deze browser').waitFor();
  await signOut(tab);
  await press(tab, 'Inloggen met een passkey');
  await page.getByText('Inloggen met deze passkey is niet gelukt.').waitFor();
}, LIMIT);
