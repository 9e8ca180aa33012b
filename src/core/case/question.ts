import { addDays, type Day } from '../day.ts';
import { text } from '../fields.ts';
import { order, yes } from './order.ts';
import type { CaseState } from './state.ts';

/** Days on which a referrer can open and answer a question, that of asking included. At most two weeks: own choice, no source. */
export const QUESTION_DAYS = 14;

/** The last day on which the question of this day can be opened. */
export const answerableUntil = (asked: Day): Day => addDays(asked, QUESTION_DAYS - 1);

/** Whether somebody outside may still answer: asked, not answered, not withdrawn, not too late. */
export const questionRuns = ({ question, rejected, closed }: CaseState, on: Day): boolean =>
  question !== null && question.answered === null && rejected === null && closed === null && on <= answerableUntil(question.asked);

/** A question back to whoever referred somebody: about their own referral, before it is accepted. */
export const QUESTION_ORDERS = {
  'ask-referrer': order({
    phase: 'complete', by: ['desk'], stage: 'before-allocation', leaves: true, about: 'case', fields: { question: text('referrer', 'question') },
    when({ state }) {
      if (state.referral?.entry === 'self') return 'no-referrer';
      if (state.accepted) return 'already-accepted';
      return state.question ? 'question-open' : null;
    },
    decide: ({ state }) => yes({ kind: 'ReferrerAsked', number: state.journal.question + 1 }),
  }),
  // An answer by telephone; what comes through the link is recorded by itself.
  'record-referrer-answer': order({
    phase: 'complete', by: ['desk'], stage: 'open', about: 'case', fields: { reply: text('referrer', 'answer') },
    when: ({ state }) => (state.question === null || state.question.answered !== null ? 'no-question' : null),
    decide: ({ state }) => yes({ kind: 'ReferrerAnswered', number: state.question?.number as number }),
  }),
  'withdraw-question': order({
    phase: 'complete', by: ['desk'], stage: 'open', about: 'case', fields: {},
    when: ({ state }) => (state.question === null || state.question.answered !== null ? 'no-question' : null),
    decide: ({ state }) => yes({ kind: 'QuestionWithdrawn', number: state.question?.number as number }),
  }),
  'settle-referrer-answer': order({
    phase: 'complete', by: ['desk'], stage: 'open', about: 'case', fields: {},
    when: ({ state }) => (state.question?.answered ? null : 'no-referrer-answer'),
    decide: ({ state }) => yes({ kind: 'ReferrerAnswerSettled', number: state.question?.number as number }),
  }),
};
