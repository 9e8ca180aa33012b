import type { Place } from './explore.ts';
import { aCase, caseNumber, MILESTONES, type Case } from './story.ts';

const desk = { by: 'desk' } as const;
const placeOf = (c: Case): Place => ({ entries: c.entries, state: c.at(c.today), on: c.today, depth: 0 });

/** Places on every way through a case, from which everything that can follow is tried: first the ordinary way, milestone by milestone. */
export function places(): ReadonlyMap<string, Place> {
  const stories: [string, Case][] = MILESTONES.map((m) => [m, aCase().upTo(m)]);
  const waiting = () => aCase().upTo('accepted').do('request-data');
  const incomplete = () => waiting().later(14).do('allocate-incomplete');
  const violent = () => aCase().do('accept').do('judge-violence', { domestic: 'yes' });
  const group = () => aCase({ a: [{}, {}], b: [{}, {}, {}] });
  const child = () => aCase({ a: [{ role: 'victim', age: 14, representative: 'parent' }], b: [{ role: 'offender' }] });
  stories.push(
    ['a was spoken to', aCase().upTo('sent-out').do('hold-intake', {}, { who: 'a' })], ['b was spoken to', aCase().upTo('b-said-yes').do('hold-intake', {}, { who: 'b' })],
    ['one is prepared', aCase().upTo('b-goes-on').do('prepare', {}, { who: 'a' })], ['closed after a stop', aCase().upTo('approached').do('stop-case').do('settle-closing-letter', {}, { who: 'a' }).do('close')],
    ['data asked for', waiting()], ['data refused', waiting().do('record-data-answer', { answer: 'refused' }, desk)], ['two weeks later', waiting().later(14)],
    ['out incomplete', incomplete()], ['self-referring offender', aCase({ entry: 'self', referrerKind: null, b: [{ details: ['post'] }] }).upTo('accepted').do('request-data').later(14)],
    ['call-back request', aCase({ clientAgrees: 'unknown', callBack: 'yes' })], ['domestic violence', violent()], ['policy said go', violent().do('answer-policy')],
    ['held back', aCase().upTo('complete').do('hold-back')], ['rejected for now', aCase().do('reject', { reason: 'unreachable' })], ['withdrawn', aCase().do('reject')],
    ['paused early', aCase().upTo('complete').do('pause', {}, desk)], ['paused late', aCase().upTo('prepared').do('pause')], ['handed back', aCase().upTo('named').do('hand-back')],
    ['other side came itself', aCase().upTo('accepted').do('link-case', { other: caseNumber(2), link: 'other-side' }, desk).do('allocate')],
    ['a stops', aCase().upTo('sent-out').do('hold-intake', {}, { who: 'a' }).do('decide-to-go-on', { decision: 'stop' }, { who: 'a' })],
    ['b said no', aCase().upTo('approached').do('record-answer', { answer: 'no' })], ['b said not now', aCase().upTo('approached').do('record-answer', { answer: 'not-now', until: '2019-06-01' })],
    ['b said never', aCase().upTo('approached').do('record-answer', { answer: 'never' })], ['no reaction', aCase().upTo('approached').do('record-answer', { answer: 'no-reaction' })],
    ['b stopped', aCase().upTo('prepared').do('stop-taking-part', {}, { who: 'b' })], ['stopped by the mediator', aCase().upTo('named').do('stop-case')],
    ['a death', aCase().upTo('prepared').do('record-death', {}, { who: 'b' })], ['a concern', aCase().upTo('prepared').do('raise-concern')], ['a ban', aCase().upTo('named').do('record-ban')],
    ['a letter under way', aCase().upTo('prepared').do('consent-to-form', { form: 'letters' }, { who: 'a' }).do('consent-to-form', { form: 'letters' }, { who: 'b' }).do('pass-message', { to: 'p2', received: 'no' }, { who: 'a' })],
    ['both consent to a report', aCase().upTo('met').do('consent-to-report-back', {}, { who: 'a' }).do('consent-to-report-back', {}, { who: 'b' })],
    ['letters settled', aCase().upTo('met').do('settle-closing-letter', {}, { who: 'a' }).do('settle-closing-letter', {}, { who: 'b' })], ['opened again', aCase().upTo('closed').do('reopen')],
    ['a child', child().upTo('sent-out')], ['a child who was heard', child().do('hear-child', {}, { who: 'a', ...desk }).upTo('prepared')], ['a group', group().upTo('sent-out')], ['a group that is ready', group().upTo('prepared')],
  );
  return new Map(stories.map(([name, c]) => [name, placeOf(c)]));
}
