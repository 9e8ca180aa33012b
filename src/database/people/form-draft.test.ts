import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { years, type Years } from '../../../test/erasure.ts';
import type { Db } from '../database.ts';
import { forgetGone } from './forget-gone.ts';
import { formDraftsOn, saveFormDraft, spendFormDraft, sweepFormDrafts, type AboutCase, type FormAddress } from './form-draft.ts';

const WORDS = { people: [{ name: 'Testina Zwanehals', birthDate: '1961-07-08' }, { name: 'Proefman Ganzevoet' }] };
let house: FreshDatabase;
let told: Years;
let staff: string;
let other: string;
beforeAll(async () => {
  house = await freshDatabase();
  told = await years(house);
  staff = await told.own.staff('desk');
  other = await told.own.staff('desk');
});
afterAll(() => house.close());

const as = <T>(work: (db: Db) => Promise<T>): Promise<T> => told.own.as(work);
const owner = <T>(work: (db: Db) => Promise<T>): Promise<T> => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
const at = (opens: string, action = '/hier', writer = staff): FormAddress => ({ staff: writer, action, opens });
const save = (address: FormAddress, content: string, about: AboutCase | null = null, now = house.now) =>
  as((db) => saveFormDraft(db, house.keys, { address, about, content, now }, house.newId));
const read = async (page: string, writer = staff) => (await as((db) => formDraftsOn(db, house.keys, writer, page))).map(({ content }) => content);
const keysOf = async (opens: string) => (await owner((db) => db.query<{ key_id: number | null }>('select key_id from form_draft where opens = $1', [opens]))).map(({ key_id }) => key_id);

test('the writer goes on where they were; a colleague has nothing of it, and another page neither', async () => {
  await save(at('/een?persoon=p1'), 'a=1');
  await save(at('/een?persoon=p1'), 'a=1&b=2');
  await save(at('/een?persoon=p2'), 'c=3');
  expect((await read('/een')).sort()).toEqual(['a=1&b=2', 'c=3']);
  expect([await read('/een', other), await read('/ee'), await read('/een/twee')]).toEqual([[], [], []]);
});

test('a draft of a form that did its work is gone with its key; where that failed it is still there', async () => {
  await save(at('/twee'), 'typed');
  await expect(as(async (db) => {
    await spendFormDraft(db, at('/twee'));
    throw new Error('the order failed');
  })).rejects.toThrow();
  expect(await read('/twee')).toEqual(['typed']);
  const [first] = await keysOf('/twee');
  await as((db) => spendFormDraft(db, at('/twee')));
  expect(await read('/twee')).toEqual([]);
  await save(at('/twee'), 'again');
  expect([await read('/twee'), house.keys.state(first!)]).toEqual([['again'], 'erased']);
});

test('in a case it is sealed with the key of the casework compartment, and lies open nowhere', async () => {
  const caseId = await told.own.open({ words: WORDS });
  await save(at('/zaken/x', '/zaken/x/notitie'), 'notitie=Zwanehalsmos', { caseId, inside: true, ended: false });
  expect(await read('/zaken/x')).toEqual(['notitie=Zwanehalsmos']);
  expect(await keysOf('/zaken/x')).toEqual([null]);
  expect(await told.dump()).not.toContain('zwanehalsmos');
});

test('sweeping takes what was sent and what nobody touched, with keys of its own, and nothing else', async () => {
  await save(at('/oud'), 'old', null, new Date(house.now.getTime() - 31 * 86_400_000));
  await save(at('/verstuurd'), 'sent');
  await save(at('/bezig'), 'busy');
  await as((db) => spendFormDraft(db, at('/verstuurd')));
  const keys = [...await keysOf('/oud'), ...await keysOf('/verstuurd')];
  expect(await as((db) => sweepFormDrafts(db, house.keys, new Date(house.now.getTime() - 30 * 86_400_000)))).toBe(2);
  expect([await read('/oud'), await read('/verstuurd'), await read('/bezig')]).toEqual([[], [], ['busy']]);
  expect(keys.map((key) => house.keys.state(key!))).toEqual(['erased', 'erased']);
});

test('an erasure takes drafts about the case, whoever wrote them and however they are sealed; a later draft brings no compartment back', async () => {
  const caseId = await told.ended(WORDS);
  await save(at('/zaken/y', '/zaken/y/heropend'), 'v-why=Zwanehalsmos', { caseId, inside: true, ended: true });
  await save(at('/zaken/y', '/zaken/y/notitie'), 'notitie=x', { caseId, inside: true, ended: false });
  await save(at('/bewaren/y', '/bewaren/y/houden', other), 'reden=claim', { caseId, inside: false, ended: true });
  const [key] = await keysOf('/bewaren/y');
  expect(await told.runThrough('2020-02-03', '2020-03-04')).toBeGreaterThan(0);
  expect(await owner((db) => db.query('select from form_draft where case_id = $1', [caseId]))).toEqual([]);
  expect(house.keys.state(key!)).toBe('erased');
  await save(at('/zaken/y', '/zaken/y/heropend'), 'v-why=again', { caseId, inside: true, ended: true });
  expect(await read('/zaken/y')).toEqual(['v-why=again']);
  expect(await owner((db) => db.query('select from compartment where case_id = $1', [caseId]))).toEqual([]);
});

test('a database from an older backup has no draft whose key is gone', async () => {
  const caseId = await told.own.open({ words: WORDS });
  await save(at('/zaken/z', '/zaken/z/notitie'), 'notitie=x', { caseId, inside: true, ended: false });
  await save(at('/los'), 'b=1');
  const keys = await owner((db) => db.query<{ key_id: number }>(
    "select key_id from compartment where case_id = $1 union select key_id from form_draft where opens = '/los'", [caseId]));
  await house.keys.erase(keys.map(({ key_id }) => key_id));
  expect([await read('/zaken/z'), await read('/los')]).toEqual([[], []]);
  expect(await owner((db) => forgetGone(db, house.keys))).toMatchObject({ drafts: 2, unknown: 0 });
  expect(await owner((db) => db.query("select from form_draft where opens in ('/zaken/z', '/los')"))).toEqual([]);
});
