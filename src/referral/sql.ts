import type { OrganisationId } from '../core/fields.ts';
import type { Db } from '../database/database.ts';

/**
 * The one organisation of the list that is called so, whatever its capitals; null where it is none or more than one.
 * Organisations are no personal data, so a public request may look.
 */
export async function organisationNamed(db: Db, name: string): Promise<OrganisationId | null> {
  if (name === '') return null;
  const rows = await db.query<{ id: OrganisationId }>('select id from organisation where active and lower(name) = lower($1) limit 2', [name]);
  return rows.length === 1 ? rows[0]?.id ?? null : null;
}
