import { addDays, dayOf, day, type Day } from '../core/day.ts';
import type { Database, Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { likenessInCases, likenessOf } from '../database/people/likeness.ts';
import { dueOf, judgeWeek, mondayOf, REVIEW, type CaseTraits, type Colleague, type LookedAt } from './rules.ts';
import { addReview, colleaguesWithHome, firstLook, lastReview, looksBetween, traitsOf } from './sql.ts';

export interface ReviewParts {
  readonly database: Database;
  readonly keys: KeyStore;
  newId(): string;
}

/** Weeks made up in one run where the server was off; the rest follows at the next. */
const MOST_WEEKS = 8;

/** Postcodes of colleagues are sealed under the key of the house. */
export const homeContext = (staff: string): string => `staff home ${staff}`;

/** Makes the review of every whole week that has none yet. Returns how many. */
export async function runReviews({ database, keys, newId }: ReviewParts, now: Date): Promise<number> {
  const who = () => ({ role: 'bis_owner', user: null, request: newId() }) as const;
  for (let done = 0; ; done++) {
    const week = await database.transaction(who(), (db) => nextWeek(db, dayOf(now)));
    if (week === null || done === MOST_WEEKS) return done;
    await database.transaction(who(), (db) => reviewWeek(db, keys, week, now));
  }
}

async function nextWeek(db: Db, today: Day): Promise<Day | null> {
  const last = await lastReview(db);
  const first = last === null ? await firstLook(db) : null;
  // The first review is of last week: what came before reviews were made cannot be late.
  const next = last !== null ? addDays(last, 7) : addDays(mondayOf(today), -7);
  return addDays(next, 6) < today && (last !== null || (first !== null && dayOf(first) <= addDays(next, 6))) ? next : null;
}

/** The instant at which a day begins in Amsterdam, told by PostgreSQL's own calendar. */
async function beginOf(db: Db, on: Day): Promise<Date> {
  const [row] = await db.query<{ at: Date }>("select $1::date::timestamp at time zone 'Europe/Amsterdam' as at", [on]);
  return row!.at;
}

async function reviewWeek(db: Db, keys: KeyStore, week: Day, now: Date): Promise<void> {
  const from = await beginOf(db, addDays(week, 7 - REVIEW.lookBackDays));
  const start = await beginOf(db, week);
  const looks = await looksBetween(db, from, await beginOf(db, addDays(week, 7)));
  const findings = judgeWeek({ week, looks, cases: await traits(db, keys, looks, await beginOf(db, addDays(week, -REVIEW.lookBackDays - REVIEW.workDays))), colleagues: await colleagues(db, keys) });
  await addReview(db, { week, due: dueOf(dayOf(now)), looks: looks.filter(({ at, cases }) => at >= start && cases.length > 0).length, now }, findings);
}

async function traits(db: Db, keys: KeyStore, looks: readonly LookedAt[], since: Date): Promise<Map<string, CaseTraits>> {
  // A list of two hundred cases is nobody's curiosity: only what was opened or searched for is looked at closely.
  const ids = [...new Set(looks.filter(({ act, cases }) => act !== 'lijst-bekeken' && cases.length <= REVIEW.narrowSearch).flatMap(({ cases }) => cases))];
  const likeness = await likenessInCases(db, keys, ids);
  const rows = await traitsOf(db, ids, since);
  return new Map(rows.map(({ id, part, excluded, restricted, work, ...row }) => {
    const { names, postcodes } = likeness.get(id) ?? { names: new Set<string>(), postcodes: new Set<string>() };
    return [id, { ...row, part: new Set(part), excluded: new Set(excluded), restricted: new Set(restricted), work: work.map((done) => ({ staff: done.staff, day: day(done.day) })), names, postcodes }];
  }));
}

async function colleagues(db: Db, keys: KeyStore): Promise<Map<string, Colleague>> {
  return new Map((await colleaguesWithHome(db)).map(({ id, name, roles, postcode }) => {
    const address = postcode ? keys.openShared(homeContext(id), postcode).toString() : '';
    return [id, { id, roles, ...likenessOf(keys, { names: [name], addresses: [address] }) }];
  }));
}
