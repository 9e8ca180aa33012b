import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../../../test/office.ts';
import { p1, p2 } from '../../../test/journal.ts';
import { story, type Story } from '../../../test/ready.ts';
import type { Client } from '../../../test/visit.ts';
import { waits } from '../../../test/waits.ts';
import type { CaseId } from '../../core/fields.ts';
import { defaultSettings } from '../../core/case/settings.ts';
import { standing } from '../../core/case/standing.ts';
import { appendCases, give, readCase } from '../journal.ts';
import { correctWords } from './correct.ts';
import { erasePerson } from './erase.ts';
import { sameIdentity } from './identity.ts';
import { findMark, keepMarks, liftMarks, markTokens } from './mark.ts';
import { readOwn } from './offered.ts';
import { addWords, names, readPeople } from './people.ts';
import { keepSearchable } from './rebuild-search.ts';
import { openDictionary, searchNames } from './search.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let desk: Client;
beforeAll(async () => {
  office = await openOffice();
  desk = await office.is('desk', 'desk');
});
afterAll(() => office.house.close());

const open = (name: string | undefined, birthDate?: string): Promise<Story> =>
  story(office.own, office.staff, { words: { people: [name === undefined ? null : { name, birthDate }, null] } });
const records = (one: Story, name: string, person = p1) =>
  one.desk('record-detail', { person, values: { channel: 'telephone', source: 'registrant' }, texts: { name, detail: '020 0000000' } });
const lastOf = async (one: Story) => (await office.own.as((db) => readCase(db, one.id)))!.lastSeq;
/** The line that was recorded last never happened. */
const strikes = async (one: Story, seq?: number) => one.desk('correct', { values: { seq: seq ?? await lastOf(one), reason: 'did-not-happen' }, texts: { why: 'Vergissing' } });

const found = (text: string) => office.own.as(async (db) =>
  (await searchNames(db, office.house.keys, await openDictionary(db, office.house.keys), text, 20)).map(({ caseId }) => caseId));
const same = (one: Story) => office.own.as(async (db) => (await sameIdentity(db, one.id)).map(({ otherCase }) => otherCase));
/** What the desk is shown to compare. */
const listed = async (one: Story): Promise<string[]> =>
  [...(await desk.get(`/zaken/${one.number}/vergelijken`)).text.matchAll(/href="\/zaken\/[\d-]+\/vergelijken\/([\d-]+)"/g)].map(([, number]) => number ?? '');
const tokens = (one: Story) => office.sql<{ table: string; words: string; dated: string | null }>(
  `select 'name' as table, t.words, null as dated from name_token t join compartment c on c.id = t.compartment_id where c.case_id = $1
   union all select 'identity', t.words, t.dated from identity_token t join compartment c on c.id = t.compartment_id where c.case_id = $1`, [one.id]);
/** Ids of the words with this text. */
const wordsOf = async (one: Story, text: string, person = 'p1') =>
  (await office.own.as((db) => readOwn(db, office.house.keys, one.id, person))).filter((words) => words.text === text).map(({ id }) => id);
const crash = () => office.sql('truncate name_token, identity_token, name_word, search_complete');

