import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CODES } from '../src/core/codes.ts';
import { STAFF_ROLES } from '../src/core/role.ts';
import { FACTS } from '../src/core/case/facts.ts';
import { READERS } from '../src/core/case/order.ts';
import { ORDER_NAMES } from '../src/core/case/orders.ts';
import { PHASES } from '../src/core/case/outcome.ts';
import { WAITS_FOR } from '../src/core/case/waiting.ts';
import { CONCEPTS, FACT_WORDS, glossaryDocument } from './glossary.ts';

const page = glossaryDocument();

/** Every word that the rules use: codes and the names of their lists, orders, facts and what they hold, phases, roles, relations. */
const inCore = new Set<string>([
  ...Object.keys(CODES), ...Object.values(CODES).flat(), ...ORDER_NAMES, ...Object.keys(FACTS), ...Object.values(FACTS).flatMap((fields) => Object.keys(fields)),
  ...PHASES, ...STAFF_ROLES, ...WAITS_FOR, ...READERS, 'case',
]);

test('docs/glossary.md says what the code says: after a change, run bin/glossary.ts', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', 'glossary.md'), 'utf8')).toBe(page);
});

test('every code word that the glossary names is a word of the rules', () => {
  expect(CONCEPTS.flatMap((c) => c.code).filter((word) => !inCore.has(word))).toEqual([]);
});

test('Dutch and English are one to one: no word stands for two things, in either language', () => {
  for (const words of [CONCEPTS.map((c) => c.dutch), CONCEPTS.map((c) => c.english), CONCEPTS.flatMap((c) => c.code), Object.values(FACT_WORDS)]) {
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  }
});

test('every order, fact and phase of the rules is in it', () => {
  const lines = new Set([...page.matchAll(/^\| `([^`]+)` \| .+ \|$/gm)].map((m) => m[1]));
  expect([...ORDER_NAMES, ...Object.keys(FACTS), ...PHASES].filter((name) => !lines.has(name))).toEqual([]);
});
