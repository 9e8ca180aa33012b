import type { AppointmentKind, Otherwise, Slot } from '../../core/appointment.ts';
import { bookingText, readBooking, type Booking } from '../../core/booking.ts';
import type { Day } from '../../core/day.ts';
import type { PersonId } from '../../core/fields.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { compartments, placeName, type Place } from './compartment.ts';
import { contextOf, openText } from './people.ts';

/** An appointment of a mediator in a case. Where exactly is not in it: `whereExactly` reads that. */
export interface Appointment extends Slot {
  readonly id: string;
  readonly caseId: string;
  /** Empty where the reader may not know of the case. */
  readonly number: string;
  readonly owner: string;
  readonly ownerName: string;
  /** The other mediator of the case, where both come. */
  readonly also: string | null;
  readonly alsoName: string | null;
  readonly kind: AppointmentKind;
  /** Of the case: `p1`… */
  readonly people: readonly string[];
  readonly status: 'planned' | 'moved' | 'cancelled' | 'held';
  readonly askedBy: string | null;
  readonly reason: string | null;
  readonly safeAt: Date | null;
  /** Of the other mediator. */
  readonly alsoSafeAt: Date | null;
  /** The one that this came instead of. */
  readonly replaces: string | null;
  /** `HH:MM`, when to be at the gate of an institution. */
  readonly gate: string | null;
  /** Whether the referrer comes along to an institution. */
  readonly referrerPresent: 'yes' | 'no' | null;
  /** What was recorded of detention up to here was known when it was planned, or looked at since. */
  readonly knownAt: Date;
  /** When a person looked and found it to be the same institution; null where nobody had to. */
  readonly lookedAt: Date | null;
  readonly lookedByName: string | null;
  /** When it was last planned, moved or settled. */
  readonly changedAt: Date;
}

export interface NewAppointment extends Slot {
  readonly caseId: string;
  readonly owner: string;
  /** The other mediator of the case, where both come. */
  readonly also?: string | null;
  readonly kind: AppointmentKind;
  readonly people: readonly string[];
  /** Address or room; empty where it was not said. */
  readonly where: string;
  /** The one that this comes instead of. */
  readonly replaces: string | null;
  readonly visit?: PrisonVisit | undefined;
  /** Left out: now. */
  readonly knownAt?: Date | undefined;
}

/** What belongs to a visit to an institution alone. */
export interface PrisonVisit {
  readonly booking: Booking;
  /** Whose side it is kept on; null only where the booking is empty. */
  readonly person: PersonId | null;
  readonly gate: string | null;
  readonly referrerPresent: 'yes' | 'no' | null;
}

/** Kind of the sealed words that say where it is. */
const WHERE = 'appointment-place';
/** Kind of the sealed words that an institution agreed, with whoever is visited there. */
const BOOKING = 'visit-booking';

/** Seals where it is among the words of the casework. Returns its id. */
export async function addAppointment(db: Db, keys: KeyStore, one: NewAppointment, now: Date, newId: () => string): Promise<string> {
  const words = one.where === '' ? null : await seal(db, keys, { caseId: one.caseId, compartment: 'casework', person: null }, WHERE, one.where, one.owner, now, newId);
  const agreed = one.visit ? bookingText(one.visit.booking) : null;
  if (agreed !== null && !one.visit?.person) throw new Error('a booking without whom it is for');
  const booking = agreed === null ? null : await seal(db, keys, { caseId: one.caseId, compartment: 'person', person: one.visit?.person ?? null }, BOOKING, agreed, one.owner, now, newId);
  const id = newId();
  await db.query(
    `insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, words, status, replaces, made_at, booking, gate, referrer_present, known_at, also)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', $11, $12, $13, $14, $15, $16, $17)`,
    [id, one.caseId, one.owner, one.day, one.start, one.minutes, one.kind, one.place, one.people.join(' '), words, one.replaces, now,
      booking, one.visit?.gate ?? null, one.visit?.referrerPresent ?? null, one.knownAt ?? null, one.also ?? null],
  );
  return id;
}

