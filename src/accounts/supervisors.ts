import type { Db } from '../database/database.ts';

/** A colleague who supervises or may: name and id. */
export interface Colleague { readonly id: string; readonly name: string }

/** Who can supervise this mediator: at work as a practice supervisor, and somebody else. */
export const maySupervise = (db: Db, mediator: string): Promise<Colleague[]> =>
  db.query<Colleague & Record<string, unknown>>("select id, name from staff where active and 'practice-supervisor' = any(roles) and id <> $1 order by name, id", [mediator]);

/** Who supervises this mediator now: of a stopped account, or one that does that work no more, nothing reaches anybody. */
export const supervisorsOf = (db: Db, mediator: string): Promise<Colleague[]> =>
  db.query<Colleague & Record<string, unknown>>(
    "select s.id, s.name from supervision v join staff s on s.id = v.supervisor where v.mediator = $1 and s.active and 'practice-supervisor' = any(s.roles) order by s.name, s.id", [mediator]);

/** These and nobody else. Whoever asks holds the accounts. */
export async function setSupervisors(db: Db, mediator: string, supervisors: readonly string[]): Promise<void> {
  await db.query('delete from supervision where mediator = $1 and supervisor <> all($2::uuid[])', [mediator, supervisors]);
  await db.query('insert into supervision (supervisor, mediator) select unnest($2::uuid[]), $1 on conflict do nothing', [mediator, supervisors]);
}
