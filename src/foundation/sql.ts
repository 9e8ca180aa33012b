import { addDays, dayOf, type Day } from '../core/day.ts';
import { DEFAULT_TERMS, RETENTION, termEnds } from '../core/retention.ts';
import type { StaffId } from '../core/fields.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { keepTelephone } from '../database/staff-telephone.ts';
import { beginNews } from '../web/news.ts';
import { settleMediators } from './mediators.ts';
import { MEDIATOR_NAMES, NO_NUMBER, OFFICE } from './people.ts';
import { mediatorEmail, MEDIATORS } from './rows-2018.ts';

export interface Staff { readonly id: StaffId; readonly email: string; readonly name: string; readonly roles: readonly string[] }

/** Synthetic staff: the office, one account a role, and 22 mediators over the country. None has a password: only a demo lets them in. */
function makeStaff(newId: () => string): Staff[] {
  const office = OFFICE.map(({ role, name }): Staff => ({ id: newId() as StaffId, email: `${role}@demo.invalid`, name, roles: [role] }));
  const mediators = Array.from({ length: MEDIATORS }, (_, n): Staff => ({
    id: newId() as StaffId, email: mediatorEmail(n), name: MEDIATOR_NAMES[n] as string, roles: ['mediator'],
  }));
  return [...office, ...mediators];
}

/** The staff that is there already from a filling that was broken off, or the staff made now. */
export async function settleStaff(db: Db, keys: KeyStore, newId: () => string, now: Date): Promise<Staff[]> {
  const there = await db.query<Staff>("select id, email, name, roles from staff where email like '%@demo.invalid' order by email");
  if (there.length > 0) return there;
  const staff = makeStaff(newId);
  await db.query(
    'insert into staff (id, email, name, roles, created_at, signed_in_at) select id, email, name, string_to_array(roles, \',\'), $5, $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as s(id, email, name, roles)',
    [staff.map((s) => s.id), staff.map((s) => s.email), staff.map((s) => s.name), staff.map((s) => s.roles.join(',')), now]);
  await beginNews(db, staff.map(({ id }) => id), now);
  const supervisor = staff.find((s) => s.roles.includes('practice-supervisor'));
  const mediators = staff.filter((s) => s.roles.includes('mediator'));
  if (supervisor) await db.query('insert into supervision (supervisor, mediator) select $1, unnest($2::uuid[])', [supervisor.id, mediators.map((s) => s.id)]);
  const administrator = staff.find((s) => s.roles.includes('administrator'));
  if (administrator) for (const { id } of mediators) await keepTelephone(db, keys, id, NO_NUMBER, { now, by: administrator.id });
  if (administrator) await settleMediators(db, mediators, { by: administrator.id, today: dayOf(now), now, newId });
  return staff;
}

/** How many stories a filling that was broken off has played. */
export async function storiesPlayed(db: Db): Promise<number> {
  const [row] = await db.query<{ value: number }>("select value from setting where name = 'foundation-stories'");
  return row?.value ?? 0;
}

export async function rememberStories(db: Db, played: number, now: Date): Promise<void> {
  await db.query(
    "insert into setting (name, value, changed_at) values ('foundation-stories', to_jsonb($1::int), $2) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at",
    [played, now]);
}

/** A case that was closed, as if it had been warned about and reviewed in time: no job runs in a demo. */
export async function putOnList(db: Db, caseId: string, by: Staff['id'], now: Date): Promise<void> {
  const [row] = await db.query<{ closed: Day }>('select closed from standing where case_id = $1', [caseId]);
  if (!row) throw new Error('the example of a term that passed is not there');
  const ends = termEnds({ ending: 'ended-after-approach', on: row.closed }, DEFAULT_TERMS);
  await db.query('insert into retention_notice (case_id, ends, warned, reviewed_at, reviewed_by) values ($1, $2, $3, $4, $5)', [caseId, ends, addDays(ends, -RETENTION.warnDays), now, by]);
}
