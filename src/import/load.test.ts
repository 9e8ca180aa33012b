import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId } from '../core/fields.ts';
import { readCase } from '../database/journal-read.ts';
import { names, readPeople } from '../database/people/people.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { importing, linesOf, rowWith, type Importing } from '../../test/import.ts';
import { load } from './load.ts';

let house: FreshDatabase;
let old: Importing;
beforeAll(async () => {
  house = await freshDatabase();
  old = await importing(house);
});
afterAll(async () => {
  old.close();
  await house.close();
});

const as = <T>(work: Parameters<typeof house.database.transaction<T>>[1], role: 'bis_app' | 'bis_owner' = 'bis_owner') =>
  house.database.transaction({ role, user: null, request: house.newId() }, work);

async function caseOf(number: string): Promise<CaseId> {
  const [row] = await as((db) => db.query<{ case_id: CaseId }>('select case_id from import_row where number = $1', [number]));
  if (!row) throw new Error('not taken in');
  return row.case_id;
}

test('a row becomes a case with its number, its journal and its people, as if the work had been done here', async () => {
  await old.rows([rowWith('A1', { a1_birth_date: '1984-01-01', a1_address: 'Laan 1\nVoorbeeldstad', a1_representative: 'guardian', a1_representative_name: 'Voogd Test' })]);
  const id = await caseOf('A1');
  const file = await as((db) => readCase(db, id));
  expect(file).toMatchObject({ intact: true, number: expect.stringMatching(/^2018-\d{5}$/) });
  expect(file?.entries.every((entry) => entry.actor === 'import' && entry.recorded === house.now.toISOString())).toBe(true);
  const people = await as((db) => readPeople(db, house.keys, id));
  expect(people.map(({ id: person, words }) => [person, words.map(({ kind, text }) => [kind, text])])).toEqual([
    ['p1', expect.arrayContaining([['name', 'Testina van Voorbeeld'], ['birth-date', '1984-01-01'], ['contact', 'Laan 1\nVoorbeeldstad']])],
    ['p2', [['name', 'Proefman de Boer']]], ['p3', [['name', 'Voogd Test']]],
  ]);
});

test('nothing leaves the house and nobody gets a task', async () => {
  await old.rows([rowWith('B1')]);
  expect([await old.count('letter'), await old.count('task')]).toEqual([0, 0]);
});

const closedOn = (number: string, day: string) => rowWith(number, { registered: '2014-01-06', accepted: '2014-01-07', allocated: '2014-01-14', a1_intake: '2014-01-20', closed: day });
const rejectedOn = (number: string, day: string) =>
  rowWith(number, { registered: '2014-01-06', accepted: '', allocated: '', mediator: '', a1_intake: '', closed: '', rejected: day, rejection: 'withdrawn' });

async function namesOf(...numbers: string[]): Promise<number[]> {
  const ids = await Promise.all(numbers.map(caseOf));
  const known = await as((db) => names(db, house.keys, ids));
  return ids.map((id) => known.get(id)?.size ?? 0);
}

test('people whose term has passed come in without their names, their ages stay', async () => {
  // Today is 4 March 2019: five years after a closing, one year after a rejection.
  const open = rowWith('C5', { registered: '2013-01-06', accepted: '2013-01-07', allocated: '2013-01-14', a1_intake: '2013-01-20', closed: '' });
  const rows = [closedOn('C1', '2014-03-04'), closedOn('C2', '2014-03-05'), rejectedOn('C3', '2018-03-04'), rejectedOn('C4', '2018-03-05'), open];
  expect((await old.rows(rows)).refused).toEqual([]);
  expect(await namesOf('C1', 'C2', 'C3', 'C4', 'C5')).toEqual([0, 2, 0, 2, 2]);
  const id = await caseOf('C1');
  expect(await old.count(`compartment where case_id = '${id}'`)).toBe(0);
  const file = await as((db) => readCase(db, id));
  expect(file?.state.people.get('p1' as never)?.age).toBe(34);
});

