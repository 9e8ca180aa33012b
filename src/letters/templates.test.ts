import { fileURLToPath } from 'node:url';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DATA_KINDS } from '../core/breach.ts';
import { plain } from '../ui/plain.ts';
import { approachLetter, breachLetter, closingLetter, dataRequestLetter, proseOf, rejectionLetter, textOf } from './build.ts';
import { LETTER_KINDS, LETTER_LANGUAGES, own, released, type ApproachInput, type BreachLetter, type Letter, type Refused } from './letter.ts';
import { pdfText } from './pdf-text.ts';
import { readability } from '../words/readability.ts';
import { approachExamples } from './templates/approach.example.ts';
import { closingExamples } from './templates/closing.example.ts';
import { dataRequestExamples } from './templates/data-request.example.ts';
import { rejectionExamples } from './templates/rejection.example.ts';
import { NoGlyph, typstOver } from './typst.ts';

/** Documents about requests and breaches have their own examples: src/requests/documents.test.ts. */
const OF_REQUESTS = ['access-file.typ', 'privacy-letter.typ'];
const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url));
const typst = typstOver(TEMPLATES);
type Kept = Letter | BreachLetter;
const bytesOf = (letter: Kept): Uint8Array => typst(letter.kind, letter.sheet);

function made<L extends Kept>(answer: L | Refused): L {
  if (answer.kind === 'refused') throw new Error(answer.reason);
  return answer;
}

const LETTERS: readonly (readonly [string, Letter])[] = [
  ...LETTER_LANGUAGES.flatMap((language) => [
    ...Object.entries(approachExamples(language)).map(([name, input]) => [`approach, ${name}, ${language}`, made(approachLetter(input))] as const),
    ...Object.entries(closingExamples(language)).map(([name, input]) => [`closing, ${name}, ${language}`, made(closingLetter(input))] as const),
    ...Object.entries(rejectionExamples(language)).map(([name, input]) => [`rejection, ${name}, ${language}`, made(rejectionLetter(input))] as const),
  ]),
  ...Object.entries(dataRequestExamples).map(([name, input]) => [`request for data, ${name}`, made(dataRequestLetter(input))] as const),
];

/** Of everything that can be touched at once, and of one thing. */
const BREACHES: readonly (readonly [string, Kept])[] = LETTER_LANGUAGES.flatMap((language) => (['desk', 'mediator'] as const).flatMap((by) => [DATA_KINDS, ['name'] as const].map((dataKinds) => {
  const { addressee, neutral } = rejectionExamples(language)['no-data']!;
  return [`breach, ${dataKinds.length} kinds of data, by ${by}, ${language}`, made(breachLetter({ addressee, neutral, by, breach: { number: 'L2026-003', discovered: new Date('2026-03-01T09:00:00Z'), dataKinds } }))] as const;
})));
const KEPT: readonly (readonly [string, Kept])[] = [...LETTERS, ...BREACHES];

/** Words alone: where a line ends and which mark stands before a point is the page's business. */
const words = (text: string): string => text.replace(/[•\s]/g, '');

/** What a DL envelope shows through its left window, with 5 mm of slack each way (millimetres). */
const WINDOW = { left: 15, right: 115, top: 40, bottom: 95 };

