import { createZstdDecompress } from 'node:zlib';
import { Client } from 'pg';
import { bytesOf, through, unpack } from '../backup/entries.ts';
import type { Sink } from '../backup/entries.ts';
import { clientSettings } from '../database.ts';
import type { Connection } from '../database.ts';
import { StartRefused } from '../instance.ts';
import { migrate, migrationNames } from '../migrate.ts';
import { SealBroken } from '../seal.ts';
import { copyIn } from './copy.ts';
import type { CopyIn } from './copy.ts';
import { BEGINNING, END, tableName } from './export.ts';
import type { Beginning, End } from './export.ts';
import { PLAIN, readTables } from './tables.ts';

export interface TakenIn {
  /** By table; as many as the export says it has. */
  rows: Record<string, number>;
  /** What the program has that the export's did not. */
  migrated: string[];
}

const refusal = (dutch: string, english: string, cause?: unknown): StartRefused => new StartRefused(`${dutch}\n${english}`, { cause });

/**
 * Fills an empty database from an export, in one transaction, and then brings it up to date: the tables are first made as they
 * were where the export was made. `mark` tells the house whose keys are here. Throws StartRefused where the database holds
 * something, the file is not whole, newer than this program, or of another house; then the database stays empty.
 */
export async function takeIn(connection: Connection, path: string, mark: string, now: Date): Promise<TakenIn> {
  await refuseUsed(connection);
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    await client.query(PLAIN);
    const filling = new Filling(connection, client, now);
    await unpack(through(bytesOf(path), createZstdDecompress()), filling);
    await filling.finish(mark);
    return { rows: filling.rows, migrated: await migrate(connection, now) };
  } catch (error) {
    if (isDamage(error as NodeJS.ErrnoException)) {
      throw refusal(`${path} is geen hele export van BIS. De database is leeg gebleven.`, `${path} is no whole export of BIS. The database was left empty.`, error);
    }
    throw error;
  } finally {
    await client.end();
  }
}

/** Said by the checksums, by what unpacks, or by PostgreSQL of a value that is none (class 22) or does not belong (class 23). */
function isDamage(error: NodeJS.ErrnoException): boolean {
  return error instanceof SealBroken || error instanceof SyntaxError || /^(Z_|ZSTD_|22...$|23...$)/.test(error.code ?? '');
}

/** The tables of a start that never got any further may be there. */
async function refuseUsed(connection: Connection): Promise<void> {
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    for (const table of ['staff', 'bis_case', 'fact']) {
      const { rows: [found] } = await client.query('select to_regclass($1) is not null as there', [table]);
      if (!found.there || (await client.query(`select from ${table} limit 1`)).rows.length === 0) continue;
      throw refusal('In deze database staat al iets. Kies een lege.', 'This database holds something already. Choose an empty one.');
    }
  } finally {
    await client.end();
  }
}

class Filling implements Sink {
  readonly rows: Record<string, number> = {};
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #now: Date;
  #path = '';
  #text: Buffer[] = [];
  #copy: CopyIn | null = null;
  #beginning: Beginning | null = null;
  #end: End | null = null;

  constructor(connection: Connection, client: Client, now: Date) {
    [this.#connection, this.#client, this.#now] = [connection, client, now];
  }

  async folder(): Promise<void> {
    throw new SealBroken('an export has no folders');
  }

  async begin(path: string): Promise<void> {
    [this.#path, this.#text] = [path, []];
    const name = tableName(path);
    if (name === null) return;
    const table = this.#beginning?.tables.find((one) => one.name === name);
    if (!table) throw new SealBroken('a table that the export does not name');
    this.#copy = copyIn(this.#client, `copy ${table.name} (${table.columns.join(', ')}) from stdin`);
  }

  async write(piece: Buffer): Promise<void> {
    if (this.#copy) await this.#copy.write(piece);
    else this.#text.push(piece);
  }

  async end(): Promise<void> {
    if (this.#copy) {
      this.rows[tableName(this.#path)!] = await this.#copy.end();
      this.#copy = null;
      return;
    }
    const value: unknown = JSON.parse(Buffer.concat(this.#text).toString());
    if (this.#path === BEGINNING) await this.#prepare(value as Beginning);
    if (this.#path === END) this.#end = value as End;
  }

  async #prepare(beginning: Beginning): Promise<void> {
    const known = new Map((await migrationNames()).map(({ name, checksum }) => [name, checksum]));
    if (beginning.migrations.some(({ name, checksum }) => known.get(name) !== checksum)) {
      throw refusal('Deze export is van een nieuwere of andere versie van BIS. Gebruik die.', 'This export was made by a newer or another version of BIS. Use that one.');
    }
    await migrate(this.#connection, this.#now, { through: new Set(beginning.migrations.map(({ name }) => name)) });
    const { rows: later } = await this.#client.query('select from migration where name <> all($1::text[]) limit 1', [beginning.migrations.map(({ name }) => name)]);
    if (later.length > 0) throw refusal('Deze export is ouder dan de tabellen in deze database. Kies een database zonder tabellen.', 'This export is older than the tables in this database. Choose one without tables.');
    await this.#client.query('begin');
    const tables = await readTables(this.#client, 'all');
    const columns = new Map(tables.map((table) => [table.name, table.columns.join()]));
    if (beginning.tables.some((table) => columns.get(table.name) !== table.columns.join())) throw new SealBroken('tables that its migrations do not make');
    // No COPY goes through a fence that binds the owner too. It is put back by the migrations after this, or by the next start: its mark is gone.
    for (const { name } of tables) await this.#client.query(`alter table ${name} no force row level security`);
    await this.#client.query('comment on table migration is null');
    // What migrations put in is in the export as well.
    await this.#client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
    this.#beginning = beginning;
  }

  /** Throws where a table, a row or the house is not what it should be; nothing is kept then. */
  async finish(mark: string): Promise<void> {
    const end = this.#end;
    const tables = this.#beginning?.tables ?? [];
    if (!end || tables.length === 0 || tables.some(({ name }) => end.rows[name] === undefined || end.rows[name] !== this.rows[name])) throw new SealBroken('rows are missing');
    const { rows: [house] } = await this.#client.query("select value #>> '{}' as value from setting where name = 'key-store'");
    if (house?.value !== mark) {
      throw refusal('De sleutels in deze map horen niet bij deze export. Zet de juiste map keys/ neer: zonder die sleutels is niets te lezen.',
        'The keys in this folder do not belong to this export. Put the right keys/ folder there: without those keys nothing can be read.');
    }
    for (const { name, last, called } of end.sequences) await this.#client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, called]);
    await this.#client.query('commit');
  }
}
