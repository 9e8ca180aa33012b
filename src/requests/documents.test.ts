import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { REQUEST_DECISIONS, REQUEST_KINDS, groundsOf } from '../core/request.ts';
import { pdfText } from '../letters/pdf-text.ts';
import { typstOver } from '../letters/typst.ts';
import type { Paper } from '../ui/sheet.ts';
import { readability } from '../words/readability.ts';
import { accessJson, accessPaper, asker, decisionLetter, extensionLetter, ownFile, receiptLetter, type OwnFileFields, type Stamp } from './build.ts';

/** Invented people; every name says so. */
const WHO = asker({ name: 'Noor Proefpersoon', addressLines: ['Voorbeeldlaan 3', '0000 AA Voorbeeldstad'] });
const stamp = (kind: Stamp['kind']): Stamp => ({ number: 'V2026-003', kind, received: day('2026-03-01'), day: day('2026-03-09'), officer: 'Ineke Verzonnen' });
const on = day('2026-01-02');
const FILE: OwnFileFields = {
  own: [{ label: 'Naam', text: 'Noor Proefpersoon', on, from: 'uzelf' }, { label: 'Geboortedatum', text: '1990-03-31', on, from: 'uzelf' }, { label: 'Wat er gebeurde', text: 'Twee regels.\nDe tweede, met <b>haken</b> en #let x = 1.', on, from: 'wie u aanmeldde' }], released: [{ label: 'Naam', text: 'Bart Verzonnen', on, from: null }],
  facts: [{ on, text: 'Intake met u op kantoor', from: 'ons' }], receivers: ['Verwijzer: dat er contact was'], letters: [{ on, title: 'brief bij het einde' }], seen: [{ on, who: 'Bemiddelaar', times: 3 }], chosen: [{ on, text: 'Zij was boos.', from: 'ons' }],
};
const EMPTY: OwnFileFields = { own: [], released: [], facts: [], receivers: [], letters: [], seen: [], chosen: [] };

const DOCUMENTS: [string, Paper][] = [
  ...REQUEST_KINDS.flatMap((kind): [string, Paper][] => [
    [`receipt, ${kind}`, receiptLetter(WHO, stamp(kind))], [`extension, ${kind}`, extensionLetter(WHO, stamp(kind), 'Er zijn veel stukken.')],
    ...REQUEST_DECISIONS.map((decision): [string, Paper] => [`decision, ${kind}, ${decision}`,
      decisionLetter(WHO, stamp(kind), { decision, ground: decision === 'granted' ? null : groundsOf(kind)[0]!, why: decision === 'granted' ? '' : 'Wij keken het na.\nHet klopt.', on: day('2026-03-09') })]),
  ]),
  ['extension, nothing to tell of', extensionLetter(WHO, stamp('access'), null)],
  ['decision, nothing to tell of', decisionLetter(WHO, stamp('erasure'), { decision: 'refused', ground: 'not-told', why: 'Blijft binnen.', on: day('2026-03-09') })],
  ['a file', accessPaper(WHO, stamp('access'), ownFile(FILE))], ['an empty file', accessPaper(WHO, stamp('access'), ownFile(EMPTY))],
];
const typst = typstOver(fileURLToPath(new URL('../letters/templates', import.meta.url)));
const words = (text: string): string => text.replace(/[•\s]/g, '');
const proseOf = ({ sheet }: Paper): string => [...sheet.opening, ...sheet.parts.flatMap(({ paragraphs }) => paragraphs)].join('\n');

describe.each(DOCUMENTS)('%s', (_, paper) => {
  test('is an accessible document that says all its words, and no more of the person outside them', () => {
    const { text, skeleton } = pdfText(typst(paper.kind, paper.sheet));
    for (const { heading, paragraphs, points } of paper.sheet.parts) for (const piece of [heading, ...paragraphs, ...points]) expect(words(text)).toContain(words(piece));
    for (const piece of [...paper.sheet.address, ...paper.sheet.opening, paper.sheet.subject]) expect(words(text)).toContain(words(piece));
    for (const mark of ['<pdfuaid:part>1</pdfuaid:part>', '/Marked true', '/Lang (nl-NL)', '/S /H1', '/Title (Verzoek V2026-003)']) expect(skeleton).toContain(mark);
    for (const name of ['Noor', 'Ineke', 'Bart']) expect(skeleton).not.toContain(name);
    expect(paper.fileName).toMatch(/^(brief|inzage)-V2026-003\.pdf$/);
  });
});

