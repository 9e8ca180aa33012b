import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../axe.ts';
import { openBrowser } from '../browser.ts';
import { PAGES } from '../gallery/pages.tsx';
import { openGallery, ORIGIN, type Gallery } from '../gallery/tab.ts';
import { DESK, PHONE } from '../journey-tab.ts';

const LIMIT = 60_000;
let browser: Browser;

beforeAll(async () => { browser = await openBrowser(); }, LIMIT);
afterAll(async () => { await browser.close(); });

async function visit(name: string, options: BrowserContextOptions = {}): Promise<Gallery> {
  const gallery = await openGallery(browser, options);
  await gallery.page.goto(`${ORIGIN}/${name}`);
  return gallery;
}

describe('every page of the gallery in a browser', () => {
  const modes: Record<string, BrowserContextOptions> = {
    light: { viewport: DESK }, dark: { viewport: DESK, colorScheme: 'dark' }, 'forced colours on a telephone': { viewport: PHONE, forcedColors: 'active' },
  };

  it.each(Object.keys(modes))('has nothing that axe objects to, and nothing that the policy refuses: %s', async (mode) => {
    const { page, complaints } = await openGallery(browser, modes[mode]);
    const found: string[] = [];
    for (const name of Object.keys(PAGES)) {
      await page.goto(`${ORIGIN}/${name}`);
      found.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  }, LIMIT);

  it('axe does object, and says where: a picture and a button without words, and pale text', async () => {
    const { page } = await visit('zaken', { viewport: DESK });
    await page.evaluate(() => {
      const pale = document.createElement('p');
      pale.textContent = 'Synthetisch';
      pale.className = 'pale';
      pale.style.color = '#ccc';
      document.querySelector('main')!.append(document.createElement('img'), document.createElement('button'), pale);
    });
    expect((await axeFaults(page)).sort()).toEqual(['button-name #inhoud > button', 'color-contrast .pale', 'image-alt img']);
    expect(await axeFaults(page, ['image-alt'])).toEqual(['image-alt img']);
  }, LIMIT);

  it('needs no sideways scrolling at 320 pixels', async () => {
    const { page } = await openGallery(browser, { viewport: { width: 320, height: 640 } });
    for (const name of Object.keys(PAGES)) {
      await page.goto(`${ORIGIN}/${name}`);
      expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, 320]);
    }
  }, LIMIT);

  it('draws its text in the fonts of the house', async () => {
    const { page } = await visit('zaken');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await page.evaluate(() => [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('"', '')))).toEqual(['Inter']);
  }, LIMIT);

  it.each(['publiek-fouten', 'publiek-vraag'])('%s: what has the focus never lies under the quick exit', async (name) => {
    const { page } = await visit(name, { viewport: { width: 320, height: 560 } });
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => {
        const on = document.activeElement!;
        if (on === document.body || on.matches('.exit')) return null;
        const [box, exit] = [on.getBoundingClientRect(), document.querySelector('.exit')!.getBoundingClientRect()];
        // Of a tall one the browser brings the line with the caret into view, not all of it.
        const bottom = box.top + Math.min(box.height, 52);
        return bottom > exit.top + 1 && box.top < exit.bottom ? on.outerHTML.slice(0, 80) : null;
      })).toBeNull();
    }
  }, LIMIT);
});

describe('on paper', () => {
  const staff = ['zaken', 'zaak', 'formulier', 'cijfers'];

  it.each(staff)('%s: no menu and nothing to press, the title, and that it is confidential', async (name) => {
    const { page } = await visit(name, { viewport: DESK });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.nav, .top, .demo, button, .button, .tabs, .page-actions, dialog, session-end').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('main')!, '::before').content)).toContain('Vertrouwelijk');
  }, LIMIT);

  it('a list says which of the lists it is, as the tabs that say so are not on paper', async () => {
    const { page } = await visit('zaken', { viewport: DESK });
    const height = () => page.locator('caption').first().evaluate((one) => one.getBoundingClientRect().height);
    expect(await height()).toBeLessThan(3);
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(12);
  }, LIMIT);

  it('what the public prints says nothing of the kind', async () => {
    const { page } = await visit('publiek-nakijken', { viewport: DESK });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('main')!, '::before').content)).not.toContain('Vertrouwelijk');
  }, LIMIT);
});

