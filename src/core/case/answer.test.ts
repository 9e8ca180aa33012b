import { describe, expect, test } from 'vitest';
import { aCase, STAFF } from '../../../test/story.ts';
import { CODES } from '../codes.ts';

const policy = { by: 'policy' } as const;
const b = { who: 'b' } as const;
const ready = () => aCase().upTo('named');

describe('the answer', () => {
  test.each(CODES.answer)('may be "%s" [P-01]', (answer) => expect(aCase().upTo('approached').why('record-answer', { answer })).toBe('possible'));

  test.each(['no', 'never', 'not-now'] as const)('"%s" means no second approach in this case, however long ago [P-01]', (answer) => {
    const c = aCase().upTo('approached').do('record-answer', { answer }).later(3000);
    expect(c.why('approach')).not.toBe('possible');
    expect(c.why('remind-approach')).toBe('no-reminder');
  });

  test('"not now" with a day means asking again from that day [P-01]', () => {
    const c = aCase().upTo('approached').do('state-safe-contact', {}, b).do('record-answer', { answer: 'not-now', until: '2019-09-01' });
    expect(c.on('2019-08-31').why('approach')).toBe('not-now');
    expect(c.on('2019-09-01').why('approach')).toBe('possible');
    expect(c.fieldOf('record-answer', { answer: 'not-now', until: '2019-09-01' })).toBe('until');
  });

  test.each(['never', 'no'] as const)('"%s" that is entered late, of a day before the last letter, holds as well [P-01] [P-15]', (answer) => {
    const c = ready().later(14).do('approach', {}, b).do('approach', {}, { ...b, day: '2019-03-07' }).do('record-answer', { answer }, { ...b, day: '2019-03-09' }).later(14);
    expect([c.why('approach'), c.why('remind-approach')]).not.toContain('possible');
    c.do('record-came-themselves', {}, b);
    expect(c.why('approach')).toBe('possible');
  });

  test('"not now" that is entered late, of a day before the last letter, holds until its date: no reminder before, asking anew after [P-01] [P-15]', () => {
    const c = ready().later(14).do('approach', {}, b).do('state-safe-contact', {}, b).do('record-answer', { answer: 'not-now', until: '2019-09-01' }, { ...b, day: '2019-03-09' });
    expect(c.state.conflicts.map(({ why }) => why)).toEqual(['against-bar']);
    expect(c.why('record-answer', { answer: 'no-reaction' })).toBe('not-now');
    expect([c.why('remind-approach'), c.on('2019-08-31').why('approach')]).toEqual(['no-reminder', 'not-now']);
    expect(c.on('2019-09-01').why('approach')).toBe('possible');
  });

  test('"never" holds until that person comes themselves, whatever is written after it [P-01]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'never' });
    expect(c.why('approach')).toBe('never-again');
    for (const answer of ['not-now', 'no', 'no-reaction'] as const) expect(c.why('record-answer', { answer })).toBe('never-again');
    c.do('record-came-themselves', {}, b);
    expect(c.why('record-answer', { answer: 'not-now' })).toBe('possible');
  });

  test('a plain no is not eased into "not now" or "no reaction" [P-01]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'no' });
    for (const answer of ['not-now', 'no-reaction'] as const) expect(c.why('record-answer', { answer })).toBe('already-said-no');
    expect(c.why('record-answer', { answer: 'never' })).toBe('possible');
    expect(aCase().upTo('approached').do('record-answer', { answer: 'not-now' }).why('record-answer', { answer: 'no-reaction' })).toBe('not-now');
  });

  test('who said no can always come back to the same mediator [R-115] [R-066]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'no' }).later(500).do('record-answer', { answer: 'yes' });
    expect(c.why('hold-intake', {}, b)).toBe('possible');
  });

  test('after no reaction there is at most one reminder, the mediator\'s choice, and no second approach [P-01]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'no-reaction' });
    expect(c.why('approach')).toBe('already-approached');
    expect(c.do('remind-approach').why('remind-approach')).toBe('reminder-sent');
    expect(c.do('record-answer', { answer: 'no-reaction' }).why('remind-approach')).toBe('reminder-sent');
    expect(aCase().upTo('named').why('remind-approach')).toBe('not-approached');
  });

  test('a reminder asks for all that an approach asks for [P-05] [P-08] [R-063]', () => {
    const asked = () => aCase().upTo('approached');
    expect(asked().do('withdraw-release', { number: 1 }, { who: 'a' }).why('remind-approach')).toBe('no-name-released');
    expect(asked().do('stop-taking-part', {}, { who: 'a' }).why('remind-approach')).toBe('nobody-agreed');
    expect(asked().do('record-ban').why('remind-approach')).toBe('contact-ban');
    expect(asked().do('raise-concern').why('remind-approach')).toBe('waiting-for-policy');
    expect(asked().do('stop-case').why('remind-approach')).toBe('stopped');
    expect(asked().do('pause').why('remind-approach')).toBe('paused');
    expect(asked().do('record-mail-returned', {}, b).why('remind-approach')).toBe('no-contact-details');
    expect(asked().why('remind-approach', { channel: 'telephone', reason: 'default' })).toBe('reason-needed');
  });

  test('of who was not asked is no yes; a no may come from who was never asked, also before the case goes out or after it closed [P-01] [R-063]', () => {
    const c = aCase().upTo('sent-out');
    for (const answer of ['yes', 'no-reaction'] as const) expect(c.why('record-answer', { answer })).toBe('not-approached');
    for (const answer of ['no', 'never', 'not-now'] as const) expect(c.why('record-answer', { answer })).toBe('possible');
    expect(aCase().why('record-answer', { answer: 'never' }, { by: 'desk' })).toBe('possible');
    expect(aCase().upTo('closed').do('record-answer', { answer: 'never' }).person('b').answer?.answer).toBe('never');
  });

  test('is nobody\'s after a death [P-09]', () => {
    expect(aCase().upTo('approached').do('record-death', {}, b).why('record-answer')).toBe('person-died');
  });
});

