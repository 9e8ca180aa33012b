import type { Code } from '../core/codes.ts';
import type { OrganisationId, StaffId } from '../core/fields.ts';
import { DEFAULT_TERMS, type Ending, type Terms } from '../core/retention.ts';
import type { Db } from '../database/database.ts';

/** True where it was kept; where it failed, everything that `work` wrote is undone and `failed` is told why. */
export async function tryToKeep(db: Db, work: () => Promise<void>, failed: (error: unknown) => void): Promise<boolean> {
  await db.query('savepoint rows_of_import');
  try {
    await work();
    await db.query('release savepoint rows_of_import');
    return true;
  } catch (error) {
    await db.query('rollback to savepoint rows_of_import');
    failed(error);
    return false;
  }
}

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

/** How long people stay, by how a case ended, as the privacy officer decided last. */
export async function readTerms(db: Db): Promise<Terms> {
  const rows = await db.query<{ ending: Ending; months: number }>("select distinct on (ending) ending, months from retention_decision where ending <> 'undecided' order by ending, id desc");
  return { ...DEFAULT_TERMS, ...Object.fromEntries(rows.map(({ ending, months }) => [ending, months])) };
}

export async function mediatorsByEmail(db: Db): Promise<Map<string, StaffId>> {
  const rows = await db.query<{ email: string; id: string }>("select email, id from staff where 'mediator' = any(roles)");
  return new Map(rows.map((row) => [row.email, row.id as StaffId]));
}

const organisationKey = (kind: string, name: string): string => `${kind} ${name}`;

/** Organisations by kind and name. One that is not there yet gets its id at once and is written with the first row that is kept. */
export class Organisations {
  readonly #known: Map<string, OrganisationId>;
  readonly #newId: () => string;
  readonly #unwritten = new Map<string, { id: string; kind: string; name: string }>();
  constructor(known: Map<string, OrganisationId>, newId: () => string) { this.#known = known; this.#newId = newId; }

  static async read(db: Db, newId: () => string): Promise<Organisations> {
    const rows = await db.query<{ id: string; kind: string; name: string }>(
      `select o.id, o.kind, n.name from organisation_name n join organisation o on o.id = n.organisation
       union all select id, kind, name from organisation`);
    // A name of one's own goes before a name that another had.
    return new Organisations(new Map(rows.map((row) => [organisationKey(row.kind, row.name), row.id as OrganisationId])), newId);
  }

  find(kind: Code<'referrerKind'>, name: string): OrganisationId {
    const key = organisationKey(kind, name);
    const found = this.#known.get(key);
    if (found) return found;
    const id = this.#newId() as OrganisationId;
    this.#known.set(key, id);
    this.#unwritten.set(id, { id, kind, name });
    return id;
  }

  /** Writes those of `used` that are not there yet. Call `written` once they are kept. */
  async write(db: Db, used: readonly (OrganisationId | null)[]): Promise<void> {
    const made = [...new Set(used)].flatMap((id) => (id === null ? [] : this.#unwritten.get(id) ?? []));
    if (made.length === 0) return;
    await db.query('insert into organisation (id, kind, name) select * from unnest($1::uuid[], $2::text[], $3::text[])', [made.map((o) => o.id), made.map((o) => o.kind), made.map((o) => o.name)]);
  }

  written(used: readonly (OrganisationId | null)[]): void {
    for (const id of used) if (id !== null) this.#unwritten.delete(id);
  }
}
