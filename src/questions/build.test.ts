import { expect, test } from 'vitest';
import { latest, type PersonWords } from '../database/people/people.ts';
import type { QuestionWords } from '../database/people/question.ts';
import { questionForReferrer } from './build.ts';

test('a question is its own words, a paragraph a line', () => {
  expect(questionForReferrer('Weet uw cliënt hiervan?\n\nEn sinds wanneer?' as QuestionWords).paragraphs).toEqual(['Weet uw cliënt hiervan?', 'En sinds wanneer?']);
});

/** Never run: each of these lines would put something else of the case before a referrer. */
export function whatDoesNotCompile(person: PersonWords): void {
  // @ts-expect-error any text is not the question that was asked
  questionForReferrer('Karel woont in de Dorpsstraat.');
  // @ts-expect-error nor is a word of somebody's compartment
  questionForReferrer(latest(person, 'contact') ?? '');
  // @ts-expect-error nor a whole compartment
  questionForReferrer(person);
}
