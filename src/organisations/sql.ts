import type { OrganisationId } from '../core/fields.ts';
import type { TreeNo } from '../core/organisation.ts';
import type { Db } from '../database/database.ts';
import { readOrganisations } from '../database/organisation.ts';
import { countUnplaced } from '../database/people/referrer.ts';
import { barredCases } from '../database/relation.ts';
import { takeTurn } from '../database/turn.ts';

/** Who does it, and when. */
export interface Doing { readonly by: string; readonly now: Date; newId(): string }

/** One change of the list at a time: what is allowed hangs on the whole of it. */
const listTurn = (db: Db): Promise<void> => takeTurn(db, 'organisations');

/** How many cases were recorded with each organisation; of nobody but the desk there is an answer. */
export async function recordedCases(db: Db): Promise<Map<string, number>> {
  const rows = await db.query<{ organisation: string; cases: number }>('select organisation, cases from bis_organisation_cases()');
  return new Map(rows.map(({ organisation, cases }) => [organisation, cases]));
}

/** How many referrals name an organisation that is not one of the list, without those that this reader may not know of. */
export const unplaced = async ({ db, user }: { db: Db; user: { readonly id: string } | null }): Promise<number> => countUnplaced(db, await barredCases(db, user?.id ?? ''));

export interface NewOrganisation { readonly name: string; readonly kind: string; readonly parent: OrganisationId | null }

/** `there`: one of that name stands in the same place. */
export type ListNo = TreeNo | 'there';

const FOLDED = 'lower(name) = lower($1) and parent is not distinct from $2 and not exists (select from organisation_merge m where m.organisation = organisation.id and m.undone_at is null)';

export async function addOrganisation(db: Db, { name, kind, parent }: NewOrganisation, { newId }: Doing): Promise<{ id: OrganisationId } | { no: ListNo }> {
  await listTurn(db);
  const above = parent === null ? null : (await readOrganisations(db)).row(parent);
  if (parent !== null && !above) return { no: 'unknown' };
  if ((await db.query(`select from organisation where ${FOLDED} and kind = $3`, [name, parent, kind])).length > 0) return { no: 'there' };
  const id = newId() as OrganisationId;
  await db.query('insert into organisation (id, parent, kind, name) values ($1, $2, $3, $4)', [id, parent, kind, name]);
  return { id };
}

/** Another name or place. By its former name it is still found. */
export async function changeOrganisation(db: Db, id: OrganisationId, { name, parent }: Omit<NewOrganisation, 'kind'>, { by, now, newId }: Doing): Promise<ListNo | null> {
  await listTurn(db);
  const tree = await readOrganisations(db);
  const before = tree.row(id);
  const no = tree.moveWhyNot(id, parent);
  if (!before || no) return no ?? 'unknown';
  if ((await db.query(`select from organisation where ${FOLDED} and kind = $3 and id <> $4`, [name, parent, before.kind, id])).length > 0) return 'there';
  await db.query('update organisation set name = $2, parent = $3 where id = $1', [id, name, parent]);
  if (name !== before.name) await addName(db, id, before.name, true, { by, now, newId });
  return null;
}

/** Ended it is offered no more and keeps its cases; it can begin again. */
export async function setActive(db: Db, id: OrganisationId, active: boolean): Promise<TreeNo | null> {
  await listTurn(db);
  return (await db.query('update organisation set active = $2 where id = $1 returning 1', [id, active])).length > 0 ? null : 'unknown';
}

export async function mergeInto(db: Db, organisation: OrganisationId, into: OrganisationId, { by, now, newId }: Doing): Promise<TreeNo | null> {
  await listTurn(db);
  const no = (await readOrganisations(db)).mergeWhyNot(organisation, into);
  if (no) return no;
  await db.query('insert into organisation_merge (id, organisation, into_organisation, merged_at, merged_by) values ($1, $2, $3, $4, $5)', [newId(), organisation, into, now, by]);
  return null;
}

/** What was together stands apart again. Answers `merged` where somebody undid it before. */
export async function undoMerge(db: Db, id: string, { by, now }: Doing): Promise<TreeNo | null> {
  await listTurn(db);
  const [merge] = await db.query<{ organisation: OrganisationId; over: boolean }>('select organisation, undone_at is not null as over from organisation_merge where id::text = $1', [id]);
  if (!merge) return 'unknown';
  const no = merge.over ? 'merged' : (await readOrganisations(db)).undoWhyNot(merge.organisation);
  if (no) return no;
  await db.query('update organisation_merge set undone_at = $2, undone_by = $3 where id::text = $1', [id, now, by]);
  return null;
}

export interface MergeRow {
  readonly id: string; readonly organisation: OrganisationId; readonly into: OrganisationId;
  readonly at: Date; readonly by: string; readonly undoneAt: Date | null; readonly undoneBy: string | null;
}

/** Every merge that this organisation had a part in, the newest first. */
export function mergesOf(db: Db, id: OrganisationId): Promise<MergeRow[]> {
  return db.query<MergeRow & Record<string, unknown>>(
    `select m.id, m.organisation, m.into_organisation as into, m.merged_at as at, b.name as by, m.undone_at as "undoneAt", u.name as "undoneBy"
     from organisation_merge m join staff b on b.id = m.merged_by left join staff u on u.id = m.undone_by
     where $1 in (m.organisation, m.into_organisation) order by m.merged_at desc, m.id`, [id]);
}

export interface NameRow { readonly id: string; readonly name: string; readonly former: boolean }

export const namesOf = (db: Db, id: OrganisationId): Promise<NameRow[]> =>
  db.query<NameRow & Record<string, unknown>>('select id, name, former from organisation_name where organisation = $1 order by added_at, id', [id]);

/** Once is enough. */
export async function addName(db: Db, organisation: OrganisationId, name: string, former: boolean, { by, now, newId }: Doing): Promise<void> {
  await db.query(
    `insert into organisation_name (id, organisation, name, former, added_at, added_by) select $1, $2, $3, $4, $5, $6
     where not exists (select from organisation_name where organisation = $2 and lower(name) = lower($3))`, [newId(), organisation, name, former, now, by]);
}

/** False where it was gone. */
export const removeName = async (db: Db, organisation: OrganisationId, id: string): Promise<boolean> =>
  (await db.query('delete from organisation_name where organisation = $1 and id::text = $2 returning 1', [organisation, id])).length > 0;
