import { describe, expect, test } from 'vitest';
import type { OrganisationId } from '../core/fields.ts';
import { OrganisationTree, type Organisation } from '../core/organisation.ts';
import { Matcher, oneSlip } from './organisation-match.ts';

const id = (name: string) => name as OrganisationId;
const row = (name: string, kind: string, rest: Partial<Organisation> = {}): Organisation => ({ id: id(name), parent: null, kind, name, active: true, ...rest });
const BOARD = row('Raad voor de Kinderbescherming', 'child-protection');
const rows = [
  BOARD, row('Utrecht', 'child-protection', { parent: BOARD.id }), row('PI Vught', 'prison'), row('Wijkteam A', 'other-referrer'), row('Wijkteam B', 'other-referrer'),
  row('Slachtofferhulp Nederland', 'victim-support'), row('Politie Oud', 'police', { active: false }), row('Politie Oost', 'police'), row('Kinderraad', 'child-protection'),
];
const matcher = new Matcher(new OrganisationTree(rows, [{ organisation: id('Kinderraad'), into: BOARD.id }]), [{ organisation: id('PI Vught'), name: 'Penitentiaire inrichting Vught' }]);

describe('the organisation that somebody means who typed its name', () => {
  test.each([
    ['raad  voor de KINDERBESCHERMING', null, BOARD.id], ['Utrecht, Raad voor de Kinderbescherming', null, 'Utrecht'], ['Raad voor de Kinderbescherming Utrecht', null, 'Utrecht'],
    ['Penitentiaire Inrichting Vught', null, 'PI Vught'], ['Wijkteam b', null, 'Wijkteam B'], ['Kinderraad', null, BOARD.id],
    ['Slachtofferhulp Nederlnad', 'victim-support', 'Slachtofferhulp Nederland'], ['Slachtoferhulp Nederland', 'victim-support', 'Slachtofferhulp Nederland'],
  ])('%s', (typed, kind, found) => {
    expect(matcher.sure(typed, kind)).toBe(found);
  });

  test.each([
    ['a unit of one word without its organisation', 'Utrecht', 'child-protection'], ['another letter in a short name', 'PI Vucht', 'prison'], ['one that ended', 'Politie Oud', 'police'],
    ['a slip in a name of another kind', 'Slachtoferhulp Nederland', 'police'], ['the same name of another kind', 'Slachtofferhulp Nederland', 'police'], ['two slips', 'Slachtoferhulp Nedrland', 'victim-support'], ['another team', 'Wijkteam C', 'other-referrer'], ['nothing', ' . ', null], ['what is not there', 'Huisarts', null],
  ])('is left to a person: %s', (_, typed, kind) => {
    expect(matcher.sure(typed, kind)).toBe(null);
  });

  test('what is like it is proposed, likeliest first, and never one that ended', () => {
    expect(matcher.likely('Raad voor Kinderbescherming te Utrecht', 'child-protection')[0]).toBe('Utrecht');
    expect(matcher.likely('Politie', 'police')).toEqual(['Politie Oost']);
    expect(matcher.likely('Huisarts Dorp', null)).toEqual([]);
    // One press links it: nearly the same words of another kind of referrer are chosen by hand.
    expect([matcher.likely('Politie', 'prison'), matcher.likely('Politie Oost', 'prison')]).toEqual([[], ['Politie Oost']]);
  });

  test('a slip is one letter, never a figure', () => {
    expect([['abc', 'abc'], ['abc', 'abd'], ['abc', 'ab'], ['abcd', 'acbd'], ['abc', 'xabc']].every(([one, other]) => oneSlip(one as string, other as string))).toBe(true);
    expect([['team 12', 'team 13'], ['abc', 'cba'], ['abcd', 'ab'], ['abcd', 'badc']].some(([one, other]) => oneSlip(one as string, other as string))).toBe(false);
  });
});
