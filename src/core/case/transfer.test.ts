import { expect, test } from 'vitest';
import type { PersonId } from '../fields.ts';
import type { Entry, Fact } from './facts.ts';
import { transferOf, type PlaceTold } from './transfer.ts';

const [p1, p2] = ['p1', 'p2'] as PersonId[];
const at = (hour: number) => `2019-03-04T${String(hour).padStart(2, '0')}:00:00.000Z`;
const entry = (seq: number, hour: number, fact: object, day = '2019-03-04'): Entry => ({ seq, day, recorded: at(hour), actor: 'system', fact: fact as Fact }) as unknown as Entry;
const detained = (seq: number, hour: number, answer: string, site: string | null = null, day?: string) => entry(seq, hour, { kind: 'DetentionRecorded', person: 'p2', detained: answer, site }, day);
const BEFORE = detained(1, 9, 'yes');
const was = (text: string): PlaceTold => ({ recorded: at(9), factSeq: 1, text });
const now = (text: string): PlaceTold => ({ recorded: at(11), factSeq: 2, text });
const since = (entries: readonly Entry[], places: readonly PlaceTold[] = [], more: { people?: readonly PersonId[]; site?: string } = {}) =>
  transferOf(entries, { people: more.people ?? [p2!], knownAt: at(10), site: more.site ?? '' }, () => places)?.what ?? null;

test('a visit that was planned with what is known now tells nothing [P-21]', () => {
  expect(since([BEFORE])).toBe(null);
  expect(since([])).toBe(null);
  expect(since([BEFORE, detained(2, 9, 'no'), detained(3, 9, 'yes')])).toBe(null);
  // Recorded at the very moment counts as known.
  expect(since([BEFORE, detained(2, 10, 'no')])).toBe(null);
});

test('whoever is out, of whom nobody knows, or who is in another place since is told [P-21]', () => {
  expect(since([BEFORE, detained(2, 11, 'no')])).toBe('free');
  expect(since([BEFORE, detained(2, 11, 'unknown')])).toBe('unknown');
  expect(since([BEFORE, detained(2, 11, 'yes')], [was('PI Proef'), now('PI Verweg')])).toBe('moved');
  expect(since([BEFORE, detained(2, 11, 'yes')], [now('PI Verweg')], { site: 'PI Proef' })).toBe('moved');
  // Where it was before nobody wrote down: then nobody can say that it is the same.
  expect(since([BEFORE, detained(2, 11, 'yes')], [now('PI Verweg')])).toBe('moved');
  expect(since([detained(1, 9, 'yes', 'one'), detained(2, 11, 'yes', 'other')])).toBe('moved');
});

test('the same place in other signs, or nothing about a place, is no transfer', () => {
  expect(since([BEFORE, detained(2, 11, 'yes')], [was('PI Proef'), now('pi  proef.')])).toBe(null);
  expect(since([BEFORE, detained(2, 11, 'yes')], [was('PI Proef')])).toBe(null);
  expect(since([BEFORE, detained(2, 11, 'yes')], [now('Proef')], { site: 'Proef' })).toBe(null);
  for (const site of ['one', null]) expect(since([detained(1, 9, 'yes', 'one'), detained(2, 11, 'yes', site)])).toBe(null);
});

test('what was corrected since does not count, and what was recorded late of an earlier day does not either', () => {
  const corrected = (seq: number, hour: number, of: number) => entry(seq, hour, { kind: 'Corrected', seq: of, reason: 'typo' });
  expect(since([BEFORE, detained(2, 11, 'no'), corrected(3, 12, 2)])).toBe(null);
  expect(since([BEFORE, corrected(2, 11, 1)])).toBe('unknown');
  expect(since([BEFORE, detained(2, 11, 'no', null, '2019-02-01')])).toBe(null);
});

test('with more people, only who was detained: the others come to a meeting there and go home again', () => {
  const visitor = entry(2, 11, { kind: 'DetentionRecorded', person: 'p1', detained: 'no', site: null });
  expect(since([BEFORE, visitor], [], { people: [p1!, p2!] })).toBe(null);
  expect(transferOf([BEFORE, visitor, detained(3, 11, 'no')], { people: [p1!, p2!], knownAt: at(10), site: '' }, () => [])?.person).toBe('p2');
  // To one alone who was not recorded to be detained: being free is what matters.
  expect(since([detained(2, 11, 'no')])).toBe('free');
});
