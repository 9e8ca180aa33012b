import { describe, expect, test } from 'vitest';
import { aCase, MILESTONES, type Wish } from '../../../test/story.ts';
import { countedForm, hasEnded, lettersOwed, outcome, pairs, phase } from './outcome.ts';

const a = { who: 'a' } as const;
const b = { who: 'b' } as const;

describe('how a case counts', () => {
  test('it ended before the approach where the other party was not asked [R-078]', () => {
    for (const milestone of ['sent-out', 'a-goes-on', 'named'] as const) expect(outcome(aCase().upTo(milestone).state)).toBe('ended-before-approach');
  });

  test('it ended after the approach from the letter on, preparation included, also when the answer was no [R-079]', () => {
    for (const milestone of ['approached', 'b-said-yes', 'b-goes-on', 'prepared'] as const) expect(outcome(aCase().upTo(milestone).state)).toBe('ended-after-approach');
    expect(outcome(aCase().upTo('approached').do('record-answer', { answer: 'never' }).state)).toBe('ended-after-approach');
  });

  test('it was a mediated contact once something was received [R-080]', () => {
    expect(outcome(aCase().upTo('met').state)).toBe('mediated-contact');
    expect(outcome(aCase().upTo('closed').state)).toBe('mediated-contact');
  });

  test('it has no outcome before it is sent out, and none when it was rejected [R-081] [R-023]', () => {
    expect(outcome(aCase().upTo('complete').state)).toBeNull();
    expect(outcome(aCase().upTo('complete').do('reject').state)).toBeNull();
  });

  test('who came of their own will and was spoken to counts as reached, without a letter [R-001] [R-079]', () => {
    const c = aCase().upTo('accepted').do('link-case', { other: '00000000-0000-4000-9000-000000000001', link: 'other-side' }, { by: 'desk' }).do('allocate');
    expect(outcome(c.state)).toBe('ended-before-approach');
    expect(outcome(c.do('hold-intake', {}, b).state)).toBe('ended-after-approach');
  });

  test('a contact that was recorded by mistake does not count [P-15]', () => {
    const c = aCase().upTo('met');
    expect(outcome(c.do('correct', { seq: c.seqOf('ContactHeld'), reason: 'did-not-happen' }).state)).toBe('ended-after-approach');
  });

  test('nothing that anybody types sets it: no fact holds an outcome [R-116]', () => {
    expect(JSON.stringify(aCase().upTo('closed').facts)).not.toMatch(/ended-before|ended-after|mediated-contact/);
  });
});

