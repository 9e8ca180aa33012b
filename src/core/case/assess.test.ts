import { describe, expect, test } from 'vitest';
import { aCase, type Case, type Wish } from '../../../test/story.ts';
import { CODES } from '../codes.ts';
import { day } from '../day.ts';
import { fold } from './fold.ts';
import { outcome } from './outcome.ts';
import { settingsFrom } from './setting-change.ts';
import { standing } from './standing.ts';
import { heldForPolicy } from './held.ts';

const desk = { by: 'desk' } as const;
const policy = { by: 'policy' } as const;
/** Nobody treats anybody, so there is nobody to call. */
const NOBODY = { treatmentProvider: 'no', client: null, consentToCall: 'no', provider: false, providerTelephone: false } as const;
/** Referred and complete, with the judgement on violence as given. */
const judged = (domestic: 'yes' | 'no' | 'not-yet', stalking: 'yes' | 'no' | 'not-yet', wish: Wish = {}): Case =>
  aCase({ b: [{ details: ['post'] }], ...wish }).do('accept').do('judge-violence', { domestic, stalking });

describe('accepting', () => {
  test('is done by the desk, once [R-020]', () => {
    const c = aCase().do('accept');
    expect(c.state.accepted).toBe('2019-03-04');
    expect(c.why('accept')).toBe('already-accepted');
    expect(aCase().why('accept', {}, { by: 'mediator' })).toBe('not-your-part');
  });

  test('a call-back request waits until that person said that they know and agree [P-14]', () => {
    const c = aCase({ clientAgrees: 'unknown', callBack: 'yes' });
    expect(c.why('accept')).toBe('call-back-first');
    expect(c.do('confirm-agreement', { clientAgrees: 'no' }).why('accept')).toBe('call-back-first');
    expect(c.do('confirm-agreement').why('accept')).toBe('possible');
    expect(c.why('confirm-agreement')).toBe('told-already');
  });

  test('who refers themselves need not confirm it [R-005]', () => {
    const c = aCase({ entry: 'self', referrerKind: null, clientAgrees: 'unknown' });
    expect(c.why('accept')).toBe('possible');
    expect(c.why('confirm-agreement')).toBe('told-already');
  });
});

describe('variants', () => {
  test.each(['rape', 'lewd-acts', 'transgressive-behaviour', 'other-sexual'] as const)('a case of %s is accepted without a police report, before one, and years later [R-035] [R-036]', (cause) => {
    for (const policeReport of CODES.policeReport) expect(aCase({ cause, policeReport, eventMonth: '1991-06' }).why('accept')).toBe('possible');
  });

  test('other offences need a police report, where the foundation asks for one [R-036]', () => {
    for (const cause of ['assault', 'burglary'] as const) {
      expect(aCase({ cause, policeReport: 'none' }).why('accept')).toBe('no-police-report');
      expect(aCase({ cause, policeReport: 'none', settings: { policeReportNeeded: [] } }).why('accept')).toBe('possible');
      for (const policeReport of ['one', 'several', 'unknown'] as const) expect(aCase({ cause, policeReport }).why('accept')).toBe('possible');
    }
  });

  test('a medical incident has its own variant, between patient and care provider, and needs no report [R-037]', () => {
    const c = aCase({ cause: 'medical-incident', policeReport: 'none', a: [{ role: 'patient' }], b: [{ role: 'care-provider' }] });
    expect(c.why('accept')).toBe('possible');
    expect([c.person('a').position, c.person('b').position]).toEqual(['victim-side', 'offender-side']);
  });

  test('a sport case that cannot be prosecuted is accepted, paid by NOC*NSF [R-038]', () => {
    const c = aCase({ cause: 'sport-incident', policeReport: 'not-applicable', funding: 'noc-nsf' });
    expect(c.why('accept')).toBe('possible');
    expect(c.state.referral?.funding).toBe('noc-nsf');
  });

  test('internet fraud needs an immaterial need and several police reports [R-032] [R-033]', () => {
    const fraud = (immaterialNeed: 'yes' | 'no' | 'unknown', policeReport: (typeof CODES.policeReport)[number]) => aCase({ cause: 'internet-fraud', immaterialNeed, policeReport }).why('accept');
    expect(fraud('yes', 'several')).toBe('possible');
    for (const report of ['none', 'one', 'unknown', 'not-applicable'] as const) expect(fraud('yes', report)).toBe('several-reports-needed');
    for (const need of ['no', 'unknown'] as const) expect(fraud(need, 'several')).toBe('immaterial-need-needed');
  });

  test('what was wrong about the cause is mended, and decides from then on [R-034]', () => {
    const c = aCase({ cause: 'internet-fraud', policeReport: 'one' });
    expect(c.why('accept')).toBe('immaterial-need-needed');
    c.do('correct-cause', { cause: 'fraud', policeReport: 'one', immaterialNeed: 'unknown', funding: 'ministry' }, desk);
    expect(c.why('accept')).toBe('possible');
  });
});

