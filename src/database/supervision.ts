import type { Db } from './database.ts';

/** A colleague who supervises, may, or is supervised: name and id. */
export interface Colleague { readonly id: string; readonly name: string }

/** Who supervises this mediator now: of a stopped account, or one that does that work no more, nothing reaches anybody. */
export const supervisorsOf = (db: Db, mediator: string): Promise<Colleague[]> =>
  db.query<Colleague & Record<string, unknown>>(
    "select s.id, s.name from supervision v join staff s on s.id = v.supervisor where v.mediator = $1 and s.active and 'practice-supervisor' = any(s.roles) order by s.name, s.id", [mediator]);

/** Whom this colleague supervises: mediators at work. Those whose account stopped or who do that work no more are the list of who left. */
export const supervisedBy = (db: Db, supervisor: string): Promise<Colleague[]> =>
  db.query<Colleague & Record<string, unknown>>(
    "select s.id, s.name from supervision v join staff s on s.id = v.mediator where v.supervisor = $1 and s.active and 'mediator' = any(s.roles) order by s.name, s.id", [supervisor]);
