import { expect, test } from 'vitest';
import { aCase } from '../../test/story.ts';
import type { CaseState, Participant } from '../core/case/state.ts';
import type { PersonId } from '../core/fields.ts';
import type { Receiver } from '../database/people/outbox.ts';
import { whyDropped } from './rules.ts';

const SAFE = { post: 'no', telephone: 'no', voicemail: 'no', email: 'yes' } as const;
const STATE = aCase().do('state-safe-contact', SAFE, { who: 'a' }).state;
const p1 = 'p1' as PersonId;
const to = (changes: Partial<Receiver> = {}): Receiver => ({ person: p1, state: STATE, restricted: false, address: 'a@voorbeeld.test', ...changes });
const person = (changes: Partial<Participant>): CaseState => ({ ...STATE, people: new Map([...STATE.people, [p1, { ...STATE.people.get(p1)!, ...changes }]]) });

test('a mail leaves to whoever said that mail is safe, and to whoever filled in the form for another', () => {
  expect([whyDropped(to()), whyDropped(to({ person: null }))]).toEqual([null, null]);
});

test.each(['rejected', 'stopped', 'closed', 'paused'] as const)('none leaves where the case is %s by then', (how) => {
  const state = { ...STATE, [how]: { day: '2019-03-04' } } as unknown as CaseState;
  expect([whyDropped(to({ state })), whyDropped(to({ state, person: null }))]).toEqual(['ended', 'ended']);
});

test.each<[string, Partial<Participant>, string]>([
  ['who died', { dead: true }, 'ended'], ['who stopped', { stopped: true }, 'ended'],
  ['of whom it was not asked whether mail is safe', { safe: { ...SAFE, email: 'not-asked' } }, 'not-safe-channel'], ['for whom mail is not safe', { safe: { ...SAFE, email: 'no' } }, 'not-safe-channel'],
])('none leaves to a person %s; what a professional hears does not hang on it [P-06]', (_, changes, reason) => {
  const state = person(changes);
  expect([whyDropped(to({ state })), whyDropped(to({ state, person: null }))]).toEqual([reason, null]);
});

test('nor where data are restricted, nobody is left, or there is not exactly one address', () => {
  for (const who of [p1, null]) {
    expect([whyDropped(to({ person: who, restricted: true })), whyDropped(to({ person: who, address: null })), whyDropped(to({ person: who, address: 'a@b.test,c@d.test' }))]).toEqual(['restricted', 'no-address', 'no-address']);
  }
  expect([whyDropped(null), whyDropped(to({ person: 'p9' as PersonId }))]).toEqual(['gone', 'gone']);
});
