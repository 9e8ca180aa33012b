import { describe, expect, test } from 'vitest';
import { aCase, type Case } from '../../test/story.ts';
import { standing } from './case/standing.ts';
import { addDays, day } from './day.ts';
import { batchStop, clockStop, DEFAULT_TERMS, DEFAULT_UNDECIDED_MONTHS, endedOf, ENDINGS, isHoldUntil, isTerm, LONGEST_TERM, reachOf, RETENTION, retentionOf, termEnds, undecidedUpTo, type Ended, type Kept } from './retention.ts';

const endOf = (c: Case): Ended | null => endedOf(standing(c.state, c.settings, c.entries.length)!);
const closed = (on: string): Ended => ({ ending: 'mediated-contact', on: day(on) });
const kept = (changes: Partial<Kept> = {}): Kept => ({ ended: closed('2014-03-04'), notice: null, reviewed: false, heldUntil: null, ...changes });
const on = (today: string, changes: Partial<Kept> = {}) => retentionOf(kept(changes), DEFAULT_TERMS, RETENTION, day(today));
const warned = { ends: day('2019-03-04'), warned: day('2019-01-03') };
const reviewed = { notice: warned, reviewed: true };

describe('the term', () => {
  test('no term is longer than five years, by default and by choice', () => {
    for (const ending of ENDINGS) expect(isTerm(DEFAULT_TERMS[ending])).toBe(true);
    expect([0, 1, LONGEST_TERM, LONGEST_TERM + 1, 1.5, Number.NaN].map(isTerm)).toEqual([false, true, true, false, false, false]);
  });

  test('an open case has none; a closed one is counted from its closing, by its outcome', () => {
    expect(endOf(aCase().upTo('met'))).toBeNull();
    expect(endOf(aCase({ on: '2019-03-04' }).upTo('closed'))).toEqual(closed('2019-03-04'));
  });

  test('re-opening starts it anew at the next closing, whatever was added in between', () => {
    const c = aCase({ on: '2019-03-04' }).upTo('closed').on('2021-06-01').do('reopen');
    expect(endOf(c)).toBeNull();
    c.on('2021-09-01');
    for (const who of ['a', 'b']) c.do('settle-closing-letter', {}, { who });
    expect(endOf(c.do('close'))).toEqual(closed('2021-09-01'));
    expect(endOf(c.on('2022-01-01').do('add-late-item'))).toEqual(closed('2021-09-01'));
  });

  test('a rejected referral is counted from its rejection, by the reason', () => {
    const c = aCase({ on: '2019-03-04' }).on('2019-03-11').do('reject', { reason: 'withdrawn' }, { by: 'desk' });
    expect(endOf(c)).toEqual({ ending: 'withdrawn', on: '2019-03-11' });
    expect(termEnds(endOf(c)!, DEFAULT_TERMS)).toBe('2020-03-11');
  });

  test.each([['2016-02-29', 60, '2021-02-28'], ['2016-02-29', 48, '2020-02-29'], ['2019-02-28', 12, '2020-02-28'], ['2019-08-31', 6, '2020-02-29']])(
    'closed on %s with %i months: gone on %s, never later than the term', (from, months, ends) => {
      expect(termEnds(closed(from), { ...DEFAULT_TERMS, 'mediated-contact': months })).toBe(ends);
    });

  test('a query that looks as far as the reach misses no case, whatever the lengths of months', () => {
    for (const until of ['2021-02-28', '2020-02-29', '2021-03-31', '2024-02-28']) {
      for (const months of [1, 12, 48, 60]) {
        const terms = { ...DEFAULT_TERMS, 'mediated-contact': months };
        const reach = reachOf('mediated-contact', terms, day(until));
        for (const past of ['2016-02-29', '2019-01-31', '2020-01-29', '2020-01-31', '2021-01-31', '2021-02-28', '2023-02-28', '2024-01-31']) {
          if (termEnds(closed(past), terms) <= until) expect(past <= reach).toBe(true);
        }
      }
    }
  });
});