test('the foundation\'s own sentences are easy to read', () => {
  for (const [name, paper] of DOCUMENTS.filter(([title]) => title !== 'a file')) expect([name, readability(proseOf(paper)).score >= 65]).toEqual([name, true]);
});

test('whoever knows of no case is told, to the byte, what somebody is told of whom nothing is kept', () => {
  for (const kind of REQUEST_KINDS) {
    const of = (ground: 'not-known' | 'not-told', why: string) => typst('privacy-letter', decisionLetter(WHO, stamp(kind), { decision: 'refused', ground, why, on }).sheet);
    expect(Buffer.from(of('not-told', 'Zij werd aangemeld.')).equals(Buffer.from(of('not-known', '')))).toBe(true);
  }
});

test('each datum says who told it, as the letter promises (AVG art. 15(1)(g))', () => {
  const said = JSON.stringify(accessPaper(WHO, stamp('access'), ownFile(FILE)).sheet.parts);
  for (const words of ['Naam (2 januari 2026, van: uzelf): Noor Proefpersoon', 'Geboortedatum (2 januari 2026, van: uzelf): 31 maart 1990', 'Wat er gebeurde (2 januari 2026, van: wie u aanmeldde): Twee regels.', '2 januari 2026: Intake met u op kantoor (van: ons)', 'Naam (2 januari 2026): Bart Verzonnen']) expect(said).toContain(words);
  expect(proseOf(accessPaper(WHO, stamp('access'), ownFile(FILE)))).toContain('Van wie wij iets weten, staat erbij.');
});

test('a decision that grants access does not say that nothing is left out', () => {
  expect(proseOf(decisionLetter(WHO, stamp('access'), { decision: 'granted', ground: null, why: '', on }))).not.toMatch(/\balles\b/);
});

const stranger = { name: 'x', addressLines: [] };
/** Never called: each line is a try to reach what the types keep out. */
export function whatDoesNotCompile() {
  // @ts-expect-error fields that did not pass through ownFile are no file
  accessPaper(asker(stranger), stamp('access'), EMPTY);
  // @ts-expect-error whoever did not pass through asker is nobody to write to
  receiptLetter(stranger, stamp('access'));
  // @ts-expect-error nor to tell that it takes longer
  extensionLetter(stranger, stamp('access'), 'x');
  // @ts-expect-error nor to tell what was decided
  decisionLetter(stranger, stamp('access'), { decision: 'granted', ground: null, why: '', on });
}

test('what another compartment holds neither compiles nor comes out', () => {
  const stolen = { ...FILE, other: 'Karel', own: [{ label: 'Naam', text: 'Noor', on, from: 'uzelf', other: 'Karel' }] };
  expect(JSON.stringify(ownFile(stolen))).not.toContain('Karel');
  // @ts-expect-error fields that did not pass through ownFile are no file
  expect(accessJson(stamp('access'), EMPTY)).toContain('bis-inzage');
  // @ts-expect-error whoever did not pass through asker is nobody to write to
  expect(receiptLetter({ name: 'x', addressLines: [] }, stamp('access')).kind).toBe('privacy-letter');
});

test('for machines the file has the shape that is told, whatever is in it', () => {
  const list = (shape: object) => expect.arrayContaining([shape]);
  expect(JSON.parse(accessJson(stamp('access'), ownFile(FILE)))).toEqual({
    format: 'bis-inzage', version: 1, request: 'V2026-003', received: '2026-03-01', made: '2026-03-09',
    own: list({ label: expect.any(String), text: expect.any(String), on: expect.any(String), from: expect.any(String) }), released: list({ label: 'Naam', text: 'Bart Verzonnen', on, from: null }), events: list({ on, text: expect.any(String), from: 'ons' }),
    chosen: list({ on, text: 'Zij was boos.', from: 'ons' }), letters: list({ on, title: expect.any(String) }), receivers: [expect.any(String)], seen: list({ on, who: 'Bemiddelaar', times: 3 }),
  });
  expect(Object.values(JSON.parse(accessJson(stamp('access'), ownFile(EMPTY)))).filter(Array.isArray)).toEqual([[], [], [], [], [], [], []]);
});
