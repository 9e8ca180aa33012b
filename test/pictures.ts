/** Makes the pictures of the documents from the running product, on its synthetic foundation: `npm run pictures`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { ROLE_NAMES } from '../src/web/staff.ts';
import { npmStart, type Started } from './started.ts';

const FOLDER = new URL('../docs/pictures/', import.meta.url).pathname;
const FILLING_LIMIT = 120_000;

async function filled(started: Started): Promise<void> {
  for (let waited = 0; waited < FILLING_LIMIT; waited += 500) {
    if (started.output().includes('100%')) return;
    await wait(500);
  }
  throw new Error('the demo was not filled in time');
}

async function signedIn(browser: Browser, address: string, role: string, width: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })).newPage();
  await page.goto(`${address}/inloggen`);
  await page.getByRole('button', { name: role }).click();
  return page;
}

async function take(browser: Browser, address: string): Promise<void> {
  const mediator = await signedIn(browser, address, 'Bemiddelaar', 1366);
  await mediator.screenshot({ path: join(FOLDER, 'today.png') });
  await mediator.goto(`${address}/mijn-zaken`);
  await mediator.getByRole('row', { name: /Wacht op een deelnemer/ }).getByRole('link').first().click();
  await mediator.screenshot({ path: join(FOLDER, 'case-file.png') });
  const desk = await signedIn(browser, address, 'Medewerker aanmeldpunt', 1366);
  await desk.screenshot({ path: join(FOLDER, 'desk.png') });
  const director = await signedIn(browser, address, 'Directeur', 1366);
  await director.goto(`${address}/jaar/2018`);
  await director.screenshot({ path: join(FOLDER, 'year.png') });
  // Where these begin their day.
  for (const role of ['policy', 'practice-supervisor', 'administrator', 'privacy-officer'] as const) {
    const page = await signedIn(browser, address, ROLE_NAMES[role], 1366);
    await page.screenshot({ path: join(FOLDER, `${role}.png`) });
  }
  const visitor = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'nl-NL' })).newPage();
  await visitor.goto(`${address}/aanmelden`);
  await visitor.screenshot({ path: join(FOLDER, 'public-form.png') });
}

const data = mkdtempSync(join(tmpdir(), 'bis-pictures-'));
const started = npmStart(data);
const browser = await openBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  const address = await started.address;
  await filled(started);
  await take(browser, address);
} finally {
  await browser.close();
  started.npm.kill('SIGTERM');
  await started.exit;
  rmSync(data, { recursive: true, force: true });
}