describe('what is due on a day', () => {
  test('a case comes on the list sixty days before its term ends, and is due on the day that it ends once it was reviewed', () => {
    expect(on('2019-01-02').standing).toBe('kept');
    expect(on('2019-01-03')).toEqual({ ends: '2019-03-04', reviewBy: '2019-02-02', eraseFrom: '2019-03-04', standing: 'warned', overDays: 0 });
    expect(on('2019-03-03', { notice: warned }).standing).toBe('warned');
    expect(on('2019-03-03', reviewed).standing).toBe('reviewed');
    expect(on('2019-03-04', reviewed)).toMatchObject({ eraseFrom: '2019-03-04', standing: 'due', overDays: 0 });
  });

  test('what nobody reviewed is never due: from the day on which it should have gone it is overdue, and for how long is counted', () => {
    expect(on('2019-03-04', { notice: warned })).toMatchObject({ standing: 'overdue', overDays: 1 });
    expect(on('2020-03-03', { notice: warned })).toMatchObject({ standing: 'overdue', overDays: 366 });
    for (let from = day('2019-01-01'); from < '2021-01-01'; from = addDays(from, 1)) expect(on(from, { notice: warned }).standing).not.toBe('due');
  });

  test('nothing is due without thirty days on the list, however long its term has passed', () => {
    expect(on('2025-01-01')).toMatchObject({ standing: 'overdue', eraseFrom: '2025-01-31' });
    const late = { notice: { ends: day('2019-03-04'), warned: day('2025-01-02') }, reviewed: true };
    expect(on('2025-01-31', late)).toMatchObject({ standing: 'reviewed', eraseFrom: '2025-02-01' });
    expect(on('2025-02-01', late).standing).toBe('due');
  });

  test('a warning about an earlier closing or another term counts for nothing, and neither does a review of it', () => {
    expect(on('2019-03-04', { notice: { ...warned, ends: day('2018-03-04') }, reviewed: true })).toMatchObject({ standing: 'overdue', eraseFrom: '2019-04-03' });
  });

  test('who is held stays up to and including that day, and is due the day after; unreviewed, it is overdue from then', () => {
    const held = { ...reviewed, heldUntil: day('2019-06-30') };
    expect(on('2019-06-30', held)).toMatchObject({ standing: 'held', eraseFrom: '2019-07-01' });
    expect(on('2019-07-01', held).standing).toBe('due');
    expect(on('2019-07-02', { ...held, reviewed: false })).toMatchObject({ standing: 'overdue', overDays: 2 });
  });

  test('a hold is for the future and for a year at most', () => {
    expect(['2019-03-04', '2019-03-05', '2020-03-04', '2020-03-05'].map((until) => isHoldUntil(day(until), day('2019-03-04')))).toEqual([false, true, true, false]);
  });

  test('a referral on which nobody decided for half a year goes to the privacy officer', () => {
    expect(undecidedUpTo(day('2019-08-31'), DEFAULT_UNDECIDED_MONTHS)).toBe('2019-02-28');
  });
});

describe('a person looks first', () => {
  test('where the clock went back, or further than an office is ever closed; not at the first run', () => {
    const stops = (last: string | null, today: string) => clockStop(last === null ? null : day(last), day(today), RETENTION);
    expect(stops(null, '2031-01-01')).toBeNull();
    expect(stops('2019-03-04', '2019-03-04')).toBeNull();
    expect(stops('2019-03-04', '2019-03-18')).toBeNull();
    expect(stops('2019-03-04', '2019-03-19')).toBe('clock-ahead');
    expect(stops('2019-03-04', '2019-03-03')).toBe('clock-back');
  });

  test('where unusually many cases are due at once, unless somebody agreed to that many', () => {
    expect(batchStop(75, 0, RETENTION)).toBeNull();
    expect(batchStop(76, 0, RETENTION)).toBe('large-batch');
    expect(batchStop(76, 76, RETENTION)).toBeNull();
    expect(batchStop(77, 76, RETENTION)).toBe('large-batch');
  });
});
