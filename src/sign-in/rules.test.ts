import { describe, expect, test } from 'vitest';
import { judgePassword, nextTry } from './rules.ts';
import type { Attempt } from './rules.ts';

const NOON = Date.parse('2019-03-04T12:00:00Z');
const at = (minute: number) => new Date(NOON + minute * 60_000);
const misses = (...minutes: number[]): Attempt[] => minutes.map((minute) => ({ at: at(minute), succeeded: false }));

describe('Guessing slows down and never locks', () => {
  test('three misses change nothing', () => {
    expect(nextTry(misses(0, 0, 0), at(0))).toBeNull();
  });

  test('each further miss waits longer, never more than a quarter of an hour', () => {
    const waits = [4, 5, 6, 7, 8, 9, 20].map((count) => nextTry(misses(...Array.from({ length: count }, () => 0)), at(0))?.getTime());
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15].map((minutes) => at(minutes).getTime()));
  });

  test('who waited may try', () => {
    expect(nextTry(misses(0, 0, 0, 0), at(1))).toBeNull();
  });

  test('after a success, and after an hour, it begins anew', () => {
    expect(nextTry([...misses(0, 0, 0, 0), { at: at(2), succeeded: true }], at(2))).toBeNull();
    expect(nextTry(misses(0, 0, 0, 0, 0, 0, 0, 0, 0), at(60))).toBeNull();
  });

  test('a miss that a clock wrote which ran ahead holds nobody up once it is put back; one of some minutes does, for as long as any', () => {
    const ahead = misses(...Array.from({ length: 9 }, () => 3 * 24 * 60));
    expect(nextTry(ahead, at(0))).toBeNull();
    expect(nextTry([...misses(0, 0, 0, 0), ...ahead], at(0))).toEqual(at(1));
    expect(nextTry(misses(4, 4, 4, 4), at(0))).toEqual(at(5));
    expect(nextTry([{ at: at(4), succeeded: true }, ...misses(0, 0, 0, 0)], at(0))).toEqual(at(1));
  });

  test('somebody who tries at every chance gets at most ten guesses in any hour', () => {
    const tried: Attempt[] = [];
    for (let second = 0; second < 5 * 3600; second++) {
      const now = new Date(NOON + second * 1000);
      if (!nextTry(tried, now)) tried.push({ at: now, succeeded: false });
    }
    const inHour = tried.map(({ at: from }) => tried.filter((one) => one.at >= from && one.at.getTime() < from.getTime() + 3_600_000).length);
    expect(Math.max(...inHour)).toBe(10);
  });
});

describe('A password is long and not what anybody would try first', () => {
  test.each([
    ['vier losse woorden', null],
    ['ééééééabcdefghij', null],
    ['veertien-tekens', null],
    ['veertien-teken', 'too-short'],
    ['é'.repeat(300), 'too-long'],
    ['aaaaaaaaaaaaaaaaaa', 'too-easy'],
    ['perspectief herstelbemiddeling', 'too-easy'],
    ['annelies.jansen2019', 'too-easy'],
  ])('%s: %s', (password, reason) => {
    expect(judgePassword(password, ['Annelies Jansen', 'a.jansen@voorbeeld.nl'])).toBe(reason);
  });
});
