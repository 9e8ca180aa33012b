import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { somebodyLeft, standInFaults, workingDaysAfter, type Colleague } from './rules.ts';

test.each([
  ['2019-03-04', 5, '2019-03-11'], ['2019-03-08', 1, '2019-03-11'], ['2019-03-09', 1, '2019-03-11'], ['2019-03-10', 5, '2019-03-15'], ['2019-12-24', 5, '2019-12-31'], ['2020-02-27', 2, '2020-03-02'],
])('%s and %i working days is %s', (from, days, to) => {
  expect(workingDaysAfter(day(from), days)).toBe(to);
});

describe('a case is never shut for everybody', () => {
  const colleague = (id: string, ...roles: Colleague['roles']): Colleague => ({ id, name: id, roles });
  const all = [colleague('desk', 'desk'), colleague('mediator', 'mediator'), colleague('other', 'mediator'), colleague('policy', 'policy')];
  const left = (excluded: string[], restricted: string[], colleagues = all) => somebodyLeft({ excluded: new Set(excluded), restricted: new Set(restricted) }, colleagues, ['mediator', null]);
  test.each([
    [[], [], true], [['desk'], [], true], [['desk', 'mediator'], [], false], [[], ['policy'], false], [[], ['other'], false], [[], ['policy', 'mediator'], true], [['desk'], ['desk', 'policy'], false],
  ] as const)('excluded %j, only for %j: somebody left is %s', (excluded, restricted, expected) => {
    expect(left([...excluded], [...restricted])).toBe(expected);
  });
  test('whoever left the house does not count', () => {
    expect(left(['mediator'], [], all.filter(({ id }) => id !== 'desk'))).toBe(false);
  });
});

test('a stand-in has two people, two days in order, not over and not too long', () => {
  const known = { mediators: ['a', 'b', 'gone'], active: ['a', 'b'] };
  const faults = (change: Record<string, unknown>) => standInFaults({ mediator: 'a', standIn: 'b', from: day('2019-03-04'), until: day('2019-03-08'), ...change }, day('2019-03-05'), known);
  expect(faults({})).toEqual([]);
  expect(faults({ mediator: 'gone' })).toEqual([]);
  expect(faults({ standIn: 'gone' })).toEqual(['unknown-stand-in']);
  expect(faults({ standIn: 'a' })).toEqual(['same']);
  expect(faults({ mediator: 'x', from: null, until: null })).toEqual(['unknown-mediator', 'no-from', 'no-until']);
  expect(faults({ until: day('2019-03-03') })).toEqual(['until-before-from']);
  expect(faults({ from: day('2019-03-01'), until: day('2019-03-04') })).toEqual(['over']);
  expect(faults({ until: day('2021-03-08') })).toEqual(['too-long']);
});