describe('every template with every example in every language', () => {
  test('there is an example for every template and a template for every letter', () => {
    const files = readdirSync(TEMPLATES);
    expect(files.filter((f) => f.endsWith('.typ')).sort()).toEqual([...LETTER_KINDS.map((kind) => `${kind}.typ`), 'layout.typ', ...OF_REQUESTS].sort());
    expect(new Set(LETTERS.map(([, letter]) => letter.kind))).toEqual(new Set(LETTER_KINDS));
  });

  test.each(KEPT)('%s: an accessible document that says exactly the words of the letter', (_, letter) => {
    const { text, artifacts, skeleton } = pdfText(bytesOf(letter));
    expect(words(text)).toBe(words(textOf(letter)));
    expect(words(artifacts)).toContain(words(letter.sheet.office.name));
    expect(skeleton).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(skeleton).toContain('/Marked true');
    expect(skeleton).toContain(`/Lang (${letter.sheet.lang}-${letter.sheet.region})`);
    expect(skeleton).toContain('/S /H1');
  });

  test.each(KEPT)('%s: nothing of the person in the metadata', (_, letter) => {
    const { skeleton } = pdfText(bytesOf(letter));
    expect(skeleton).toContain(`/Title (${letter.sheet.title})`);
    expect(skeleton).not.toMatch(/\/Author|dc:creator/);
    for (const part of [letter.sheet.signer.name, letter.sheet.address[0] as string]) expect(skeleton).not.toContain(part);
  });

  test.each(KEPT)('%s: only the address shows through the window', (_, letter) => {
    const seen = pdfText(bytesOf(letter)).pieces.filter((p) => p.page === 1 && p.x > WINDOW.left && p.x < WINDOW.right && p.y > WINDOW.top && p.y < WINDOW.bottom);
    expect(words(seen.map((p) => p.text).join(''))).toBe(words(letter.sheet.address.join('')));
  });

  test.each(KEPT.filter(([, letter]) => letter.language !== 'en'))('%s: reads easily (G12) [R-111]', (_, letter) => {
    const measured = readability(proseOf(letter));
    expect(measured.score).toBeGreaterThanOrEqual(letter.language === 'nl-easy' ? 85 : 65);
    expect(measured.wordsPerSentence).toBeLessThanOrEqual(letter.language === 'nl-easy' ? 8 : 11);
    expect(measured.longestSentence).toBeLessThanOrEqual(letter.language === 'nl-easy' ? 12 : 18);
  });

  test('the same letter gives the same bytes, whatever was made before it', () => {
    const [first, ...others] = LETTERS.map(([, letter]) => letter) as [Letter, ...Letter[]];
    const once = bytesOf(first);
    for (const other of others.slice(0, 5)) bytesOf(other);
    expect(Buffer.compare(bytesOf(first), once)).toBe(0);
    expect(Buffer.compare(Buffer.from(typstOver(TEMPLATES)(first.kind, first.sheet)), once)).toBe(0);
  });
});

describe('text that was meant to do harm, or was only long', () => {
  const example = approachExamples('nl')['with own lines and a wish'] as ApproachInput;
  const withLines = (lines: string, name = 'Bart Verzonnen') =>
    made(approachLetter({ ...example, released: released({ ...(example.released as ApproachInput['released'] & object), name, lines }) }));

  const HOSTILE = [
    '#panic("x") #read("/etc/passwd") #import "layout.typ": * #sys.inputs',
    '*vet* _schuin_ $x^2$ @verwijzing <label> `code` // weg /* weg */ ~ -- ---',
    '= kop\n- lijst\n+ nummer\n/ term: uitleg\n\\ einde \\u{41} \\',
    '"aanhaling" \'enkel\' {"json": ["x", null]} [x] {y} <script>alert(1)</script>',
    '%s ${process.env.HOME} {{naam}} \\n &amp; &#65; (haakje) ) (',
  ].join('\n\n');

  test('comes out as plain text', () => {
    const letter = withLines(HOSTILE);
    expect(words(pdfText(bytesOf(letter)).text)).toContain(words(HOSTILE));
  });

  test('in a name and an address, too', () => {
    const addressee = own({ ...example.addressee, name: '#panic() "K" *x*', addressLines: ['= straat $1$', '// weg'] });
    const letter = made(approachLetter({ ...example, addressee, released: released({ to: addressee.participant, name: '#x _y_ @z "q', lines: null, form: null }) }));
    expect(words(pdfText(bytesOf(letter)).text)).toBe(words(textOf(letter)));
  });

  test('right-to-left marks and control characters change nothing', () => {
    expect(Buffer.compare(bytesOf(withLines('ab\u202Ecd\u0000\u0007\u200F ef')), bytesOf(withLines('abcd ef')))).toBe(0);
  });

  test('10,000 characters come out whole, with and without spaces, within the page', () => {
    for (const lines of ['woord '.repeat(1667).trim(), 'abcdefghij'.repeat(1000)]) {
      const { text, pieces } = pdfText(bytesOf(withLines(lines)));
      expect(words(text)).toContain(words(plain(lines)));
      expect(Math.max(...pieces.map((p) => p.text.length))).toBeLessThan(150);
    }
    expect(words(pdfText(bytesOf(withLines('kort', 'n'.repeat(10_000)))).text)).toContain('n'.repeat(10_000));
  });

  test('a character that no typeface of the house has is named, never left out or shown as a box', () => {
    const attempt = () => bytesOf(withLines('Ik schrijf 漢 en \uE000.'));
    expect(attempt).toThrow(NoGlyph);
    try { attempt(); } catch (error) { expect((error as NoGlyph).characters.toSorted()).toEqual(['漢', '\uE000'].toSorted()); }
  });
});
