import type { Db } from './database.ts';

/** Numbers by code: how many of what. */
export type Counts = Readonly<Record<string, number>>;

/** A round of work beside the server, or a series of rounds that ended alike. */
export interface JobRun {
  readonly id: string;
  readonly name: string;
  readonly startedAt: Date;
  /** Null while it runs. Of a series: the last of it. */
  readonly endedAt: Date | null;
  readonly ok: boolean | null;
  readonly rounds: number;
  readonly counts: Counts;
  /** Kind of error; null where it succeeded. */
  readonly error: string | null;
}

export interface Ended { readonly at: Date; readonly counts: Counts; readonly error: string | null }

const COLUMNS = 'id, name, started_at as "startedAt", ended_at as "endedAt", ok, rounds, counts, error';

export const beginRun = async (db: Db, { id, name, at }: { id: string; name: string; at: Date }): Promise<void> =>
  void await db.query('insert into job_run (id, name, started_at) values ($1, $2, $3)', [id, name, at]);

export const endRun = async (db: Db, id: string, { at, counts, error }: Ended): Promise<void> =>
  void await db.query('update job_run set ended_at = $2, ok = $3, counts = $4::jsonb, error = $5 where id = $1', [id, at, error === null, JSON.stringify(counts), error]);

/** Rounds that ended as the last one did make one row longer; another end begins a new one. */
export async function addRounds(db: Db, { id, name, from, rounds }: { id: string; name: string; from: Date; rounds: number }, { at, counts, error }: Ended): Promise<void> {
  const longer = await db.query(
    `update job_run set ended_at = $2, rounds = rounds + $3, counts = $4::jsonb
     where id = (select id from job_run where name = $1 and ended_at is not null order by number desc limit 1) and ok = $5 and error is not distinct from $6 returning id`,
    [name, at, rounds, JSON.stringify(counts), error === null, error]);
  if (longer.length > 0) return;
  await db.query('insert into job_run (id, name, started_at, ended_at, ok, rounds, counts, error) values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)',
    [id, name, from, at, error === null, rounds, JSON.stringify(counts), error]);
}

/** What the server did not live to see the end of. */
export const endInterrupted = async (db: Db, at: Date): Promise<void> =>
  void await db.query("update job_run set ended_at = $1, ok = false, error = 'interrupted' where ended_at is null", [at]);

/** The newest of each work that came to an end, by name. */
export async function lastRuns(db: Db): Promise<Map<string, JobRun>> {
  const rows = await db.query<JobRun & Record<string, unknown>>(`select distinct on (name) ${COLUMNS} from job_run where ended_at is not null order by name, number desc`);
  return new Map(rows.map((row) => [row.name, row]));
}

/** Kind of error of a round that did all it could, and had to leave something (standing-anew.ts). */
export const LEFT_OUT = 'CasesLeftOut';

/** When work that is done once a day was last done, with or without something that was left; null where it never was. A round that found it done counted nothing. */
export async function lastDone(db: Db, name: string): Promise<Date | null> {
  const [row] = await db.query<{ at: Date }>(`select started_at as at from job_run where name = $1 and (ok and counts <> '{}'::jsonb or error like '${LEFT_OUT} %' and counts ? 'cases') order by number desc limit 1`, [name]);
  return row?.at ?? null;
}

export interface Failing { readonly name: string; readonly since: Date; readonly error: string }

/** Work whose last round failed, and since when none succeeded. */
export function failingNow(db: Db): Promise<Failing[]> {
  return db.query<Failing & Record<string, unknown>>(
    `select last.name, last.error, (select min(f.started_at) from job_run f where f.name = last.name and not f.ok
        and f.number > coalesce((select max(g.number) from job_run g where g.name = last.name and g.ok), 0)) as since
     from (select distinct on (name) name, ok, error from job_run where ended_at is not null order by name, number desc) last where not last.ok order by last.name`);
}

/** Newest first. */
export const failures = (db: Db, most: number): Promise<JobRun[]> =>
  db.query<JobRun & Record<string, unknown>>(`select ${COLUMNS} from job_run where not ok order by ended_at desc, number desc limit $1`, [most]);

/** The newest of each work stays, however old. Returns how many went. */
export async function sweepRuns(db: Db, endedBefore: Date): Promise<number> {
  return (await db.query(
    'delete from job_run r where ended_at < $1 and exists (select from job_run n where n.name = r.name and n.number > r.number) returning 1', [endedBefore])).length;
}
