import type { Db } from './database.ts';
import { LIST_OF_ROLE, LISTS } from './row-security-case.ts';

/**
 * Says to the second fence what whoever asks has in hand or typed, before a row of it is looked for: the hash of a token, a key, an
 * e-mail address. Rows with that value, and no others, are seen without a user. Until the transaction ends.
 */
export async function hold(db: Db, value: string): Promise<void> {
  await db.query(`select set_config('bis.held', concat_ws(E'\\n', nullif(current_setting('bis.held', true), ''), $1::text), true)`, [value.replaceAll('\n', ' ')]);
}

/** From here on the transaction runs for this colleague, who proved who they are. False, and nothing changes, where the account is not active. */
export async function actFor(db: Db, staffId: string): Promise<boolean> {
  await hold(db, `staff ${staffId}`);
  return (await db.query(`select ${actingFor('id', 'roles')} from staff where id = $1 and active`, [staffId])).length > 0;
}

/** In a `select` that finds one account: of these columns the fence learns whose transaction it is and which roles they have. */
export const actingFor = (id: string, roles: string): string =>
  [`set_config('bis.user', ${id}::text, true), set_config('bis.roles', array_to_string(${roles}, ' '), true)`,
    ...LISTS.map((list) => `set_config('bis.${list}', ${listOf(list, id, roles)}::text, true)`)].join(', ');

function listOf(list: (typeof LISTS)[number], id: string, roles: string): string {
  const role = LIST_OF_ROLE[list];
  return role === undefined ? `bis_list_${list}(${id})` : `case when '${role}' = any (${roles}) then bis_list_${list}(${id}) else '{}' end`;
}
