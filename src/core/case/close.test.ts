import { describe, expect, test } from 'vitest';
import { aCase, MILESTONES } from '../../../test/story.ts';
import { CODES } from '../codes.ts';
import type { Fact } from './facts.ts';
import { outcome } from './outcome.ts';
import { waiting } from './waiting.ts';

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;

describe('stopping', () => {
  test.each(MILESTONES.filter((m) => m !== 'closed'))('either party can stop at any moment, without a reason: %s [R-063] [P-02]', (milestone) => {
    for (const who of ['a', 'b']) {
      const c = aCase().upTo(milestone).do('stop-taking-part', { reason: 'not-told' }, { who, by: 'desk' });
      expect(c.person(who).stopped).toBe(true);
      expect(c.why('stop-taking-part', {}, { who, by: 'desk' })).toBe('person-stopped');
    }
  });

  test('is possible during a pause and while a case is handed back [R-063]', () => {
    const c = aCase().upTo('prepared').do('pause').do('hand-back');
    for (const who of [a, b]) expect(c.why('stop-taking-part', {}, who)).toBe('possible');
  });

  test('asks for no words of explanation [P-02]', () => {
    expect(CODES.stopReason[0]).toBe('not-told');
    expect(aCase().upTo('sent-out').why('stop-taking-part', { reason: 'not-told' }, a)).toBe('possible');
  });

  test('the mediator may decide not to go on, with nobody stopping in their stead [R-064]', () => {
    const c = aCase().upTo('b-goes-on');
    expect(c.why('stop-case', { by: 'party' })).toBe('person-unknown');
    c.do('stop-case', { by: 'mediator', reason: 'safety' });
    expect(c.state.stopped).toEqual({ by: 'mediator', day: '2019-03-04' });
    expect([c.person('a').stopped, c.person('b').stopped]).toEqual([false, false]);
    expect(c.why('stop-case')).toBe('stopped');
  });

  test('a party who cannot be reached any more, or data that never came, are reasons of their own [R-065] [R-019]', () => {
    for (const by of ['unreachable', 'no-data', 'ban', 'death'] as const) expect(aCase().upTo('sent-out').why('stop-case', { by })).toBe('possible');
  });

  test('for want of data after an incomplete sending out ends before the approach, and is no rejection [R-019] [R-078]', () => {
    const c = aCase().upTo('accepted').do('request-data').later(14).do('allocate-incomplete').do('record-data-answer', { answer: 'none-held' }, { by: 'desk' });
    expect(c.why('reject', { reason: 'no-data' }, { by: 'desk' })).toBe('already-allocated');
    c.do('stop-case', { by: 'no-data' }).do('close');
    expect(c.state.rejected).toBeNull();
    expect(outcome(c.state)).toBe('ended-before-approach');
  });
});

describe('follow-up', () => {
  test('after a contact is proposed, may be dropped, and is with each who took part [R-059]', () => {
    const c = aCase().upTo('met');
    expect(c.why('settle-closing-letter', {}, a)).toBe('possible');
    for (const result of CODES.followUpResult) expect(c.why('follow-up', { result }, b)).toBe('possible');
    expect(aCase().upTo('prepared').why('follow-up', {}, a)).toBe('no-contact-yet');
    expect(c.do('record-death', {}, b).why('follow-up', {}, b)).toBe('person-died');
  });
});

