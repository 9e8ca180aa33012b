import { describe, expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { asksForCall, missingBeside, missingIn, NEED_ORDERS, NEEDS } from './missing.ts';
import { specOf } from './orders.ts';

describe('what a case needs before it can be sent out', () => {
  test('is the judgement, the agreement, who speaks for a child, and data of the other side; nothing once it went out', () => {
    const asked = aCase({ clientAgrees: 'no', callBack: 'yes', a: [{ age: 15 }] });
    expect(missingIn(asked.state)).toEqual(['violence', 'agreement', 'representative', 'details']);
    expect(missingIn(aCase().upTo('sent-out').state)).toEqual([]);
    expect(missingIn(aCase().do('reject', { reason: 'unreachable' }).state)).toEqual([]);
  });

  test('is not said a second time beside the step that fills it', () => {
    expect(missingBeside(['violence', 'details'], 'judge-violence')).toEqual(['details']);
    expect(missingBeside(['details'], 'request-data')).toEqual([]);
    // A rejection fills nothing: what is missing is why.
    expect(missingBeside(['details'], 'reject')).toEqual(['details']);
    expect(missingBeside(['details'], null)).toEqual(['details']);
  });

  test('somebody who asked to be called is called first: until a self-referral is accepted, or it is known that the client agrees [P-14]', () => {
    const client = aCase({ clientAgrees: 'unknown', callBack: 'yes' });
    expect(asksForCall(client.state)).toBe(true);
    expect(asksForCall(client.do('confirm-agreement', { clientAgrees: 'no' }).state)).toBe(true);
    expect(asksForCall(client.do('confirm-agreement', { clientAgrees: 'yes' }).state)).toBe(false);
    const self = aCase({ entry: 'self', referrerKind: null, callBack: 'yes' }).do('judge-violence', { domestic: 'no', stalking: 'no' });
    expect(asksForCall(self.state)).toBe(true);
    expect(asksForCall(self.do('accept').state)).toBe(false);
    expect(asksForCall(aCase({ callBack: 'yes', clientAgrees: 'no' }).do('reject', { reason: 'unreachable' }).state)).toBe(false);
    expect(asksForCall(aCase().state)).toBe(false);
  });

  test('is filled by orders that are the desk’s', () => {
    for (const need of NEEDS) for (const order of NEED_ORDERS[need]) expect([order, specOf(order).by.includes('desk')]).toEqual([order, true]);
  });
});
