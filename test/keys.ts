import { expect } from 'vitest';
import type { Tab } from './journey-tab.ts';

/** Longer than the longest page has things to stop at: whoever comes no further by then is in a trap. */
const MOST_STOPS = 400;

/** What the keyboard stands on, and what is wrong with how it shows. */
interface Stop { readonly what: string; readonly where: number; readonly faults: readonly string[] }

/** Somebody without a mouse: everything is reached by keys, and at every stop it shows where the keyboard is. */
export class Keys {
  readonly tab: Tab;
  #pressed = 0;

  constructor(tab: Tab) { this.tab = tab; }

  async press(key: string): Promise<void> {
    this.#pressed += 1;
    await this.tab.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.#pressed += [...text].length;
    await this.tab.page.keyboard.type(text);
  }

  /** Presses this key and waits for the page to which it leads. */
  async leave(key: string): Promise<void> {
    await Promise.all([this.tab.page.waitForEvent('load'), this.press(key)]);
    await this.tab.inOrder();
  }

  /** Tab by tab to the next of these that the page shows. */
  async to(selector: string): Promise<void> {
    const { page } = this.tab;
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.press('Tab');
      await this.#stop();
      if (await page.locator(`${selector} >> visible=true`).evaluateAll((all) => all.includes(document.activeElement as HTMLElement & SVGElement))) return;
    }
    throw new Error(`the keyboard does not come to ${selector} at ${this.tab.path}`);
  }

  /** Whether the keyboard stands on one of these. */
  on(selector: string): Promise<boolean> {
    return this.tab.page.evaluate((what) => document.activeElement?.matches(what) ?? false, selector);
  }

  /** To this link or button, and where it leads. */
  async go(selector: string): Promise<void> {
    await this.to(selector);
    await this.leave('Enter');
  }

  /** One of a group of answers, or of a list: the arrows choose. */
  async choose(name: string, value: string): Promise<void> {
    await this.to(`[name="${name}"]`);
    const { page } = this.tab;
    const list = page.locator(`select[name="${name}"]`);
    if (await list.count() > 0) {
      for (let pressed = 0; pressed < 40 && await list.inputValue() !== value; pressed += 1) await this.press('ArrowDown');
      expect([name, await list.inputValue()]).toEqual([name, value]);
      return;
    }
    const chosen = page.locator(`[name="${name}"][value="${value}"]`);
    if (!await page.locator(`[name="${name}"]:checked`).count()) await this.press('Space');
    for (let pressed = 0; pressed < 20 && !await chosen.isChecked(); pressed += 1) await this.press('ArrowDown');
    expect([name, value, await chosen.isChecked()]).toEqual([name, value, true]);
    await this.#stop();
  }

  /** The first Tab of a page offers to go past what is the same on every page, and the next one after it is in the page itself. */
  async skip(): Promise<void> {
    const { page } = this.tab;
    await page.reload();
    await this.press('Tab');
    expect([this.tab.path, (await this.#stop()).what]).toEqual([this.tab.path, 'a.skip']);
    await this.press('Enter');
    await this.press('Tab');
    expect([this.tab.path, await page.evaluate(() => document.activeElement?.closest('main') !== null || document.querySelectorAll('main a, main button, main input').length === 0)]).toEqual([this.tab.path, true]);
  }

  /** Once round the page and one step back: every stop shows, none comes twice before the end, and none is a trap. */
  async round(): Promise<number> {
    const { page } = this.tab;
    await page.reload();
    const seen = new Set<number>();
    let [last, same] = [-1, 0];
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.press('Tab');
      const { where, what } = await this.#stop();
      // Past the last one the browser itself has the focus.
      if (where < 0) return seen.size;
      // A day has places within: day, month, year and its calendar.
      if (where === last && (same += 1) < 6) continue;
      [last, same] = [where, 0];
      if (seen.has(where)) {
        expect([this.tab.path, what, 'comes twice', Math.min(...seen) === where]).toEqual([this.tab.path, what, 'comes twice', true]);
        return seen.size;
      }
      seen.add(where);
    }
    throw new Error(`the keyboard comes to no end at ${this.tab.path}`);
  }

  /** The list of keys opens with `?`, holds the keyboard while it is open, and gives it back where it was. */
  async help(): Promise<void> {
    const { page } = this.tab;
    await this.to('main a, main button, nav a');
    const before = (await this.#stop()).where;
    await this.press('?');
    expect([this.tab.path, await page.locator('dialog.help[open]').count()]).toEqual([this.tab.path, 1]);
    await this.press('Tab');
    await this.#stop();
    await this.press('Escape');
    expect([this.tab.path, await page.locator('dialog.help[open]').count(), (await this.#stop()).where]).toEqual([this.tab.path, 0, before]);
  }

  /** Prints how many keys an act took. */
  async act(name: string, work: () => Promise<unknown>): Promise<void> {
    const before = this.#pressed;
    await work();
    console.log(`${name}: ${this.#pressed - before} keys`);
  }

  async #stop(): Promise<Stop> {
    const stop = await this.tab.page.evaluate(lookAtFocus);
    expect([this.tab.path, stop.what, stop.faults]).toEqual([this.tab.path, stop.what, []]);
    return stop;
  }
}

/** In the browser. What is covered or cut away is not seen, and what looks as without the keyboard does not show where it is. */
function lookAtFocus(): Stop {
  const e = document.activeElement as HTMLElement | null;
  if (!e || e === document.body || e === document.documentElement) return { what: 'the browser', where: -1, faults: [] };
  const what = `${e.localName}${e.id ? `#${e.id}` : ''}${[...e.classList].map((name) => `.${name}`).join('')}`;
  const where = [...document.querySelectorAll('*')].indexOf(e);
  // Where the skip link leads: the page itself.
  if (e.localName === 'main') return { what, where, faults: [] };
  // Round buttons may lie under their words, which then carry the sign.
  const shown = e.closest<HTMLElement>('.option') ?? e;
  const marked = [e, shown].some((one) => { const { outlineStyle, outlineWidth } = getComputedStyle(one); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; });
  const boxes = [...shown.getClientRects()].filter(({ width, height }) => width > 3 && height > 3);
  const seen = boxes.some((box) => {
    const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 3 || bottom - top < 3) return false;
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return hit !== null && (shown.contains(hit) || hit.contains(shown));
  });
  return { what, where, faults: [...marked ? [] : ['has no sign that the keyboard is there'], ...seen ? [] : ['is out of sight']] };
}