async function seal(db: Db, keys: KeyStore, place: Place, kind: string, text: string, by: string, now: Date, newId: () => string): Promise<string> {
  const compartment = (await compartments(db, keys, [place], newId)).get(placeName(place));
  if (!compartment) throw new Error('an appointment without a compartment');
  const id = newId();
  await db.query('insert into sealed (id, compartment_id, kind, content, recorded, recorded_by) values ($1, $2, $3, $4, $5, $6)',
    [id, compartment.id, kind, keys.seal(compartment.keyId, contextOf(compartment.id, kind), text), now, by]);
  return id;
}

const READ = `select a.id, a.case_id as "caseId", coalesce(c.number, '') as number, a.owner, m.name as "ownerName", a.also, o.name as "alsoName", a.day, a.start, a.minutes, a.kind, a.place, a.people, a.status,
    a.asked_by as "askedBy", a.reason, a.safe_at as "safeAt", a.also_safe_at as "alsoSafeAt", a.replaces, a.gate, a.referrer_present as "referrerPresent", greatest(coalesce(a.known_at, a.made_at), a.looked_to) as "knownAt", a.looked_at as "lookedAt", l.name as "lookedByName", coalesce(a.settled_at, a.made_at) as "changedAt"
  from appointment a left join bis_case c on c.id = a.case_id join staff m on m.id = a.owner left join staff o on o.id = a.also left join staff l on l.id = a.looked_by`;

async function read(db: Db, where: string, values: readonly unknown[]): Promise<Appointment[]> {
  const rows = await db.query<Omit<Appointment, 'people'> & { people: string }>(`${READ} where ${where} order by a.day, a.start, a.id`, values);
  return rows.map(({ people, ...one }) => ({ ...one, people: people.split(' ').filter(Boolean) }));
}

/** Of one case, whatever became of them. */
export const appointmentsOf = (db: Db, caseId: string): Promise<Appointment[]> => read(db, 'a.case_id = $1', [caseId]);

/** One of a colleague's own, whosever the case is by now. */
export const ownAppointment = async (db: Db, owner: string, id: string): Promise<Appointment | null> => (await read(db, 'a.owner = $1 and a.id::text = $2', [owner, id]))[0] ?? null;

/** One to which a colleague goes, as its owner or as the other mediator, whosever the case is by now. */
export const ownOrJoined = async (db: Db, staff: string, id: string): Promise<Appointment | null> => (await read(db, '(a.owner = $1 or a.also = $1) and a.id::text = $2', [staff, id]))[0] ?? null;

/** Of these colleagues, also where they come along, on these days, in whatever case, but for those that do not take place. */
export const appointmentsBy = (db: Db, owners: readonly string[], from: Day, until: Day): Promise<Appointment[]> =>
  read(db, "(a.owner = any($1::uuid[]) or a.also = any($1::uuid[])) and a.day between $2 and $3 and a.status in ('planned', 'held')", [owners, from, until]);

/** The same of one colleague. */
export const ownAppointments = (db: Db, owner: string, from: Day, until: Day): Promise<Appointment[]> => appointmentsBy(db, [owner], from, until);

/** Still planned by a colleague in running cases that the reader may know of. `until` null: from that day on. */
export const plannedIn = (db: Db, owner: string, from: Day, until: Day | null): Promise<Appointment[]> =>
  read(db, `(a.owner = $1 or a.also = $1) and a.day >= $2 and ($3::date is null or a.day <= $3) and a.status = 'planned' and c.id is not null
    and exists (select from standing t where t.case_id = a.case_id and t.phase not in ('closed', 'rejected'))`, [owner, from, until]);

/** To which somebody goes who was not known to be safe yet, up to this day, however long ago: a pure rule says who of them is missed. */
export const notSaidSafe = (db: Db, until: Day): Promise<Appointment[]> => read(db, 'a.still_out and a.day <= $1', [until]);

/** The same of one colleague and of whoever goes with them. */
export const outWith = (db: Db, me: string, until: Day): Promise<Appointment[]> => read(db, 'a.still_out and a.day <= $1 and (a.owner = $2 or a.also = $2)', [until, me]);

/** One colleague who goes to a visit and was not known to be safe yet. `joint`: whoever asks goes there too. `told`: they are one whom it is told. */
export interface Out extends Slot { readonly who: string; readonly status: Appointment['status']; readonly safeAt: null; readonly joint: boolean; readonly told: boolean }

