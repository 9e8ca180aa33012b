import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page, Response } from 'playwright-core';
import { expect } from 'vitest';
import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '../src/database/database.ts';
import { pdfText } from '../src/letters/pdf-text.ts';
import { openSession } from '../src/web/session.ts';
import { axeFaults } from './axe.ts';
import type { Looked } from './looked.ts';
import { htmlFaults } from './valid-html.ts';

export interface TabOptions {
  scripts?: boolean;
  viewport?: { width: number; height: number };
}

interface TabWorld {
  browser: Browser;
  address: string;
  /** Kinds of page, and parts of pages, that were looked at already. */
  looked: Looked;
  database: Database;
  clock: { now: Date };
}

/** What goes into a form: by the label of the field, the answer as its option is called, or what is typed. */
export interface Filling {
  readonly [label: string]: string | readonly string[];
}

/** Screens of the desk and of who is on the way. Painting is a third of the time of a page: as low as a laptop that is set to twice as large. */
export const DESK = { width: 1366, height: 450 };
export const PHONE = { width: 390, height: 844 };
const NARROW = [320, 390];

/** Set to a folder to get a picture of every kind of page, on a desk and on a telephone. */
const PICTURES = process.env['JOURNEY_PICTURES'];

export async function openTab(world: TabWorld, options: TabOptions): Promise<Tab> {
  const { scripts = true, viewport = DESK } = options;
  const context = await world.browser.newContext({ javaScriptEnabled: scripts, reducedMotion: 'reduce', viewport, locale: 'nl-NL' });
  context.setDefaultTimeout(20_000);
  return new Tab(world, await context.newPage(), scripts, viewport);
}

/** A browser window of one person, who finds things by their Dutch names. */
export class Tab {
  readonly page: Page;
  /** What the policy refused, and scripts that failed. */
  readonly complaints: string[] = [];
  /** What this person did: presses of buttons, links and folds, and the questions that were answered. */
  readonly did = { clicks: 0, fields: [] as string[] };
  readonly #world: TabWorld;
  readonly #scripts: boolean;
  readonly #viewport: { width: number; height: number };
  #last: Response | null = null;

  constructor(world: TabWorld, page: Page, scripts: boolean, viewport: { width: number; height: number }) {
    this.page = page;
    this.#world = world;
    this.#scripts = scripts;
    this.#viewport = viewport;
    page.on('response', (response) => { if (response.request().isNavigationRequest() && !isRedirect(response)) this.#last = response; });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && this.complaints.push(message.text()));
  }

  /** Of the page that is shown. */
  get status(): number { return this.#last?.status() ?? 0; }
  get path(): string { return new URL(this.page.url()).pathname; }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#world.address}${path}`);
    await this.inOrder();
  }

  /** Signs in by the demo's button for this role, after leaving whatever was open. */
  async signIn(role: string): Promise<void> {
    await this.page.context().clearCookies();
    await this.open('/inloggen');
    await this.press(role);
  }

  /** The next morning, or a colleague for whom the demo has no button: a fresh session without the sign-in page. */
  async as(staffId: string, path: string): Promise<void> {
    const { database, clock, address } = this.#world;
    const token = await database.transaction({ role: 'bis_owner', user: null, request: randomUUID() }, (db) => openSession(db, staffId, clock.now, randomUUID, { how: 'demo', browser: 'other-other' }));
    if (token === null) throw new Error('no such active account');
    await this.page.context().clearCookies();
    await this.page.context().addCookies([{ name: 'sessie', value: token, url: address }]);
    await this.open(path);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.#leaving(() => this.page.getByRole('button', { name, exact: true }).click());
  }

  /** Somebody who presses twice, quickly. */
  async twice(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true });
    await this.#leaving(() => button.evaluate((e: HTMLButtonElement) => { e.click(); e.click(); }));
  }

