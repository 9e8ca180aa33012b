import { expect, test } from 'vitest';
import { aCase, type Case, type Wish } from '../../../test/story.ts';
import { checklist, type Check } from './checklist.ts';

const of = (c: Case) => new Map(checklist(c.state).map(({ check, done }) => [check, done]));
const has = (wish: Wish, ...checks: Check[]) => { const found = of(aCase(wish).upTo('sent-out')); return checks.map((check) => found.has(check)); };

test('what the facts say is done is done, in the phase that it belongs to', () => {
  const intake = of(aCase().upTo('sent-out'));
  expect([intake.get('informed'), intake.get('safety-weighed'), intake.get('referrer-spoken'), intake.has('prepared')]).toEqual([false, false, false, false]);
  const approach = of(aCase().upTo('a-goes-on'));
  expect([approach.get('safety-weighed'), approach.get('name-released'), approach.get('address-checked')]).toEqual([true, false, false]);
  const named = of(aCase().upTo('named'));
  expect([named.get('name-released'), named.get('address-checked')]).toEqual([true, true]);
  const preparation = of(aCase().upTo('b-goes-on'));
  expect([preparation.get('prepared'), preparation.get('confidentiality'), preparation.get('neutral-place')]).toEqual([false, false, null]);
  const after = of(aCase().upTo('met'));
  expect([after.get('followed-up'), after.get('letters-settled'), after.get('report-text')]).toEqual([false, false, false]);
});

test('nothing before a mediator has it, nor once it is closed', () => {
  expect(checklist(aCase().upTo('complete').state)).toEqual([]);
  expect(checklist(aCase().upTo('closed').state)).toEqual([]);
});

test('a referrer who could not be reached was not spoken; one who is gone, or whom the client does not want to hear of it, needs no talk', () => {
  const after = (result: 'spoken' | 'not-reached' | 'none') => of(aCase().upTo('sent-out').do('contact-referrer', { result })).get('referrer-spoken');
  expect([after('spoken'), after('not-reached'), after('none')]).toEqual([true, false, true]);
});

test('each kind of case brings its own', () => {
  expect(has({}, 'young-heard', 'sexual-hidden', 'violence-policy', 'detained-post', 'medical-words', 'sport-no-request', 'internet-fraud-source')).toEqual([false, false, false, false, false, false, false]);
  expect(has({ cause: 'rape' }, 'sexual-hidden')).toEqual([true]);
  expect(has({ cause: 'internet-fraud', immaterialNeed: 'yes', policeReport: 'several' }, 'internet-fraud-source')).toEqual([true]);
  expect(has({ cause: 'sport-incident', immaterialNeed: 'yes', policeReport: 'not-applicable' }, 'sport-no-request')).toEqual([true]);
  expect(has({ cause: 'medical-incident', policeReport: 'not-applicable', immaterialNeed: 'yes', a: [{ role: 'victim' }], b: [{ role: 'offender' }] }, 'medical-words')).toEqual([true]);
  expect(has({ a: [{ age: 15, representative: 'parent' }] }, 'young-first', 'young-representative', 'young-heard')).toEqual([true, true, true]);
  const violence = aCase().upTo('sent-out').do('raise-concern', { concern: 'domestic-violence' });
  expect([of(violence).get('violence-policy'), of(violence.do('answer-policy')).get('violence-policy')]).toEqual([false, true]);
  expect(of(aCase().upTo('sent-out').do('record-detention', {}, { who: 'a' })).get('detained-post')).toBe(null);
});
