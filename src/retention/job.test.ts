import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { years, type Years } from '../../test/erasure.ts';
import { p1 } from '../../test/journal.ts';
import { insertStandings } from '../../test/standings.ts';
import { day } from '../core/day.ts';
import type { CaseId } from '../core/fields.ts';
import type { Db } from '../database/database.ts';
import { give } from '../database/journal.ts';
import { KeyGone } from '../database/keys.ts';
import { ownWork } from '../database/long-work.ts';
import { contextOf, readPeople } from '../database/people/people.ts';
import { openDictionary, searchNames } from '../database/people/search.ts';
import { readYear } from '../figures/sql.ts';
import { readList, readOverdue, runRetention } from './job.ts';
import { overdueOf } from './rules.ts';
import { decideHold, decideTerm, readBatches, readStop, settleStop, writeLastRun } from './sql.ts';

let house: FreshDatabase;
let told: Years;
beforeEach(async () => {
  house = await freshDatabase();
  told = await years(house);
  return () => house.close();
});

const asOwner = <T>(work: (db: Db) => Promise<T>): Promise<T> => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
const query = <T>(sql: string, values: unknown[] = []) => asOwner((db) => db.query<T>(sql, values));
/** Whether anything of a case can still be read. */
const known = async (caseId: CaseId) => (await told.own.as((db) => readPeople(db, house.keys, caseId))).length > 0;

const CANARIES = ['Zwanehals', 'Ganzevoet', 'Reigersnest', 'Kraaienpoot', '1961-07-08', '06-55512345', 'Eendenkooi'];
const [NAME, OTHER, STREET, SAID, BORN, PHONE, NOTE] = CANARIES as [string, string, string, string, string, string, string];
const WORDS = {
  people: [{ name: `Testina ${NAME}`, birthDate: BORN, telephone: PHONE, address: STREET }, { name: `Proefman ${OTHER}`, birthDate: '1970-02-03', address: STREET }],
  event: { description: SAID, place: STREET, day: '2018-12-24' },
};
const STAYS = { people: [{ name: 'Blijvina Voorbeeld', birthDate: '1980-01-01' }, null] };

test('a case stands on the list from sixty days before; on the day that its term ends its people are gone once it was reviewed, and no earlier', async () => {
  const caseId = await told.ended(WORDS);
  expect(await told.run('2020-01-03')).toEqual({ kind: 'ran', listed: 0, erased: 0 });
  expect(await told.run('2020-01-04')).toEqual({ kind: 'ran', listed: 1, erased: 0 });
  await told.review('2020-01-20');
  expect(await told.runUnseen('2020-01-14', '2020-03-03')).toBe(0);
  expect(await known(caseId)).toBe(true);
  expect(await told.run('2020-03-04')).toEqual({ kind: 'ran', listed: 1, erased: 1 });
  expect(await known(caseId)).toBe(false);
});

test('what nobody reviewed is not erased, a year after its end neither; once reviewed it goes with the next run', async () => {
  const caseId = await told.ended(WORDS);
  expect(await told.runUnseen('2020-01-04', '2021-03-04')).toBe(0);
  expect(await known(caseId)).toBe(true);
  expect(await told.own.as((db) => readList(db, day('2021-03-04')))).toMatchObject([{ standing: 'overdue', overDays: 366 }]);
  await told.review('2021-03-04');
  expect(await told.run('2021-03-05')).toMatchObject({ erased: 1 });
});

describe('what the director is told of it', () => {
  const overdue = (on: string) => told.own.as((db) => readOverdue(db, day(on)));
  const whole = (on: string) => told.own.as(async (db) => overdueOf(await readList(db, day(on))));

  test('counts what came to its term since the job last ran, and what it had listed before', async () => {
    await told.ended(WORDS);
    await told.run('2020-01-03');
    for (const on of ['2020-03-03', '2020-03-04', '2020-04-01', '2021-04-01']) expect([on, await overdue(on)]).toEqual([on, await whole(on)]);
    expect(await overdue('2020-04-01')).toEqual({ cases: 1, days: 29 });
    expect(await told.run('2020-01-04')).toMatchObject({ listed: 1 });
    expect(await overdue('2020-06-01')).toEqual({ cases: 1, days: 90 });
  });

  test('and all of it where a term was decided since', async () => {
    await told.ended(WORDS);
    await told.run('2019-12-01');
    const by = await told.own.staff('privacy-officer');
    expect(await overdue('2019-12-02')).toEqual({ cases: 0, days: 0 });
    await told.own.as((db) => decideTerm(db, house.keys, { ending: 'withdrawn', months: 6, why: 'Korter.' }, { now: new Date('2019-12-02T10:00:00Z'), by }));
    expect(await overdue('2019-12-02')).toEqual({ cases: 1, days: 90 });
  });
});

