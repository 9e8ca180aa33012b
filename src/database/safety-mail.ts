import type { Slot } from '../core/appointment.ts';
import type { Day } from '../core/day.ts';
import type { Db } from './database.ts';
import { claimFrom, settleIn, type Settlement } from './mail-queue.ts';

/** A visit to which somebody went who was not known to be safe yet. */
export interface Missed extends Slot { readonly id: string; readonly status: string; readonly safeAt: null }

const MISSED = 'a.id, a.day, a.start, a.minutes, a.place, a.status, null as "safeAt"';
/** Whether this receiver is told of somebody who is out there: the desk of both who go, a supervisor of whom they lead, nobody of themselves. */
const CONCERNS = `exists (select from (values (a.owner, a.safe_at), (a.also, a.also_safe_at)) as goer (who, safe) where goer.who is not null and goer.safe is null and goer.who <> s.id
    and ('desk' = any (s.roles) or 'practice-supervisor' = any (s.roles) and exists (select from supervision v where v.supervisor = s.id and v.mediator = goer.who)))`;

/** From these days; a pure rule says for which that is late. */
export const missedSince = (db: Db, from: Day, until: Day): Promise<Missed[]> =>
  db.query<Missed & Record<string, unknown>>(`select ${MISSED} from appointment a where a.still_out and a.day between $1 and $2`, [from, until]);

/** One for everybody at the desk and for the supervisors of who went out and are not known to be safe; whoever has one already gets no other. */
export async function queueSafetyMail(db: Db, appointment: string, now: Date, newId: () => string): Promise<void> {
  const receivers = await db.query<{ id: string }>(
    `select s.id from staff s join appointment a on a.id = $1 where s.active and ${CONCERNS} order by s.id`, [appointment]);
  for (const { id } of receivers) {
    await db.query('insert into safety_mail (id, appointment_id, staff_id, made_at, next_try) values ($1, $2, $3, $4, $4) on conflict (appointment_id, staff_id) do nothing', [newId(), appointment, id, now]);
  }
}

export interface WaitingAlarm { readonly id: string; readonly madeAt: Date; readonly tries: number; readonly unsure: boolean }

/** The oldest whose time has come, for one server alone. */
export const claimSafetyMail = (db: Db, now: Date, staleSince: Date): Promise<WaitingAlarm | null> =>
  claimFrom<WaitingAlarm & Record<string, unknown>>(db, 'safety_mail', 'id, made_at as "madeAt", tries, unsure', now, staleSince);

/** As it is when the mail leaves: where to; null where its receiver is told of nobody any more. A visit never becomes a later one. */
export async function alarmNow(db: Db, id: string): Promise<{ address: string | null } | null> {
  const [row] = await db.query<{ address: string | null }>(
    `select case when s.active then s.email end as address from safety_mail m join appointment a on a.id = m.appointment_id join staff s on s.id = m.staff_id where m.id = $1 and a.still_out and ${CONCERNS}`, [id]);
  return row ?? null;
}

export const settleSafetyMail = (db: Db, id: string, settled: Settlement, now: Date): Promise<void> => settleIn(db, 'safety_mail', id, settled, now);

/** What ended longer ago is forgotten: nothing about a visit so long ago is mailed again. */
export const sweepSafetyMail = async (db: Db, endedBefore: Date): Promise<number> => (await db.query('delete from safety_mail where ended_at < $1 returning 1', [endedBefore])).length;
