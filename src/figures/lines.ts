import { BREAKS, DEFINITIONS } from './definitions.ts';
import type { FrozenCell } from './frozen-2017.ts';
import { breakAt, growth, type Cell, type Figure } from './rules.ts';
import { cellName } from './texts.ts';

/** One cell with everything that is shown or exported of it. */
export interface Line {
  label: string;
  cell: Cell;
  /** The year before, as published; null where nothing may be set beside it. */
  before: FrozenCell | null;
  /** Growth in whole percent; null where it cannot be given or cannot be compared. */
  growth: number | null;
  /** Why it cannot simply be compared. */
  note: string | null;
}

/** The lines of a figure, with last year's published figures beside them. */
export function linesOf(figure: Figure, year: number, frozen: readonly FrozenCell[]): Line[] {
  return figure.cells.map((cell) => {
    const limit = breakAt(year, figure.id, cell.cell);
    const before = limit?.comparable === 'none' ? null : frozen.find((f) => f.figure === figure.id && f.cell === cell.cell) ?? null;
    return {
      label: cellName(figure.id, cell.cell), cell, before,
      growth: before ? growth(cell.count, before.value) : null, note: limit?.sentence ?? null,
    };
  });
}

/** What is written where last year has no figure. */
export function beforeText(line: Line, frozen: readonly FrozenCell[]): string {
  if (line.before) return String(line.before.value);
  if (frozen.length === 0) return 'niet geladen';
  return line.note ? 'niet vergelijkbaar' : 'niet gepubliceerd';
}

/** "+65%", "−40%". */
export const growthText = (value: number | null): string => (value === null ? '' : `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${Math.abs(value)}%`);

export const percentText = (value: number | null): string => (value === null ? '' : `${value}%`);

/** "van 1457 uitgezette zaken". */
export const baseText = (figure: Figure): string => `van ${figure.base} ${DEFINITIONS[figure.id].base}`;

/** Sentences about years that cannot simply be compared, for this figure. */
export const notesOf = (figure: Figure, year: number): string[] =>
  BREAKS.filter((b) => b.from === year && b.figure === figure.id).map((b) => (b.cell === null ? b.sentence : `${cellName(b.figure, b.cell)}: ${b.sentence}`));

/** Where last year's figures come from, each source once. */
export const sourcesOf = (lines: readonly Line[]): string[] => [...new Set(lines.flatMap((line) => (line.before ? [line.before.source] : [])))];
