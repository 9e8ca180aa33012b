/**
 * Bar charts as SVG. Widths are percentages and texts keep their size, so a chart is as readable at 320 px as on paper.
 * The caller puts a table with the same figures beside it.
 */
import type { Child } from 'hono/jsx';

export interface Bar {
  label: string;
  /** Not negative. */
  value: number;
  /** As written beside the bar, e.g. "197 (49%)"; the value by default. */
  text?: string | undefined;
  /** Another bar to compare with, e.g. last year's. */
  before?: number | undefined;
}

export interface ChartProps {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What the picture shows, in a sentence, for who does not see it. */
  description: string;
}

const LABEL = 18;
const BAR = 14;
const THIN = 5;
const GAP = 12;
/** The longest bar leaves room for its figure. */
const LONGEST = 76;

function Picture({ id, title, description, height, children }: ChartProps & { height: number; children?: Child }) {
  return (
    <svg class="chart" role="img" aria-labelledby={`${id}-titel ${id}-tekst`} width="100%" height={height} focusable="false">
      <title id={`${id}-titel`}>{title}</title>
      <desc id={`${id}-tekst`}>{description}</desc>
      {children}
    </svg>
  );
}

function percent(part: number, of: number): number {
  return of > 0 ? Math.round((part / of) * 10000) / 100 : 0;
}

function Legend({ names }: { names: readonly string[] }) {
  return (
    <ul class="legend">
      {names.map((name, index) => (
        <li><svg class="chart" width="14" height="14" aria-hidden="true" focusable="false"><rect class={`part part--${index + 1}`} x="1" y="1" width="12" height="12" /></svg>{name}</li>
      ))}
    </ul>
  );
}

export interface BarChartProps extends ChartProps {
  bars: readonly Bar[];
  /** Names of the two bars where `before` is used: now, before. */
  names?: readonly [now: string, before: string] | undefined;
}

/** One bar a line, label above it, figure behind it. */
export function BarChart({ id, title, description, bars, names }: BarChartProps) {
  const top = Math.max(0, ...bars.flatMap((bar) => [bar.value, bar.before ?? 0]));
  const compared = bars.some((bar) => bar.before !== undefined);
  const line = LABEL + BAR + (compared ? THIN + 2 : 0) + GAP;
  return (
    <figure class="figure">
      {names ? <Legend names={names} /> : null}
      <Picture id={id} title={title} description={description} height={bars.length * line}>
        {bars.map((bar, index) => {
          const y = index * line;
          const width = percent(bar.value, top) * LONGEST / 100;
          return (
            <g>
              <text class="chart-label" x="0" y={y + 13}>{bar.label}</text>
              <rect class="chart-track" x="0" y={y + LABEL} width="100%" height={BAR} rx="3" />
              <rect class="part part--1" x="0" y={y + LABEL} width={`${width}%`} height={BAR} rx="3" />
              <text class="chart-value" x={`${width}%`} dx="6" y={y + LABEL + 11}>{bar.text ?? String(bar.value)}</text>
              {bar.before === undefined ? null : <rect class="part part--2" x="0" y={y + LABEL + BAR + 2} width={`${percent(bar.before, top) * LONGEST / 100}%`} height={THIN} rx="2" />}
            </g>
          );
        })}
      </Picture>
    </figure>
  );
}

export interface StackedRow {
  label: string;
  /** One value a part, in the order of `parts`. */
  values: readonly number[];
}

export interface StackedBarsProps extends ChartProps {
  /** What the parts are; at most five, or they cannot be told apart. */
  parts: readonly string[];
  rows: readonly StackedRow[];
  /** `whole`: every bar is 100%. `amount` (default): lengths compare. */
  scale?: 'whole' | 'amount' | undefined;
}

function StackedLine({ row, y, of }: { row: StackedRow; y: number; of: number }) {
  const sum = row.values.reduce((total, value) => total + value, 0);
  let x = 0;
  return (
    <g>
      <text class="chart-label" x="0" y={y + 13}>{row.label}<tspan class="chart-sum" dx="8">{sum}</tspan></text>
      {row.values.map((value, index) => {
        const start = x;
        const width = percent(value, of);
        x += width;
        if (value === 0) return null;
        return (
          <>
            <rect class={`part part--${index + 1}`} x={`${start}%`} y={y + LABEL} width={`${width}%`} height={BAR + 4} />
            {width >= 8 ? <text class={`part-value part-value--${index + 1}`} x={`${start + width / 2}%`} y={y + LABEL + 13}>{value}</text> : null}
          </>
        );
      })}
    </g>
  );
}

/** Bars in parts, with a legend. A figure too small for its part stands in the table only. */
export function StackedBars({ id, title, description, parts, rows, scale }: StackedBarsProps) {
  const sums = rows.map((row) => row.values.reduce((total, value) => total + value, 0));
  const top = Math.max(0, ...sums);
  const line = LABEL + BAR + 4 + GAP;
  return (
    <figure class="figure">
      <Legend names={parts} />
      <Picture id={id} title={title} description={description} height={rows.length * line}>
        {rows.map((row, index) => <StackedLine row={row} y={index * line} of={scale === 'whole' ? sums[index] ?? 0 : top} />)}
      </Picture>
    </figure>
  );
}
