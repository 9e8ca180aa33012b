import type { Database } from './database/database.ts';
import type { KeyStore } from './database/keys.ts';
import { sweepDrafts } from './database/people/draft.ts';
import { keepSearchable } from './database/people/rebuild-search.ts';
import { runRetention } from './retention/job.ts';
import { sweepOnceKeys } from './web/once.ts';
import { sweepSessions } from './web/session.ts';
import { forgetAttempts } from './sign-in/sql.ts';

export interface JobParts {
  database: Database;
  keys: KeyStore;
  now(): Date;
  newId(): string;
  demo: boolean;
  failed(work: string, kind: string): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An unfinished public form is kept a week; own choice, no source. */
const DRAFT_DAYS = 7;
/** A form that was posted can be posted again this long and get the same answer; own choice, no source. */
const ONCE_DAYS = 90;
/** Misses at signing in count for some minutes (src/sign-in/rules.ts); a day is enough. */
const ATTEMPT_DAYS = 1;

const JOB_WORDS: Readonly<Record<string, string>> = {
  retention: 'Bewaren en wissen', search: 'Vindbaar houden', drafts: 'Concepten opruimen', sessions: 'Sessies opruimen', attempts: 'Inlogpogingen opruimen', 'once-keys': 'Formuliersleutels opruimen',
};

/** A message of the database can hold values: only the kind of error is told. */
export const jobFailed = (work: string, kind: string): string =>
  `${JOB_WORDS[work] ?? work}: niet gelukt, wordt opnieuw geprobeerd. / ${work} failed and is tried again. (${kind})\n`;

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
    ['drafts', HOUR, () => within((db) => sweepDrafts(db, keys, ago(DRAFT_DAYS)))],
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
