import { describe, expect, test } from 'vitest';
import { aCase, MEDIATOR, MILESTONES, STAFF, type Case } from '../../test/story.ts';
import type { Relation } from '../core/case/order.ts';
import { addresseesOf, firstAsked, handles, makeable, mayKnowOf, namesReleased, releasesTo, reopenWhyNot, spokenBy, type Asker, type Makeable } from './rules.ts';

const asker = (own: Case, relation: Relation = 'mediator', staff = MEDIATOR): Asker => ({ relations: [relation], staff, today: own.today, settings: own.settings });
const all = (own: Case, relation: Relation = 'mediator') => makeable(own, asker(own, relation, STAFF[relation]));
const one = (own: Case, kind: Makeable['kind'], person = 'p2', relation: Relation = 'mediator') =>
  all(own, relation).find((letter) => letter.kind === kind && (letter.to?.person ?? '') === person);

describe('who gets the letters about a child (R-070)', () => {
  const child = (age: number | null) => aCase({ a: [{ role: 'victim', age, representative: 'parent' }], b: [{ role: 'offender' }] });
  const people = (own: Case) => addresseesOf(own.person('a')).map(({ person }) => person);

  test('who speaks for it, until something else was agreed with the child', () => {
    const own = child(14);
    expect(people(own)).toEqual(['p3']);
    for (const [lettersTo, who] of [['participant', ['p1']], ['both', ['p1', 'p3']], ['representative', ['p3']]] as const) {
      expect(people(own.do('hear-child', { lettersTo }, { who: 'a', by: 'desk' }))).toEqual(who);
    }
  });

  test('who speaks for somebody of unknown age; an adult gets the own post', () => {
    expect(people(child(null))).toEqual(['p3']);
    expect(people(child(19))).toEqual(['p1']);
  });

  test('nobody as long as nobody speaks for it', () => {
    const own = aCase({ entry: 'self', referrerKind: null, a: [{ role: 'victim', age: 15, details: ['post'], safe: { post: 'yes', telephone: 'no', voicemail: 'no', email: 'no' } }] });
    own.do('judge-violence').do('reject', { reason: 'withdrawn', called: 'spoken' });
    expect(one(own, 'rejection', 'p1', 'desk')?.reason).toBe('no-representative');
  });
});

describe('an approach letter', () => {
  test('can be made exactly where the rules allow an approach or the reminder by letter', () => {
    for (const milestone of MILESTONES) {
      const own = aCase().upTo(milestone).later(1);
      const able = (name: 'approach' | 'remind-approach') => own.possible('mediator').some((p) => p.order === name && p.person === 'p2' && p.reason === null);
      const letter = one(own, 'approach');
      expect([milestone, letter?.reason === null]).toEqual([milestone, able('approach') || able('remind-approach')]);
      if (letter?.reason === null) expect(letter.reminder).toBe(!able('approach'));
    }
  });

  test('of today can be printed once more, but not against an answer that came since', () => {
    const own = aCase().upTo('approached');
    expect(one(own, 'approach')).toMatchObject({ reason: null, reminder: false });
    expect(one(own.do('record-answer', { answer: 'no' }), 'approach')?.reason).toBe('already-said-no');
  });

  test('that left today is printed from where it was made, and no second one is made; after the reminder there is no other [P-01]', () => {
    const own = aCase().upTo('approached');
    const letter = (readUpTo: number) => ({ kind: 'approach', place: 'p2', madeAt: new Date(`${own.today}T12:00:00Z`), readUpTo });
    const now = (...made: ReturnType<typeof letter>[]) => { const found = makeable(own, asker(own, 'mediator', STAFF.mediator), made).find(({ kind }) => kind === 'approach'); return [found?.reminder, found?.reason]; };
    const before = own.seqOf('Approached') - 1;
    expect([now(), now(letter(before))]).toEqual([[false, null], [false, 'already-approached']]);
    const first = letter(before);
    own.later(20);
    expect(now(first)).toEqual([true, null]);
    own.do('remind-approach');
    // Recorded first, printed after: that is still its one letter.
    expect(now(first)).toEqual([true, null]);
    expect([now(first, letter(own.entries.length)), own.why('approach')]).toEqual([[false, 'reminder-sent'], 'reminder-sent']);
    own.later(1);
    expect(now(first)).toEqual([true, 'reminder-sent']);
    // A letter to one leaves the other's to be made.
    const two = aCase({ b: [{}, {}] }).upTo('named').do('approach', {}, { who: 'p2' });
    const made = [{ ...letter(two.seqOf('Approached') - 1), madeAt: new Date(`${two.today}T09:00:00Z`) }];
    expect(makeable(two, asker(two, 'mediator', STAFF.mediator), made).filter(({ kind }) => kind === 'approach').map(({ to, reason }) => [to?.person, reason])).toEqual([['p2', 'already-approached'], ['p3', null]]);
  });

  test('speaks only for who released the name, goes on and was informed; what was withdrawn is gone (P-08)', () => {
    const own = aCase({ a: [{}, {}] }).upTo('named');
    const b = own.person('b').id;
    expect(namesReleased(own, b)).toEqual(['p1', 'p2']);
    own.do('withdraw-release', { number: 1 }, { who: 'p1' });
    expect(namesReleased(own, b)).toEqual(['p2']);
    expect(releasesTo(own, b).map(({ release }) => release.number)).toEqual([2]);
    own.do('stop-taking-part', {}, { who: 'p2', by: 'mediator' });
    expect(namesReleased(own, b)).toEqual([]);
    expect(one(own, 'approach', b)?.reason).not.toBeNull();
  });
});

