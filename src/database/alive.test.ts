import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alive, beganAt, startedAt } from './alive.ts';

const mine = readFileSync(`/proc/${process.pid}/stat`, 'utf8');

function changed(field: number, value: string): string {
  const head = mine.slice(0, mine.lastIndexOf(')') + 2);
  return head + mine.slice(head.length).split(' ').map((old, at) => (at === field ? value : old)).join(' ');
}

test('a process that was killed and gave up its memory runs no longer, also before its parent has looked', () => {
  expect(beganAt(mine, 'boot')).toMatch(/^boot [0-9]+$/);
  expect(beganAt(changed(20, '0'), 'boot')).toBe('ended');
  expect(beganAt(changed(0, 'Z'), 'boot')).toBe('ended');
});

test('the same process began at the same moment; a later one with its pid at another', () => {
  expect(alive(process.pid)).toBe(true);
  expect(startedAt(process.pid)).toBe(startedAt(process.pid));
  expect(beganAt(changed(19, '1'), 'boot')).not.toBe(beganAt(mine, 'boot'));
});
