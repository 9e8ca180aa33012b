import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { open } from 'node:fs/promises';
import type { FileEntry } from './entries.ts';

/** What a base backup leaves out, as PostgreSQL's manual says (section 25.3.4): made anew at a start, or about this run only. */
const EMPTY_FOLDERS = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_internal\.init(\..*)?|pgsql_tmp.*|.*\.tmp|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest)$/;
/** Says where this database archives: a restored one must not go on there by itself. */
const AUTO_CONF = 'postgresql.auto.conf';
const CONTROL = 'global/pg_control';
const PIECE = 262_144;

/** Bytes of all that a backup would read. */
export async function sizeOf(cluster: string): Promise<number> {
  let total = 0;
  for (const name of await readdir(cluster, { recursive: true })) total += (await stat(join(cluster, name)).catch(() => null))?.size ?? 0;
  return total;
}

/** All files of a running database in an order that suits it: the control file last. */
export async function* clusterFiles(cluster: string): AsyncGenerator<FileEntry> {
  yield* filesIn(cluster, '');
  yield { path: 'pg_wal/archive_status', content: null };
  yield { path: AUTO_CONF, content: [] };
  yield { path: CONTROL, content: [await readControl(join(cluster, CONTROL))] };
}

async function* filesIn(cluster: string, folder: string): AsyncGenerator<FileEntry> {
  const entries = (await readdir(join(cluster, folder), { withFileTypes: true })).filter(({ name }) => !LEFT_OUT.test(name));
  const unlogged = new Set(entries.flatMap(({ name }) => /^(\d+)_init$/.exec(name)?.[1] ?? []));
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) throw new Error(`${path} leads out of the database folder: a backup would miss what lies there`);
    if (entry.isDirectory()) {
      yield { path, content: null };
      if (!EMPTY_FOLDERS.includes(path)) yield* filesIn(cluster, path);
    } else if (path !== CONTROL && path !== AUTO_CONF && !isUnlogged(entry.name, unlogged)) yield* oneFile(cluster, path);
  }
}

/** Tables that are in no backup: only their empty beginning is. */
function isUnlogged(name: string, unlogged: ReadonlySet<string>): boolean {
  const [, number, fork] = /^(\d+)(?:_(fsm|vm|init))?(?:\.\d+)?$/.exec(name) ?? [];
  return number !== undefined && fork !== 'init' && unlogged.has(number);
}

/** A table that is dropped meanwhile is no loss: the write-ahead log says the same. */
async function* oneFile(cluster: string, path: string): AsyncGenerator<FileEntry> {
  const file = await open(join(cluster, path), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return;
  try {
    yield { path, content: pieces(file) };
  } finally {
    await file.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function* pieces(file: Handle): AsyncGenerator<Buffer> {
  for (let at = 0; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** It is written in one go while this may be reading: twice the same is whole. */
async function readControl(path: string): Promise<Buffer> {
  const read = async (): Promise<Buffer> => {
    const file = await open(path, 'r');
    try {
      return (await file.readFile());
    } finally {
      await file.close();
    }
  };
  for (let before = await read(); ;) {
    const again = await read();
    if (again.equals(before)) return again;
    before = again;
  }
}
