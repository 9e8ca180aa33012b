import type { Client } from 'pg';

/** A table of this house, its columns as they are called in SQL. */
export interface Table {
  name: string;
  columns: string[];
}

export interface Sequence {
  name: string;
  last: string;
  called: boolean;
}

interface Found extends Table { kept: boolean; after: string[] }

const TABLES = `
  select quote_ident(c.relname) as name, c.relpersistence = 'p' as kept,
    array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select distinct quote_ident(other.relname) from pg_constraint f join pg_class other on other.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
  from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by 1`;

/**
 * All tables, each after those that it refers to. `kept`: without those that are in no backup, and so in no export (what people
 * are found by: they are made anew). Throws where tables refer to each other in a circle.
 */
export async function readTables(client: Client, which: 'kept' | 'all'): Promise<Table[]> {
  const { rows } = await client.query<Found>(TABLES);
  const sorted: Found[] = [];
  let left: readonly Found[] = rows;
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const next = left.filter(({ after }) => !after.some((name) => names.has(name)));
    if (next.length === 0) throw new Error(`tables that refer to each other: ${[...names].join(', ')}`);
    sorted.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return sorted.filter(({ kept }) => which === 'all' || kept).map(({ name, columns }) => ({ name, columns }));
}

/** Where every sequence stands, those behind identity columns too. */
export async function readSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relkind = 'S' and relnamespace = current_schema()::regnamespace order by 1");
  const found: Sequence[] = [];
  for (const { name } of rows) found.push((await client.query<Sequence>(`select $1::text as name, last_value::text as last, is_called as called from ${name}`, [name])).rows[0]!);
  return found;
}

/** Neither time zone nor style of this connection may change what a value looks like; names mean the same everywhere. */
export const PLAIN = "set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex'";
