import { bindingAnswer } from '../../core/case/complete.ts';
import { participants, type CaseState } from '../../core/case/state.ts';
import type { Day } from '../../core/day.ts';
import { endedOf, type Ended, type Ending, type HoldReason, type Kept } from '../../core/retention.ts';
import type { Db } from '../database.ts';
import { readCases } from '../journal-read.ts';
import { SealBroken, type KeyStore } from '../keys.ts';
import { keepBesideKeys } from './keep-marks.ts';
import { keepMarks, markTokens, type Mark, type NewMark } from './mark.ts';
import { forgetReasons } from './reason.ts';
import { openText, readPeople, type PersonWords } from './people.ts';
import { readStatement, STATEMENT } from './statement.ts';
import { holdDictionary } from './tokens.ts';

/** A case that ended and still has words of people. */
export interface KeptCase extends Kept {
  readonly id: string;
  /** Empty for the director, who is told how many there are and not which. */
  readonly number: string;
  readonly holdReason: HoldReason | null;
  readonly reviewed: boolean;
}

export interface Reach { readonly ending: Ending; readonly day: Day }

interface KeptRow {
  id: string; number: string; closed: Day | null; outcome: Ending | null; rejected: Day | null; rejection: Ending | null;
  ends: Day | null; warned: Day | null; reviewed: boolean; until: Day | null; reason: HoldReason | null;
}

/** Of codes and days alone: of most of these the people went long ago, so their other rows are read only after that. */
const ENDED = `select s.case_id from unnest($1::text[], $2::date[]) as reach(ending, day)
  join standing s on coalesce(s.outcome, s.rejection) = reach.ending and coalesce(s.closed, s.rejected) <= reach.day`;

/**
 * Cases with words of people that ended so up to these days, the oldest first. A case that came without people, or whose
 * people are gone, is not in it. `only`: of these ids; null for all. `numbered`: false where nobody is told which cases they are.
 */
export async function keptCases(db: Db, reaches: readonly Reach[], only: readonly string[] | null = null, numbered = true): Promise<KeptCase[]> {
  const [number, numbers] = numbered ? ["coalesce(b.number, '')", 'left join bis_case b on b.id = s.case_id'] : ["''", ''];
  const rows = await db.query<KeptRow>(
    `select s.case_id as id, ${number} as number, s.closed, s.outcome, s.rejected, s.rejection, n.ends, n.warned, n.reviewed_at is not null as reviewed, h.until, h.reason
     from bis_with_words(array(${ENDED} ${only === null ? '' : 'where s.case_id = any($3::uuid[])'})) as kept(id)
     join standing s on s.case_id = kept.id
     ${numbers}
     left join retention_notice n on n.case_id = s.case_id
     left join lateral (select until, reason from retention_hold where case_id = s.case_id order by id desc limit 1) h on true
     order by coalesce(s.closed, s.rejected), number`,
    [reaches.map(({ ending }) => ending), reaches.map(({ day }) => day), ...only === null ? [] : [only]],
  );
  return rows.flatMap(({ id, number, ends, warned, reviewed, until, reason, ...standing }) => {
    const ended = endedOf(standing as never) as Ended | null;
    const notice = ends !== null && warned !== null ? { ends, warned } : null;
    return ended ? [{ id, number, ended, notice, heldUntil: until, holdReason: reason, reviewed }] : [];
  });
}

/** Ids of what stands on the list, and of cases that ended between two reaches: candidates for `keptCases`, whether they have words or not. */
export async function nearCases(db: Db, reaches: readonly Reach[], before: readonly Reach[]): Promise<string[]> {
  // `offset 0`: of each reach its days in the index, where PostgreSQL else reads every case that ever ended.
  const between = (ending: string, day: string) =>
    `select found.case_id from unnest($1::text[], $2::date[], $3::date[]) as reach(ending, before, day), lateral
       (select s.case_id from standing s where s.${ending} = reach.ending and s.${day} > reach.before and s.${day} <= reach.day offset 0) as found`;
  const rows = await db.query<{ id: string }>(
    `select case_id as id from retention_notice union ${between('outcome', 'closed')} union ${between('rejection', 'rejected')}`,
    [reaches.map(({ ending }) => ending), reaches.map(({ ending }) => before.find((one) => one.ending === ending)!.day), reaches.map(({ day }) => day)]);
  return rows.map(({ id }) => id);
}

