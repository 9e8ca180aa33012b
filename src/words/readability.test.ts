import { describe, expect, test } from 'vitest';
import { readability, syllables } from './readability.ts';

/** Counted by hand. */
const COUNTED: Readonly<Record<number, string>> = {
  1: 'u ik brief kind vrouw leeuw nieuw mooi draai boei stuur zijn jij huis geld oud eeuw duw hij ei ijs school kwam niets',
  2: 'contact vragen auto mooie nieuwe vrouwen actief actie email cadeau ruzie toilet beide jarig praten baby bezoek eerlijk geuit geëerd zeeën',
  3: 'bijzonder radio video museum ideaal beginnen reünie geluidje beëindig ideeën antwoorden officier vacuüm yoghurtje',
  4: 'bemiddelaar bemiddeling officieel vertrouwelijk gemeenteraad slachtofferhulp beëindigen',
  5: 'financiële coördinator telefoonnummer reactietijden',
  6: 'herstelbemiddeling bemiddelingsgesprek',
};

describe('how easy a Dutch text reads', () => {
  for (const [count, words] of Object.entries(COUNTED)) {
    test(`words of ${count} syllables are counted as people say them`, () => {
      for (const word of words.split(' ')) expect([word, syllables(word)]).toEqual([word, Number(count)]);
    });
  }

  test('the score is that of Flesch and Douma', () => {
    // Two sentences, 7 words, 8 syllables.
    const measured = readability('De kat zit op de stoel. Spinnen.');
    expect(measured).toMatchObject({ words: 7, sentences: 2, wordsPerSentence: 3.5, longestSentence: 6 });
    expect(measured.score).toBeCloseTo(206.835 - 0.93 * 3.5 - 77 * (8 / 7), 6);
  });

  test('a line is a sentence, a telephone number is no word', () => {
    expect(readability('Bel ons\n030 - 234 00 45\nDank u')).toMatchObject({ words: 4, sentences: 2 });
    expect(readability('12 34')).toMatchObject({ words: 0, score: 0 });
  });

  test('a sentence from an office scores far under a plain one', () => {
    const office = 'Ten aanzien van de gegevensverstrekking dient de belanghebbende voorafgaandelijk schriftelijk geïnformeerd te worden omtrent de doeleinden van de verwerking.';
    expect(readability(office).score).toBeLessThan(20);
    expect(readability('Wij vragen eerst of u dat goed vindt.').score).toBeGreaterThan(80);
  });
});
