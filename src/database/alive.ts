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
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [STATE, BEGIN] = [0, 19];
    // A killed process keeps its pid until its parent looks.
    return fields[STATE] === 'Z' ? 'ended' : `${boot} ${fields[BEGIN]}`;
  } catch {
    return '';
  }
}
