import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import type { Language } from '../ui/texts.ts';
import { PUBLIC_WORDS } from '../words/public.ts';
import { readability } from '../words/readability.ts';
import type { Form } from './answers.ts';
import { STEPS } from './steps.ts';
import { CHECKS } from './texts-checks.ts';
import { CHILD } from './texts-child.ts';
import { EVENT } from './texts-event.ts';
import { FRONT } from './texts-front.ts';
import { LATER } from './texts-later.ts';
import { OTHER } from './texts-other.ts';
import { PAGES } from './texts-pages.ts';
import { PERSON } from './texts-person.ts';
import type { Texts } from './texts.ts';
import { WHO } from './texts-who.ts';

// A language that is left out does not compile; where it did, this line would not.
// @ts-expect-error
const _missing: Texts<{ title: string }> = { nl: { title: 'x' }, en: { title: 'x' } };

const PARTS = { WHO, CHILD, EVENT, PERSON, OTHER, CHECKS, PAGES, FRONT, LATER } as const;

/** Every sentence of a part, with the way to it; functions are asked with numbers. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...numbers: number[]) => string)(300, 200))]];
  // The two halves around the name of the quick exit are one sentence.
  if (typeof value === 'object' && value !== null && 'before' in value && 'after' in value) return [[path, `${String(value.before)}Snel weg${String(value.after)}`]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

/** Parts that may be said by nothing: there is nothing to say in that language. */
const MAY_BE_EMPTY = ['nl.language.noted', 'nl.report.hint'];

/** Pieces that are read together: a page of the form, a part of the front page. */
function pieces(language: Language): [string, string][] {
  return Object.entries(PARTS).flatMap(([part, texts]) => Object.entries(texts[language]).map(([name, value]): [string, string] =>
    [`${part}.${name}`, sentences(value, '').map(([, text]) => text).join('\n')]));
}

describe('the texts of the public', () => {
  test('say something everywhere, without white space at the edges', () => {
    for (const [part, texts] of Object.entries(PARTS)) {
      for (const language of Object.keys(texts) as Language[]) {
        for (const [path, text] of sentences(texts[language], language)) {
          if (MAY_BE_EMPTY.includes(path)) continue;
          expect([part, path, text.trim() === text, text.length > 1]).toEqual([part, path, true, true]);
        }
      }
    }
  });

  test('offer every answer once, in every language', () => {
    for (const [language, lists] of Object.entries(PUBLIC_WORDS)) {
      for (const [list, words] of Object.entries(lists)) {
        // "Something else" ends three groups that are never shown together.
        const labels = Object.entries(words).filter(([code]) => !code.startsWith('other-') || list !== 'cause').map(([, label]) => label);
        expect([language, list, new Set(labels).size]).toEqual([language, list, labels.length]);
      }
    }
  });

  test('do not speak of guilt; a child is under eighteen [P-20]', () => {
    for (const texts of Object.values(PARTS)) {
      expect(JSON.stringify(sentences(texts, ''))).not.toMatch(/schuldig|schuld\b|\bguilt|perpetrator|\bcriminal\b(?! case| offence| procedure)/i);
    }
    for (const language of Object.keys(WHO) as Language[]) expect(WHO[language].entry.options.child.label).toMatch(/18/);
  });

  test('in easy Dutch "de ander" is the other side, and nobody else: a number given for one is no number of the other', () => {
    expect(JSON.stringify(pieces('nl-easy'))).not.toMatch(/\b(?:die|deze) ander\b/i);
  });

  test.each(['nl', 'nl-easy', 'en'] as const)('in %s ask nothing to which yes and no mean the same: no such question denies', (language) => {
    const asked = (['self', 'professional', 'acquaintance', 'child', 'organisation'] as const).flatMap((entry) => {
      const form: Form = { answers: { entry, cause: 'internet-fraud', causeGroup: 'property' }, today: day('2019-03-04'), by: 'public', language, notOffered: [] };
      return STEPS.flatMap((step) => step.questions(form).filter(({ options = [] }) => options.some(({ value }) => value === 'yes' || value === 'sure')).map(({ label }) => `${step.title(form)} ${label}`));
    });
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((text) => /\b(?:geen|niet|nooit|not|never)\b/i.test(text))).toEqual([]);
  });

  test('in Dutch read easily as a whole (G12)', () => {
    expect(readability(pieces('nl').map(([, text]) => text).join('\n')).score).toBeGreaterThanOrEqual(65);
  });

  test.each(pieces('nl-easy').filter(([, text]) => readability(text).words >= 8))('in easy Dutch %s reads very easily (G12)', (_, text) => {
    expect(readability(text).score).toBeGreaterThanOrEqual(85);
  });

  test('in easy Dutch are short everywhere, and very easy as a whole (G12)', () => {
    const measured = readability(pieces('nl-easy').map(([, text]) => text).join('\n'));
    expect(measured.score).toBeGreaterThanOrEqual(85);
    expect(measured.wordsPerSentence).toBeLessThanOrEqual(8);
    const long = pieces('nl-easy').flatMap(([name, text]) => text.split(/\n|(?<=[.!?:])\s+/).filter((sentence) => readability(sentence).longestSentence > 12).map((sentence) => [name, sentence]));
    expect(long).toEqual([]);
  });
});
