import { describe, expect, test } from 'vitest';
import { aCase, caseNumber, type Case, type Wish } from '../../../test/story.ts';
import { CODES } from '../codes.ts';
import { day } from '../day.ts';
import { barOn, bindingAnswer, dataComplete, hasUsableDetails, incompleteFrom, reminderDue, requestRuns } from './complete.ts';
import { defaultSettings } from './settings.ts';

const desk = { by: 'desk' } as const;
const selfReferringOffender: Wish = { entry: 'self', referrerKind: null };

describe('the other party\'s details', () => {
  test('each have a source: registrant, referrer, institution, prosecution, that party or a professional [R-010]', () => {
    expect(CODES.detailSource).toEqual(['registrant', 'referrer', 'institution', 'prosecution', 'party', 'professional']);
    const c = aCase().do('record-detail', { channel: 'telephone', source: 'institution' }, { who: 'b', ...desk });
    expect(c.person('b').details).toEqual([{ channel: 'telephone', source: 'institution', checked: true }]);
  });

  test('are complete once one person on that side can be reached', () => {
    const c = aCase({ b: [{}, {}] });
    expect(dataComplete(c.state)).toBe(false);
    c.do('record-detail', {}, { who: 'p3', ...desk });
    expect(dataComplete(c.state)).toBe(true);
  });

  test('are not complete when the only person who could be reached died [P-09]', () => {
    const c = aCase().do('record-detail', {}, { who: 'b', ...desk }).do('record-death', {}, { who: 'b', ...desk });
    expect(dataComplete(c.state)).toBe(false);
  });

  test('that a self-referrer from the offender\'s side gives are checked before use [R-010]', () => {
    const c = aCase({ ...selfReferringOffender, b: [{ details: ['post'] }] });
    expect(hasUsableDetails(c.state, c.person('b'))).toBe(false);
    expect(c.upTo('accepted').why('allocate')).toBe('data-missing');
    c.do('check-detail', {}, { who: 'b', ...desk });
    expect(c.why('allocate')).toBe('possible');
    expect(c.why('check-detail', {}, { who: 'b', ...desk })).toBe('told-already');
  });

  test('that somebody near an offender gives for him are checked as well [R-010] [R-013]', () => {
    const c = aCase({ entry: 'acquaintance', referrerKind: null, b: [{ details: ['post'] }] }).upTo('accepted');
    expect(c.why('allocate')).toBe('data-missing');
  });

  test('that a victim or a professional gives are used as they are', () => {
    expect(aCase({ ...selfReferringOffender, a: [{ role: 'victim' }], b: [{ role: 'offender', details: ['post'] }] }).upTo('accepted').why('allocate')).toBe('possible');
    expect(aCase({ b: [{ details: ['post'] }] }).upTo('accepted').why('allocate')).toBe('possible');
  });

  test('an address from the prosecution service does not make the registrant\'s telephone number checked [R-010]', () => {
    const c = aCase({ ...selfReferringOffender, b: [{ details: ['telephone'] }], cause: 'traffic-accident' }).upTo('accepted').do('record-detail', {}, { who: 'b', ...desk }).do('allocate');
    c.upTo('complete').do('hold-intake', {}, { who: 'a' }).do('inform', {}, { who: 'a' }).do('decide-to-go-on', {}, { who: 'a' }).do('weigh-safety');
    c.do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' }).do('check-address', {}, { who: 'b' });
    expect(c.why('approach', { channel: 'telephone', reason: 'knows-mediator' })).toBe('detail-unchecked');
    expect(c.why('approach')).toBe('possible');
  });

  test('a new address takes the old one\'s place', () => {
    const c = aCase({ b: [{ details: ['post', 'email'] }] }).do('record-detail', { channel: 'post', source: 'party' }, { who: 'b', ...desk });
    expect(c.person('b').details).toEqual([{ channel: 'email', source: 'referrer', checked: false }, { channel: 'post', source: 'party', checked: true }]);
  });

  test('a letter that came back makes the address unusable at once, in every phase [P-09]', () => {
    const c = aCase().upTo('named').do('record-mail-returned', {}, { who: 'b' });
    expect(c.person('b')).toMatchObject({ details: [], mailReturned: true, address: null });
    expect(c.why('approach')).toBe('no-contact-details');
    expect(c.why('record-mail-returned', {}, { who: 'b' })).toBe('no-contact-details');
    expect(c.do('record-detail', {}, { who: 'b' }).person('b').mailReturned).toBe(false);
    expect(aCase().upTo('closed').why('record-mail-returned', {}, { who: 'b' })).toBe('possible');
  });

  test('there is nothing to check where there are none', () => {
    expect(aCase().why('check-detail', {}, { who: 'b', ...desk })).toBe('no-contact-details');
  });
});

