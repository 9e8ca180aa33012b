import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { alive, startedAt } from './alive.ts';
import type { Connection } from './database.ts';
import { serverState } from './embedded.ts';

/** Who uses a data folder, in `running.json` there, so that a second instance is refused and commands can join. */
export interface Running {
  pid: number;
  /** Tells the process from a later one with the same pid. */
  started: string;
  /** Null until the bundled database is ready, and where DATABASE_URL is used: that can hold a password. */
  connection: (Connection & { socket: string }) | null;
  address: string | null;
}

/** The one right to run on a folder. */
export interface Claim {
  update(changes: Partial<Pick<Running, 'connection' | 'address'>>): void;
  /** The first act of stopping: the next instance may then wait for this one's server to end. */
  release(): void;
}

/** A start that a person can mend: its message goes to them as it is, without a stack. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}

const STOPPING_LIMIT = 5_000;
const STEP = 50;

/**
 * Claims the folder for this process. Waits up to 5 s where an earlier server on it is still stopping.
 * Throws StartRefused where another instance runs, or where that server does not stop.
 */
export async function claim(folder: string): Promise<Claim> {
  const path = join(folder, 'running.json');
  const mine: Running = { pid: process.pid, started: startedAt(process.pid), connection: null, address: null };
  take(folder, path, mine);
  let released = false;
  const release = () => {
    if (!released) rmSync(path, { force: true });
    released = true;
  };
  try {
    await untilStopped(folder);
  } catch (error) {
    release();
    throw error;
  }
  const update: Claim['update'] = (changes) => {
    Object.assign(mine, changes);
    if (!released) replace(path, mine);
  };
  return { update, release };
}

function take(folder: string, path: string, mine: Running): void {
  const holder = readRunning(folder);
  if (holder) throw refusal(folder, holder);
  const prepared = `${path}.${process.pid}`;
  writeFileSync(prepared, JSON.stringify(mine), { mode: 0o600 });
  try {
    rmSync(path, { force: true });
    // A link fails where another process was first: of two starts at one moment, one goes on.
    linkSync(prepared, path);
  } catch (error) {
    const winner = readRunning(folder);
    throw winner ? refusal(folder, winner) : error;
  } finally {
    rmSync(prepared, { force: true });
  }
}

function replace(path: string, running: Running): void {
  const prepared = `${path}.${process.pid}`;
  writeFileSync(prepared, JSON.stringify(running), { mode: 0o600 });
  renameSync(prepared, path);
}

async function untilStopped(folder: string): Promise<void> {
  const database = join(folder, 'database');
  for (let waited = 0; serverState(database); waited += STEP) {
    if (waited >= STOPPING_LIMIT) {
      throw new StartRefused(`De vorige databaseserver in ${folder} is na 5 seconden nog niet gestopt. Probeer het zo nog eens.\n`
        + `The previous database server in ${folder} has not stopped after 5 seconds. Please try again shortly.`);
    }
    await wait(STEP);
  }
}

function refusal(folder: string, { pid, address }: Running): StartRefused {
  return new StartRefused(`BIS draait al met de gegevens in ${folder}${address ? `, op ${address}` : ''} (proces ${pid}). Stop dat eerst, of kies met BIS_DATA een andere map.\n`
    + `BIS already runs on the data in ${folder}${address ? `, at ${address}` : ''} (process ${pid}). Stop it first, or choose another folder with BIS_DATA.`);
}

/** The living instance on this folder, or null. */
export function readRunning(folder: string): Running | null {
  try {
    const running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Running;
    return alive(running.pid) && startedAt(running.pid) === running.started ? running : null;
  } catch {
    return null;
  }
}
