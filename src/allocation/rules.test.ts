import { describe, expect, test } from 'vitest';
import type { Candidate, Wanted } from '../core/allocation.ts';
import { DEFAULT_SETTINGS } from '../core/case/settings.ts';
import { day } from '../core/day.ts';
import { choicesFor, spread, workedIn, type Leaving } from './rules.ts';

const SETTINGS = DEFAULT_SETTINGS.allocation;
const ON = day('2019-06-03');
const someone = (id: string, parts: Partial<Candidate> = {}): Candidate =>
  ({ id, name: id, profile: { areas: [], competences: [], leave: [] }, running: [], trajectories: {}, earlier: [], keptOut: false, came: true, ...parts });
const wanted: Wanted = { on: ON, asks: [], areas: { a: [], b: [] }, causeClass: 'violence' };
const leaving = (id: string, ...out: string[]): Leaving => ({ id, wanted, keptOut: (staff) => out.includes(staff) });

describe('the cases of somebody who goes', () => {
  test('are spread over who stays', () => {
    const found = spread(['1', '2', '3', '4', '5', '6'].map((id) => leaving(id)), ['a', 'b', 'c'].map((id) => someone(id)), SETTINGS);
    expect([...found.values()].sort()).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  });
  test('go to nobody who is away or may not come near them', () => {
    const away = someone('away', { profile: { areas: [], competences: [], leave: [{ from: ON, until: null }] } });
    expect([...spread([leaving('1'), leaving('2', 'b')], [away, someone('b')], SETTINGS)]).toEqual([['1', 'b'], ['2', null]]);
    expect(choicesFor(leaving('2', 'b'), [away, someone('b')], SETTINGS).map(({ candidate, blocks }) => [candidate.id, blocks.length])).toEqual([['away', 1]]);
  });
  test('a region is every two digits in it, on its days', () => {
    const area = (from: string, until: string | null) => ({ first: 35, last: 37, from: day(from), until: until === null ? null : day(until) });
    expect(workedIn({ areas: [area('2019-01-01', null), area('2019-01-01', null)], competences: [], leave: [] }, ON)).toEqual([35, 36, 37]);
    expect(workedIn({ areas: [area('2018-01-01', '2019-01-01')], competences: [], leave: [] }, ON)).toEqual([]);
  });
});
