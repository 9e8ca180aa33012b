import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lostOf } from '../../test/acknowledged.ts';
import { LONG, tried } from '../../test/guarantees/tried.ts';
import { processesOn, startWithMe, untilGone } from '../../test/started.ts';
import { asOwner } from '../../test/stored.ts';
import { openDictionary } from './people/dictionary.ts';
import { isSearchable, keepSearchable } from './people/rebuild-search.ts';
import { searchNames } from './people/search.ts';
import { openStorage } from './storage.ts';

/** The long form is guarantee G8: at least 10,000 acknowledged writes in 200 cycles. */
const CYCLES = LONG ? 200 : 3;
const WRITES = 50;
const CYCLE_LIMIT = 60_000;

const root = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
const data = join(root, 'data');
const file = join(root, 'acknowledged');
afterAll(async () => {
  await endAll();
  rmSync(root, { recursive: true, force: true });
});

/** The database first: told by the end of its parent, it would still have time to stop in order. */
async function endAll(): Promise<void> {
  const all = processesOn(data);
  for (const { pid } of [...all.filter(({ name }) => name.includes('postgres')), ...all]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with the one before it.
    }
  }
  await untilGone(data, 10_000);
}

/** Starts a writer, waits for so many acknowledged writes, and kills everything in the middle of the next. */
async function cycle(before: readonly string[], writes: number): Promise<{ acknowledged: string[]; checked: number; lost: number }> {
  writeFileSync(file, before.join('\n'));
  const writer = startWithMe(['node', 'test/crash-writer.ts', data, file], { env: process.env });
  const ended = once(writer, 'exit');
  let output = '';
  let faults = '';
  writer.stderr.on('data', (text: Buffer) => {
    faults += text.toString();
  });
  for await (const text of writer.stdout) {
    output += String(text);
    if (output.split('\n').length > writes + 1 && processesOn(data).length > 0) await endAll();
  }
  await ended;
  const lines = output.split('\n').slice(0, -1);
  const [, checked, lost] = /^checked (\d+) (\d+)$/.exec(lines[0] ?? '') ?? [];
  if (lost === undefined) throw new Error(`the writer did not start: ${faults}`);
  return { acknowledged: lines.slice(1), checked: Number(checked), lost: Number(lost) };
}

test('what was acknowledged is there after every kill -9 of server and database, readable and in its chain (G8)', { timeout: CYCLES * CYCLE_LIMIT }, async () => {
  const all: string[] = [];
  let lost = 0;
  let last: string[] = [];
  for (let done = 0; done < CYCLES; done++) {
    const result = await cycle(last, WRITES + ((done * 7) % 30));
    expect(result.checked).toBe(last.length);
    lost += result.lost;
    if (lost > 0) break;
    last = result.acknowledged;
    all.push(...last);
  }
  const storage = await openStorage({ folder: data, url: null, now: new Date('2019-03-05T10:00:00Z') });
  try {
    const found = await lostOf(storage, all);
    console.log(`kill -9: ${CYCLES} cycles, ${all.length} acknowledged writes, ${found.length} lost`);
    tried('kill-9', CYCLES, 'times kill -9');
    tried('kill-9', all.length, 'acknowledged writes');
    tried('kill-9', found.length, 'lost');
    expect({ lost, found }).toEqual({ lost: 0, found: [] });
    expect(all.length).toBeGreaterThanOrEqual(CYCLES * WRITES);
    expect(new Set(all).size).toBe(all.length);
    await findsAgain(storage);
  } finally {
    await storage.close();
  }
});

/** A crash empties what people are found by; it is made anew from the words. */
async function findsAgain(storage: Awaited<ReturnType<typeof openStorage>>): Promise<void> {
  expect(await asOwner(storage.database, isSearchable)).toBe(false);
  await keepSearchable(storage.database, storage.keys, 'test');
  const found = await asOwner(storage.database, async (db) => searchNames(db, storage.keys, await openDictionary(db, storage.keys), 'Testina van Voorbeeld', 10));
  expect(found).toHaveLength(10);
}
