import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { LIMIT, openWorld } from '../journey.ts';
import { oneToOne } from '../journey-one-to-one.ts';
import { PHONE } from '../journey-tab.ts';


const world = await openWorld('2019-03-04');
afterAll(world.close);

test('the whole way, from the public form to the year page, on a telephone without script', () => oneToOne(world, { scripts: false, viewport: PHONE }), LIMIT);

/** Presses Tab until this has the focus; what has it on the way can be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const on = document.activeElement;
      if (!(on instanceof HTMLElement) || on === document.body) return null;
      const box = on.getBoundingClientRect();
      const label = on instanceof HTMLInputElement ? [...(on.labels ?? [])].map((one) => one.textContent).join(' ') : on.textContent;
      return { text: label.replace(/\s+/g, ' ').trim(), seen: box.bottom > 0 && box.top < innerHeight };
    });
    if (at) expect(at).toMatchObject({ seen: true });
    if (at?.text === name) return;
  }
  throw new Error(`Tab never reached “${name}”`);
}

async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

test('with the keyboard only: sign in, open a case, record something', async () => {
  world.on('2021-03-01');
  const number = await world.refer({ referrerKind: 'victim-support' }, { people: [{ name: 'Testina van Voorbeeld' }, { name: 'Proefman de Boer' }] });
  const tab = await world.tab();
  const { page } = tab;
  await tab.open('/inloggen');
  await tabTo(page, 'Medewerker aanmeldpunt');
  await enter(page);
  await tabTo(page, number);
  await enter(page);
  await tabTo(page, 'Huiselijk geweld en stalking zijn beoordeeld');
  await enter(page);
  await tabTo(page, 'Ja');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Ja');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Huiselijk geweld en stalking beoordelen');
  await enter(page);
  await tab.sees('Vastgelegd', 'Beoordeeld: huiselijk geweld nee, stalking nee');
}, LIMIT);
