import { AGE_CLASSES, DURATION_BANDS, SPEED_BANDS } from '../core/case/standing.ts';
import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import { BREAKS, DEFINITIONS, type Break, type FigureId } from './definitions.ts';

/** Whole percent, half up (dataset-2018, 0.1); null where there is nothing to take a part of. Whole numbers in, so no tie is lost to fractions. */
export const percent = (part: number, base: number): number | null => (base > 0 ? Math.floor((200 * part + base) / (2 * base)) : null);

/** Growth in whole percent, half up; null where there was nothing before. */
export const growth = (now: number, before: number): number | null => percent(now - before, before);

/** Day on which a year's figures are usually made up: the report of 2018 was written in April (000:167, P-22). */
const REPORT_DAY = '04-01';

/** The year that opens first: the one before the `present`, else the newest; own choice. `years`: with cases, the newest first. */
export const yearToOpen = (years: readonly number[], present: number): number =>
  (years.includes(present - 1) ? present - 1 : years.find((year) => year <= present) ?? present);

/** The reference date that is proposed for a year: 1 April after it, or today where that lies ahead. */
export const usualReference = (year: number, today: Day): Day => {
  const day = `${year + 1}-${REPORT_DAY}` as Day;
  return day < today ? day : today;
};

/** How a melding stands on the reference date. */
export type Status = 'allocated' | 'rejected' | 'open';

/** Referrals of one year that are alike in all this. */
export interface CohortCount {
  status: Status;
  rejection: Code<'rejection'> | null;
  entry: Code<'entry'>;
  referrerKind: Code<'referrerKind'> | null;
  initiative: Code<'position'>;
  detained: boolean;
  cause: Code<'cause'>;
  causeClass: Code<'causeClass'>;
  n: number;
}

/** Dispatched referrals of one year that are alike in this. */
export interface MakeUpCount {
  speed: string;
  ageOffenderSide: string;
  ageVictimSide: string;
  n: number;
}

/** Cases closed in one year that are alike in this. */
export interface ClosedCount {
  causeClass: Code<'causeClass'>;
  outcome: Code<'outcome'>;
  form: Code<'form'> | null;
  duration: string | null;
  n: number;
}

export interface YearCounts {
  cohort: readonly CohortCount[];
  makeUp: readonly MakeUpCount[];
  closed: readonly ClosedCount[];
}

export interface Cell {
  cell: string;
  count: number;
  /** Of which the percentage is; the figure's base unless said otherwise. */
  base: number;
  percent: number | null;
  /** The cell that it is a part of, e.g. one of the three organisations of 3RO. */
  partOf?: string;
}

export interface Figure {
  id: FigureId;
  base: number;
  cells: readonly Cell[];
}

interface Counted { readonly n: number }

const sum = <C extends Counted>(rows: readonly C[], which: (row: C) => boolean = () => true): number =>
  rows.reduce((total, row) => (which(row) ? total + row.n : total), 0);

const cell = (name: string, count: number, base: number): Cell => ({ cell: name, count, base, percent: percent(count, base) });

/** A figure of one cell a name, all of the same base. */
function spread<C extends Counted>(id: FigureId, rows: readonly C[], names: readonly string[], nameOf: (row: C) => string | null): Figure {
  const base = sum(rows);
  return { id, base, cells: names.map((name) => cell(name, sum(rows, (row) => nameOf(row) === name), base)) };
}

/** No professional came between: the person himself, or somebody near (R-005, 000:150). */
const isSelf = (row: CohortCount): boolean => row.entry !== 'professional';

/** Referrers that are shown by name; everything else is "overig" (000:129). */
const REFERRER_CELLS = [
  'child-protection', 'victim-support', 'probation', 'prison', 'youth-probation', 'police', 'youth-institution', 'forensic-clinic', 'self', 'other',
] as const;
const PROBATION_PARTS = ['probation-rn', 'probation-svg', 'probation-ldh', 'probation-unspecified'] as const;

/** the three organisations count as one. R-090: self-referrers are one group. */
function referrerCell(row: Pick<CohortCount, 'entry' | 'referrerKind'>): string {
  if (row.entry !== 'professional') return 'self';
  const kind = row.referrerKind ?? 'other-referrer';
  if (kind.startsWith('probation-')) return 'probation';
  return (REFERRER_CELLS as readonly string[]).includes(kind) ? kind : 'other';
}

function volume(cohort: readonly CohortCount[]): Figure {
  const received = sum(cohort);
  const of = (status: Status) => sum(cohort, (row) => row.status === status);
  // I-01: percentages leave out what is still open, 1457 of 1591 is 92%.
  const decided = received - of('open');
  const open: Cell = { cell: 'open', count: of('open'), base: received, percent: null };
  return {
    id: 'volume', base: received,
    cells: [{ cell: 'received', count: received, base: received, percent: null }, cell('allocated', of('allocated'), decided), cell('rejected', of('rejected'), decided), open],
  };
}

