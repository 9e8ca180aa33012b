import { randomUUID } from 'node:crypto';
import { addDays, dayOf } from '../../src/core/day.ts';
import type { Db } from '../../src/database/database.ts';
import type { Storage } from '../../src/database/storage.ts';
import { Chance } from '../../src/foundation/chance.ts';
import { manyRows } from '../../src/foundation/many.ts';
import { openSession } from '../../src/web/session.ts';

export interface Colleague { readonly session: string; readonly cases: readonly string[] }

/** What the scenes need: sessions made directly, numbers of running cases, and names with a typo in them. */
export interface World {
  readonly desk: Colleague;
  readonly director: Colleague;
  /** With their running cases. */
  readonly mediators: readonly Colleague[];
  /** Running cases that were not sent out yet: the desk compares them with others. */
  readonly waiting: readonly string[];
  readonly typos: readonly string[];
  /** The last year that is over. */
  readonly year: number;
}

interface Account { id: string; role: string; cases: string[] }

export async function readWorld({ database }: Storage, typos: readonly string[], now: Date): Promise<World> {
  return database.transaction({ role: 'bis_owner', user: null, request: randomUUID() }, async (db) => {
    const accounts = await db.query<Account>(
      `select s.id, s.roles[1] as role, coalesce(array_agg(c.number order by c.number) filter (where c.id is not null), '{}') as cases
       from staff s left join standing t on t.mediator = s.id and t.closed is null and t.rejected is null left join bis_case c on c.id = t.case_id
       group by s.id order by s.email`);
    const of = async (role: string) => (await colleagues(db, accounts.filter((account) => account.role === role), now));
    const [desk, director, mediators] = [await of('desk'), await of('director'), await of('mediator')];
    const working = mediators.filter(({ cases }) => cases.length > 0);
    const waiting = await db.query<{ number: string }>("select c.number from standing t join bis_case c on c.id = t.case_id where t.phase not in ('closed', 'rejected') and t.allocated is null order by c.number limit 200");
    if (!desk[0] || !director[0] || working.length === 0) throw new Error('the database holds no synthetic foundation');
    return { desk: desk[0], director: director[0], mediators: working, waiting: waiting.map(({ number }) => number), typos, year: Number(dayOf(now).slice(0, 4)) - 1 };
  });
}

async function colleagues(db: Db, accounts: readonly Account[], now: Date): Promise<Colleague[]> {
  const found: Colleague[] = [];
  for (const { id, cases } of accounts) {
    const session = await openSession(db, id, now, randomUUID, { how: 'demo', browser: 'other-other' });
    if (session !== null) found.push({ session, cases });
  }
  return found;
}

/** Names of people of the last year, each with one typo: a family name alone, or with the first name. */
export function typosIn(count: number, today: Date, years: number, many: number): string[] {
  const chance = new Chance(count);
  const recent = addDays(dayOf(today), -365);
  const names: string[] = [];
  for (const row of manyRows({ count, today: dayOf(today), years })) if ((row['registered'] as string) > recent) names.push(row['a1_name'] as string);
  return Array.from({ length: many }, (_, i) => {
    const words = chance.pick(names).split(' ');
    const family = words.at(-1) as string;
    const at = chance.between(1, family.length - 4);
    const wrong = i % 2 === 0 ? family.slice(0, at) + family.slice(at + 1) : family.slice(0, at) + family.charAt(at + 1) + family.charAt(at) + family.slice(at + 2);
    return i % 4 < 2 ? wrong : `${words[0]} ${wrong}`;
  });
}
