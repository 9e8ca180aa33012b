import { describe, expect, test } from 'vitest';
import { aCase, type Wish } from '../../../test/story.ts';
import { CODES } from '../codes.ts';

/** Sent out; the intake of the registered party held. */
const spoken = (wish: Wish = {}) => aCase(wish).upTo('sent-out').do('hold-intake', {}, { who: 'a' });

describe('the talk with the referrer', () => {
  test('is the first step, and never blocks the intake [R-041]', () => {
    const c = aCase().upTo('sent-out');
    expect(c.why('hold-intake', {}, { who: 'a' })).toBe('possible');
    for (const result of CODES.referrerContact) expect(c.why('contact-referrer', { result })).toBe('possible');
    expect(c.do('contact-referrer', { result: 'client-does-not-want' }).state.referrerContact).toBe('client-does-not-want');
  });

  test('can be held again: mediator and referrer exchange what matters for the case [R-042]', () => {
    expect(aCase().upTo('sent-out').do('contact-referrer').why('contact-referrer')).toBe('possible');
  });

  test('exists only where a professional referred', () => {
    expect(aCase({ entry: 'self', referrerKind: null, a: [{ role: 'victim' }], b: [{ role: 'offender', details: ['post'] }] }).upTo('sent-out').why('contact-referrer')).toBe('no-referrer');
  });
});

describe('the intake', () => {
  test('of the registered party comes first; the other party is not spoken to before they were asked [R-043] [R-048]', () => {
    const c = aCase().upTo('sent-out');
    expect(c.why('hold-intake', {}, { who: 'a' })).toBe('possible');
    expect(c.why('hold-intake', {}, { who: 'b' })).toBe('not-approached');
  });

  test('is held by the mediator after the case went out', () => {
    expect(aCase().upTo('complete').why('hold-intake', {}, { who: 'a', by: 'mediator' })).toBe('not-yet-allocated');
    expect(aCase().upTo('sent-out').why('hold-intake', {}, { who: 'a', by: 'desk' })).toBe('not-your-part');
  });

  test('tells who was present: the referrer, a representative, a supporter, an interpreter [R-044] [R-069] [P-16]', () => {
    const c = aCase().upTo('sent-out').do('hold-intake', { place: 'prison', present: ['referrer', 'interpreter'] }, { who: 'a' });
    expect(c.facts).toContainEqual({ kind: 'IntakeHeld', person: 'p1', medium: 'in-person', place: 'prison', present: ['referrer', 'interpreter'] });
    expect(CODES.present).toEqual(expect.arrayContaining(['referrer', 'representative', 'supporter', 'interpreter']));
  });

  test('may be held in a prison or at a police station [R-077]', () => {
    for (const place of ['prison', 'police-station', 'home', 'referrer-office'] as const) expect(aCase().upTo('sent-out').why('hold-intake', { place }, { who: 'a' })).toBe('possible');
  });

  test('of the other party follows only on their yes [R-048]', () => {
    for (const answer of ['no', 'never', 'not-now', 'no-reaction'] as const) {
      expect(aCase().upTo('approached').do('record-answer', { answer }).why('hold-intake', {}, { who: 'b' })).toBe('other-side-has-not-agreed');
    }
    expect(aCase().upTo('approached').why('hold-intake', {}, { who: 'b' })).toBe('other-side-has-not-agreed');
    expect(aCase().upTo('b-said-yes').why('hold-intake', {}, { who: 'b' })).toBe('possible');
  });

  test('is not held after the mediator stopped the case, nor during a pause [R-061] [R-064]', () => {
    expect(aCase().upTo('sent-out').do('stop-case').why('hold-intake', {}, { who: 'a' })).toBe('stopped');
    expect(aCase().upTo('sent-out').do('pause').why('hold-intake', {}, { who: 'a' })).toBe('paused');
  });

  test('can be held again, with the same person: nobody counts conversations [P-07]', () => {
    expect(spoken().why('hold-intake', {}, { who: 'a' })).toBe('possible');
  });
});

