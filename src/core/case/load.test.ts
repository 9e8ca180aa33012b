import { expect, test } from 'vitest';
import { caseWeight, loadOf } from './load.ts';

test('preparing and bringing together weighs most, rounding off least, a pause nothing', () => {
  const at = (phase: Parameters<typeof caseWeight>[0]['phase']) => caseWeight({ phase, waitsFor: 'mediator' });
  expect(at('preparation')).toBeGreaterThan(at('intake-a'));
  expect(at('intake-a')).toBeGreaterThan(at('rounding-off'));
  expect(caseWeight({ phase: 'contact', waitsFor: 'pause' })).toBe(0);
  expect([at('closed'), at('rejected'), at('referral')]).toEqual([0, 0, 0]);
});

test('waiting for a person weighs as much as one\'s own turn: nobody gains by pressing (P-03)', () => {
  expect(caseWeight({ phase: 'approach', waitsFor: 'person' })).toBe(caseWeight({ phase: 'approach', waitsFor: 'mediator' }));
});

test('a load is the sum of its cases', () => {
  expect(loadOf([])).toBe(0);
  expect(loadOf([{ phase: 'approach', waitsFor: 'person' }, { phase: 'contact', waitsFor: 'mediator' }, { phase: 'contact', waitsFor: 'pause' }])).toBe(5);
});
