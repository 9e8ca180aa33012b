import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { years, type Years } from '../../test/erasure.ts';
import { p2 } from '../../test/journal.ts';
import type { CaseId } from '../core/fields.ts';
import { readCase, type By, type ReferralWords } from './journal.ts';

let house: FreshDatabase;
let told: Years;
let desk: By;
beforeEach(async () => {
  house = await freshDatabase();
  told = await years(house);
  desk = told.own.by(await told.own.staff('desk'));
  return () => house.close();
});

const A = { name: 'Testina van Voorbeeld', birthDate: '1985-02-03' };
const about = (b: NonNullable<ReferralWords['people'][number]>): ReferralWords => ({ people: [A, b] });
const OTHER = { name: 'Proefman de Boer', birthDate: '1970-05-06' };
/** Somebody said it, and the people of that case are gone. */
const forgotten = async (words: ReferralWords, said: Parameters<Years['ended']>[1]) => {
  await told.ended(words, said);
  expect(await told.runThrough('2020-02-03', '2020-03-04')).toBe(1);
};
const file = async (caseId: CaseId) => (await told.own.as((db) => readCase(db, caseId)))!;
const earlier = async (caseId: CaseId) => (await file(caseId)).state.people.get(p2)?.earlier ?? null;
/** The desk judges a new referral about this person. */
async function judged(words: ReferralWords): Promise<CaseId> {
  const caseId = await told.own.open({ words });
  expect((await told.own.give(desk, { caseId, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } })).ok).toBe(true);
  return caseId;
}

test('who said never is not approached in a later case, although nobody knows of the earlier one any more [P-01]', async () => {
  await forgotten(about(OTHER), { answer: 'never' });
  const caseId = await judged(about(OTHER));
  expect(await earlier(caseId)).toEqual({ answer: 'never', until: null, since: null });
  const { entries, state } = await file(caseId);
  expect(entries.at(-1)).toMatchObject({ actor: `staff:${desk.staff}`, fact: { kind: 'EarlierAnswerBinds', person: 'p2', answer: 'never' } });
  expect(state.links).toEqual([]);
});

test('a public referral is not looked at: its answer and its time would tell', async () => {
  await forgotten(about(OTHER), { answer: 'never' });
  expect(await earlier(await told.own.open({ words: about(OTHER) }))).toBeNull();
});

test('it binds once, whatever the desk does next', async () => {
  await forgotten(about(OTHER), { answer: 'never' });
  const caseId = await judged(about(OTHER));
  await told.own.give(desk, { caseId, order: 'accept' });
  expect((await file(caseId)).entries.filter(({ fact }) => fact.kind === 'EarlierAnswerBinds')).toHaveLength(1);
});

test('a name that the prosecution service sends later is looked at when the desk records it', async () => {
  await forgotten(about({ ...OTHER, address: 'Teststraat 1\n1234 AB Voorbeeldstad' }), { answer: 'never' });
  const caseId = await told.own.open({ words: { people: [A, null] } });
  const record = (detail: string) => told.own.give(desk, { caseId, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { name: 'Proefman de Boer', detail } });
  await record('Andere straat 2, 4321 BA Elders');
  expect(await earlier(caseId)).toBeNull();
  await record('Teststraat 1, 1234ab Voorbeeldstad');
  expect(await earlier(caseId)).toMatchObject({ answer: 'never' });
});

