import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import type { CaseId } from '../../src/core/fields.ts';
import { KeyGone, SealBroken } from '../../src/database/keys.ts';
import { readPeople } from '../../src/database/people/people.ts';
import { readYear } from '../../src/figures/sql.ts';
import { years, type Years } from '../erasure.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';
import { LONG, tried } from './tried.ts';

const CASES = LONG ? 60 : 6;
/** Rows of before, as an old backup has them. */
interface Old { readonly key_id: number; readonly of: CaseId; readonly context: string; readonly content: Buffer }

let house: FreshDatabase;
let told: Years;
let gone: CaseId[];
let stays: CaseId[];
let old: Old[];
let figures: unknown;
beforeAll(async () => {
  house = await freshDatabase();
  told = await years(house);
  [gone, stays] = [[], []];
  for (let n = 0; n < CASES; n += 1) {
    const people = [{ name: `Zwanehals${n} Weggaander`, birthDate: '1961-07-08', address: `Gaanweg ${n}` }, { name: `Ganzevoet${n} Weggaander`, birthDate: '1970-02-03' }];
    gone.push(await told.ended({ people, event: { description: `Wat er gebeurde ${n}`, place: 'Gaandorp', day: '2018-12-24' } }, n % 3 === 0 ? { answer: 'never' } : null));
    stays.push(await told.own.open({ words: { people: [{ name: `Blijver${n} Voorbeeld` }, null] } }));
    for (const id of [gone[n]!, stays[n]!]) await told.fill(id, `Notitie ${n}`);
  }
  old = await asOwner<Old>(`select c.key_id, c.case_id as of, c.id || ':' || s.kind as context, s.content from sealed s join compartment c on c.id = s.compartment_id
    union all select c.key_id, c.case_id, c.id || ':note', n.content from note_strike n join compartment c on c.id = n.compartment_id
    union all select c.key_id, c.case_id, c.id || ':task:' || t.id, t.content from task t join compartment c on c.id = t.compartment_id`);
  figures = await allFigures();
}, 120_000);
afterAll(() => house.close());

const asOwner = <T>(sql: string) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<T & Record<string, unknown>>(sql)) as Promise<T[]>;
const allFigures = () => told.own.as(async (db) => [await readYear(db, 2018, day('2021-01-01')), await readYear(db, 2019, day('2021-01-01')), await readYear(db, 2020, day('2021-01-01')),
  await db.query('select * from standing order by case_id'), await db.query('select case_id, seq, hash, payload from fact order by 1, 2')]);

function opens(key: number, { context, content }: Old): boolean {
  try {
    return house.keys.open(key, context, content).length > 0;
  } catch (error) {
    if (error instanceof KeyGone || error instanceof SealBroken) return false;
    throw error;
  }
}

describe('when a term ends', () => {
  test('everything that is there opens before', () => {
    expect(old.filter((row) => opens(row.key_id, row)).length).toBe(old.length);
    expect(old.length).toBeGreaterThan(CASES * 10);
  });

  test('nobody whom nobody reviewed is erased', async () => {
    expect(await told.runUnseen('2020-01-04', '2020-03-20')).toBe(0);
    expect(old.filter((row) => opens(row.key_id, row)).length).toBe(old.length);
    tried('erasure', gone.length, 'cases over their term that nobody reviewed, all still there');
  });

  test('whoever was reviewed is gone, from an old backup too: no key that is left opens a row of theirs, and the others\' rows all open', async () => {
    await told.review('2020-03-20');
    expect(await told.run('2020-03-21')).toMatchObject({ erased: gone.length });
    const lost = old.filter((row) => gone.includes(row.of));
    let [tries, opened] = [0, 0];
    for (let key = 1; key <= house.keys.highest(); key += 1) {
      if (house.keys.state(key) !== 'present') continue;
      for (const row of lost) { tries += 1; if (opens(key, row)) opened += 1; }
    }
    expect([opened, lost.filter((row) => opens(row.key_id, row)).length]).toEqual([0, 0]);
    expect(old.filter((row) => stays.includes(row.of)).every((row) => opens(row.key_id, row))).toBe(true);
    expect(tries).toBeGreaterThan(lost.length * CASES);
    for (const id of gone) expect(await told.own.as((db) => readPeople(db, house.keys, id))).toEqual([]);
    const dump = await told.dump();
    for (const word of ['zwanehals', 'weggaander', 'gaandorp', 'gaanweg']) expect(dump.includes(word) || dump.includes(Buffer.from(word).toString('hex'))).toBe(false);
    tried('erasure', tries, 'tries with every key that is left on rows of an old backup, 0 opened');
  });

  test('and every figure, standing and fact is as it was', async () => {
    expect(await allFigures()).toEqual(figures);
    tried('erasure', gone.length, 'cases erased, all figures equal');
  });
});