describe('closing letters', () => {
  test('are settled for everyone who had an intake, before the case is closed [R-060]', () => {
    const c = aCase().upTo('met');
    expect(c.why('close')).toBe('letters-open');
    c.do('settle-closing-letter', {}, a);
    expect(c.why('close')).toBe('letters-open');
    expect(c.why('settle-closing-letter', {}, a)).toBe('already-settled');
    expect(c.do('settle-closing-letter', {}, b).why('close')).toBe('possible');
  });

  test('may be not wanted, or go another way: that is settled too [R-060]', () => {
    for (const how of ['other-channel', 'not-wanted', 'post-unsafe'] as const) expect(aCase().upTo('met').why('settle-closing-letter', { how }, a)).toBe('possible');
  });

  test('are handed over at a visit, by whom is recorded, whatever was said of post: it is opened where somebody is detained [R-060] [P-21]', () => {
    const c = aCase().upTo('met').do('record-detention', {}, a);
    expect([c.why('settle-closing-letter', { how: 'handed-over' }, a), c.fieldOf('settle-closing-letter', { how: 'handed-over' }, a)]).toEqual(['field-missing', 'handedBy']);
    expect(c.do('settle-closing-letter', { how: 'handed-over', handedBy: 'contact-person' }, a).facts.at(-1)).toMatchObject({ how: 'handed-over', handedBy: 'contact-person' });
    expect(c.do('settle-closing-letter', { how: 'other-channel', handedBy: 'recorder' }, b).facts.at(-1)).toMatchObject({ how: 'other-channel', handedBy: null });
    expect(c.why('close')).toBe('possible');
  });

  test('go by post only to who said that post is safe; not asked counts as no [R-060] [P-06]', () => {
    const c = aCase().upTo('met');
    expect(c.why('settle-closing-letter', { how: 'sent' }, a)).toBe('not-safe-channel');
    expect(c.do('state-safe-contact', { post: 'no' }, a).why('settle-closing-letter', { how: 'sent' }, a)).toBe('not-safe-channel');
    expect(c.do('state-safe-contact', {}, a).why('settle-closing-letter', { how: 'sent' }, a)).toBe('possible');
    // Nor to a house where somebody of the other side lives; handed over it may be.
    const at = (otherSideLivesThere: 'yes' | 'no', how: 'sent' | 'other-channel') => aCase().upTo('met').do('state-safe-contact', {}, b).do('check-address', { otherSideLivesThere }, b).why('settle-closing-letter', { how }, b);
    expect([at('yes', 'sent'), at('yes', 'other-channel'), at('no', 'sent')]).toEqual(['other-side-lives-there', 'possible', 'possible']);
  });

  test('are not for who was never approached; who only said no, or did not react, gets one if they want [R-060]', () => {
    const never = aCase().upTo('a-goes-on').do('decide-to-go-on', { decision: 'stop' }, a);
    expect(never.why('settle-closing-letter', {}, b)).toBe('had-no-intake');
    expect(never.do('settle-closing-letter', {}, a).why('close')).toBe('possible');
    const refused = aCase().upTo('approached').do('record-answer', { answer: 'no' }).do('settle-closing-letter', {}, a);
    expect(refused.why('settle-closing-letter', {}, b)).toBe('possible');
    expect(refused.why('close')).toBe('possible');
  });

  test('are not for who died [P-09]', () => {
    const c = aCase().upTo('met').do('record-death', {}, b).do('settle-closing-letter', {}, a);
    expect(c.why('settle-closing-letter', {}, b)).toBe('person-died');
    expect(c.why('close')).toBe('possible');
  });

  test('are for who stopped, too [R-060] [R-063]', () => {
    const c = aCase().upTo('prepared').do('stop-taking-part', {}, b);
    expect(c.do('settle-closing-letter', {}, a).why('close')).toBe('letters-open');
    expect(c.do('settle-closing-letter', {}, b).why('close')).toBe('possible');
  });

  test('come at the end, not while both may still go on', () => {
    expect(aCase().upTo('prepared').why('settle-closing-letter', {}, a)).toBe('not-ended');
    expect(aCase().upTo('prepared').why('close')).toBe('not-ended');
  });
});