/** Holds these cases, always in one order, so that nobody re-opens one until this transaction ends. Look at them after it, not before. */
export async function holdEnded(db: Db, cases: readonly string[]): Promise<void> {
  await db.query('select from bis_case where id = any($1::uuid[]) order by id for no key update', [cases]);
}

/** What went, in counts. */
export interface Erased {
  cases: number;
  compartments: number;
  words: number;
  letters: number;
  tasks: number;
  /** People whose wish not to be approached is kept as a mark, and whose could not be: too little was known of them. */
  marks: number;
  unmarked: number;
}

export interface Means {
  readonly keys: KeyStore;
  newId(): string;
}

/**
 * Takes all words of people out of these cases, in the caller's transaction: sealed rows, letters, tasks, what somebody was
 * typing, and what they were found by. Facts stay. Their keys are remembered in `erasure_key`, to be destroyed once this is committed, and not
 * before: a transaction that fails must leave everything as it was. The caller holds the cases (`holdEnded`).
 */
export async function erasePeople(db: Db, { keys, newId }: Means, cases: readonly string[], today: Day): Promise<Erased> {
  const { marks, unmarked } = await marksOf(db, keys, cases, today);
  await keepMarks(db, marks, newId);
  const count = async (sql: string): Promise<number> => (await db.query(`${sql} returning 1`, [cases])).length;
  const own = 'compartment_id in (select id from compartment where case_id = any($1::uuid[]))';
  const letters = await count('delete from letter where case_id = any($1::uuid[])');
  const tasks = await count('delete from task where case_id = any($1::uuid[])');
  await count('delete from appointment where case_id = any($1::uuid[])');
  await count('delete from referrer_question where case_id = any($1::uuid[])');
  await count('with gone as (delete from form_draft where case_id = any($1::uuid[]) returning key_id) insert into erasure_key select key_id from gone where key_id is not null');
  await count(`delete from identity_token where ${own}`);
  await count(`delete from name_token where ${own}`);
  await count(`delete from outbox where ${own}`);
  await count('delete from note_strike where case_id = any($1::uuid[])');
  const words = await count(`delete from sealed where ${own}`);
  const compartments = await count('with gone as (delete from compartment where case_id = any($1::uuid[]) returning key_id) insert into erasure_key select key_id from gone');
  await count('delete from not_same_people where one_case = any($1::uuid[]) or other_case = any($1::uuid[])');
  await forgetReasons(db, cases);
  await count("update import_row set content_hash = '' where case_id = any($1::uuid[])");
  return { cases: cases.length, compartments, words, letters, tasks, marks: marks.length, unmarked };
}

/**
 * Takes one person's words out of a case (AVG art. 17), in the caller's transaction: the own compartment with its letters, and what
 * others there told of this person. A *never* stays as a mark. What the others told of themselves stays, and so do the notes of the
 * casework until the term of the case ends. The caller holds the case (`holdEnded`).
 */
export async function erasePerson(db: Db, { keys, newId }: Means, caseId: string, person: string, today: Day): Promise<Erased> {
  const { marks, unmarked } = await marksOf(db, keys, [caseId], today, person);
  await keepMarks(db, marks, newId);
  const count = async (sql: string, values: readonly unknown[]): Promise<number> => (await db.query(`${sql} returning 1`, values)).length;
  const told = (await readStatements(db, keys, caseId)).filter(({ about }) => about === person);
  await count('delete from identity_token where person = $2 and compartment_id in (select id from compartment where case_id = $1)', [caseId, person]);
  const own = "compartment_id in (select id from compartment where case_id = $1 and kind = 'person' and person = $2)";
  const letters = await count(`delete from letter where case_id = $1 and ${own}`, [caseId, person]);
  await count(`delete from identity_token where ${own}`, [caseId, person]);
  await count(`delete from name_token where ${own}`, [caseId, person]);
  await count('delete from name_token where words = any($2::uuid[]) and compartment_id in (select id from compartment where case_id = $1)', [caseId, told.map(({ id }) => id)]);
  await db.query(`delete from outbox where ${own}`, [caseId, person]);
  const words = await count(`delete from sealed where ${own}`, [caseId, person]) + await count('delete from sealed where id = any($1::uuid[])', [told.map(({ id }) => id)]);
  const compartments = await count(
    "with gone as (delete from compartment where case_id = $1 and kind = 'person' and person = $2 returning key_id) insert into erasure_key select key_id from gone", [caseId, person]);
  await count("update import_row set content_hash = '' where case_id = $1", [caseId]);
  return { cases: 1, compartments, words, letters, tasks: 0, marks: marks.length, unmarked };
}

