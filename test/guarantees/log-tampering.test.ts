import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../src/core/day.ts';
import type { Db } from '../../src/database/database.ts';
import { beginning, chained, insertFacts } from '../../src/database/journal-append.ts';
import { readCase } from '../../src/database/journal.ts';
import { checkLog } from '../../src/database/log-check.ts';
import { sealAll, sealRound, type SealHead } from '../../src/database/log-seal.ts';
import { Tape } from '../walk.ts';
import { COLLEAGUES, openHouse, press, type House } from './house.ts';
import { ready } from './scenes.ts';
import { LONG, tried } from './tried.ts';

const TAMPERINGS = LONG ? 1_000 : 120;
const CASES = 8;
const LINES = 60;

let house: House;
let ids: string[];
let held: SealHead[];
beforeAll(async () => {
  house = await openHouse();
  ids = [];
  held = [];
  // Who owns the tables takes away what would stop them.
  await house.asOwner(async (db) => {
    const keys = await db.query<{ text: string }>("select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text from pg_constraint where contype in ('f', 'c') and conrelid <> 0 and connamespace = current_schema::regnamespace");
    for (const { text } of keys) await db.query(text);
  });
  for (let nth = 0; nth < CASES; nth++) ids.push((await house.put(ready(nth % 2 ? 'approach' : 'accept').c)).id);
  for (let nth = 0; nth < LINES; nth++) {
    await look(house, [ids[nth % CASES]!, ids[(nth + 3) % CASES]!], nth);
    if (nth % 5 === 4) await seal(nth);
  }
  for (let turn = 0; turn < TURNS && held.at(-1)?.lastLine !== LINES; turn++) await seal(LINES);
});
afterAll(async () => {
  await press.close();
  await house.close();
});

const TURNS = 5_000;
/** Sealing waits for every transaction of the server that began before, also of tests beside this one: then the head stays where it was. */
async function seal(nth: number): Promise<void> {
  const head = await sealAll(house.database, house.keys, minute(nth), randomUUID());
  if (head && head.number !== held.at(-1)?.number) held.push(head);
}

const minute = (nth: number) => new Date(house.now.getTime() + nth * 60_000);
const look = (own: House, cases: string[], nth: number) => own.inside((db) => db.query(
  'insert into access_log (request_id, at, staff_id, act, cases, people) values ($1, $2, $3, $4, $5, $6)',
  [randomUUID(), minute(nth), nth % 2 ? COLLEAGUES.desk[0] : COLLEAGUES.mediator[0], nth % 3 ? 'zaak-geopend' : 'gezocht', cases, cases.map(() => 'p1 p2')]));

type Way = (db: Db, at: { line: number; other: number; case: string; seal: number }) => Promise<unknown>;
const sql = (text: string, ...names: ('line' | 'other' | 'case' | 'seal')[]): Way => (db, at) => db.query(text, names.map((name) => at[name]));
const LINE = '(select log_id from log_line where number = $1)';

/** A journal with another day in it, its chain made anew by the program's own code, and with `from` entries left. */
async function rebuilt(db: Db, caseId: string, left: number): Promise<void> {
  const file = await readCase(db, caseId);
  if (!file) throw new Error('no such case');
  const entries = file.entries.slice(0, left).map((entry, nth) => (nth === 1 ? { ...entry, day: dayOf(new Date(`${entry.day}T12:00:00Z`)).replace(/^20/, '19') as never } : entry));
  await db.query('delete from fact where case_id = $1', [caseId]);
  await insertFacts(db, chained(caseId, beginning(caseId), entries).rows);
  await db.query("update fact set tx = '1' where case_id = $1", [caseId]);
  await db.query('update standing set last_seq = $2 where case_id = $1', [caseId, entries.length]);
}

