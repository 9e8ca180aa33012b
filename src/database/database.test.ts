import { Socket } from 'node:net';
import { afterAll, expect, test, vi } from 'vitest';
import { freshDatabase, serverOf } from '../../test/database.ts';
import { openDatabase, type Database, type Who } from './database.ts';

const house = await freshDatabase();
afterAll(house.close);
const app: Who = { role: 'bis_app', user: '00000000-0000-4000-8000-00000000000a', request: 'r-1' };
const owner: Who = { role: 'bis_owner', user: null, request: 'r-2' };
const addYear = 'insert into case_number (year, last) values ($1, 1)';

async function years(): Promise<number[]> {
  const rows = await house.database.transaction(app, (db) => db.query<{ year: number }>('select year from case_number order by year'));
  return rows.map(({ year }) => year);
}

test('a request runs in its own role and on behalf of its user, and the next one on the same connection does not inherit them', async () => {
  const look = "select current_user as role, current_setting('bis.user') as user, current_setting('bis.request') as request";
  const [first] = await house.database.transaction(app, (db) => db.query(look));
  expect(first).toEqual({ role: 'bis_app', user: app.user, request: 'r-1' });
  const [second] = await house.database.transaction(owner, (db) => db.query(look));
  expect(second).toMatchObject({ user: '', request: 'r-2' });
  expect(second!['role']).not.toBe('bis_app');
});

test('a name that would end the statement stays a name', async () => {
  const [row] = await house.database.transaction({ ...app, request: "'; drop table setting; --" }, (db) => db.query("select current_setting('bis.request') as request"));
  expect(row).toEqual({ request: "'; drop table setting; --" });
});

