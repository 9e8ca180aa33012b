import type { StaffRole } from '../core/role.ts';
import type { Day } from '../core/day.ts';
import type { Db } from './database.ts';

/** One colleague, one day, one kind of act: what somebody is told who asks who saw their file. */
export interface Saw {
  /** In Amsterdam. */
  readonly day: Day;
  /** Null for a visitor without an account. */
  readonly staffId: string | null;
  readonly name: string | null;
  readonly roles: readonly StaffRole[];
  /** As the route names it, `zaak-geopend`; `actSentence` of src/words/acts.ts says it in words. */
  readonly act: string;
  readonly times: number;
  /** False where the line is of before the log named people: this person may have been shown or not. */
  readonly named: boolean;
}

/**
 * Who saw a case, or one person in it (`p1`…, `referrer`), up to a moment; oldest first. A line in a list where names were hidden is
 * a look at the case and not at the person. The caller names the case to the access log: asking this is a look too.
 */
export function whoSaw(db: Db, caseId: string, person: string | null, upTo: Date): Promise<Saw[]> {
  return db.query<Saw>(
    `select (l.at at time zone 'Europe/Amsterdam')::date as day, l.staff_id as "staffId", s.name, coalesce(s.roles, '{}') as roles, l.act, count(*) as times,
       bool_and(l.people <> '{}') as named
     from access_log l left join staff s on s.id = l.staff_id
     where l.id in (select bis_looks_at($1)) and l.at <= $3
       and ($2::text is null or l.people = '{}' or $2 = any(string_to_array(l.people[array_position(l.cases, $1::uuid)], ' ')))
     group by 1, l.staff_id, s.name, s.roles, l.act order by 1, min(l.at)`,
    [caseId, person, upTo],
  );
}