describe('domestic violence and stalking', () => {
  test('are judged for every referral, by a person at the desk: yes, no or not yet [P-04]', () => {
    const c = aCase({ b: [{ details: ['post'] }] }).do('accept');
    expect(c.why('allocate')).toBe('violence-not-judged');
    expect(c.why('judge-violence', {}, { by: 'mediator' })).toBe('not-your-part');
    expect(c.do('judge-violence').why('allocate')).toBe('possible');
  });

  test('nothing goes out while one of the two is not judged yet, complete or incomplete [P-04]', () => {
    for (const [domestic, stalking] of [['not-yet', 'no'], ['no', 'not-yet'], ['not-yet', 'not-yet']] as const) {
      expect(judged(domestic, stalking).why('allocate')).toBe('violence-not-judged');
      expect(judged('no', 'no', { b: [{}] }).do('request-data').do('judge-violence', { domestic, stalking }).later(30).why('allocate-incomplete')).toBe('violence-not-judged');
    }
  });

  test.each([['yes', 'no'], ['no', 'yes'], ['yes', 'yes']] as const)('domestic violence %s, stalking %s: policy is asked before the case goes out [R-030]', (domestic, stalking) => {
    const c = judged(domestic, stalking);
    expect(c.why('allocate')).toBe('waiting-for-policy');
    expect(c.do('answer-policy').why('allocate')).toBe('possible');
  });

  test('a cause of stalking goes past policy whatever was judged [R-030]', () => {
    const c = aCase({ cause: 'stalking', b: [{ details: ['post'] }] }).do('judge-violence');
    expect(c.why('accept')).toBe('waiting-for-policy');
    expect(judged('no', 'no').do('correct-cause', { cause: 'stalking', policeReport: 'one', immaterialNeed: 'unknown', funding: 'ministry' }, desk).why('allocate')).toBe('waiting-for-policy');
  });

  test('such a case goes out only with a treatment provider who may be called, and a Veiligheidshuis that can be reached: both [R-031] [P-04]', () => {
    const c = judged('yes', 'no');
    for (const answer of ['go', 'go-with-conditions'] as const) {
      expect(c.why('answer-policy', { answer, conditions: true, treatmentProvider: 'no' }, policy)).toBe('treatment-provider-needed');
      expect(c.why('answer-policy', { answer, conditions: true, consentToCall: 'no' }, policy)).toBe('treatment-provider-needed');
      expect(c.why('answer-policy', { answer, conditions: true, safetyHousePossible: 'no' }, policy)).toBe('safety-house-needed');
      expect(c.why('answer-policy', { answer, conditions: true }, policy)).toBe('possible');
    }
  });

  test('without a treatment provider a case waits with a day to look again; it need not be turned away [P-04]', () => {
    const c = judged('yes', 'no');
    expect(c.fieldOf('answer-policy', { answer: 'not-yet' }, policy)).toBe('lookAgain');
    c.do('answer-policy', { answer: 'not-yet', lookAgain: '2019-06-01', ...NOBODY, safetyHousePossible: 'no' }, policy);
    expect(c.why('allocate')).toBe('policy-not-yet');
    expect(c.state.rejected).toBeNull();
    expect(c.later(30).do('answer-policy').why('allocate')).toBe('possible');
  });

  test('policy can say no, or go with conditions, which are written down [P-04]', () => {
    const c = judged('yes', 'no');
    expect(c.fieldOf('answer-policy', { answer: 'go-with-conditions' }, policy)).toBe('conditions');
    expect(c.do('answer-policy', { answer: 'go-with-conditions', conditions: true }, policy).why('allocate')).toBe('possible');
    expect(judged('yes', 'no').do('answer-policy', { answer: 'no' }, policy).why('allocate')).toBe('policy-said-no');
  });

  test('policy is asked nothing where there is no such question', () => {
    expect(judged('no', 'no').why('answer-policy', {}, policy)).toBe('no-policy-question');
  });

  test('an answer of policy does not cover what was judged after it [R-031] [P-04]', () => {
    const c = judged('no', 'no').do('raise-concern', { concern: 'other-safety' }, desk);
    c.do('answer-policy', { ...NOBODY, safetyHousePossible: 'no' }, policy);
    expect(c.why('allocate')).toBe('possible');
    c.do('judge-violence', { domestic: 'yes' });
    expect(c.why('allocate')).toBe('waiting-for-policy');
    c.do('answer-policy').do('judge-violence', { domestic: 'yes', stalking: 'yes' });
    expect(c.why('allocate')).toBe('waiting-for-policy');
    c.do('answer-policy').do('judge-violence', { domestic: 'yes', stalking: 'yes' });
    expect(c.why('allocate')).toBe('possible');
  });

  test('a go of policy on other grounds does not cover violence that was judged on an earlier day, but recorded later [R-031] [P-15]', () => {
    const c = judged('no', 'no').on('2019-03-18').do('raise-concern', {}, desk).on('2019-03-19').do('answer-policy', { safetyHousePossible: 'no' }, policy);
    expect(c.why('allocate')).toBe('possible');
    expect(c.on('2019-03-22').do('judge-violence', { domestic: 'yes' }, { ...desk, day: '2019-03-12' }).why('allocate')).toBe('safety-house-needed');
    expect(c.do('answer-policy').why('allocate')).toBe('possible');
    const unasked = judged('no', 'no').on('2019-03-18').do('raise-concern', {}, desk).on('2019-03-19').do('answer-policy', { client: 'p1', consentToCall: 'no', provider: false, providerTelephone: false }, policy);
    expect([unasked.why('allocate'), unasked.on('2019-03-22').do('judge-violence', { domestic: 'yes' }, { ...desk, day: '2019-03-12' }).why('allocate')]).toEqual(['possible', 'treatment-provider-needed']);
    expect(c.do('answer-policy', { treatmentProvider: 'yes' }).state.policy).toMatchObject({ treatmentProvider: true, safetyHouse: true });
  });

  test('a case that turns out to be stalking goes past policy again [R-030]', () => {
    const c = judged('yes', 'no').do('answer-policy').do('correct-cause', { cause: 'stalking', policeReport: 'one', immaterialNeed: 'unknown', funding: 'ministry' }, desk);
    expect(c.why('allocate')).toBe('waiting-for-policy');
  });
});

