import { describe, expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { addDays } from '../day.ts';
import { QUESTION_DAYS, questionRuns } from './question.ts';
import { standing } from './standing.ts';

const waits = (c: ReturnType<typeof aCase>) => { const { waitsFor, next, lookAgain } = standing(c.state, c.settings, c.entries.length)!; return { waitsFor, next, lookAgain }; };

describe('a question back to the referrer', () => {
  test('can be asked before a referral is accepted, one at a time, and not of who referred themselves', () => {
    const c = aCase();
    expect(c.do('ask-referrer').why('ask-referrer')).toBe('question-open');
    expect(aCase({ entry: 'self' }).why('ask-referrer')).toBe('no-referrer');
    expect(aCase().upTo('accepted').why('ask-referrer')).toBe('already-accepted');
  });

  test('the case waits for the referrer, without a clock on anybody, until the day after the link ends (P-03)', () => {
    const c = aCase().do('ask-referrer');
    expect(waits(c)).toEqual({ waitsFor: 'referrer', next: 'record-referrer-answer', lookAgain: addDays(c.today, QUESTION_DAYS) });
    expect(questionRuns(c.state, addDays(c.today, QUESTION_DAYS - 1))).toBe(true);
    expect(questionRuns(c.state, addDays(c.today, QUESTION_DAYS))).toBe(false);
  });

  test('violence and stalking can be judged meanwhile, and are asked for as soon as the question is over (P-04)', () => {
    const c = aCase().do('ask-referrer');
    expect(c.why('judge-violence')).toBe('possible');
    expect(waits(c.do('record-referrer-answer').do('settle-referrer-answer')).next).toBe('judge-violence');
  });

  test('an answer is the desk\'s to work on, also after the referral was accepted', () => {
    const c = aCase().do('judge-violence').do('ask-referrer').do('record-referrer-answer');
    expect(waits(c)).toMatchObject({ waitsFor: 'desk', next: 'settle-referrer-answer' });
    expect(c.do('accept').do('settle-referrer-answer').state.question).toBeNull();
  });

  test('withdrawn, it is asked no more, and can be asked again under another number', () => {
    const c = aCase().do('ask-referrer').do('withdraw-question');
    expect([c.state.question, c.why('record-referrer-answer'), c.why('settle-referrer-answer')]).toEqual([null, 'no-question', 'no-referrer-answer']);
    expect(c.do('ask-referrer').state.question?.number).toBe(2);
  });

  test('does not stand in the way of accepting, rejecting or judging', () => {
    const c = aCase().do('ask-referrer').do('judge-violence');
    expect([c.why('accept'), c.why('reject')]).toEqual(['possible', 'possible']);
  });
});
