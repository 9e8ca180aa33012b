import { CsvError, parse } from 'csv-parse/sync';
import { requestRuns } from '../core/case/complete.ts';
import { whyNot, type Context } from '../core/case/order.ts';
import { specOf } from '../core/case/orders.ts';
import { participants, type CaseState, type Participant } from '../core/case/state.ts';
import type { Day } from '../core/day.ts';
import type { Code } from '../core/codes.ts';
import { unreadable } from '../ui/plain.ts';
import { reasonText } from '../words/reasons.ts';
import { readBorn } from './alike.ts';

/** Answers of the prosecution service as they come back: one line a case, by our own reference. */
export interface AnswerLine {
  /** Where it stands in what was pasted; the line of column names is 1. */
  readonly line: number;
  readonly reference: string;
  readonly answer: Code<'dataAnswer'> | null;
  readonly name: string;
  /** To compare with the referral, and for nothing else: it is not recorded. Null where the line has none. */
  readonly born: Day | null;
  readonly details: readonly { readonly channel: Code<'detailChannel'>; readonly text: string }[];
  /** What is wrong with the line itself, as sentences. */
  readonly faults: readonly string[];
}

export const COLUMNS = ['kenmerk', 'antwoord', 'naam', 'geboren', 'adres', 'telefoon', 'e-mail'] as const;
const NEEDED: readonly string[] = ['kenmerk', 'antwoord'];
const ANSWERS: Readonly<Record<string, Code<'dataAnswer'>>> = { ontvangen: 'received', 'niet bekend': 'none-held', geweigerd: 'refused', 'nog niet': 'none-yet' };
export const ANSWER_WORDS = Object.keys(ANSWERS);
const CHANNELS = [['adres', 'post'], ['telefoon', 'telephone'], ['e-mail', 'email']] as const;
/** More at once helps nobody look. Own choice. */
const MOST_LINES = 100;
const LONGEST = 400;

type Cells = Readonly<Record<string, string>>;

/** The lines of what was pasted, or why it cannot be read as a whole. A semicolon, a comma or a tab between the columns. */
export function readAnswers(text: string): { lines: AnswerLine[] } | { fault: string } {
  const [head = ''] = text.trim().split(/\r?\n/);
  const delimiter = ['\t', ';', ','].find((one) => head.includes(one)) ?? ';';
  let found: { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    found = parse(text.trim(), { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, trim: true, info: true, record_delimiter: ['\r\n', '\n', '\r'] }) as unknown as typeof found;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: `Dit is niet te lezen. Kijk bij regel ${String(error['lines'] ?? '?')} naar de aanhalingstekens.` };
  }
  // A spreadsheet writes as many columns in every line as its widest has.
  const rows = found.map(({ record, info }) => ({ line: info.lines, cells: withoutEmptyEnd(record) }));
  const names = (rows[0]?.cells ?? []).map((name) => name.toLowerCase());
  const fault = headFault(names);
  if (fault) return { fault };
  if (rows.length < 2) return { fault: 'Onder de namen van de kolommen staat nog geen antwoord.' };
  if (rows.length - 1 > MOST_LINES) return { fault: `Dit zijn ${rows.length - 1} antwoorden. Neem er hoogstens ${MOST_LINES} tegelijk over.` };
  return { lines: rows.slice(1).map(({ line, cells }) => lineOf(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])), line, cells.length > names.length)) };
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function headFault(names: readonly string[]): string | null {
  const unknown = names.find((name) => !(COLUMNS as readonly string[]).includes(name));
  if (!names.some((name) => NEEDED.includes(name))) return `De eerste regel noemt de kolommen: ${COLUMNS.join(';')}.`;
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing) return `De kolom “${missing}” ontbreekt.`;
  if (unknown !== undefined) return `De kolom “${unknown.slice(0, 40)}” kent BIS niet. Haal haar weg, of noem haar een van: ${COLUMNS.join(', ')}.`;
  return new Set(names).size < names.length ? 'Een kolom staat er twee keer.' : null;
}

function lineOf(cells: Cells, line: number, more: boolean): AnswerLine {
  const of = (name: string): string => cells[name] ?? '';
  const answer = ANSWERS[of('antwoord').toLowerCase()] ?? null;
  const details = CHANNELS.flatMap(([column, channel]) => (of(column) === '' ? [] : [{ channel, text: of(column) }]));
  const told = details.length > 0 || of('naam') !== '';
  const born = of('geboren') === '' ? null : readBorn(of('geboren'));
  const faults = [
    more ? 'Deze regel heeft meer waarden dan er kolommen zijn.' : null,
    answer === null ? `Dit antwoord kent BIS niet. Schrijf een van: ${ANSWER_WORDS.join(', ')}.` : null,
    answer === 'received' && details.length === 0 ? 'Bij “ontvangen” hoort een adres, telefoonnummer of e-mailadres.' : null,
    answer !== null && answer !== 'received' && told ? 'Bij dit antwoord horen geen gegevens. Kijk na wat er bedoeld is.' : null,
    of('geboren') !== '' && born === null ? 'Deze geboortedatum is niet te lezen. Schrijf haar als 31-12-1980.' : null,
    Object.values(cells).some((text) => unreadable(text, true)) ? 'Hier staat een teken dat niet te lezen is.' : null,
    Object.values(cells).some((text) => [...text].length > LONGEST) ? `Een waarde is langer dan ${LONGEST} tekens.` : null,
  ].filter((fault) => fault !== null);
  return { line, reference: of('kenmerk'), answer, name: of('naam'), born, details, faults };
}

/** Of whom these data are: the only one on the other side. Of several nobody can tell from a line. */
export function askedAbout(state: CaseState): Participant | null {
  const there = participants(state, 'b').filter((p) => !p.dead && !p.stopped);
  return there.length === 1 ? there[0] ?? null : null;
}

/** Why this answer cannot be taken in on this case, as a sentence; null where it can. The rules of the orders themselves decide. */
export function answerWhyNot(line: AnswerLine, context: Context): string | null {
  const { state } = context;
  if (!requestRuns(state)) return state.data.requested === null ? 'In deze zaak zijn geen gegevens gevraagd.' : 'In deze zaak loopt geen vraag meer: het antwoord staat er al.';
  const reason = whyNot(specOf('record-data-answer'), context, null);
  if (reason) return reasonText(reason);
  if (line.details.length === 0) return null;
  const person = askedAbout(state);
  if (person === null) return 'Aan de andere kant staat niet precies één persoon. Leg deze gegevens vast in de zaak zelf.';
  const against = whyNot(specOf('record-detail'), context, person);
  return against ? reasonText(against) : null;
}
