import { expect, test } from 'vitest';
import { aCase } from '../../test/story.ts';
import { day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import { lettersTo, releasedTo, sharesName } from './rules.ts';

const [p1, p2] = ['p1', 'p2'] as PersonId[] as [PersonId, PersonId];
const made = { kind: 'breach', place: p1, madeAt: new Date('2019-03-04T10:00:00Z'), readUpTo: 1, sentOn: day('2019-03-05') } as const;

test('a letter about a breach is among those that somebody got once it left, and among nobody else\'s', () => {
  const { entries, state } = aCase();
  const got = (letter: object, person = p1) => lettersTo([{ ...made, ...letter }], { entries, state }, person).length;
  expect([got({}), got({ sentOn: null }), got({}, p2)]).toEqual([1, 0, 0]);
});

test('what was released before a parent was recorded is not in the file that this parent asks for; what was released since is [P-08] [P-14]', () => {
  const c = aCase({ b: [{ role: 'victim', age: null }] }).upTo('approached').do('record-age', { age: 17 }, { who: 'b' });
  const told = () => releasedTo(c.entries, c.state, p2).map(({ from, what }) => [from, what]);
  expect(told()).toEqual([[p1, 'name']]);
  c.do('add-representative', { as: 'parent' }, { who: 'b' });
  expect(told()).toEqual([]);
  c.do('release', { to: p2, what: 'name', lines: true }, { who: 'a' });
  expect(told()).toEqual([[p1, 'name']]);
});

test('two names can be of one person where they share a word that is no initial', () => {
  const same = [['Testina Zwanehals', 'T. Zwanehals'], ['Testina de Vries-Zwanehals', 'Testina Jansen'], ['ZWANEHALS', 'zwanehals, testina']] as const;
  expect(same.map(([one, other]) => sharesName(one, other))).toEqual([true, true, true]);
  expect([sharesName('Testina Zwanehals', 'Proefman Ganzevoet'), sharesName('T. van Zwanehals', 'T. van Ganzevoet')]).toEqual([false, false]);
});