function rejectedBySource(cohort: readonly CohortCount[]): Figure {
  const part = (name: string, self: boolean) => {
    const decided = sum(cohort, (row) => row.status !== 'open' && isSelf(row) === self);
    return cell(name, sum(cohort, (row) => row.status === 'rejected' && isSelf(row) === self), decided);
  };
  return { id: 'rejected-by-source', base: sum(cohort, (row) => row.status === 'rejected'), cells: [part('professional', false), part('self', true)] };
}

function referrers(allocated: readonly CohortCount[]): Figure {
  const figure = spread('referrers', allocated, REFERRER_CELLS, referrerCell);
  const parts = PROBATION_PARTS.map((kind): Cell => {
    const whole = figure.cells.find((c) => c.cell === 'probation')?.count ?? 0;
    return { ...cell(kind, sum(allocated, (row) => row.entry === 'professional' && row.referrerKind === kind), whole), partOf: 'probation' };
  });
  const known = parts.filter((part) => part.count > 0 || part.cell !== 'probation-unspecified');
  return { ...figure, cells: figure.cells.flatMap((c) => (c.cell === 'probation' ? [c, ...known] : [c])) };
}

/** Self-referrers and "overig" are no referrer. */
function fourLargest(whole: Figure): Figure {
  const counts = whole.cells.filter((c) => c.partOf === undefined && c.cell !== 'self' && c.cell !== 'other').map((c) => c.count);
  const four = counts.sort((a, b) => b - a).slice(0, 4).reduce((total, count) => total + count, 0);
  return { id: 'four-largest', base: whole.base, cells: [cell('four', four, whole.base), cell('rest', whole.base - four, whole.base)] };
}

function causes(allocated: readonly CohortCount[]): Figure {
  const names = [...new Set(allocated.map((row) => row.cause))];
  const figure = spread('causes', allocated, names, (row) => row.cause);
  return { ...figure, cells: [...figure.cells].sort((a, b) => b.count - a.count || (a.cell < b.cell ? -1 : 1)) };
}

const POSITIONS = ['offender-side', 'victim-side'] as const;
export const CLASSES = ['violence', 'sexual', 'traffic', 'other'] as const;
export const OUTCOMES = ['ended-before-approach', 'ended-after-approach', 'mediated-contact'] as const;
export const FORMS = ['talk', 'letters', 'shuttle', 'conference', 'video', 'audio'] as const;
const REJECTIONS = ['withdrawn', 'duplicate', 'no-data', 'outside-scope', 'mis-first', 'unreachable', 'unsafe', 'no-second-asking'] as const;

function cohortFigures(cohort: readonly CohortCount[]): Figure[] {
  const allocated = cohort.filter((row) => row.status === 'allocated');
  const selfOffenders = allocated.filter((row) => isSelf(row) && row.initiative === 'offender-side');
  const who = referrers(allocated);
  return [
    volume(cohort),
    spread('rejection-reasons', cohort.filter((row) => row.status === 'rejected'), REJECTIONS, (row) => row.rejection),
    rejectedBySource(cohort),
    spread('source-split', allocated, ['professional', 'self'], (row) => (isSelf(row) ? 'self' : 'professional')),
    who, fourLargest(who),
    spread('initiative-offence', allocated.filter((row) => row.causeClass !== 'traffic'), POSITIONS, (row) => row.initiative),
    spread('initiative-traffic', allocated.filter((row) => row.causeClass === 'traffic'), POSITIONS, (row) => row.initiative),
    spread('cause-class', allocated, CLASSES, (row) => row.causeClass),
    causes(allocated),
    spread('self-detained', selfOffenders, ['yes', 'no'], (row) => (row.detained ? 'yes' : 'no')),
  ];
}

/** Every figure of a year, in the order of the page. */
export function figuresOf(counts: YearCounts): Map<FigureId, Figure> {
  const { cohort, makeUp, closed } = counts;
  const contact = closed.filter((row) => row.outcome === 'mediated-contact');
  const traffic = closed.filter((row) => row.causeClass === 'traffic');
  const figures = [
    ...cohortFigures(cohort),
    spread('speed', makeUp, SPEED_BANDS, (row) => row.speed),
    spread('age-offender-side', makeUp, AGE_CLASSES, (row) => row.ageOffenderSide),
    spread('age-victim-side', makeUp, AGE_CLASSES, (row) => row.ageVictimSide),
    spread('outcome', closed, OUTCOMES, (row) => row.outcome),
    spread('outcome-traffic', traffic, OUTCOMES, (row) => row.outcome),
    spread('form', contact, FORMS, (row) => row.form),
    spread('duration', closed, DURATION_BANDS, (row) => row.duration),
    spread('duration-contact', contact, DURATION_BANDS, (row) => row.duration),
  ];
  const order = Object.keys(DEFINITIONS);
  return new Map(figures.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).map((figure) => [figure.id, figure]));
}

/** What hinders comparing a cell of this year with the year before it. */
export const breakAt = (year: number, figure: FigureId, name: string): Break | null =>
  BREAKS.find((b) => b.from === year && b.figure === figure && b.cell === name) ?? null;
