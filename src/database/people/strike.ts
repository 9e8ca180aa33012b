import type { StrikeReason } from '../../core/note.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { contextOf, openText } from './people.ts';

/** Words without an order that whoever works on a case wrote in it. */
export const NOTE = 'note';
/** Own words beside the reason of a strike, read and given like every word of the casework. */
const WHY = 'note-struck';

/** A note as it stands. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly recorded: Date;
  /** Member of staff; null from an import. */
  readonly by: string | null;
}

interface NoteRow { id: string; compartment_id: string; key_id: number; kind: string; content: Buffer; recorded: Date; by: string | null }

/** One note of a case; null where there is none of this id, or it was struck. */
export async function readNote(db: Db, keys: KeyStore, caseId: string, id: string): Promise<Note | null> {
  const [row] = await db.query<NoteRow>(
    `select s.id, s.compartment_id, c.key_id, s.kind, s.content, s.recorded, s.recorded_by as by from compartment c join sealed s on s.compartment_id = c.id
     where c.case_id = $1 and c.kind = 'casework' and s.id::text = $2 and s.kind = '${NOTE}' and s.fact_seq is null and s.replaced_by is null`, [caseId, id]);
  const text = row ? openText(keys, row) : null;
  return row && text !== null ? { id: row.id, text, recorded: row.recorded, by: row.by } : null;
}

/** What is left of a note that was struck, as a timeline tells it. */
export interface Strike {
  readonly id: string;
  readonly noteId: string;
  readonly writtenAt: Date;
  readonly writtenBy: string | null;
  readonly reason: StrikeReason;
  readonly why: string | null;
  readonly struckAt: Date;
  readonly struckBy: string;
  /** Its words went at once: nobody can put them back. */
  readonly wiped: boolean;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}

export interface NewStrike {
  readonly caseId: string;
  readonly noteId: string;
  readonly reason: StrikeReason;
  readonly why: string | null;
  /** The words stay, sealed. */
  readonly keep: boolean;
  readonly by: string;
  readonly now: Date;
  newId(): string;
}

/**
 * Takes a note from among the words of its case, in the caller's transaction. False where it is not there any more: somebody else struck
 * it first. What reads words finds nothing of it, since there is no row left to find.
 */
export async function strikeNote(db: Db, keys: KeyStore, { caseId, noteId, reason, why, keep, by, now, newId }: NewStrike): Promise<boolean> {
  const [place] = await db.query<{ id: string; key_id: number }>("select id, key_id from compartment where case_id = $1 and kind = 'casework'", [caseId]);
  if (!place) return false;
  const words = why === null ? null : newId();
  // One statement: whoever comes second finds no note, and leaves no words beside nothing.
  const [gone] = await db.query(
    `with gone as (delete from sealed where id::text = $1 and compartment_id = $2 and kind = '${NOTE}' and fact_seq is null and replaced_by is null returning id, content, recorded, recorded_by),
       told as (insert into sealed (id, compartment_id, kind, content, recorded, recorded_by) select $9::uuid, $2, '${WHY}', $10::bytea, $7, $8 from gone where $9::uuid is not null)
     insert into note_strike (id, case_id, compartment_id, note_id, written_at, written_by, reason, content, wiped, struck_at, struck_by, why)
     select $3, $4, $2, id, recorded, recorded_by, $5, case when $6 then content end, not $6, $7, $8, $9 from gone returning id`,
    [noteId, place.id, newId(), caseId, reason, keep, now, by, words, why === null ? null : keys.seal(place.key_id, contextOf(place.id, WHY), why)]);
  return gone !== undefined;
}

/** Every strike in a case, those that were undone included, oldest first. */
export async function strikesOf(db: Db, keys: KeyStore, caseId: string): Promise<Strike[]> {
  type Row = Omit<Strike, 'why'> & { compartment_id: string; key_id: number; kind: string | null; own: Buffer | null };
  const rows = await db.query<Row & Record<string, unknown>>(
    `select n.id, n.note_id as "noteId", n.written_at as "writtenAt", n.written_by as "writtenBy", n.reason, n.struck_at as "struckAt", n.struck_by as "struckBy", n.wiped,
       n.undone_at as "undoneAt", n.undone_by as "undoneBy", n.compartment_id, c.key_id, s.kind, s.content as own
     from note_strike n join compartment c on c.id = n.compartment_id left join sealed s on s.id = n.why
     where n.case_id = $1 order by n.struck_at, n.id`, [caseId]);
  return rows.map(({ compartment_id, key_id, kind, own, ...strike }) =>
    ({ ...strike, why: kind === null || own === null ? null : openText(keys, { compartment_id, key_id, kind, content: own }) }));
}

/**
 * Puts a note back among the words of its case, under its own id and with who wrote it and when. The database does it, for whoever may:
 * the server has no way to read what was struck. False where nothing is there to be put back.
 */
export async function putNoteBack(db: Db, caseId: string, id: string): Promise<boolean> {
  const [row] = await db.query<{ back: boolean }>(
    "select bis_note_back(n.id) as back from note_strike n where n.case_id = $1 and n.id::text = $2", [caseId, id]);
  return row?.back ?? false;
}
