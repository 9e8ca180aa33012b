import { courtEnds, firstTermEnds, EXTENSION_MONTHS, type RefusalGround, type RequestDecision, type RequestKind } from '../core/request.ts';
import { addMonths, parseDay, type Day } from '../core/day.ts';
import { plain, plainLine } from '../ui/plain.ts';
import type { Paper, Part, Sheet } from '../ui/sheet.ts';
import { wholeDay } from '../words/day.ts';
import { OFFICE } from '../words/office.ts';
import { DECISION_TEXTS, GROUND_SENTENCES, KIND_SENTENCES, LETTER_TEXTS } from './texts-letters.ts';

/**
 * What an answer to somebody may be made of: who asks, and codes and days. Like the letters of a case, each part can only be made by
 * its one function here, which copies its named fields and nothing else.
 */
declare const ASKER: unique symbol;
declare const OWN_FILE: unique symbol;

export interface AskerFields { readonly name: string; readonly addressLines: readonly string[] }
export type Asker = AskerFields & { readonly [ASKER]: true };
export const asker = (f: AskerFields): Asker =>
  ({ name: plainLine(f.name), addressLines: f.addressLines.map(plainLine).filter(Boolean) } satisfies AskerFields as AskerFields as Asker);

export interface Stamp { readonly number: string; readonly kind: RequestKind; readonly received: Day; readonly day: Day; readonly officer: string }

/** `from`: who told it, in words to the one it is about; null of what the heading says already. */
export interface Told { readonly label: string; readonly text: string; readonly on: Day; readonly from: string | null }

interface Line { readonly on: Day; readonly text: string; readonly from: string }

/** One person's file: their own compartment, what was released to them, and what a person chose of the rest. */
export interface OwnFileFields {
  readonly own: readonly Told[];
  readonly released: readonly Told[];
  readonly facts: readonly Line[];
  readonly receivers: readonly string[];
  readonly letters: readonly { readonly on: Day; readonly title: string }[];
  readonly seen: readonly { readonly on: Day; readonly who: string; readonly times: number }[];
  readonly chosen: readonly Line[];
}
export type OwnFile = OwnFileFields & { readonly [OWN_FILE]: true };

const told = ({ label, text, on, from }: Told): Told => ({ label: plainLine(label), text: plain(text), on, from: from === null ? null : plainLine(from) });
const line = ({ on, text, from }: Line): Line => ({ on, text: plainLine(text), from: plainLine(from) });
export const ownFile = (f: OwnFileFields): OwnFile => ({
  own: f.own.map(told), released: f.released.map(told), facts: f.facts.map(line), receivers: f.receivers.map(plainLine),
  letters: f.letters.map(({ on, title }) => ({ on, title: plainLine(title) })), seen: f.seen.map(({ on, who, times }) => ({ on, who: plainLine(who), times })),
  chosen: f.chosen.map(line),
} satisfies OwnFileFields as OwnFileFields as OwnFile);

const part = (heading: string, paragraphs: readonly string[], points: readonly string[] = []): Part => ({ heading, paragraphs, points });

function sheet(to: Asker, stamp: Stamp, content: Pick<Sheet, 'subject' | 'opening' | 'parts'>): Sheet {
  const [year, month, date] = stamp.day.split('-').map(Number) as [number, number, number];
  return {
    lang: 'nl', region: 'NL', easy: false, title: `Verzoek ${stamp.number}`, date: [year, month, date], pageWord: 'Pagina', office: { name: OFFICE.name, line: `Telefoon ${OFFICE.phone}` },
    address: [to.name, ...to.addressLines], facts: [{ label: 'Datum', value: wholeDay(stamp.day) }, { label: 'Ons kenmerk', value: stamp.number }],
    greeting: `Beste ${to.name},`, regards: 'Met vriendelijke groet,', signer: { name: stamp.officer, role: 'privacyfunctionaris', contact: [{ label: 'Telefoon', value: OFFICE.phone }] },
    quote: null, table: null, ...content,
  };
}

const paper = (kind: 'privacy-letter' | 'access-file', stamp: Stamp, made: Sheet): Paper => ({ kind, fileName: `${kind === 'access-file' ? 'inzage' : 'brief'}-${stamp.number}.pdf`, sheet: made });

export function receiptLetter(to: Asker, stamp: Stamp): Paper {
  const texts = LETTER_TEXTS.receipt;
  return paper('privacy-letter', stamp, sheet(to, stamp, {
    subject: texts.subject, opening: texts.opening(KIND_SENTENCES[stamp.kind], wholeDay(stamp.received)),
    parts: [part(texts.whenHeading, texts.when(wholeDay(firstTermEnds(stamp.received)))), part(texts.whoHeading, texts.who)],
  }));
}

