import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfText } from '../../src/letters/pdf-text.ts';
import { Tape } from '../walk.ts';
import { choose, registration, storyFrom, WORLDS, wordsOf, type Words } from './pair.ts';
import { PRODUCTS, type ProductName } from './products.ts';
import { openTwins, type Twins } from './twins.ts';
import { press } from './house.ts';
import { LONG, tried } from './tried.ts';
import type { Told } from './told.ts';

const PAIRS = LONG ? 500 : 16;
/** Random acts after the ordinary way. */
const STEPS = LONG ? 25 : 3;
/** Acts between two looks at the page for the table. */
const TABLE_EVERY = 5;
const made = new Map<ProductName, number>();
const count = (name: ProductName) => made.set(name, (made.get(name) ?? 0) + 1);
let acts = 0;

let twins: Twins;
beforeAll(async () => { twins = await openTwins(); });
afterAll(async () => {
  await press.close();
  await twins.close();
});

/** Plays a pair of cases and holds everything that they make for the other side against each other. */
async function playPair(seed: number, words: readonly Words[] = WORLDS.map(wordsOf)): Promise<Told> {
  const tape = new Tape(seed);
  const choices = choose(tape);
  const opened = await twins.register(choices.on, words.map((w) => registration(choices, w)));
  if (choices.entry !== 'self') await twins.question(await twins.register(choices.on, words.map((w) => registration(choices, w))), choices, count);
  const told = storyFrom(opened.entries, tape, choices, STEPS);
  const letters = twins.letters(opened, choices, seed, count);
  for (const [index, act] of told.acts.entries()) {
    await letters(told, act.before, act.today);
    if (index % (2 * TABLE_EVERY) === 0) await twins.calendars(opened, choices, told, act.before, act.today, words, count);
    if (index % TABLE_EVERY === 0) await twins.tables(opened, choices, told, act.before, act.today, count);
    acts += await twins.give(opened, act, told, choices.secret, words) ? 1 : 0;
  }
  await letters(told, told.entries.length, told.today);
  await twins.tables(opened, choices, told, told.entries.length, told.today, count);
  await twins.file(opened, choices, seed, told, count);
  await twins.breaches(opened, choices, told, count);
  return told;
}

describe('two worlds that differ in what is private to one side', () => {
  test(`${PAIRS} pairs of cases: every letter for somebody else is the same, byte for byte`, async () => {
    for (let seed = 1; seed <= PAIRS; seed += 1) {
      await playPair(seed);
      if (LONG ? seed % 10 === 0 : seed === PAIRS) await twins.visitors(seed, count);
    }
    await twins.figures(count);
  });

  test('the pairs reached every product that leaves', () => {
    for (const { name, proof } of PRODUCTS) if (proof === 'two-worlds') expect([name, (made.get(name) ?? 0) > 0]).toEqual([name, true]);
    tried('two-worlds', PAIRS, 'pairs of cases');
    tried('two-worlds', acts, 'orders in both worlds');
    for (const [name, times] of made) tried('two-worlds', times, `× ${name}`);
  });

  test('what was released does change the letter: the comparison can fail', async () => {
    const pdfs = await twins.released('Ik denk er vaak aan.', 'Ik denk er nooit aan.');
    expect(pdfs[0]?.equals(pdfs[1] as Buffer)).toBe(false);
    expect(pdfs.map((pdf) => pdfText(pdf).text.includes('vaak aan'))).toEqual([true, false]);
  });
});
