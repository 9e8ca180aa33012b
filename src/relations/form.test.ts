import { expect, test } from 'vitest';
import { judgeReason } from './form.ts';

test('a reason is judged like every other text: signs that turn the direction of reading or that nobody can read are refused, lines are not', () => {
  for (const sign of ['\u202e', '\u061c', '\u0007', '\ufeff']) expect(judgeReason(`zij is${sign} familie`)).toMatch(/tekens in die/);
  expect(judgeReason('zij is familie\nvan de melder')).toBeNull();
  expect(judgeReason('')).not.toBeNull();
  expect(judgeReason('x'.repeat(501))).toContain('500');
});
