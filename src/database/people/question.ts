import { createHash } from 'node:crypto';
import type { Day } from '../../core/day.ts';
import { hold } from '../context.ts';
import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';
import { openText } from './people.ts';

/** Words of a question, as whoever holds its link may read them. Only this file makes them: nothing else of a case can stand in their place. */
export type QuestionWords = string & { readonly __brand: 'QuestionWords' };

/** Kinds of words in the referrer's compartment. */
export const QUESTION = 'question';
export const ANSWER = 'answer';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 5 bits each: 140 bits, more than the 128 that nobody guesses. */
const CODE_LENGTH = 28;
const GROUP = 4;

/** A code for a link that can also be typed: no letters that look like digits, in groups of four. The chance of two ids is in it. */
function newCode(newId: () => string): string {
  const bytes = createHash('sha256').update(`${newId()} ${newId()}`).digest();
  const letters = [...bytes.subarray(0, CODE_LENGTH)].map((byte) => ALPHABET[byte & 31]).join('');
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
}

/** As somebody may have typed it: capitals, spaces and dashes count for nothing, and o, i and l are the digits that they look like. */
const plainCode = (typed: string): string => typed.toLowerCase().replace(/[^0-9a-z]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');

const hashOf = (keys: KeyStore, code: string): Buffer => keys.token('question', plainCode(code));
const contextOf = (id: string): string => `referrer-question ${id}`;

/** A question that whoever asks holds the link of, opened. */
export interface OpenQuestion { readonly id: string; readonly caseId: string; readonly words: QuestionWords; readonly keyId: number }

/** Null where the code opens nothing, or nothing any more: unknown, used, withdrawn, too late or erased. One query in every case. */
export async function openQuestion(db: Db, keys: KeyStore, code: string): Promise<OpenQuestion | null> {
  const [row] = await db.query<{ id: string; case_id: string; compartment_id: string; key_id: number; kind: string; content: Buffer }>(
    'select * from bis_question($1)', [hashOf(keys, code)]);
  const words = row ? openText(keys, row) : null;
  return row && words !== null ? { id: row.id, caseId: row.case_id, words: words as QuestionWords, keyId: row.key_id } : null;
}

/** Keeps the answer, sealed with the referrer's own words; a job writes it into the case. False where the link was used meanwhile. */
export async function answerQuestion(db: Db, keys: KeyStore, code: string, { id, keyId }: OpenQuestion, answer: string, now: Date): Promise<boolean> {
  const hash = hashOf(keys, code);
  await hold(db, hash.toString('hex'));
  const rows = await db.query(
    'update referrer_question set answer = $2, answered_at = $3 where token_hash = $1 and answered_at is null and ended_at is null returning id',
    [hash, keys.seal(keyId, contextOf(id), answer), now]);
  return rows.length > 0;
}

export interface NewLink { readonly caseId: string; readonly number: number; readonly factSeq: number; readonly until: Day; readonly by: string; readonly now: Date }

/** A link to the question that was asked with this fact; earlier links to it open nothing any more. Null where there are no words to it. */
export async function linkQuestion(db: Db, keys: KeyStore, link: NewLink, newId: () => string): Promise<string | null> {
  const [words] = await db.query<{ id: string }>(
    `select s.id from sealed s join compartment c on c.id = s.compartment_id
     where c.case_id = $1 and c.kind = 'referrer' and s.kind = '${QUESTION}' and s.fact_seq = $2 and s.replaced_by is null`, [link.caseId, link.factSeq]);
  if (!words) return null;
  await endQuestions(db, link.caseId, link.now);
  const code = newCode(newId);
  await db.query('insert into referrer_question (id, case_id, number, words, token_hash, until, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [newId(), link.caseId, link.number, words.id, hashOf(keys, code), link.until, link.by, link.now]);
  return code;
}

/** When the living link of a case was made; null where it has none. */
export async function linkMade(db: Db, caseId: string): Promise<Date | null> {
  const [row] = await db.query<{ made_at: Date }>('select made_at from referrer_question where case_id = $1 and ended_at is null', [caseId]);
  return row?.made_at ?? null;
}

/** No link of this case opens anything any more. What was answered already stays, for the job. */
export async function endQuestions(db: Db, caseId: string, now: Date): Promise<void> {
  await db.query('update referrer_question set ended_at = $2 where case_id = $1 and ended_at is null', [caseId, now]);
}

export interface Answer { readonly id: string; readonly caseId: string; readonly number: number; readonly text: string | null; readonly at: Date }

/** Answers that are in no case yet, the oldest first; without text where its key is gone. For the job. */
export async function answersWaiting(db: Db, keys: KeyStore): Promise<Answer[]> {
  const rows = await db.query<{ id: string; case_id: string; number: number; answered_at: Date; answer: Buffer; key_id: number | null }>(
    `select q.id, q.case_id, q.number, q.answered_at, q.answer, c.key_id from referrer_question q
     left join compartment c on c.case_id = q.case_id and c.kind = 'referrer' where q.answer is not null order by q.answered_at, q.id`);
  return rows.map((row) => ({ id: row.id, caseId: row.case_id, number: row.number, at: row.answered_at, text: row.key_id === null ? null : opened(keys, row.key_id, row) }));
}

function opened(keys: KeyStore, keyId: number, { id, answer }: { id: string; answer: Buffer }): string | null {
  try {
    return keys.open(keyId, contextOf(id), answer).toString();
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

/** It is in the case, or gone with its key. `to`: the mediator who got a task about it. */
export async function answerTaken(db: Db, id: string, to: string | null, now: Date): Promise<void> {
  await db.query('update referrer_question set answer = null, passed_to = $3, ended_at = coalesce(ended_at, $2) where id = $1', [id, now, to]);
}

/** To whom answers of this case were passed on, and when they came; the newest first. */
export const answersPassedOn = (db: Db, caseId: string): Promise<{ name: string; at: Date }[]> =>
  db.query('select m.name, q.answered_at as at from referrer_question q join staff m on m.id = q.passed_to where q.case_id = $1 order by q.answered_at desc', [caseId]);
