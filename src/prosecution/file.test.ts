import { expect, test } from 'vitest';
import { FILE_FIELD, typedIn } from '../web/keeping.ts';
import { FILE_BYTES, textOfFile } from './file.ts';

const LINE = 'kenmerk;antwoord\n2019-00001;geweigerd, Renée €';
const utf16 = (text: string, big: boolean): Buffer => {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? little.swap16() : little;
};

test.each([
  ['UTF-8', Buffer.from(LINE), false], ['UTF-8 with its mark', Buffer.from(`\ufeff${LINE}`), false], ['“Unicode text”', utf16(LINE, false), false], ['the same, the other way round', utf16(LINE, true), false],
  ['the signs of Windows', Buffer.from([...Buffer.from(LINE.slice(0, -7), 'latin1'), ...Buffer.from('Renée ', 'latin1'), 0x80]), true],
])('a file in %s is the text that was written', (_, bytes, guessed) => {
  expect(textOfFile(bytes)).toEqual({ text: LINE, guessed });
});

test('a line that only says what stands between the columns is left out', () => {
  expect(textOfFile(Buffer.from(`sep=;\r\n${LINE}`))).toEqual({ text: LINE, guessed: false });
});

test.each([
  ['empty', '', 'is leeg'], ['white', ' \n\t', 'is leeg'], ['PDF', '%PDF-1.7', 'PDF'], ['Word', '{\\rtf1', 'Word'], ['binary', 'a\u0000b', 'geen tekstbestand'],
  ['large', 'x'.repeat(FILE_BYTES + 1), 'te groot'],
])('of a file that is %s it says what to do', (_, text, words) => {
  expect(textOfFile(Buffer.from(text))).toEqual({ fault: expect.stringContaining(words) });
});
test.each([['half a sign', [0xff, 0xfe, 0x41]], ['control signs', [0xff, 0xfe, 0x01, 0x00]]])('“Unicode text” with %s is no text', (_, bytes) => {
  expect(textOfFile(Buffer.from(bytes))).toEqual({ fault: expect.stringContaining('geen tekstbestand') });
});

test('the name of a file, which a form without script posts where the file was, is not kept with what was typed', () => {
  expect(typedIn(new URLSearchParams({ antwoorden: 'x', [FILE_FIELD]: 'Karel Testman.csv' })).toString()).toBe('antwoorden=x');
});
