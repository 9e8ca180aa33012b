import type { Db } from '../database/database.ts';
import type { Mediator } from './options.ts';

/** Who can be given a case, with how many cases of each run now. */
export function activeMediators(db: Db): Promise<Mediator[]> {
  return db.query<Mediator>(
    `select s.id, s.name, bis_region(s.id) as region, coalesce(o.open, 0) as open
     from staff s left join bis_open_cases() o on o.mediator = s.id where s.active and 'mediator' = any(s.roles) order by region nulls last, s.name`,
  );
}

/** Where an earlier case stands, for a proposal. */
export interface EarlierCase {
  readonly id: string;
  readonly number: string;
  readonly registered: string;
  readonly closed: string | null;
  readonly mediator: string | null;
}

export async function earlierCases(db: Db, ids: readonly string[]): Promise<EarlierCase[]> {
  if (ids.length === 0) return [];
  return db.query<EarlierCase>(
    `select c.id, c.number, t.registered, t.closed, t.mediator from bis_case c join standing t on t.case_id = c.id
     where c.id = any($1::uuid[]) order by t.registered desc, c.number desc`,
    [[...new Set(ids)]],
  );
}