/** Where somebody in this case told of somebody else. */
async function readStatements(db: Db, keys: KeyStore, caseId: string): Promise<{ id: string; about: string }[]> {
  const rows = await db.query<{ id: string; compartment_id: string; key_id: number; kind: string; content: Buffer }>(
    `select s.id, s.compartment_id, c.key_id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind = '${STATEMENT}'`, [caseId]);
  return rows.flatMap((row) => {
    const text = openText(keys, row);
    return text === null ? [] : [{ id: row.id, about: readStatement(text).about }];
  });
}

interface Asked extends Mark { readonly person: string }

/** Who of this case must not be asked again, or not yet; whoever came themselves took it back. */
function askedIn(state: CaseState, today: Day): Asked[] {
  return participants(state).flatMap((p): Asked[] => {
    const bar = p.cameThemselves || p.dead ? null : bindingAnswer(state, p);
    if (bar?.answer === 'never') return [{ person: p.id, answer: bar.answer, until: null }];
    return bar?.answer === 'not-now' && bar.until !== null && bar.until > today ? [{ person: p.id, answer: bar.answer, until: bar.until }] : [];
  });
}

/** `only`: of this person; of everybody where it is left out. */
async function marksOf(db: Db, keys: KeyStore, cases: readonly string[], today: Day, only: string | null = null): Promise<{ marks: NewMark[]; unmarked: number }> {
  const marks: NewMark[] = [];
  let unmarked = 0;
  for (const [id, { state }] of await readCases(db, cases)) {
    const asked = askedIn(state, today).filter(({ person }) => only === null || person === only);
    const people = asked.length > 0 ? await readWhatOpens(db, keys, id) : [];
    for (const { person, answer, until } of asked) {
      const tokens = markTokens(keys, people, person);
      if (tokens.length > 0) marks.push({ tokens, answer, until });
      else unmarked += 1;
    }
  }
  return { marks, unmarked };
}

/** Words that somebody tampered with are no reason to keep them: they go as well, and the wish is counted as not kept. */
async function readWhatOpens(db: Db, keys: KeyStore, id: string): Promise<PersonWords[]> {
  try {
    return await readPeople(db, keys, id);
  } catch (error) {
    if (error instanceof SealBroken) return [];
    throw error;
  }
}

/**
 * Destroys the keys of what is gone, all at once: the store is written anew without them, so that no older copy of it opens
 * with what is there now. They are forgotten once that is on disk. What these people asked is kept beside the keys before that: a
 * backup of the database from before the erasure does not have it. Returns how many.
 */
export async function destroyErasedKeys(db: Db, keys: KeyStore): Promise<number> {
  const rows = await db.query<{ key_id: number }>('select key_id from erasure_key');
  const ids = rows.map(({ key_id }) => key_id);
  if (ids.length === 0) return 0;
  await keepBesideKeys(db, keys);
  await keys.erase(ids);
  await db.query('delete from erasure_key where key_id = any($1::bigint[])', [ids]);
  return ids.length;
}

/** Takes words out of the dictionary that are in nobody's name any more. Returns how many. */
export async function sweepNameWords(db: Db): Promise<number> {
  await holdDictionary(db, 'alone');
  return (await db.query('delete from name_word w where not exists (select from name_token t where t.token = w.token) returning 1')).length;
}