/** The same without name and case, one for each colleague: of visits of their own, everybody's, or of whom they lead, as far as the second fence shows them. */
export const outFor = (db: Db, { me, everybody, led }: { me: string; everybody: boolean; led: boolean }, until: Day): Promise<Out[]> =>
  db.query<Out & Record<string, unknown>>(
    `select o.* from appointment a cross join lateral (
       select goer.who, a.day, a.start, a.minutes, a.place, a.status, null as "safeAt", a.owner = $2 or coalesce(a.also = $2, false) as joint, $3 or $4 and goer.who = any ((select bis_supervised())::uuid[]) as told
       from (values (a.owner, a.safe_at), (a.also, a.also_safe_at)) as goer (who, safe) where goer.who is not null and goer.safe is null) o
     where a.still_out and a.day <= $1 and (o.joint or o.told)`, [until, me, everybody, led]);

/** Where exactly, by appointment; what nobody said, or was erased, is not in it. The caller has named the case to the access log. */
export const whereExactly = (db: Db, keys: KeyStore, caseId: string): Promise<Map<string, string>> => opened(db, keys, caseId, 'words');

/** What institutions agreed, by appointment; also only for who named the case to the access log. */
export async function bookingsOf(db: Db, keys: KeyStore, caseId: string): Promise<Map<string, Booking>> {
  return new Map([...await opened(db, keys, caseId, 'booking')].map(([id, text]) => [id, readBooking(text)]));
}

async function opened(db: Db, keys: KeyStore, caseId: string, column: 'words' | 'booking'): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; compartment_id: string; key_id: number; kind: string; content: Buffer }>(
    `select a.id, s.compartment_id, c.key_id, s.kind, s.content from appointment a join sealed s on s.id = a.${column} join compartment c on c.id = s.compartment_id where a.case_id = $1`, [caseId]);
  return new Map(rows.flatMap((row) => { const text = openText(keys, row); return text === null ? [] : [[row.id, text] as const]; }));
}

/** The same of one to which somebody goes who is missed, for whoever is told so and may not open the case (the second fence says who). */
export async function whereMissed(db: Db, keys: KeyStore, id: string): Promise<string | null> {
  const [row] = await db.query<{ compartment_id: string; key_id: number; kind: string; content: Buffer }>('select * from bis_missed_where($1)', [id]);
  const text = row ? openText(keys, row) : null;
  return row?.kind === BOOKING && text !== null ? readBooking(text).site || null : text;
}

/** `returned`: mail came back from there since it was told, so nobody knows that they still live there. */
export interface HomeAddress { readonly person: string; readonly text: string; readonly returned: boolean }

/** Of such a visit at home of which nobody wrote where: the newest address that the case has, of each who is visited (the second fence says for whom). */
export async function homesMissed(db: Db, keys: KeyStore, id: string): Promise<HomeAddress[]> {
  const rows = await db.query<{ person: string; compartment_id: string; key_id: number; kind: string; content: Buffer; returned: boolean }>('select * from bis_missed_homes($1)', [id]);
  const newest = new Map(rows.flatMap((row): (readonly [string, HomeAddress])[] => { const text = openText(keys, row); return text === null ? [] : [[row.person, { person: row.person, text, returned: row.returned }]]; }));
  return [...newest.values()];
}

export type FollowUpHow = 'spoken' | Otherwise;

/** Somebody followed up one who is missed there; also where they may not open the case. False where this colleague is not missed, or they may not say so. */
export async function followUp(db: Db, id: string, staff: string, how: FollowUpHow): Promise<boolean> {
  return (await db.query<{ said: boolean }>('select bis_followed_up($1, $2, $3) as said', [id, staff, how]))[0]?.said ?? false;
}

/** It was a mistake: that colleague is missed again. False where it is too long ago, was taken back already, or is not theirs to say. */
export async function missAgain(db: Db, id: string, staff: string): Promise<boolean> {
  return (await db.query<{ again: boolean }>('select bis_missed_again($1, $2) as again', [id, staff]))[0]?.again ?? false;
}

export interface FollowedUp { readonly appointment: string; readonly staff: string; readonly name: string; readonly byName: string; readonly how: FollowUpHow; readonly at: Date }

