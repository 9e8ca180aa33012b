import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CODES } from '../core/codes.ts';
import { ORDER_NAMES, specOf, type OrderName } from '../core/case/orders.ts';
import { addDays, parseDay } from '../core/day.ts';
import { isPersonId, isUuid, type CaseId, type Field, type PersonId, type StaffId } from '../core/fields.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p2, type Cases } from '../../test/journal.ts';
import type { By } from './journal.ts';

const CANARY = 'Zwanehals';
const ALL_CODES = new Set<string>(Object.values(CODES).flat());

let house: FreshDatabase;
let own: Cases;
let by: Record<By['relation'], By>;
let caseIds: CaseId[];
let mediator: StaffId;

beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  const staff = await own.staff('desk', 'policy', 'mediator', 'practice-supervisor');
  mediator = await own.staff('mediator');
  by = { desk: own.by(staff), policy: own.by(staff, 'policy'), mediator: own.by(staff, 'mediator'), supervisor: own.by(staff, 'supervisor') };
  caseIds = [await own.open(), await own.open(), await own.open()];
  for (const caseId of caseIds.slice(1)) {
    await own.give(by.desk, { caseId, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
    await own.give(by.desk, { caseId, order: 'accept' });
    await own.give(by.desk, { caseId, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: CANARY } });
    await own.give(by.desk, { caseId, order: 'allocate', values: { mediator } });
  }
});
afterAll(() => house.close());

/** A value that the field can hold. */
function fitting(field: Field, draw: number): unknown {
  switch (field.type) {
    case 'code': return CODES[field.list][draw % CODES[field.list].length];
    case 'codes': return CODES[field.list].slice(0, draw % 3);
    case 'day': return field.when === 'future' ? addDays(by.desk.today, 20) : by.desk.today;
    case 'month': return '2019-02';
    case 'person': return `p${1 + (draw % 2)}`;
    case 'people': return ['p1', 'p2'];
    case 'number': return field.min + (draw % (Math.min(field.max, field.min + 6) - field.min + 1));
    case 'staff': return mediator;
    case 'case': return caseIds[draw % caseIds.length];
    default: return null;
  }
}

/** Every string in a fact is an id, a day, a month or a code of a list. */
const isHarmless = (text: string) => ALL_CODES.has(text) || isPersonId(text) || isUuid(text) || parseDay(text) !== null || /^\d{4}-\d{2}$/.test(text);

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

test('text never reaches the journal, whatever is typed in whichever field of whichever order', async () => {
  const typed = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `${text.replaceAll('\u0000', '')} ${CANARY}`);
  const asked = fc.record({
    caseAt: fc.nat(2), person: fc.constantFrom('p1', 'p2', 'p3', CANARY), text: typed, draws: fc.array(fc.nat(1000), { minLength: 16, maxLength: 16 }),
  });
  const outcomes = { given: 0, refused: 0 };
  const giveOne = async (name: OrderName, wrongField: number, { caseAt, person, text, draws }: typeof asked extends fc.Arbitrary<infer T> ? T : never) => {
    const spec = specOf(name);
    const fields = Object.entries(spec.fields);
    const values = Object.fromEntries(fields.map(([field, shape], at) => [field, at === wrongField ? text : fitting(shape, draws[at] as number)]));
    const texts = Object.fromEntries(fields.map(([field]) => [field, text]));
    const given = await own.give(by[spec.by[(draws[15] as number) % spec.by.length] as By['relation']], {
      caseId: caseIds[caseAt] as CaseId, order: name, person: spec.about === 'case' ? null : person as PersonId, values: { ...values, extra: text }, texts: { ...texts, extra: text },
    });
    outcomes[given.ok ? 'given' : 'refused'] += 1;
  };
  // Each order with a text in each of its fields in turn, and twice with none where it does not belong.
  const tries = ORDER_NAMES.flatMap((name) => [-1, -1, ...Object.keys(specOf(name).fields).keys()].map((at) => [name, at] as const));
  await fc.assert(fc.asyncProperty(fc.array(asked, { minLength: tries.length, maxLength: tries.length }), async (drawn) => {
    for (const [at, [name, wrongField]] of tries.entries()) await giveOne(name, wrongField, drawn[at]!);
  }), { numRuns: 1, seed: 7, endOnFailure: true });
  expect(outcomes.given).toBeGreaterThan(40);
  expect(outcomes.refused).toBeGreaterThan(100);
  const facts = await own.as((db) => db.query<{ kind: string; actor: string; payload: unknown; whole: string }>('select kind, actor, payload, f::text as whole from fact f'));
  for (const { payload, whole } of facts) {
    expect(whole.toLowerCase()).not.toContain(CANARY.toLowerCase());
    expect(stringsIn(payload).filter((text) => !isHarmless(text))).toEqual([]);
  }
});