describe('deciding to go on', () => {
  test('is asked after the intake, of each participant [R-045] [R-049]', () => {
    expect(aCase().upTo('sent-out').why('decide-to-go-on', {}, { who: 'a' })).toBe('intake-first');
    expect(spoken().do('decide-to-go-on', {}, { who: 'a' }).person('a').decision).toBe('go-on');
    expect(aCase().upTo('b-said-yes').why('decide-to-go-on', {}, { who: 'b' })).toBe('intake-first');
  });

  test('may take as long as it takes: thinking is a decision, and there is no clock on it [P-03] [R-053]', () => {
    const c = spoken().do('decide-to-go-on', { decision: 'thinks' }, { who: 'a' });
    expect(c.later(2000).why('decide-to-go-on', {}, { who: 'a' })).toBe('possible');
  });

  test('who decided to stop may come back on it [R-063] [R-066]', () => {
    const c = spoken().do('decide-to-go-on', { decision: 'stop' }, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe('possible');
    c.do('stop-taking-part', {}, { who: 'a' }).do('decide-to-go-on', {}, { who: 'a' });
    expect(c.person('a')).toMatchObject({ stopped: false, decision: 'go-on' });
  });

  test('nothing is decided for somebody who died [P-09]', () => {
    expect(spoken().do('record-death', {}, { who: 'a' }).why('decide-to-go-on', {}, { who: 'a' })).toBe('person-died');
  });

  test('what the participant was told is known by its version of the text [P-07]', () => {
    expect(spoken().do('inform', {}, { who: 'a' }).facts.at(-1)).toEqual({ kind: 'Informed', person: 'p1', textVersion: 1 });
    expect(spoken({ settings: { informationVersion: 4 } }).do('inform', {}, { who: 'a' }).facts.at(-1)).toMatchObject({ textVersion: 4 });
  });

  test('safety is weighed by the mediator once somebody was spoken to, and can be weighed again [P-07] [R-074]', () => {
    expect(aCase().upTo('sent-out').why('weigh-safety')).toBe('intake-first');
    const c = spoken().do('weigh-safety', { result: 'not-safe-now', facts: 'denied' }).do('weigh-safety', { result: 'safe-with-conditions', facts: 'not-applicable' });
    expect(c.state.safety).toEqual({ result: 'safe-with-conditions', facts: 'not-applicable' });
  });

  test('whether the facts are denied is weighed before the approach, as part of what moves this person [R-075] [P-07]', () => {
    const c = spoken().do('inform', {}, { who: 'a' }).do('decide-to-go-on', {}, { who: 'a' });
    expect(c.why('approach')).toBe('safety-not-weighed');
    expect(c.fieldOf('weigh-safety', { facts: 'sincere' as never })).toBe('facts');
  });
});

describe('a child', () => {
  const child = (age: number, more: Partial<NonNullable<Wish['a']>[number]> = {}) => aCase({ a: [{ role: 'victim', age, ...more }], b: [{ role: 'offender' }] }).upTo('sent-out');

  test('of three takes part through the parents: an intake needs a representative, and their yes is enough [R-070]', () => {
    expect(child(3).why('hold-intake', {}, { who: 'a' })).toBe('no-representative');
    const c = child(3, { representative: 'parent' }).do('hold-intake', { present: ['representative'] }, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe('possible');
  });

  test.each([[11, 'possible'], [12, 'child-not-heard'], [17, 'child-not-heard'], [18, 'possible']] as const)('of %i: going on is %s before anybody heard their own yes [R-070]', (age, expected) => {
    const c = child(age, { representative: age < 18 ? 'parent' : null }).do('hold-intake', {}, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe(expected);
  });

  test('of twelve goes on with their own yes, waits on "not yet", and a no holds [R-070] [R-063]', () => {
    const c = child(12, { representative: 'parent' }).do('hold-intake', {}, { who: 'a' });
    expect(c.do('hear-child', { agrees: 'not-yet' }, { who: 'a' }).why('decide-to-go-on', {}, { who: 'a' })).toBe('child-not-heard');
    expect(c.do('hear-child', { agrees: 'no' }, { who: 'a' }).why('decide-to-go-on', {}, { who: 'a' })).toBe('child-said-no');
    expect(c.do('hear-child', {}, { who: 'a' }).why('decide-to-go-on', {}, { who: 'a' })).toBe('possible');
  });

  test('of six who says no is listened to as well [R-063]', () => {
    const c = child(6, { representative: 'parent' }).do('hold-intake', {}, { who: 'a' }).do('hear-child', { agrees: 'no' }, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe('child-said-no');
    // Nor does it end with who spoke for the child.
    c.do('end-representation', {}, { who: 'a' }).do('add-representative', { as: 'guardian-institution' }, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe('child-said-no');
  });

  test('may always stop, whoever was heard [R-063]', () => {
    expect(child(12, { representative: 'parent' }).do('hold-intake', {}, { who: 'a' }).why('decide-to-go-on', { decision: 'stop' }, { who: 'a' })).toBe('possible');
    expect(child(12).why('stop-taking-part', {}, { who: 'a' })).toBe('possible');
  });

  test('of sixteen whose parent is the suspect takes part with a guardian institution [R-070]', () => {
    const c = aCase({ cause: 'other-violence', a: [{ role: 'victim', age: 16 }], b: [{ role: 'suspect', age: 44 }] }).upTo('sent-out');
    expect(c.why('add-representative', { partOfOtherSide: 'yes' }, { who: 'a' })).toBe('representative-of-other-side');
    c.do('add-representative', { as: 'guardian-institution' }, { who: 'a' }).do('hold-intake', {}, { who: 'a' }).do('hear-child', {}, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe('possible');
  });

  test('who turned eighteen decides alone [R-070]', () => {
    const c = child(17, { representative: 'parent' }).do('hold-intake', {}, { who: 'a' }).do('record-age', { age: 18 }, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe('possible');
  });
});
