import type { Entry } from '../core/case/facts.ts';
import type { CaseState } from '../core/case/state.ts';
import { fold } from '../core/case/fold.ts';
import { dayOf } from '../core/day.ts';
import type { Database, Db } from './database.ts';
import { chained, insertFacts } from './journal-append.ts';
import { holdCase } from './journal-read.ts';
import type { KeyStore } from './keys.ts';
import { sealWords } from './people/people.ts';
import { ANSWER, answersWaiting, answerTaken, type Answer } from './people/question.ts';
import { addTask } from './people/task.ts';
import { readSettings } from './settings.ts';
import { standingOf, writeStandings } from './standing.ts';

interface Parts {
  readonly database: Database;
  readonly keys: KeyStore;
  newId(): string;
  /** What a mediator is asked who has the case by then. Words of the house, nothing of the answer. */
  readonly passedOn: string;
}

/**
 * Writes what referrers answered through their links into the cases, each in a transaction of its own. The public page writes in no case
 * itself: whoever holds a link reaches one row. Where the case went out meanwhile its mediator gets a task. Returns how many.
 */
export async function takeAnswers({ database, keys, newId, passedOn }: Parts, now: Date): Promise<number> {
  const within = <T>(work: (db: Db) => Promise<T>) => database.transaction({ role: 'bis_owner', user: null, request: newId() }, work);
  const waiting = await within((db) => answersWaiting(db, keys));
  for (const { id } of waiting) {
    // Read again: another run may have taken it.
    await within(async (db) => {
      const answer = (await answersWaiting(db, keys)).find((one) => one.id === id);
      if (answer) await take(db, { keys, newId, passedOn }, answer, now);
    });
  }
  return waiting.length;
}

/** What came is kept whatever became of the case; it is a fact where its question still stands open. */
async function take(db: Db, { keys, newId, passedOn }: Omit<Parts, 'database'>, answer: Answer, now: Date): Promise<void> {
  const held = answer.text === null ? null : await holdCase(db, answer.caseId);
  let to: string | null = null;
  if (held && answer.text !== null) {
    const state = fold(held.entries);
    const { question } = state;
    const open = question !== null && question.number === answer.number && question.answered === null;
    const seq = held.head.seq + 1;
    if (open) {
      const entry: Entry = { seq, day: dayOf(answer.at), recorded: now.toISOString(), actor: 'public', fact: { kind: 'ReferrerAnswered', number: answer.number } };
      const { rows, head } = chained(held.id, held.head, [entry]);
      await insertFacts(db, rows);
      await writeStandings(db, [standingOf(held.id, fold([...held.entries, entry]), await readSettings(db), head.seq)]);
    }
    await sealWords(db, keys, [{ caseId: answer.caseId, compartment: 'referrer', person: null, kind: ANSWER, text: answer.text, factSeq: open ? seq : null, by: null, recorded: answer.at }], newId);
    to = withMediator(state);
    if (to !== null) await addTask(db, keys, { caseId: held.id, due: dayOf(now), text: passedOn, owner: to, now }, newId);
  }
  await answerTaken(db, answer.id, to, now);
}

const withMediator = ({ allocated, handedBack, closed }: CaseState): string | null => (allocated && !handedBack && closed === null ? allocated.mediator : null);
