import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Memory { node: number; postgres: number; processes: number }
/** Milliseconds on a core. */
export interface Cpu { readonly node: number; readonly postgres: number }

const MEGABYTE = 1024;
/** The kernel tells processor time in hundredths of a second. */
const TICK = 10;

/**
 * Proportional set size in MB of everything that works on a data folder, so that what processes share counts once.
 * Null where the system does not tell.
 */
export function memoryOn(folder: string): Memory | null {
  const found: Memory = { node: 0, postgres: 0, processes: 0 };
  for (const pid of processesOn(folder)) {
    const size = pss(pid);
    if (size === null) continue;
    found.processes += 1;
    found[kindOf(pid)] += size;
  }
  return found.processes > 0 ? found : null;
}

/** Processor time that everything on a data folder has used so far, ended children included. Null where the system does not tell. */
export function cpuOn(folder: string): Cpu | null {
  const found = { node: 0, postgres: 0 };
  const pids = processesOn(folder);
  for (const pid of pids) {
    const stat = read(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    // utime, stime, and of children that ended cutime, cstime (proc(5), fields 14 to 17).
    found[kindOf(pid)] += fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * TICK;
  }
  return pids.length > 0 ? found : null;
}

const kindOf = (pid: number): 'node' | 'postgres' => (read(`/proc/${pid}/comm`).startsWith('postgres') ? 'postgres' : 'node');

/** The server has the folder in its environment, PostgreSQL works in it. */
function processesOn(folder: string): number[] {
  const pids = from(() => readdirSync('/proc'), []).map(Number).filter((pid) => pid > 1 && pid !== process.pid);
  return pids.filter((pid) => read(`/proc/${pid}/environ`).includes(`BIS_DATA=${folder}\0`) || from(() => readlinkSync(`/proc/${pid}/cwd`), '').startsWith(folder));
}

function pss(pid: number): number | null {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / MEGABYTE;
}

const read = (path: string): string => from(() => readFileSync(path, 'utf8'), '');

function from<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
