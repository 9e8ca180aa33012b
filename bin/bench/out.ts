import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { dayOf, type Day } from '../../src/core/day.ts';
import { actFor } from '../../src/database/context.ts';
import { clientSettings, type Db } from '../../src/database/database.ts';
import { outFor } from '../../src/database/people/appointment.ts';
import type { Storage } from '../../src/database/storage.ts';
import { measure, type Bounds } from './measure.ts';
import type { Figure } from './report.ts';

/** Visits that a house of ten years has behind it, of two for a case on average. */
const VISITS = 200_000;
/** Of these so many were never settled, and so many are still to come. */
const UNSETTLED = 10;
const TO_COME = 300;
const BOUNDS: Bounds = { visits: 300, warmUp: 40, seconds: 10 };
/** Asked on every page of whoever must act, in the transaction of that page: of its ms it may take this much. Own choice. */
const MOST = 1;

const asOwner = <T>({ database }: Storage, work: (db: Db) => Promise<T>): Promise<T> => database.transaction({ role: 'bis_owner', user: null, request: randomUUID() }, work);

/** Visits of mediators in their cases, spread over the years before today. */
async function addVisits(storage: Storage, today: Day): Promise<void> {
  await asOwner(storage, (db) => db.query(
      `insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at, settled_at, safe_at)
       select gen_random_uuid(), c.case_id, c.mediator, case when n <= $2 then $4::date - (n % 30 + 1) when n <= $2 + $3 then $4::date + n % 60 else $4::date - (n % 3650 + 1) end,
         '10:00', 60, 'intake', case when n % 3 = 0 then 'office' else 'home' end, 'p1', case when n > $2 and n <= $2 + $3 then 'planned' else 'held' end, now(),
         case when n > $2 and n <= $2 + $3 then null else now() end, case when n <= $2 + $3 or n % 3 = 0 then null else now() end
       from generate_series(1, $1::int) n cross join (select count(*) as many from standing where mediator is not null) all_of
         join (select case_id, mediator, row_number() over () as place from standing where mediator is not null) c on c.place = n % all_of.many + 1`,
      [VISITS, UNSETTLED, TO_COME, today]));
  const client = new Client(clientSettings(storage.connection));
  await client.connect();
  await client.query('vacuum (analyze) appointment').finally(() => client.end());
}

/** Who is out, as every page of whoever must act asks it, among the visits of ten years; behind the second fence. They are taken away again: every other figure is of the house without them. */
export async function measureOut(storage: Storage, now: Date): Promise<Figure[]> {
  const today = dayOf(now);
  await addVisits(storage, today);
  const staff = await asOwner(storage, (db) => db.query<{ id: string; role: string }>("select distinct on (roles[1]) id, roles[1] as role from staff where active and roles[1] in ('desk', 'practice-supervisor', 'mediator') order by roles[1], id"));
  const figures: Figure[] = [];
  try {
    for (const { id, role } of staff) {
      const asks = { me: id, everybody: role === 'desk', led: role === 'practice-supervisor' };
      let found = 0;
      const times = await measure([async () => {
        let milliseconds = 0;
        await storage.database.transaction({ role: 'bis_app', user: null, request: randomUUID(), now }, async (db) => {
          await actFor(db, id);
          const started = performance.now();
          found = (await outFor(db, asks, today)).length;
          milliseconds = performance.now() - started;
        });
        return [{ milliseconds, text: '' }];
      }], BOUNDS);
      figures.push({ name: `who is out, asked by ${role}`, value: times.p50, most: MOST, unit: 'ms', note: `p99 ${times.p99.toFixed(1)}, ${found} found among ${VISITS} visits` });
    }
    return figures;
  } finally {
    await asOwner(storage, (db) => db.query('truncate appointment cascade'));
  }
}
