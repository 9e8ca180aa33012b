import { Client, escapeIdentifier } from 'pg';
import { clientSettings } from './database.ts';
import type { Connection } from './database.ts';
import { StartRefused } from './instance.ts';

/** With which the server reaches the bundled PostgreSQL: it owns nothing, and is nothing before it takes the role of the application. */
const SERVER_LOGIN = 'bis_server';

/** The server's own login in the bundled PostgreSQL, made where it is missing. After the migrations, which make the role it takes. */
export async function makeServerLogin(owner: Connection & { socket: string }): Promise<Connection> {
  await connected(owner, async (client) => {
    await client.query(`do $$ begin create role ${SERVER_LOGIN} login noinherit; exception when duplicate_object or unique_violation then null; end $$`);
    await letIn(client, SERVER_LOGIN);
  });
  const server = { ...owner, user: SERVER_LOGIN };
  await refuseStrong(owner, server);
  return server;
}

/**
 * Lets the login of APP_DATABASE_URL take the role of the application. Throws StartRefused where that login could do more than
 * the second fence lets through, or less than it needs.
 */
export async function admitServerLogin(owner: Connection, server: Connection): Promise<void> {
  const [{ login }] = await ask<{ login: string }>(server, 'select current_user as login');
  await connected(owner, (client) => letIn(client, login)).catch(() => undefined);
  await refuseStrong(owner, server);
}

/**
 * From 16 on a grant says itself that the role can be taken and gives nothing before. Older ones know membership alone, and whether a
 * login inherits is said of the login.
 */
const GRANTS_SINCE = 160_000;
interface Dialect { readonly taking: 'set' | 'member'; readonly grant: (login: string) => string }

async function dialectOf(client: Client): Promise<Dialect> {
  const { rows } = await client.query("select current_setting('server_version_num')::int as version");
  return rows[0].version >= GRANTS_SINCE
    ? { taking: 'set', grant: (login) => `grant bis_app to ${login} with inherit false, set true` } : { taking: 'member', grant: (login) => `grant bis_app to ${login}` };
}

async function letIn(client: Client, login: string): Promise<void> {
  const { taking, grant } = await dialectOf(client);
  const { rows } = await client.query('select pg_has_role($1, $2, $3) as may', [login, 'bis_app', taking]);
  if (!rows[0].may) await client.query(grant(escapeIdentifier(login)));
}

interface Strength { readonly login: string; readonly strong: boolean; readonly admitted: boolean; readonly inherits: boolean; readonly same: boolean }

/** `strong`: it, or a role that it can become, stands above the fences. */
const STRENGTH = `select current_user as login, pg_has_role('bis_app', $3) as admitted, pg_has_role('bis_app', 'usage') as inherits,
  (select oid from pg_database where datname = current_database())::text || pg_postmaster_start_time() = $2 as same,
  exists (select from pg_roles r where pg_has_role(current_user, r.oid, 'member') and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolname = $1
    or exists (select from pg_class c where c.relowner = r.oid and c.relnamespace = current_schema()::regnamespace))) as strong`;

async function refuseStrong(owner: Connection, server: Connection): Promise<void> {
  const [{ name, house }] = await ask<{ name: string; house: string }>(owner,
    'select current_user as name, (select oid from pg_database where datname = current_database())::text || pg_postmaster_start_time() as house');
  const dialect = await connected(server, dialectOf);
  const [{ login, strong, admitted, inherits, same }] = await ask<Strength>(server, STRENGTH, [name, house, dialect.taking]);
  if (!same) throw refusal('APP_DATABASE_URL wijst naar een andere database dan DATABASE_URL.', 'APP_DATABASE_URL leads to another database than DATABASE_URL.');
  if (strong) {
    throw refusal(
      `De rol ${login} in APP_DATABASE_URL mag te veel: zij bezit tabellen, of kan een rol worden die dat doet of die rijbeveiliging overslaat. Zie docs/operations.md.`,
      `The role ${login} in APP_DATABASE_URL may do too much: it owns tables, or can become a role that does or that passes row-level security. See docs/operations.md.`);
  }
  if (!admitted) {
    throw refusal(`De rol ${login} mag bis_app niet worden. Laat een beheerder van de database dit doen: ${dialect.grant(login)};`,
      `The role ${login} may not become bis_app. Let an administrator of the database do: ${dialect.grant(login)};`);
  }
  if (inherits && dialect.taking === 'member') {
    throw refusal(`De rol ${login} heeft de rechten van bis_app ook zonder die rol te nemen. Laat een beheerder van de database dit doen: alter role ${login} noinherit;`,
      `The role ${login} has the rights of bis_app without taking that role. Let an administrator of the database do: alter role ${login} noinherit;`);
  }
}

async function connected<T>(connection: Connection, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const ask = <T>(connection: Connection, sql: string, values: readonly unknown[] = []): Promise<[T]> =>
  connected(connection, async (client) => (await client.query(sql, [...values])).rows as [T]);

const refusal = (dutch: string, english: string): StartRefused => new StartRefused(`${dutch}\n${english}`);
