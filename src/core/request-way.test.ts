import { expect, test } from 'vitest';
import { aCase } from '../../test/story.ts';
import { addressFact, chosenWay, openDoubts, postDoubts, wayWhyNot, type KnownReach } from './request-way.ts';

const ADDRESS = 'Proefstraat 1\n1234 AB Testdorp';
const known = (changes: Partial<KnownReach> = {}): KnownReach => ({ post: 'yes', detained: false, address: ADDRESS, ...changes });
const agreed = (...grounds: string[]) => grounds.map((ground) => ({ kind: 'post-agreed', ground }));

test('an answer goes by itself only to the address that we know of somebody who said that post is safe there [P-06]', () => {
  expect(postDoubts([known()], 'PROEFSTRAAT 1, 1234AB Testdorp')).toEqual([]);
  expect(postDoubts([known()], 'Proefstraat 11\n1234 AB Testdorp')).toEqual(['other-address']);
  expect(postDoubts([known({ post: 'no' })], ADDRESS)).toEqual(['post-no']);
  expect(postDoubts([known({ post: 'not-asked', address: null })], ADDRESS)).toEqual(['post-not-asked', 'no-known-address']);
  expect(postDoubts([known({ detained: true })], ADDRESS)).toEqual(['detained']);
  expect(postDoubts([known({ address: 'مسار 1' })], 'طريق 1')).toEqual(['other-address']);
});

test('of several cases the most careful answer counts, and any address that we know', () => {
  expect(postDoubts([known({ address: 'Elders 2' }), known({ post: 'no' })], ADDRESS)).toEqual(['post-no']);
  expect(postDoubts([known({ post: 'not-asked' }), known({ post: 'no' })], ADDRESS)).toEqual(['post-no']);
  expect(postDoubts([known(), known({ detained: true })], ADDRESS)).toEqual(['detained']);
  expect(postDoubts([], ADDRESS)).toEqual([]);
});

test('no reason sends post where it is not safe: only to another address, or by hand [P-06]', () => {
  expect([wayWhyNot('post', ['post-no']), wayWhyNot('post', ['post-no', 'no-known-address']), wayWhyNot('post', ['post-no', 'other-address']), wayWhyNot('by-hand', ['post-no']), wayWhyNot('post', ['post-not-asked'])])
    .toEqual(['post-no', 'post-no', null, null, null]);
});

test('each doubt needs a yes of its own, one that comes up later too; whatever is handed over needs none', () => {
  const steps = agreed('other-address');
  expect(openDoubts(chosenWay(steps), ['other-address'])).toEqual([]);
  expect(openDoubts(chosenWay(steps), ['post-no', 'other-address'])).toEqual(['post-no']);
  const handed = [...steps, { kind: 'by-hand', ground: null }];
  expect([chosenWay(handed).way, openDoubts(chosenWay(handed), ['post-no'])]).toEqual(['by-hand', []]);
  const posted = [...handed, ...agreed('post-not-asked')];
  expect([chosenWay(posted).way, openDoubts(chosenWay(posted), ['other-address', 'post-not-asked'])]).toEqual(['post', ['other-address']]);
});

test('the address that letters use is the last one of this very person, until mail came back from it [P-09]', () => {
  const desk = (who: string) => ({ who, by: 'desk' }) as const;
  const c = aCase().do('record-detail', {}, desk('a'));
  const first = c.entries.length;
  c.do('record-detail', { channel: 'telephone' }, desk('a')).do('record-detail', {}, desk('b'));
  expect([addressFact(c.entries, 'p1' as never), addressFact(c.entries, 'p2' as never)]).toEqual([first, first + 2]);
  c.do('record-mail-returned', {}, desk('b'));
  expect([addressFact(c.entries, 'p1' as never), addressFact(c.entries, 'p2' as never)]).toEqual([first, null]);
});
