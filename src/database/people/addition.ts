import { hold } from '../context.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { contextOf, openText } from './people.ts';

/**
 * What whoever sent a public referral adds to it later, with the code of the receipt: words in their own compartment (the referrer's,
 * else that of the person who registered), which nobody outside ever reads back. Only the keyed hash of a code is kept.
 */
const ADDITION = 'addition';

/** The second fence shows what belongs to this code. */
async function inHand(db: Db, keys: KeyStore, code: string): Promise<Buffer> {
  const hash = keys.token('draft', `addition ${code}`);
  await hold(db, hash.toString('hex'));
  return hash;
}

/** In the transaction that makes the case. */
export async function giveAdditionCode(db: Db, keys: KeyStore, caseId: string, code: string): Promise<void> {
  const hash = await inHand(db, keys, code);
  await db.query(
    `insert into addition_code (token_hash, case_id, compartment_id)
     select $1, case_id, id from compartment where case_id = $2 and (kind = 'referrer' or kind = 'person' and person = 'p1') order by kind = 'referrer' desc limit 1`,
    [hash, caseId],
  );
}

/** False where there is no case under this code that something can be added to: never was, rejected, closed or erased. */
export async function addWithCode(db: Db, keys: KeyStore, code: string, text: string, { now, newId }: { now: Date; newId(): string }): Promise<boolean> {
  const hash = await inHand(db, keys, code);
  const [place] = await db.query<{ compartment_id: string; key_id: number }>('select compartment_id, key_id from bis_addition_place()');
  if (!place) return false;
  const { compartment_id: compartment, key_id: keyId } = place;
  await db.query('insert into sealed (id, compartment_id, kind, content, recorded) values ($1, $2, $3, $4, $5)', [newId(), compartment, ADDITION, keys.seal(keyId, contextOf(compartment, ADDITION), text), now]);
  await db.query('update addition_code set received_at = $2 where token_hash = $1', [hash, now]);
  return true;
}

export interface Addition { readonly at: Date; readonly text: string; readonly place: string }

/** Everything that was added to a case, newest first. */
export async function additionsOf(db: Db, keys: KeyStore, caseId: string): Promise<Addition[]> {
  const rows = await db.query<{ compartment_id: string; key_id: number; kind: string; content: Buffer; recorded: Date; place: string }>(
    `select s.compartment_id, c.key_id, s.kind, s.content, s.recorded, case c.kind when 'person' then c.person else c.kind end as place
     from compartment c join sealed s on s.compartment_id = c.id where c.case_id = $1 and s.kind = $2 and s.replaced_by is null order by s.recorded desc, s.number desc`,
    [caseId, ADDITION],
  );
  return rows.flatMap((row) => {
    const text = openText(keys, row);
    return text === null ? [] : [{ at: row.recorded, text, place: row.place }];
  });
}

/** When something was added last, and whether somebody read it since; null where nothing ever was. */
export async function lastAddition(db: Db, caseId: string): Promise<{ at: Date; read: boolean } | null> {
  const [row] = await db.query<{ at: Date; read: boolean }>(
    'select received_at as at, coalesce(read_at >= received_at, false) as read from addition_code where case_id = $1 and received_at is not null order by received_at desc limit 1', [caseId]);
  return row ?? null;
}

export async function readAdditions(db: Db, caseId: string, staff: string, now: Date): Promise<void> {
  await db.query('update addition_code set read_at = $3, read_by = $2 where case_id = $1 and received_at is not null', [caseId, staff, now]);
}