describe('a name of a line that was struck through', () => {
  test('is found by no more, and proposes nobody; recorded again, it is and does', async () => {
    const [real, one] = [await open('Vreemde Naamsma'), await open('Echte Persoonstra')];
    await records(one, 'Vreemde Naamsma');
    expect([await found('naamsma'), await same(one), await listed(one), await listed(real)]).toEqual([expect.arrayContaining([real.id, one.id]), [real.id], [real.number], [one.number]]);
    const [struck] = await wordsOf(one, 'Vreemde Naamsma');
    await strikes(one);
    expect([await found('naamsma'), await same(one), await listed(one), await listed(real)]).toEqual([[real.id], [], [], []]);
    expect((await tokens(one)).filter(({ words, dated }) => words === struck || dated === struck)).toEqual([]);
    expect(await found('persoonstra')).toEqual([one.id]);
    await records(one, 'Vreemde Naamsma');
    expect([(await found('naamsma')).length, await same(one), await listed(real)]).toEqual([2, [real.id], [one.number]]);
  });

  test('takes with it what it made with the birth date, and leaves what the right name makes with it', async () => {
    const [real, other, one] = [await open('Dirk Datumstra', '1971-02-03'), await open('Johan Jarig', '1971-02-03'), await open('J. Jarig', '1971-02-03')];
    await records(one, 'D. Datumstra');
    expect((await same(one)).toSorted()).toEqual([real.id, other.id].toSorted());
    await strikes(one);
    expect(await same(one)).toEqual([other.id]);
  });

  test('keeps the words that it has in common with one that still holds', async () => {
    const one = await open('Gezina Gelijkma');
    await records(one, 'Gezien Gelijkma');
    await strikes(one);
    expect(await found('Gezina Gelijkma')).toEqual([one.id]);
    expect(await office.own.as(async (db) => [...(await names(db, office.house.keys, [one.id])).get(one.id)?.values() ?? []])).toEqual(['Gezina Gelijkma']);
    // Found by the word that both have, and shown as it holds.
    expect(await office.own.as(async (db) => (await searchNames(db, office.house.keys, await openDictionary(db, office.house.keys), 'Gelijkma', 20)).map(({ name }) => name))).toEqual(['Gezina Gelijkma']);
    expect((await tokens(one)).filter(({ table }) => table === 'name').length).toBe(2);
  });

  test('makes nothing with a birth date that comes later', async () => {
    const real = await open('Later Geborenstra', '1955-05-05');
    const one = await open(undefined);
    await records(one, 'Later Geborenstra');
    await strikes(one);
    await office.own.as((db) => addWords(db, office.house.keys, { caseId: one.id, compartment: 'person', person: 'p1', kind: 'birth-date', text: '1955-05-05', factSeq: null, by: null, now: office.house.now, newId: office.house.newId }));
    expect([await same(one), await tokens(one), await found('Geborenstra')]).toEqual([[], [], [real.id]]);
  });

  test('is found again by the line before it where only the later one was struck, and by neither where both were', async () => {
    const one = await open(undefined);
    await records(one, 'Tweemaal Genoemd');
    const first = await lastOf(one);
    await records(one, 'Tweemaal Genoemd');
    await strikes(one);
    expect(await found('Tweemaal Genoemd')).toEqual([one.id]);
    await strikes(one, first);
    expect([await found('Tweemaal Genoemd'), await tokens(one)]).toEqual([[], []]);
  });

  test('goes also where policy strikes it after the case was sent out, who reads no birth dates then', async () => {
    const [real, twin] = [await open('Petra Uitgezet', '1966-06-06'), await open('Rechte Beleidsma', '1966-06-06')];
    const one = await story(office.own, office.staff, { words: { people: [{ name: 'R. Beleidsma', birthDate: '1966-06-06' }, null] } });
    await one.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
    await one.desk('accept');
    await one.desk('record-detail', { person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { name: 'Bert Ander', detail: 'x' } });
    await records(one, 'P. Uitgezet');
    const seq = await lastOf(one);
    await one.desk('allocate', { values: { mediator: office.staff.mediator } });
    await one.mediator('raise-concern', { values: { concern: 'other-safety' }, texts: { why: 'Er is iets.' } });
    expect((await same(one)).toSorted()).toEqual([real.id, twin.id].toSorted());
    const policy = await office.is('policy', 'policy');
    const page = await policy.post(`/zaken/${one.number}/verbeteren`, { 'v-seq': String(seq), 'v-reason': 'did-not-happen', 'v-why': 'Vergissing' }, { from: `/zaken/${one.number}/verbeteren?regel=${seq}` });
    expect(page.status).toBe(303);
    expect([await same(one), await found('Beleidsma')]).toEqual([[twin.id], expect.arrayContaining([twin.id, one.id])]);
  });

  test('is not made findable again after a crash, nor where it was struck before tokens said of which words they were', async () => {
    const [real, one] = [await open('Ouderwets Doorgehaald', '1950-05-05'), await open('Nieuw Geschreven', '1990-09-09')];
    await records(one, 'Ouderwets Doorgehaald');
    await strikes(one);
    const before = await tokens(one);
    await crash();
    await keepSearchable(office.house.database, office.house.keys, 'test');
    expect([await found('Doorgehaald'), await same(one), await found('Geschreven')]).toEqual([[real.id], [], [one.id]]);
    expect((await tokens(one)).length).toBe(before.length);
  });

  test('is not made findable again where it is struck while everybody is made findable: one waits for the other', async () => {
    const one = await open('Blijft Staan');
    await records(one, 'Tegelijk Doorgehaald');
    const [[gone], seq] = [await wordsOf(one, 'Tegelijk Doorgehaald'), await lastOf(one)];
    await crash();
    const { rebuilt, waited } = await office.own.as(async (db) => {
      const struck = { caseId: one.id, order: 'correct', person: null, on: '2019-03-04' as never, values: { seq, reason: 'did-not-happen' }, texts: { why: 'Vergissing' }, seen: null } as const;
      expect((await give(db, struck, office.own.by(office.staff.desk))).ok).toBe(true);
      const second = keepSearchable(office.house.database, office.house.keys, 'test');
      return { rebuilt: second, waited: await waits(office.house, second) };
    });
    await rebuilt;
    expect([waited, await found('Tegelijk'), await found('Blijft')]).toEqual([true, [], [one.id]]);
    expect((await tokens(one)).filter(({ words, dated }) => words === gone || dated === gone)).toEqual([]);
  });

  test('is not taken in from elsewhere as one that holds', async () => {
    const [real, one] = [await open('Ingelezen Fout'), await open('Ingelezen Goed')];
    await records(one, 'x');
    const seq = await lastOf(one);
    await strikes(one, seq);
    const model = (await office.own.as((db) => readCase(db, one.id)))!;
    const caseId = office.house.newId() as CaseId;
    const words = [['Ingelezen Recht', 1], ['Ingelezen Fout', seq]].map(([text, factSeq]) =>
      ({ caseId, compartment: 'person', person: 'p1', kind: 'name', text: text as string, factSeq: factSeq as number, by: null, recorded: office.house.now }) as const);
    await office.own.as((db) => appendCases(db, office.house.keys, [{ caseId, entries: model.entries, standing: standing(model.state, defaultSettings, model.lastSeq)!, words }], { now: office.house.now, newId: office.house.newId }));
    expect([(await found('Ingelezen Recht'))[0], await found('Fout')]).toEqual([caseId, [real.id]]);
    expect(await same({ id: caseId } as Story)).toEqual([]);
    expect(await tokens({ id: caseId } as Story)).toHaveLength(3);
  });
});