describe('a request to the prosecution service', () => {
  const judged = (wish: Wish = {}) => aCase(wish).do('judge-violence');

  test.each(CODES.dataAnswer)('can end in "%s", recorded as such [R-011]', (answer) => {
    expect(judged().do('request-data').do('record-data-answer', { answer }, desk).state.data.answer).toBe(answer);
  });

  test('is not applicable without a police report, in sport and in medical cases; that is a result of its own [R-010]', () => {
    expect(aCase({ cause: 'rape', policeReport: 'none' }).why('request-data')).toBe('request-not-applicable');
    expect(aCase({ cause: 'sport-incident', policeReport: 'unknown' }).why('request-data')).toBe('request-not-applicable');
    expect(aCase({ cause: 'medical-incident', policeReport: 'unknown' }).why('request-data')).toBe('request-not-applicable');
    expect(judged({ cause: 'medical-incident', policeReport: 'one' }).why('request-data')).toBe('possible');
    expect(judged({ policeReport: 'unknown' }).why('request-data')).toBe('possible');
    expect(aCase({ cause: 'sport-incident', policeReport: 'not-applicable' }).why('record-data-answer', { answer: 'not-applicable' }, desk)).toBe('possible');
  });

  test('is not made where nothing is missing, or while one is running', () => {
    expect(aCase({ b: [{ details: ['post'] }] }).why('request-data')).toBe('data-complete');
    expect(judged().do('request-data').why('request-data')).toBe('request-running');
  });

  test('can be made again after a refusal, under a number of its own', () => {
    const c = judged().do('request-data').do('record-data-answer', { answer: 'refused' }, desk).do('request-data');
    expect(c.facts.filter((f) => f.kind === 'DataRequested').map((f) => f.number)).toEqual([1, 2]);
  });

  test('has no answer before it was made', () => {
    for (const answer of ['received', 'none-held', 'refused', 'none-yet'] as const) expect(aCase().why('record-data-answer', { answer }, desk)).toBe('no-request-yet');
  });

  test('is reminded of while it runs, also after the case went out incomplete [R-017]', () => {
    const c = aCase().upTo('accepted').do('request-data').later(14).do('allocate-incomplete');
    expect(requestRuns(c.state)).toBe(true);
    expect(c.why('remind-data')).toBe('possible');
    expect(reminderDue(c.state, c.settings)).toBe('2019-03-11');
    expect(reminderDue(c.do('remind-data').state, c.settings)).toBe('2019-03-25');
    expect(c.do('record-data-answer', {}, desk).why('remind-data')).toBe('no-request-yet');
    expect(reminderDue(c.state, c.settings)).toBeNull();
  });

  test('keeps running when the answer is "nothing yet" [R-011]', () => {
    expect(requestRuns(judged().do('request-data').do('record-data-answer', { answer: 'none-yet' }, desk).state)).toBe(true);
  });

  test('is reminded of during a pause of the case too: a pause stops only working clocks [P-17]', () => {
    const c = judged().do('request-data').do('pause', {}, desk);
    expect(c.why('remind-data')).toBe('possible');
    expect(reminderDue(c.state, c.settings)).toBe('2019-03-11');
  });

  test('the two weeks run from the request, not from the referral, and stand still during a pause [R-012] [P-17]', () => {
    const c = judged({ on: '2019-03-04' }).on('2019-03-10').do('request-data');
    expect(incompleteFrom(c.state, c.settings)).toBe('2019-03-24');
    c.on('2019-03-12').do('pause', {}, desk).on('2019-03-17').do('resume', {}, desk);
    expect(incompleteFrom(c.state, c.settings)).toBe('2019-03-29');
    c.on('2019-03-20').do('pause', {}, desk).on('2019-03-21').do('resume', {}, desk);
    expect(incompleteFrom(c.state, c.settings)).toBe('2019-03-30');
  });

  test('a pause from before the request counts only from the request on [P-17]', () => {
    const c = judged().do('pause', {}, desk).on('2019-03-08').do('request-data').on('2019-03-10').do('resume', {}, desk);
    expect(incompleteFrom(c.state, c.settings)).toBe('2019-03-24');
  });

  test('a pause that was entered late lets the clock stand still from its own day [P-15] [P-17]', () => {
    const c = judged().do('request-data').on('2019-03-12').do('pause', {}, desk).on('2019-03-14').do('pause', {}, { ...desk, day: '2019-03-08' }).do('resume', {}, desk);
    expect(incompleteFrom(c.state, c.settings)).toBe('2019-03-24'); // 4 + 14 + 6 days of pause
  });
});

