import { describe, expect, test } from 'vitest';
import { mustExplain, SEARCH_LIMIT, tooMany, unopened, type Searching } from './searching.ts';

const at = (minute: number): Date => new Date(Date.UTC(2019, 2, 4, 10, minute));
const search = (minute: number): Searching => ({ at: at(minute), kind: 'search' });
const open = (minute: number): Searching => ({ at: at(minute), kind: 'open' });
const searches = (count: number, from = 0): Searching[] => Array.from({ length: count }, (_, minute) => search(from + minute));

describe('a colleague who searches', () => {
  test('and opens what was found, is asked nothing however often', () => {
    const all = Array.from({ length: 50 }, (_, minute) => [search(minute), { at: new Date(at(minute).getTime() + 1_000), kind: 'open' as const }]).flat();
    expect(unopened(all)).toEqual([]);
    expect(mustExplain(all, null, at(50))).toBe(false);
  });

  test('and opens nothing, is asked why at the thirty-first of an hour, and no earlier', () => {
    expect(mustExplain(searches(SEARCH_LIMIT.searches - 1), null, at(31))).toBe(false);
    expect(mustExplain(searches(SEARCH_LIMIT.searches), null, at(31))).toBe(true);
    expect(mustExplain(searches(SEARCH_LIMIT.searches), null, at(31 + SEARCH_LIMIT.withinMinutes))).toBe(false);
  });

  test('and said why, goes on at once, for as many again', () => {
    expect(mustExplain(searches(31), at(31), at(32))).toBe(false);
    expect(mustExplain([...searches(31), ...searches(29, 32)], at(31), at(59))).toBe(false);
    expect(mustExplain([...searches(31), ...searches(30, 32)], at(31), at(62))).toBe(true);
  });

  test('one case opened is one search accounted for', () => {
    expect(mustExplain([...searches(30), open(30)], null, at(31))).toBe(false);
  });
});

test('the busiest hour is pointed out where it has more than there may be', () => {
  expect(tooMany(searches(30).map((one) => one.at))).toEqual([]);
  expect(tooMany(searches(31).map((one) => one.at))).toHaveLength(31);
  expect(tooMany(searches(31).map((one, index) => new Date(one.at.getTime() + index * 120_000)))).toEqual([]);
});

test('typing a name is one search: suggestions within a minute of each other and the search at their end count once, and none where a case was opened', () => {
  const at = (seconds: number, kind: 'search' | 'suggest' | 'open') => ({ at: new Date(Date.UTC(2019, 2, 4, 10, 0, seconds)), kind });
  const typed = [at(0, 'suggest'), at(1, 'suggest'), at(3, 'suggest')];
  expect(unopened(typed)).toHaveLength(1);
  expect(unopened([...typed, at(5, 'search')])).toHaveLength(1);
  expect(unopened([...typed, at(90, 'suggest')])).toHaveLength(2);
  expect(unopened([...typed, at(5, 'open')])).toEqual([]);
});