describe('a closed case', () => {
  test('still takes a late letter, call or note [R-066]', () => {
    const c = aCase().upTo('closed').later(200);
    for (const item of CODES.lateItem) expect(c.why('add-late-item', { item })).toBe('possible');
    expect(aCase().upTo('met').why('add-late-item')).toBe('not-closed');
    expect(aCase().do('reject').why('add-late-item', {}, { by: 'desk' })).toBe('possible');
  });

  test('is opened again for who said no and comes back, without a new referral [R-115] [R-066]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'no' }).do('settle-closing-letter', {}, a).do('close').later(400).do('reopen');
    c.do('record-came-themselves', {}, b).do('record-answer', { answer: 'yes' }).do('hold-intake', {}, b);
    expect(c.state).toMatchObject({ closed: null, reopened: true });
    expect(c.why('close')).toBe('not-ended');
  });

  test('that is opened again owes its letters anew [R-060]', () => {
    const c = aCase().upTo('closed').do('reopen', { reason: 'party-came-back' });
    expect(c.why('close')).toBe('letters-open');
    expect(c.why('reopen')).toBe('not-closed');
  });

  test('that was closed by mistake owes nobody a second letter: nothing happened since [R-060]', () => {
    const c = aCase().upTo('closed').do('reopen', { reason: 'closed-by-mistake' });
    expect([c.why('close'), c.why('settle-closing-letter', {}, a)]).toEqual(['possible', 'already-settled']);
    expect(waiting(c.state, c.settings).next).not.toBe('settle-closing-letter');
  });

  test('that is opened for who came back goes on with them, and not with the letter of its ending [R-066]', () => {
    const next = (c: ReturnType<typeof aCase>) => { const { next: order, person } = waiting(c.state, c.settings); return [order, person]; };
    const no = aCase().upTo('approached').do('record-answer', { answer: 'no' }).do('settle-closing-letter', {}, a).do('close').later(400).do('reopen');
    expect(next(no)).toEqual(['record-answer', 'p2']);
    const stopped = aCase().upTo('b-goes-on').do('decide-to-go-on', { decision: 'stop' }, b).do('settle-closing-letter', {}, a).do('settle-closing-letter', {}, b).do('close').do('reopen');
    expect(next(stopped)).toEqual(['decide-to-go-on', 'p2']);
    expect(next(stopped.do('decide-to-go-on', {}, b))[0]).toBe('prepare');
    const again = aCase().upTo('closed').do('reopen');
    expect([next(again)[0], next(again.do('prepare', {}, b))[0]]).toEqual(['hold-contact', 'hold-contact']);
    expect(['follow-up', 'settle-closing-letter']).toContain(next(again.do('hold-contact', { people: ['p1', 'p2'] }))[0]);
    // They say no after all: then it is rounded off.
    expect(next(no.do('record-answer', { answer: 'never' }))).toEqual(['settle-closing-letter', 'p1']);
    // Who said never is not spoken to before they come themselves (P-01), and nobody who died comes back.
    const never = aCase().upTo('approached').do('record-answer', { answer: 'never' }).do('settle-closing-letter', {}, a).do('close').do('reopen');
    expect(next(never)).toEqual(['record-came-themselves', 'p2']);
    const died = aCase().upTo('b-goes-on').do('record-death', {}, b).do('settle-closing-letter', {}, a).do('close').do('reopen');
    expect(next(died)[1]).toBe('p1');
  });

  test('that was opened for who came back is rounded off once they had it, or it comes to nothing after all [R-066]', () => {
    const c = (fact: Fact) => aCase().upTo('closed').do('reopen').with('system', fact);
    const came: readonly unknown[] = [
      { kind: 'MessagePassed', number: 9, form: 'letters', from: 'p1', to: 'p2' }, { kind: 'FollowedUp', person: 'p2', result: 'spoken' }, { kind: 'Decided', person: 'p2', decision: 'stop' },
      { kind: 'Stopped', by: 'mediator', person: null, reason: 'not-told' }, { kind: 'Died', person: 'p2' },
    ];
    const next = (fact: unknown) => { const one = c(fact as Fact); return waiting(one.state, one.settings).next; };
    expect(came.map(next)).toEqual(['follow-up', 'follow-up', 'follow-up', 'settle-closing-letter', 'follow-up']);
  });

  test('that was stopped is no longer stopped when it is opened again', () => {
    const c = aCase().upTo('named').do('stop-case').do('settle-closing-letter', {}, a).do('close').do('reopen');
    expect(c.why('approach')).toBe('possible');
  });

  test('is not opened by a new referral: that is a case of its own, linked to it [R-067]', () => {
    const c = aCase().upTo('closed');
    expect(c.later(900).state.closed).toBe('2019-03-04');
    expect(aCase().do('reject').why('reopen', {}, { by: 'desk' })).toBe('not-closed');
  });

  test('was not closed, or opened, on a day before it was last moved [P-15]', () => {
    const c = aCase().upTo('met').on('2019-03-10');
    c.do('settle-closing-letter', {}, a).do('settle-closing-letter', {}, b).do('close').on('2019-03-20').do('reopen').on('2019-03-22');
    expect(c.why('close', {}, { day: '2019-03-12' })).toBe('closed');
    c.do('settle-closing-letter', {}, a).do('settle-closing-letter', {}, b).do('close');
    expect(c.why('reopen', {}, { day: '2019-03-15' })).toBe('closed');
    expect(c.why('reopen')).toBe('possible');
  });
});
