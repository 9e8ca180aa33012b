import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerDocument } from '../src/accountability/register-text.ts';

test('docs/processing-register.md says what the tables say: after a change, run npm run docs', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', 'processing-register.md'), 'utf8')).toBe(registerDocument());
});
