import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { cases, p1, p2, type Cases } from '../../../test/journal.ts';
import type { Db } from '../database.ts';
import type { By } from '../journal.ts';
import { SealBroken } from '../keys.ts';
import { sameIdentity } from './identity.ts';
import { addWords, latest, names, readPeople, readPerson, type NewWords } from './people.ts';
import { openDictionary, searchNames } from './search.ts';
import { saveDraft } from './draft.ts';

let house: FreshDatabase;
let own: Cases;
let desk: By;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  desk = own.by(await own.staff('desk'));
});
afterAll(() => house.close());

const asOwner = <T>(work: (db: Db) => Promise<T>): Promise<T> => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
const add = (words: Pick<NewWords, 'caseId' | 'compartment' | 'person' | 'kind' | 'text'>) =>
  own.as((db) => addWords(db, house.keys, { factSeq: null, by: desk.staff, now: house.now, newId: house.newId, ...words }));

const CANARIES = ['Zwanehals', 'Ganzevoet', 'Eendenkooi', 'Reigersnest', 'Kraaienpoot', 'Meeuwenvleugel', '1961-07-08', '06-55512345'];

test('no name, address, birth date, place or note can be read in any table', async () => {
  const [name, stated, street, event, note, supporter, birthDate, telephone] = CANARIES;
  const caseId = await own.open({
    referral: { entry: 'professional', referrerKind: 'police' },
    words: {
      people: [{ name, birthDate, telephone, safeContact: street }, { name: stated, address: street, remarks: note }],
      referrer: { name: supporter, email: `${supporter}@example.org` }, event: { description: event, place: event, day: birthDate },
    },
  });
  await own.give(desk, { caseId, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { name: stated as string, detail: `${street} 1` } });
  await own.give(desk, { caseId, order: 'add-supporter', person: p1, values: { as: 'friend' }, texts: { name: supporter as string } });
  await own.give(desk, { caseId, order: 'raise-concern', values: { concern: 'other-safety' }, texts: { why: note as string } });
  await add({ caseId, compartment: 'casework', person: null, kind: 'note', text: note as string });
  await own.as((db) => saveDraft(db, house.keys, 'token of a visitor', `${name} ${note} ${telephone}`, house.now));
  const dump = await asOwner(async (db) => {
    const tables = await db.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'");
    let text = '';
    for (const table of tables) text += (await db.query<{ row: string }>(`select t::text as row from ${table.name} t`)).map(({ row }) => row).join('\n').toLowerCase();
    return text;
  });
  expect(dump).toContain(caseId);
  for (const canary of CANARIES) {
    expect(dump).not.toContain(canary.toLowerCase());
    for (const form of [canary, canary.toLowerCase()]) expect(dump).not.toContain(Buffer.from(form).toString('hex'));
  }
  expect((await own.as((db) => readPeople(db, house.keys, caseId))).map(({ id }) => id).sort()).toEqual(['casework', 'p1', 'p2', 'p3', 'referrer']);
});

test('words are opened per person, oldest first, with who wrote them', async () => {
  const caseId = await own.open();
  await add({ caseId, compartment: 'person', person: 'p1', kind: 'name', text: 'Testina Anders' });
  const person = await own.as((db) => readPerson(db, house.keys, caseId, 'p1'));
  expect(person?.words.filter(({ kind }) => kind === 'name').map(({ text, by }) => [text, by])).toEqual([['Testina van Voorbeeld', null], ['Testina Anders', desk.staff]]);
  expect(latest(person, 'name')).toBe('Testina Anders');
  expect(latest(person, 'remarks')).toBeNull();
  expect(await own.as((db) => readPerson(db, house.keys, caseId, 'p2'))).toBeNull();
});

test('each person has a compartment of their own, made once, with a key of its own', async () => {
  const caseId = await own.open();
  for (const text of ['een', 'twee']) await add({ caseId, compartment: 'casework', person: null, kind: 'note', text });
  const rows = await own.as((db) => db.query<{ kind: string; key_id: number }>('select kind, key_id from compartment where case_id = $1 order by kind', [caseId]));
  expect(rows.map(({ kind }) => kind)).toEqual(['casework', 'person']);
  expect(new Set(rows.map(({ key_id }) => key_id)).size).toBe(2);
});

test('where a key was destroyed the words are gone, and the rest of the case can still be read', async () => {
  const caseId = await own.open();
  await add({ caseId, compartment: 'casework', person: null, kind: 'note', text: 'blijft' });
  const [row] = await own.as((db) => db.query<{ key_id: number }>("select key_id from compartment where case_id = $1 and kind = 'person'", [caseId]));
  await house.keys.destroy([row!.key_id]);
  const people = await own.as((db) => readPeople(db, house.keys, caseId));
  expect(people.map(({ id, words }) => [id, words.length])).toEqual([['casework', 1], ['p1', 0]]);
  expect((await own.as((db) => names(db, house.keys, [caseId]))).get(caseId)?.size).toBe(0);
  const dictionary = await own.as((db) => openDictionary(db, house.keys));
  const found = await own.as((db) => searchNames(db, house.keys, dictionary, 'Testina Voorbeeld', 50));
  expect(found.length).toBeGreaterThan(0);
  expect(found.map((one) => one.caseId)).not.toContain(caseId);
});

test('words that were moved to another person or another kind do not open', async () => {
  const caseId = await own.open();
  await asOwner((db) => db.query("update sealed set kind = 'remarks' where kind = 'name' and compartment_id in (select id from compartment where case_id = $1)", [caseId]));
  await expect(own.as((db) => readPeople(db, house.keys, caseId))).rejects.toThrow(SealBroken);
});

test('the same name and birth date propose the earlier case, surest first; a namesake is proposed as such, a stranger not', async () => {
  const open = (name: string, birthDate?: string) => own.open({ words: { people: [{ name, birthDate }, null] } });
  const earlier = await open('Wilhelmina Proefkonijn', '1970-01-02');
  const namesake = await open('Proefkonijn, Wilhelmina', '1999-09-09');
  const initial = await open('W. Proefkonijn', '1970-01-02');
  const stranger = await open('Wilhelmina Andersman', '1971-01-02');
  const present = await open('wilhelmína proefkonijn', '1970-01-02');
  const found = await own.as((db) => sameIdentity(db, present));
  expect(found.map(({ otherCase, strength }) => [otherCase, strength])).toEqual([
    ...[earlier, initial].sort().map((id) => [id, 'name-and-birth-date']), [namesake, 'name'],
  ]);
  expect(found.some(({ otherCase }) => otherCase === stranger)).toBe(false);
  expect(found[0]).toMatchObject({ person: 'p1', otherPerson: 'p1' });
});

test('a birth date that becomes known later still leads to the earlier case', async () => {
  const earlier = await own.open({ words: { people: [{ name: 'Okke Probeersel', birthDate: '1955-05-05' }, null] } });
  const present = await own.open({ words: { people: [{ name: 'O. Probeersel' }, null] } });
  expect(await own.as((db) => sameIdentity(db, present))).toEqual([]);
  await add({ caseId: present, compartment: 'person', person: 'p1', kind: 'birth-date', text: '1955-05-05' });
  expect(await own.as((db) => sameIdentity(db, present))).toMatchObject([{ otherCase: earlier, strength: 'name-and-birth-date' }]);
});
