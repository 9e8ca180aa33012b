import { describe, expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
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
  });
});
