import { describe, expect, test } from 'vitest';
import { aCase, MEDIATOR, OTHER_MEDIATOR, type Wish } from '../../../test/story.ts';
import { addDays, day } from '../day.ts';
import { fold } from './fold.ts';
import { decideOrder } from './order.ts';
import { specOf } from './orders.ts';
import { waiting as waitsFor } from './waiting.ts';
import { handBackReason } from './allocate.ts';

const desk = { by: 'desk' } as const;
/** Accepted and judged, data asked for on the day of referral, nothing received. */
const waiting = (wish: Wish = {}) => aCase(wish).upTo('accepted').do('request-data');

describe('sending out', () => {
  test('needs an accepted referral whose other party can be reached [R-010] [R-020]', () => {
    const c = aCase({ b: [{}] }).do('judge-violence');
    expect(c.why('allocate')).toBe('not-accepted');
    expect(c.do('accept').why('allocate')).toBe('data-missing');
    expect(c.do('record-detail', {}, { who: 'b', ...desk }).why('allocate')).toBe('possible');
  });

  test('is done by the desk, to a mediator, once [R-026] [R-029]', () => {
    const c = aCase().upTo('complete').do('allocate', { mediator: OTHER_MEDIATOR });
    expect(c.state.allocated).toEqual({ day: '2019-03-04', mediator: OTHER_MEDIATOR, incomplete: false, takenOver: null, waited: null });
    expect(c.why('allocate', {}, desk)).toBe('already-allocated');
    expect(aCase().upTo('complete').why('allocate', {}, { by: 'mediator' })).toBe('not-your-part');
    expect(aCase().upTo('complete').why('allocate', { mediator: 'de buurvrouw' })).toBe('field-wrong');
  });

  test('does not happen during a pause [P-17]', () => {
    expect(aCase().upTo('complete').do('pause', {}, desk).why('allocate')).toBe('paused');
  });

  test('does not happen when everybody of a side died [P-09]', () => {
    expect(aCase().upTo('complete').do('record-death', {}, { who: 'a', ...desk }).why('allocate')).toBe('person-died');
    const several = aCase({ a: [{}, {}] }).upTo('complete').do('record-death', {}, { who: 'p1', ...desk });
    expect(several.why('allocate')).toBe('possible');
  });
});

