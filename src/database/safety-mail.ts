import type { Slot } from '../core/appointment.ts';
import type { Day } from '../core/day.ts';
import type { Db } from './database.ts';
import type { Settlement } from './people/outbox.ts';

/** Of a visit of which nobody said that its owner is safe. */
export interface Missed extends Slot { readonly id: string; readonly status: string; readonly safeAt: Date | null }

const MISSED = 'a.id, a.day, a.start, a.minutes, a.place, a.status, a.safe_at as "safeAt"';

/** From these days; a pure rule says for which that is late. */
export const missedSince = (db: Db, from: Day, until: Day): Promise<Missed[]> =>
  db.query<Missed & Record<string, unknown>>(`select ${MISSED} from appointment a where a.safe_at is null and a.day between $1 and $2 and a.status in ('planned', 'held') and a.place not in ('office', 'not-in-person')`, [from, until]);

/** One for everybody at the desk and for the supervisor of whoever went out; whoever has one already gets no other. */
export async function queueSafetyMail(db: Db, appointment: string, now: Date, newId: () => string): Promise<void> {
  const receivers = await db.query<{ id: string }>(
    `select s.id from staff s join appointment a on a.id = $1 where s.active and s.id <> a.owner and ('desk' = any (s.roles)
       or 'practice-supervisor' = any (s.roles) and exists (select from supervision v where v.supervisor = s.id and v.mediator = a.owner))
     and not exists (select from safety_mail m where m.appointment_id = a.id and m.staff_id = s.id) order by s.id`, [appointment]);
  for (const { id } of receivers) {
    await db.query('insert into safety_mail (id, appointment_id, staff_id, made_at, next_try) values ($1, $2, $3, $4, $4) on conflict (appointment_id, staff_id) do nothing', [newId(), appointment, id, now]);
  }
}

export interface WaitingAlarm { readonly id: string; readonly madeAt: Date; readonly tries: number; readonly unsure: boolean }

const OPEN = 'result is null and next_try <= $1';

/** The oldest whose time has come, for one server alone; as `claimMail` of people/outbox.ts does it. */
export async function claimSafetyMail(db: Db, now: Date, staleSince: Date): Promise<WaitingAlarm | null> {
  await db.query(`update safety_mail set result = 'given-up', error = 'unsure', ended_at = $1, next_try = null, claimed_at = null where ${OPEN} and unsure and claimed_at <= $2`, [now, staleSince]);
  const [row] = await db.query<WaitingAlarm & Record<string, unknown>>(
    `update safety_mail set claimed_at = $1, tries = tries + 1, unsure = unsure or claimed_at is not null
     where id = (select id from safety_mail where ${OPEN} and (claimed_at is null or claimed_at <= $2) order by next_try, made_at, id limit 1 for update skip locked)
     returning id, made_at as "madeAt", tries, unsure`, [now, staleSince]);
  return row ?? null;
}

/** As it is when the mail leaves: whether it is still needed, and where to. */
export async function alarmNow(db: Db, id: string): Promise<{ missed: Missed; address: string | null } | null> {
  const [row] = await db.query<Missed & { address: string | null }>(
    `select ${MISSED}, case when s.active then s.email end as address from safety_mail m join appointment a on a.id = m.appointment_id join staff s on s.id = m.staff_id where m.id = $1`, [id]);
  return row ? { missed: row, address: row.address } : null;
}

export async function settleSafetyMail(db: Db, id: string, settled: Settlement, now: Date): Promise<void> {
  const later = settled.result === null ? settled : null;
  await db.query('update safety_mail set claimed_at = null, result = $2, error = $3, ended_at = $4, next_try = $5, unsure = unsure or $6 where id = $1',
    [id, settled.result, 'error' in settled ? settled.error : null, later ? null : now, later?.nextTry ?? null, later?.unsure ?? false]);
}

/** What ended longer ago is forgotten: nothing about a visit so long ago is mailed again. */
export const sweepSafetyMail = async (db: Db, endedBefore: Date): Promise<number> => (await db.query('delete from safety_mail where ended_at < $1 returning 1', [endedBefore])).length;