  /** The same form again, as from a page that the browser kept when somebody went back: the first time its answer opens beside it. */
  async again(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true });
    const aim = (target: string) => button.evaluate((e: HTMLButtonElement, to) => { if (e.form) e.form.target = to; }, target);
    await aim('_blank');
    const [beside] = await Promise.all([this.page.context().waitForEvent('page'), button.click()]);
    await beside.waitForLoadState('load');
    await beside.close();
    await aim('');
    await this.press(name);
  }

  async follow(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await this.#leaving(() => within.getByRole('link', { name, exact: typeof name === 'string' }).first().click());
  }

  /**
   * Records what happened in the case that is open: the act's own link in the case file, its form, and back in the case,
   * where it says so. Answers the sentence that it says.
   */
  async record(act: string, filling: Filling = {}): Promise<string> {
    await this.begin(act);
    await this.fill(filling);
    await this.send();
    expect([act, this.status, await this.page.locator('.error-summary').allInnerTexts()]).toEqual([act, 200, []]);
    return this.page.locator('.notice', { hasText: 'Vastgelegd' }).innerText();
  }

  /** Opens the page of an act from the case file; its group is unfolded where it is folded. */
  async begin(act: string): Promise<void> {
    const named = this.page.locator('a', { hasText: new RegExp(`^${escape(act)}$`) });
    const link = this.page.locator('.now, #vastleggen').locator(named).first();
    if (await link.count() === 0) throw new Error(`the case file has no “${act}”`);
    const folded = this.page.locator('#vastleggen details:not([open])', { has: named });
    for (; !(await link.isVisible()); this.did.clicks += 1) await folded.first().locator('> summary').click();
    await this.#leaving(() => link.click());
  }

  /** Answers pages of the public form, one after the other; the words of the questions tell whether it is the right page. */
  async answer(...pages: Filling[]): Promise<void> {
    for (const filling of pages) {
      await this.fill(filling);
      await this.press('Verder');
      expect([Object.keys(filling), await this.page.locator('.error-summary').allInnerTexts()]).toEqual([Object.keys(filling), []]);
    }
  }

  /** The one primary button of the form that is open. */
  async send(): Promise<void> {
    await this.#leaving(() => this.page.locator('main .submit-bar .button--primary').click());
  }

  /** `part`: heading of the part of the page, where several have the same questions. */
  async fill(filling: Filling, part?: string): Promise<void> {
    const within = part === undefined ? this.page : this.page.getByRole('region', { name: part });
    for (const [label, answer] of Object.entries(filling)) await this.#answer(within, label, answer);
    this.did.fields.push(...Object.keys(filling));
  }

  /** Makes the letter that is open, and answers its words. */
  async makeLetter(): Promise<string> {
    await this.press('Brief maken');
    await this.sees('De brief is gemaakt');
    const link = this.page.getByRole('link', { name: 'Open de brief' });
    const file = await this.page.context().request.get(`${this.#world.address}${await link.getAttribute('href')}`);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
    return pdfText(await file.body()).text;
  }

  /** Text of the page as people read it, without what is folded away. */
  read(): Promise<string> { return this.page.locator('main').innerText(); }

  async sees(...texts: string[]): Promise<void> {
    const shown = (await this.read()).replaceAll('\u00a0', ' ');
    expect([this.path, 'misses', ...texts.filter((text) => !shown.includes(text))]).toEqual([this.path, 'misses']);
  }

  /** Nor folded away, nor in an attribute. */
  async seesNo(...texts: string[]): Promise<void> {
    const source = await this.page.content();
    expect([this.path, 'has', ...texts.filter((text) => source.includes(text))]).toEqual([this.path, 'has']);
  }

  /**
   * Valid, nothing that axe objects to, and no sideways scrolling on a telephone. Once for every kind of page: the same
   * elements in the same states at the same address are not looked at twice. axe and the narrow screens look where something
   * stands that they did not see at this address: an element in its state, below the same elements in theirs. What depends on
   * the page as a whole (headings, landmarks, ids) is looked at for every kind, by the checker of HTML.
   */
  async inOrder(): Promise<void> {
    const { kind, sent, parts } = await this.#looks();
    const { looked } = this.#world;
    if (looked.fresh([kind]).length === 0) return;
    const where = `${this.path} (${this.status})`;
    const body = looked.fresh([sent]).length > 0 ? await this.#last?.text() : null;
    if (body) expect([where, htmlFaults(body)]).toEqual([where, []]);
    const fresh = looked.fresh(parts);
    if (fresh.length > 0) await this.#looksWell(where);
    looked.add([kind, sent, ...fresh]);
  }

  async #looksWell(where: string): Promise<void> {
    if (this.#scripts) expect([where, await axeFaults(this.page)]).toEqual([where, []]);
    await this.#picture();
    for (const width of NARROW) {
      await this.page.setViewportSize({ width, height: DESK.height });
      expect([where, width, await this.#beyond(width)]).toEqual([where, width, []]);
    }
    await this.#picture();
    await this.page.setViewportSize(this.#viewport);
  }

  /** What makes the page wider than the screen; empty where nothing does. */
  async #beyond(width: number): Promise<string[]> {
    return this.page.evaluate((limit) => {
      if (document.documentElement.scrollWidth <= limit) return [];
      const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > limit);
      return [`${document.documentElement.scrollWidth} pixels`, ...wide.map((e) => `${e.localName}.${e.getAttribute('class') ?? ''}`)];
    }, width);
  }

  /** A mark for the kind of page that is shown, for what the server sent, which is the same with and without script, and for each of its parts. */
  async #looks(): Promise<{ kind: string; sent: string; parts: string[] }> {
    const shown = await this.page.evaluate(() => {
      const places = new Map<Element, string>();
      const main = new Set<string>();
      for (const e of document.querySelectorAll('body, body *')) {
        const states = ['type', 'aria-invalid', 'aria-current', 'open', 'checked'].filter((name) => e.hasAttribute(name)).map((name) => `${name}=${e.getAttribute(name)}`);
        const own = `${e.localName}.${e.getAttribute('class') ?? ''}[${states.join()}]`;
        places.set(e, `${places.get(e.parentElement!) ?? ''}>${own}`);
        if (e.closest('main') && e.localName !== 'main') main.add(own);
      }
      return { main: [...main].sort().join(' '), places: [...new Set(places.values())] };
    });
    const page = this.path.replace(/\d{4}-\d{5}/, ':zaak').replace(ID, ':id');
    const mark = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);
    const own = `${this.status} ${page} ${shown.main}`;
    return { kind: mark(`${this.#scripts} ${own}`), sent: mark(own), parts: shown.places.map((place) => mark(`${this.#scripts} ${page} ${place}`)) };
  }

  async #leaving(act: () => Promise<void>): Promise<void> {
    this.#world.clock.now = new Date(this.#world.clock.now.getTime() + 60_000);
    this.did.clicks += 1;
    await Promise.all([this.page.waitForEvent('load'), act()]);
    await this.inOrder();
  }

  async #answer(within: Page | Locator, label: string, answer: string | readonly string[]): Promise<void> {
    const named = new RegExp(`^${escape(label)}( \\(niet verplicht\\))?$`);
    const group = within.getByRole('group', { name: named });
    if (await group.count() > 0) {
      // People press the words: on the public pages they lie over the round button.
      for (const one of [answer].flat()) {
        // What the page begins with stays: another press would take a tick away.
        if (!await group.getByLabel(one as string, { exact: true }).isChecked()) await group.locator('label', { hasText: new RegExp(`^${escape(one as string)}$`) }).click();
        expect([one, await group.getByLabel(one as string, { exact: true }).isChecked()]).toEqual([one, true]);
      }
      return;
    }
    const field = within.getByLabel(named);
    if (await field.evaluate((e) => e.localName) === 'select') await field.selectOption({ label: await option(field, answer as string) });
    else await field.fill(answer as string);
  }

  async #picture(): Promise<void> {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    const { width } = this.page.viewportSize() ?? DESK;
    const name = `${randomUUID().slice(0, 8)}${this.path.replaceAll('/', '_')}-${width}.png`;
    await this.page.screenshot({ path: `${PICTURES}/${name}`, fullPage: true });
  }
}

/** Another thing of the same sort is the same kind of page, as another case is. */
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const isRedirect = (response: Response) => response.status() >= 300 && response.status() < 400;
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Options that start with what the journey says: some end in how many cases somebody has. */
async function option(field: Locator, answer: string): Promise<string> {
  const labels = await field.locator('option').allTextContents();
  return labels.find((text) => text === answer) ?? labels.find((text) => text.startsWith(answer)) ?? answer;
}