describe('sending out incomplete', () => {
  test('may be done by a person at the desk two weeks after the request, not a day earlier [R-012]', () => {
    const c = waiting();
    expect(c.later(13).why('allocate-incomplete')).toBe('waiting-for-prosecution');
    expect(c.later(1).why('allocate-incomplete')).toBe('possible');
    expect(c.why('allocate-incomplete', {}, { by: 'mediator' })).toBe('not-your-part');
    expect(c.do('allocate-incomplete').state.allocated?.incomplete).toBe(true);
  });

  test.each(['2020-02-17', '2019-03-24', '2019-10-20', '2019-12-24', '2018-12-31'])('counts fourteen calendar days from %s, over leap day, clock change and holidays [R-012]', (on) => {
    const c = waiting({ on });
    expect(c.on(addDays(day(on), 13)).why('allocate-incomplete')).toBe('waiting-for-prosecution');
    expect(c.on(addDays(day(on), 14)).why('allocate-incomplete')).toBe('possible');
  });

  test('is never done without a request: no clock runs [R-012]', () => {
    expect(aCase().upTo('accepted').later(60).why('allocate-incomplete')).toBe('no-request-yet');
  });

  test('never happens by itself: only somebody at the desk can do it [R-012]', () => {
    expect(specOf('allocate-incomplete').by).toEqual(['desk']);
    expect(waiting().later(400).state.allocated).toBeNull();
  });

  test.each([{ role: 'offender' }, { role: 'suspect' }, { role: 'causing-party' }, { role: 'relative', position: 'offender-side' }] as const)(
    'never happens where somebody of the offender\'s side referred himself: $role [R-013]', (who) => {
      const c = waiting({ entry: 'self', referrerKind: null, a: [who], b: [{ role: 'victim' }] }).later(400);
      expect(c.why('allocate-incomplete')).toBe('offender-self-referral');
    });

  test('never happens where a non-professional referred for the offender [R-013]', () => {
    expect(waiting({ entry: 'acquaintance', referrerKind: null }).later(400).why('allocate-incomplete')).toBe('offender-self-referral');
  });

  test('may happen where a professional referred the offender, or a victim referred themselves [R-012] [R-013]', () => {
    expect(waiting({ a: [{ role: 'offender' }] }).later(14).why('allocate-incomplete')).toBe('possible');
    expect(waiting({ entry: 'self', referrerKind: null, a: [{ role: 'victim' }], b: [{ role: 'offender' }] }).later(14).why('allocate-incomplete')).toBe('possible');
  });

  test('never happens in a case of stalking, also when policy said go [R-014]', () => {
    const judged = aCase().do('judge-violence', { stalking: 'yes' }).do('answer-policy').do('accept').do('request-data').later(400);
    expect(judged.why('allocate-incomplete')).toBe('stalking');
    expect(aCase({ cause: 'stalking' }).do('judge-violence').do('answer-policy').do('accept').do('request-data').later(400).why('allocate-incomplete')).toBe('stalking');
  });

  test('who never may is told so, and not that they should wait [R-013] [R-014]', () => {
    expect(waiting({ entry: 'self', referrerKind: null }).later(1).why('allocate-incomplete')).toBe('offender-self-referral');
    expect(aCase({ cause: 'stalking' }).why('allocate-incomplete')).toBe('stalking');
  });

  test('does not happen for causes that the foundation excepted [R-015]', () => {
    const settings = { neverIncompleteCauses: ['manslaughter'] } as const;
    expect(waiting({ cause: 'manslaughter', settings }).later(400).why('allocate-incomplete')).toBe('excepted-cause');
    expect(waiting({ cause: 'assault', settings }).later(14).why('allocate-incomplete')).toBe('possible');
  });

  test('exists since autumn 2018: not on 30 September, possibly on 1 October [R-016]', () => {
    const c = waiting({ on: '2018-09-01' });
    expect(c.on('2018-09-30').why('allocate-incomplete')).toBe('before-autumn-2018');
    expect(c.on('2018-10-01').why('allocate-incomplete')).toBe('possible');
  });

  test('needs domestic violence to be judged, and policy to have said go [R-030] [P-04]', () => {
    const c = aCase().upTo('accepted').do('request-data').do('judge-violence', { domestic: 'yes' }).later(14);
    expect(c.why('allocate-incomplete')).toBe('waiting-for-policy');
    expect(c.do('answer-policy').why('allocate-incomplete')).toBe('possible');
  });

  test('is not needed where the data came, and not right where they were refused or do not exist [R-011] [R-019]', () => {
    expect(waiting().do('record-detail', {}, { who: 'b', ...desk }).later(14).why('allocate-incomplete')).toBe('data-complete');
    for (const answer of ['refused', 'none-held'] as const) expect(waiting().do('record-data-answer', { answer }, desk).later(14).why('allocate-incomplete')).toBe('data-refused-or-none');
  });

  test('is not for data that came and only have to be written down [R-012]', () => {
    expect(waiting().do('record-data-answer', { answer: 'received' }, desk).later(14).why('allocate-incomplete')).toBe('data-missing');
  });

  test('may be done when the service says that there is nothing yet [R-011]', () => {
    expect(waiting().do('record-data-answer', { answer: 'none-yet' }, desk).later(14).why('allocate-incomplete')).toBe('possible');
  });

  test('the clock stands still during a pause of the case [P-17]', () => {
    const c = waiting().later(4).do('pause', { by: 'hearing' }, desk);
    expect(c.later(30).why('allocate-incomplete')).toBe('paused');
    expect(c.do('resume', {}, desk).why('allocate-incomplete')).toBe('waiting-for-prosecution');
    expect(c.later(9).why('allocate-incomplete')).toBe('waiting-for-prosecution');
    expect(c.later(1).why('allocate-incomplete')).toBe('possible');
  });

  test('other weeks than two can be set [R-012]', () => {
    expect(waiting({ settings: { incompleteAfterDays: 21 } }).later(20).why('allocate-incomplete')).toBe('waiting-for-prosecution');
  });
});

