import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Memory { node: number; postgres: number; processes: number }

const MEGABYTE = 1024;

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
    if (read(`/proc/${pid}/comm`).startsWith('postgres')) found.postgres += size;
    else found.node += size;
  }
  return found.processes > 0 ? found : null;
}

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
