import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { cases, p2, type Cases } from '../../../test/journal.ts';
import { defaultSettings } from '../../core/case/settings.ts';
import { standing } from '../../core/case/standing.ts';
import { appendCases, readCase } from '../journal.ts';
import { typos } from './dictionary.ts';
import { nameWords } from './fold-name.ts';
import { addWords } from './people.ts';
import { openDictionary, searchNames } from './search.ts';

let house: FreshDatabase;
let own: Cases;
const ids = new Map<string, string>();
const PEOPLE = [
  'Yılmaz Öztürk', 'José Peña', 'Anneke van der Sluis', 'Anneke Sluiter', 'Anneke Sluyter', 'Willem Dijkstra', 'Søren Ångström', 'Fatima el Haddad', 'Günther Straßer',
  "Maarten 't Hart", 'Margriet de Vries-Jansen', 'Bo Lam', 'Łukasz Żółć',
];

beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  for (const name of PEOPLE) ids.set(name, await own.open({ words: { people: [{ name }, null] } }));
});
afterAll(() => house.close());

const search = (text: string, limit = 10, among: readonly string[] | null = null) => own.as(async (db) =>
  (await searchNames(db, house.keys, await openDictionary(db, house.keys), text, limit, among)).map(({ name }) => name));

describe('somebody is found', () => {
  test.each([
    ['by the whole name', 'Anneke van der Sluis', 'Anneke van der Sluis'],
    ['without accents, as it is typed on a plain keyboard', 'yilmaz ozturk', 'Yılmaz Öztürk'],
    ['with accents that the name does not have', 'Wíllem', 'Willem Dijkstra'],
    ['in capitals', 'PEÑA', 'José Peña'],
    ['with letters that have no accent to take off', 'soren angstrom', 'Søren Ångström'],
    ['with ss for ß', 'Strasser', 'Günther Straßer'],
    ['with ł and ż', 'lukasz zolc', 'Łukasz Żółć'],
    ['with the words in another order', 'Dijkstra Willem', 'Willem Dijkstra'],
    ['with y for ij', 'dykstra', 'Willem Dijkstra'],
    ['by the beginning of a name', 'sluit', 'Anneke Sluiter'],
    ['without the prefix', 'Haddad', 'Fatima el Haddad'],
    ['with another prefix', 'van Haddad', 'Fatima el Haddad'],
    ['with an initial', 'F. Haddad', 'Fatima el Haddad'],
    ['by one of two surnames', 'Jansen', 'Margriet de Vries-Jansen'],
    ["with 't", "'t Hart", "Maarten 't Hart"],
    ['with a letter too few', 'Dikstra', 'Willem Dijkstra'],
    ['with a letter too many', 'Dijkstraa', 'Willem Dijkstra'],
    ['with a wrong letter', 'Dijkstro', 'Willem Dijkstra'],
    ['with two letters exchanged', 'Diksjtra', 'Willem Dijkstra'],
    ['with a typo in each word', 'Wilem Dijksra', 'Willem Dijkstra'],
    ['with a typo in a short word', 'Pema', 'José Peña'],
    ['with a right-to-left mark in it', 'Dijk\u200fstra', 'Willem Dijkstra'],
  ])('%s: %s', async (_, text, name) => {
    expect(await search(text)).toContain(name);
  });
});

test('the exact name comes before one with a typo, and the one with the same prefix before the other', async () => {
  expect(await search('Anneke Sluiter')).toEqual(['Anneke Sluiter', 'Anneke Sluyter']);
  expect((await search('van der Sluis'))[0]).toBe('Anneke van der Sluis');
  expect((await search('de Sluyter'))[0]).toBe('Anneke Sluyter');
});

test('two typos in a short word, an unknown name, prefixes alone and nothing at all find nobody', async () => {
  for (const text of ['Pima', 'Xqzwvut', 'van de', '', '   ', '.,-', '😀']) expect(await search(text)).toEqual([]);
});

