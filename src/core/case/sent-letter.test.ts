import { describe, expect, test } from 'vitest';
import { day } from '../day.ts';
import type { PersonId } from '../fields.ts';
import type { Entry, Fact } from './facts.ts';
import { leftTheHouse } from './sent-letter.ts';

const [p1, p2] = ['p1', 'p2'] as PersonId[] as [PersonId, PersonId];
const entry = (seq: number, on: string, fact: object): Entry => ({ seq, day: day(on), recorded: `${on}T12:00:00.000Z`, actor: 'staff:x', fact: fact as Fact });
const approached = { kind: 'Approached', person: p2, channel: 'letter' };
const letter = { kind: 'approach', about: p2, madeAt: new Date('2019-03-04T10:00:00Z'), readUpTo: 3 } as const;

describe('a letter left the house [P-08]', () => {
  test.each<[boolean, string, Entry[]]>([
    [false, 'nothing was sent', []],
    [true, 'it was sent after it was made', [entry(4, '2019-03-05', approached)]],
    [false, 'somebody was approached before it was made', [entry(3, '2019-03-01', approached)]],
    [false, 'somebody else was approached', [entry(4, '2019-03-05', { ...approached, person: p1 })]],
    [false, 'the approach was by telephone', [entry(4, '2019-03-05', { ...approached, channel: 'telephone' })]],
    [false, 'a release was taken back in between', [entry(4, '2019-03-04', { kind: 'ReleaseWithdrawn', person: p1, number: 1 }), entry(5, '2019-03-05', approached)]],
    [true, 'a release was taken back afterwards', [entry(4, '2019-03-05', approached), entry(5, '2019-03-06', { kind: 'ReleaseWithdrawn', person: p1, number: 1 })]],
    [false, 'the approach was struck through', [entry(4, '2019-03-05', approached), entry(5, '2019-03-06', { kind: 'Corrected', seq: 4, reason: 'did-not-happen' })]],
  ])('%s: %s', (left, _, entries) => {
    expect(leftTheHouse(entries, letter) !== null).toBe(left);
  });
});

test.each([['sent', true], ['handed-over', true], ['other-channel', false], ['not-wanted', false], ['post-unsafe', false]] as const)('a closing letter of which was recorded "%s" left on paper: %s [P-15] [P-21]', (how, left) => {
  const closing = { kind: 'closing', about: p2, madeAt: new Date('2019-03-04T10:00:00Z'), readUpTo: 3 } as const;
  expect(leftTheHouse([entry(4, '2019-03-05', { kind: 'ClosingLetterSettled', person: p2, how })], closing) !== null).toBe(left);
});
