import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween } from '../core/day.ts';
import { spokenDay } from './day.ts';

/** A Wednesday. */
const TODAY = day('2019-03-06');

describe('a day as people say it', () => {
  test.each([
    ['2019-03-06', 'vandaag'], ['2019-03-07', 'morgen'], ['2019-03-08', 'overmorgen'], ['2019-03-05', 'gisteren'], ['2019-03-04', 'eergisteren'],
    ['2019-03-09', 'deze week zaterdag'], ['2019-03-10', 'deze week zondag'], ['2019-03-11', 'volgende week maandag'], ['2019-03-17', 'volgende week zondag'],
    ['2019-03-03', 'vorige week zondag'], ['2019-02-26', 'vorige week dinsdag'], ['2019-02-25', 'vorige week maandag'], ['2019-02-24', 'ruim een week geleden'],
    ['2019-03-18', 'over ruim een week'], ['2019-03-20', 'over 2 weken'], ['2019-01-30', '5 weken geleden'], ['2019-05-10', 'over 2 maanden'], ['2018-09-07', '5 maanden geleden'],
    ['2021-03-06', 'over 2 jaar'], ['2012-03-07', '6 jaar geleden'],
  ])('%s is "%s"', (text, said) => {
    expect(spokenDay(day(text), TODAY)).toBe(said);
  });

  test('on a Sunday and on a Monday the week is the one that people mean', () => {
    expect(spokenDay(day('2019-03-05'), day('2019-03-10'))).toBe('afgelopen dinsdag');
    expect(spokenDay(day('2019-03-13'), day('2019-03-10'))).toBe('volgende week woensdag');
    expect(spokenDay(day('2019-03-08'), day('2019-03-11'))).toBe('vorige week vrijdag');
  });

  test('what lies ahead is never said to be past, and the other way round', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -9000, max: 9000 }), (start, away) => {
      const today = addDays(day('1990-01-01'), start);
      const said = spokenDay(addDays(today, away), today);
      expect(said).not.toMatch(/undefined|NaN|-\d|\b[01] (weken|maanden|jaar)\b/);
      if (/^(over |overmorgen|morgen|volgende|deze)/.test(said)) expect(away).toBeGreaterThan(0);
      else expect(away).toBeLessThanOrEqual(0);
      expect(daysBetween(today, addDays(today, away))).toBe(away);
    }));
  });
});
