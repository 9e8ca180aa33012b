import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';

/**
 * Words of the office about people, outside a case: who asks for what, what was answered, what went wrong. Each file has a key of
 * its own, so that it can be erased as a whole, in old backups too.
 */
export interface OfficeWords { readonly id: string; readonly kind: string; readonly text: string; readonly recorded: Date; readonly by: string | null }

export interface NewOfficeWords {
  readonly fileId: string;
  readonly kind: string;
  readonly content: string | Uint8Array;
  readonly by: string;
  readonly now: Date;
  newId(): string;
}

/** Documents (letters, files that were given) are opened one at a time, never read along. */
export const DOCUMENT = 'document';

const contextOf = (fileId: string, id: string, kind: string): string => `office ${fileId}:${id}:${kind}`;

/** Its key is on disk before this resolves. */
export async function openFile(db: Db, keys: KeyStore, now: Date, newId: () => string): Promise<string> {
  const [row] = await db.query<{ id: number }>("select nextval('key_id_seq') as id");
  const keyId = (row as { id: number }).id;
  await keys.create([keyId]);
  const id = newId();
  await db.query('insert into office_file (id, key_id, opened_at) values ($1, $2, $3)', [id, keyId, now]);
  return id;
}

/** Returns the id of the words. */
export async function writeOffice(db: Db, keys: KeyStore, { fileId, kind, content, by, now, newId }: NewOfficeWords): Promise<string> {
  const [file] = await db.query<{ key_id: number }>('select key_id from office_file where id = $1', [fileId]);
  if (!file) throw new Error('words for a file that is not there');
  const id = newId();
  await db.query(
    'insert into office_words (id, file_id, kind, content, recorded, recorded_by) values ($1, $2, $3, $4, $5, $6)',
    [id, fileId, kind, keys.seal(file.key_id, contextOf(fileId, id, kind), content), now, by],
  );
  return id;
}

interface Row { id: string; file_id: string; key_id: number; kind: string; content: Buffer; recorded: Date; recorded_by: string | null }
const READ = 'select w.id, w.file_id, f.key_id, w.kind, w.content, w.recorded, w.recorded_by from office_words w join office_file f on f.id = w.file_id';

function opened(keys: KeyStore, row: Row): Buffer | null {
  // Erased, and its key not destroyed yet.
  if (row.content.length === 0) return null;
  try {
    return keys.open(row.key_id, contextOf(row.file_id, row.id, row.kind), row.content);
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

/** Everything written in these files but documents, oldest first, by file. */
export async function readOffice(db: Db, keys: KeyStore, fileIds: readonly string[]): Promise<Map<string, OfficeWords[]>> {
  const rows = await db.query<Row>(`${READ} where w.file_id = any($1::uuid[]) and w.kind <> '${DOCUMENT}' order by w.number`, [fileIds]);
  const found = new Map<string, OfficeWords[]>(fileIds.map((id) => [id, []]));
  for (const row of rows) {
    const text = opened(keys, row)?.toString();
    if (text !== undefined) found.get(row.file_id)?.push({ id: row.id, kind: row.kind, text, recorded: row.recorded, by: row.recorded_by });
  }
  return found;
}

/** A document, of which the caller knows whose it is; null where there is none, or where it was erased. */
export async function readDocument(db: Db, keys: KeyStore, id: string): Promise<Buffer | null> {
  const [row] = await db.query<Row>(`${READ} where w.id = $1 and w.kind = '${DOCUMENT}'`, [id]);
  return row ? opened(keys, row) : null;
}

/** Something that this colleague must never see is in this file; no row of its words comes back then. */
export async function isKeptFrom(db: Db, fileId: string): Promise<boolean> {
  const [row] = await db.query<{ kept: boolean }>('select bis_office_closed($1) as kept', [fileId]);
  return row?.kept ?? true;
}

/** The newest of a kind; null where there is none. */
export const newest = (words: readonly OfficeWords[], kind: string): string | null => words.findLast((one) => one.kind === kind)?.text ?? null;
