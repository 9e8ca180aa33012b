import { describe, expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { addDays, type Day } from '../day.ts';
import { asksForWord, CALL_BACK_DAYS, countedFrom, WAITS_FOR } from './waiting.ts';
import { standing } from './standing.ts';

const policy = { by: 'policy' } as const;

describe('each answer of policy leads on [P-04]', () => {
  const leads = (c: ReturnType<typeof aCase>) => { const { waitsFor, next } = standing(c.state, c.settings, c.entries.length)!; return [waitsFor, next]; };
  const asked = () => aCase().do('judge-violence', { domestic: 'yes' });

  test('go, with conditions or without: to the desk, which accepts', () => {
    expect(leads(asked())).toEqual(['policy', 'answer-policy']);
    for (const answer of ['go', 'go-with-conditions'] as const) expect(leads(asked().do('answer-policy', { answer, conditions: true }, policy))).toEqual(['desk', 'accept']);
  });

  test('not yet: it stays with policy, until its day', () => {
    const c = asked().do('answer-policy', { answer: 'not-yet', lookAgain: '2019-05-01' }, policy);
    expect([leads(c), standing(c.state, c.settings, c.entries.length)?.lookAgain]).toEqual([['policy', 'answer-policy'], '2019-05-01']);
  });

  test('no: to the desk, which rejects as unsafe and asks policy nothing again; once it runs to the mediator, who stops it', () => {
    const c = asked().do('answer-policy', { answer: 'no' }, policy);
    expect([leads(c), c.why('reject', { reason: 'unsafe' }), c.why('reject', { reason: 'outside-scope' })]).toEqual([['desk', 'reject'], 'possible', 'policy-must-agree']);
    const running = aCase().upTo('sent-out').do('raise-concern').do('answer-policy', { answer: 'no' }, policy);
    expect(leads(running)).toEqual(['mediator', 'stop-case']);
    expect(leads(running.do('stop-case'))).toEqual(['mediator', 'close']);
  });

  test('it is not late at the desk on the day of the answer, whatever that is: the desk’s days begin anew', () => {
    const look = (c: ReturnType<typeof aCase>) => standing(c.state, c.settings, c.entries.length)?.lookAgain;
    for (const [answer, next] of [['no', 'reject'], ['go', 'accept']] as const) {
      const c = asked().later(30).do('answer-policy', { answer }, policy);
      expect([answer, leads(c), look(c)]).toEqual([answer, ['desk', next], addDays(look(aCase()) as Day, 30)]);
    }
  });

  test('what the referrer answered before and nobody read is not put off by it', () => {
    const unread = asked().do('ask-referrer').do('record-referrer-answer');
    const due = standing(unread.state, unread.settings, unread.entries.length)?.lookAgain;
    const c = unread.later(5).do('answer-policy', { answer: 'go' }, policy);
    expect(standing(c.state, c.settings, c.entries.length)).toMatchObject({ next: 'settle-referrer-answer', lookAgain: due });
  });
});

test('an answer of policy puts off no day that was named before it: the answer of a referrer lies there, a hold is over [P-04]', () => {
  const look = (c: ReturnType<typeof aCase>) => { const { next, lookAgain } = standing(c.state, c.settings, c.entries.length)!; return [next, lookAgain]; };
  const answered = aCase({ on: '2020-02-01' }).do('judge-violence', { domestic: 'yes' }).do('ask-referrer', {}).later(2).do('record-referrer-answer', {});
  const before = look(answered);
  expect(before[0]).toBe('settle-referrer-answer');
  expect(look(answered.later(10).do('answer-policy', { answer: 'go' }, policy))).toEqual(before);
});

describe('what was held back [R-015]', () => {
  const look = (c: ReturnType<typeof aCase>) => standing(c.state, c.settings, c.entries.length)?.lookAgain;
  const due = look(aCase().do('judge-violence')) as Day;

  test('is not late at the desk on the day it is let go: its days begin anew, and the page can say since when', () => {
    const c = aCase().do('judge-violence').do('hold-back').later(30).do('lift-hold');
    expect([look(c), countedFrom(c.state, c.settings)]).toEqual([addDays(due, 30), { day: c.today, why: 'let-go' }]);
    const plain = aCase().do('judge-violence');
    expect([look(plain), countedFrom(plain.state, plain.settings)]).toEqual([due, null]);
    // Held again: it waits for policy, and nothing is counted.
    expect(countedFrom(c.do('hold-back').state, c.settings)).toBeNull();
  });

  test('and where policy agreed to reject, not on the day of that answer [P-10]', () => {
    const c = aCase().do('judge-violence').do('hold-back').later(30).do('agree-rejection', { reason: 'outside-scope' }, policy);
    expect([look(c), countedFrom(c.state, c.settings)?.why]).toEqual([addDays(due, 30), 'policy']);
  });

  test('a hold that was corrected away moved nothing', () => {
    const c = aCase().do('judge-violence').do('hold-back').later(30).do('lift-hold');
    const lifted = c.entries.at(-1)!.seq;
    c.do('correct', { seq: lifted - 1, reason: 'did-not-happen' }).do('correct', { seq: lifted, reason: 'did-not-happen' });
    expect(look(c)).toBe(due);
  });
});

test('what comes to nothing is rounded off at once; after a contact there are days for it', () => {
  const look = (c: ReturnType<typeof aCase>) => standing(c.state, c.settings, c.entries.length)?.lookAgain;
  const no = aCase().upTo('approached').do('record-answer', { answer: 'no' });
  expect(look(no)).toBe(no.today);
  const met = aCase().upTo('met').do('follow-up', {}, { who: 'a' }).do('follow-up', {}, { who: 'b' });
  expect(look(met)).toBe(addDays(met.today, met.settings(met.today).lookAfterDays));
});

test('what was rejected for a while is not late on the day it is taken up again: the desk’s days begin anew [R-022]', () => {
  const look = (c: ReturnType<typeof aCase>) => standing(c.state, c.settings, c.entries.length)?.lookAgain;
  const first = aCase();
  const c = aCase().do('reject', { reason: 'unreachable' }).later(90).do('resume-rejected');
  expect(look(c)).toBe(addDays(look(first) as Day, 90));
});

test('a day that was named before it was rejected for a while makes nothing late on the day it is taken up again, neither the desk’s nor policy’s [R-022]', () => {
  const held = () => aCase({ on: '2020-02-01' }).do('judge-violence', {}).do('accept').do('hold-back', { lookAgain: '2020-02-20' });
  const later = () => aCase({ on: '2020-02-01' }).do('judge-violence', { domestic: 'yes' }).do('answer-policy', { answer: 'not-yet', lookAgain: '2020-02-15' }, policy);
  const asked = () => aCase({ on: '2020-02-01' }).do('judge-violence', {}).do('ask-referrer', {});
  for (const [make, next, days] of [[held, 'lift-hold', 14], [later, 'answer-policy', 14], [asked, 'record-referrer-answer', 14]] as const) {
    const c = make().do('reject', { reason: 'mis-first' }, { by: 'desk' }).later(90).do('resume-rejected', {}, { by: 'desk' });
    expect(standing(c.state, c.settings, c.entries.length)).toMatchObject({ next, lookAgain: addDays('2020-05-01' as Day, days) });
    if (make !== held) continue;
    // What is named since counts.
    const anew = c.do('lift-hold', {}).do('hold-back', { lookAgain: '2020-05-04' });
    expect(standing(anew.state, anew.settings, anew.entries.length)?.lookAgain).toBe('2020-05-04');
  }
});

describe('a practice supervisor is told where a word may help [P-03]', () => {
  const day = '2019-03-01' as Day;

  test('of own work two weeks after its day, and not the day after a term of five days', () => {
    const told = (days: number) => asksForWord({ waitsFor: 'mediator', lookAgain: day, talkedOver: null }, addDays(day, days));
    expect([told(0), told(1), told(13), told(14)]).toEqual([false, false, false, true]);
    const c = aCase().upTo('sent-out');
    const taken = standing(c.state, c.settings, c.entries.length)!;
    expect([taken.next, asksForWord(taken, addDays(taken.lookAgain!, 1))]).toEqual(['accept-allocation', false]);
  });

  test('of a pause as soon as its day is past', () => {
    expect([0, 1].map((days) => asksForWord({ waitsFor: 'pause', lookAgain: day, talkedOver: null }, addDays(day, days)))).toEqual([false, true]);
  });

  test('never of what waits for a person or an office, nor without a day', () => {
    const late = addDays(day, 365);
    expect(WAITS_FOR.filter((waitsFor) => asksForWord({ waitsFor, lookAgain: day, talkedOver: null }, late))).toEqual(['mediator', 'pause']);
    expect(WAITS_FOR.some((waitsFor) => asksForWord({ waitsFor, lookAgain: null, talkedOver: null }, late))).toBe(false);
  });

  test('not once it was talked over since that day, until another day passes or it stood still two weeks more', () => {
    const told = (waitsFor: 'mediator' | 'pause', talked: number, today: number) => asksForWord({ waitsFor, lookAgain: day, talkedOver: addDays(day, talked) }, addDays(day, today));
    expect([told('mediator', 14, 14), told('mediator', 14, 27), told('mediator', 14, 28)]).toEqual([false, false, true]);
    // Talked over before its day: what passed since is new.
    expect([told('pause', -1, 1), told('pause', 0, 1), told('pause', 1, 14), told('pause', 1, 15)]).toEqual([true, false, false, true]);
    expect(told('mediator', 5, 14)).toBe(false);
  });

  test('that it was talked over moves nobody’s day: what was late stays late', () => {
    const c = aCase().upTo('sent-out').do('accept-allocation').do('contact-referrer');
    const before = standing(c.state, c.settings, c.entries.length)!;
    c.later(40).do('talk-over', {}, { by: 'supervisor' });
    const after = standing(c.state, c.settings, c.entries.length)!;
    expect([after.lookAgain, after.next, after.lastDay, after.talkedOver]).toEqual([before.lookAgain, before.next, before.lastDay, c.today]);
    expect([asksForWord(before, c.today), asksForWord(after, c.today)]).toEqual([true, false]);
    // A correction takes it back.
    c.do('correct', { seq: c.entries.length, reason: 'typing-error' });
    expect(standing(c.state, c.settings, c.entries.length)!).toMatchObject({ talkedOver: null, lookAgain: before.lookAgain, lastDay: before.lastDay });
    // Any other correction is work on the case, as it was.
    c.do('correct', { seq: c.seqOf('ReferrerContacted'), reason: 'typing-error' });
    expect(standing(c.state, c.settings, c.entries.length)!.lastDay).toBe(c.today);
  });

  test('whoever said it takes it back, and a practice supervisor corrects nothing else (P-03, P-15)', () => {
    const c = aCase().upTo('sent-out').do('accept-allocation');
    expect(c.why('correct', { seq: c.seqOf('AllocationAccepted') }, { by: 'supervisor' })).toBe('nothing-to-correct');
    c.do('talk-over', {}, { by: 'supervisor' });
    expect(c.why('correct', { seq: c.seqOf('AllocationAccepted') }, { by: 'supervisor' })).toBe('nothing-to-correct');
    c.do('correct', { seq: c.seqOf('TalkedOver') }, { by: 'supervisor' });
    expect([c.state.talkedOver, c.why('correct', { seq: c.seqOf('TalkedOver') }, { by: 'supervisor' })]).toEqual([null, 'nothing-to-correct']);
  });

  test('it is the supervisor’s to say, of a case that is with a mediator, and it says nothing more', () => {
    expect(aCase().upTo('sent-out').why('talk-over', {}, { by: 'supervisor' })).toBe('possible');
    for (const by of ['desk', 'mediator', 'policy'] as const) expect(aCase().upTo('sent-out').why('talk-over', {}, { by })).toBe('not-your-part');
    expect(aCase().upTo('accepted').why('talk-over', {}, { by: 'supervisor' })).toBe('not-yet-allocated');
    expect(aCase().upTo('sent-out').do('hand-back').why('talk-over', {}, { by: 'supervisor' })).toBe('handed-back');
    expect(aCase().upTo('sent-out').do('talk-over', {}, { by: 'supervisor' }).entries.at(-1)?.fact).toEqual({ kind: 'TalkedOver' });
  });
});

test('whoever asked to be called is called tomorrow at the latest, until they were; what policy has then keeps its own days [P-14]', () => {
  const look = (c: ReturnType<typeof aCase>) => standing(c.state, c.settings, c.entries.length)?.lookAgain;
  const asked = () => aCase({ clientAgrees: 'unknown', callBack: 'yes' });
  const usual = look(aCase()) as Day;
  const near = addDays(asked().today, CALL_BACK_DAYS);
  expect(near < usual).toBe(true);
  expect(look(asked())).toBe(near);
  expect(look(asked().do('judge-violence'))).toBe(near);
  expect(look(asked().do('judge-violence').do('confirm-agreement', { clientAgrees: 'yes' }))).toBe(usual);
  const self = aCase({ entry: 'self', referrerKind: null, callBack: 'yes' }).do('judge-violence');
  expect([look(self), look(self.do('accept'))]).toEqual([near, usual]);
  expect(look(asked().do('judge-violence', { domestic: 'yes' }))).toBe(usual);
  // Let go later: the day after that, and the page says what it is counted from.
  const letGo = asked().do('judge-violence').do('hold-back').later(30).do('lift-hold');
  expect([look(letGo), countedFrom(letGo.state, letGo.settings)?.why]).toEqual([addDays(letGo.today, CALL_BACK_DAYS), 'let-go']);
});
