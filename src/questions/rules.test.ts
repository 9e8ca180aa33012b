import { describe, expect, test } from 'vitest';
import { betrayedIn, type Known } from './rules.ts';

const KAREL: Known = { person: 'p2', names: ['Karel de Bôer-IJsselstein'], reach: ['06 12345678', 'Dorpsstraat 1\n1234 AB Dorp', 'karel@voorbeeld.test'] };
const found = (question: string): string[] => betrayedIn(question, [KAREL]).map(({ words }) => words);

describe('a question to the referrer', () => {
  test('betrays the other side by any part of a name, however it is spelled', () => {
    expect(found('Woont Karel daar nog?')).toEqual(['Karel']);
    expect(found('En mevrouw de boer?')).toEqual(['boer']);
    expect(found('Familie YSSELSTEIN')).toEqual(['YSSELSTEIN']);
  });

  test('by a number, a postcode or an e-mail address, however it is written', () => {
    expect(found('Is het +31 6 12345678?')).toEqual(['+31 6 12345678']);
    expect(found('Klopt 1234ab nog?')).toEqual(['1234ab']);
    expect(found('Mail gaat naar Karel@Voorbeeld.test toch')).toContain('Karel@Voorbeeld.test');
  });

  test('and not by ordinary words, years or another number', () => {
    expect(found('Weet de cliënt ervan, en sinds welk jaar? In 2019 of later? 06 98765432')).toEqual([]);
  });
});