describe('after an incomplete sending out', () => {
  const incomplete = () => waiting().later(14).do('allocate-incomplete');

  test('data are still completed, and the request still runs [R-017]', () => {
    const c = incomplete();
    expect(c.why('record-detail', {}, { who: 'b', ...desk })).toBe('possible');
    expect(c.why('remind-data')).toBe('possible');
    expect(c.why('record-data-answer', {}, desk)).toBe('possible');
  });

  test('the mediator tells each participant that data may fail to come, before they decide to go on [R-018] [P-12]', () => {
    const c = incomplete().do('hold-intake', {}, { who: 'a' });
    expect(c.why('decide-to-go-on', {}, { who: 'a' })).toBe('tell-data-may-fail-first');
    expect(c.why('decide-to-go-on', { decision: 'stop' }, { who: 'a' })).toBe('possible');
    expect(c.do('tell-data-may-fail').why('decide-to-go-on', {}, { who: 'a' })).toBe('possible');
    expect(c.why('tell-data-may-fail')).toBe('told-already');
    expect(aCase().upTo('sent-out').why('tell-data-may-fail')).toBe('not-incomplete');
  });

  test('nobody is approached while there are no contact data [R-019]', () => {
    const c = incomplete().do('hold-intake', {}, { who: 'a' }).do('tell-data-may-fail').do('inform', {}, { who: 'a' }).do('decide-to-go-on', {}, { who: 'a' }).do('weigh-safety');
    c.do('release', { to: 'p2', what: 'name', lines: true }, { who: 'a' });
    expect(c.why('approach')).toBe('no-contact-details');
    c.do('record-detail', {}, { who: 'b' }).do('check-address', {}, { who: 'b' });
    expect(c.why('approach')).toBe('possible');
  });
});

