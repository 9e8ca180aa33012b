import { describe, expect, test } from 'vitest';
import { aCase, type Case } from '../../../test/story.ts';
import { whyNot } from './order.ts';
import { specOf, type OrderName } from './orders.ts';
import { phase } from './outcome.ts';
import { waiting } from './waiting.ts';

const desk = { by: 'desk' } as const;
const policy = { by: 'policy' } as const;
const next = (c: Case) => { const { for: whom, next: order } = waiting(c.state, c.settings); return [whom, order]; };

describe('holding back', () => {
  test('a person can hold a case back beside every rule, and let it go again [R-015]', () => {
    const c = aCase().upTo('complete').do('hold-back', { lookAgain: '2019-04-01' });
    expect(c.why('allocate')).toBe('held-back');
    expect(c.why('hold-back')).toBe('held-back');
    expect(c.do('lift-hold').why('allocate')).toBe('possible');
    expect(c.why('lift-hold')).toBe('not-held-back');
  });

  test('also where it could have gone out incomplete [R-015]', () => {
    const c = aCase().upTo('accepted').do('request-data').later(14);
    expect(c.why('allocate-incomplete')).toBe('possible');
    expect(c.do('hold-back', {}, policy).why('allocate-incomplete')).toBe('held-back');
  });

  test('meanwhile it is not accepted, and nobody is asked about the other side; what comes in is taken [R-015] [P-04]', () => {
    const c = aCase().do('judge-violence').do('hold-back');
    expect([c.why('accept'), c.why('request-data')]).toEqual(['held-back', 'held-back']);
    expect([c.why('record-detail', {}, { who: 'b', ...desk }), c.why('ask-referrer'), c.why('reject')]).toEqual(['possible', 'possible', 'possible']);
    expect(c.do('lift-hold').why('accept')).toBe('possible');
    const asked = aCase().upTo('accepted').do('request-data').do('hold-back');
    expect([asked.why('remind-data'), asked.why('record-data-answer', { answer: 'refused' }, desk)]).toEqual(['held-back', 'possible']);
  });

  test('it waits for policy, whatever else it could wait for; the day that was named holds [R-015] [P-03]', () => {
    for (const c of [aCase(), aCase().do('judge-violence'), aCase().upTo('accepted'), aCase().upTo('complete'), aCase().upTo('accepted').do('request-data')]) {
      expect(waiting(c.do('hold-back', { lookAgain: '2019-03-20' }).state, c.settings)).toMatchObject({ for: 'policy', next: 'lift-hold', lookAgain: '2019-03-20' });
    }
  });

  test('once policy agreed to reject, rejecting is the desk’s next step; a new question is not answered by that [P-10]', () => {
    const c = aCase().do('judge-violence').do('hold-back').do('agree-rejection', { reason: 'outside-scope' }, policy);
    expect(next(c)).toEqual(['desk', 'reject']);
    expect(next(aCase().do('hold-back').do('agree-rejection', { reason: 'outside-scope' }, policy))).toEqual(['desk', 'reject']);
    expect(c.why('accept')).toBe('held-back');
    c.do('lift-hold').do('hold-back');
    expect([next(c), c.why('reject', { reason: 'outside-scope' })]).toEqual([['policy', 'lift-hold'], 'policy-must-agree']);
    // Whoever knows more asks anew, without letting it go first.
    c.do('agree-rejection', { reason: 'outside-scope' }, policy).do('hold-back');
    expect([next(c), c.why('reject', { reason: 'outside-scope' }), c.why('hold-back')]).toEqual([['policy', 'lift-hold'], 'policy-must-agree', 'held-back']);
    expect(phase(c.do('agree-rejection', { reason: 'outside-scope' }, policy).do('reject', { reason: 'outside-scope' }).state)).toBe('rejected');
    // Also once the hold is lifted; not of what was accepted since, which the desk goes on with.
    const lifted = aCase().do('judge-violence').do('hold-back').do('agree-rejection', { reason: 'outside-scope' }, policy).do('lift-hold');
    expect([next(lifted), next(lifted.do('accept'))]).toEqual([['desk', 'reject'], ['desk', 'request-data']]);
  });
});

test('once accepted it goes on while a question to the referrer lies there, and is rejected when nobody of a side is left [P-09]', () => {
  expect(next(aCase().do('ask-referrer').upTo('complete'))).toEqual(['desk', 'allocate']);
  expect(next(aCase().upTo('complete').do('record-death', {}, { who: 'b', ...desk }))).toEqual(['desk', 'reject']);
});

describe('while policy judges violence', () => {
  test('a referral is not accepted, and the prosecution service is not asked or reminded [P-04]', () => {
    const c = aCase().do('judge-violence', { domestic: 'yes' });
    expect([c.why('accept'), c.why('request-data')]).toEqual(['waiting-for-policy', 'waiting-for-policy']);
    c.do('answer-policy', { answer: 'not-yet', lookAgain: '2019-06-01' }, policy);
    expect([c.why('accept'), c.why('request-data')]).toEqual(['policy-not-yet', 'policy-not-yet']);
    c.do('answer-policy');
    expect([c.why('accept'), c.why('request-data')]).toEqual(['possible', 'possible']);
    expect(aCase().upTo('accepted').do('request-data').do('raise-concern', {}, desk).why('remind-data')).toBe('waiting-for-policy');
  });

  test('nor is it before violence was judged: a letter that names the other side would go out unjudged [P-04]', () => {
    expect(aCase().why('request-data')).toBe('violence-not-judged');
    expect(aCase().do('judge-violence', { stalking: 'not-yet' }).why('request-data')).toBe('violence-not-judged');
    expect(aCase().do('judge-violence').why('request-data')).toBe('possible');
  });

  test('after it went out the reminders run on: only approach, passing on and meeting wait then [P-04] [R-017]', () => {
    const c = aCase().upTo('accepted').do('request-data').later(14).do('allocate-incomplete').do('raise-concern');
    expect([c.why('remind-data'), c.why('approach', {}, { who: 'b' })]).toEqual(['possible', 'waiting-for-policy']);
  });
});

describe('what an import tells of', () => {
  const historic = (c: Case, order: OrderName) => whyNot(specOf(order), { ...c.context('desk'), historic: true }, null);

  test('was done: it was accepted and asked, whatever was held or judged [R-015] [P-04]', () => {
    const c = aCase().do('judge-violence', { domestic: 'yes' }).do('hold-back');
    expect([c.why('accept'), historic(c, 'accept'), c.why('request-data'), historic(c, 'request-data')]).toEqual(['waiting-for-policy', null, 'waiting-for-policy', null]);
  });

  test('went out where it does not know what policy said; not over a concern, and not over an answer that it does know [P-04]', () => {
    const unknown = () => aCase().upTo('complete').do('judge-violence', { domestic: 'yes' }).with('import', { kind: 'NotRecorded', step: 'policy', person: null });
    expect(historic(unknown(), 'allocate')).toBeNull();
    expect(historic(unknown().do('raise-concern', {}, desk), 'allocate')).toBe('waiting-for-policy');
    expect(historic(unknown().do('answer-policy', { answer: 'no' }, policy), 'allocate')).toBe('policy-said-no');
  });
});
