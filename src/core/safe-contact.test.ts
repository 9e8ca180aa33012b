import { expect, test } from 'vitest';
import { safeTold } from './safe-contact.ts';

const said = (kind: string, text: string, factSeq: number | null) => ({ kind, text, factSeq });
const first = [said('safe-times', 'na zes uur', 1), said('code-word', 'roos', 1), said('safe-contact', 'broer leest mee', 1), said('name', 'x', 9)];

test('times, code word and the rest are told apart, as they were written last [P-06]', () => {
  expect(safeTold(first)).toEqual({ 'safe-times': 'na zes uur', 'code-word': 'roos', 'safe-contact': 'broer leest mee' });
  expect(safeTold([...first, said('safe-times', 'overdag', 4), said('code-word', 'tulp', 4)])).toEqual({ 'safe-times': 'overdag', 'code-word': 'tulp' });
  expect(safeTold([])).toEqual({});
});

test('a code word that was left out where the rest was written anew has ended; what was not written anew at all stays', () => {
  expect(safeTold([...first, said('safe-times', 'na zes uur', 4)])).toEqual({ 'safe-times': 'na zes uur' });
});

test('of a line that was struck through nothing holds, and what stood before does again [P-15]', () => {
  expect(safeTold([...first, { ...said('code-word', 'tulp', 4), struck: true }])).toEqual(safeTold(first));
});

test('what was put right later in an older line does not come before a newer line', () => {
  expect(safeTold([said('code-word', 'tulp', 4), said('code-word', 'rozen', 1)])).toEqual({ 'code-word': 'tulp' });
});
