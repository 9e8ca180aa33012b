import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { Runner } from '../../src/chores/runner.ts';
import { STANDINGS } from '../../src/database/standing-anew.ts';
import { joinStorage, openStorage, type Storage } from '../../src/database/storage.ts';
import { checkToday, lookingAtLists, sealing } from '../../src/jobs.ts';
import { runRetention } from '../../src/retention/job.ts';
import { startBare, type Bare } from './bare.ts';
import { socketLine } from './browser.ts';
import { ending } from './ending.ts';
import type { Filled } from './fill.ts';
import { firstPage, type FirstPage } from './first-page.ts';
import { lookInside } from './inside.ts';
import { measure, type Bounds, type Times } from './measure.ts';
import { measureOut } from './out.ts';
import { cpuOn, memoryOn, type Cpu, type Memory } from './processes.ts';
import { figuresTable, scenesTable, type Figure, type Measured } from './report.ts';
import { scenesOf, type Scene } from './scenes.ts';
import { startServer } from './server.ts';
import { growth, measureSmall } from './small.ts';
import { measureStatements } from './statements.ts';
import { readWorld, typosIn } from './world.ts';

/** Ten seconds a measurement at most; six measurements a scene. */
const BOUNDS: Bounds = { visits: 300, warmUp: 40, seconds: 10 };
const CROWD: Bounds = { visits: 800, warmUp: 80, seconds: 10 };
const CONNECTIONS = [1, 16] as const;
const PUBLIC_PAGE = '/';
/** Visits whose statements are kept, to go round among them. */
const RECORDED = 20;
const STARTS = 5;
/** V8 gives memory back some time after the work. */
const IDLE = 30_000;
const TYPOS = 200;

type Pair<T> = readonly [T, T];

async function atBoth(work: (connections: number, bounds: Bounds) => Promise<Times>): Promise<Pair<Times>> {
  return [await work(CONNECTIONS[0], BOUNDS), await work(CONNECTIONS[1], CROWD)];
}

interface Place { readonly folder: string; readonly origin: string; readonly storage: Storage; readonly bare: Bare }

async function measureServed(scene: Scene, { origin, folder }: Place): Promise<{ server: Pair<Times>; cpu: Cpu | null }> {
  const spent: (Cpu | null)[] = [];
  const server = await atBoth(async (connections, bounds) => {
    const lines = Array.from({ length: connections }, () => socketLine(origin));
    try {
      const steps = await Promise.all(lines.map((line, seat) => scene.open(line, seat)));
      const before = cpuOn(folder);
      const times = await measure(steps, bounds);
      spent.push(perVisit(before, cpuOn(folder), times.all));
      return times;
    } finally {
      lines.forEach((line) => line.close());
    }
  });
  return { server, cpu: scene.prepares ? null : spent[0] ?? null };
}

const perVisit = (before: Cpu | null, after: Cpu | null, visits: number): Cpu | null =>
  (before && after ? { node: (after.node - before.node) / visits, postgres: (after.postgres - before.postgres) / visits } : null);

async function measureScene(scene: Scene, place: Place): Promise<Measured> {
  const { storage, bare } = place;
  const served = await measureServed(scene, place);
  const { visits, sizes } = await lookInside(storage, scene, RECORDED);
  return {
    name: scene.name, goal: scene.goal, ...served,
    statements: await atBoth((connections, bounds) => measureStatements(storage.connection, visits, connections, bounds, randomUUID)),
    bare: await atBoth((connections, bounds) => bare.measure(sizes, connections, bounds)),
  };
}

interface Run { readonly scenes: Measured[]; readonly starts: number[]; readonly idle: Memory | null; readonly after: Memory | null; readonly page: FirstPage; readonly out: readonly Figure[]; readonly growth: readonly Figure[] }

async function measureServer(folder: string, filled: Filled, years: number, say: (text: string) => void): Promise<Pick<Run, 'scenes' | 'out' | 'after'>> {
  const typos = typosIn(filled.cases, new Date(), years, TYPOS);
  const server = await startServer(folder, PUBLIC_PAGE);
  try {
    const measured = await measureScenes(folder, server.origin, typos, say);
    await wait(IDLE);
    return { ...measured, after: memoryOn(folder) };
  } finally {
    await server.stop();
  }
}

async function measureScenes(folder: string, origin: string, typos: readonly string[], say: (text: string) => void): Promise<Pick<Run, 'scenes' | 'out'>> {
  const bare = await startBare();
  const storage = await joinStorage({ folder, url: null, now: new Date() });
  try {
    const scenes: Measured[] = [];
    for (const scene of scenesOf(await readWorld(storage, typos, new Date()))) {
      say(`Measuring ${scene.name} …`);
      scenes.push(await measureScene(scene, { folder, origin, storage, bare }));
    }
    say('Measuring who is out …');
    return { scenes, out: await measureOut(storage, new Date()) };
  } finally {
    bare.stop();
    await storage.close();
  }
}