describe('asking again under a later referral', () => {
  const again = (answer: 'no' | 'no-reaction', since: string) => ready().do('bind-earlier-answer', { answer, since });

  test('after a plain no needs a second person\'s reason and a year [P-01]', () => {
    const c = again('no', '2018-03-04');
    expect(c.why('approach')).toBe('second-person-needed');
    expect(c.do('agree-asking-again', {}, { by: 'supervisor' }).why('approach')).toBe('possible');
    const early = again('no-reaction', '2018-03-05').do('agree-asking-again', {}, policy);
    expect(early.why('approach')).toBe('too-early-to-ask-again');
    expect(early.later(1).why('approach')).toBe('possible');
  });

  test('the second person is not the mediator, and the reason is written down [P-01]', () => {
    const c = again('no', '2018-01-01');
    expect(c.why('agree-asking-again', {}, { by: 'supervisor', staff: STAFF.mediator })).toBe('must-be-other-person');
    expect(c.why('agree-asking-again', {}, { by: 'mediator' })).toBe('not-your-part');
    expect(c.fieldOf('agree-asking-again', { why: false }, { by: 'supervisor' })).toBe('why');
    expect(ready().why('agree-asking-again', {}, { by: 'supervisor' })).toBe('no-bar');
  });

  test('after "never" nobody can agree to it: only that person can come themselves, and say yes without a letter [P-01] [R-115]', () => {
    const c = ready().do('bind-earlier-answer', { answer: 'never' }).do('agree-asking-again', {}, policy).later(5000);
    expect(c.why('approach')).toBe('never-again');
    c.do('record-came-themselves', {}, b).do('record-answer');
    expect(c.why('hold-intake', {}, b)).toBe('possible');
  });
});