/** What somebody does who may do anything in the database, and lacks the key store. */
const WAYS: Readonly<Record<string, Way>> = {
  'another moment': sql(`update access_log set at = at + interval '1 second' where id = ${LINE}`, 'line'),
  'another colleague': sql(`update access_log set staff_id = '${COLLEAGUES.director[0]}' where id = ${LINE}`, 'line'),
  'another act': sql(`update access_log set act = 'lijst-bekeken' where id = ${LINE}`, 'line'),
  'a case left out': sql(`update access_log set cases = cases[1:1], people = people[1:1] where id = ${LINE}`, 'line'),
  'a person left out': sql(`update access_log set people = array['p1', 'p2'] where id = ${LINE}`, 'line'),
  'a line taken out': sql(`delete from access_log where id = ${LINE}`, 'line'),
  'a line taken out with its number': sql(`with gone as (delete from log_line where number = $1 returning log_id) delete from access_log using gone where id = log_id`, 'line'),
  'a line taken out, the rest renumbered': async (db, at) => {
    await WAYS['a line taken out with its number']!(db, at);
    await db.query('update log_line set number = -number + 1 where number > $1', [at.line]);
    await db.query('update log_line set number = -number where number < 0');
    await db.query('update log_seal set last_line = last_line - 1 where last_line >= $1', [at.line]);
  },
  'two lines exchanged': sql(
    `update access_log l set at = o.at, staff_id = o.staff_id, act = o.act, cases = o.cases, people = o.people, request_id = o.request_id from access_log o
     where (l.id, o.id) in ((${LINE}, (select log_id from log_line where number = $2)), ((select log_id from log_line where number = $2), ${LINE}))`, 'line', 'other'),
  'two numbers exchanged': async (db, { line, other }) => {
    await db.query('update log_line set number = -1 where number = $1', [line]);
    await db.query('update log_line set number = $2 where number = $1', [other, line]);
    await db.query('update log_line set number = $1 where number = -1', [other]);
  },
  'back-dated': sql(`update access_log set at = at - interval '30 days' where id = ${LINE}`, 'line'),
  'a line put in, of before the last seal': sql(`insert into access_log (request_id, at, act, cases, tx) select request_id, at, act, cases, '1' from access_log where id = ${LINE}`, 'line'),
  'a line put in later, back-dated': async (db, at) => {
    await db.query(`insert into access_log (request_id, at, act, cases, tx) select request_id, at - interval '3 days', act, cases, pg_snapshot_xmin(pg_current_snapshot()) from access_log where id = ${LINE}`, [at.line]);
    // The next round cannot tell; what it sealed tells.
    await db.query("update access_log set tx = (select lines_until from log_seal order by number desc limit 1) where id = (select max(id) from access_log)");
    await sealRound(db, house.keys, minute(LINES));
  },
  'a code made up': sql('update log_line set code = decode(md5(number::text), \'hex\') where number = $1', 'line'),
  'a case taken out with everything of it': async (db, { case: id }) => {
    for (const table of ['fact', 'standing']) await db.query(`delete from ${table} where case_id = $1`, [id]);
    await db.query('delete from bis_case where id = $1', [id]);
  },
  'a case taken out, with its heads in the chain': async (db, at) => {
    await WAYS['a case taken out with everything of it']!(db, at);
    await db.query('delete from log_head where case_id = $1', [at.case]);
    await db.query('update log_seal set heads = (select count(*) from log_head where seal = log_seal.number)');
  },
  'the end of a journal cut, and its standing': async (db, { case: id }) => {
    await db.query('delete from fact where case_id = $1 and seq = (select last_seq from standing where case_id = $1)', [id]);
    await db.query('update standing set last_seq = last_seq - 1 where case_id = $1', [id]);
  },
  'a journal made anew, hashes and standing alike': async (db, { case: id }) => rebuilt(db, id, 100),
  'a journal made anew and shorter': async (db, { case: id }) => rebuilt(db, id, 2),
  'a journal made anew, with its head': async (db, { case: id }) => {
    await rebuilt(db, id, 100);
    await db.query('update log_head h set hash = f.hash from fact f where f.case_id = h.case_id and f.seq = h.seq and h.case_id = $1', [id]);
  },
  'a fact put in at the end, of before the last seal': async (db, { case: id }) => {
    const file = (await readCase(db, id))!;
    const [last] = await db.query<{ hash: Buffer }>('select hash from fact where case_id = $1 order by seq desc limit 1', [id]);
    const next = { ...file.entries.at(-1)!, seq: file.lastSeq + 1 };
    await insertFacts(db, chained(id, { seq: file.lastSeq, hash: last!.hash }, [next]).rows);
    await db.query("update fact set tx = '1' where case_id = $1 and seq = $2", [id, next.seq]);
    await db.query('update standing set last_seq = last_seq + 1 where case_id = $1', [id]);
  },
  'a seal changed': sql("update log_seal set sealed_at = sealed_at - interval '1 day' where number = $1", 'seal'),
  'a seal taken out': sql('delete from log_seal where number = $1', 'seal'),
  'the end of the chain cut, with its lines': async (db, { seal }) => {
    await db.query('delete from access_log where id in (select log_id from log_line where seal >= $1)', [seal]);
    for (const table of ['log_line', 'log_head']) await db.query(`delete from ${table} where seal >= $1`, [seal]);
    await db.query('delete from log_seal where number >= $1', [seal]);
  },
  'the end of the chain cut, and sealed anew': async (db, at) => {
    await db.query("update access_log set act = 'lijst-bekeken' where id in (select log_id from log_line where seal >= $1)", [at.seal]);
    for (const table of ['log_line', 'log_head']) await db.query(`delete from ${table} where seal >= $1`, [at.seal]);
    await db.query('delete from log_seal where number >= $1', [at.seal]);
    await sealRound(db, house.keys, minute(LINES));
  },
  'the whole chain taken away': async (db) => {
    for (const table of ['log_line', 'log_head', 'log_seal']) await db.query(`delete from ${table}`);
  },
};

