import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { clientSettings } from '../src/database/database.ts';
import type { Connection } from '../src/database/database.ts';
import { privateFolder, startEmbedded } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';
import { makeServerLogin } from '../src/database/server-login.ts';
import { dropDatabase, inDatabase } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { connection: Connection; template: string };
    /** The file of `Looked`, of this run. */
    looked: string;
  }
}

const TEMPLATE = 'bis_template';

const MEMORY = '/dev/shm';
/** Databases of a whole run stay far below; own choice. */
const ROOM = 4 * 1024 ** 3;

/** In memory where there is room: what is made here is thrown away, and a copy of the template for every file is most of what a disk would do. */
function scratch(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** One PostgreSQL for the whole run: the bundled one, or the one in TEST_DATABASE_URL, whose role must be able to make databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweep();
  const url = process.env['TEST_DATABASE_URL'];
  const server = url ? external(url) : await bundled();
  const template = `${TEMPLATE}_${process.pid}`;
  try {
    await administer(server.connection, `create database ${template}`);
    const own = inDatabase(server.connection, template);
    await migrate(own, new Date());
    if ('socket' in own) await makeServerLogin(own);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('postgres', { connection: server.connection, template });
  const looked = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-looked-`));
  project.provide('looked', join(looked, 'marks'));
  return async () => {
    rmSync(looked, { recursive: true, force: true });
    await dropOwn(server.connection);
    await server.stop();
  };
}

async function bundled() {
  const folder = mkdtempSync(join(scratch(), `bis-test-${process.pid}-`));
  const server = await startEmbedded({
    folder: join(folder, 'database'), socket: privateFolder(join(folder, 's')), log: join(folder, 'log'), durable: false, connections: 200,
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { connection: server.connection, stop };
}

function external(url: string) {
  return { connection: { url }, stop: () => Promise.resolve() };
}

/** Folders of runs that were killed. */
function sweep(): void {
  for (const place of new Set([tmpdir(), scratch()])) for (const name of readdirSync(place)) {
    const pid = Number(/^bis-test-(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid && !runs(pid)) rmSync(join(place, name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function administer(connection: Connection, sql: string): Promise<string[]> {
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    return (await client.query(sql)).rows.map((row) => row.datname as string);
  } finally {
    await client.end();
  }
}

async function dropOwn(connection: Connection): Promise<void> {
  const own = await administer(connection, `select datname from pg_database where datname like 'bis\\_%\\_${process.pid}%'`);
  for (const name of own) await dropDatabase(connection, name);
}