const FOLLOWED = `select f.appointment_id as appointment, f.staff_id as staff, s.name, b.name as "byName", f.how, f.at
  from safe_follow_up f join staff s on s.id = f.staff_id join staff b on b.id = f.by`;

/** How colleagues who were missed at these appointments were followed up, by whom and when. */
export const followedUp = (db: Db, appointments: readonly string[]): Promise<FollowedUp[]> =>
  db.query<FollowedUp & Record<string, unknown>>(`${FOLLOWED} where f.appointment_id = any($1::uuid[]) order by f.at, f.staff_id`, [appointments]);

/** The same since a moment, of whomever the second fence shows. */
export const followedUpSince = (db: Db, since: Date): Promise<FollowedUp[]> =>
  db.query<FollowedUp & Record<string, unknown>>(`${FOLLOWED} where f.at > $1 order by f.at desc, f.staff_id`, [since]);

/** Still planned in these running cases, from a day on, by a colleague who is none of their mediators any more, and who stands in for none of them on its day. */
export const leftBehind = (db: Db, cases: readonly string[], from: Day): Promise<Appointment[]> =>
  read(db, `a.case_id = any($1::uuid[]) and a.day >= $2 and a.status = 'planned'
    and exists (select from standing t where t.case_id = a.case_id and a.owner is distinct from t.mediator and a.owner is distinct from t.second
      and not exists (select from stand_in s where s.stand_in = a.owner and s.mediator in (t.mediator, t.second) and s.ended_at is null and a.day between s.from_day and s.until_day))`, [cases, from]);

/** Back to planned, as before somebody said that it took place: then it is moved or cancelled as any other. Who said to be safe stays so. */
export const reopenAppointment = async (db: Db, caseId: string, id: string): Promise<boolean> =>
  (await db.query("update appointment set status = 'planned', settled_at = null where case_id = $1 and id::text = $2 and status = 'held' returning 1", [caseId, id])).length > 0;

export interface Settled { readonly status: 'moved' | 'cancelled' | 'held'; readonly askedBy: string | null; readonly reason: string | null }

/** False where it is not planned any more. */
export async function settleAppointment(db: Db, caseId: string, id: string, { status, askedBy, reason }: Settled, now: Date): Promise<boolean> {
  const rows = await db.query("update appointment set status = $3, asked_by = $4, reason = $5, settled_at = $6 where case_id = $1 and id::text = $2 and status = 'planned' returning id", [caseId, id, status, askedBy, reason, now]);
  return rows.length > 0;
}

/** It is the institution of this visit after all, by what was recorded up to `to`. Nothing happens to one that is not planned any more. */
export async function samePlace(db: Db, caseId: string, id: string, { to, by, now }: { readonly to: Date; readonly by: string; readonly now: Date }): Promise<void> {
  await db.query("update appointment set looked_to = $3, looked_at = $4, looked_by = $5 where case_id = $1 and id::text = $2 and status = 'planned'", [caseId, id, to, now, by]);
}

/** One of those who go there is safe. Saying it twice changes nothing; false for whoever does not go there. */
export async function saySafe(db: Db, caseId: string, id: string, staff: string, now: Date): Promise<boolean> {
  const rows = await db.query(
    `update appointment set safe_at = case when owner = $3 then coalesce(safe_at, $4) else safe_at end, also_safe_at = case when also = $3 then coalesce(also_safe_at, $4) else also_safe_at end
     where case_id = $1 and id::text = $2 and (owner = $3 or also = $3) returning id`, [caseId, id, staff, now]);
  return rows.length > 0;
}

/** Said by mistake: asked for again. Not where a colleague recorded it; each only for themselves. */
export async function takeSafeBack(db: Db, caseId: string, id: string, staff: string): Promise<boolean> {
  const rows = await db.query(
    `update appointment a set safe_at = case when owner = $3 then null else safe_at end, also_safe_at = case when also = $3 then null else also_safe_at end
     where case_id = $1 and id::text = $2 and (owner = $3 or also = $3) and not exists (select 1 from safe_follow_up f where f.appointment_id = a.id and f.staff_id = $3) returning id`, [caseId, id, staff]);
  return rows.length > 0;
}