describe('a concern that is raised later', () => {
  test.each(['desk', 'mediator', 'supervisor', 'policy'] as const)('may be raised by anyone on the case: %s [P-04]', (by) => {
    expect(aCase().upTo('sent-out').why('raise-concern', {}, { by })).toBe('possible');
  });

  test.each(CODES.concern)('"%s" holds the approach for policy [P-04]', (concern) => {
    const c = aCase().upTo('named').do('raise-concern', { concern });
    expect(c.why('approach')).toBe('waiting-for-policy');
    expect(c.do('answer-policy', {}, policy).why('approach')).toBe('possible');
  });

  test('holds passing on and meeting too [P-04]', () => {
    const c = aCase().upTo('prepared').do('raise-concern');
    expect(c.why('hold-contact', { people: ['p1', 'p2'] })).toBe('waiting-for-policy');
    expect(c.why('pass-message', { to: 'p2' }, { who: 'a' })).toBe('waiting-for-policy');
    expect(heldForPolicy(c.state)).toBe('waiting-for-policy');
  });

  test('is not covered by what policy said before [P-04]', () => {
    const c = judged('yes', 'no').do('answer-policy').do('allocate').do('raise-concern', { concern: 'stalking' });
    expect(heldForPolicy(c.state)).toBe('waiting-for-policy');
    expect(c.state.violence).toEqual({ domestic: 'yes', stalking: 'yes' });
  });

  test('a judgement that is taken back after the case went out holds what would go out [P-04]', () => {
    const c = aCase().upTo('named');
    c.do('correct', { seq: c.seqOf('ViolenceJudged') });
    expect(c.why('approach')).toBe('violence-not-judged');
    expect(c.do('judge-violence', {}, desk).why('approach')).toBe('possible');
  });
});

