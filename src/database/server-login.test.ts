import { afterAll, expect, inject, test } from 'vitest';
import { otherPostgres } from '../../test/other-postgres.ts';
import { freshDatabase, serverOf } from '../../test/database.ts';
import { openDatabase } from './database.ts';
import type { Connection } from './database.ts';
import { SUPERUSER } from './embedded.ts';
import { StartRefused } from './instance.ts';
import { migrate } from './migrate.ts';
import { admitServerLogin } from './server-login.ts';

const [house, other] = [await freshDatabase(), await freshDatabase()];
const made: string[] = [];
const as = (user: string): Connection => ({ ...house.connection, user } as Connection);
const asOwner = (sql: string) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query(sql));
const administration = openDatabase(as(SUPERUSER));
const administer = (sql: string) => administration.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query(sql));
afterAll(async () => {
  for (const name of made) await administer(`drop owned by ${name} cascade`).then(() => administer(`drop role ${name}`));
  await administration.close();
  await house.close();
  await other.close();
});

async function login(name: string, ...rest: string[]): Promise<string> {
  const own = `bis_test_${name}_${process.pid}`;
  // Who makes a role is a member of it: most are made by somebody else than the owner.
  await (name === 'server' ? asOwner : administer)(`create role ${own} login noinherit`);
  made.push(own);
  for (const sql of rest) await administer(sql.replace('$', own));
  return own;
}

/** Roles are logged into without a password here; another server would ask for one. */
const elsewhere = 'url' in inject('postgres').connection;

test.skipIf(elsewhere)('a login that owns nothing is let in: the owner grants it the role of the application', async () => {
  const name = await login('server');
  await admitServerLogin(house.connection, as(name));
  expect(await asOwner(`select pg_has_role('${name}', 'bis_app', 'set') as may, pg_has_role('${name}', 'bis_app', 'usage') as inherits`)).toEqual([{ may: true, inherits: false }]);
});

test.skipIf(elsewhere)('refused: the owner, a superuser, who can become the owner, who owns a table, who makes roles', async () => {
  const strong = [
    'bis_owner', SUPERUSER, await login('heir', 'grant bis_owner to $'), await login('maker', 'alter role $ createrole'),
    await login('holder', 'create table held (id int)', 'alter table held owner to $'),
  ];
  for (const name of strong) await expect(admitServerLogin(house.connection, as(name)), name).rejects.toThrow(/mag te veel[\s\S]*may do too much/);
});

test.skipIf(elsewhere)('refused: a login into another database', async () => {
  await expect(admitServerLogin(house.connection, serverOf(other.connection)!)).rejects.toThrow(StartRefused);
  await expect(admitServerLogin(house.connection, serverOf(other.connection)!)).rejects.toThrow('another database');
});

test('on a PostgreSQL before 16, which knows no grant without inheritance: let in where the login inherits nothing, refused with a sentence where it does', async () => {
  const old = await otherPostgres();
  try {
    await migrate(old.connection, house.now);
    const owner = openDatabase(old.connection);
    await owner.transaction({ role: 'bis_owner', user: null, request: 'test' }, async (db) => {
      await db.query('create role bis_weak login noinherit');
      await db.query('create role bis_heir login inherit');
    });
    await owner.close();
    const server = { ...old.connection, user: 'bis_weak' };
    await admitServerLogin(old.connection, server);
    const weak = openDatabase(server);
    expect(await weak.transaction({ role: 'bis_app', user: null, request: 'test' }, (db) => db.query('select current_user as role, (select count(*)::int from staff) as staff'))).toEqual([{ role: 'bis_app', staff: 0 }]);
    await weak.close();
    const [major] = /\d+/.exec(old.name)!;
    const heir = admitServerLogin(old.connection, { ...old.connection, user: 'bis_heir' });
    if (Number(major) < 16) await expect(heir).rejects.toThrow(/alter role bis_heir noinherit/);
    else await heir;
  } finally {
    await old.stop();
  }
}, 60_000);
