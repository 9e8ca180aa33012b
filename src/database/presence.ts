import type { Db } from './database.ts';

/** A colleague who has a page of the same case open. */
export interface Colleague {
  readonly name: string;
  readonly roles: readonly string[];
  /** Title of the form that is open; null where they have the case itself open. */
  readonly form: string | null;
  /** Works on this case for the desk and in no other part. Left out of doubt: false. */
  readonly deskAlone: boolean;
  readonly since: Date;
}

export interface AtWork {
  readonly staff: string;
  readonly number: string;
  /** Ids of cases that this person was let into in this request; the case must be one of them. */
  readonly among: readonly string[];
  /** `same`: the form that was open before. */
  readonly form: string | null | 'same';
  readonly now: Date;
  /** Whoever was not seen after this is taken to be gone. */
  readonly gone: Date;
}

/** Writes down who is at work, on what and since when, and answers who else is. */
export function beAtWork(db: Db, { staff, number, among, form, now, gone }: AtWork): Promise<Colleague[]> {
  return db.query<Colleague>(
    `with here as (select id from bis_case where number = $2 and id = any($3::uuid[])), own as (
       insert into presence as p (staff_id, case_id, form, since, seen_at) select $1, id, nullif($4, 'same'), $5, $5 from here
       on conflict (case_id, staff_id) do update set seen_at = excluded.seen_at,
         form = case when $4 = 'same' then p.form else excluded.form end,
         since = case when p.seen_at > $6 and ($4 = 'same' or p.form is not distinct from excluded.form) then p.since else excluded.since end)
     select staff.name, staff.roles, p.form, p.since, coalesce('desk' = any (staff.roles)
       and not (staff.roles && '{mediator,practice-supervisor}' and a.sent_out) and not ('policy' = any (staff.roles) and a.policy), false) as "deskAlone"
     from presence p join here on here.id = p.case_id join staff on staff.id = p.staff_id left join case_access a on a.case_id = p.case_id
     where p.staff_id <> $1 and p.seen_at > $6 order by p.since, staff.name`,
    [staff, number, among, form, now, gone],
  );
}

/** Somebody signed out. */
export async function leaveWork(db: Db, staff: string): Promise<void> {
  await db.query('delete from presence where staff_id = $1', [staff]);
}

export async function sweepPresence(db: Db, gone: Date): Promise<void> {
  await db.query('delete from presence where seen_at <= $1', [gone]);
}
