import { describe, expect, test } from 'vitest';
import { fitsWindow, paragraphsOf, plain, plainLine, unreadable } from './plain.ts';

describe('what people typed, in a letter', () => {
  test('keeps the words, accents and quotation marks exactly', () => {
    expect(plain('  Yılmaz “zei” dat é en e\u0301 hetzelfde zijn: #x *y* "z" ')).toBe('Yılmaz “zei” dat é en é hetzelfde zijn: #x *y* "z"');
  });

  test('loses control characters and marks that turn the reading direction', () => {
    expect(plain('a\u0000\u0007b\u202Ec\u200Fd\u2066e\uFEFFf\u00ADg')).toBe('abcdefg');
  });

  test('keeps line ends of every kind, and a half character becomes a mark that can be seen', () => {
    expect(plain('een\r\ntwee\rdrie\u2028vier\tvijf \ud800')).toBe('een\ntwee\ndrie\nvier vijf \uFFFD');
  });

  test('a name is one line', () => {
    expect(plainLine(' Bart\n\n  van   den Berg ')).toBe('Bart van den Berg');
  });

  test('an empty line parts paragraphs, other line ends stay lines', () => {
    expect(paragraphsOf('een\ntwee\n \n\n  drie \n')).toEqual([['een', 'twee'], ['drie']]);
    expect(paragraphsOf(' \n \n')).toEqual([]);
  });

  test('an address fits the window of the envelope or it does not', () => {
    expect(fitsWindow(['K. Testman', 'Voorbeeldstraat 12', '0000 AA Voorbeeldstad'])).toBe(true);
    expect(fitsWindow(['x'.repeat(43)])).toBe(false);
    expect(fitsWindow(Array.from({ length: 7 }, () => 'regel'))).toBe(false);
  });
});

describe('signs that nobody can read', () => {
  test.each([
    ['a control character', 'a\u0007b'], ['one of the upper ones', 'a\u0085b'], ['a mark that turns the direction', 'a\u202eb'], ['one of another kind', 'a\u2067b'], ['an Arabic letter mark', 'a\u061cb'],
    ['a space without width', 'a\u200bb'], ['a word joiner', 'a\u2060b'], ['a mark of a byte order', '\ufeffab'], ['half a character', 'a\ud800b'], ['what stands where bytes were none', 'a\ufffdb'], ['a tab', 'a\tb'],
  ])('%s is one, in a line and in a text', (_, text) => {
    expect(unreadable(text)).toBe(true);
    expect(unreadable(`regel\r\n${text}`, true)).toBe(true);
  });

  test('a line end is one in a line and not in a text; letters of any script are none', () => {
    expect(unreadable('een\r\ntwee')).toBe(true);
    expect(unreadable('een\r\ntwee', true)).toBe(false);
    expect(unreadable('Yılmaz “é” e\u0301 محمد 李 👍')).toBe(false);
  });
});