test('a shorter term that was decided counts for the import too', async () => {
  await as((db) => db.query(
    "insert into retention_decision (ending, months, why, decided_at, decided_by) select 'ended-before-approach', 12, '', $1, id from staff limit 1", [house.now]));
  await old.rows([closedOn('C6', '2018-03-04'), closedOn('C7', '2018-03-05')]);
  expect(await namesOf('C6', 'C7')).toEqual([0, 2]);
});

test('a run that was broken off goes on where it stopped, and nothing is there twice', async () => {
  const lines = linesOf(Array.from({ length: 450 }, (_, i) => rowWith(`D${i}`)));
  const before = await old.count('bis_case');
  function* breaking() {
    yield* lines.slice(0, 300);
    throw new Error('the disk was pulled out');
  }
  await expect(load(breaking(), old.loading, () => undefined, () => undefined)).rejects.toThrow('the disk was pulled out');
  expect(await old.count('bis_case')).toBe(before + 200);
  const seen: number[] = [];
  const counts = await load(lines, old.loading, () => undefined, (c) => void seen.push(c.read));
  expect(counts).toEqual({ read: 450, imported: 250, present: 200, differs: 0, refused: 0 });
  expect(seen).toEqual([200, 400, 450]);
  expect(await old.count('bis_case')).toBe(before + 450);
});

test('a batch that breaks off in the middle leaves nothing of itself', async () => {
  const before = [await old.count('bis_case'), await old.count('sealed'), await old.count('organisation')];
  const refusing = { ...old.loading, sentence: () => { throw new Error('the machine stopped'); } };
  const rows = [rowWith('E1', { entry: 'professional', referrer_kind: 'police', referrer_organisation: 'Politie E', client_agrees: 'yes' }), rowWith('E2', { a1_intake: '2018-03-10' })];
  await expect(load(linesOf(rows), refusing, () => undefined, () => undefined)).rejects.toThrow('the machine stopped');
  expect([await old.count('bis_case'), await old.count('sealed'), await old.count('organisation')]).toEqual(before);
});

test('a row that the database refuses stays out alone', async () => {
  await as((db) => db.query(`
    create function refuse_f2() returns trigger language plpgsql as $$ begin if new.number = 'F2' then raise check_violation; end if; return new; end $$;
    create trigger refuse_f2 before insert on import_row for each row execute function refuse_f2()`), 'bis_owner');
  const before = await old.count('bis_case');
  const { counts, refused } = await old.rows([rowWith('F1'), rowWith('F2'), rowWith('F3')]);
  expect(counts).toEqual({ read: 3, imported: 2, present: 0, differs: 0, refused: 1 });
  expect(refused.map(({ line, faults }) => [line, faults[0]?.column])).toEqual([[3, 'source_number']]);
  expect(await old.count('bis_case')).toBe(before + 2);
});

test('a database that is out of order is no fault of a row: the run stops', async () => {
  await as((db) => db.query(`
    create function refuse_g1() returns trigger language plpgsql as $$ begin if new.number = 'G1' then raise disk_full; end if; return new; end $$;
    create trigger refuse_g1 before insert on import_row for each row execute function refuse_g1()`), 'bis_owner');
  await expect(old.rows([rowWith('G1')])).rejects.toThrow('disk_full');
});

test('a source number with a control character is a bad row like others', async () => {
  const { counts, refused } = await old.rows([rowWith('H\u00001'), rowWith('H'.repeat(10_000)), rowWith('H3')]);
  expect(counts).toEqual({ read: 3, imported: 1, present: 0, differs: 0, refused: 2 });
  expect(refused.map(({ faults }) => faults[0]?.column)).toEqual(['source_number', 'source_number']);
});

test('two imports of the same rows at one moment take turns', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => rowWith(`I${i}`));
  const before = await old.count('bis_case');
  const both = await Promise.all([old.rows(rows), old.rows(rows)]);
  expect(both.map(({ counts }) => counts.imported + counts.present)).toEqual([30, 30]);
  expect(both.reduce((sum, { counts }) => sum + counts.imported, 0)).toBe(30);
  expect(await old.count('bis_case')).toBe(before + 30);
});

test('two old systems may use the same number', async () => {
  const { counts } = await old.rows([rowWith('A1')], { source: 'another' });
  expect(counts.imported).toBe(1);
});