test('a review is of one end: whoever closes a case anew or decides another term has it reviewed anew', async () => {
  const caseId = await told.ended(WORDS);
  const officer = await told.own.staff('privacy-officer');
  await told.run('2020-01-04');
  await told.review('2020-01-04');
  await told.own.as((db) => decideTerm(db, house.keys, { ending: 'withdrawn', months: 13, why: 'besluit' }, { now: house.now, by: officer }));
  expect(await told.runUnseen('2020-01-14', '2020-06-04')).toBe(0);
  expect(await known(caseId)).toBe(true);
  await told.review('2020-06-04');
  expect(await told.run('2020-06-05')).toMatchObject({ erased: 1 });
});

test('the words are gone from every table, from search and from memory, and an older copy of the rows opens with no key', async () => {
  const [gone, stays] = [await told.ended(WORDS), await told.own.open({ words: STAYS })];
  await told.fill(gone, NOTE);
  const copy = await query<{ id: string; key_id: number; kind: string; content: Buffer; case_id: string }>('select c.id, c.case_id, c.key_id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id');
  const find = () => told.own.as(async (db) => searchNames(db, house.keys, await openDictionary(db, house.keys), NAME, 10));
  expect(await find()).toHaveLength(1);
  await told.runThrough('2020-02-03', '2020-03-04');
  const dump = await told.dump();
  for (const canary of CANARIES) for (const form of [canary.toLowerCase(), Buffer.from(canary).toString('hex')]) expect(dump).not.toContain(form);
  const own = copy.filter(({ case_id }) => case_id === gone);
  expect(own.length).toBeGreaterThan(8);
  for (const { id, key_id, kind, content } of own) {
    expect(() => house.keys.open(key_id, contextOf(id, kind), content)).toThrow(KeyGone);
    for (const trace of [id, content.toString('hex')]) expect(dump).not.toContain(trace);
  }
  expect(await known(stays)).toBe(true);
  expect(await find()).toEqual([]);
  expect(await query('select from name_word w where not exists (select from name_token t where t.token = w.token)')).toEqual([]);
  expect((await told.own.as((db) => openDictionary(db, house.keys))).near(NAME.toLowerCase(), 5)).toEqual([]);
});

test('words of a name that was struck through are out of the dictionary the next day, though nobody was erased', async () => {
  const caseId = await told.own.open({ words: STAYS });
  const by = told.own.by(await told.own.staff('desk'));
  await told.own.give(by, { caseId, order: 'record-detail', person: p1, values: { channel: 'telephone', source: 'registrant' }, texts: { name: NAME, detail: 'x' } });
  const seq = (await query<{ seq: number }>('select max(seq)::int as seq from fact where case_id = $1', [caseId]))[0]!.seq;
  await told.own.give(by, { caseId, order: 'correct', values: { seq, reason: 'did-not-happen' }, texts: { why: 'x' } });
  const near = () => told.own.as(async (db) => (await openDictionary(db, house.keys)).near(NAME.toLowerCase(), 5).map(({ word }) => word));
  expect(await near()).toEqual([NAME.toLowerCase()]);
  expect(await told.run('2019-12-02')).toMatchObject({ erased: 0 });
  expect(await near()).toEqual([]);
  expect((await query<{ n: number }>('select count(*)::int as n from name_word'))[0]!.n).toBe(2);
});

test('facts, standings and all figures are the same before and after', async () => {
  for (let n = 0; n < 3; n += 1) await told.ended(WORDS, { answer: 'never' });
  await told.own.open();
  const facts = () => query('select case_id, seq, hash, payload from fact order by 1, 2');
  const standings = () => query('select * from standing order by case_id');
  const figures = () => told.own.as((db) => readYear(db, 2019, day('2021-01-01')));
  const before = [await facts(), await standings(), await figures()];
  expect(await told.runThrough('2020-02-03', '2020-03-04')).toBe(3);
  expect([await facts(), await standings(), await figures()]).toEqual(before);
});

test('the proof says how much went and of which numbers, and of nobody who it was; the application cannot change it', async () => {
  const caseId = await told.ended(WORDS, { answer: 'never' });
  await told.fill(caseId, NOTE);
  await told.runThrough('2020-02-03', '2020-03-04');
  const [batch] = await told.own.as(readBatches);
  expect(batch).toMatchObject({ day: '2020-03-04', cases: 1, compartments: 2, letters: 1, tasks: 1, marks: 1, unmarked: 0, reviewed: 1, numbers: ['2019-00001'] });
  for (const sql of ['delete from erased_case', 'update erasure_batch set cases = 0', 'update retention_decision set months = 1', 'delete from retention_hold']) {
    await expect(house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, (db) => db.query(sql))).rejects.toMatchObject({ code: '42501' });
  }
});

