import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { ACTIVITIES, CLASSES, registerOf, type Entry } from './register.ts';

let house: FreshDatabase;
let columns: string[];
beforeAll(async () => {
  house = await freshDatabase();
  const rows = await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<{ name: string }>(
    "select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped order by 1"));
  columns = rows.map(({ name }) => name);
});
afterAll(() => house.close());

const nameOf = ({ table, column }: Entry): string => `${table}.${column}`;

describe('the register of processing activities', () => {
  test('names every column of the database: add yours to its table in register-cases.ts or register-house.ts', () => {
    const known = new Set(registerOf().map(nameOf));
    expect(columns.length).toBeGreaterThan(200);
    expect(columns.filter((name) => !known.has(name))).toEqual([]);
  });

  test('names no column that is gone, and none twice', () => {
    const there = new Set(columns);
    const named = registerOf().map(nameOf);
    expect(named.filter((name) => !there.has(name))).toEqual([]);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
  });

  test('a column that nobody entered is found, and so is an entry without a column', () => {
    const named = registerOf({ staff: { activity: 'accounts', columns: { key: 'id invented' } } }).map(nameOf);
    expect(columns.filter((name) => name.startsWith('staff.') && !named.includes(name))).toContain('staff.email');
    expect(named.filter((name) => !columns.includes(name))).toEqual(['staff.invented']);
  });

  test('says of every column what for, on which ground, about whom, to whom, until when and how it is kept', () => {
    for (const entry of registerOf()) {
      const { purpose, ground, people, receivers } = entry.activity;
      expect([nameOf(entry), [purpose, ground, people, receivers, entry.term].every((text) => text.length > 3)]).toEqual([nameOf(entry), true]);
      expect(Object.keys(CLASSES)).toContain(entry.kind);
    }
    for (const { ground } of Object.values(ACTIVITIES)) expect(ground).toMatch(/AVG \d/);
  });

  test('what holds words of people is sealed: no column of text is readable but names of staff and organisations', () => {
    expect(registerOf().filter(({ kind }) => kind === 'readable').map(nameOf).sort()).toEqual(['organisation.name', 'organisation_name.name', 'staff.email', 'staff.name']);
  });
});
