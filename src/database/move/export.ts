import { constants, createZstdCompress } from 'node:zlib';
import { Client } from 'pg';
import { pack, through } from '../backup/entries.ts';
import type { FileEntry } from '../backup/entries.ts';
import { writeNew } from '../backup/place.ts';
import { clientSettings } from '../database.ts';
import type { Connection } from '../database.ts';
import { copyOut } from './copy.ts';
import { PLAIN, readSequences, readTables } from './tables.ts';
import type { Sequence, Table } from './tables.ts';

/** First in an export: what is needed to take the rest in. */
export interface Beginning {
  format: 1;
  migrations: { name: string; checksum: string }[];
  tables: Table[];
}

/** Last in an export. */
export interface End {
  rows: Record<string, number>;
  sequences: Sequence[];
}

export const BEGINNING = 'beginning.json';
export const END = 'end.json';
const tablePath = (name: string): string => `table/${name}`;
export const tableName = (path: string): string | null => /^table\/(.+)$/.exec(path)?.[1] ?? null;

export interface Exported {
  rows: Record<string, number>;
  bytes: number;
  sha256: string;
}

/**
 * Every row of every table at one moment, in PostgreSQL's own text, with its checksums, in one file that is there whole or
 * not at all. Without keys: what is personal stays sealed in it; the rest can be read. Throws where the file is there already.
 */
export async function exportDatabase(connection: Connection, path: string, at: Date): Promise<Exported> {
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    await client.query(PLAIN);
    await client.query('begin isolation level repeatable read read only');
    const end: End = { rows: {}, sequences: [] };
    const packed = pack(entries(client, end), () => ({ format: 1, at: at.toISOString() }));
    const { bytes, sha256 } = await writeNew(path, through(packed, createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })));
    return { rows: end.rows, bytes, sha256 };
  } finally {
    await client.end();
  }
}

const json = (value: unknown): Buffer[] => [Buffer.from(`${JSON.stringify(value)}\n`)];

async function* entries(client: Client, end: End): AsyncGenerator<FileEntry> {
  const tables = await readTables(client, 'kept');
  const { rows: migrations } = await client.query<Beginning['migrations'][number]>('select name, checksum from migration order by name');
  yield { path: BEGINNING, content: json({ format: 1, migrations, tables } satisfies Beginning) };
  for (const { name, columns } of tables) {
    const copy = copyOut(client, `copy (select ${columns.join(', ')} from ${name}) to stdout`);
    yield { path: tablePath(name), content: copy.pieces() };
    end.rows[name] = copy.count;
  }
  // A sequence knows no moment: read last, it is never behind the rows.
  end.sequences = await readSequences(client);
  yield { path: END, content: json(end) };
}