/** The server on the database as the bench left it, started again and again; the last one is left alone for a while. */
async function measureStarts(folder: string): Promise<Pick<Run, 'starts' | 'idle' | 'page'>> {
  const starts: number[] = [];
  for (let n = 1; ; n += 1) {
    const server = await startServer(folder, PUBLIC_PAGE);
    starts.push(server.milliseconds);
    try {
      if (n < STARTS) continue;
      const page = await firstPage(server.origin, PUBLIC_PAGE);
      await wait(IDLE);
      return { starts, idle: memoryOn(folder), page };
    } finally {
      await server.stop();
    }
  }
}

/** What a house does once a day was done: it is measured by itself, and not beside whoever is at work. Seconds of the check of every journal. */
async function doTheDay(folder: string, say: (text: string) => void): Promise<void> {
  const storage = await openStorage({ folder, url: null, now: new Date() });
  const close = ending(storage.close);
  const { database, keys } = storage;
  const parts = { database, keys, now: () => new Date(), newId: randomUUID, logHeads: join(folder, 'log-heads') };
  try {
    const started = performance.now();
    const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
    await sealing(parts)();
    const checked = await checkToday(parts);
    say(`The daily check of the log and every journal: ${checked === null ? 'done before' : `${seconds()} s, rests included`}.`);
    await runRetention(parts, new Date());
    // On record, so that the server finds it done.
    await new Runner({ ...parts, failed: (work, kind) => say(`${work} failed: ${kind}`) }, [lookingAtLists(parts)]).run(STANDINGS);
  } finally {
    await close();
  }
}

export async function measureAll(folder: string, filled: Filled, years: number, say: (text: string) => void): Promise<void> {
  await doTheDay(folder, say);
  const served = await measureServer(folder, filled, years, say);
  say('Starting again …');
  const starts = await measureStarts(folder);
  say('Measuring a small house …');
  report({ ...served, ...starts, growth: growth(served.scenes, await measureSmall(join(folder, 'small'), PUBLIC_PAGE, say)) }, filled, say);
}

const total = (memory: Memory | null): number | null => (memory ? memory.node + memory.postgres : null);
const parts = (memory: Memory | null): string => (memory ? `node ${memory.node.toFixed(0)}, PostgreSQL ${memory.postgres.toFixed(0)}, ${memory.processes} processes; PSS, node resident ${memory.resident.toFixed(0)}` : '');

function report({ scenes, starts, idle, after, page, out, growth: grown }: Run, filled: Filled, say: (text: string) => void): void {
  const sorted = [...starts].sort((a, b) => a - b);
  const figures: Figure[] = [
    { name: 'import of 100,000 rows', value: (filled.seconds / filled.cases) * 100_000 / 60, most: 10, unit: 'min', note: `${Math.round(filled.cases / filled.seconds)} rows a second, memory ${Math.round(filled.memory.early)} MB in the first tenth, ${Math.round(filled.memory.late)} in the last` },
    { name: 'cold start', value: (sorted[Math.floor(STARTS / 2)] as number) / 1000, most: 1.5, unit: 's', note: `median of ${starts.map((n) => (n / 1000).toFixed(2)).join(' ')}` },
    { name: 'idle memory after a start', value: total(idle), most: 150, unit: 'MB', note: parts(idle) },
    { name: 'idle memory after all this', value: total(after), most: 150, unit: 'MB', note: parts(after) },
    { name: 'first public page', value: page.plain, most: 50, unit: 'kB', note: `without fonts (${page.fonts.toFixed(0)} linked), ${page.packed.toFixed(0)} packed, ${page.scripts.toFixed(0)} of it script` },
    ...out, ...grown,
  ];
  const { cases, facts, people, gigabytes } = filled;
  say(`\n${cases} cases, ${facts} facts, ${people.names} people with a name (${people.words} different words; the others are past their retention term), ${gigabytes.toFixed(2)} GB\n`);
  say(scenesTable(scenes));
  say(`\n${figuresTable(figures)}\n`);
  say('Times are in ms, from sending a request to the last byte of its answer, on loopback over connections that stay open, seen by the');
  say('client: nothing is subtracted, and the client shares the cores with server and database. Signed in, rights and access log on.');
  say('pg alone: the same statements of the same pages, transaction included. Bare http: answers of the same size from node:http alone.');
  say('CPU: processor time of a visit on one connection, in node and in PostgreSQL; a busy machine changes it little.');
  say('Goals: G14, p50 on one connection. A goal that is missed is missed on this machine in this run; a busy machine is slower.');
}