/** `why`: in words that the asker reads; null where the asker knows of no case, or there is none: then the same words for everybody. */
export function extensionLetter(to: Asker, stamp: Stamp, why: string | null): Paper {
  const texts = LETTER_TEXTS.extension;
  const ends = wholeDay(addMonths(stamp.received, 1 + EXTENSION_MONTHS));
  return paper('privacy-letter', stamp, sheet(to, stamp, {
    subject: texts.subject, opening: texts.opening(KIND_SENTENCES[stamp.kind], wholeDay(stamp.received), ends), parts: [part(texts.whyHeading, why === null ? [texts.untoldWhy] : linesOf(why)), part(texts.complainHeading, texts.complain)],
  }));
}

/** `why` of a refusal on a ground that is not told stays in the house. */
export interface Decided { readonly decision: RequestDecision; readonly ground: RefusalGround | null; readonly why: string; readonly on: Day }

export function decisionLetter(to: Asker, stamp: Stamp, { decision, ground, why, on }: Decided): Paper {
  const texts = LETTER_TEXTS.decision;
  const untold = ground === 'not-known' || ground === 'not-told';
  const reasons = untold ? texts.untoldWhy : [...(ground === null ? [] : [GROUND_SENTENCES[ground]]), ...linesOf(why)];
  return paper('privacy-letter', stamp, sheet(to, stamp, {
    subject: texts.subject, opening: [texts.opening(KIND_SENTENCES[stamp.kind], wholeDay(stamp.received)), untold ? texts.untold : DECISION_TEXTS[stamp.kind][decision]],
    parts: [...(reasons.length > 0 ? [part(texts.whyHeading, reasons)] : []), part(texts.disagreeHeading, texts.disagree(wholeDay(courtEnds(on))))],
  }));
}

const linesOf = (text: string): string[] => plain(text).split('\n').map((line) => line.trim()).filter(Boolean);
/** A day as people write it; whoever reads by machine gets it as it was kept. */
export const asRead = (text: string): string => { const day = parseDay(text.trim()); return day === null ? text : wholeDay(day); };
/** Each with who told it: AVG art. 15(1)(g). */
const days = (items: readonly Line[]): string[] => items.map(({ on, text, from }) => `${wholeDay(on)}: ${text} (van: ${from})`);
const tellings = (items: readonly Told[]): string[] =>
  items.flatMap(({ label, text, on, from }) => linesOf(asRead(text)).map((said, index) => (index === 0 ? `${label} (${wholeDay(on)}${from === null ? '' : `, van: ${from}`}): ${said}` : said)));
const orNone = (points: readonly string[], none: string): Pick<Part, 'paragraphs' | 'points'> => (points.length > 0 ? { paragraphs: [], points } : { paragraphs: [none], points: [] });

/** The file as an accessible document. What was left out is not counted in it: a number would tell of somebody else. */
export function accessPaper(to: Asker, stamp: Stamp, file: OwnFile): Paper {
  const texts = LETTER_TEXTS.access;
  const parts: Part[] = [
    { heading: texts.own, ...orNone(tellings(file.own), texts.none) },
    ...(file.released.length > 0 ? [part(texts.released, [], tellings(file.released))] : []),
    { heading: texts.facts, ...orNone(days(file.facts), texts.none) },
    ...(file.chosen.length > 0 ? [part(texts.chosen, [texts.chosenLead], days(file.chosen))] : []),
    { heading: texts.letters, ...orNone(file.letters.map(({ on, title }) => `${wholeDay(on)}: ${title}`), texts.noLetters) },
    { heading: texts.receivers, ...orNone(file.receivers, texts.noReceivers) },
    { heading: texts.seen, ...orNone(file.seen.map(({ on, who, times }) => `${wholeDay(on)}: ${who}${times > 1 ? `, ${times} keer` : ''}`), texts.none) },
    part(texts.whyHeading, texts.why), part(texts.rightsHeading, texts.rights),
  ];
  return paper('access-file', stamp, sheet(to, stamp, { subject: texts.subject, opening: texts.opening(wholeDay(stamp.received)), parts }));
}

/** Version of the form of the file for machines; docs/guide/privacy.md tells it. */
const ACCESS_FORMAT = { format: 'bis-inzage', version: 1 } as const;

/** The same file for machines. */
export const accessJson = (stamp: Stamp, file: OwnFile): string => `${JSON.stringify({
  ...ACCESS_FORMAT, request: stamp.number, received: stamp.received, made: stamp.day,
  own: file.own, released: file.released, events: file.facts, chosen: file.chosen, letters: file.letters, receivers: file.receivers, seen: file.seen,
}, null, 2)}\n`;
