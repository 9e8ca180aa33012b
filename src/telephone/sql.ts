import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';

/** A colleague who has the case, or stands in today for who has it. */
export interface Has { readonly id: string; readonly name: string; readonly email: string; readonly as: 'mediator' | 'second' | 'stand-in'; readonly away: boolean }

/** Who can be spoken to about a case: its mediators, and whoever stands in for them today. `away`: on leave today. */
export async function whoHas(db: Db, { mediator, second }: { mediator: string; second: string | null }, today: Day): Promise<Has[]> {
  return db.query<Has & Record<string, unknown>>(
    `select s.id, s.name, s.email, t.as, exists (select from mediator_period p where p.staff_id = s.id and p.kind = 'leave' and p.ended_at is null
       and p.from_day <= $3 and (p.until_day is null or p.until_day >= $3)) as away
     from (select $1::uuid as id, 'mediator' as as, 1 as place union all select $2::uuid, 'second', 2
       union all select distinct i.stand_in, 'stand-in', 3 from stand_in i where i.mediator in ($1::uuid, $2::uuid) and i.ended_at is null and $3 between i.from_day and i.until_day) t
     join staff s on s.id = t.id order by t.place, s.name`,
    [mediator, second, today]);
}
