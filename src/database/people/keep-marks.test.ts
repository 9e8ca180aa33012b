import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { years, type Years } from '../../../test/erasure.ts';
import { p2 } from '../../../test/journal.ts';
import { day, type Day } from '../../core/day.ts';
import { readCase } from '../journal.ts';
import type { KeyStore } from '../keys.ts';
import { destroyErasedKeys } from './erase.ts';
import { keepBesideKeys, keepLifted, together, type KeptMark, type Marks } from './keep-marks.ts';

const DAYS = ['2020-01-01', '2021-01-01', '2022-01-01'].map(day);
const NONE: Marks = { marks: [], gone: [] };
const settled = (one: Marks) => together(one, NONE);
type Happening = { token: string; answer: 'never' | 'not-now' | 'lift'; until: Day };
const happening = fc.record({ token: fc.constantFrom('01', '02'), answer: fc.constantFrom<Happening['answer'][]>('never', 'not-now', 'lift'), until: fc.constantFrom(...DAYS) });

/** The house after everything that happened, told a second time: what stands for a token, and what is gone. */
function copiesOf(happenings: readonly Happening[]): Marks[] {
  const stands = new Map<string, KeptMark>();
  const gone: string[] = [];
  return happenings.map(({ token, answer, until }, at) => {
    const before = stands.get(token);
    if (answer === 'lift') stands.delete(token);
    else if (!before || (before.answer === 'not-now' && (answer === 'never' || until > before.until!))) stands.set(token, { id: `m${at}`, token, answer, until: answer === 'never' ? null : until });
    if (before && stands.get(token) !== before) gone.push(before.id);
    return { marks: [...stands.values()], gone: [...gone] };
  });
}

describe('copies put together', () => {
  test('say what the newest of them says, in any order and however often: who came themselves stays free, a never stays a never [P-01]', () => fc.assert(fc.property(
    fc.array(happening, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(11), { minLength: 1, maxLength: 5 }),
    (happenings, picked) => {
      const all = copiesOf(happenings);
      const numbers = picked.map((one) => one % all.length);
      expect(numbers.map((one) => all[one]!).reduce((one, other) => together(one, other), NONE)).toEqual(settled(all[Math.max(...numbers)]!));
    },
  ), { numRuns: 5_000 }));

  test('hold the stronger where two houses marked one person each by itself', () => {
    const [never, later, earlier]: KeptMark[] = [
      { id: 'a', token: '01', answer: 'never', until: null }, { id: 'b', token: '01', answer: 'not-now', until: DAYS[1]! }, { id: 'c', token: '01', answer: 'not-now', until: DAYS[0]! },
    ] as const;
    for (const [one, other, held] of [[never, later, never], [later, never, never], [earlier, later, later], [later, earlier, later]] as const) {
      expect(together({ marks: [one!], gone: [] }, { marks: [other!], gone: [] }).marks).toEqual([held]);
    }
  });

  test('a not now goes on its day from both, without leaving anything', () => {
    const one: KeptMark = { id: 'a', token: '01', answer: 'not-now', until: DAYS[1]! };
    expect(together(settled({ marks: [one], gone: [] }), { marks: [one], gone: [] }, DAYS[1])).toEqual({ marks: [], gone: [] });
    expect(together({ marks: [one], gone: [] }, { marks: [], gone: [] }, DAYS[0]).marks).toEqual([one]);
  });
});

let house: FreshDatabase;
let told: Years;
beforeEach(async () => {
  house = await freshDatabase();
  told = await years(house);
  return () => house.close();
});
const OTHER = { name: 'Proefman de Boer', birthDate: '1970-05-06' };
const words = { people: [{ name: 'Testina van Voorbeeld', birthDate: '1985-02-03' }, OTHER] };
const erased = async (said: Parameters<Years['ended']>[1]) => {
  await told.ended(words, said);
  expect(await told.runThrough('2020-02-03', '2020-03-04')).toBe(1);
};
const asOwner = <T>(work: Parameters<FreshDatabase['database']['transaction']>[1]) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work) as Promise<T>;
const rows = () => asOwner<{ id: string; token: Buffer; answer: string; until: Day | null }[]>((db) => db.query('select * from not_to_approach order by token'));
/** As a copy of the database from before the erasure has it: without marks, and without knowing what went. */
const older = (marks: Awaited<ReturnType<typeof rows>> = []) => asOwner(async (db) => {
  await db.query('delete from not_to_approach');
  await db.query('delete from mark_gone');
  for (const { id, token, answer, until } of marks) await db.query('insert into not_to_approach (id, token, answer, until) values ($1, $2, $3, $4)', [id, token, answer, until]);
});
const settle = (keys: KeyStore = house.keys) => asOwner((db) => keepBesideKeys(db, keys));