test('what an imported row was like goes as well, and the row is not taken in again', async () => {
  const caseId = await told.ended(WORDS);
  await query("insert into import_row (source, number, content_hash, case_id) values ('old', '1', '\\x00112233445566778899aabbccddeeff', $1)", [caseId]);
  await told.runThrough('2020-02-03', '2020-03-04');
  expect(await query('select number, length(content_hash) as length from import_row')).toEqual([{ number: '1', length: 0 }]);
});

test('who is held stays up to and including that day; who is let go, goes', async () => {
  const caseId = await told.ended(WORDS);
  const officer = await told.own.staff('privacy-officer');
  await told.own.as((db) => decideHold(db, caseId, { until: day('2020-06-30'), reason: 'claim' }, { now: house.now, by: officer }));
  expect(await told.runThrough('2020-02-03', '2020-06-30')).toBe(0);
  expect(await known(caseId)).toBe(true);
  await told.own.as((db) => decideHold(db, caseId, { until: day('2020-12-31'), reason: 'claim' }, { now: house.now, by: officer }));
  expect(await told.runThrough('2020-07-01', '2020-07-05')).toBe(0);
  await told.own.as((db) => decideHold(db, caseId, { until: null, reason: null }, { now: house.now, by: officer }));
  expect(await told.run('2020-07-06')).toMatchObject({ erased: 1 });
});

test('whoever holds a case has it reviewed anew: after its day nothing goes by itself', async () => {
  const caseId = await told.ended(WORDS);
  const officer = await told.own.staff('privacy-officer');
  await told.run('2020-02-03');
  await told.review('2020-02-03');
  await told.own.as((db) => decideHold(db, caseId, { until: day('2020-06-30'), reason: 'claim' }, { now: house.now, by: officer }));
  expect(await told.runUnseen('2020-02-13', '2020-07-10')).toBe(0);
  expect(await known(caseId)).toBe(true);
  await told.review('2020-07-10');
  expect(await told.run('2020-07-11')).toMatchObject({ erased: 1 });
});

test('a referral that is taken up again while it stands on the list is not erased', async () => {
  const caseId = await told.ended(WORDS, null, 'unreachable');
  await told.run('2020-02-03');
  const desk = { ...told.own.by(await told.own.staff('desk')), today: day('2020-02-20'), now: new Date('2020-02-20T10:00:00Z') };
  const resumed = await told.own.as((db) => give(db, { caseId, order: 'resume-rejected', person: null, on: day('2020-02-20'), values: {}, texts: {}, seen: null }, desk));
  expect(resumed.ok).toBe(true);
  expect(await told.runThrough('2020-02-13', '2020-04-01')).toBe(0);
  expect(await known(caseId)).toBe(true);
});

test('a shorter term holds at once, and still warns for thirty days', async () => {
  await told.ended(WORDS);
  const officer = await told.own.staff('privacy-officer');
  await told.own.as((db) => decideTerm(db, house.keys, { ending: 'withdrawn', months: 3, why: 'besluit' }, { now: house.now, by: officer }));
  expect(await told.run('2019-10-01')).toEqual({ kind: 'ran', listed: 1, erased: 0 });
  await told.review('2019-10-01');
  expect(await told.runThrough('2019-10-02', '2019-10-30')).toBe(0);
  expect(await told.run('2019-10-31')).toMatchObject({ erased: 1 });
  expect(await told.dump()).not.toContain('besluit');
});

test('a clock that jumped ahead or went back erases nothing and warns nobody, until a person has looked', async () => {
  const caseId = await told.ended(WORDS);
  const officer = await told.own.staff('privacy-officer');
  await told.run('2020-02-03');
  for (const [on, stop] of [['2031-01-01', 'clock-ahead'], ['2020-02-04', 'clock-ahead']]) expect(await told.run(on!)).toEqual({ kind: 'stopped', stop });
  expect(await query('select warned from retention_notice')).toEqual([{ warned: '2020-02-03' }]);
  const open = await told.own.as(readStop);
  expect(open).toMatchObject({ reason: 'clock-ahead', day: '2031-01-01', lastRun: '2020-02-03' });
  await told.own.as((db) => settleStop(db, open!.id, day('2020-02-04'), { now: house.now, by: officer }));
  expect(await told.run('2020-02-04')).toMatchObject({ kind: 'ran', erased: 0 });
  expect(await told.run('2020-02-02')).toEqual({ kind: 'stopped', stop: 'clock-back' });
  expect(await known(caseId)).toBe(true);
});

