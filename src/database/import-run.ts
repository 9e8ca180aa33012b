import type { Db } from './database.ts';

/** Rows of a file by what became of them; `rows` is all that were read. */
export interface ImportCounts { readonly rows: number; readonly imported: number; readonly present: number; readonly differs: number; readonly refused: number }

/** A file of old cases that is being taken in, or was. */
export interface ImportRun extends ImportCounts {
  /** Name of the old system. */
  readonly source: string;
  readonly begunAt: Date;
  /** When it last said how far it was: one that was killed says nothing more. */
  readonly toldAt: Date;
  readonly endedAt: Date | null;
  /** True where the file was read to its end; null while it goes on. */
  readonly whole: boolean | null;
  /** Of the file, by its bytes: 0 to 100. */
  readonly percent: number;
}

export const beginImport = async (db: Db, { id, source, at }: { id: string; source: string; at: Date }): Promise<void> =>
  void await db.query('insert into import_run (id, source, begun_at, told_at) values ($1, $2, $3, $3)', [id, source, at]);

export const tellImport = async (db: Db, id: string, { at, percent, rows, imported, present, differs, refused }: ImportCounts & { at: Date; percent: number }): Promise<void> =>
  void await db.query(
    'update import_run set told_at = $2, percent = $3, rows = $4, imported = $5, present = $6, differs = $7, refused = $8 where id = $1',
    [id, at, percent, rows, imported, present, differs, refused]);

export const endImport = async (db: Db, id: string, whole: boolean, at: Date): Promise<void> =>
  void await db.query('update import_run set ended_at = $2, told_at = $2, whole = $3, percent = case when $3 then 100 else percent end where id = $1', [id, at, whole]);

/** Newest first. */
export const importRuns = (db: Db, most: number): Promise<ImportRun[]> =>
  db.query<ImportRun & Record<string, unknown>>(
    'select source, begun_at as "begunAt", told_at as "toldAt", ended_at as "endedAt", whole, percent, rows, imported, present, differs, refused from import_run order by number desc limit $1', [most]);
