import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Client } from 'pg';
import { FENCES } from './row-security.ts';
import { functionsOf, type Asked } from './row-security-case.ts';
import { VAULT_FUNCTIONS } from './people/row-security.ts';
import { ROW } from './row-security-kinds.ts';
import type { Fence } from './row-security-kinds.ts';

export type Fences = Readonly<Record<string, Fence>>;

const APP = 'bis_app';

interface Place { readonly schema: string; readonly owner: string; readonly tables: readonly string[]; readonly views: readonly string[] }

/**
 * Puts the second fence around every table of the schema: its policies, the functions that they ask, and the columns that nobody
 * reads. The same again changes nothing. Throws on a table without a line in `fences`, and on a view that would look past them.
 * The client is the owner's, in a transaction; rights by table were granted before.
 */
export async function fenceRows(client: Client, fences: Fences): Promise<void> {
  const place = await look(client);
  const bare = place.tables.filter((table) => fences[table] === undefined);
  if (bare.length > 0) throw new Error(`without a fence: ${bare.join(', ')}; add a line to src/database/row-security.ts`);
  if (place.views.length > 0) throw new Error(`a view that looks past the fences: ${place.views.join(', ')}; make it with (security_invoker = true)`);
  // The bodies name tables that are there, and each other in this order.
  for (const one of asked(place.tables)) await client.query(functionSql(one, place));
  for (const table of place.tables) await client.query(tableSql(table, fences[table]!, place));
  for (const table of place.tables) await hide(client, table, fences[table]?.hidden ?? []);
}

/** Changes where what is to be put there changes, with the code or with the tables. */
export async function markOf(client: Client, fences: Fences = FENCES): Promise<string> {
  const { schema, owner, tables, views } = await look(client);
  // A restore can give the tables to another owner, whom the policies then do not name.
  const wanted = [schema, owner, tables, views, tables.map((table) => fences[table] ?? null), asked(tables)];
  return createHash('sha256').update(JSON.stringify(wanted)).digest('hex');
}

async function look(client: Client): Promise<Place> {
  const { rows: [here] } = await client.query('select current_schema() as schema, current_user as owner');
  const { rows } = await client.query(
    `select relname as name, relkind in ('v', 'm') as view from pg_class
     where relnamespace = current_schema()::regnamespace and (relkind in ('r', 'p') or relkind = 'm'
       or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)) order by relname`);
  const names = (view: boolean) => rows.filter((row) => row.view === view).map((row) => row.name as string);
  return { schema: here.schema, owner: here.owner, tables: names(false), views: names(true) };
}

const asked = (tables: readonly string[]): readonly Asked[] => [...functionsOf((table) => tables.includes(table)), ...VAULT_FUNCTIONS];

function functionSql({ name, returns, body, definer, writes, language = 'sql' }: Asked, { schema }: Place): string {
  const call = name.replace(/(\(|, )(variadic )?\w+ /g, '$1$2');
  const rights = definer ? `security definer set search_path = ${escapeIdentifier(schema)}, pg_temp` : '';
  return `create or replace function ${name} returns ${returns} language ${language} ${writes ? 'volatile' : 'stable'} ${language === 'plpgsql' ? 'cost 10' : ''} ${rights} as ${escapeLiteral(body.replaceAll('$schema', escapeIdentifier(schema)))};
    revoke all on function ${call} from public; grant execute on function ${call} to ${APP}`;
}

const COMMANDS = { read: 'select', add: 'insert', change: 'update', remove: 'delete' } as const;

function tableSql(table: string, fence: Fence, { owner }: Place): string {
  const name = escapeIdentifier(table);
  const policies = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).flatMap((verb) => {
    const condition = fence[verb]?.replaceAll(ROW, name);
    if (condition === undefined) return [];
    const parts = verb === 'add' ? `with check (${condition})` : `using (${condition})`;
    return [`create policy bis_${verb} on ${name} for ${COMMANDS[verb]} to ${APP} ${parts}`];
  });
  const old = [...Object.keys(COMMANDS).map((verb) => `bis_${verb}`), 'bis_owner'].map((policy) => `drop policy if exists ${policy} on ${name}`);
  return [
    // A right that no fence uses is refused in words, not by finding no row.
    ...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter((verb) => fence[verb] === undefined).map((verb) => `revoke ${COMMANDS[verb]} on ${name} from ${APP}`),
    ...old, `alter table ${name} enable row level security`, `alter table ${name} force row level security`,
    // Migrations, jobs and commands. Forced, so that nothing is open that no line here opens.
    `create policy bis_owner on ${name} to ${escapeIdentifier(owner)} using (true) with check (true)`, ...policies,
  ].join(';\n');
}

async function hide(client: Client, table: string, hidden: readonly string[]): Promise<void> {
  if (hidden.length === 0) return;
  const { rows } = await client.query('select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ($2)', [table, hidden]);
  const columns = rows.map((row) => escapeIdentifier(row.name)).join(', ');
  await client.query(`revoke select on ${escapeIdentifier(table)} from ${APP}; grant select (${columns}) on ${escapeIdentifier(table)} to ${APP}`);
}
