import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ORDER_NAMES } from '../src/core/case/orders.ts';
import { PHASES } from '../src/core/case/outcome.ts';
import { statesDocument } from './states.ts';

const made = statesDocument();

test('docs/states.md says what the rules say: after a change, run bin/states.ts', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', 'states.md'), 'utf8')).toBe(made);
});

test('every order has a line, every phase can be come into, and from every phase but the last something leads on', () => {
  for (const order of ORDER_NAMES) expect(made).toContain(`| \`${order}\` |`);
  const arrows = [...made.matchAll(/^ {2}(\w+) --> (\w+): /gm)].map(([, from, to]) => [from, to]);
  for (const name of PHASES) {
    expect(arrows.some(([from, to]) => to === name.replaceAll('-', '_') || (name === 'referral' && from === 'referral')), name).toBe(true);
    expect(arrows.some(([from]) => from === name.replaceAll('-', '_')), name).toBe(true);
  }
});