describe('earlier cases', () => {
  test('are linked, and each once: the earlier case itself stays as it is [R-067]', () => {
    const c = aCase().do('link-case', { other: caseNumber(1), link: 'earlier' }, desk);
    expect(c.state.links).toEqual([{ other: caseNumber(1), link: 'earlier' }]);
    expect(c.why('link-case', { other: caseNumber(1), link: 'duplicate' }, desk)).toBe('already-linked');
    expect(c.why('link-case', { other: caseNumber(2), link: 'duplicate' }, desk)).toBe('possible');
  });

  test('a later referral may come from another referrer [R-068]', () => {
    const first = aCase({ on: '2016-05-02', referrerKind: 'prison' });
    const second = aCase({ on: '2019-05-06', referrerKind: 'probation-rn' }).do('link-case', { other: caseNumber(1), link: 'earlier' }, desk);
    expect([first.state.referral?.referrerKind, second.state.referral?.referrerKind]).toEqual(['prison', 'probation-rn']);
  });
});

describe('the other side referring itself about the same event', () => {
  test('is linked, is no duplicate, and that person needs no approach letter [R-001]', () => {
    const c = aCase().upTo('accepted').do('link-case', { other: caseNumber(1), link: 'other-side' }, desk);
    expect(c.person('b').referredItself).toBe(true);
    expect(c.state.rejected).toBeNull();
    expect(dataComplete(c.state)).toBe(true);
    c.do('allocate').do('hold-intake', {}, { who: 'a' }).do('inform', {}, { who: 'a' }).do('decide-to-go-on', {}, { who: 'a' }).do('weigh-safety');
    expect(c.why('approach')).toBe('needs-no-approach');
    expect(c.why('remind-approach')).toBe('not-approached');
    expect(c.why('hold-intake', {}, { who: 'b' })).toBe('possible');
  });

  test('says of several people who it was: the others are still approached [R-001]', () => {
    const c = aCase({ b: [{}, {}, {}] });
    expect(c.fieldOf('link-case', { other: caseNumber(1), link: 'other-side' }, desk)).toBe('person');
    expect(c.why('link-case', { other: caseNumber(1), link: 'other-side', person: 'p1' }, desk)).toBe('wrong-side');
    c.do('link-case', { other: caseNumber(1), link: 'other-side', person: 'p3' }, desk);
    expect(['p2', 'p3', 'p4'].map((id) => c.person(id).referredItself)).toEqual([false, true, false]);
    expect(c.why('link-case', { other: caseNumber(2), link: 'earlier' }, desk)).toBe('possible');
  });

  test('takes back what that person said in an earlier case: they came themselves [P-01]', () => {
    const c = aCase().do('bind-earlier-answer', { answer: 'never' }, desk).do('link-case', { other: caseNumber(1), link: 'other-side' }, desk);
    expect(c.person('b')).toMatchObject({ earlier: null, cameThemselves: true });
  });
});

describe('what somebody answered before', () => {
  const on = day('2019-06-01');
  const barred = (answer: 'never' | 'not-now' | 'no' | 'no-reaction' | 'yes', since: string | null, until: string | null = null, agreed = false) => {
    const p = { ...aCase().person('b'), askingAgainAgreed: agreed };
    return barOn(p, on, defaultSettings, null, { answer, since: since === null ? null : day(since), until: until === null ? null : day(until) });
  };

  test('"never" bars an approach under every later referral, however long ago [P-01]', () => {
    expect(barred('never', '1999-01-01', null, true)).toBe('never-again');
  });

  test('"not now" bars until its day, and no longer; an open "not now, perhaps later" leaves the way open under a later referral [P-01] [R-066]', () => {
    expect(barred('not-now', '2019-01-01', '2019-06-02')).toBe('not-now');
    expect(barred('not-now', '2019-01-01', '2019-06-01')).toBeNull();
    expect(barred('not-now', '2016-01-01')).toBeNull();
  });

  test.each(['no', 'no-reaction'] as const)('"%s" may be asked again after a year, with a second person\'s reason [P-01] [R-066]', (answer) => {
    expect(barred(answer, '2018-06-02', null, true)).toBe('too-early-to-ask-again');
    expect(barred(answer, '2018-06-01')).toBe('second-person-needed');
    expect(barred(answer, '2018-06-01', null, true)).toBeNull();
    expect(barred(answer, null)).toBe('second-person-needed');
  });

  test('"yes" and nothing at all bar nothing', () => {
    expect(barred('yes', '2018-06-01')).toBeNull();
    expect(barOn(aCase().person('b'), on, defaultSettings, null, null)).toBeNull();
  });

  test('in several earlier cases: a "never" stays, of the others the last word counts [P-01]', () => {
    const c = aCase().do('bind-earlier-answer', { answer: 'no', since: '2017-01-01' }, desk);
    c.do('bind-earlier-answer', { answer: 'not-now', since: '2015-01-01', until: '2030-01-01' }, desk);
    expect(c.person('b').earlier?.answer).toBe('no');
    c.do('bind-earlier-answer', { answer: 'not-now', since: '2018-01-01', until: '2030-01-01' }, desk);
    expect(c.person('b').earlier?.answer).toBe('not-now');
    c.do('bind-earlier-answer', { answer: 'never', since: '2010-01-01' }, desk).do('bind-earlier-answer', { answer: 'no', since: '2018-06-01' }, desk);
    expect(c.person('b').earlier?.answer).toBe('never');
  });

  test('"yes" binds nobody to anything', () => {
    expect(aCase().why('bind-earlier-answer', { answer: 'yes' }, desk)).toBe('nothing-binds');
  });

  test('is carried from one case to the next, also from a case in which nobody asked [P-01]', () => {
    const first = aCase({ on: '2016-03-07' }).upTo('approached').do('record-answer', { answer: 'not-now', until: '2016-12-01' });
    expect(bindingAnswer(first.state, first.person('b'))).toEqual({ answer: 'not-now', until: '2016-12-01', since: '2016-03-07' });
    const second = aCase().do('bind-earlier-answer', { answer: 'never', since: '2016-03-07' }, desk);
    expect(bindingAnswer(second.state, second.person('b'))).toMatchObject({ answer: 'never' });
    expect(bindingAnswer(aCase().state, aCase().person('b'))).toBeNull();
    const yes = aCase().upTo('b-said-yes');
    expect(bindingAnswer(yes.state, yes.person('b'))).toBeNull();
  });

  test('no longer binds once that person came themselves, and binds again when they then say no [P-01] [R-115]', () => {
    const c = aCase().do('bind-earlier-answer', { answer: 'never' }, desk).upTo('named');
    expect(c.why('approach')).toBe('never-again');
    c.do('record-came-themselves', {}, { who: 'b' });
    expect(c.why('approach')).toBe('possible');
    expect(c.do('approach').why('remind-approach')).toBe('possible');
    expect(c.do('record-answer', { answer: 'never' }).why('approach')).toBe('never-again');
  });

  test('somebody of whom nothing is known has nothing to take back', () => {
    expect(aCase().why('record-came-themselves', {}, { who: 'b', ...desk })).toBe('no-bar');
  });
});

