import { OrganisationTree, type Merged, type Organisation } from '../core/organisation.ts';
import type { OrganisationId } from '../core/fields.ts';
import type { Db } from './database.ts';
import { Matcher, type Named } from './organisation-match.ts';

/** The whole list as it counts now: some hundreds of rows, of the house. */
export async function readOrganisations(db: Db): Promise<OrganisationTree> {
  const rows = await db.query<Organisation & Record<string, unknown>>('select id, parent, kind, name, active from organisation');
  const merges = await db.query<Merged & Record<string, unknown>>('select organisation, into_organisation as into from organisation_merge where undone_at is null');
  return new OrganisationTree(rows, merges);
}

/** Names that organisations had before, and other ways in which they are written. */
export const otherNames = (db: Db): Promise<Named[]> => db.query<Named & Record<string, unknown>>('select organisation, name from organisation_name order by added_at, id');

/** Finds organisations by what somebody typed. Organisations are no personal data, so a public request may look. */
export async function openMatcher(db: Db): Promise<Matcher> {
  return new Matcher(await readOrganisations(db), await otherNames(db));
}

/** The organisation that is surely meant by these words, or null. */
export async function organisationNamed(db: Db, words: string, kind: string | null): Promise<OrganisationId | null> {
  return words.trim() === '' ? null : (await openMatcher(db)).sure(words, kind);
}

/** What an organisation, as recorded in a case, is called now; with what it is a unit of. */
export async function organisationLabel(db: Db, id: OrganisationId | null): Promise<string | null> {
  if (id === null) return null;
  return (await readOrganisations(db)).label(id) || null;
}
