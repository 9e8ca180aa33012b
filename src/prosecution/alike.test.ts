import { describe, expect, test } from 'vitest';
import type { Day } from '../core/day.ts';
import { doubtsOf, readBorn, sameName } from './alike.ts';

const born = '1980-03-12' as Day;
const told = { names: ['Karel de Wit'], born, registered: ['Anna Bakker'] };

describe('an answer is compared with what the referral tells', () => {
  test.each([
    ['Karel de Wit', 'Wit, K. de'], ['Karel de Wit', 'CAREL WITT'], ['Zoë Yılmaz', 'Z. Yilmaz'], ['Jan Dijkstra', 'J.P. Dykstra'], ['Karel', 'Karel Johannes de Wit'], ['K. de Wit', 'de Wit'],
    ['Sanne van Dijk - de Boer', 'S. van Dijk'], ['Renée Jansen', 'Renee Janssen'],
  ])('%s is written as %s as well', (one, other) => expect([sameName(one, other), sameName(other, one)]).toEqual([true, true]));

  test.each([
    ['Karel de Wit', 'Karel de Boer'], ['Karel de Wit', 'Anna de Wit'], ['K. de Wit', 'A. de Wit'], ['Jan van der Berg', 'Piet van der Veen'], ['Anna Bakker', 'B. Bakker'], ['de Wit', ''],
  ])('%s is not %s: a person looks', (one, other) => expect([sameName(one, other), sameName(other, one)]).toEqual([false, false]));

  test('what agrees goes along; what differs says in what', () => {
    expect(doubtsOf({ name: 'K. de Wit', born }, told)).toEqual([]);
    expect(doubtsOf({ name: 'Piet Visser', born: null }, told)).toEqual(['name-differs']);
    expect(doubtsOf({ name: 'Karel de Wit', born: '1981-03-12' as Day }, told)).toEqual(['birth-date-differs']);
    expect(doubtsOf({ name: 'Piet Visser', born: '1981-03-12' as Day }, told)).toEqual(['name-differs', 'birth-date-differs']);
  });

  test('the name of who registered is said to be that one’s: their own address may be in the line', () => {
    expect(doubtsOf({ name: 'A. Bakker', born: null }, told)).toEqual(['of-who-registered']);
    // One family name on both sides is no doubt where the given name fits.
    expect(doubtsOf({ name: 'Karel Bakker', born: null }, { ...told, names: ['Karel Bakker'] })).toEqual([]);
    // Of two of one name and initial nobody can tell, but by the day of birth.
    const family = { ...told, names: ['Karel Bakker'], registered: ['Kees Bakker'] };
    expect([doubtsOf({ name: 'K. Bakker', born: null }, family), doubtsOf({ name: 'K. Bakker', born }, family)]).toEqual([['fits-both'], []]);
  });

  test('where one of the two says little there is nothing to go by', () => {
    expect(doubtsOf({ name: '', born: null }, told)).toEqual(['little-to-compare']);
    expect(doubtsOf({ name: 'Karel de Wit', born: null }, { ...told, names: [] })).toEqual(['little-to-compare']);
    for (const [known, name] of [['Karel', 'Karel de Wit'], ['Karel de Wit', 'Wit']] as const) expect(doubtsOf({ name, born: null }, { ...told, names: [known] })).toEqual(['little-to-compare']);
    expect(doubtsOf({ name: 'Karel de Wit', born }, { ...told, names: ['Karel'] })).toEqual([]);
    expect(doubtsOf({ name: '', born }, told)).toEqual([]);
    expect(doubtsOf({ name: 'Karel de Wit', born }, { ...told, born: null })).toEqual([]);
    expect(doubtsOf({ name: 'Karel de Wit', born: null }, { names: ['Karel de Wit'], born: null, registered: [] })).toEqual([]);
  });

  test('a birth date as a spreadsheet writes it', () => {
    expect(['1980-03-12', '12-03-1980', '12/3/1980', '12.3.1980'].map(readBorn)).toEqual([born, born, born, born]);
    expect(['31-02-1980', 'maart', '12-03-80'].map(readBorn)).toEqual([null, null, null]);
  });
});