class Undone extends Error {}

/** What a check finds after this, which is undone again. */
async function foundAfter(way: Way, at: Parameters<Way>[1]): Promise<number> {
  let found = 0;
  await house.asOwner(async (db) => {
    await way(db, at);
    found = (await checkLog(db, house.keys, held)).faults.length;
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return found;
}

test(`${TAMPERINGS} of ${TAMPERINGS} changes to a sealed log and its journals are found, and an untouched one holds`, async () => {
  const tape = new Tape(11);
  const names = Object.keys(WAYS);
  const missed: string[] = [];
  const untouched = () => house.asOwner((db) => checkLog(db, house.keys, held));
  expect(await untouched()).toEqual({ seal: held.length, lines: LINES, cases: CASES, faults: [] });
  for (let done = 0; done < TAMPERINGS; done++) {
    const way = names[done % names.length]!;
    const line = 1 + tape.next(LINES - 1);
    const at = { line, other: line + 1, case: tape.pick(ids), seal: 1 + tape.next(held.length) };
    if (await foundAfter(WAYS[way]!, at) === 0) missed.push(`${way} ${JSON.stringify(at)}`);
  }
  expect(missed).toEqual([]);
  expect((await untouched()).faults).toEqual([]);
  tried('log-tampering', TAMPERINGS, `changes to a sealed log and its journals, ${names.length} kinds, all found`);
});

test('the program itself can add nothing to the chain and change nothing in it', async () => {
  const refused = ['update log_seal set heads = heads', 'delete from log_line', 'truncate log_head', 'insert into log_line select number + 1000, log_id + 1000, seal, code from log_line',
    "insert into log_check (checked_at, seal, lines, cases, faults) values ('2019-03-04', 1, 1, 1, '[]')"];
  for (const text of refused) await expect(house.database.transaction({ role: 'bis_app', user: null, request: '' }, (db) => db.query(text)), text).rejects.toThrow(/permission denied/);
});
