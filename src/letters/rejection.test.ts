import { describe, expect, test } from 'vitest';
import { aCase, STAFF, type Case } from '../../test/story.ts';
import type { Code } from '../core/codes.ts';
import { rejectionOwed, spokenAboutRejection, usualDoors } from './rejection.ts';

const doors = (role: Code<'role'>, detained: Code<'yesNoUnknown'> = 'no', reason: Code<'rejection'> = 'unreachable') => {
  const own = aCase({ entry: 'self', referrerKind: null, a: [{ role }], b: [{ role: role === 'victim' ? 'offender' : 'victim' }] }).do('record-detention', { detained }, { who: 'a', by: 'desk' });
  return usualDoors({ ...own.state, rejected: { reason, day: own.today, lookAgain: null } }, own.person('a'));
};

describe('the doors that a letter about a rejection begins with (P-10)', () => {
  test('Victim Support for the victim side alone', () => {
    expect(doors('victim')).toContain('victim-support');
    expect(doors('bereaved')).toContain('victim-support');
    for (const role of ['offender', 'suspect', 'causing-party'] as const) expect([role, doors(role)]).toEqual([role, doors(role).filter((door) => door !== 'victim-support')]);
  });

  test('no general practitioner and no neighbourhood team for who is detained, but who guides them there', () => {
    expect(doors('offender')).toContain('general-practitioner');
    expect(doors('offender', 'yes')).toEqual(['own-professional']);
  });

  test('mediation in the criminal case where that goes first, and only there', () => {
    expect(doors('victim', 'no', 'mis-first')).toContain('mediation-in-criminal-case');
    expect(doors('offender', 'yes', 'mis-first')).toEqual(['own-professional', 'mediation-in-criminal-case']);
    expect(doors('victim')).not.toContain('mediation-in-criminal-case');
  });

  test('an organisation has no general practitioner; whoever registered for their work, or guides somebody, is the door of their client', () => {
    const of = (wish: Parameters<typeof aCase>[0]) => { const own = aCase(wish); return usualDoors({ ...own.state, rejected: { reason: 'unreachable', day: own.today, lookAgain: null } }, own.person('a')); };
    expect(of({ entry: 'self', referrerKind: null, a: [{ role: 'victim', nature: 'organisation', age: null }] })).toEqual(['victim-support', 'own-professional']);
    expect([of({ a: [{ role: 'victim' }] }).includes('own-professional'), of({ entry: 'self', referrerKind: null, a: [{ role: 'victim' }] }).includes('own-professional')]).toEqual([true, false]);
  });

  test('never none', () => {
    for (const role of ['victim', 'offender'] as const) for (const detained of ['yes', 'no', 'unknown'] as const) expect([role, doors(role, detained).length > 0]).toEqual([role, true]);
  });
});

describe('the letter that a rejection still owes (P-10)', () => {
  const SAFE = { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' } as const;
  const asker = (own: Case, relation: 'desk' | 'policy' = 'desk') => ({ relations: [relation], staff: STAFF[relation], today: own.today, settings: own.settings });
  const referred = (post: 'yes' | 'no' | 'not-asked' = 'yes') => aCase({ entry: 'self', referrerKind: null, a: [{ role: 'victim', details: ['post'], safe: { ...SAFE, post } }] }).do('judge-violence');
  const owed = (own: Case, made: Parameters<typeof rejectionOwed>[2] = [], relation: 'desk' | 'policy' = 'desk') => rejectionOwed(own, asker(own, relation), made).map(({ to, reason }) => [to?.person, reason]);

  test('the desk makes it, until it was made [P-10]', () => {
    const own = referred();
    expect(owed(own)).toEqual([]);
    own.do('reject', { reason: 'unreachable', called: 'not-reached' });
    expect(owed(own)).toEqual([['p1', null]]);
    expect(owed(own, [], 'policy')).toEqual([]);
    expect(owed(own, [{ kind: 'rejection', place: 'p1', readUpTo: own.entries.length }])).toEqual([]);
    // Another letter to the same person is none.
    expect(owed(own, [{ kind: 'breach', place: 'p1', readUpTo: own.entries.length }])).toEqual([['p1', null]]);
  });

  test('is a choice where whoever registered themselves was spoken to; not where nobody answered, nor where a referrer was [P-10]', () => {
    const spoke = (called: 'spoken' | 'not-reached', self = true) => spokenAboutRejection((self ? referred() : aCase().do('judge-violence')).do('reject', { reason: 'unreachable', called }));
    expect([spoke('spoken'), spoke('not-reached'), spoke('spoken', false)]).toEqual([true, false, false]);
    // Of the last rejection, not of one before it was taken up again.
    expect(spokenAboutRejection(referred().do('reject', { reason: 'unreachable', called: 'spoken' }).do('resume-rejected').do('reject', { reason: 'unreachable', called: 'not-reached' }))).toBe(false);
  });

  test('one about an earlier rejection does not count', () => {
    const own = referred().do('reject', { reason: 'unreachable', called: 'not-reached' });
    const before = [{ kind: 'rejection', place: 'p1', readUpTo: own.entries.length }];
    own.do('resume-rejected').do('reject', { reason: 'withdrawn', called: 'spoken' });
    expect(owed(own, before)).toEqual([['p1', null]]);
  });

  test('none that an import tells of: it was told then, and nobody is written to years later; one that was taken up again since does', () => {
    for (const post of ['yes', 'not-asked'] as const) {
      const own = referred(post).with('import', { kind: 'Rejected', reason: 'unreachable', called: 'not-reached', lookAgain: null });
      expect([own.state.rejected?.reason, owed(own)]).toEqual(['unreachable', []]);
      expect(owed(own.do('resume-rejected').do('reject', { reason: 'withdrawn', called: 'spoken' }))).toHaveLength(1);
    }
  });

  test('also where something must be asked first; not where none may come at all', () => {
    expect(owed(referred('not-asked').do('reject', { reason: 'withdrawn', called: 'spoken' }))).toEqual([['p1', 'post-not-asked']]);
    const child = aCase({ entry: 'self', referrerKind: null, a: [{ role: 'victim', age: 12, details: ['post'], safe: SAFE }] }).do('reject', { reason: 'withdrawn', called: 'spoken' });
    expect(owed(child)).toEqual([['p1', 'no-representative']]);
    expect(owed(referred('no').do('reject', { reason: 'withdrawn', called: 'spoken' }))).toEqual([]);
    expect(owed(referred().do('reject', { reason: 'duplicate', called: 'not-applicable' }))).toEqual([]);
  });
});
