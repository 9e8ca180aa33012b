import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, day, dayOf, daysBetween, parseDay, yearsBetween } from './day.ts';

describe('a day', () => {
  test('that the calendar does not have is no day', () => {
    for (const text of ['2019-02-29', '2019-02-30', '2019-13-01', '2019-00-10', '2019-1-1', '19-01-01', '', 'vandaag', '2019-01-01T00:00', '1849-12-31', '2200-01-01', '0000-01-01']) {
      expect(parseDay(text), text).toBeNull();
    }
  });

  test('29 February exists in leap years only, 1900 not included', () => {
    expect(parseDay('2020-02-29')).toBe('2020-02-29');
    expect(parseDay('2000-02-29')).toBe('2000-02-29');
    expect(parseDay('1900-02-29')).toBeNull();
  });

  test('that is written wrong in a rule stops the program', () => {
    expect(() => day('2019-02-30')).toThrow(RangeError);
  });
});

describe('counting days', () => {
  test('two weeks are fourteen days over the end of winter time and of summer time [R-012]', () => {
    expect(addDays(day('2019-03-24'), 14)).toBe('2019-04-07'); // the clock goes forward on 31 March
    expect(addDays(day('2019-10-20'), 14)).toBe('2019-11-03'); // and back on 27 October
    expect(daysBetween(day('2019-03-30'), day('2019-04-01'))).toBe(2);
    expect(daysBetween(day('2019-10-26'), day('2019-10-28'))).toBe(2);
  });

  test('two weeks over a leap day end a day of the month earlier', () => {
    expect(addDays(day('2020-02-20'), 14)).toBe('2020-03-05');
    expect(addDays(day('2019-02-20'), 14)).toBe('2019-03-06');
  });

  test('adding and counting are each other\'s opposite, whatever the days', () => {
    const someDay = fc.integer({ min: 0, max: 100_000 }).map((n) => addDays(day('1900-01-01'), n));
    fc.assert(fc.property(someDay, fc.integer({ min: -2000, max: 2000 }), (from, n) => {
      const to = addDays(from, n);
      expect(daysBetween(from, to)).toBe(n);
      expect(to > from).toBe(n > 0);
      expect(parseDay(to)).toBe(to);
    }));
  });
});

describe('counting months', () => {
  test('a month from 31 January is the last day of February', () => {
    expect(addMonths(day('2019-01-31'), 1)).toBe('2019-02-28');
    expect(addMonths(day('2020-01-31'), 1)).toBe('2020-02-29');
    expect(addMonths(day('2019-01-31'), -2)).toBe('2018-11-30');
  });

  test('a year from 29 February is 28 February', () => {
    expect(addMonths(day('2020-02-29'), 12)).toBe('2021-02-28');
    expect(addMonths(day('2020-02-29'), 48)).toBe('2024-02-29');
  });
});

describe('a birthday', () => {
  test('makes somebody twelve, and eighteen, on the day itself and not before [R-070]', () => {
    expect(yearsBetween(day('2007-03-04'), day('2019-03-03'))).toBe(11);
    expect(yearsBetween(day('2007-03-04'), day('2019-03-04'))).toBe(12);
    expect(yearsBetween(day('2001-03-04'), day('2019-03-03'))).toBe(17);
    expect(yearsBetween(day('2001-03-04'), day('2019-03-04'))).toBe(18);
  });

  test('on 29 February is kept on 1 March of other years', () => {
    expect(yearsBetween(day('2004-02-29'), day('2022-02-28'))).toBe(17);
    expect(yearsBetween(day('2004-02-29'), day('2022-03-01'))).toBe(18);
    expect(yearsBetween(day('2004-02-29'), day('2020-02-29'))).toBe(16);
  });
});

describe('today', () => {
  test('is the day in Amsterdam, also around midnight and when the clock changes', () => {
    expect(dayOf(new Date('2019-01-01T22:59:59Z'))).toBe('2019-01-01');
    expect(dayOf(new Date('2019-01-01T23:00:00Z'))).toBe('2019-01-02');
    expect(dayOf(new Date('2019-07-01T21:59:59Z'))).toBe('2019-07-01');
    expect(dayOf(new Date('2019-07-01T22:00:00Z'))).toBe('2019-07-02');
    expect(dayOf(new Date('2019-03-31T00:59:59Z'))).toBe('2019-03-31');
    expect(dayOf(new Date('2019-03-31T01:00:00Z'))).toBe('2019-03-31');
    expect(dayOf(new Date('2019-10-26T22:00:00Z'))).toBe('2019-10-27');
  });
});
