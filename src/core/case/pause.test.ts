import { describe, expect, test } from 'vitest';
import { aCase, MILESTONES } from '../../../test/story.ts';
import { FACTS } from './facts.ts';
import { ORDER_NAMES, specOf } from './orders.ts';

const desk = { by: 'desk' } as const;

describe('a pause', () => {
  test.each(MILESTONES.filter((m) => m !== 'closed'))('is possible at every moment on a participant\'s wish: %s [R-061] [R-063]', (milestone) => {
    expect(aCase().upTo(milestone).why('pause', { by: 'party' }, desk)).toBe('possible');
  });

  test('may last until after the hearing, and always has a day to look again [R-061]', () => {
    const c = aCase().upTo('sent-out');
    expect(c.fieldOf('pause', { by: 'hearing', until: null as never })).toBe('until');
    expect(c.why('pause', { by: 'hearing', until: '2019-03-04' })).toBe('until-not-after-day');
    expect(c.do('pause', { by: 'hearing', until: '2019-03-05' }).state.paused).toEqual({ day: '2019-03-04', until: '2019-03-05' });
  });

  test('does not end by itself: a person resumes [R-061]', () => {
    const c = aCase().upTo('sent-out').do('pause', { until: '2019-04-01' }).on('2019-06-01');
    expect(c.why('hold-intake', {}, { who: 'a' })).toBe('paused');
    expect(c.why('pause')).toBe('paused');
    expect(c.do('resume').why('hold-intake', {}, { who: 'a' })).toBe('possible');
    expect(c.why('resume')).toBe('not-paused');
  });

  test('does not say which party wished it, so that the other can never learn it [P-02]', () => {
    expect(aCase().upTo('sent-out').do('pause').facts.at(-1)).toMatchObject({ kind: 'Paused', by: 'party', person: null });
  });

  test('stops what we do towards people, and nothing that people report to us [R-061] [R-063] [P-17]', () => {
    const c = aCase().upTo('prepared').do('pause');
    const stopped = ORDER_NAMES.filter((name) => specOf(name).active);
    expect(stopped).toEqual(['allocate', 'allocate-incomplete', 'hold-intake', 'approach', 'remind-approach', 'prepare', 'hold-contact', 'pass-message', 'report-back']);
    for (const [order, who] of [['record-answer', 'b'], ['stop-taking-part', 'a'], ['record-death', 'b'], ['withdraw-form-consent', 'b']] as const) expect(c.why(order, {}, { who })).toBe('possible');
    expect(c.why('record-ban')).toBe('possible');
    expect(c.why('raise-concern')).toBe('possible');
  });
});

describe('a correction', () => {
  test('takes back what was recorded, with a reason; both stay in the journal [P-15]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'never' });
    const before = c.entries.length;
    c.do('correct', { seq: c.seqOf('Answered'), reason: 'wrong-party' });
    expect(c.entries).toHaveLength(before + 1);
    expect(c.person('b').answer).toBeNull();
  });

  test('is possible for every act, in every phase, also after closing [P-15]', () => {
    const c = aCase().upTo('closed');
    const kept = ['Referred', 'PersonAdded'];
    for (const { seq, fact } of c.entries) expect(c.why('correct', { seq }), fact.kind).toBe(kept.includes(fact.kind) ? 'cannot-correct' : 'possible');
  });

  test('of the referral itself and its people is no taking back: they are mended by what is right [P-15]', () => {
    const c = aCase({ a: [{ age: 8, representative: 'parent' }] }).do('add-supporter', {}, { who: 'a', by: 'desk' });
    for (const kind of ['Referred', 'PersonAdded', 'RepresentativeAdded', 'SupporterAdded'] as const) expect(c.why('correct', { seq: c.seqOf(kind) }, desk)).toBe('cannot-correct');
    for (const order of ['correct-cause', 'record-age', 'end-representation'] as const) expect(specOf(order).fields).toBeDefined();
  });

  test('of a correction, of nothing, or twice is refused', () => {
    const c = aCase().do('accept');
    const seq = c.seqOf('Accepted');
    c.do('correct', { seq }, desk);
    expect(c.why('correct', { seq }, desk)).toBe('nothing-to-correct');
    expect(c.why('correct', { seq: c.seqOf('Corrected') }, desk)).toBe('cannot-correct');
    expect(c.why('correct', { seq: 999 }, desk)).toBe('nothing-to-correct');
    expect(c.fieldOf('correct', { seq: 999 }, desk)).toBe('seq');
  });

  test('has a reason of a list, which a fact can hold [P-15]', () => {
    expect(FACTS.Corrected.reason.list).toBe('correction');
  });
});

describe('what is recorded later than it happened', () => {
  test('Monday\'s call may be entered on Thursday, and stands on Monday [P-15]', () => {
    const c = aCase().upTo('sent-out').on('2019-03-07').do('hold-intake', {}, { who: 'a', day: '2019-03-04' });
    expect(c.entries.at(-1)).toMatchObject({ day: '2019-03-04', recorded: '2019-03-07T10:00:00.000Z' });
    expect(c.person('a').intake).toBe('2019-03-04');
  });

  test('is judged by the rules and the facts of its own day [P-15]', () => {
    const c = aCase().upTo('named').on('2019-03-06').do('record-ban').on('2019-03-07');
    expect(c.why('approach', {}, { day: '2019-03-05' })).toBe('possible');
    expect(c.why('approach', {}, { day: '2019-03-06' })).toBe('contact-ban');
    expect(c.why('approach')).toBe('contact-ban');
  });

  test('is refused for a day on which it was not yet possible, for a day to come, and for a day before the referral [P-15]', () => {
    const c = aCase().upTo('complete').on('2019-03-11').do('allocate').on('2019-03-12');
    expect(c.why('hold-intake', {}, { who: 'a', day: '2019-03-08' })).toBe('not-yet-allocated');
    expect(c.why('hold-intake', {}, { who: 'a', day: '2019-03-13' })).toBe('day-in-future');
    expect(c.fieldOf('hold-intake', {}, { who: 'a', day: '2019-03-13' })).toBe('day');
    expect(c.why('hold-intake', {}, { who: 'a', day: '2019-03-03' })).toBe('day-before-referral');
  });
});