test('a name or birth date that was put right at somebody\'s request finds and proposes no more', async () => {
  const [wrongName, wrongDay, right] = [await open('Verkeerd Gespelt', '1980-08-08'), await open('Juist Gespeld', '1979-09-09'), await open('Juist Gespeld', '1980-08-08')];
  const one = await open('Verkeerd Gespelt', '1979-09-09');
  const mend = async (from: string, text: string) => {
    const [wordsId] = await wordsOf(one, from);
    await office.own.as((db) => correctWords(db, office.house.keys, { caseId: one.id, person: 'p1', wordsId: wordsId!, text, by: office.ids.officer, now: office.house.now, newId: office.house.newId }));
  };
  expect(await same(one)).toEqual([wrongName.id]);
  await mend('Verkeerd Gespelt', 'Juist Gespeld');
  expect((await same(one)).toSorted()).toEqual([wrongDay.id, right.id].toSorted());
  await mend('1979-09-09', '1980-08-08');
  expect(await office.own.as(async (db) => (await sameIdentity(db, one.id)).filter(({ strength }) => strength === 'name-and-birth-date').map(({ otherCase }) => otherCase))).toEqual([right.id]);
  expect(await found('Verkeerd Gespelt')).toEqual([wrongName.id]);
});

test('who was erased is found no more by what another told of them', async () => {
  const one = await story(office.own, office.staff, { words: { people: [{ name: 'Vertellende Verteller' }, { name: 'Besproken Gewist' }] } });
  expect((await tokens(one)).filter(({ table }) => table === 'name')).toHaveLength(4);
  await office.own.as((db) => erasePerson(db, { keys: office.house.keys, newId: office.house.newId }, one.id, 'p2', '2019-03-04' as never));
  expect((await tokens(one)).filter(({ table }) => table === 'name')).toHaveLength(2);
});

test('who told of another can be erased, and what they told goes along: nothing that finds the other by it stays', async () => {
  const one = await story(office.own, office.staff, { words: { people: [{ name: 'Vertellende Weg' }, { name: 'Besproken Door', birthDate: '1970-01-02' }] } });
  await office.own.as((db) => erasePerson(db, { keys: office.house.keys, newId: office.house.newId }, one.id, 'p1', '2019-03-04' as never));
  expect(await tokens(one)).toEqual([]);
});

test('a struck name neither keeps nor lifts a wish of whoever bears it [P-01]', async () => {
  const { keys, newId } = office.house;
  const tokensOf = async (one: Story) => markTokens(keys, await office.own.as((db) => readPeople(db, keys, one.id)), 'p1');
  const [bearer, one] = [await open('Nooit Vragen', '1961-01-01'), await open(undefined)];
  await office.own.as((db) => addWords(db, keys, { caseId: one.id, compartment: 'person', person: 'p1', kind: 'birth-date', text: '1961-01-01', factSeq: null, by: null, now: office.house.now, newId }));
  await records(one, 'N. Vragen');
  const asked = await tokensOf(bearer);
  await office.own.as((db) => keepMarks(db, [{ tokens: asked, answer: 'never', until: null }], newId));
  const marked = (of: readonly Buffer[]) => office.own.as((db) => findMark(db, of, '2019-03-04' as never));
  expect((await marked(await tokensOf(one)))?.answer).toBe('never');
  await strikes(one);
  expect(await marked(await tokensOf(one))).toBeNull();
  await office.own.as(async (db) => liftMarks(db, await tokensOf(one)));
  expect((await marked(asked))?.answer).toBe('never');
});
