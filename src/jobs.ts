import type { Database } from './database/database.ts';
import type { KeyStore } from './database/keys.ts';
import { runReviews } from './access/job.ts';
import { checkAndKeep, lastCheck } from './database/log-check.ts';
import { readHeads, writeHead } from './database/log-held.ts';
import { sealAll } from './database/log-seal.ts';
import { dayOf } from './core/day.ts';
import { sweepDrafts } from './database/people/draft.ts';
import { sweepFormDrafts } from './database/people/form-draft.ts';
import { keepLifted } from './database/people/keep-marks.ts';
import { keepSearchable } from './database/people/rebuild-search.ts';
import { takeAnswers } from './database/journal-answer.ts';
import { sweepPresence } from './database/presence.ts';
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
  failed(work: string, kind: string): void;
}

/** The tail of the access log that a change could go unnoticed in is as long as this. */
const SEAL_EVERY = 5_000;
/** What a referrer answered is in the case after so long. */
const ANSWERS_EVERY = 5_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An unfinished public form is kept a week; own choice, no source. */
const DRAFT_DAYS = 7;
/** What a colleague began and did not send is kept longer: over a leave; own choice, no source. */
const FORM_DRAFT_DAYS = 30;
/** A form that was posted can be posted again this long and get the same answer; own choice, no source. */
const ONCE_DAYS = 90;
/** Misses at signing in count for some minutes (src/sign-in/rules.ts); a day is enough. */
const ATTEMPT_DAYS = 1;

const JOB_WORDS: Readonly<Record<string, string>> = {
  retention: 'Bewaren en wissen', search: 'Vindbaar houden', marks: 'Wensen bewaren', drafts: 'Concepten opruimen', 'form-drafts': 'Concepten van medewerkers opruimen', presence: 'Wie bezig is bijhouden', 'once-keys': 'Formuliersleutels opruimen',
  answers: 'Antwoorden van verwijzers in de zaak zetten', sessions: 'Sessies opruimen', attempts: 'Inlogpogingen opruimen', 'log-seal': 'Logboek verzegelen', 'log-check': 'Logboek controleren', 'log-review': 'Lijst om na te kijken maken',
};

/** A message of the database can hold values: only the kind of error is told. */
export const jobFailed = (work: string, kind: string): string =>
  `${JOB_WORDS[work] ?? work}: niet gelukt, wordt opnieuw geprobeerd. / ${work} failed and is tried again. (${kind})\n`;

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

/** Once a day, the whole log and every journal. */
export async function checkToday({ database, keys, now, newId, logHeads }: LogParts): Promise<void> {
  const last = await database.transaction({ role: 'bis_owner', user: null, request: newId() }, lastCheck);
  if (last && dayOf(last.at) === dayOf(now())) return;
  const { heads, unreadable } = await readHeads(logHeads);
  await checkAndKeep(database, keys, heads, now(), newId());
  if (unreadable.length > 0) throw new Error('a head that is kept cannot be read');
}

/**
 * Work that does itself beside the server, each asked again and again, so that a server that sleeps at night does it too, and
 * never twice at once. Returns what stops them.
 */
export function startJobs(parts: JobParts): () => Promise<void> {
  const { database, keys, now, newId, demo, failed } = parts;
  const within = (work: Parameters<Database['transaction']>[1]) => database.transaction({ role: 'bis_owner', user: null, request: newId() }, work);
  const ago = (days: number) => new Date(now().getTime() - days * DAY);
  const jobs: readonly [string, number, () => Promise<unknown>][] = [
    // A crash of the database empties what people are found by: it is made anew beside the work.
    ['search', MINUTE, () => keepSearchable(database, keys, newId())],
    ['marks', MINUTE, () => within((db) => keepLifted(db, keys))],
    ['drafts', HOUR, () => within((db) => sweepDrafts(db, keys, ago(DRAFT_DAYS)))],
    ['form-drafts', HOUR, () => within((db) => sweepFormDrafts(db, keys, ago(FORM_DRAFT_DAYS)))],
    ['presence', HOUR, () => within((db) => sweepPresence(db, lastSeen(now())))],
    ['answers', ANSWERS_EVERY, () => takeAnswers({ database, keys, newId }, now())],
    ['log-seal', SEAL_EVERY, sealing(parts)],
    ['log-check', HOUR, () => checkToday(parts)],
    ['log-review', HOUR, () => runReviews({ database, keys, newId }, now())],
    ['sessions', HOUR, () => within((db) => sweepSessions(db, now()))],
    ['attempts', HOUR, () => within((db) => forgetAttempts(db, ago(ATTEMPT_DAYS)))],
    ['once-keys', HOUR, () => within((db) => sweepOnceKeys(db, ago(ONCE_DAYS)))],
    ...(demo ? [] : [['retention', HOUR, () => runRetention({ database, keys, newId }, now())] as [string, number, () => Promise<unknown>]]),
  ];
  const timers = jobs.map(([name, interval, work]) => {
    let busy = false;
    const run = async () => {
      if (busy) return;
      busy = true;
      await work().catch((error: { name?: string; code?: string }) => failed(name, `${error.name ?? ''} ${error.code ?? ''}`.trim()));
      busy = false;
    };
    const first = setTimeout(() => void run(), name === 'search' ? 0 : MINUTE).unref();
    return [first, setInterval(() => void run(), interval).unref()];
  });
  return async () => timers.flat().forEach(clearTimeout);
}
