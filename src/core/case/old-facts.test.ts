import { expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { heldForPolicy } from './held.ts';
import { mayCall } from './provider.ts';
import { conflictOf } from './fold-conflict.ts';
import { apply, fold } from './fold.ts';
import type { Entry, Fact } from './facts.ts';

/** Facts as older versions wrote them: what stands in a journal is read for ever. */
const consent = (person: string, words: string) => ({ kind: 'ReportBackConsented', person, receiver: 'referrer-a', words }) as unknown as Fact;
const reported = (words: string) => ({ kind: 'ReportedBack', receiver: 'referrer-a', words }) as unknown as Fact;

const after = (...facts: Fact[]) => {
  const c = aCase().upTo('met');
  const entries: Entry[] = [...c.entries, ...facts.map((fact, n) => ({ seq: c.entries.length + n + 1, day: c.today, recorded: `${c.today}T10:00:00.000Z`, actor: 'system', fact }))];
  return { c, entries, state: fold(entries) };
};

test('version 1 of a report and its consents, before texts had numbers, stays what it was: agreed and reported', () => {
  for (const words of ['agreed-text', 'contact-took-place']) {
    const { state } = after(consent('p1', words), consent('p2', words), reported(words));
    expect([...state.reported]).toEqual(['referrer-a']);
    expect(state.conflicts).toEqual([]);
  }
});

test('but lets no agreed text leave any more: nobody knows whether it was the same one', () => {
  const { c, entries } = after(consent('p1', 'agreed-text'), consent('p2', 'agreed-text'));
  c.entries.splice(0, c.entries.length, ...entries);
  expect(c.why('report-back', { words: 'agreed-text' })).toBe('no-consent-of-everyone');
  expect(c.do('write-report-text').why('report-back', { words: 'agreed-text' })).toBe('no-consent-of-everyone');
  const plain = after(consent('p1', 'contact-took-place'), consent('p2', 'contact-took-place'));
  plain.c.entries.splice(0, plain.c.entries.length, ...plain.entries);
  expect(plain.c.why('report-back')).toBe('possible');
});

test('a report of version 1 that lacked a consent is still shown as one that does not fit', () => {
  const { state } = after(consent('p1', 'agreed-text'));
  expect(conflictOf(state, reported('agreed-text'), state.last!)).toBe('without-consent');
  apply(state, { seq: 999, day: state.last!, recorded: '', actor: 'system', fact: reported('agreed-text') });
  expect(state.conflicts).toEqual([{ seq: 999, why: 'without-consent' }]);
});

test('version 1 of an answer of policy says not whose treatment provider: what it let go on goes on, and nobody is named to be called (P-04)', () => {
  const c = aCase().do('judge-violence', { domestic: 'yes' });
  const old = { kind: 'PolicyAnswered', answer: 'go', lookAgain: null, treatmentProvider: 'yes', consentToCall: 'yes', safetyHousePossible: 'yes' } as unknown as Fact;
  const entries: Entry[] = [...c.entries, { seq: c.entries.length + 1, day: c.today, recorded: `${c.today}T10:00:00.000Z`, actor: 'system', fact: old }];
  expect(heldForPolicy(fold(entries))).toBeNull();
  expect(mayCall(entries, fold(entries))).toBeNull();
});
