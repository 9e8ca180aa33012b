import { expect, test } from 'vitest';
import { aCase } from '../../test/story.ts';
import type { PersonId } from './fields.ts';
import { addressFact, addressFacts, chosenWay, openDoubts, postDoubts, reachChanged, wayWhyNot, type KnownReach } from './request-way.ts';

const ADDRESS = 'Proefstraat 1\n1234 AB Testdorp';
const known = (changes: Partial<KnownReach> = {}): KnownReach => ({ post: 'yes', detained: false, dead: false, address: ADDRESS, returned: [], ...changes });
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

test('an address that mail came back from is asked about, also where another case still knows it; recorded anew it holds again [P-09]', () => {
  const back = { address: null, returned: ['proefstraat 1, 1234ab Testdorp'] };
  expect(postDoubts([known(back)], ADDRESS)).toEqual(['mail-returned', 'no-known-address']);
  expect(postDoubts([known(), known(back)], ADDRESS)).toEqual(['mail-returned']);
  expect(postDoubts([known(back), known({ address: 'Elders 2' })], 'Elders 2')).toEqual([]);
  expect(postDoubts([known({ ...back, address: ADDRESS })], ADDRESS)).toEqual([]);
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

test('what was chosen with somebody else among the cases holds no longer once that case is let go [P-06]', () => {
  const steps = [{ kind: 'by-hand', ground: null }, { kind: 'let-go', ground: null }];
  expect([chosenWay(steps).way, chosenWay([...agreed('post-not-asked'), ...steps.slice(1)]).agreed.size, chosenWay([...steps, ...steps.slice(0, 1)]).way]).toEqual(['post', 0, 'by-hand']);
});

test('once what we know of reaching somebody changed, nothing goes as it was chosen: not by hand either [P-06]', () => {
  expect(openDoubts(chosenWay([{ kind: 'by-hand', ground: null }]), ['changed', 'post-no'])).toEqual(['changed', 'post-no']);
  // It was said yes to once before; that was of an earlier change.
  expect(openDoubts(chosenWay(agreed('changed', 'post-not-asked')), ['changed', 'post-not-asked'])).toEqual(['changed', 'post-not-asked']);
});

test('to somebody who died nothing goes by post, to whatever address [P-09]', () => {
  expect(postDoubts([known({ dead: true })], ADDRESS)).toEqual(['dead']);
  expect([wayWhyNot('post', ['dead', 'other-address']), wayWhyNot('by-hand', ['dead'])]).toEqual(['dead', null]);
});

test('safe contact that is said anew, in the same codes too, a detention, an address, mail that came back, who speaks for somebody and a death each ask anew; what is of the other does not [P-06] [P-09] [R-070]', () => {
  const a = { who: 'a' } as const;
  const SAFE = { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' } as const;
  const changes = (tell: (c: ReturnType<typeof aCase>) => unknown, person = 'p1') => {
    const c = aCase({ a: [{ age: 15, representative: 'parent' }] }).upTo('accepted');
    const before = c.entries.length;
    tell(c);
    return [c.entries.length > before, reachChanged(c.entries, person as PersonId, before)];
  };
  const told: Readonly<Record<string, (c: ReturnType<typeof aCase>) => unknown>> = {
    safe: (c) => c.do('state-safe-contact', SAFE, a), detained: (c) => c.do('record-detention', { detained: 'yes' }, a), address: (c) => c.do('record-detail', { channel: 'post', source: 'party' }, a),
    representation: (c) => c.do('end-representation', {}, a), returned: (c) => c.do('record-detail', { channel: 'post', source: 'party' }, a).do('record-mail-returned', {}, a).do('record-detail', { channel: 'post', source: 'party' }, a),
    letters: (c) => c.do('hear-child', { agrees: 'yes', lettersTo: 'both' }, a), death: (c) => c.do('record-death', {}, a),
  };
  for (const [what, tell] of Object.entries(told)) {
    expect([what, ...changes(tell)]).toEqual([what, true, true]);
    expect([what, ...changes(tell, 'p2')]).toEqual([what, true, false]);
  }
  expect(changes((c) => c.do('record-detail', { channel: 'telephone', source: 'party' }, a))).toEqual([true, false]);
  expect([reachChanged([], 'p1' as PersonId, null), reachChanged([], 'p1' as PersonId, 0)]).toEqual([true, false]);
});

test('the address that letters use is the last one of this very person, until mail came back from it [P-09]', () => {
  const desk = (who: string) => ({ who, by: 'desk' }) as const;
  const c = aCase().do('record-detail', {}, desk('a'));
  const first = c.entries.length;
  c.do('record-detail', { channel: 'telephone' }, desk('a')).do('record-detail', {}, desk('b'));
  expect([addressFact(c.entries, 'p1' as never), addressFact(c.entries, 'p2' as never)]).toEqual([first, first + 2]);
  c.do('record-mail-returned', {}, desk('b'));
  expect([addressFact(c.entries, 'p1' as never), addressFact(c.entries, 'p2' as never)]).toEqual([first, null]);
  expect([addressFacts(c.entries, 'p1' as never).returned, addressFacts(c.entries, 'p2' as never).returned]).toEqual([[], [first + 2]]);
});
