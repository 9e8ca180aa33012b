import type { KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createZstdCompress } from 'node:zlib';
import { Client } from 'pg';
import { clientSettings } from '../database.ts';
import { clusterFiles, sizeOf } from './cluster-files.ts';
import { bytesOf, pack, through } from './entries.ts';
import type { FileEntry } from './entries.ts';
import { instantName, refuseWithoutSpace, writeNew } from './place.ts';
import { sealStream } from './sealed-stream.ts';

export const BASE_LABEL = 'base';
const SEGMENT_BYTES = 16_777_216;

export interface BaseOptions {
  /** The folder of the running database, and that of its socket. */
  cluster: string;
  socket: string;
  target: string;
  recipient: KeyObject;
  now(): Date;
}

export interface BaseMade {
  path: string;
  /** Sealed and unsealed. */
  bytes: number;
  unsealed: number;
  files: number;
  /** The last piece of the write-ahead log that it needs. */
  lastPiece: string;
}

/** As the superuser of the bundled database, which only its socket lets in. */
export async function asSuperuser<T>(socket: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(clientSettings({ socket, database: 'postgres', user: 'postgres' }));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A whole copy of the running database in one sealed file, while work goes on: all that was committed before this was called
 * is in it. It stands in the folder under its name only when it is complete and on disk. Throws StartRefused without space.
 */
export async function makeBase(options: BaseOptions): Promise<BaseMade> {
  refuseWithoutSpace(options.target, await sizeOf(options.cluster) + 2 * SEGMENT_BYTES);
  return asSuperuser(options.socket, async (client) => {
    const about: Record<string, unknown> = { format: 1 };
    const totals = { files: 0, bytes: 0 };
    let at = options.now();
    const finished = () => {
      at = options.now();
    };
    const packed = pack(entries(client, options, about, finished), (all) => ({ ...about, at: at.toISOString(), ...Object.assign(totals, all) }));
    const sealed = sealStream(options.recipient, BASE_LABEL, through(packed, createZstdCompress()));
    const { path, bytes, sha256 } = await writeNew(() => join(options.target, `base-${instantName(at)}.bis`), sealed, options.target);
    await writeNew(`${path}.sha256`, [Buffer.from(`${sha256}  ${basename(path)}\n`)]);
    return { path, bytes, unsealed: totals.bytes, files: totals.files, lastPiece: about['lastPiece'] as string };
  });
}

/** The files, and then what PostgreSQL needs to make of them one moment: its label and the log from the beginning to the end of the copying. */
async function* entries(client: Client, { cluster }: BaseOptions, about: Record<string, unknown>, finished: () => void): AsyncGenerator<FileEntry> {
  // Keeps the log that the copy needs; gone with this connection.
  await client.query("select pg_create_physical_replication_slot('bis_backup_' || pg_backend_pid(), true, true)");
  const { rows: [start] } = await client.query("select pg_walfile_name(pg_backup_start('bis', true)) as piece");
  const { rows: [server] } = await client.query("select system_identifier::text as system, current_setting('server_version') as version from pg_control_system()");
  Object.assign(about, { firstPiece: start.piece, system: server.system, postgres: server.version });
  yield* clusterFiles(cluster);
  const { rows: [stop] } = await client.query('select pg_walfile_name(lsn) as piece, labelfile, spcmapfile from pg_backup_stop(false)');
  finished();
  about['lastPiece'] = stop.piece;
  yield { path: 'backup_label', content: [Buffer.from(stop.labelfile)] };
  if (stop.spcmapfile) yield { path: 'tablespace_map', content: [Buffer.from(stop.spcmapfile)] };
  yield* logFiles(cluster, start.piece, stop.piece);
}

async function* logFiles(cluster: string, first: string, last: string): AsyncGenerator<FileEntry> {
  const names = (await readdir(join(cluster, 'pg_wal'))).filter((name) => name.endsWith('.history') || (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last));
  if (!names.includes(first) || !names.includes(last)) throw new Error('the write-ahead log of the backup is not all there');
  for (const name of names.sort()) yield { path: `pg_wal/${name}`, content: bytesOf(join(cluster, 'pg_wal', name)) };
}

export interface Archived {
  /** Null where nothing was archived yet. */
  last: string | null;
  failed: string | null;
}

/** Waits until this piece has reached the archive, at most so long. */
export async function untilArchived(socket: string, piece: string, milliseconds: number): Promise<Archived & { reached: boolean }> {
  const STEP = 100;
  return asSuperuser(socket, async (client) => {
    for (let waited = 0; ; waited += STEP) {
      const { rows: [row] } = await client.query('select last_archived_wal as last, last_failed_wal as failed from pg_stat_archiver');
      const reached = row.last !== null && row.last >= piece;
      if (reached || waited >= milliseconds) return { ...row, reached };
      await wait(STEP);
    }
  });
}
