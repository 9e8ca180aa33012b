import { expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { day } from '../day.ts';
import { doubtOf, homesOf, likelyMeeting, sidesOf } from './meeting.ts';
import { waiting } from './waiting.ts';

const of = (c: ReturnType<typeof aCase>) => likelyMeeting(c.state, waiting(c.state, c.settings), c.today);

test('the appointment that is likely next is the talk of the next step, with whom it is about', () => {
  const a = { people: ['p1'], minutes: 60, place: null };
  expect(of(aCase().upTo('sent-out'))).toEqual({ ...a, kind: 'intake' });
  expect(of(aCase().upTo('b-said-yes'))).toEqual({ ...a, people: ['p2'], kind: 'intake' });
  expect(of(aCase().upTo('b-goes-on'))?.kind).toBe('preparation');
  expect(of(aCase().upTo('prepared'))).toEqual({ kind: 'contact', people: ['p1', 'p2'], minutes: 120, place: null });
  expect(of(aCase().upTo('met'))?.kind).toBe('follow-up');
});

test('nothing is filled in while somebody decides on an approach, on a pause, where several began the case, or against a contact ban [P-05]', () => {
  expect(of(aCase().upTo('approached'))).toBeNull();
  expect(of(aCase().upTo('sent-out').do('pause', { until: '2019-06-01' }))).toBeNull();
  expect(of(aCase({ a: [{}, {}] }).upTo('accepted').do('record-detail', {}, { who: 'b' }).do('allocate'))).toBeNull();
  expect(of(aCase().upTo('prepared').do('record-ban', {}, { who: 'a' }))).toBeNull();
});

test('who is detained is visited where they are [P-21]', () => {
  const inside = aCase().upTo('sent-out').do('record-detention', {}, { who: 'a' });
  expect(of(inside)).toEqual({ kind: 'prison-visit', people: ['p1'], minutes: 60, place: 'prison' });
});

test('a planned appointment is doubted once who would come stopped or died, and on the days of a pause', () => {
  const c = aCase().upTo('prepared');
  const [one, later] = [{ people: ['p1'], day: day('2019-05-01') }, { people: ['p1'], day: day('2019-06-01') }];
  expect(doubtOf(c.state, one)).toBeNull();
  const paused = aCase().upTo('prepared').do('pause', { until: '2019-06-01' }).state;
  expect([doubtOf(paused, one), doubtOf(paused, later)]).toEqual(['paused', null]);
  expect(doubtOf(aCase().upTo('prepared').with('import', { kind: 'Paused', by: 'party', person: null, until: null }).state, later)).toBe('paused');
  const stopped = aCase().upTo('prepared').do('stop-taking-part', {}, { who: 'a' }).state;
  expect([doubtOf(stopped, one), doubtOf(stopped, { ...one, people: ['p2'] }), doubtOf(stopped, { ...one, people: [] })]).toEqual(['stopped', null, null]);
  expect(doubtOf(aCase().upTo('prepared').do('record-death', {}, { who: 'a' }).state, one)).toBe('dead');
  // Whoever speaks for a child or comes along comes for that person.
  const spoken = aCase({ a: [{ age: 15 }] }).do('add-representative', {}, { who: 'a' });
  const [parent] = [...spoken.state.attending.keys()];
  expect(doubtOf(spoken.state, { ...one, people: [parent ?? ''] })).toBeNull();
  expect(doubtOf(spoken.do('record-death', {}, { who: 'a' }).state, { ...one, people: [parent ?? ''] })).toBe('dead');
});

test('whoever stands by somebody comes from their side [P-06]', () => {
  const c = aCase().upTo('prepared').do('add-supporter', { as: 'family' }, { who: 'a' });
  const [supporter = ''] = c.state.attending.keys();
  expect([sidesOf(c.state, ['p1', 'p2']), sidesOf(c.state, [supporter, 'p2']), sidesOf(c.state, ['nobody'])]).toEqual([['a', 'b'], ['a', 'b'], []]);
});

test('of whoever is met at home counts an address for post alone, and of nobody else [P-21]', () => {
  const c = aCase().upTo('accepted').do('record-detail', { channel: 'telephone' }, { who: 'a' }).do('record-detail', {}, { who: 'b' });
  expect([homesOf(c.state, ['p1']), homesOf(c.state, ['p2']), homesOf(c.state, ['p1', 'p2'])]).toEqual([{ met: 1, addresses: 0 }, { met: 1, addresses: 1 }, { met: 2, addresses: 1 }]);
});