test('what a request did before it failed is undone, and a swallowed error does not pass as kept', async () => {
  await house.database.transaction(app, (db) => db.query(addYear, [2001]));
  const failing = house.database.transaction(app, async (db) => {
    await db.query(addYear, [2002]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  const swallowing = house.database.transaction(app, async (db) => {
    await db.query(addYear, [2003]);
    await db.query('select 1 / 0').catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow('rolled back');
  expect(await years()).toEqual([2001]);
});

test('days stay text, instants become dates, counts and averages become numbers', async () => {
  const sql = "select date '2019-03-31' as day, timestamptz '2019-03-31 01:30Z' as instant, count(*) as count, 1.5::numeric as average from setting where false";
  const [row] = await house.database.transaction(app, (db) => db.query(sql));
  expect(row).toEqual({ day: '2019-03-31', instant: new Date('2019-03-31T01:30:00Z'), count: 0, average: 1.5 });
});

test('the journal and the access log can be added to and read, never changed or emptied', async () => {
  for (const table of ['fact', 'access_log']) {
    await house.database.transaction(app, (db) => db.query(`select count(*) from ${table}`));
    for (const sql of [`delete from ${table}`, `truncate ${table}`, `update ${table} set ${table === 'fact' ? 'kind' : 'act'} = 'X'`]) {
      await expect(house.database.transaction(app, (db) => db.query(sql))).rejects.toThrow('permission denied');
    }
  }
  await expect(house.database.transaction(app, (db) => db.query('delete from migration'))).rejects.toThrow('permission denied');
  await expect(house.database.transaction(app, (db) => db.query('create table extra (id int)'))).rejects.toThrow('permission denied');
});

/** On one connection of each login, so that what one transaction left is there for the next. */
async function onOne(work: (database: Database) => Promise<void>): Promise<void> {
  const database = openDatabase(house.connection, 1, serverOf(house.connection));
  await work(database).finally(() => database.close());
}
test('what is asked at once is done in its order, and where one of it fails nothing is kept', () => onOne(async (database) => {
  const found = await database.transaction(app, (db) => Promise.all([
    db.query(addYear, [2040]), db.query<{ n: number }>('select count(*)::int as n from case_number where year between 2040 and 2049'),
    db.query(addYear, [2041]), db.query<{ n: number }>('select count(*)::int as n from case_number where year between 2040 and 2049'),
  ]));
  expect([found[1], found[3]]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  const failing = database.transaction(app, (db) => Promise.all([db.query(addYear, [2042]), db.query('select 1 / 0'), db.query(addYear, [2043])]));
  await expect(failing).rejects.toThrow('division by zero');
  expect((await years()).filter((year) => year >= 2042 && year < 2050)).toEqual([]);
}));

test('what goes on after its transaction is over does not reach into the one of whoever has the connection next', () => onOne(async (database) => {
  const next = Promise.withResolvers<void>();
  const late: Promise<unknown>[] = [];
  const failing = database.transaction(app, async (db) => {
    late.push(next.promise.then(() => db.query(addYear, [2050])));
    await db.query('select 1 / 0');
  });
  await expect(failing).rejects.toThrow('division by zero');
  await database.transaction({ ...app, user: null }, async () => {
    next.resolve();
    await expect(late[0]).rejects.toThrow('after the end of its transaction');
  });
  expect(await years()).not.toContain(2050);
}));

test('what is to be done last is done after everything else, in its order, and where it fails nothing is kept and its error is told', () => onOne(async (database) => {
  await database.transaction(app, async (db) => {
    db.last('update case_number set last = 3 where year = $1 and last = 2', [2060]);
    db.last('update case_number set last = 4 where year = $1 and last = 3', [2060]);
    await db.query('insert into case_number (year, last) values ($1, 2)', [2060]);
  });
  expect(await database.transaction(app, (db) => db.query('select last from case_number where year = 2060'))).toEqual([{ last: 4 }]);
  const failing = database.transaction(app, async (db) => {
    db.last('select 1 / $1::int', [0]);
    db.last(addYear, [2062]);
    await db.query(addYear, [2061]);
  });
  await expect(failing).rejects.toThrow('division by zero');
  const thrown = database.transaction(app, async (db) => {
    db.last(addYear, [2063]);
    throw new Error('no');
  });
  await expect(thrown).rejects.toThrow('no');
  expect((await years()).filter((year) => year > 2060)).toEqual([]);
}));

const soon = () => new Promise((resolve) => setImmediate(resolve));
test('whatever still goes on while it commits does nothing any more', () => onOne(async (database) => {
  const late: Promise<unknown>[] = [];
  await database.transaction(app, async (db) => {
    for (const ask of [() => db.query(addYear, [2070]), () => db.last(addYear, [2071])]) late.push(soon().then(ask).then(() => 'done', (error: Error) => error.message));
  });
  const REFUSED = 'a statement after the end of its transaction';
  expect(await Promise.all(late)).toEqual([REFUSED, REFUSED]);
  expect((await years()).filter((year) => year >= 2070)).toEqual([]);
}));

test('what is asked at once leaves in one write, the last statements with the commit', () => onOne(async (database) => {
  const writes: number[] = [];
  await database.transaction(app, (db) => db.query('select 1'));
  const written = vi.spyOn(Socket.prototype as unknown as { _writeGeneric(): void }, '_writeGeneric');
  const sent = () => written.mock.calls.length;
  await database.transaction(app, async (db) => {
    writes.push(sent());
    await Promise.all([1, 2, 3, 4].map((n) => db.query('select $1::int', [n])));
    writes.push(sent());
    db.last('select $1::int', [5]);
    db.last('select $1::int', [6]);
  });
  writes.push(sent());
  written.mockRestore();
  expect(writes).toEqual([1, 2, 3]);
}));

const KEPT = 'select count(*)::int as kept from pg_prepared_statements';

test('a statement that comes back keeps its plan, and the fence is asked anew by each transaction', () => onOne(async (database) => {
  const mine = 'select count(*)::int as n from case_number where year = $1 and (select bis_user()) is not distinct from $2::uuid';
  const ask = (user: string | null, of: string | null) => database.transaction({ ...app, user }, async (db) => (await db.query<{ n: number }>(mine, [2001, of]))[0]?.n);
  const other = '00000000-0000-4000-8000-00000000000b';
  for (let n = 0; n < 8; n += 1) {
    expect(await ask(app.user, app.user)).toBe(1);
    expect(await ask(other, app.user)).toBe(0);
    expect(await ask(null, app.user)).toBe(0);
  }
  const [plans] = await database.transaction(app, (db) => db.query<{ kept: number }>(KEPT));
  expect(plans?.kept).toBe(1);
}));

test('a connection keeps so many plans and no more, whatever texts a search makes', () => onOne(async (database) => {
  await database.transaction(app, async (db) => {
    for (let n = 0; n < 200; n += 1) for (const twice of [1, 2]) await db.query(`select ${n} as n where $1 > 0`, [twice]);
    for (let n = 200; n < 900; n += 1) await db.query(`select ${n} as n where $1 > 0`, [1]);
  });
  const [plans] = await database.transaction(app, (db) => db.query<{ kept: number }>(KEPT));
  expect(plans?.kept).toBe(120);
}));

test('a table that another program changed is read again by the next request, and only one is refused', () => onOne(async (database) => {
  const alter = (sql: string) => house.database.transaction(owner, (db) => db.query(sql));
  await alter('create table plan_probe (a int); grant select on plan_probe to bis_app; insert into plan_probe values (1)');
  const read = () => database.transaction(app, (db) => db.query('select * from plan_probe where a = $1', [1]));
  for (let n = 0; n < 7; n += 1) expect(await read()).toEqual([{ a: 1 }]);
  await alter('alter table plan_probe add column b int');
  await expect(read()).rejects.toMatchObject({ code: '0A000' });
  expect(await read()).toEqual([{ a: 1, b: null }]);
  await alter('drop table plan_probe');
}));

test('a database that hangs does not hold who asks: a statement and a connection are waited for so long, and the next request goes on', async () => {
  const database = openDatabase(house.connection, 1, serverOf(house.connection), 300);
  const app = { role: 'bis_app', user: null, request: 'hangs' } as const;
  try {
    await expect(database.transaction(app, (db) => db.query('select pg_sleep(20)'))).rejects.toMatchObject({ message: 'Query read timeout', code: 'ETIMEDOUT' });
    expect(await database.transaction(app, (db) => db.query('select 1 as one'))).toEqual([{ one: 1 }]);
    let end: () => void = () => undefined;
    const busy = database.transaction(app, () => new Promise<void>((resolve) => { end = resolve; }));
    await expect(database.transaction(app, (db) => db.query('select 1'))).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    end();
    await busy;
    // What a job does can take its time.
    expect(await database.transaction({ ...app, role: 'bis_owner' }, (db) => db.query("select 1 as one from pg_sleep(0.6)"))).toEqual([{ one: 1 }]);
  } finally {
    await database.close();
  }
});
