import { describe, expect, test } from 'vitest';
import { aCase, type Case, type Wish } from '../../../test/story.ts';
import { CODES, type Code } from '../codes.ts';
import { addDays } from '../day.ts';
import { livingReleases } from './approach.ts';
import type { FactKind } from './facts.ts';

const b = { who: 'b' } as const;
/** Everything done that an approach needs, but the steps named. */
function ready(lacking: readonly string[] = [], wish: Wish = {}): Case {
  const c = aCase(wish).upTo('sent-out').do('hold-intake', {}, { who: 'a' });
  if (!lacking.includes('inform')) c.do('inform', {}, { who: 'a' });
  if (!lacking.includes('decide')) c.do('decide-to-go-on', {}, { who: 'a' });
  if (!lacking.includes('safety')) c.do('weigh-safety');
  if (!lacking.includes('name')) c.do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
  if (!lacking.includes('address')) c.do('check-address', {}, b);
  return c;
}

describe('before an approach', () => {
  test('everything that it asks for can be done, and then it is possible', () => expect(ready().why('approach')).toBe('possible'));

  test.each([['decide', 'not-decided'], ['inform', 'not-informed'], ['safety', 'safety-not-weighed'], ['name', 'no-name-released'], ['address', 'address-unchecked']])(
    'without "%s" it is refused: %s [R-045] [P-06] [P-07] [P-08]', (lacking, reason) => {
      expect(ready([lacking]).why('approach')).toBe(reason);
    });

  test('the registered party decides: on "stop" or "thinks" nobody is approached [R-045]', () => {
    expect(ready(['decide']).do('decide-to-go-on', { decision: 'stop' }, { who: 'a' }).why('approach')).toBe('decided-to-stop');
    expect(ready(['decide']).do('decide-to-go-on', { decision: 'thinks' }, { who: 'a' }).why('approach')).toBe('not-decided');
  });

  test('the mediator weighs whether it is safe, and may come back on it [P-07]', () => {
    const c = ready().do('weigh-safety', { result: 'not-safe-now' });
    expect(c.why('approach')).toBe('not-safe-now');
    expect(c.do('weigh-safety').why('approach')).toBe('possible');
  });

  test('who stopped or died is approached in nobody\'s name [P-08] [P-09] [R-063]', () => {
    expect(ready().do('stop-taking-part', {}, { who: 'a' }).why('approach')).toBe('nobody-agreed');
    expect(ready().do('record-death', {}, { who: 'a' }).why('approach')).toBe('nobody-agreed');
    expect(ready().do('record-death', {}, b).why('approach')).toBe('person-died');
  });

  test('a child of the registered side who says no after all is listened to [R-063] [R-070]', () => {
    const c = ready(['decide'], { a: [{ role: 'victim', age: 14, representative: 'parent' }], b: [{ role: 'offender' }] }).do('hear-child', {}, { who: 'a' }).do('decide-to-go-on', {}, { who: 'a' });
    expect(c.why('approach')).toBe('possible');
    expect(c.do('hear-child', { agrees: 'no' }, { who: 'a' }).why('approach')).toBe('child-said-no');
  });

  test('a child of the other side has a representative first [R-070]', () => {
    const c = ready([], { b: [{ age: 9 }] });
    expect(c.why('approach')).toBe('no-representative');
    // Somebody reads along now of whom nobody knew when the name was released: that is asked anew (P-08).
    expect(c.do('add-representative', {}, b).why('approach')).toBe('more-readers');
    // The letter goes to another address now: who lives there is looked into anew (P-06).
    expect(c.do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' }).why('approach')).toBe('address-unchecked');
    expect(c.do('check-address', {}, b).why('approach')).toBe('possible');
  });

  test('nothing goes out after the mediator stopped the case, during a pause, or after closing [R-064] [R-061]', () => {
    expect(ready().do('stop-case').why('approach')).toBe('stopped');
    expect(ready().do('pause').why('approach')).toBe('paused');
    expect(ready().do('stop-case').do('settle-closing-letter', {}, { who: 'a' }).do('close').why('approach')).toBe('closed');
  });

  test('nobody is approached without any way to reach them [R-019]', () => {
    expect(ready(['address']).do('record-mail-returned', {}, b).why('approach')).toBe('no-contact-details');
    expect(aCase().why('check-address', {}, { ...b, by: 'mediator' })).toBe('not-yet-allocated');
    expect(ready(['address']).do('record-mail-returned', {}, b).why('check-address', {}, b)).toBe('no-contact-details');
  });

  test('who was asked is not asked again [P-01]', () => {
    expect(aCase().upTo('approached').why('approach')).toBe('already-approached');
    expect(aCase().upTo('b-said-yes').why('approach')).toBe('already-approached');
  });
});

describe('what the other party may be told', () => {
  test('is released to that person, and can be withdrawn until it is sent [P-08] [R-047]', () => {
    const c = ready();
    c.do('release', { to: 'p2', what: 'lines', lines: true }, { who: 'a' }).do('release', { to: 'p2', what: 'form', form: 'letters' }, { who: 'a' });
    expect(livingReleases(c.state, 'p2' as never).map((r) => [r.number, r.what, r.form])).toEqual([[1, 'name', null], [2, 'lines', null], [3, 'form', 'letters']]);
    c.do('withdraw-release', { number: 1 }, { who: 'a' });
    expect(c.why('approach')).toBe('no-name-released');
    expect(c.why('withdraw-release', { number: 1 }, { who: 'a' })).toBe('no-release');
    expect(c.why('withdraw-release', { number: 2 }, b)).toBe('no-release');
  });

  test('says what it is: a form, or the words themselves [P-08]', () => {
    expect(ready().fieldOf('release', { to: 'p2', what: 'form' }, { who: 'a' })).toBe('form');
    expect(ready().fieldOf('release', { to: 'p2', what: 'lines' }, { who: 'a' })).toBe('lines');
    expect(ready().why('release', { to: 'p1', what: 'name', lines: true }, { who: 'a' })).toBe('wrong-side');
    expect(ready().why('release', { to: 'p9', what: 'name', lines: true }, { who: 'a' })).toBe('person-unknown');
  });

  test('is released to one person: a name for one victim is no name for another [P-08]', () => {
    const c = aCase({ b: [{}, {}] }).upTo('a-goes-on').do('check-address', {}, { who: 'p2' }).do('check-address', {}, { who: 'p3' }).do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
    expect(c.why('approach', {}, { who: 'p2' })).toBe('possible');
    expect(c.why('approach', {}, { who: 'p3' })).toBe('no-name-released');
  });

  test('is not for a parent who was recorded after it, whatever the day since which they speak: it is asked anew, and then it is theirs to read [P-08] [P-14] [P-15]', () => {
    const child = (days: number) => {
      const c = aCase({ b: [{ role: 'victim', age: null }] }).upTo('named').do('record-age', { age: 17 }, b);
      c.later(1);
      return c.do('add-representative', { as: 'parent' }, { who: 'b', day: addDays(c.today, -days) }).do('check-address', {}, b);
    };
    for (const late of [0, 1]) {
      const c = child(late);
      expect([livingReleases(c.state, 'p2' as never), c.why('approach')]).toEqual([[], 'more-readers']);
      c.do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
      expect([livingReleases(c.state, 'p2' as never).length, c.why('approach')]).toEqual([1, 'possible']);
      // That it stays theirs to read makes nobody more.
      expect(c.do('hear-child', { agrees: 'yes', lettersTo: 'representative' }, b).why('approach')).toBe('possible');
      expect(c.do('hear-child', { agrees: 'yes', lettersTo: 'participant' }, b).do('check-address', {}, b).why('approach')).toBe('possible');
      expect(c.do('hear-child', { agrees: 'yes', lettersTo: 'both' }, b).do('check-address', {}, b).why('approach')).toBe('more-readers');
    }
  });

  test('is not for a parent who reads along again because a line was struck: a child that got its own post, an age, the end of speaking for it [P-08] [P-14] [P-15]', () => {
    const spoken = () => aCase({ b: [{ role: 'victim', age: 17, representative: 'parent' }] }).upTo('a-goes-on');
    const apart: Readonly<Record<string, (c: Case) => Case>> = {
      ChildHeard: (c) => c.do('hear-child', { agrees: 'yes', lettersTo: 'participant' }, b), AgeRecorded: (c) => c.do('record-age', { age: 18 }, b), RepresentationEnded: (c) => c.do('end-representation', {}, b),
    };
    for (const [kind, before] of Object.entries(apart)) {
      const c = before(spoken()).do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' }).do('check-address', {}, b);
      const seq = c.seqOf(kind as FactKind);
      c.do('correct', { seq, reason: 'did-not-happen' });
      expect([kind, livingReleases(c.state, 'p2' as never), c.why('approach')]).toEqual([kind, [], 'more-readers']);
      c.do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
      // The post goes to another place than the one that was looked into (P-06).
      expect([kind, c.why('approach')]).toEqual([kind, 'address-unchecked']);
    }
    // Another age of a child makes nobody read along again.
    const other = spoken().do('record-age', { age: 16 }, b).do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
    other.do('correct', { seq: other.seqOf('AgeRecorded'), reason: 'did-not-happen' });
    expect(livingReleases(other.state, 'p2' as never)).toHaveLength(1);
  });

  test('of somebody who stopped or died is not used for another who goes on, nor withdrawn by another [P-08] [P-09] [R-063]', () => {
    const two = () => aCase({ a: [{}, {}] }).upTo('a-goes-on').do('release', { to: 'p3', what: 'name', lines: true }, { who: 'p1' }).do('check-address', {}, b);
    const [c, died] = [two(), two().do('record-death', {}, { who: 'p1' })];
    expect(c.why('approach')).toBe('possible');
    c.do('stop-taking-part', {}, { who: 'p1' });
    for (const one of [c, died]) expect([livingReleases(one.state, 'p3' as never), one.why('approach')]).toEqual([[], 'no-name-released']);
    const both = two().do('release', { to: 'p3', what: 'name', lines: true }, { who: 'p2' });
    expect([both.why('withdraw-release', { number: 1 }, { who: 'p2' }), both.why('withdraw-release', { number: 2 }, { who: 'p2' })]).toEqual(['no-release', 'possible']);
    expect(c.do('release', { to: 'p3', what: 'name', lines: true }, { who: 'p2' }).why('approach')).toBe('possible');
  });

  test('of somebody who still thinks is not used for another who goes on [P-08] [R-045]', () => {
    const c = aCase({ a: [{}, {}] }).upTo('a-goes-on').do('release', { to: 'p3', what: 'name', lines: true }, { who: 'p1' }).do('check-address', {}, b);
    expect(c.do('decide-to-go-on', { decision: 'thinks' }, { who: 'p1' }).why('approach')).toBe('no-name-released');
  });

  test('gets a number that no earlier release had, also after a correction or a late entry [P-15]', () => {
    const c = ready(['name']).on('2019-03-08').do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
    c.do('release', { to: 'p2', what: 'lines', lines: true }, { who: 'a', day: '2019-03-05' });
    c.do('correct', { seq: c.seqOf('Released') }).do('release', { to: 'p2', what: 'lines', lines: true }, { who: 'a' });
    expect(c.facts.filter((f) => f.kind === 'Released').map((f) => f.number)).toEqual([1, 2, 3]);
  });
});

describe('a contact ban', () => {
  test('blocks an approach through every channel, until its last day [P-05]', () => {
    const c = ready().do('record-ban', { until: '2019-06-30' }).do('record-own-professional', {}, b);
    for (const channel of CODES.approachChannel) expect(c.why('approach', { channel, reason: 'knows-mediator' })).toBe('contact-ban');
    expect(c.on('2019-06-30').why('approach')).toBe('contact-ban');
    expect(c.on('2019-07-01').why('approach')).toBe('possible');
  });

  test('without an end, or with an unknown one, holds; one that is unknown itself does not [P-05]', () => {
    expect(ready().do('record-ban').later(4000).why('approach')).toBe('contact-ban');
    for (const ban of ['no', 'unknown'] as const) expect(ready().do('record-ban', { ban }).why('approach')).toBe('possible');
  });

  test('is lifted for us by who imposed it, for as long as they say [P-05]', () => {
    const c = ready().do('record-ban').do('permit-despite-ban', { by: 'prosecution', until: '2019-04-01' });
    expect(c.on('2019-04-01').why('approach')).toBe('possible');
    expect(c.on('2019-04-02').why('approach')).toBe('contact-ban');
  });

  test('stands still in no pause: its day is its day [P-17]', () => {
    const c = ready().do('record-ban', { until: '2019-03-20' }).do('pause').on('2019-03-21').do('resume');
    expect(c.why('approach')).toBe('possible');
  });
});

describe('the channel', () => {
  const channel = (c: Case, by: Code<'approachChannel'>, reason: Code<'approachReason'> = 'default') => c.why('approach', { channel: by, reason });

  test('is a letter, unless there is a reason for another [R-046]', () => {
    const c = ready([], { cause: 'burglary' }).do('record-detail', { channel: 'telephone' }, b);
    expect(channel(c, 'letter')).toBe('possible');
    expect(channel(c, 'telephone')).toBe('reason-needed');
    expect(channel(c, 'visit')).toBe('reason-needed');
    expect(channel(c, 'telephone', 'knows-mediator')).toBe('possible');
    expect(channel(c, 'telephone', 'post-unsafe')).toBe('possible');
    expect(channel(c, 'visit', 'opened-door-before')).toBe('possible');
  });

  test('after violence or sexual harm is never an unannounced call or visit, unless that person knows the mediator or opened the door before [R-046]', () => {
    for (const cause of ['assault', 'rape', 'robbery'] as const) {
      const c = ready([], { cause }).do('record-detail', { channel: 'telephone' }, b);
      expect(channel(c, 'telephone', 'post-unsafe')).toBe('no-first-call-after-violence');
      expect(channel(c, 'visit', 'post-unsafe')).toBe('no-first-call-after-violence');
      expect(channel(c, 'telephone', 'knows-mediator')).toBe('possible');
      expect(channel(c, 'telephone', 'opened-door-before')).toBe('possible');
    }
    const offender = ready([], { a: [{ role: 'victim' }], b: [{ role: 'offender' }] }).do('record-detail', { channel: 'telephone' }, b);
    expect(channel(offender, 'telephone', 'post-unsafe')).toBe('possible');
  });

  test('through that person\'s own professional needs one, and no address [R-046] [P-16]', () => {
    expect(channel(ready(), 'via-professional', 'own-professional')).toBe('own-professional-needed');
    expect(channel(ready().do('record-own-professional', {}, b), 'via-professional', 'own-professional')).toBe('possible');
    const c = ready(['address']).do('record-mail-returned', {}, b).do('record-own-professional', {}, b);
    expect(channel(c, 'via-professional')).toBe('possible');
  });

  test('for somebody in detention is not the post: it may be opened there [P-21]', () => {
    const c = ready([], { b: [{ role: 'offender', detained: 'yes' }], a: [{ role: 'victim' }] });
    expect(channel(c, 'letter')).toBe('detained-post');
    expect(channel(c, 'visit', 'detained')).toBe('possible');
  });

  test('that this person called unsafe is not used; the first approach may use one of which nobody asked yet [P-06]', () => {
    expect(channel(ready([], { b: [{ safe: { post: 'no', telephone: 'no', voicemail: 'no', email: 'no' } }] }), 'letter')).toBe('not-safe-channel');
    const c = ready([], { cause: 'theft' }).do('record-detail', { channel: 'telephone' }, b).do('state-safe-contact', { telephone: 'no', post: 'not-asked' }, b);
    expect(channel(c, 'telephone', 'knows-mediator')).toBe('not-safe-channel');
    expect(channel(c, 'letter')).toBe('possible');
  });

  test('of which nobody asked counts as unsafe once this person reacted [P-06]', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'not-now', until: '2019-05-01' }).on('2019-05-01');
    expect(channel(c, 'letter')).toBe('not-safe-channel');
    expect(channel(c.do('state-safe-contact', {}, b), 'letter')).toBe('possible');
  });

  test('needs the detail that belongs to it', () => {
    const c = ready([], { cause: 'theft' });
    expect(channel(c, 'telephone', 'knows-mediator')).toBe('no-contact-details');
  });

  test('to an address where somebody of the other side lives is blocked; where it is unknown, close to home as well [P-06]', () => {
    const lives = (otherSideLivesThere: Code<'yesNoUnknown'>, wish: Wish = {}) => ready(['address'], wish).do('check-address', { otherSideLivesThere }, b).why('approach');
    expect(lives('yes')).toBe('other-side-lives-there');
    expect(lives('unknown')).toBe('possible');
    expect(lives('unknown', { cause: 'rape' })).toBe('own-professional-needed');
    expect(lives('unknown', { b: [{ role: 'relative', position: 'victim-side' }] })).toBe('own-professional-needed');
    const violent = aCase().do('judge-violence', { domestic: 'yes' }).do('answer-policy').do('accept').do('record-detail', {}, { ...b, by: 'desk' }).do('allocate');
    violent.do('hold-intake', {}, { who: 'a' }).do('inform', {}, { who: 'a' }).do('decide-to-go-on', {}, { who: 'a' }).do('weigh-safety').do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
    expect(violent.do('check-address', { otherSideLivesThere: 'unknown' }, b).why('approach')).toBe('own-professional-needed');
  });

  test('to a new address asks who lives there again; a telephone number beside it does not [P-06]', () => {
    const c = ready().do('record-detail', { channel: 'telephone' }, b);
    expect(c.why('approach')).toBe('possible');
    expect(c.do('record-detail', { channel: 'post', source: 'party' }, b).why('approach')).toBe('address-unchecked');
  });
});
