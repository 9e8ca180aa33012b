import type { Database } from './database/database.ts';
import type { KeyStore } from './database/keys.ts';
import { runReviews } from './access/job.ts';
import { Runner, type Chore, type Told } from './chores/runner.ts';
import { choreName } from './chores/texts.ts';
import { sweepRuns } from './database/job-run.ts';
import { sweepWork } from './database/long-work.ts';
import { checkAndKeep, lastCheck } from './database/log-check.ts';
import { readHeads, writeHead } from './database/log-held.ts';
import { sealAll } from './database/log-seal.ts';
import { dayOf } from './core/day.ts';
import { forgetUnused } from './database/organisation-person.ts';
import { DRAFT_DAYS, sweepDrafts } from './database/people/draft.ts';
import { sweepFormDrafts } from './database/people/form-draft.ts';
import { keepLifted } from './database/people/keep-marks.ts';
import { keepSearchable } from './database/people/rebuild-search.ts';
import { takeAnswers } from './database/journal-answer.ts';
import { keepStandings, STANDINGS } from './database/standing-anew.ts';
import { sweepPresence } from './database/presence.ts';
import { runReminders } from './letters/job.ts';
import type { Press } from './letters/letter-page.tsx';
import { sendAccountMail } from './mail/account-mail.ts';
import { sendAlarms } from './mail/alarm.ts';
import { forgetMail, sendWaiting } from './mail/job.ts';
import type { Post } from './mail/transport.ts';
import { PASSED_ON } from './questions/texts.ts';
import { runRetention } from './retention/job.ts';
import { sweepOnceKeys } from './web/once.ts';
import { lastSeen } from './web/presence.ts';
import { sweepSessions } from './web/session.ts';
import { forgetAttempts } from './sign-in/sql.ts';

export interface JobParts {
  database: Database;
  keys: KeyStore;
  now(): Date;
  newId(): string;
  demo: boolean;
  /** Folder for the heads of the access log's chain. */
  logHeads: string;
  /** Where mail leaves; null: it does not. */
  post: Post | null;
  /** Makes letters, one for the whole server. */
  press: Press;
  failed(work: string, kind: string): void;
}

/** The tail of the access log that a change could go unnoticed in is as long as this. */
const SEAL_EVERY = 5_000;
/** What a referrer answered is in the case after so long. */
const ANSWERS_EVERY = 5_000;
/** Who asked for work on several cases waits so long before it begins. */
const WORK_EVERY = 2_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What a colleague began and did not send is kept longer: over a leave; own choice, no source. */
const FORM_DRAFT_DAYS = 30;
/** A form that was posted can be posted again this long and get the same answer; own choice, no source. */
const ONCE_DAYS = 90;
/** Misses at signing in count for some minutes (src/sign-in/rules.ts); a day is enough. */
const ATTEMPT_DAYS = 1;
/** What this work did is told so long; own choice, no source. */
const RUN_DAYS = 30;

/** A message of the database can hold values: only the kind of error is told. */
export const jobFailed = (work: string, kind: string): string =>
  `${choreName(work)}: niet gelukt, wordt opnieuw geprobeerd. / ${work} failed and is tried again. (${kind})\n`;

type LogParts = Pick<JobParts, 'database' | 'keys' | 'now' | 'newId' | 'logHeads'>;

/** Seals what is new, and puts the head where another holder has it: a head that could not be written is written by the next round. */
export function sealing({ database, keys, now, newId, logHeads }: LogParts): () => Promise<void> {
  let written = 0;
  return async () => {
    const head = await sealAll(database, keys, now(), newId());
    if (!head || head.number === written) return;
    await writeHead(logHeads, head);
    written = head.number;
  };
}