describe('mediators', () => {
  test('a second mediator may join and leave [P-11]', () => {
    const c = aCase().upTo('sent-out');
    expect(c.why('end-second-mediator')).toBe('no-second');
    expect(c.why('add-second-mediator', { mediator: MEDIATOR })).toBe('same-mediator');
    expect(c.do('add-second-mediator').why('add-second-mediator')).toBe('has-second');
    expect(c.do('end-second-mediator').state.second).toBeNull();
  });

  test('hands back with a reason, and does nothing more until the desk allocates anew [P-10]', () => {
    const c = aCase().upTo('named').do('hand-back', { reason: 'conflict-of-interest' });
    expect(c.why('approach')).toBe('handed-back');
    expect(c.why('hand-back')).toBe('handed-back');
    expect(handBackReason(c.state, c.entries)).toBe('conflict-of-interest');
    expect(c.why('reallocate', { mediator: MEDIATOR }, desk)).toBe('possible');
    expect(c.do('reallocate', { reason: 'handed-back' }, desk).why('approach')).toBe('possible');
    expect(c.state.allocated).toMatchObject({ mediator: OTHER_MEDIATOR, day: '2019-03-04' });
    expect(handBackReason(c.state, c.entries)).toBeNull();
  });

  test('takes a case, or hands it back; until then it waits for that, and working in it says so too', () => {
    const c = aCase().upTo('sent-out').later(1).do('reallocate', {}, desk);
    const { settings } = c;
    expect(waitsFor(c.state, settings)).toMatchObject({ for: 'mediator', next: 'accept-allocation', lookAgain: addDays(c.today, settings(c.today).takeWithinDays) });
    const by = { staff: OTHER_MEDIATOR };
    expect(c.why('accept-allocation', {}, desk)).toBe('not-your-part');
    expect(c.do('accept-allocation', {}, by).why('accept-allocation')).toBe('taken-already');
    expect(waitsFor(c.state, settings).next).not.toBe('accept-allocation');
    const works = aCase().upTo('sent-out').do('reallocate', {}, desk).do('hold-intake', {}, { who: 'a', ...by });
    expect(works.why('accept-allocation')).toBe('taken-already');
    const desks = aCase().upTo('sent-out').do('reallocate', {}, desk).do('record-language', {}, { who: 'a', ...desk });
    expect(desks.why('accept-allocation')).toBe('possible');
    expect(aCase().upTo('sent-out').do('hand-back').why('accept-allocation')).toBe('handed-back');
  });

  test('what was late with one mediator stays late with the next, also once it is taken; what was in time gets its days to be taken', () => {
    const c = aCase().upTo('sent-out').do('accept-allocation', {}, { staff: MEDIATOR });
    const { settings } = c;
    const lateSince = waitsFor(c.state, settings).lookAgain!;
    c.later(60).do('reallocate', { reason: 'absence' }, desk);
    expect(waitsFor(c.state, settings)).toMatchObject({ next: 'accept-allocation', lookAgain: lateSince });
    expect(c.state.allocated?.takenOver).toBe(c.today);
    c.do('accept-allocation', {}, { staff: OTHER_MEDIATOR });
    expect(waitsFor(c.state, settings)).toMatchObject({ for: 'mediator', lookAgain: lateSince });
    // Nor does it begin anew where nobody took it: it lay late with the first.
    const untaken = aCase().upTo('sent-out');
    const take = waitsFor(untaken.state, settings).lookAgain!;
    untaken.later(10).do('reallocate', { reason: 'absence' }, desk);
    expect(waitsFor(untaken.state, settings).lookAgain).toBe(take);
    expect(waitsFor(untaken.later(2).do('reallocate', { mediator: MEDIATOR, reason: 'absence' }, desk).state, settings).lookAgain).toBe(take);
    // Whoever does something in it has a new day.
    c.do('hold-intake', {}, { who: 'a', staff: OTHER_MEDIATOR });
    expect(c.state.last).toBe(c.today);
    // Nor is it in time by giving it on and taking that back.
    const back = aCase().upTo('sent-out').later(60);
    back.do('reallocate', { reason: 'absence' }, desk);
    back.do('correct', { seq: back.entries.at(-1)!.seq, reason: 'did-not-happen' }, desk);
    expect(waitsFor(back.state, settings).lookAgain).toBe(waitsFor(aCase().upTo('sent-out').state, settings).lookAgain);
    const taken = aCase().upTo('sent-out').do('accept-allocation', {}, { staff: MEDIATOR }).later(60).do('reallocate', { reason: 'absence' }, desk);
    taken.do('correct', { seq: taken.seqOf('Reallocated'), reason: 'did-not-happen' }, desk);
    expect(waitsFor(taken.state, settings).lookAgain).toBe(lateSince);
    // Handed back, it began anew with the desk.
    const handed = aCase().upTo('sent-out').later(60).do('hand-back').later(30).do('reallocate', { reason: 'handed-back' }, desk);
    const anew = (one: ReturnType<typeof aCase>) => addDays(one.today, settings(one.today).takeWithinDays);
    expect([handed.state.allocated?.takenOver, waitsFor(handed.state, settings).lookAgain]).toEqual([null, anew(handed)]);
    const met = aCase().upTo('met').later(60).do('hand-back');
    expect(waitsFor(met.state, settings)).toMatchObject({ for: 'desk', next: 'reallocate', lookAgain: met.today });
    // Waiting for a person is never late, whoever has the case (P-03).
    const asked = aCase().upTo('approached').later(60).do('reallocate', { reason: 'absence' }, desk);
    expect(waitsFor(asked.state, settings).lookAgain).toBe(anew(asked));
  });

  test('nobody is asked to take what an import tells of the past, or what went out before anybody was asked', () => {
    const c = aCase().upTo('complete');
    const told = decideOrder(specOf('allocate'), { ...c.context('desk'), historic: true }, c.today, { person: null, values: { mediator: MEDIATOR } });
    expect(told).toMatchObject({ ok: true, facts: [{ kind: 'Allocated', asked: 'no' }] });
    c.do('allocate');
    expect(c.state.untaken).toBe(c.today);
    const before = c.entries.map((e) => (e.fact.kind === 'Allocated' ? { ...e, fact: { kind: 'Allocated', mediator: MEDIATOR, incomplete: 'no' } as never } : e));
    expect(fold(before)).toMatchObject({ untaken: null, allocated: { mediator: MEDIATOR } });
  });

  test('whatever a party reports is recorded also while a case is handed back [R-063]', () => {
    const c = aCase().upTo('approached').do('hand-back');
    expect(c.why('record-answer', { answer: 'no' })).toBe('possible');
    expect(c.why('stop-taking-part', {}, { who: 'a' })).toBe('possible');
  });

  test('the desk may give the case to another mediator at any moment, not to the same', () => {
    const c = aCase().upTo('prepared');
    expect(c.why('reallocate', { mediator: MEDIATOR }, desk)).toBe('same-mediator');
    expect(c.do('reallocate', {}, desk).state.allocated?.mediator).toBe(OTHER_MEDIATOR);
  });

  test('who was second and becomes the mediator is no longer second', () => {
    expect(aCase().upTo('sent-out').do('add-second-mediator').do('reallocate', {}, desk).state.second).toBeNull();
  });
});

describe('entered late', () => {
  test('a case that went out on Wednesday did not also go out, or get rejected, on Monday [P-15] [R-025]', () => {
    const c = aCase().upTo('complete').on('2019-03-06').do('allocate').on('2019-03-08');
    expect(c.why('allocate', {}, { ...desk, day: '2019-03-05' })).toBe('already-allocated');
    expect(c.why('reject', {}, { ...desk, day: '2019-03-05' })).toBe('already-allocated');
  });

  test('a sending out that was a mistake is corrected, and then the other day can be entered [P-15]', () => {
    const c = aCase().upTo('complete').on('2019-03-06').do('allocate').on('2019-03-08');
    c.do('correct', { seq: c.seqOf('Allocated'), reason: 'wrong-day' }, desk).do('allocate', {}, { ...desk, day: '2019-03-05' });
    expect(c.state.allocated?.day).toBe('2019-03-05');
  });
});