describe('the same person', () => {
  test.each([
    ['an initial', { name: 'P. de Boer', birthDate: '1970-05-06' }], ['the other order', { name: 'Boer, Proefman de', birthDate: '1970-05-06' }],
    ['capitals and accents', { name: 'PROEFMÁN DE BOER', birthDate: '1970-05-06' }],
    ['the telephone, without a birth date', { name: 'Proefman de Boer', telephone: '+31 6 5551 2345' }], ['the e-mail address', { name: 'Proefman de Boer', email: 'P@Voorbeeld.invalid' }],
  ])('known by %s', async (_, person) => {
    await forgotten(about({ ...OTHER, telephone: '06-55512345', email: 'p@voorbeeld.invalid' }), { answer: 'never' });
    expect(await earlier(await judged(about(person)))).toMatchObject({ answer: 'never' });
  });

  test.each([
    ['a namesake of another day', { name: 'Proefman de Boer', birthDate: '1971-05-06' }], ['a sister of the same day', { name: 'Anna de Boer', birthDate: '1970-05-06' }],
    ['a brother in the same house', { name: 'Pieter de Boer', telephone: '06-55512345' }], ['a namesake of whom nothing else is known', { name: 'Proefman de Boer' }],
    ['a family name in the same house', { name: 'de Boer', telephone: '06-55512345' }],
  ])('is not %s', async (_, person) => {
    await forgotten(about({ ...OTHER, telephone: '06-55512345' }), { answer: 'never' });
    expect(await earlier(await judged(about(person)))).toBeNull();
  });
});

test('a not now is kept with its date, and goes on that day; an open one and a plain no are not kept', async () => {
  await told.ended(about(OTHER), { answer: 'not-now', until: '2020-09-01' });
  await told.ended(about({ name: 'Proefje Open', birthDate: '1971-01-01' }), { answer: 'not-now' });
  await told.ended(about({ name: 'Proefje Nee', birthDate: '1972-01-01' }), { answer: 'no' });
  await told.runThrough('2020-02-03', '2020-03-04');
  const marks = () => told.own.as((db) => db.query('select distinct answer, until from not_to_approach'));
  expect(await marks()).toEqual([{ answer: 'not-now', until: '2020-09-01' }]);
  expect(await earlier(await judged(about(OTHER)))).toEqual({ answer: 'not-now', until: '2020-09-01', since: null });
  await told.runThrough('2020-03-05', '2020-08-31');
  expect(await marks()).toHaveLength(1);
  await told.run('2020-09-01');
  expect(await marks()).toEqual([]);
});

test.each([['before', ['never', 'not-now']], ['after', ['not-now', 'never']]] as const)('a never stays a never, also where a not now was said %s it in another case', async (_, answers) => {
  for (const answer of answers) await told.ended(about(OTHER), answer === 'never' ? { answer } : { answer, until: '2025-01-01' });
  await told.runThrough('2020-02-03', '2020-03-04');
  expect(await earlier(await judged(about(OTHER)))).toMatchObject({ answer: 'never' });
});

test('it survives the erasure of the case that it bound, too', async () => {
  await forgotten(about(OTHER), { answer: 'never' });
  const caseId = await judged(about(OTHER));
  await told.own.as((db) => db.query('delete from not_to_approach'));
  await told.own.give(desk, { caseId, order: 'reject', values: { reason: 'withdrawn', called: 'spoken' } });
  await told.runThrough('2020-03-05', '2020-04-10');
  expect(await earlier(await judged(about(OTHER)))).toMatchObject({ answer: 'never' });
});

test('whoever comes themselves takes it back: here, and for later cases [P-01] [R-115]', async () => {
  await forgotten(about(OTHER), { answer: 'never' });
  const caseId = await judged(about(OTHER));
  await told.own.give(desk, { caseId, order: 'record-came-themselves', person: p2, texts: { how: 'Belde zelf.' } });
  expect(await earlier(caseId)).toBeNull();
  expect(await earlier(await judged(about(OTHER)))).toBeNull();
});

test('of whom nothing but a name is known no mark can be made, and the proof says so', async () => {
  await forgotten(about({ name: 'Proefman de Boer' }), { answer: 'never' });
  expect(await told.own.as((db) => db.query('select marks, unmarked from erasure_batch'))).toEqual([{ marks: 0, unmarked: 1 }]);
});

test('a mark says nothing but the answer: no name, no case, no day on which it was said', async () => {
  await forgotten(about(OTHER), { answer: 'never' });
  const rows = await told.own.as((db) => db.query('select * from not_to_approach'));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect({ ...row, id: null, token: null }).toEqual({ id: null, token: null, answer: 'never', until: null });
});
