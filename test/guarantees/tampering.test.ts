import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginning, brokenAt, chained, type FactRow } from '../../src/database/journal-append.ts';
import { readCase } from '../../src/database/journal.ts';
import { Tape } from '../walk.ts';
import { ready } from './scenes.ts';
import { tried } from './tried.ts';
import { ORDER_NAMES } from '../../src/core/case/orders.ts';
import { openHouse, press, type House } from './house.ts';

const TAMPERINGS = 1_000;
const CASE = '00000000-0000-4000-9000-000000000099';

/** Rows of a case as the database gives them. */
function rowsOf(tape: Tape): FactRow[] {
  const { c } = ready(tape.pick(ORDER_NAMES));
  return chained(CASE, beginning(CASE), c.entries).rows.map((row) => ({
    ...(row as unknown as FactRow), recorded: new Date(row['recorded'] as string), previous: bytes(row['previous']), hash: bytes(row['hash']),
  }));
}
const bytes = (written: unknown) => Buffer.from(String(written).replace(/^\\x/, ''), 'hex');

const OTHER_DAY = '2001-01-01';
/** One change by somebody who can write to the database: a value, a row, the order of rows. Null where it changed nothing. */
const WAYS: Readonly<Record<string, (rows: FactRow[], at: number, tape: Tape) => FactRow[] | null>> = {
  'a day': (rows, at) => rows.map((row, i) => (i === at ? { ...row, day: OTHER_DAY } : row)),
  'a kind': (rows, at) => rows.map((row, i) => (i === at ? { ...row, kind: row.kind === 'Died' ? 'Closed' : 'Died' } : row)),
  'an actor': (rows, at) => rows.map((row, i) => (i === at ? { ...row, actor: row.actor === 'system' ? 'import' : 'system' } : row)),
  'the moment of recording': (rows, at) => rows.map((row, i) => (i === at ? { ...row, recorded: new Date(row.recorded.getTime() + 1) } : row)),
  'a version': (rows, at) => rows.map((row, i) => (i === at ? { ...row, version: row.version + 1 } : row)),
  'a payload': (rows, at, tape) => {
    const names = Object.keys(rows[at]?.payload ?? {});
    if (names.length === 0) return null;
    const name = tape.pick(names);
    return rows.map((row, i) => (i === at ? { ...row, payload: { ...row.payload, [name]: row.payload[name] === 'yes' ? 'no' : 'yes' } } : row));
  },
  'a hash': (rows, at) => rows.map((row, i) => (i === at ? { ...row, hash: Buffer.from(row.hash).fill(7, 0, 1 + (row.hash[0] === 7 ? 1 : 0)) } : row)),
  'a row taken out': (rows, at) => (at === rows.length - 1 ? null : rows.filter((_, i) => i !== at)),
  'a row taken out, the rest renumbered': (rows, at) => (at === rows.length - 1 ? null : rows.filter((_, i) => i !== at).map((row, i) => ({ ...row, seq: i + 1 }))),
  'a row put in': (rows, at) => [...rows.slice(0, at), { ...(rows[at] as FactRow) }, ...rows.slice(at)].map((row, i) => ({ ...row, seq: i + 1 })),
  'two rows exchanged': (rows, at) => {
    const [one, two] = [rows[at], rows[at + 1]];
    return one && two ? [...rows.slice(0, at), { ...two, seq: one.seq }, { ...one, seq: two.seq }, ...rows.slice(at + 2)] : null;
  },
};

test(`${TAMPERINGS} of ${TAMPERINGS} changes to a journal are found, and an untouched one holds`, () => {
  const tape = new Tape(7);
  const names = Object.keys(WAYS);
  let found = 0;
  let done = 0;
  let rows = rowsOf(tape);
  while (done < TAMPERINGS) {
    if (done % 20 === 0) {
      rows = rowsOf(tape);
      expect(brokenAt(CASE, rows)).toBeNull();
    }
    const way = names[done % names.length] as string;
    const changed = WAYS[way]?.(rows, tape.next(rows.length), tape) ?? null;
    if (changed === null) continue;
    done += 1;
    if (brokenAt(CASE, changed) !== null) found += 1;
  }
  expect(found).toBe(TAMPERINGS);
  tried('tampering', done, 'changes to a journal');
  tried('tampering', found, 'found');
});

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(async () => {
  await press.close();
  await house.close();
});

test('in the database: what its owner changed behind the program is found when the case is opened, a cut tail too', async () => {
  const changes = [
    "update fact set day = day - 1 where case_id = $1 and seq = 2", "update fact set payload = payload || '{\"age\": 3}' where case_id = $1 and seq = 2",
    'delete from fact where case_id = $1 and seq = 2', 'delete from fact where case_id = $1 and seq = (select max(seq) from fact where case_id = $1)',
    "update fact set actor = 'system' where case_id = $1 and seq = 1", 'delete from fact where case_id = $1',
  ];
  for (const sql of changes) {
    const { id } = await house.put(ready('approach').c);
    expect((await house.read(id)).intact).toBe(true);
    await house.asOwner((db) => db.query(sql, [id]));
    const file = await house.inside((db) => readCase(db, id));
    expect([sql, file === null || !file.intact]).toEqual([sql, true]);
  }
  tried('tampering', changes.length, 'changes by the owner of the database');
});

test('the program itself can neither change nor take away a fact or a line of the access log', async () => {
  const refused = ['update fact set actor = actor', 'delete from fact', 'truncate fact', 'update access_log set act = act', 'delete from access_log', 'truncate access_log'];
  for (const sql of refused) await expect(house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, (db) => db.query(sql)), sql).rejects.toThrow(/permission denied/);
});