describe('safe contact was said of one address and one number', () => {
  const b = { who: 'b' } as const;
  const safe = { post: 'yes', telephone: 'yes', voicemail: 'yes', email: 'yes' } as const;
  const said = () => aCase({ b: [{ age: 14, representative: 'parent' }] }).upTo('named').do('record-detail', { channel: 'telephone' }, b).do('record-detail', { channel: 'email' }, b).do('state-safe-contact', safe, b);
  const left = (c: Case) => Object.entries(c.person('b').safe).filter(([, answer]) => answer === 'yes').map(([channel]) => channel);

  test('and is asked anew of another one, of that channel only [P-06]', () => {
    expect(left(said())).toEqual(['post', 'telephone', 'voicemail', 'email']);
    expect(left(said().do('record-detail', { channel: 'post' }, b))).toEqual(['telephone', 'voicemail', 'email']);
    expect(left(said().do('record-detail', { channel: 'telephone' }, b))).toEqual(['post', 'email']);
    expect(left(said().do('record-detail', { channel: 'email' }, b))).toEqual(['post', 'telephone', 'voicemail']);
    expect(left(said().do('record-mail-returned', {}, b))).toEqual(['telephone', 'voicemail', 'email']);
  });

  test('and where somebody else opens the post or listens along; who may live there is looked into anew [P-06]', () => {
    for (const change of [(c: Case) => c.do('end-representation', {}, b), (c: Case) => c.do('add-representative', {}, b), (c: Case) => c.do('hear-child', { lettersTo: 'both' }, b), (c: Case) => c.do('record-age', { age: 18 }, b)]) {
      const c = change(said());
      expect([left(c), c.person('b').address]).toEqual([['telephone', 'voicemail', 'email'], null]);
    }
    const detained = said().do('record-detention', {}, b);
    expect([left(detained), detained.person('b').address]).toEqual([['email'], null]);
    expect(left(detained.do('state-safe-contact', safe, b).do('record-detention', { detained: 'no' }, b))).toEqual(['email']);
  });

  test('but a no stays one, and what a referral says at once holds together [P-06]', () => {
    const c = said().do('state-safe-contact', { post: 'no', telephone: 'no', voicemail: 'no', email: 'no' }, b).do('record-detail', { channel: 'post' }, b);
    expect(Object.values(c.person('b').safe)).toEqual(['no', 'no', 'no', 'no']);
    expect(left(aCase({ b: [{ age: 14, representative: 'parent', detained: 'yes', safe, details: ['post', 'telephone'] }] }))).toEqual(['post', 'telephone', 'voicemail', 'email']);
    expect(left(said().do('hear-child', { lettersTo: 'representative' }, b))).toEqual(['post', 'telephone', 'voicemail', 'email']);
  });
});
