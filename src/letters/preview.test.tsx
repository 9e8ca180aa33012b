import { expect, test } from 'vitest';
import { approachLetter, dataRequestLetter, textOf } from './build.ts';
import { LETTER_LANGUAGES, type Letter } from './letter.ts';
import { Preview } from './preview.tsx';
import { approachExamples } from './templates/approach.example.ts';
import { dataRequestExamples } from './templates/data-request.example.ts';

const plain = (html: string) => html.replace(/<[^>]+>/g, '\n').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test('a preview says every word of the letter, in every language', () => {
  const letters = [...LETTER_LANGUAGES.flatMap((language) => Object.values(approachExamples(language)).map(approachLetter)), ...Object.values(dataRequestExamples).map(dataRequestLetter)];
  for (const letter of letters as Letter[]) {
    const shown = plain(String(<Preview letter={letter} />));
    const missing = textOf(letter).split('\n').filter((line) => !shown.includes(line));
    expect(missing).toEqual([]);
  }
});
