/**
 * `npm run bench`: loads synthetic cases (BENCH_CASES, 100000 by default, over BENCH_YEARS, 10 by default) into a data
 * folder of its own, starts the real server on it and measures what guarantee G14 promises. BENCH_DATA names a folder that is
 * kept and used again; otherwise nothing is left behind.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { alive } from '../src/database/alive.ts';
import { BARE, serveBare } from './bench/bare.ts';
import { endAll } from './bench/ending.ts';
import { fill, type Filled } from './bench/fill.ts';
import { measureAll } from './bench/run.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

function numberOf(name: string, otherwise: number, least: number, most: number): number {
  const text = process.env[name]?.trim() || String(otherwise);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new Error(`${name} is a whole number from ${least} to ${most}`);
  return value;
}

/** What the folder holds already, from a bench that kept it. */
function keptIn(folder: string): Filled | null {
  const path = join(folder, 'bench.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as Filled : null;
}

async function bench(folder: string): Promise<void> {
  const [count, years] = [numberOf('BENCH_CASES', 100_000, 1_000, 1_000_000), numberOf('BENCH_YEARS', 10, 1, 15)];
  say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before it began, node ${process.version}, ${process.platform}`);
  let filled = keptIn(folder);
  if (filled) say(`Using ${filled.cases} cases that ${folder} already holds.`);
  else {
    say(`Importing ${count} synthetic registrations over ${years} years …`);
    filled = await fill(folder, count, years, new Date(), say);
    writeFileSync(join(folder, 'bench.json'), JSON.stringify(filled));
  }
  await measureAll(folder, filled, years, say);
}

/** Folders of benches that were killed and could not clear up. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^bis-bench-(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid && !alive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function run(): Promise<void> {
  sweep();
  const kept = process.env['BENCH_DATA']?.trim();
  const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), `bis-bench-${process.pid}-`));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const leave = async (code: number, error?: unknown) => {
    if (leaving) return;
    leaving = true;
    await endAll();
    if (!kept) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    if (error !== undefined) process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
    process.exit(code);
  };
  let leaving = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(1));
  // Work that is under way fails when its database is taken away: that is no news once the bench is leaving.
  process.on('uncaughtException', (error) => void leave(1, error));
  await bench(folder).then(() => leave(0), (error: unknown) => leave(1, error));
}

if (process.argv[2] === BARE) serveBare();
else void run();
