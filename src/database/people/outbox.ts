import { inOrder } from '../../core/case/state.ts';
import type { PersonId } from '../../core/fields.ts';
import type { Db } from '../database.ts';
import { readCase, type CaseFile } from '../journal-read.ts';
import { claimFrom, settleIn, type Settlement } from '../mail-queue.ts';
import type { KeyStore } from '../keys.ts';
import { restrictedIn } from '../restriction.ts';
import { readPerson } from './people.ts';

/** A mail that is to be sent now, by whoever claimed it. */
export interface Waiting {
  readonly id: string;
  readonly template: string;
  readonly language: string;
  readonly madeAt: Date;
  /** Including this one. */
  readonly tries: number;
  /** It may have left before: the conversation with the mail server ended without an answer. */
  readonly unsure: boolean;
}

/** `person`: null for whoever filled in the form for another. */
export interface NewMail { readonly caseId: string; readonly person: string | null; readonly template: string; readonly language: string; readonly now: Date }

/** In the transaction of what causes it. The person has a compartment: the address lies there. */
export async function queueMail(db: Db, mail: NewMail, newId: () => string): Promise<void> {
  const made = await db.query<{ id: string }>(
    "select id from compartment where case_id = $1 and case when $2::text is null then kind = 'referrer' else kind = 'person' and person = $2 end", [mail.caseId, mail.person]);
  const [place] = made;
  if (!place) throw new Error('a mail to somebody of whom nothing is known');
  await db.query('insert into outbox (id, compartment_id, template, language, made_at, next_try) values ($1, $2, $3, $4, $5, $5)', [newId(), place.id, mail.template, mail.language, mail.now]);
}

export type { Settlement };

export const claimMail = (db: Db, now: Date, staleSince: Date): Promise<Waiting | null> =>
  claimFrom<Waiting & Record<string, unknown>>(db, 'outbox', 'id, template, language, made_at as "madeAt", tries, unsure', now, staleSince);

export const settleMail = (db: Db, id: string, settled: Settlement, now: Date): Promise<void> => settleIn(db, 'outbox', id, settled, now);

/** For whom a mail is, as far as is known when it leaves. */
export interface Receiver {
  /** Null: whoever filled in the form for another. */
  readonly person: PersonId | null;
  readonly state: CaseFile['state'];
  /** Of anybody in the case. */
  readonly restricted: boolean;
  /** The present one; null where there is none, or it was erased. */
  readonly address: string | null;
}

/** Null where the mail went with the people of its case. */
export async function receiverOf(db: Db, keys: KeyStore, id: string): Promise<Receiver | null> {
  const [place] = await db.query<{ case_id: string; person: PersonId | null }>("select c.case_id, case c.kind when 'person' then c.person end as person from outbox o join compartment c on c.id = o.compartment_id where o.id = $1", [id]);
  const file = place ? await readCase(db, place.case_id) : null;
  if (!place || !file) return null;
  const words = (await readPerson(db, keys, place.case_id, place.person ?? 'referrer'))?.words ?? [];
  const fact = place.person === null ? null : emailFact(file, place.person);
  return {
    person: place.person, state: file.state, restricted: (await restrictedIn(db, place.case_id)).length > 0,
    address: words.findLast(({ kind, factSeq }) => (place.person === null ? kind === 'email' : kind === 'contact' && fact !== null && factSeq === fact))?.text ?? null,
  };
}

/** The fact with which the present e-mail address came. */
const emailFact = ({ entries }: CaseFile, person: PersonId): number | null =>
  inOrder([...entries]).findLast(({ fact }) => fact.kind === 'DetailRecorded' && fact.person === person && fact.channel === 'email')?.seq ?? null;

/** A mail that did not leave, without whose it is; `colleague`: the name of the account that it was for. */
export interface Unsent { readonly id: string; readonly template: string; readonly madeAt: Date; readonly tries: number; readonly error: string; readonly nextTry: Date | null; readonly colleague: string | null }

/** Those that wait after a fault, and those that are tried no more; oldest first. For administrators: the second fence answers nobody else. */
export const unsentMail = (db: Db, most: number): Promise<Unsent[]> =>
  db.query<Unsent & Record<string, unknown>>(
    `select id, template, made_at as "madeAt", tries, error, next_try as "nextTry", name as colleague
     from (select *, null as name from bis_unsent() union all select * from bis_unsent_to_colleagues()) u order by next_try is not null, made_at, id limit $1`, [most]);

export interface Tray { readonly waiting: number; readonly givenUp: number }

/** How many of each: also those that had no fault yet, but of mail to colleagues none of those. */
export async function trayCounts(db: Db): Promise<Tray> {
  const [row] = await db.query<Tray & Record<string, unknown>>('select waiting, given_up + (select count(*) from bis_unsent_to_colleagues() where next_try is null) as "givenUp" from bis_tray()');
  return row ?? { waiting: 0, givenUp: 0 };
}

/**
 * Everything that did not leave is tried again at once, as if for the first time. Without a condition: those that this may change are
 * chosen by the second fence, and an administrator reads no row of these tables. A mail to the former address of an account that was given up
 * keeps no address. What turns out to be needed no more, is dropped by whoever sends it.
 */
export async function tryAgain(db: Db, now: Date): Promise<void> {
  for (const queue of ['outbox', 'safety_mail', 'account_mail']) await db.query(`update ${queue} set result = null, ended_at = null, next_try = $1, tries = 0`, [now]);
}

/** What ended longer ago is forgotten. Returns how many. */
export async function sweepOutbox(db: Db, endedBefore: Date): Promise<number> {
  return (await db.query("delete from outbox where ended_at < $1 returning 1", [endedBefore])).length;
}