/** Once a day, and whenever somebody asks for it, the whole log and every journal. */
export async function checkToday({ database, keys, now, newId, logHeads }: LogParts, told?: Told, asked = false): Promise<unknown> {
  const last = await database.transaction({ role: 'bis_owner', user: null, request: newId() }, lastCheck);
  const { heads, unreadable } = await readHeads(logHeads);
  const due = asked || !last || dayOf(last.at) !== dayOf(now());
  const checked = due ? await checkAndKeep(database, keys, heads, now(), newId(), told) : null;
  // At every round: the next one of the day looks at nothing else, and must not say that all is well.
  if (unreadable.length > 0) throw Object.assign(new Error('a head that is kept cannot be read'), { code: 'HEAD-UNREADABLE' });
  return checked && { lines: checked.lines, cases: checked.cases, faults: checked.faults.length };
}

/** The daily look at every case's list, as a chore. */
export const lookingAtLists = ({ database, now, newId }: Pick<JobParts, 'database' | 'now' | 'newId'>): Chore =>
  ({ name: STANDINGS, every: HOUR, work: (told, asked) => keepStandings(database, now(), newId(), told, asked) });

const MAILS = [['mail', sendWaiting], ['safety-mail', sendAlarms], ['account-mail', sendAccountMail]] as const;

/** All work beside the server. Nothing runs before its `start`. */
export function openJobs(parts: JobParts): Runner {
  const { database, keys, now, newId, demo, post, press } = parts;
  const within = (work: Parameters<Database['transaction']>[1]) => database.transaction({ role: 'bis_owner', user: null, request: newId() }, work);
  const ago = (days: number) => new Date(now().getTime() - days * DAY);
  const chores: Chore[] = [
    // A crash of the database empties what people are found by: it is made anew beside the work.
    { name: 'search', every: MINUTE, atOnce: true, work: (told) => keepSearchable(database, keys, newId(), told) },
    { name: 'marks', every: MINUTE, work: () => within((db) => keepLifted(db, keys)) },
    ...(post ? MAILS.map(([name, send]) => ({ name, every: MINUTE, work: () => send({ database, keys, now, newId, post }) })) : []),
    { name: 'answers', every: ANSWERS_EVERY, work: () => takeAnswers({ database, keys, newId, passedOn: PASSED_ON }, now()) },
    { name: 'reminders', every: WORK_EVERY, atOnce: true, work: (told) => runReminders({ database, keys, now, newId, press }, told) },
    { name: 'log-seal', every: SEAL_EVERY, work: sealing(parts) },
    { name: 'log-check', every: HOUR, work: (told, asked) => checkToday(parts, told, asked) },
    lookingAtLists(parts),
    { name: 'log-review', every: HOUR, work: () => runReviews({ database, keys, newId }, now()) },
    ...(demo ? [] : [{ name: 'retention', every: HOUR, work: (told: Told) => runRetention({ database, keys, newId }, now(), told) }]),
    { name: 'drafts', every: HOUR, work: () => within((db) => sweepDrafts(db, keys, ago(DRAFT_DAYS))) },
    { name: 'form-drafts', every: HOUR, work: () => within((db) => sweepFormDrafts(db, keys, ago(FORM_DRAFT_DAYS))) },
    { name: 'presence', every: HOUR, work: () => within((db) => sweepPresence(db, lastSeen(now()))) },
    { name: 'sessions', every: HOUR, work: () => within((db) => sweepSessions(db, now())) },
    { name: 'attempts', every: HOUR, work: () => within((db) => forgetAttempts(db, ago(ATTEMPT_DAYS))) },
    { name: 'once-keys', every: HOUR, work: () => within((db) => sweepOnceKeys(db, ago(ONCE_DAYS))) },
    { name: 'outbox', every: HOUR, work: () => forgetMail({ database, newId }, now()) },
    { name: 'referrer-people', every: HOUR, work: () => within((db) => forgetUnused(db, dayOf(now()))) },
    { name: 'job-runs', every: HOUR, work: () => within(async (db) => await sweepRuns(db, ago(RUN_DAYS)) + await sweepWork(db, ago(RUN_DAYS))) },
  ];
  return new Runner(parts, chores);
}
