import type { Code } from '../src/core/codes.ts';
import { addDays, day, type Day } from '../src/core/day.ts';
import type { CaseId } from '../src/core/fields.ts';
import type { ReferralWords } from '../src/database/journal.ts';
import { addWords } from '../src/database/people/people.ts';
import { queueMail } from '../src/database/people/outbox.ts';
import { strikeNote } from '../src/database/people/strike.ts';
import { addTask } from '../src/database/people/task.ts';
import { keepLetter } from '../src/database/people/letters.ts';
import { readList, runRetention, type Run } from '../src/retention/job.ts';
import { reviewNotices } from '../src/retention/sql.ts';
import type { FreshDatabase } from './database.ts';
import { cases, p2, type Cases } from './journal.ts';

/** Ends of terms, day by day, without a clock. */
export interface Years {
  own: Cases;
  /** Runs the job on this day. */
  run(on: string): Promise<Run>;
  /** Runs it every ten days, as the rules allow, up to and including the last day, and looks through the list each time. Answers how many cases went. */
  runThrough(from: string, to: string): Promise<number>;
  /** The same without anybody who looks. */
  runUnseen(from: string, to: string): Promise<number>;
  /** Somebody looks through all that stands on the list on this day. */
  review(on: string): Promise<void>;
  /** A referral that ended on 4 March 2019: rejected as withdrawn by default, after the other side answered where `answer` is given. */
  ended(words: ReferralWords, answer?: Said | null, rejection?: Code<'rejection'>): Promise<CaseId>;
  /** Words of every kind beside those of the referral: a note, a task and a letter that say so. */
  fill(caseId: CaseId, text: string): Promise<void>;
  /** Every row of every table, as text in small letters. */
  dump(): Promise<string>;
}

interface Said { readonly answer: 'never' | 'not-now' | 'no'; readonly until?: string }

const EVERY = 10;

export async function years(house: FreshDatabase): Promise<Years> {
  const own = cases(house);
  const desk = own.by(await own.staff('desk'));
  const run = (on: string) => runRetention({ database: house.database, keys: house.keys, newId: house.newId }, new Date(`${on}T03:00:00Z`));
  const asked = async (order: Parameters<Cases['give']>[1]) => {
    const given = await own.give(desk, order);
    if (!given.ok) throw new Error(`the test's ${order.order} was refused: ${JSON.stringify(given)}`);
  };
  const officer = await own.staff('privacy-officer');
  const review = (on: string) => own.as(async (db) => {
    const list = await readList(db, day(on));
    await reviewNotices(db, list.map(({ id }) => id), { now: new Date(`${on}T09:00:00Z`), by: officer });
  });
  const through = async (from: string, to: string, look: (on: string) => Promise<void>) => {
    let erased = 0;
    const days: Day[] = [];
    for (let on = day(from); on < to; on = addDays(on, EVERY)) days.push(on);
    for (const on of [...days, to]) {
      const done = await run(on);
      if (done.kind === 'stopped') throw new Error(`stopped on ${on}: ${done.stop}`);
      erased += done.kind === 'ran' ? done.erased : 0;
      await look(on);
    }
    return erased;
  };
  return {
    own, run, review,
    runThrough: (from, to) => through(from, to, review),
    runUnseen: (from, to) => through(from, to, async () => undefined),
    async ended(words, answer = null, rejection = 'withdrawn') {
      const caseId = await own.open({ words });
      if (answer) await asked({ caseId, order: 'record-answer', person: p2, values: { answer: answer.answer, until: answer.until ?? null } });
      await asked({ caseId, order: 'reject', values: { reason: rejection, called: 'spoken' } });
      return caseId;
    },
    fill: (caseId, text) => own.as(async (db) => {
      const place = { caseId, compartment: 'casework', person: null } as const;
      await addWords(db, house.keys, { ...place, kind: 'note', text, factSeq: null, by: desk.staff, now: house.now, newId: house.newId });
      const struck = house.newId();
      await addWords(db, house.keys, { ...place, kind: 'note', text: `${text}, die niet klopt`, factSeq: null, by: desk.staff, now: house.now, newId: () => struck });
      await strikeNote(db, house.keys, { caseId, noteId: struck, reason: 'untrue', why: `${text} klopte niet`, keep: true, by: desk.staff, now: house.now, newId: house.newId });
      await addTask(db, house.keys, { caseId, due: null, text, owner: desk.staff, now: house.now }, house.newId);
      await queueMail(db, { caseId, person: 'p1', template: 'confirmation', language: 'nl', now: house.now }, house.newId);
      const pdf = Buffer.from(text);
      await keepLetter(db, house.keys, { caseId, place: 'p1', kind: 'closing', language: 'nl', readUpTo: 1, pdf, by: desk.staff, now: house.now, newId: house.newId });
    }),
    dump: () => dumped(house),
  };
}

/** Every row of every table, as text. */
const dumped = (house: FreshDatabase): Promise<string> => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, async (db) => {
  const tables = await db.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'");
  let text = '';
  for (const { name } of tables) text += (await db.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)).map(({ row }) => `${name} ${row}\n`).join('').toLowerCase();
  return text;
});
