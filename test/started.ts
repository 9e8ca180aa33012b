import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** `npm start` in this project, in a process group of its own. */
export interface Started {
  npm: ChildProcess;
  /** All that it wrote so far. */
  output(): string;
  /** The address on this machine that it prints, also where a proxy stands before it. Rejects when it ends before. */
  address: Promise<string>;
  exit: Promise<number | null>;
}

const PROJECT = new URL('..', import.meta.url);

export function npmStart(data: string, args: readonly string[] = [], environment: Record<string, string> = {}): Started {
  const npm = startWithMe(['npm', 'start', '--silent', ...(args.length > 0 ? ['--', ...args] : [])], {
    env: { ...withoutVitest(), PORT: '0', BIS_DATA: data, ...environment },
  });
  let output = '';
  const exit = new Promise<number | null>((resolve) => npm.once('exit', resolve));
  const address = new Promise<string>((resolve, reject) => {
    const take = (text: Buffer) => {
      output += text.toString();
      const found = /(?:draait|Luistert) op (http:\/\/\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    npm.stdout.on('data', take);
    npm.stderr.on('data', take);
    void exit.then(() => reject(new Error(`ended: ${output}`)));
  });
  address.catch(() => undefined);
  return { npm, output: () => output, address, exit };
}

/** In a group of its own, and killed when the test run is killed. */
export function startWithMe(command: readonly string[], { env }: { env: NodeJS.ProcessEnv }): ChildProcessByStdio<null, Readable, Readable> {
  const [program, ...args] = process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', ...command] : command;
  return spawn(program!, args, { cwd: PROJECT, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
}

function withoutVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|npm_|DATABASE_URL|PUBLIC_URL|HOST$)/.test(name)));
}

/** Every process that works on this data folder: by its environment, command line or working directory. */
export function processesOn(data: string): { pid: number; name: string }[] {
  return readdirSync('/proc').map(Number).filter((pid) => pid > 1 && pid !== process.pid).flatMap((pid) => {
    const command = from(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
    const environment = from(() => readFileSync(`/proc/${pid}/environ`, 'utf8'));
    const works = from(() => readlinkSync(`/proc/${pid}/cwd`));
    return command && (command.includes(data) || environment.includes(`BIS_DATA=${data}`) || works.startsWith(data)) ? [{ pid, name: command }] : [];
  });
}

function from(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

/** Milliseconds until nothing works on the folder any more; what is left after `limit` is named in the error. */
export async function untilGone(data: string, limit: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const left = processesOn(data);
    const passed = performance.now() - started;
    if (left.length === 0) return passed;
    if (passed > limit) throw new Error(`left after ${limit} ms: ${left.map(({ name }) => name).join(', ')}`);
    await wait(20);
  }
}
