import { describe, expect, test } from 'vitest';
import { aCase, type Wish } from '../../../test/story.ts';
import { day } from '../day.ts';
import type { Entry, Fact } from './facts.ts';
import { fold } from './fold.ts';
import { ageClass, durationBand, speedBand, standing } from './standing.ts';

const b = { who: 'b' } as const;
const of = (c: ReturnType<typeof aCase>) => standing(c.state, c.settings, c.entries.length);

describe('what lists and figures need of a case', () => {
  test('time to sending out falls in up to 14, 15 to 28, or more days after registration [R-028]', () => {
    const on = day('2019-01-01');
    expect(['2019-01-01', '2019-01-15', '2019-01-16', '2019-01-29', '2019-01-30'].map((d) => speedBand(on, day(d)))).toEqual(
      ['up-to-14-days', 'up-to-14-days', '15-to-28-days', '15-to-28-days', 'over-28-days']);
  });

  test('duration falls under one month, up to three, up to six, or more [R-083]', () => {
    const on = day('2018-08-31');
    expect(['2018-09-29', '2018-09-30', '2018-11-29', '2018-11-30', '2019-02-28', '2019-03-01'].map((d) => durationBand(on, day(d)))).toEqual(
      ['under-1-month', '1-to-3-months', '1-to-3-months', '3-to-6-months', '3-to-6-months', 'over-6-months']);
  });

  test('ages are 0 to 11, 12 to 17 and 18 up, for each side apart [R-086]', () => {
    expect([0, 11, 12, 17, 18, 92, null].map(ageClass)).toEqual(['0-11', '0-11', '12-17', '12-17', '18-plus', '18-plus', 'unknown']);
    expect(of(aCase({ a: [{ age: 16 }], b: [{ age: 3 }] }))).toMatchObject({ ageOffenderSide: '12-17', ageVictimSide: '0-11' });
  });

  test('the initiative is that of the side which referred [R-085]', () => {
    expect(of(aCase())?.initiative).toBe('offender-side');
    expect(of(aCase({ a: [{ role: 'bereaved' }], b: [{ role: 'suspect' }] }))?.initiative).toBe('victim-side');
  });

  test('outcome and duration are of closed cases only; both-agreed counts who went on [R-082] [R-084]', () => {
    expect(of(aCase().upTo('met'))).toMatchObject({ outcome: null, duration: null, bothAgreed: true });
    expect(of(aCase().upTo('closed'))).toMatchObject({ outcome: 'mediated-contact', form: 'talk', duration: 'under-1-month' });
    expect(of(aCase().upTo('b-said-yes'))?.bothAgreed).toBe(false);
  });

  test('a referral from a prison can be counted per institution [R-088]', () => {
    const site = '0190c1d2-0000-7000-8000-000000000003' as never;
    const c = aCase({ referrerKind: 'prison' });
    const referred = { ...c.entries[0]?.fact, organisation: site } as Fact;
    expect(standing(fold([{ ...c.entries[0] as Entry, fact: referred }, ...c.entries.slice(1)]), c.settings, 1)).toMatchObject({ referrerKind: 'prison', organisation: site });
  });

  test('a case with a child in it is marked as young: that raises urgency [P-13] [R-118]', () => {
    expect(of(aCase({ b: [{ age: 17 }] }))?.young).toBe(true);
    expect(of(aCase())?.young).toBe(false);
  });

  test('names are hidden from others in sexual, stalking and domestic-violence cases [P-18]', () => {
    const hidden = (wish: Wish, domestic: 'yes' | 'no' = 'no') => of(aCase(wish).do('judge-violence', { domestic }))?.namesHidden;
    expect([hidden({ cause: 'rape' }), hidden({ cause: 'stalking' }), hidden({}, 'yes'), hidden({})]).toEqual([true, true, true, false]);
  });

  test('there is none before a referral', () => expect(standing(aCase().at('2019-01-01'), aCase().settings, 0)).toBeNull());
});

describe('what a case waits for', () => {
  const waits = (c: ReturnType<typeof aCase>) => { const s = of(c); return [s?.waitsFor, s?.next, s?.lookAgain]; };

  test('a participant\'s answer or decision: a day to look again, and nobody is late [P-03]', () => {
    expect(waits(aCase().upTo('approached'))).toEqual(['person', 'record-answer', '2019-03-25']);
    expect(waits(aCase().upTo('approached').do('record-answer', { answer: 'not-now', until: '2019-09-01' }))).toEqual(['person', 'record-answer', '2019-09-01']);
    expect(waits(aCase().upTo('b-said-yes').do('hold-intake', {}, b).do('decide-to-go-on', { decision: 'thinks' }, b))[0]).toBe('person');
  });

  test('a pause waits until its own day, and before it is no sign to anybody [P-03] [R-061]', () => {
    expect(waits(aCase().upTo('prepared').do('pause', { until: '2019-05-06' }))).toEqual(['pause', 'resume', '2019-05-06']);
  });

  test('the prosecution service, until the day from which the case may go out incomplete [R-012]', () => {
    expect(waits(aCase().upTo('accepted').do('request-data'))).toEqual(['prosecution', 'record-data-answer', '2019-03-18']);
  });

  test('a judgement by the desk, then policy, with its own day to look again [P-04] [R-030]', () => {
    expect(waits(aCase())[1]).toBe('judge-violence');
    const c = aCase().do('judge-violence', { stalking: 'yes' });
    expect(waits(c).slice(0, 2)).toEqual(['policy', 'answer-policy']);
    expect(waits(c.do('answer-policy', { answer: 'not-yet', lookAgain: '2019-08-01' }))[2]).toBe('2019-08-01');
    const sent = aCase().upTo('sent-out');
    expect(waits(sent.do('correct', { seq: sent.seqOf('ViolenceJudged') }))[1]).toBe('judge-violence');
  });

  test('the first talk is with the referrer, where there is one; it is a proposal [R-041]', () => {
    expect(waits(aCase().upTo('sent-out').do('accept-allocation'))[1]).toBe('contact-referrer');
    expect(waits(aCase().upTo('sent-out').do('contact-referrer'))[1]).toBe('hold-intake');
  });

  test('a follow-up is proposed some days after a joint conversation [R-059]', () => {
    expect(waits(aCase().upTo('met'))).toEqual(['mediator', 'follow-up', '2019-03-08']);
  });

  test('nothing, when it is closed or rejected', () => {
    expect(waits(aCase().upTo('closed'))[0]).toBe('nobody');
    expect(waits(aCase().do('reject'))[0]).toBe('nobody');
  });
});