describe('a closing letter to somebody who is detained (P-21)', () => {
  const ended = (post: 'yes' | 'no' | 'not-asked', detained: 'yes' | 'no') => aCase().upTo('met').do('record-detention', { detained }, { who: 'b' })
    .do('state-safe-contact', { post, telephone: 'no', voicemail: 'no', email: 'no' }, { who: 'b' }).do('stop-case');

  test('can be made to be handed over where post is not safe or nobody asked, and goes by post where that person wants it', () => {
    for (const post of ['no', 'not-asked'] as const) expect([post, one(ended(post, 'yes'), 'closing')]).toMatchObject([post, { reason: null, byHand: true }]);
    expect(one(ended('yes', 'yes'), 'closing')).toMatchObject({ reason: null });
    expect(one(ended('yes', 'yes'), 'closing')).not.toHaveProperty('byHand');
  });

  test('only to somebody who is, and about nothing but an end', () => {
    expect(one(ended('no', 'no'), 'closing')).toMatchObject({ reason: 'not-safe-channel' });
    expect(one(ended('no', 'no'), 'closing')).not.toHaveProperty('byHand');
    expect(one(aCase().upTo('approached').do('record-detention', {}, { who: 'b' }), 'closing')?.reason).toBe('not-ended');
  });

  test('a representative does not sit in prison, and gets post or none', () => {
    const own = aCase({ b: [{ role: 'offender', age: 16, representative: 'parent' }] }).upTo('approached').do('stop-case').do('record-detention', {}, { who: 'b' });
    expect(one(own, 'closing', 'p3')).toMatchObject({ reason: 'post-not-asked' });
    expect(one(own, 'closing', 'p3')).not.toHaveProperty('byHand');
  });
});

describe('a letter about a rejection to somebody who is detained (P-21)', () => {
  const rejected = (post: 'yes' | 'no' | 'not-asked', detained: 'yes' | 'no', reason: 'withdrawn' | 'duplicate' = 'withdrawn') => aCase().do('record-detention', { detained }, { who: 'a', by: 'desk' })
    .do('state-safe-contact', { post, telephone: 'no', voicemail: 'no', email: 'no' }, { who: 'a', by: 'desk' }).do('reject', { reason });
  const letter = (c: ReturnType<typeof aCase>) => one(c, 'rejection', 'p1', 'desk');

  test('can be made to be handed over where post is not safe or nobody asked, as the closing letter', () => {
    for (const post of ['no', 'not-asked'] as const) expect([post, letter(rejected(post, 'yes'))]).toMatchObject([post, { reason: null, byHand: true }]);
    expect(letter(rejected('no', 'no'))).toMatchObject({ reason: 'not-safe-channel' });
    expect(letter(rejected('no', 'no'))).not.toHaveProperty('byHand');
    expect(letter(rejected('no', 'yes', 'duplicate'))?.reason).toBe('no-letter-for-duplicate');
  });
});

describe('who makes and knows what', () => {
  test('the mediator writes to participants, the desk about rejections and to the prosecution service; others read along or not at all', () => {
    const own = aCase().upTo('met');
    expect(new Set(all(own).map(({ kind }) => kind))).toEqual(new Set(['approach', 'closing']));
    expect(new Set(all(own, 'desk').map(({ kind }) => kind))).toEqual(new Set(['data-request', 'rejection']));
    expect([...all(own, 'policy'), ...all(own, 'supervisor')]).toEqual([]);
    expect(handles('approach', ['desk', 'policy', 'supervisor'])).toBe(false);
    expect(handles('something-else', ['mediator'])).toBe(false);
    expect([mayKnowOf('approach', ['desk']), mayKnowOf('approach', ['supervisor'])]).toEqual([false, true]);
  });

  test('a reminder to the prosecution service names the day of the request; on that day itself it is the request (R-017)', () => {
    const own = aCase().upTo('accepted').do('request-data');
    expect(one(own, 'data-request', '', 'desk')).toMatchObject({ reminder: false, reason: null });
    const asked = own.today;
    own.later(8);
    expect(one(own, 'data-request', '', 'desk')).toMatchObject({ reminder: true, reason: null });
    expect(firstAsked(own, asker(own, 'desk'))).toBe(asked);
  });

  test('a request or reminder that lies there waits for policy as a new one does; once it was recorded that it left it is a record (P-04)', () => {
    const asked = () => aCase().upTo('accepted').do('request-data');
    const made = { kind: 'data-request', place: '', madeAt: new Date(0), readUpTo: asked().entries.length, sentOn: null } as const;
    const why = (own: Case) => { own.do('raise-concern', {}, { by: 'desk' }); return reopenWhyNot(made, own, asker(own, 'desk')); };
    expect([why(asked()), why(asked().do('remind-data'))]).toEqual(['waiting-for-policy', null]);
  });

  test('the language is the last one that was recorded and not corrected', () => {
    const own = aCase().do('record-language', { language: 'en' }, { who: 'a', by: 'desk' }).do('record-language', { language: 'tr' }, { who: 'a', by: 'desk' });
    const p1 = own.person('a').id;
    expect(spokenBy(own, p1)).toBe('tr');
    expect(spokenBy(own.do('correct', { seq: own.seqOf('LanguageRecorded') }, { by: 'desk' }), p1)).toBe('en');
  });
});
