/**
 * What people typed, as plain text that may stand in a letter: composed characters, `\n` line ends, no control
 * characters. Marks that turn the reading direction go too: an override could make a letter show other words than
 * the ones that were agreed. Half surrogates become U+FFFD. The words themselves are never changed.
 */
export function plain(text: string): string {
  return text.toWellFormed().normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}--\n]/gv, '')
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g, '')
    .trim();
}

/** Control characters, marks that turn the direction of text, signs without width, halves of characters, and what stands where there was none of these. */
const UNREADABLE = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/u;

/** Whether a sign stands in it that nobody can read. `lines`: it may have several. */
export const unreadable = (text: string, lines = false): boolean => UNREADABLE.test(lines ? text.replace(/[\n\r]/g, '') : text);

/** One line of it: names and address lines hold no line ends. */
export const plainLine = (text: string): string => plain(text).replace(/\s+/g, ' ');

/** Paragraphs (an empty line apart), each a list of lines. */
export function paragraphsOf(text: string): string[][] {
  return plain(text).split(/\n[ \n]*\n/).map((p) => p.split('\n').map((line) => line.trim()).filter(Boolean)).filter((p) => p.length > 0);
}

/** What fits the window of a DL or C5 envelope: 85 × 27 mm at 11 pt (NEN and DIN 5008 form B agree on the place). */
const WINDOW_LINES = 6;
const WINDOW_COLUMNS = 42;

/** True where the post can read every line through the window. */
export const fitsWindow = (lines: readonly string[]): boolean =>
  lines.length <= WINDOW_LINES && lines.every((line) => [...line].length <= WINDOW_COLUMNS);
