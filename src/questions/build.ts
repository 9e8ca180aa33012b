import type { QuestionWords } from '../database/people/question.ts';
import { plain } from '../ui/plain.ts';

declare const QUESTION: unique symbol;
/** What a referrer reads: the words of the question, and nothing else of the case. */
export type Question = { readonly paragraphs: readonly string[] } & { readonly [QUESTION]: true };

/** The one way to make it: from words that were written as a question, which only their own file opens (database/people/question.ts). */
export function questionForReferrer(input: QuestionWords): Question {
  return { paragraphs: plain(input).split(/\n+/).filter(Boolean) } as unknown as Question;
}