describe('several people', () => {
  /** Two offenders who refer, three victims who are asked. */
  const group: Wish = { a: [{}, {}], b: [{}, {}, {}] };

  test('each pair has its own outcome, and the case counts once, with the furthest [R-080]', () => {
    const c = aCase(group).upTo('named').do('approach', {}, { who: 'p3' }).do('approach', {}, { who: 'p4' });
    c.do('record-answer', { answer: 'no' }, { who: 'p4' }).do('record-answer', {}, { who: 'p3' }).do('hold-intake', {}, { who: 'p3' }).do('decide-to-go-on', {}, { who: 'p3' });
    for (const who of ['p1', 'p3']) c.do('prepare', {}, { who }).do('agree-confidentiality', {}, { who }).do('consent-to-form', {}, { who });
    c.do('hold-contact', { people: ['p1', 'p3'] });
    const met = 'mediated-contact', asked = 'ended-after-approach', not = 'ended-before-approach';
    expect(pairs(c.state).map((p) => [p.a.id, p.b.id, p.outcome])).toEqual([
      ['p1', 'p3', met], ['p1', 'p4', asked], ['p1', 'p5', not], ['p2', 'p3', asked], ['p2', 'p4', asked], ['p2', 'p5', not],
    ]);
    expect(outcome(c.state)).toBe(met);
  });

  test('a pair lives while both take part: one victim\'s no ends two pairs, not the case [R-063]', () => {
    const c = aCase(group).upTo('approached').do('record-answer', { answer: 'no' }, { who: 'p3' });
    expect(pairs(c.state).filter((p) => p.lives).map((p) => p.b.id)).toEqual(['p4', 'p5', 'p4', 'p5']);
    expect(hasEnded(c.state)).toBe(false);
    c.do('record-answer', { answer: 'never' }, { who: 'p4' }).do('stop-taking-part', {}, { who: 'p5' });
    expect(hasEnded(c.state)).toBe(true);
  });

  test('one offender\'s stop ends his pairs only [R-063]', () => {
    const c = aCase(group).upTo('approached').do('stop-taking-part', {}, { who: 'p1' });
    expect(pairs(c.state).filter((p) => p.lives).map((p) => p.a.id)).toEqual(['p2', 'p2', 'p2']);
    expect(hasEnded(c.do('record-death', {}, { who: 'p2' }).state)).toBe(true);
  });

  test('a conference brings several together in one contact: every pair in it has met [R-052]', () => {
    const c = aCase(group).upTo('prepared');
    for (const who of ['p1', 'p2', 'p3', 'p4', 'p5']) c.do('consent-to-form', { form: 'conference' }, { who });
    c.do('hold-contact', { form: 'conference', people: ['p1', 'p3', 'p4'] });
    expect(pairs(c.state).filter((p) => p.outcome === 'mediated-contact').map((p) => p.a.id + p.b.id)).toEqual(['p1p3', 'p1p4']);
    expect(c.state.contacts).toHaveLength(1);
  });

  test('letters are owed to each who had an intake [R-060]', () => {
    const c = aCase(group).upTo('approached').do('record-answer', {}, { who: 'p4' }).do('hold-intake', {}, { who: 'p4' });
    expect(lettersOwed(c.state).map((p) => p.id)).toEqual(['p1', 'p2', 'p4']);
  });
});

describe('the form in which a case is counted', () => {
  test('is that of the last contact received: letters that led to a talk count as a talk [R-054]', () => {
    const c = aCase().upTo('prepared').do('consent-to-form', { form: 'letters' }, a).do('consent-to-form', { form: 'letters' }, b).do('pass-message', { to: 'p2' }, a);
    expect(countedForm(c.state)).toBe('letters');
    c.later(30).do('hold-contact', { people: ['p1', 'p2'] });
    expect(countedForm(c.state)).toBe('talk');
    expect(countedForm(c.later(30).do('pass-message', { to: 'p1', received: 'no' }, b).state)).toBe('talk');
  });

  test('is none without contact', () => expect(countedForm(aCase().upTo('prepared').state)).toBeNull());
});

describe('where a case stands', () => {
  test.each([
    ['referred', 'referral'], ['accepted', 'completing'], ['complete', 'allocating'], ['sent-out', 'intake-a'], ['a-goes-on', 'approach'], ['named', 'approach'],
    ['approached', 'approach'], ['b-said-yes', 'intake-b'], ['b-goes-on', 'preparation'], ['prepared', 'contact'], ['met', 'contact'], ['closed', 'closed'],
  ] as const)('%s: %s', (milestone, expected) => expect(phase(aCase().upTo(milestone).state)).toBe(expected));

  test('it is being rounded off once a letter is settled, the mediator stopped, or nobody is left [R-059]', () => {
    expect(phase(aCase().upTo('met').do('follow-up', {}, a).state)).toBe('rounding-off');
    expect(phase(aCase().upTo('named').do('stop-case').state)).toBe('rounding-off');
    expect(phase(aCase().upTo('approached').do('record-answer', { answer: 'no' }).state)).toBe('rounding-off');
  });

  test('a rejected referral stands apart', () => expect(phase(aCase().do('reject').state)).toBe('rejected'));

  test('no word of it calls an ending without contact a failure [R-116] [P-19]', () => {
    for (const milestone of MILESTONES) expect(`${phase(aCase().upTo(milestone).state)} ${outcome(aCase().upTo(milestone).state)}`).not.toMatch(/fail|attempt|unsuccessful|lost/);
  });
});