describe('rejecting', () => {
  test('is done by the desk, on a practical ground; a mediator hands back and never rejects [R-020] [P-10]', () => {
    const c = aCase().do('reject', { reason: 'withdrawn' });
    expect(c.state.rejected).toEqual({ reason: 'withdrawn', day: '2019-03-04', lookAgain: null });
    expect(aCase().why('reject', {}, { by: 'mediator' })).toBe('not-your-part');
    expect(aCase().upTo('sent-out').why('reject', {}, desk)).toBe('already-allocated');
  });

  test('knows the reasons of the reports: withdrawn, double, no data, outside the framework, MiS first [R-021]', () => {
    expect(CODES.rejection).toEqual(expect.arrayContaining(['withdrawn', 'duplicate', 'no-data', 'outside-scope', 'mis-first']));
  });

  test.each(['outside-scope', 'unsafe', 'no-second-asking'] as const)('on the substantive ground "%s" needs policy\'s agreement to that very ground [P-10]', (reason) => {
    const c = aCase();
    expect(c.why('reject', { reason })).toBe('policy-must-agree');
    c.do('agree-rejection', { reason: reason === 'unsafe' ? 'outside-scope' : 'unsafe' }, policy);
    expect(c.why('reject', { reason })).toBe('policy-must-agree');
    expect(c.do('agree-rejection', { reason }, policy).why('reject', { reason })).toBe('possible');
  });

  test('on a practical ground needs no agreement, and policy is not asked for it [P-10]', () => {
    expect(aCase().why('agree-rejection', { reason: 'withdrawn' }, policy)).toBe('no-policy-question');
    expect(aCase({ settings: { substantiveRejections: [] } }).why('reject', { reason: 'outside-scope' })).toBe('possible');
  });

  test('for want of data is possible when the prosecution service gave none, and not when data are there or nobody asked [R-019] [R-011]', () => {
    const reason = 'no-data' as const;
    expect(aCase().why('reject', { reason })).toBe('no-request-yet');
    expect(aCase({ b: [{ details: ['post'] }] }).why('reject', { reason })).toBe('data-complete');
    for (const answer of ['refused', 'none-held'] as const) expect(aCase().do('judge-violence').do('request-data').do('record-data-answer', { answer }, desk).why('reject', { reason })).toBe('possible');
    expect(aCase({ cause: 'rape', policeReport: 'none' }).do('record-data-answer', { answer: 'not-applicable' }, desk).why('reject', { reason })).toBe('possible');
  });

  test('"MiS first" exists since 8 January 2020, and waits: it can be taken up again as it was [R-022] [R-021]', () => {
    expect(aCase({ on: '2020-01-07' }).why('reject', { reason: 'mis-first' })).toBe('reason-not-yet-valid');
    expect(aCase({ on: '2020-01-07' }).fieldOf('reject', { reason: 'mis-first' })).toBe('reason');
    const c = aCase({ on: '2020-01-08' }).upTo('accepted').do('reject', { reason: 'mis-first' });
    expect(c.why('allocate')).toBe('rejected');
    c.later(90).do('resume-rejected').do('record-detail', {}, { who: 'b', ...desk });
    expect(c.state).toMatchObject({ rejected: null, accepted: '2020-01-08' });
    expect(c.why('allocate')).toBe('possible');
  });

  test('"MiS first" is looked at again on the day that was named, or after three months; what cannot be resumed never is [R-022]', () => {
    const looksAgain = (lookAgain: string | null, reason: 'mis-first' | 'withdrawn' = 'mis-first') => {
      const c = aCase({ on: '2020-02-03' }).do('reject', { reason, lookAgain });
      return standing(c.state, c.settings, c.entries.length)?.lookAgain;
    };
    expect([looksAgain('2020-06-01'), looksAgain(null), looksAgain('2020-06-01', 'withdrawn')]).toEqual(['2020-06-01', '2020-05-03', null]);
    const before = fold([...aCase({ on: '2020-02-03' }).entries, { seq: 99, day: '2020-02-03' as never, recorded: '2020-02-03T10:00:00.000Z', actor: 'system', fact: { kind: 'Rejected', reason: 'mis-first', called: 'spoken' } as never }]);
    expect(before.rejected).toEqual({ reason: 'mis-first', day: '2020-02-03', lookAgain: null }); // version 1
    // What the house says counts from the day of the rejection on (docs/decisions/0035).
    const house = (from: string) => settingsFrom([{ id: 1, name: 'look-at-mis-after-days', value: 30, from: day(from), takesBack: null }]);
    expect(['2020-02-03', '2020-02-04'].map((from) => standing(before, house(from), 9)?.lookAgain)).toEqual(['2020-03-04', '2020-05-03']);
  });

  test('a mediation besides the criminal trial is never made here: nothing leads into it but the ground to wait for it [R-002]', () => {
    expect(Object.values(CODES).flat().filter((code) => code.startsWith('mis'))).toEqual(['mis-first']);
  });

  test('other waiting rejections can be resumed, a withdrawn or double one cannot', () => {
    expect(aCase().do('reject', { reason: 'unreachable' }).why('resume-rejected')).toBe('possible');
    for (const reason of ['withdrawn', 'duplicate'] as const) expect(aCase().do('reject', { reason }).why('resume-rejected')).toBe('no-resumption');
    expect(aCase().upTo('closed').why('resume-rejected', {}, desk)).toBe('not-rejected');
    expect(aCase().why('resume-rejected')).toBe('not-closed');
  });

  test('policy agrees anew when a resumed case is rejected again [P-10]', () => {
    const c = aCase({ on: '2020-02-01' }).do('agree-rejection', { reason: 'unsafe' }, policy).do('reject', { reason: 'mis-first' }).do('resume-rejected');
    expect(c.why('reject', { reason: 'unsafe' })).toBe('policy-must-agree');
  });

  test('who referred themselves is called first, if that is safe, unless they withdrew or it was double [P-10]', () => {
    const c = aCase({ entry: 'self', referrerKind: null });
    expect(c.fieldOf('reject', { reason: 'unreachable', called: 'not-applicable' })).toBe('called');
    for (const called of ['spoken', 'not-reached', 'not-safe'] as const) expect(c.why('reject', { reason: 'unreachable', called })).toBe('possible');
    for (const reason of ['withdrawn', 'duplicate'] as const) expect(c.why('reject', { reason, called: 'not-applicable' })).toBe('possible');
    expect(aCase().why('reject', { reason: 'unreachable', called: 'not-applicable' })).toBe('possible');
  });

  test('a withdrawn or double referral counts as rejected: it has no outcome, whatever its number [R-023] [R-024] [R-081]', () => {
    for (const reason of ['withdrawn', 'duplicate'] as const) {
      const c = aCase().do('reject', { reason });
      expect(outcome(c.state)).toBeNull();
      expect(c.state.referral).not.toBeNull();
    }
  });
});
