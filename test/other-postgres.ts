import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { clientSettings } from '../src/database/database.ts';
import type { Connection } from '../src/database/database.ts';
import { privateFolder, serverState, startEmbedded } from '../src/database/embedded.ts';

export type OnSocket = Extract<Connection, { socket: string }>;

/** A second server with an empty database, whose owner is no superuser: `name` says which PostgreSQL it is. */
export interface OtherPostgres {
  name: string;
  connection: OnSocket;
  /** Where its own `pg_dump` and `pg_restore` are; null where it comes without. */
  tools: string | null;
  /** One more empty database of the same owner. */
  another(name: string): Promise<OnSocket>;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** Of another major version where this machine has one (Debian keeps them apart), else the bundled one once more. */
export async function otherPostgres(): Promise<OtherPostgres> {
  const major = (existsSync(DEBIAN) ? readdirSync(DEBIAN) : []).find((one) => existsSync(join(DEBIAN, one, 'bin', 'initdb')));
  const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
  const server = major === undefined ? await bundled(folder) : await debian(folder, join(DEBIAN, major, 'bin'));
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const another = async (name: string) => {
    await administer({ ...server.connection, database: 'postgres', user: 'postgres' }, [`create database ${name} owner bis_owner`]);
    return { ...server.connection, database: name };
  };
  return { name: await nameOf(server.connection), connection: server.connection, tools: major === undefined ? null : join(DEBIAN, major, 'bin'), another, stop };
}

async function bundled(folder: string) {
  const server = await startEmbedded({ folder: join(folder, 'database'), socket: privateFolder(join(folder, 's')), log: join(folder, 'log'), durable: false });
  return { connection: server.connection as OnSocket, stop: server.stop };
}

/** PostgreSQL refuses to run as root: there the account of the package runs it. */
async function debian(folder: string, programs: string) {
  const [uid, gid] = (/^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []).slice(1);
  const asRoot = process.getuid?.() === 0;
  const prefix = asRoot ? ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'] : [];
  chmodSync(folder, 0o755);
  const [database, socket] = [join(folder, 'database'), privateFolder(join(folder, 's'))];
  privateFolder(database);
  if (asRoot) spawnSync('chown', [`${uid}:${gid}`, database, socket]);
  const run = (command: readonly string[]) => [...prefix, ...command] as [string, ...string[]];
  const [initdb, ...initial] = run([join(programs, 'initdb'), '-D', database, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']);
  const made = spawnSync(initdb, initial, { encoding: 'utf8', cwd: '/' });
  if (made.status !== 0) throw new Error(made.stderr);
  const [postgres, ...rest] = run(['setpriv', '--pdeathsig', 'KILL', join(programs, 'postgres'), '-D', database, '-c', `unix_socket_directories=${socket}`, '-c', 'listen_addresses=', '-c', 'fsync=off']);
  const server = spawn(postgres, rest, { stdio: 'ignore', cwd: '/' });
  const ended = new Promise<void>((resolve) => { server.once('exit', () => resolve()); });
  const LIMIT = 20_000;
  for (let waited = 0; !serverState(database)?.ready; waited += 20) {
    if (waited > LIMIT) throw new Error('the second PostgreSQL did not start');
    await wait(20);
  }
  await administer({ socket, database: 'postgres', user: 'postgres' }, ['create role bis_owner login createrole', 'create database bis owner bis_owner']);
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
  };
  return { connection: { socket, database: 'bis', user: 'bis_owner' }, stop };
}

async function administer(connection: Connection, statements: readonly string[]): Promise<void> {
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function nameOf(connection: Connection): Promise<string> {
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    return `PostgreSQL ${(await client.query("select current_setting('server_version') as version")).rows[0].version}`;
  } finally {
    await client.end();
  }
}
