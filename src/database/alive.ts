import { readFileSync } from 'node:fs';

export function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Boot and clock tick at which a process began, where the system says so: tells it from a later one with the same pid.
 * '' elsewhere, and then only the pid counts.
 */
export function startedAt(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return beganAt(readFileSync(`/proc/${pid}/stat`, 'utf8'), boot);
  } catch {
    return '';
  }
}

/** From a line of `/proc/PID/stat`: boot and clock tick; 'ended' for a process that no longer does anything. */
export function beganAt(stat: string, boot: string): string {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [STATE, BEGIN, MEMORY] = [0, 19, 20];
  // A killed process gives up its memory first, then its files; it keeps its pid until its parent looks.
  return fields[STATE] === 'Z' || fields[MEMORY] === '0' ? 'ended' : `${boot} ${fields[BEGIN]}`;
}
