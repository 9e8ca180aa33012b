import { expect, test } from 'vitest';
import { keepsWords, mayPutBack, mayStrike, moveFault, reasonsFor, STRIKES, type Striker } from './note.ts';

const who = (over: Partial<Striker> = {}): Striker => ({ staff: 'me', relations: ['mediator'], writes: true, ...over });

test('a note is struck by its writer, and by policy or the supervisor of that case; by nobody else, and by nobody who only reads', () => {
  expect(mayStrike(who(), 'me')).toBe(true);
  for (const relation of ['policy', 'supervisor'] as const) expect([mayStrike(who({ relations: [relation] }), 'other'), mayStrike(who({ relations: [relation] }), null)]).toEqual([true, true]);
  for (const relation of ['mediator', 'desk', 'trainee', 'glass'] as const) expect([mayStrike(who({ relations: [relation] }), 'other'), mayStrike(who({ relations: [relation] }), null)]).toEqual([false, false]);
  for (const relation of ['mediator', 'desk', 'policy', 'supervisor', 'trainee', 'glass'] as const) expect(mayStrike(who({ relations: [relation], writes: false }), 'me')).toBe(false);
});

test('it is put back by whoever struck it or watches: a writer does not put back what a supervisor struck', () => {
  expect([mayPutBack(who(), 'me'), mayPutBack(who(), 'supervisor'), mayPutBack(who({ relations: ['supervisor'] }), 'other'), mayPutBack(who({ writes: false }), 'me')]).toEqual([true, false, true, false]);
});

test('what endangers somebody where it stands goes at once; what tells of the work of its writer stays sealed; nothing goes while data are restricted', () => {
  expect(STRIKES.filter((reason) => !keepsWords(reason, false))).toEqual(['other-case', 'tells-too-much']);
  expect(STRIKES.filter((reason) => !keepsWords(reason, true))).toEqual([]);
});

test('a note goes to another case in which the same person may write, and by its writer alone', () => {
  expect(reasonsFor(who(), 'me')).toEqual(STRIKES);
  expect(reasonsFor(who({ relations: ['supervisor'] }), 'other')).not.toContain('other-case');
  const here = { number: '2020-00001', restricted: false };
  const there = { writes: true, restricted: false };
  expect(moveFault('2020-00002', here, there)).toBe(null);
  expect([moveFault('', here, there), moveFault('2020-00001', here, there)]).toEqual(['missing', 'same-case']);
  // A case that is not there and one in which they may not write are told the same.
  expect([moveFault('2020-00002', here, null), moveFault('2020-00002', here, { writes: false, restricted: true })]).toEqual(['not-there', 'not-there']);
  expect([moveFault('2020-00002', { ...here, restricted: true }, there), moveFault('2020-00002', here, { ...there, restricted: true })]).toEqual(['restricted', 'restricted']);
});
