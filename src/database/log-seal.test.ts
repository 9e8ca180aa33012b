import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { openDatabase, type Db } from './database.ts';
import { checkAndKeep, checkLog, lastCheck } from './log-check.ts';
import { readHeads, writeHead } from './log-held.ts';
import { lastSeal, sealAll, sealCode, unsealed } from './log-seal.ts';

const house = await freshDatabase();
const second = openDatabase(house.connection, 2);
const folder = mkdtempSync(join(tmpdir(), 'bis-heads-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await second.close();
  await house.close();
});
const own = cases(house);
const owner = <T>(work: (db: Db) => Promise<T>) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, work);
const look = (db: Db) => db.query("insert into access_log (request_id, at, act, cases) values ($1, $2, 'zaak-geopend', '{}')", [house.newId(), house.now]);
const sealNow = () => sealAll(house.database, house.keys, house.now, house.newId());
const MOST_LOOKS = 50_000;
/** Sealing waits for every transaction of the server that began before, also of tests beside this one: so does this. */
async function seal() {
  const [{ mine }] = await owner((db) => db.query<{ mine: string }>('select pg_current_xact_id()::text as mine')) as [{ mine: string }];
  for (let look = 0; look < MOST_LOOKS; look++) {
    const [row] = await owner((db) => db.query<{ past: boolean }>('select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as past', [mine]));
    if (row?.past) return sealNow();
  }
  throw new Error('a transaction of another test does not end');
}
const check = () => owner((db) => checkLog(db, house.keys, []));
const order = () => owner((db) => db.query<{ log_id: number }>('select log_id from log_line order by number')).then((rows) => rows.map(({ log_id }) => log_id));

beforeEach(() => owner(async (db) => {
  await db.query('truncate log_seal, log_line, log_head, log_check');
  await db.query('truncate access_log restart identity');
}));

describe('sealing', () => {
  test('numbers every line once, and seals nothing where nothing is new', async () => {
    for (let nth = 0; nth < 3; nth++) await own.as(look);
    expect((await seal())?.lastLine).toBe(3);
    const again = await seal();
    expect([again?.number, await order()]).toEqual([1, [1, 2, 3]]);
    await own.as(look);
    expect((await seal())?.number).toBe(2);
    expect(await check()).toEqual({ seal: 2, lines: 4, cases: 0, faults: [] });
  });

  test('a line that commits late with a lower number is not passed by', async () => {
    let late!: () => void;
    const begun = Promise.withResolvers<void>();
    const slow = second.transaction({ role: 'bis_app', user: null, request: '' }, async (db) => {
      await look(db);
      begun.resolve();
      await new Promise<void>((resolve) => { late = resolve; });
    });
    await begun.promise;
    await own.as(look);
    await sealNow();
    expect(await order()).toEqual([]);
    expect((await own.as(unsealed)).lines).toBe(1);
    late();
    await slow;
    await seal();
    expect(await order()).toEqual([1, 2]);
    expect((await own.as(unsealed))).toEqual({ lines: 0, oldest: null });
  });

  test('a line of a request that was undone leaves no gap', async () => {
    await own.as(async (db) => { await look(db); throw new Error('undone'); }).catch(() => undefined);
    await own.as(look);
    await seal();
    expect([await order(), (await check()).faults]).toEqual([[2], []]);
  });

  test('goes round by round where there is much, and every line is in', async () => {
    await owner((db) => db.query("insert into access_log (request_id, at, act, cases) select $1, $2, 'gezocht', '{}' from generate_series(1, 4500)", [house.newId(), house.now]));
    expect((await seal())?.number).toBe(5);
    expect(await check()).toEqual({ seal: 5, lines: 4_500, cases: 0, faults: [] });
  });

  test('goes on where the database moved to a server with lower numbers of transactions', async () => {
    await own.as(look);
    await seal();
    // As a server would leave it that is far ahead of this one.
    const ahead = '900000000001';
    await owner(async (db) => {
      const [line] = await db.query<{ code: Buffer }>('select code from log_line');
      const made = { ...(await lastSeal(db))!, lines_until: ahead, facts_until: ahead };
      await db.query('update log_seal set lines_until = $1::xid8, facts_until = $1::xid8, code = $2', [ahead, sealCode(house.keys, made, line!.code)]);
    });
    await own.as(look);
    await owner((db) => db.query('update access_log set tx = $1::xid8 where id = 2', [ahead]));
    await own.as(look);
    expect((await own.as(unsealed)).lines).toBe(2);
    await seal();
    await own.as(look);
    await seal();
    expect((await order()).sort()).toEqual([1, 2, 3, 4]);
    expect((await check()).faults).toEqual([]);
  });

  test('takes in where every journal stands, once for each time that it grew', async () => {
    const first = await own.open();
    await seal();
    const desk = own.by(await own.staff('desk'));
    await own.give(desk, { caseId: first, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
    const other = await own.open();
    await seal();
    const heads = await owner((db) => db.query<{ case_id: string; seal: number }>('select case_id, seal from log_head order by seal, seq'));
    expect(heads.map(({ case_id, seal: own }) => [case_id, own])).toEqual(expect.arrayContaining([[first, 1], [first, 2], [other, 2]]));
    expect([heads.length, (await check()).faults]).toEqual([3, []]);
  });
});

describe('a head in other hands', () => {
  test('is a file a day, and tells when the end of the chain is gone', async () => {
    await own.as(look);
    const head = (await seal())!;
    await writeHead(folder, head);
    const held = await readHeads(folder);
    expect(held.unreadable).toEqual([]);
    expect(held.heads).toEqual([head]);
    const checked = await checkAndKeep(house.database, house.keys, held.heads, house.now, house.newId());
    expect(checked.faults).toEqual([]);
    await owner((db) => db.query('truncate log_seal, log_line, log_head, access_log'));
    expect((await owner((db) => checkLog(db, house.keys, held.heads))).faults).toEqual([{ kind: 'held-head-differs', seal: 1 }]);
    expect((await own.as(lastCheck))?.faults).toEqual([]);
  });

  test('holds nothing but numbers, a moment and a code, and one that cannot be read is said to be so', async () => {
    expect(Object.keys(JSON.parse(await readFile(join(folder, 'log-head-2019-03-04.json'), 'utf8')) as object)).toEqual(['seal', 'sealedAt', 'lines', 'code']);
    await writeFile(join(folder, 'log-head-2019-03-05.json'), '{"seal": 1');
    await writeFile(join(folder, 'other.txt'), 'x');
    expect((await readHeads(folder)).unreadable).toEqual(['log-head-2019-03-05.json']);
    expect(await readHeads(join(folder, 'none'))).toEqual({ heads: [], unreadable: [] });
  });
});
