import type { Db } from '../../src/database/database.ts';

/** How often a row stands in a table, by its text. */
type Rows = ReadonlyMap<string, number>;

/** What stands in every table, read again and again while only some of them change. */
export class Standing {
  readonly #house: { asOwner<T>(work: (db: Db) => Promise<T>): Promise<T> };
  readonly #tables: readonly string[];
  readonly #plain: (row: string) => string;
  readonly #read = new Map<string, { mark: string; rows: Rows }>();

  /** `plain`: what is compared of a row, of its JSON. */
  constructor(house: { asOwner<T>(work: (db: Db) => Promise<T>): Promise<T> }, tables: readonly string[], plain: (row: string) => string) {
    this.#house = house;
    this.#tables = tables;
    this.#plain = plain;
  }

  /** By table. A table that nobody wrote to since it was read is the same map as before. Nothing may write meanwhile. */
  async read(): Promise<ReadonlyMap<string, Rows>> {
    await this.#house.asOwner(async (db) => {
      // Whatever is put in or changed has a younger transaction than all before, and what is only taken away makes one row less.
      const marks = await db.query<{ name: string; mark: string }>(this.#tables.map((table) => `select '${table}' as name, concat(count(*), ' ', max(xmin::text::bigint)) as mark from ${table}`).join(' union all '));
      for (const { name, mark } of marks) if (this.#read.get(name)?.mark !== mark) this.#read.set(name, { mark, rows: await this.#rows(db, name) });
    });
    return new Map([...this.#read].map(([name, { rows }]) => [name, rows]));
  }

  async #rows(db: Db, table: string): Promise<Rows> {
    const rows = new Map<string, number>();
    for (const { row } of await db.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`)) {
      const plain = `${table} ${this.#plain(row)}`;
      rows.set(plain, (rows.get(plain) ?? 0) + 1);
    }
    return rows;
  }
}

/** Rows that came and went between two readings, in order, each with how many. */
export function changes(before: ReadonlyMap<string, Rows>, after: ReadonlyMap<string, Rows>): string[] {
  return [...after].flatMap(([table, now]) => {
    const was = before.get(table);
    if (was === now) return [];
    const told = new Set([...was?.keys() ?? [], ...now.keys()]);
    return [...told].map((row) => [(now.get(row) ?? 0) - (was?.get(row) ?? 0), row] as const).filter(([many]) => many !== 0).map(([many, row]) => `${many} ${row}`);
  }).sort();
}
