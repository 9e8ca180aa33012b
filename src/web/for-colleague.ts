import { actFor } from '../database/context.ts';
import type { Database, Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { settingsIn } from '../database/settings.ts';
import { dayOf } from '../core/day.ts';
import { logLook, Shown } from './looks.ts';
import { mayUse } from './rights.ts';
import type { Right, User, Visit } from './route.ts';

/** What work on a case needs of whoever does it: a visit has it, and so has a job that goes on with what a colleague asked. */
export type Worker = Pick<Visit, 'db' | 'keys' | 'user' | 'now' | 'today' | 'newId' | 'settings' | 'shows' | 'showsPeople'>;

interface Parts { readonly database: Database; readonly keys: KeyStore; now(): Date; newId(): string }

interface Asked { readonly staff: string; readonly right: Right; /** As in a route: what the access log calls it. */ readonly act: string }

/**
 * Does in one transaction what a colleague asked before, behind the same fences and with the rights that they have now, and names what was
 * looked at to the access log. Null, and nothing was done, where the account ended or has that right no more.
 */
export function forColleague<T>({ database, keys, now: clock, newId }: Parts, { staff, right, act }: Asked, work: (worker: Worker) => Promise<T>): Promise<T | null> {
  const [now, request] = [clock(), newId()];
  return database.transaction({ role: 'bis_app', user: null, request, now }, async (db) => {
    const user = await userOf(db, staff);
    if (!user || !mayUse(user, right)) return null;
    const shown = new Shown();
    const result = await work({
      db, keys, user, now, today: dayOf(now), newId, settings: () => settingsIn(database, db, null),
      shows: (...cases) => cases.forEach((id) => shown.add(id, [])), showsPeople: (caseId, ...people) => shown.add(caseId, people),
    });
    logLook(db, { request, now, staff, act }, shown);
    return result;
  });
}

async function userOf(db: Db, staff: string): Promise<User | null> {
  if (!await actFor(db, staff)) return null;
  const [user] = await db.query<User & Record<string, unknown>>('select id, name, roles from staff where id = $1', [staff]);
  return user ?? null;
}
