import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinStorage } from '../../src/database/storage.ts';
import { socketLine } from './browser.ts';
import { fill } from './fill.ts';
import { measure, type Bounds } from './measure.ts';
import type { Figure, Measured } from './report.ts';
import { scenesOf } from './scenes.ts';
import { startServer } from './server.ts';
import { readWorld, typosIn } from './world.ts';

/** A house as it is after a year, beside which the big one is held. */
const CASES = 1_000;
const YEARS = 1;
const BOUNDS: Bounds = { visits: 150, warmUp: 40, seconds: 10 };
const TYPOS = 50;
/** How many times slower a page may be in the big one. */
const MOST = 2;
/** Of these the page shows about the same in both; a desk and a year have more to show where more came in. */
const ALIKE: readonly string[] = ['my cases', 'today', 'a case', 'name with a typo', 'durable referral'];

/** p50 of each scene on one connection, in a small house in `folder`, which is filled where it is not there yet. */
export async function measureSmall(folder: string, path: string, say: (text: string) => void): Promise<Map<string, number>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mark = join(folder, 'bench.json');
  if (!existsSync(mark)) {
    say(`Importing ${CASES} registrations to compare with …`);
    writeFileSync(mark, JSON.stringify(await fill(folder, CASES, YEARS, new Date(), () => undefined)));
  }
  const { cases } = JSON.parse(readFileSync(mark, 'utf8')) as { cases: number };
  const server = await startServer(folder, path);
  const storage = await joinStorage({ folder, url: null, now: new Date() });
  try {
    const found = new Map<string, number>();
    for (const scene of scenesOf(await readWorld(storage, typosIn(cases, new Date(), YEARS, TYPOS), new Date()))) {
      if (!ALIKE.includes(scene.name)) continue;
      const line = socketLine(server.origin);
      try {
        found.set(scene.name, (await measure([await scene.open(line, 0)], BOUNDS)).p50);
      } finally {
        line.close();
      }
    }
    return found;
  } finally {
    await storage.close();
    await server.stop();
  }
}

/** How many times slower each is in the big house. */
export const growth = (scenes: readonly Pick<Measured, 'name' | 'server'>[], small: ReadonlyMap<string, number>): Figure[] => scenes.flatMap(({ name, server: [one] }) => {
  const before = small.get(name);
  return before === undefined ? [] : [{ name: `${name}, against 1,000 cases`, value: one.p50 / before, most: MOST, unit: '×', note: `p50 ${before.toFixed(1)} ms there` }];
});