test('where nobody has every word, who has all but one is shown', async () => {
  expect(await search('Mies Dijkstra')).toEqual(['Willem Dijkstra']);
});

test('a mediator finds among own cases only', async () => {
  expect(await search('Anneke', 10, [ids.get('Anneke Sluiter') as string])).toEqual(['Anneke Sluiter']);
  expect(await search('Anneke', 10, [])).toEqual([]);
});

test('a person of whom somebody only told is found too, and once where the desk copied the name', async () => {
  const id = await own.open({ words: { people: [null, { name: 'Berend Botje' }] } });
  const find = () => own.as(async (db) => searchNames(db, house.keys, await openDictionary(db, house.keys), 'berend botje', 10));
  expect(await find()).toEqual([{ caseId: id, person: 'p2', name: 'Berend Botje' }]);
  const desk = own.by(await own.staff('desk'));
  await own.give(desk, { caseId: id, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { name: 'Berend van Botje', detail: 'x' } });
  expect(await find()).toEqual([{ caseId: id, person: 'p2', name: 'Berend van Botje' }]);
});

test('an earlier name still finds, and the present one is shown', async () => {
  const id = await own.open({ words: { people: [{ name: 'Klaartje Meisjesnaam' }, null] } });
  await own.as((db) => addWords(db, house.keys, {
    caseId: id, compartment: 'person', person: 'p1', kind: 'name', text: 'Klaartje Getrouwd', factSeq: null, by: null, now: new Date(house.now.getTime() + 1), newId: house.newId,
  }));
  expect(await search('meisjesnaam')).toEqual(['Klaartje Getrouwd']);
});

test('a name that another process adds is found at the next search, also where it was saved later than it was typed', async () => {
  await search('Dijkstra');
  const model = await own.as((db) => readCase(db, ids.get('Bo Lam') as string));
  const caseId = house.newId();
  const words = [{ caseId, compartment: 'person', person: 'p1', kind: 'name', text: 'Langzaam Trageman', factSeq: 1, by: null, recorded: house.now } as const];
  await own.as(async (slow) => {
    await appendCases(slow, house.keys, [{ caseId, entries: model!.entries, standing: standing(model!.state, defaultSettings, model!.lastSeq)!, words, number: '1999-00001' }], { now: house.now, newId: house.newId });
    await own.open({ words: { people: [{ name: 'Vlotte Snelman' }, null] } });
    expect(await search('Snelmann')).toEqual(['Vlotte Snelman']);
    expect(await search('Tragemann')).toEqual([]);
  });
  expect(await search('Tragemann')).toEqual(['Langzaam Trageman']);
});

test('ten thousand characters are a name too', async () => {
  await own.open({ words: { people: [{ name: 'Lang '.repeat(2_000) + 'x'.repeat(5_000) }, null] } });
  expect(await search('a'.repeat(10_000))).toEqual([]);
});

/** The textbook table, slow and plain, to hold the fast one against. */
function plainTypos(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) {
    const options = [table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) options.push(table[i - 2]![j - 2]! + 1);
    table[i]![j] = Math.min(...options);
  }
  return table[a.length]![b.length]!;
}

test('the fast count of typos is the plain one, up to where it stops counting', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(fc.property(word, word, fc.constantFrom(1, 2), (a, b, most) => typos(a, b, most) === Math.min(plainTypos(a, b), most + 1)), { numRuns: 3_000 });
});

test('folding a name twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
    const { strong } = nameWords(text);
    expect(nameWords(strong.join(' ')).strong.join(' ')).toBe(strong.join(' '));
  }), { numRuns: 500 });
});

test('a prefix alone is still a name where somebody has no other', () => {
  expect(nameWords('Van')).toEqual({ strong: ['van'], weak: [] });
  expect(nameWords('J. van der Berg')).toEqual({ strong: ['berg'], weak: ['j', 'van', 'der'] });
});
