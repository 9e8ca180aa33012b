import type { Code } from '../core/codes.ts';
import type { OrganisationId, StaffId } from '../core/fields.ts';
import type { Db } from '../database/database.ts';

export interface Known { readonly number: string; readonly hash: Buffer }

/** Which of these source numbers were taken in before, with what content. */
export async function knownRows(db: Db, source: string, numbers: readonly string[]): Promise<Map<string, Buffer>> {
  const rows = await db.query<{ number: string; content_hash: Buffer }>(
    'select number, content_hash from import_row where source = $1 and number = any($2)', [source, numbers]);
  return new Map(rows.map((row) => [row.number, row.content_hash]));
}

export async function rememberRows(db: Db, source: string, rows: readonly { number: string; hash: Buffer; caseId: string }[]): Promise<void> {
  await db.query(
    'insert into import_row (source, number, content_hash, case_id) select $1, * from unnest($2::text[], $3::bytea[], $4::uuid[])',
    [source, rows.map((r) => r.number), rows.map((r) => r.hash), rows.map((r) => r.caseId)]);
}

export async function mediatorsByEmail(db: Db): Promise<Map<string, StaffId>> {
  const rows = await db.query<{ email: string; id: string }>("select email, id from staff where 'mediator' = any(roles)");
  return new Map(rows.map((row) => [row.email, row.id as StaffId]));
}

const organisationKey = (kind: string, name: string): string => `${kind} ${name}`;

/** Organisations by kind and name; one that is not there yet is made, and written by `write`. */
export class Organisations {
  readonly #known: Map<string, OrganisationId>;
  readonly #newId: () => string;
  #made: { id: string; kind: string; name: string }[] = [];
  constructor(known: Map<string, OrganisationId>, newId: () => string) { this.#known = known; this.#newId = newId; }

  static async read(db: Db, newId: () => string): Promise<Organisations> {
    const rows = await db.query<{ id: string; kind: string; name: string }>('select id, kind, name from organisation');
    return new Organisations(new Map(rows.map((row) => [organisationKey(row.kind, row.name), row.id as OrganisationId])), newId);
  }

  find(kind: Code<'referrerKind'>, name: string): OrganisationId {
    const key = organisationKey(kind, name);
    const found = this.#known.get(key);
    if (found) return found;
    const id = this.#newId() as OrganisationId;
    this.#known.set(key, id);
    this.#made.push({ id, kind, name });
    return id;
  }

  async write(db: Db): Promise<void> {
    const made = this.#made;
    if (made.length === 0) return;
    await db.query('insert into organisation (id, kind, name) select * from unnest($1::uuid[], $2::text[], $3::text[])', [made.map((o) => o.id), made.map((o) => o.kind), made.map((o) => o.name)]);
    this.#made = [];
  }
}
