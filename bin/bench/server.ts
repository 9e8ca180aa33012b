import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Browser, socketLine } from './browser.ts';
import { ending } from './ending.ts';

export interface Started {
  origin: string;
  /** From the start of the process to the first 200. */
  milliseconds: number;
  /** Resolves when process and database have ended. */
  stop(): Promise<void>;
}

/** As `npm start` has them (package.json). */
const FLAGS = ['--max-semi-space-size=4', '--expose-gc'];
const START_LIMIT = 60_000;
const STOP_LIMIT = 5_000;
const STEP = 5;

/** The real server on a data folder, on a free port of loopback; `npm` is left out. Answers of `path` tell that it is there. */
export async function startServer(folder: string, path: string): Promise<Started> {
  const port = await freePort();
  const log = join(folder, 'bench.log');
  const output = openSync(log, 'w');
  // With the name of an npm script the server ends by itself when the bench is killed.
  const env = { ...process.env, BIS_DATA: folder, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', PUBLIC_URL: '', npm_lifecycle_event: 'bench' };
  const started = performance.now();
  const child = spawn(process.execPath, [...FLAGS, join(import.meta.dirname, 'main.js')], { env, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = ending(() => stop(child, ended));
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(origin, path, child, log);
  return { origin, milliseconds: performance.now() - started, stop: end };
}

async function untilAnswers(origin: string, path: string, child: ChildProcess, log: string): Promise<void> {
  const until = performance.now() + START_LIMIT;
  while (performance.now() < until && child.exitCode === null) {
    const browser = new Browser(socketLine(origin));
    const status = await browser.get(path).then((got) => got.status, () => 0).finally(() => browser.close());
    if (status === 200) return;
    await wait(STEP);
  }
  child.kill('SIGTERM');
  throw new Error(`the server did not answer ${path}:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
