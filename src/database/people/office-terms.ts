import type { Day } from '../../core/day.ts';
import type { FileHoldReason, OfficeFileDates, OfficeKind } from '../../core/retention.ts';
import type { Db } from '../database.ts';

/** A file of the office that is over: answered and nothing of it stands any more, closed, decided, or done and its year over. */
export interface OfficeFile extends OfficeFileDates { readonly id: string; readonly number: string; readonly holdReason: FileHoldReason | null }

/** Files of each request: its own, and the one with what was given, which only what lies in it names. */
const OF_REQUESTS = `
  select r.id, r.number, r.file_id, 'request' as kind from privacy_request r
  union select r.id, r.number, w.file_id, 'given-file' from privacy_request r join privacy_request_step p on p.request_id = r.id join office_words w on w.id = p.words where w.file_id <> r.file_id`;

/** By file: what it is of, and when that was over. A request with a restriction that stands is not: whoever lifts it has to tell who asked. */
const FILES = `
  select r.file_id as id, r.kind, r.number, greatest(d.day, max(x.lifted_on)) as ended
  from (${OF_REQUESTS}) r
  join lateral (select min(p.day) as day from privacy_request_step p where p.request_id = r.id and p.kind = 'decided') d on d.day is not null
  left join restriction x on x.request_id = r.id
  group by r.file_id, r.kind, r.number, d.day having bool_and(x.id is null or x.lifted_on is not null)
  union all
  select b.file_id, 'breach', b.number, (min(p.happened_at) at time zone 'Europe/Amsterdam')::date
  from breach b join breach_step p on p.breach_id = b.id and p.kind = 'closed' group by b.file_id, b.number
  union all select file_id, 'decision', 'B' || number, decided from foundation_decision where file_id is not null
  union all select file_id, 'plan', 'P' || year || '-' || nr, greatest(done_on, make_date(year, 12, 31))
  from (select p.*, row_number() over (partition by p.year order by p.added_at, p.id) as nr from plan_action p) numbered where file_id is not null and done_on is not null`;

/** Files that are over and still have words, the oldest first. For a colleague without those that are kept from them. */
export function endedOfficeFiles(db: Db): Promise<OfficeFile[]> {
  return db.query<OfficeFile & Record<string, unknown>>(
    `select own.id, own.kind, own.number, own.ended, f.reviewed_for as "reviewedFor", f.held_until as "heldUntil", f.held_reason as "holdReason"
     from (${FILES}) own join office_file f on f.id = own.id where f.erased_on is null order by own.ended, own.number, own.kind`);
}

export interface ErasedFile { readonly kind: OfficeKind; readonly number: string; readonly erasedOn: Day }

/** The proof, newest first. */
export function erasedOfficeFiles(db: Db): Promise<ErasedFile[]> {
  return db.query<ErasedFile & Record<string, unknown>>(
    `select own.kind, own.number, f.erased_on as "erasedOn" from (${FILES}) own join office_file f on f.id = own.id where f.erased_on is not null order by f.erased_on desc, own.number limit 100`);
}

interface Deciding { readonly now: Date; readonly by: string }

/** Somebody looked at this end of it. False where the row is nobody's to change for this colleague. */
export async function reviewOfficeFile(db: Db, id: string, ends: Day, { now, by }: Deciding): Promise<boolean> {
  return (await db.query('update office_file set reviewed_for = $2, reviewed_at = $3, reviewed_by = $4 where id = $1 and erased_on is null returning id', [id, ends, now, by])).length > 0;
}

/** Held through that day; whoever holds it has a reason that no review knew. */
export async function holdOfficeFile(db: Db, id: string, until: Day, reason: FileHoldReason): Promise<boolean> {
  return (await db.query(
    'update office_file set held_until = $2, held_reason = $3, reviewed_for = null, reviewed_at = null, reviewed_by = null where id = $1 and erased_on is null returning id', [id, until, reason])).length > 0;
}

/** Nobody reviews, holds or writes in these until this transaction ends. Look at them after it, not before. */
export async function holdOfficeFiles(db: Db, ids: readonly string[]): Promise<void> {
  await db.query('select from office_file where id = any($1::uuid[]) order by id for no key update', [ids]);
}

/** Takes the words out, in the caller's transaction. The keys are remembered, to be destroyed once it is committed (`destroyErasedKeys`). */
export async function eraseOfficeFiles(db: Db, ids: readonly string[], today: Day): Promise<void> {
  await db.query("update office_words set content = '' where file_id = any($1::uuid[])", [ids]);
  await db.query('with gone as (update office_file set erased_on = $2 where id = any($1::uuid[]) and erased_on is null returning key_id) insert into erasure_key select key_id from gone', [ids, today]);
}
