import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe objects to on the page that is open, one line a rule with the first element; empty where it objects to nothing.
 * All rules that axe has on by itself, or only those that are given. Its own package for this browser brings axe to the page twice and every result back:
 * half the time of the journeys. There are no frames in this product, and a page that has one is refused here.
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe would not look into the frame of this page');
  await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, { resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule' as const, values: only } } : {}) });
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ') ?? ''}`);
  }, rules ? [...rules] : null);
}
