import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';

/** What a database from a backup still had of people whose key is gone, in rows. */
export interface Forgotten {
  compartments: number;
  words: number;
  letters: number;
  tasks: number;
  drafts: number;
  /** Compartments and drafts whose key this store never had: it is an older copy than the database. They stay, and nobody can read them. */
  unknown: number;
}

const AT_ONCE = 5_000;

/** Every table with a compartment, in the order in which rows may go. A test holds it against the database. */
export const OF_COMPARTMENTS = ['letter', 'task', 'outbox', 'addition_code', 'form_draft', 'identity_token', 'name_token', 'note_strike', 'sealed'] as const;
/** Tables whose rows may have a key of their own. */
const WITH_OWN_KEY = ['draft', 'form_draft'] as const;

const WITH_REASONS = ['case_list', 'glass'] as const;

/** Takes away what nobody can open any more because its key was erased: an older backup brings nobody back. */
export async function forgetGone(db: Db, keys: KeyStore): Promise<Forgotten> {
  const forgotten: Forgotten = { compartments: 0, words: 0, letters: 0, tasks: 0, drafts: 0, unknown: 0 };
  for (let last = 0; ;) {
    const rows = await db.query<{ id: string; key_id: number }>('select id, key_id from compartment where key_id > $1 order by key_id limit $2', [last, AT_ONCE]);
    if (rows.length === 0) break;
    last = rows.at(-1)!.key_id;
    forgotten.unknown += rows.filter(({ key_id }) => keys.state(key_id) === 'unknown').length;
    await forgetCompartments(db, rows.filter(({ key_id }) => keys.state(key_id) === 'erased').map(({ id }) => id), forgotten);
  }
  for (const table of WITH_OWN_KEY) {
    const drafts = await db.query<{ key_id: number }>(`select key_id from ${table} where key_id is not null`);
    forgotten.unknown += drafts.filter(({ key_id }) => keys.state(key_id) === 'unknown').length;
    const gone = drafts.filter(({ key_id }) => keys.state(key_id) === 'erased').map(({ key_id }) => key_id);
    forgotten.drafts += (await db.query(`delete from ${table} where key_id = any($1::bigint[]) returning 1`, [gone])).length;
  }
  const files = await db.query<{ id: string; key_id: number }>('select id, key_id from office_file');
  forgotten.unknown += files.filter(({ key_id }) => keys.state(key_id) === 'unknown').length;
  await forgetOffice(db, files.filter(({ key_id }) => keys.state(key_id) === 'erased').map(({ id }) => id));
  for (const table of WITH_REASONS) await forgetReasonsUnder(db, keys, table);
  await db.query('delete from name_word w where not exists (select from name_token t where t.token = w.token)');
  return forgotten;
}

/** Who was kept from a case, or opened one in an emergency, and when: that stays; the reason goes with its key. */
async function forgetReasonsUnder(db: Db, keys: KeyStore, table: (typeof WITH_REASONS)[number]): Promise<void> {
  const rows = await db.query<{ key_id: number }>(`select key_id from ${table} where key_id is not null`);
  const gone = rows.filter(({ key_id }) => keys.state(key_id) === 'erased').map(({ key_id }) => key_id);
  await db.query(`update ${table} set reason = '', key_id = null where key_id = any($1::bigint[])`, [gone]);
}

/** The registers keep their rows, codes and days; the words go. */
const forgetOffice = (db: Db, ids: readonly string[]): Promise<unknown> =>
  db.query("update office_words set content = '' where file_id = any($1::uuid[])", [ids]);

async function forgetCompartments(db: Db, ids: readonly string[], forgotten: Forgotten): Promise<void> {
  if (ids.length === 0) return;
  const rows: Record<string, number> = {};
  for (const table of OF_COMPARTMENTS) rows[table] = (await db.query(`delete from ${table} where compartment_id = any($1::uuid[]) returning 1`, [ids])).length;
  await db.query('delete from compartment where id = any($1::uuid[])', [ids]);
  forgotten.compartments += ids.length;
  forgotten.words += rows['sealed']!;
  forgotten.letters += rows['letter']!;
  forgotten.tasks += rows['task']!;
  forgotten.drafts += rows['form_draft']!;
}
