import { expect, test } from 'vitest';
import { aCase, type Case } from '../../../test/story.ts';
import { mayCall } from './provider.ts';

const desk = { by: 'desk' } as const;
const policy = { by: 'policy' } as const;
const NOBODY = { treatmentProvider: 'no', client: null, consentToCall: 'no', provider: false, providerTelephone: false } as const;
const judged = (): Case => aCase({ b: [{ details: ['post'] }] }).do('accept').do('judge-violence', { domestic: 'yes' });

test('recorded are whose treatment provider, with that client\'s consent to call, and who may be called [P-04]', () => {
  const c = judged();
  const at = (values: object) => [c.why('answer-policy', values, policy), c.fieldOf('answer-policy', values, policy)];
  expect(at({ client: null })).toEqual(['treatment-provider-whose', 'client']);
  expect(at({ client: 'p9' })).toEqual(['person-unknown', 'client']);
  expect(at({ provider: false })).toEqual(['field-missing', 'provider']);
  expect(at({ providerTelephone: false })).toEqual(['field-missing', 'providerTelephone']);
  expect(c.do('answer-policy', { client: 'p2' }, policy).facts.at(-1)).toMatchObject({ kind: 'PolicyAnswered', client: 'p2', consentToCall: 'yes' });
  expect(mayCall(c.entries, c.state)).toEqual({ seq: c.seqOf('PolicyAnswered'), client: 'p2', since: c.today });
});

test('while nothing goes out yet it may be half known; but nobody is named whom nobody may call [P-04]', () => {
  const c = judged();
  const at = (values: object) => [c.why('answer-policy', { answer: 'not-yet', lookAgain: '2019-06-01', ...values }, policy), c.fieldOf('answer-policy', { answer: 'not-yet', lookAgain: '2019-06-01', ...values }, policy)];
  expect(at({ provider: false, providerTelephone: false })[0]).toBe('possible');
  expect(at({ consentToCall: 'no', provider: false, providerTelephone: false })[0]).toBe('possible');
  expect(at({ consentToCall: 'no', providerTelephone: false })).toEqual(['no-consent-to-call', 'provider']);
  expect(at({ consentToCall: 'no', provider: false })).toEqual(['no-consent-to-call', 'providerTelephone']);
  expect(at({ ...NOBODY, client: 'p1' })).toEqual(['treatment-provider-none', 'client']);
  expect(at({ ...NOBODY, provider: true })).toEqual(['treatment-provider-none', 'provider']);
});

test('nobody is called any more after a later answer without consent, a correction, or when that client died or stopped [P-04]', () => {
  const answered = () => judged().do('answer-policy', { client: 'p1' }, policy);
  const called = (c: Case) => mayCall(c.entries, c.state)?.client ?? null;
  expect(called(judged())).toBeNull();
  expect(called(answered())).toBe('p1');
  expect(called(answered().do('answer-policy', { answer: 'not-yet', lookAgain: '2019-06-01', consentToCall: 'no', provider: false, providerTelephone: false }, policy))).toBeNull();
  expect(called(answered().do('correct', { seq: answered().seqOf('PolicyAnswered') }, desk))).toBeNull();
  expect(called(answered().do('record-death', {}, { who: 'a' }))).toBeNull();
  expect(called(answered().do('stop-taking-part', {}, { who: 'a' }))).toBeNull();
  expect(called(answered().do('stop-taking-part', {}, { who: 'b' }))).toBe('p1');
});

test('"not yet" asks for a day and nothing else; every other answer for all of it [P-04, R-031]', () => {
  const OPEN = { treatmentProvider: null, client: null, consentToCall: null, provider: false, providerTelephone: false, safetyHousePossible: null } as const;
  const c = judged();
  for (const answer of ['go', 'no'] as const) expect([answer, c.fieldOf('answer-policy', { answer, ...OPEN }, policy)]).toEqual([answer, 'treatmentProvider']);
  expect(c.fieldOf('answer-policy', { answer: 'no', ...OPEN, treatmentProvider: 'no', consentToCall: 'no' }, policy)).toBe('safetyHousePossible');
  c.do('answer-policy', { answer: 'not-yet', lookAgain: '2019-06-01', ...OPEN }, policy);
  expect(c.facts.at(-1)).toMatchObject({ kind: 'PolicyAnswered', treatmentProvider: null, consentToCall: null, safetyHousePossible: null });
  expect([c.why('allocate'), c.state.policy?.treatmentProvider, c.state.policy?.safetyHouse]).toEqual(['policy-not-yet', false, false]);
});

test('all that is missing or wrong is told at once, each field once [P-04]', () => {
  const OPEN = { treatmentProvider: null, client: null, consentToCall: null, provider: false, providerTelephone: false, safetyHousePossible: null } as const;
  const c = judged();
  const faults = (values: object) => {
    const said = c.decide('answer-policy', values, policy);
    return said.ok ? [] : [said, ...said.also ?? []].map(({ reason, field }) => `${field}: ${reason}`);
  };
  expect(faults({ answer: 'no', ...OPEN })).toEqual(['treatmentProvider: field-missing', 'consentToCall: field-missing', 'safetyHousePossible: field-missing']);
  expect(faults({ answer: 'go-with-conditions', conditions: false, treatmentProvider: 'yes', client: null, consentToCall: null, provider: false, providerTelephone: false, safetyHousePossible: 'no' }))
    .toEqual(['consentToCall: field-missing', 'conditions: field-missing', 'safetyHousePossible: safety-house-needed', 'client: treatment-provider-whose', 'provider: field-missing', 'providerTelephone: field-missing']);
  expect(faults({ answer: 'not-yet', ...OPEN })).toEqual(['lookAgain: field-missing']);
});