test('an unusually large batch waits for a person, who agrees to so many and no more', async () => {
  const officer = await told.own.staff('privacy-officer');
  const rows = Array.from({ length: 76 }, () => ({ registered: '2018-01-02', rejected: '2018-02-01', rejection: 'withdrawn' }));
  await told.own.as((db) => insertStandings(db, rows, house.newId));
  await query("insert into compartment (id, case_id, kind, key_id) select gen_random_uuid(), id, 'casework', nextval('key_id_seq') from bis_case");
  expect(await told.run('2019-03-04')).toEqual({ kind: 'ran', listed: 76, erased: 0 });
  await told.review('2019-03-04');
  await told.own.as((db) => writeLastRun(db, day('2019-04-02'), house.now));
  expect(await told.run('2019-04-03')).toEqual({ kind: 'stopped', stop: 'large-batch' });
  expect(await query('select from compartment')).toHaveLength(76);
  const open = await told.own.as(readStop);
  expect(open).toMatchObject({ cases: 76 });
  await told.own.as((db) => settleStop(db, open!.id, day('2019-04-03'), { now: house.now, by: officer }));
  expect(await told.run('2019-04-03')).toEqual({ kind: 'ran', listed: 76, erased: 76 });
  expect(await told.run('2019-04-03')).toEqual({ kind: 'done' });
});

test('where the key file fails, the rows are gone and the next run destroys the keys', async () => {
  const caseId = await told.ended(WORDS);
  await told.runThrough('2020-02-03', '2020-03-03');
  const [row] = await query<{ key_id: number; id: string; content: Buffer; kind: string }>('select c.id, c.key_id, s.kind, s.content from compartment c join sealed s on s.compartment_id = c.id where c.case_id = $1 limit 1', [caseId]);
  const erase = house.keys.erase.bind(house.keys);
  house.keys.erase = () => Promise.reject(new Error('no space left'));
  await expect(told.run('2020-03-04')).rejects.toThrow('no space left');
  expect(await known(caseId)).toBe(false);
  const opens = () => house.keys.open(row!.key_id, contextOf(row!.id, row!.kind), row!.content);
  expect(opens).not.toThrow();
  house.keys.erase = erase;
  await told.run('2020-03-04');
  expect(opens).toThrow(KeyGone);
  expect(await query('select from erasure_key')).toEqual([]);
});

test('over seven years nothing that ended is known longer than its term', async () => {
  for (let n = 0; n < 2; n += 1) await told.ended(WORDS);
  const open = await told.own.open();
  await told.runThrough('2019-03-04', '2026-03-04');
  expect(await known(open)).toBe(true);
  expect(await query<{ count: number }>('select count(distinct case_id)::int as count from compartment')).toEqual([{ count: 1 }]);
  expect((await told.own.as(readBatches)).map((batch) => batch.cases)).toEqual([2]);
});

test('a server that stops in the midst of a batch goes on the same day where it was, and says how far it is; whoever was held meanwhile stays', async () => {
  const officer = await told.own.staff('privacy-officer');
  const rows = Array.from({ length: 60 }, () => ({ registered: '2018-01-02', rejected: '2018-02-01', rejection: 'withdrawn' }));
  await told.own.as((db) => insertStandings(db, rows, house.newId));
  await query("insert into compartment (id, case_id, kind, key_id) select gen_random_uuid(), id, 'casework', nextval('key_id_seq') from bis_case");
  await told.run('2019-03-04');
  await told.review('2019-03-04');
  await told.own.as((db) => writeLastRun(db, day('2019-04-02'), house.now));
  const at = new Date('2019-04-03T03:00:00Z');
  const far: string[] = [];
  const run = (database = house.database) => runRetention({ database, keys: house.keys, newId: house.newId }, at, (done, total) => void far.push(`${done} of ${total}`));
  // The second batch is the fifth transaction of the job: keys, words of the house, list, first batch, second batch.
  let transactions = 0;
  const dies: typeof house.database = { ...house.database, transaction: (who, work) => (++transactions > 4 ? Promise.reject(new Error('killed')) : house.database.transaction(who, work)) };
  await expect(run(dies)).rejects.toThrow('killed');
  expect(await query('select from compartment')).toHaveLength(10);
  expect(await told.own.as((db) => ownWork(db, 'retention'))).toMatchObject({ total: 60, done: 50, not: 0 });
  const [kept] = await query<{ case_id: string }>('select case_id from compartment limit 1');
  await told.own.as((db) => decideHold(db, kept!.case_id, { until: day('2019-12-31'), reason: 'claim' }, { now: house.now, by: officer }));
  expect(await run()).toEqual({ kind: 'ran', listed: 10, erased: 9 });
  expect(await query('select case_id from compartment')).toEqual([kept]);
  expect(far).toEqual(['50 of 60', '10 of 10']);
  expect((await told.own.as(readBatches)).map(({ cases }) => cases).toSorted()).toEqual([50, 9]);
  expect(await run()).toEqual({ kind: 'done' });
  expect(await told.own.as((db) => ownWork(db, 'retention'))).toBeNull();
});