describe('without script', () => {
  const options = { javaScriptEnabled: false };

  it('the menu of a small screen opens, and lies beside the page on a large one', async () => {
    const small = await visit('zaken', { ...options, viewport: PHONE });
    expect(await small.page.locator('#menu').isVisible()).toBe(false);
    await small.page.getByRole('button', { name: 'Menu' }).click();
    expect(await small.page.locator('#menu').isVisible()).toBe(true);
    const large = await visit('zaken', { ...options, viewport: DESK });
    expect(await large.page.locator('#menu').isVisible()).toBe(true);
  }, LIMIT);

  it('a page with something to look at again opens there', async () => {
    const { page } = await visit('formulier', options);
    expect(await page.locator('#fouten:focus').count()).toBe(1);
  }, LIMIT);

  it('the quick exit leaves', async () => {
    const { page } = await visit('publiek-fouten', options);
    await page.getByRole('link', { name: 'Snel weg' }).click();
    expect(page.url()).toBe(`${ORIGIN}/weg`);
  }, LIMIT);
});

describe('with script', () => {
  it('the quick exit also takes this page out of the history', async () => {
    const { page } = await visit('zaken');
    await page.goto(`${ORIGIN}/publiek-fouten`);
    await page.getByRole('link', { name: 'Snel weg' }).click();
    await page.waitForURL(`${ORIGIN}/weg`);
    await page.goBack();
    expect(page.url()).toBe(`${ORIGIN}/zaken`);
  }, LIMIT);

  it('Ctrl+K goes to the search field, K alone does not', async () => {
    const { page } = await visit('zaken');
    await page.keyboard.press('k');
    expect(await page.locator('#zoek:focus').count()).toBe(0);
    await page.keyboard.press('Control+k');
    expect(await page.locator('#zoek:focus').count()).toBe(1);
  }, LIMIT);

  it('a question mark shows the shortcuts, but not while somebody types; Ctrl and slash do then too', async () => {
    const { page } = await visit('formulier');
    const open = () => page.locator('dialog[open]').count();
    await page.keyboard.press('?');
    expect(await open()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await open()).toBe(0);
    const field = page.locator('main textarea, main input[type=text]').first();
    await field.focus();
    await page.keyboard.press('?');
    expect([await open(), await field.inputValue()]).toEqual([0, expect.stringContaining('?')]);
    await page.keyboard.press('Control+/');
    expect(await open()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  }, LIMIT);

  it('where the question mark is turned off, it does nothing', async () => {
    const { page } = await visit('zaken');
    await page.locator('help-key').evaluate((one) => { one.setAttribute('mark', 'uit'); });
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  }, LIMIT);

  it('Ctrl+Enter in a field sends its form, by its main button', async () => {
    const { page, posts } = await visit('formulier');
    await page.locator('main textarea, main input[type=text]').first().focus();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => posts.length).toBe(1);
    expect(posts[0]).toMatch(/^\/antwoord eenmalig=sleutel&/);
  }, LIMIT);

  it('pressing twice sends once, with the one-time key', async () => {
    const { page, posts } = await visit('formulier');
    await page.getByRole('button', { name: 'Antwoord vastleggen' }).evaluate((button: HTMLButtonElement) => { button.click(); button.click(); });
    await expect.poll(() => posts.length).toBeGreaterThan(0);
    await page.evaluate(() => new Promise<void>((resolve) => { requestAnimationFrame(() => { resolve(); }); }));
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatch(/^\/antwoord eenmalig=sleutel&/);
  }, LIMIT);

  it('Escape closes a menu and gives the focus back', async () => {
    const { page } = await visit('zaak');
    await page.locator('summary', { hasText: 'Meer' }).click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await page.locator('details.menu[open]').count()).toBe(0);
    expect(await page.locator('details.menu summary:focus').count()).toBe(1);
  }, LIMIT);
});
