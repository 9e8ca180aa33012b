import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** A disk of its own of so many kB on this folder, until `away`; null where this machine does not let a test make one. */
export function smallDisk(folder: string, kilobytes: number): { away(): void } | null {
  mkdirSync(folder, { recursive: true });
  if (process.platform !== 'linux' || !runs('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)) return null;
  return { away: () => void runs('umount', '-l', folder) };
}

/** From now on files can be made there and not be taken away, by anybody; null where this machine does not let a test do so. */
export function onlyAdding(path: string): { undo(): void } | null {
  if (process.platform !== 'linux' || !runs('chattr', '+a', path)) return null;
  return { undo: () => void runs('chattr', '-a', path) };
}