test('who said never before being erased is still not approached after a restore of a database from before it [P-01]', async () => {
  await erased({ answer: 'never' });
  await older();
  await settle();
  const desk = told.own.by(await told.own.staff('desk'));
  const caseId = await told.own.open({ words });
  await told.own.give(desk, { caseId, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
  expect((await told.own.as((db) => readCase(db, caseId)))!.state.people.get(p2)?.earlier).toMatchObject({ answer: 'never' });
});

test('a not now comes back with its date, and the other way round a database that is newer than the keys loses nothing', async () => {
  await erased({ answer: 'not-now', until: '2020-09-01' });
  const before = await rows();
  await older();
  await settle();
  expect(await rows()).toEqual(before);
  house.keys.writeBeside(JSON.stringify({ marks: [], gone: [] }));
  await settle();
  expect(await rows()).toEqual(before);
  expect(JSON.parse(house.keys.readBeside()!.toString())).toEqual({ gone: [], marks: before.map((row) => ({ ...row, token: row.token.toString('hex') })) });
});

test('whoever came themselves since is not barred again by a restore of a database from before that [P-01] [R-115]', async () => {
  await erased({ answer: 'never' });
  const before = await rows();
  const desk = told.own.by(await told.own.staff('desk'));
  const caseId = await told.own.open({ words });
  await told.own.give(desk, { caseId, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
  await told.own.give(desk, { caseId, order: 'record-came-themselves', person: p2, texts: { how: 'Belde zelf.' } });
  expect(await rows()).toEqual([]);
  await told.own.as((db) => keepLifted(db, house.keys));
  await older(before);
  await settle();
  expect(await rows()).toEqual([]);
});

test('what they asked is beside the keys before a key goes; where it cannot be written no key goes', async () => {
  await told.ended(words, { answer: 'never' });
  await told.runThrough('2020-02-03', '2020-02-23');
  const steps: string[] = [];
  const watched = (fails: boolean): KeyStore => Object.assign(Object.create(house.keys) as KeyStore, {
    writeBeside(plain: string) {
      if (fails) throw new Error('no space left');
      steps.push('kept');
      house.keys.writeBeside(plain);
    },
    readBeside: () => house.keys.readBeside(), state: (id: number) => house.keys.state(id),
    erase(ids: readonly number[]) {
      steps.push('erased');
      return house.keys.erase(ids);
    },
  });
  const once = await asOwner<{ key_id: number }[]>((db) => db.query('select key_id from compartment'));
  await asOwner(async (db) => {
    await db.query('insert into erasure_key select key_id from compartment');
    await db.query("insert into not_to_approach (id, token, answer) values ('00000000-0000-4000-8000-0000000000ff', '\\x01', 'never')");
  });
  await expect(asOwner((db) => destroyErasedKeys(db, watched(true)))).rejects.toThrow('no space');
  expect(once.every(({ key_id }) => house.keys.state(key_id) === 'present')).toBe(true);
  await asOwner((db) => destroyErasedKeys(db, watched(false)));
  expect(steps).toEqual(['kept', 'erased']);
  expect(once.every(({ key_id }) => house.keys.state(key_id) === 'erased')).toBe(true);
});

test('a date that has come goes beside the keys as well', async () => {
  await erased({ answer: 'not-now', until: '2020-09-01' });
  await told.runThrough('2020-03-05', '2020-08-31');
  expect(house.keys.readBeside()!.toString()).toContain('2020-09-01');
  await told.run('2020-09-01');
  expect(house.keys.readBeside()!.toString()).not.toContain('2020-09-01');
});
