import type { Day } from '../core/day.ts';
import { DEFINITIONS, type FigureId } from './definitions.ts';
import type { FrozenCell } from './frozen-2017.ts';
import { beforeText, growthText, linesOf } from './lines.ts';
import type { Figure } from './rules.ts';
import { METHODS } from './texts.ts';

/** On every row, so that it stays with whatever is cut out of it (P-22). */
const MARK = 'INTERN - niet publiceren: kleine aantallen zijn niet afgeschermd';
const HEAD = [
  'gebruik', 'jaar', 'peildatum', 'figuur', 'onderdeel', 'aantal', 'percentage', 'basis', 'basis aantal', 'telwijze', 'vorig jaar', 'bron vorig jaar', 'verschil', 'opmerking', 'teller', 'noemer', 'herkomst definitie',
];

/** Always quoted: a text that holds a separator or a quote stays one field. */
const field = (value: string | number | null): string => `"${String(value ?? '').replaceAll('"', '""')}"`;

/** All figures of a year as a file for spreadsheets: semicolons and a byte order mark, as Dutch spreadsheets expect. */
export function yearCsv(year: number, reference: Day, figures: ReadonlyMap<FigureId, Figure>, frozen: readonly FrozenCell[]): string {
  const rows = [...figures.values()].flatMap((figure) => {
    const definition = DEFINITIONS[figure.id];
    return linesOf(figure, year, frozen).map((line) => [
      MARK, year, reference, definition.name, line.label, line.cell.count, line.cell.percent, definition.base, line.cell.base, METHODS[definition.method],
      beforeText(line, frozen), line.before?.source ?? '', growthText(line.growth).replace('\u2212', '-'), line.note, definition.numerator, definition.denominator, definition.source,
    ]);
  });
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(field).join(';')).join('\r\n')}\r\n`;
}
