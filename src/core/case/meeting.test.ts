import { expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { likelyMeeting } from './meeting.ts';
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
