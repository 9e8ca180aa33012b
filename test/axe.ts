import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

/** The smaller form of axe: a page that is looked at reads it anew, and twice the text takes twice the time. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sessions = new WeakMap<Page, CDPSession>();

/** What axe knows of one rule before it makes a report of it. */
interface Outcome { readonly id: string; readonly violations: readonly { readonly node: { readonly selector: readonly string[] } }[] }

/**
 * What axe objects to on the page that is open, one line a rule with the first element; empty where it objects to nothing.
 * All rules that axe has on by itself, or only those that are given. Its own package for this browser brings axe to the page twice and every result back:
 * half the time of the journeys. There are no frames in this product, and a page that has one is refused here.
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe would not look into the frame of this page');
  await bring(page);
  return page.evaluate(async (only) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    let found: string[] = [];
    await run(document, {
      // Its own report tells of all that is in order too: an eighth of its time. Where an element stands it knows only until it is done.
      reporter: ((all: readonly Outcome[], _options: unknown, done: (nothing: object) => void) => {
        found = all.filter(({ violations }) => violations.length > 0).map(({ id, violations }) => `${id} ${violations[0]?.node.selector.join(' ') ?? ''}`);
        done({});
      }) as never,
      ...(only ? { runOnly: { type: 'rule' as const, values: only } } : {}),
    });
    return found;
  }, rules ? [...rules] : null);
}

/** Once for a page that is looked at twice, and past the layers that pass a function and its answer on: they take longer than axe itself. */
async function bring(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  let session = sessions.get(page);
  if (!session) sessions.set(page, session = await page.context().newCDPSession(page));
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${SOURCE};0`, returnByValue: true });
  if (exceptionDetails) throw new Error(`axe did not start: ${exceptionDetails.text}`);
}
