import { addDays, dayOf, type Day } from '../core/day.ts';
import { batchStop, clockStop, RETENTION, type Stop } from '../core/retention.ts';
import type { Database, Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { beginWork, DONE, dropWork, endWork, openWorks, settleItems, waitingIn } from '../database/long-work.ts';
import { forgetDictionary } from '../database/people/dictionary.ts';
import { destroyErasedKeys, erasePeople, holdEnded, keptCases, nearCases, sweepNameWords } from '../database/people/erase.ts';
import { moveHouseWords } from '../database/people/house-files.ts';
import { keepBesideKeys } from '../database/people/keep-marks.ts';
import { endedOfficeFiles, eraseOfficeFiles, holdOfficeFiles } from '../database/people/office-terms.ts';
import { takeTurn } from '../database/turn.ts';
import { listOf, officeListOf, overdueOf, overReachesOf, reachesOf, type Listed, type ListedFile, type Overdue } from './rules.ts';
import { addBatch, addStop, decidedSince, readAgreed, readLastRun, readOfficeTerms, readStop, readTerms, writeLastRun, writeNotices } from './sql.ts';

export interface JobParts {
  readonly database: Database;
  readonly keys: KeyStore;
  newId(): string;
}

export type Run =
  /** Today's run was done before. */
  | { readonly kind: 'done' }
  /** Nothing was erased: a person has to look first. */
  | { readonly kind: 'stopped'; readonly stop: Stop }
  | { readonly kind: 'ran'; readonly listed: number; readonly erased: number };

/** Cases in one transaction: it holds them, and people may be waiting. */
const AT_ONCE = 50;
/** Days. */
const A_MONTH = 31;

/**
 * One day's work: puts cases on the list sixty days before their term ends, and erases the people of those whose day has come,
 * that somebody reviewed and that nobody holds. Call it as often as you like: it works once a day, and finishes what an earlier one was
 * stopped in: what a day is to erase is written down first, and a batch and its marks there are one transaction. Never in a demo. Rejects where the database or the key file fails; the next call tries again.
 */
export async function runRetention(parts: JobParts, now: Date, told: (done: number, total: number) => void = () => undefined): Promise<Run> {
  const today = dayOf(now);
  await within(parts, (db) => destroyErasedKeys(db, parts.keys));
  await within(parts, (db) => moveHouseWords(db, parts.keys, parts.newId));
  const plan = await within(parts, (db) => prepare(db, parts, today, now));
  if ('run' in plan) return plan.run;
  let erased = 0;
  for (let from = 0; from < plan.due.length; from += AT_ONCE) {
    erased += await within(parts, (db) => eraseBatch(db, parts, { work: plan.work, ids: plan.due.slice(from, from + AT_ONCE) }, { today, now }));
    told(Math.min(from + AT_ONCE, plan.due.length), plan.due.length);
  }
  if (plan.work !== null) await within(parts, (db) => endWork(db, plan.work as string, now));
  await within(parts, (db) => eraseOffice(db, today));
  await within(parts, (db) => destroyErasedKeys(db, parts.keys));
  // A *not now* goes with its date, here and beside the keys; only here, where the clock was looked at.
  await within(parts, (db) => keepBesideKeys(db, parts.keys, today));
  // Also on a day on which nobody was erased: a name that was struck through left its words in the dictionary.
  if (await within(parts, sweepNameWords) > 0) forgetDictionary(parts.keys);
  return { kind: 'ran', listed: plan.listed, erased };
}

const within = <T>({ database, newId }: JobParts, work: (db: Db) => Promise<T>): Promise<T> =>
  database.transaction({ role: 'bis_owner', user: null, request: newId() }, work);

type Plan = { readonly run: Run } | { readonly listed: number; readonly due: readonly string[]; /** Where it is written down; null where nothing is due. */ readonly work: string | null };

/** Whether there is something to do today, and may it be done; writes the list. */
async function prepare(db: Db, { newId }: JobParts, today: Day, now: Date): Promise<Plan> {
  // Two servers on one database run one after the other.
  await takeTurn(db, 'retention');
  const open = await readStop(db);
  if (open) return { run: { kind: 'stopped', stop: open.reason } };
  const last = await readLastRun(db);
  if (last === today) return goOn(db);
  const stopped = async (stop: Stop, cases: number): Promise<Plan> => {
    await addStop(db, { reason: stop, day: today, lastRun: last, cases }, now);
    return { run: { kind: 'stopped', stop } };
  };
  const clock = clockStop(last, today, RETENTION);
  if (clock) return stopped(clock, 0);
  const listed = await readList(db, today);
  await writeNotices(db, listed, today);
  const due = listed.filter(({ standing }) => standing === 'due').map(({ id }) => id);
  const large = batchStop(due.length, await readAgreed(db, addDays(today, -1)), RETENTION);
  if (large) return stopped(large, due.length);
  await writeLastRun(db, today, now);
  // What an earlier day did not come to is on the list of today, where it still has to go.
  await dropWork(db, 'retention', now);
  const work = due.length > 0 ? await beginWork(db, { kind: 'retention', by: null, cases: due, now }, newId) : null;
  return { listed: listed.length, due, work };
}

/** What this day's run was stopped in, if anything. */
async function goOn(db: Db): Promise<Plan> {
  const [open] = await openWorks(db, 'retention');
  if (!open) return { run: { kind: 'done' } };
  const due = await waitingIn(db, open.id);
  return { listed: due.length, due, work: open.id };
}

/** What stands on the list on this day. `only`: of these cases. */
export async function readList(db: Db, today: Day, only: readonly string[] | null = null): Promise<Listed[]> {
  const terms = await readTerms(db);
  return listOf(await keptCases(db, reachesOf(terms, today), only), terms, today);
}

/**
 * What is over its term and unreviewed, in numbers, without looking through every case that ever ended: up to its last run the job put
 * all of it on the list, and only what came in reach since is looked for. A month is looked at twice, and everything where a term was
 * decided since: that moves every reach.
 */
export async function readOverdue(db: Db, today: Day): Promise<Overdue> {
  const last = await readLastRun(db);
  if (last === null || await decidedSince(db, addDays(last, -1))) return overdueOf(await readList(db, today));
  const terms = await readTerms(db);
  const reaches = overReachesOf(terms, today);
  const near = await nearCases(db, reaches, reachesOf(terms, addDays(last, -A_MONTH)));
  return overdueOf(listOf(await keptCases(db, reaches, near, false), terms, today));
}

/** Files of requests, breaches, decisions and plans near or past the end of their term; for a colleague without those that are kept from them. */
export const readOfficeList = async (db: Db, today: Day): Promise<ListedFile[]> => officeListOf(await endedOfficeFiles(db), await readOfficeTerms(db), today);

/** What somebody reviewed and whose term is over. A house has a handful of these a year: one transaction. */
async function eraseOffice(db: Db, today: Day): Promise<void> {
  const due = async (): Promise<string[]> => (await readOfficeList(db, today)).filter(({ standing }) => standing === 'due').map(({ id }) => id);
  const found = await due();
  if (found.length === 0) return;
  await holdOfficeFiles(db, found);
  const still = new Set(await due());
  await eraseOfficeFiles(db, found.filter((id) => still.has(id)), today);
}

/** Looks again once nobody can re-open or hold them any more. Returns how many went. */
async function eraseBatch(db: Db, { keys, newId }: JobParts, { work, ids }: { work: string | null; ids: readonly string[] }, { today, now }: { today: Day; now: Date }): Promise<number> {
  await holdEnded(db, ids);
  const still = (await readList(db, today, ids)).filter(({ standing }) => standing === 'due');
  const cases = still.map(({ id }) => id);
  if (work !== null) {
    await settleItems(db, work, cases, DONE, now);
    await settleItems(db, work, ids, 'not-due', now);
  }
  if (cases.length === 0) return 0;
  const erased = await erasePeople(db, { keys, newId }, cases, today);
  await addBatch(db, { ...erased, id: newId(), day: today, reviewed: still.filter(({ reviewed }) => reviewed).length }, cases, now);
  return cases.length;
}
