import { describe, expect, test } from 'vitest';
import { aCase, caseNumber, type Case } from '../../../test/story.ts';
import { calendarWhyNot, callWhyNot } from './call.ts';

const YES = { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' } as const;
const why = (c: Case, who: 'a' | 'b', restricted = false) => {
  const person = [...c.state.people.values()].find(({ side }) => side === who);
  return callWhyNot({ state: c.state, on: c.today, settings: c.settings, restricted }, person!);
};
const numbered = (c: Case, who: 'a' | 'b') => c.do('record-detail', { channel: 'telephone', source: 'party' }, { who });
const safeA = () => numbered(aCase().upTo('sent-out').do('state-safe-contact', YES, { who: 'a' }), 'a');

describe('calling somebody', () => {
  test('needs their word that a telephone is safe, and a number of their own; not asked counts as no [P-06]', () => {
    const c = aCase().upTo('sent-out');
    expect(why(c, 'a')).toBe('not-safe-channel');
    expect(why(c.do('state-safe-contact', { ...YES, telephone: 'no' }, { who: 'a' }), 'a')).toBe('not-safe-channel');
    const yes = aCase().upTo('sent-out').do('state-safe-contact', YES, { who: 'a' });
    expect(why(yes, 'a')).toBe('no-contact-details');
    expect(why(numbered(yes, 'a'), 'a')).toBeNull();
    const itself = aCase({ entry: 'self', referrerKind: null }).upTo('sent-out').do('state-safe-contact', YES, { who: 'a' }).do('record-detail', { channel: 'telephone', source: 'registrant' }, { who: 'a' });
    expect([why(itself, 'a'), why(itself.do('check-detail', {}, { who: 'a' }), 'a')]).toEqual(['detail-unchecked', null]);
  });

  test('waits during a pause, after a hand-back, while data are restricted, and is over after a death, a stop or a no', () => {
    expect(why(safeA().do('pause'), 'a')).toBe('paused');
    expect(why(safeA(), 'a', true)).toBe('processing-restricted');
    expect(why(safeA().do('hand-back'), 'a')).toBe('handed-back');
    expect(why(safeA().do('record-death', {}, { who: 'a' }), 'a')).toBe('person-died');
    expect(why(safeA().do('stop-taking-part', {}, { who: 'a' }), 'a')).toBe('person-stopped');
    expect(why(safeA().do('hold-intake', {}, { who: 'a' }).do('decide-to-go-on', { decision: 'stop' }, { who: 'a' }), 'a')).toBe('decided-to-stop');
  });

  test('is no approach: the other side is called after a yes only, and never against a wish or while policy is asked [P-01] [P-04]', () => {
    const before = numbered(aCase().upTo('sent-out').do('state-safe-contact', YES, { who: 'b' }), 'b');
    expect(why(before, 'b')).toBe('not-approached');
    const asked = () => numbered(aCase().upTo('approached').do('state-safe-contact', YES, { who: 'b' }), 'b');
    expect(why(asked(), 'b')).toBe('has-not-said-yes');
    for (const [answer, reason] of [['yes', null], ['never', 'never-again'], ['no', 'already-said-no'], ['no-reaction', 'has-not-said-yes']] as const) {
      expect([answer, why(asked().do('record-answer', { answer }), 'b')]).toEqual([answer, reason]);
    }
    expect(why(asked().do('record-answer', { answer: 'not-now', until: '2031-01-01' }), 'b')).toBe('not-now');
    expect(why(asked().do('record-answer', { answer: 'yes' }).do('raise-concern'), 'b')).toBe('waiting-for-policy');
  });

  test('may go to somebody of the other side who came themselves, until they say no again [P-01] [R-115]', () => {
    const barred = () => numbered(aCase().do('bind-earlier-answer', { answer: 'never' }, { by: 'desk' }).upTo('sent-out').do('state-safe-contact', YES, { who: 'b' }), 'b');
    expect(why(barred(), 'b')).toBe('never-again');
    const came = () => barred().do('record-came-themselves', {}, { who: 'b' });
    expect(why(came(), 'b')).toBeNull();
    expect(why(came().do('record-answer', { answer: 'never' }), 'b')).toBe('never-again');
  });

  test.each([['never', 'never-again'], ['no', 'already-said-no']] as const)('who registered too and then says "%s" is called no more [P-01]', (answer, reason) => {
    const itself = () => numbered(aCase().do('link-case', { other: caseNumber(1), link: 'other-side' }, { by: 'desk' }).upTo('sent-out').do('state-safe-contact', YES, { who: 'b' }), 'b');
    expect(why(itself(), 'b')).toBeNull();
    expect(why(itself().do('record-answer', { answer }), 'b')).toBe(reason);
  });

  test('of a child goes to whoever speaks for it [R-070]', () => {
    const c = aCase({ a: [{ age: 15 }] }).do('add-representative', {}, { who: 'a' }).upTo('sent-out').do('state-safe-contact', YES, { who: 'a' });
    expect(why(numbered(c, 'a'), 'a')).toBe('through-representative');
  });
});

describe('a file for somebody\'s calendar', () => {
  const BY_MAIL = { post: 'yes', telephone: 'no', voicemail: 'no', email: 'yes' } as const;
  const file = (c: Case, who: 'a' | 'b', met: 'one' | 'both' = 'one') => {
    const people = [...c.state.people.values()];
    const person = people.find(({ side }) => side === who)!;
    return calendarWhyNot({ state: c.state, on: c.today, settings: c.settings, restricted: false }, person, met === 'both' ? people.map(({ id }) => id) : [person.id]);
  };
  const mailable = (c: Case, who: 'a' | 'b') => c.do('state-safe-contact', BY_MAIL, { who }).do('record-detail', { channel: 'email', source: 'party' }, { who });

  test('needs e-mail that is safe, and an address of their own: a telephone that is safe says nothing of it [P-06]', () => {
    expect(file(safeA(), 'a')).toBe('not-safe-channel');
    expect(file(aCase().upTo('sent-out').do('state-safe-contact', BY_MAIL, { who: 'a' }), 'a')).toBe('no-contact-details');
    expect(file(mailable(aCase().upTo('sent-out'), 'a'), 'a')).toBeNull();
    expect(file(mailable(aCase().upTo('sent-out'), 'b'), 'b')).toBe('not-approached');
    expect(file(mailable(aCase().upTo('sent-out'), 'a').do('pause'), 'a')).toBe('paused');
  });

  test('where both sides come, is barred by what bars contact: a ban, a question to policy [P-04] [P-05]', () => {
    const both = () => mailable(aCase().upTo('prepared'), 'a');
    expect([file(both(), 'a'), file(both(), 'a', 'both')]).toEqual([null, null]);
    const banned = both().do('record-ban', { ban: 'yes' });
    expect([file(banned, 'a'), file(banned, 'a', 'both')]).toEqual([null, 'contact-ban']);
    const asked = both().do('raise-concern');
    expect([file(asked, 'a'), file(asked, 'a', 'both')]).toEqual([null, 'waiting-for-policy']);
  });
});
