import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase, type Case } from '../../../test/story.ts';
import { apply, fold } from './fold.ts';
import { whyNot } from './order.ts';
import { specOf } from './orders.ts';
import { emptyState, inOrder, type CaseState } from './state.ts';

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;
const conflicts = (c: Case) => c.state.conflicts.map((x) => [c.entries[x.seq - 1]?.fact.kind, x.why]);
const plain = (state: CaseState) => JSON.stringify(state, (_, v: unknown) => (v instanceof Map || v instanceof Set ? [...v] : v));

describe('facts', () => {
  test('stand by the day on which they happened, and within a day as they were recorded [P-15]', () => {
    const c = aCase().upTo('sent-out').on('2019-03-07').do('inform', {}, a).do('hold-intake', {}, { ...a, day: '2019-03-05' }).do('contact-referrer', {}, { day: '2019-03-05' });
    expect(inOrder(c.entries).slice(-3).map((e) => e.fact.kind)).toEqual(['IntakeHeld', 'ReferrerContacted', 'Informed']);
  });

  test('tell where a case stood on any earlier day', () => {
    const c = aCase().upTo('complete').on('2019-03-10').do('allocate').on('2019-03-20').do('hold-intake', {}, a);
    const intake = (day: string) => c.at(day).people.get('p1' as never)?.intake;
    expect([c.at('2019-03-09').allocated, c.at('2019-03-10').allocated?.day, intake('2019-03-19'), intake('2019-03-20')]).toEqual([null, '2019-03-10', null, '2019-03-20']);
  });

  test('that were corrected count on no day, not even on days before the correction [P-15]', () => {
    const c = aCase().upTo('complete').on('2019-03-10').do('allocate').on('2019-03-20');
    c.do('correct', { seq: c.seqOf('Allocated'), reason: 'did-not-happen' }, { by: 'desk' });
    expect([c.state.allocated, c.at('2019-03-11').allocated]).toEqual([null, null]);
  });

  test('give the same state when they are added one by one as when they are read at once', () => {
    const c = aCase({ a: [{}, {}], b: [{}, {}] }).upTo('closed');
    const state = emptyState();
    for (const entry of c.entries) apply(state, entry);
    expect(plain(state)).toBe(plain(c.state));
  });

  test('give the same state in whatever order the database returns them', () => {
    const c = aCase().upTo('b-goes-on').later(3).do('hold-intake', {}, { ...a, day: '2019-03-05' }).upTo('closed');
    fc.assert(fc.property(fc.shuffledSubarray(c.entries, { minLength: c.entries.length }), (shuffled) => {
      expect(plain(fold(shuffled))).toBe(plain(c.state));
    }), { numRuns: 30 });
  });

  test('about somebody who is not on the case change nothing', () => {
    const c = aCase().with('system', { kind: 'CameThemselves', person: 'p9' as never }, { kind: 'AgeRecorded', person: 'p9' as never, age: 4 }, { kind: 'Died', person: 'p9' as never });
    expect(c.state.people.size).toBe(2);
  });
});

describe('what is reported late is never refused: it raises a question for a person to mend', () => {
  test('a death before a letter that went out already [P-09] [P-15]', () => {
    const c = aCase().upTo('named').on('2019-03-06').do('approach').on('2019-03-10').do('record-death', {}, { ...b, day: '2019-03-05' });
    expect(conflicts(c)).toEqual([['Approached', 'after-death']]);
  });

  test('a contact ban before a meeting that was held already [P-05] [P-15]', () => {
    const c = aCase().upTo('prepared').on('2019-03-06').do('hold-contact', { people: ['p1', 'p2'] }).on('2019-03-10').do('record-ban', {}, { day: '2019-03-05' });
    expect(conflicts(c)).toEqual([['ContactHeld', 'against-ban']]);
  });

  test('a "never", a no or a "not now" before a letter [P-01] [P-15]', () => {
    for (const answer of ['never', 'no', 'not-now'] as const) {
      const c = aCase().upTo('named').on('2019-03-06').do('approach').on('2019-03-10').do('record-answer', { answer }, { day: '2019-03-05' });
      expect(conflicts(c)).toEqual([['Approached', 'against-bar']]);
    }
  });

  test('a pause before a letter [R-061] [P-15]', () => {
    const c = aCase().upTo('named').on('2019-03-06').do('approach').on('2019-03-10').do('pause', {}, { day: '2019-03-05' });
    expect(conflicts(c)).toEqual([['Approached', 'while-paused']]);
  });

  test('a consent to a form that had been taken back before the meeting, or the message [P-07] [P-15]', () => {
    const c = aCase().upTo('prepared').on('2019-03-06').do('hold-contact', { people: ['p1', 'p2'] }).on('2019-03-10').do('withdraw-form-consent', {}, { ...b, day: '2019-03-05' });
    expect(conflicts(c)).toEqual([['ContactHeld', 'without-consent']]);
  });

  test('a consent to report back that had been taken back before it was sent [R-056] [P-15]', () => {
    const c = aCase().upTo('met').do('consent-to-report-back', {}, a).do('consent-to-report-back', {}, b).on('2019-03-06').do('report-back').on('2019-03-10');
    expect(conflicts(c)).toEqual([]);
    expect(conflicts(c.do('withdraw-report-back-consent', {}, { ...b, day: '2019-03-05' }))).toEqual([['ReportedBack', 'without-consent']]);
  });

  test('an ordinary case raises no question', () => expect(aCase().upTo('closed').state.conflicts).toEqual([]));
});

describe('an import of what happened long ago', () => {
  const notRecorded = (step: 'consent' | 'safety' | 'release' | 'violence' | 'intake-a' | 'policy') => ({ kind: 'NotRecorded', step, person: null }) as const;

  test('passes over what it does not know; whoever goes on with that case does not', () => {
    const c = aCase().upTo('sent-out').with('import', ...(['intake-a', 'consent', 'safety', 'release'] as const).map(notRecorded));
    expect(c.why('approach')).toBe('not-decided');
    const told = { ...c.context('mediator'), historic: true } as const;
    expect(whyNot(specOf('approach'), told, c.person('b'))).toBeNull();
  });

  test('does not make a judgement on violence, or an answer of policy, out of nothing [P-04]', () => {
    const c = aCase({ b: [{ details: ['post'] }] }).with('import', notRecorded('violence')).do('accept');
    expect(c.why('allocate')).toBe('violence-not-judged');
    const violent = aCase({ b: [{ details: ['post'] }] }).with('import', notRecorded('policy')).do('accept').do('judge-violence', { domestic: 'yes' });
    expect(violent.why('allocate')).toBe('waiting-for-policy');
  });
});
