import type { Db } from '../database/database.ts';
import type { Colleague } from '../database/supervision.ts';

/** Who can supervise this mediator: at work as a practice supervisor, and somebody else. */
export const maySupervise = (db: Db, mediator: string): Promise<Colleague[]> =>
  db.query<Colleague & Record<string, unknown>>("select id, name from staff where active and 'practice-supervisor' = any(roles) and id <> $1 order by name, id", [mediator]);

/** These and nobody else. Whoever asks holds the accounts. */
export async function setSupervisors(db: Db, mediator: string, supervisors: readonly string[]): Promise<void> {
  await db.query('delete from supervision where mediator = $1 and supervisor <> all($2::uuid[])', [mediator, supervisors]);
  await db.query('insert into supervision (supervisor, mediator) select unnest($2::uuid[]), $1 on conflict do nothing', [mediator, supervisors]);
}
