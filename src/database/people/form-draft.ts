import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';
import { compartments, placeName, type Compartment } from './compartment.ts';

/** One form of one writer. Addresses are paths of this site; the second is the page on which the form stands. */
export interface FormAddress { readonly staff: string; readonly action: string; readonly opens: string }

export interface FormDraft {
  readonly action: string;
  readonly opens: string;
  readonly content: string;
  readonly updated: Date;
}

/** The case that a form is about, or null. `inside`: its words belong to whoever works on the case, and go with it. */
export interface AboutCase { readonly caseId: string; readonly inside: boolean; readonly ended: boolean }

export interface NewFormDraft { readonly address: FormAddress; readonly about: AboutCase | null; readonly content: string; readonly now: Date }

interface Row { action: string; opens: string; key_id: number; content: Buffer; updated_at: Date }

const contextOf = ({ staff, action, opens }: FormAddress): string => `form-draft ${staff} ${action} ${opens}`;
const wholeAddress = ({ staff, action, opens }: FormAddress) => [staff, action, opens] as const;

/** Keeps what was typed, over an earlier draft of the same form. */
export async function saveFormDraft(db: Db, keys: KeyStore, { address, about, content, now }: NewFormDraft, newId: () => string): Promise<void> {
  const casework = about?.inside ? await caseworkOf(db, keys, about, newId) : null;
  const own = await ownKey(db, keys, address, casework === null);
  const keyId = casework?.keyId ?? own;
  await db.query(
    `insert into form_draft (staff_id, action, opens, case_id, compartment_id, key_id, content, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (staff_id, action, opens) do update set case_id = excluded.case_id, compartment_id = excluded.compartment_id, key_id = excluded.key_id,
       content = excluded.content, updated_at = excluded.updated_at`,
    [...wholeAddress(address), about?.caseId ?? null, casework?.id ?? null, own, keys.seal(keyId as number, contextOf(address), content), now],
  );
}

/** Null where an ended case has none, for instance because its people were erased: a draft brings nothing back. */
async function caseworkOf(db: Db, keys: KeyStore, { caseId, ended }: AboutCase, newId: () => string): Promise<Compartment | null> {
  const place = { caseId, compartment: 'casework', person: null } as const;
  if (ended && (await db.query("select from compartment where case_id = $1 and kind = 'casework'", [caseId])).length === 0) return null;
  return (await compartments(db, keys, [place], newId)).get(placeName(place)) ?? null;
}

/**
 * The draft's own key where it `needs` one, else null. What was sealed under a key before and sent, or now goes elsewhere, goes
 * with that key.
 */
async function ownKey(db: Db, keys: KeyStore, address: FormAddress, needs: boolean): Promise<number | null> {
  const [present] = await db.query<{ key_id: number | null; spent: boolean }>(
    "select key_id, content = '' as spent from form_draft where staff_id = $1 and action = $2 and opens = $3 for update", wholeAddress(address));
  if (needs && present?.key_id && !present.spent) return present.key_id;
  if (present?.key_id) await take(db, keys, 'staff_id = $1 and action = $2 and opens = $3', wholeAddress(address));
  if (!needs) return null;
  const [row] = await db.query<{ id: number }>("select nextval('key_id_seq') as id");
  const { id } = row as { id: number };
  await keys.create([id]);
  return id;
}

/** Drafts of this writer of the forms on one page, whatever its query. One whose key is gone is none. */
export async function formDraftsOn(db: Db, keys: KeyStore, staff: string, page: string): Promise<FormDraft[]> {
  const rows = await db.query<Row>(
    `select d.action, d.opens, coalesce(d.key_id, c.key_id) as key_id, d.content, d.updated_at
     from form_draft d left join compartment c on c.id = d.compartment_id
     where d.staff_id = $1 and d.content <> '' and (d.opens = $2 or starts_with(d.opens, $2 || '?'))`, [staff, page]);
  return rows.flatMap(({ action, opens, key_id: keyId, content, updated_at: updated }) => {
    try {
      return [{ action, opens, updated, content: keys.open(keyId, contextOf({ staff, action, opens }), content).toString() }];
    } catch (error) {
      if (error instanceof KeyGone) return [];
      throw error;
    }
  });
}

/** A draft of a form about a case, without what is typed in it. */
export interface DraftInCase extends Omit<FormDraft, 'content'> { readonly caseId: string }

/** Drafts of this writer of forms about cases, kept last first. One whose key is gone is none, nor one in a case that the second fence hides from them. */
export async function formDraftsInCases(db: Db, keys: KeyStore, staff: string): Promise<DraftInCase[]> {
  const rows = await db.query<Omit<Row, 'content'> & { case_id: string }>(
    `select d.action, d.opens, d.case_id, coalesce(d.key_id, c.key_id) as key_id, d.updated_at from form_draft d left join compartment c on c.id = d.compartment_id
     where d.staff_id = $1 and d.content <> '' and d.case_id is not null and coalesce(d.key_id, c.key_id) is not null order by d.updated_at desc, d.action, d.opens`, [staff]);
  return rows.filter(({ key_id: keyId }) => keys.state(keyId) === 'present').map(({ action, opens, case_id: caseId, updated_at: updated }) => ({ action, opens, caseId, updated }));
}

/** Of these ids: open tasks, notes that stand and planned appointments, as far as the second fence shows them. What somebody typed to change another leads nowhere. */
export async function formsStillThere(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(
    `select id from task where id = any($1::uuid[]) and done_at is null union all select id from sealed where id = any($1::uuid[]) and kind = 'note'
     union all select id from appointment where id = any($1::uuid[]) and status = 'planned'`, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Of these appointments: those that are planned, or were moved to one that is. A form that moves one goes on with what stands in its place. */
export async function standInPlace(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(
    `with recursive chain as (select id as first, id, status from appointment where id = any($1::uuid[])
       union select c.first, a.id, a.status from chain c join appointment a on a.replaces = c.id) select first as id from chain where status = 'planned'`, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** When this draft was last kept; null where there is none, or where it was sent. Nobody keeps it anew before this transaction ends. */
export async function formDraftKept(db: Db, address: FormAddress): Promise<Date | null> {
  const [row] = await db.query<{ updated_at: Date }>("select updated_at from form_draft where staff_id = $1 and action = $2 and opens = $3 and content <> '' for update", wholeAddress(address));
  return row?.updated_at ?? null;
}

/**
 * For the transaction in which the form did its work, or that throws the draft away. A key of its own outlives that
 * transaction, which may still fail and must then leave the draft as it was; `sweepFormDrafts` destroys it.
 */
export async function spendFormDraft(db: Db, address: FormAddress): Promise<void> {
  await db.query('delete from form_draft where staff_id = $1 and action = $2 and opens = $3 and key_id is null', wholeAddress(address));
  await db.query("update form_draft set content = '' where staff_id = $1 and action = $2 and opens = $3", wholeAddress(address));
}

/** Takes away what was sent, and what nobody touched since, and destroys the keys that were theirs alone. Returns how many. */
export async function sweepFormDrafts(db: Db, keys: KeyStore, untouchedSince: Date): Promise<number> {
  return take(db, keys, "content = '' or updated_at < $1", [untouchedSince]);
}

async function take(db: Db, keys: KeyStore, which: string, values: readonly unknown[]): Promise<number> {
  const rows = await db.query<{ key_id: number | null }>(`delete from form_draft where ${which} returning key_id`, values);
  await keys.destroy(rows.flatMap(({ key_id }) => (key_id === null ? [] : [key_id])));
  return rows.length;
}
