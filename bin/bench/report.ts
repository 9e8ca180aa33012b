import type { Times } from './measure.ts';
import type { Cpu } from './processes.ts';

/** One scene, at 1 and 16 connections. */
export interface Measured {
  readonly name: string;
  readonly goal: number | null;
  readonly server: readonly [Times, Times];
  /** A visit on one connection; null where it cannot be told. */
  readonly cpu: Cpu | null;
  readonly statements: readonly [Times, Times];
  readonly bare: readonly [Times, Times];
}

/** A number beside its goal; `most`: what the guarantee allows. */
export interface Figure { readonly name: string; readonly value: number | null; readonly most: number; readonly unit: string; readonly note?: string }

const ms = (value: number): string => value.toFixed(1);
const times = (a: Times, b: Times): string => `${(a.p50 / b.p50).toFixed(1)}×`;
const verdict = (value: number, most: number | null): string => (most === null ? '' : value <= most ? 'met' : `MISSED by ${Math.round((value / most - 1) * 100)}%`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Server time in ms, with the goal of G14 for p50 on one connection, and how many times pg and node:http alone. */
export function scenesTable(scenes: readonly Measured[]): string {
  const head = ['', 'goal', 'p50', 'p99', '', 'p50 at 16', 'p99 at 16', 'a second at 16', 'CPU node + pg', 'pg alone', 'at 16', 'bare http', 'at 16'];
  return table(head, scenes.map(({ name, goal, server: [one, many], cpu, statements, bare }) => [
    name, goal === null ? '-' : `≤ ${goal}`, ms(one.p50), ms(one.p99), verdict(one.p50, goal), ms(many.p50), ms(many.p99), String(Math.round(many.perSecond)),
    cpu ? `${ms(cpu.node)} + ${ms(cpu.postgres)}` : '-',
    `${ms(statements[0].p50)} ${times(one, statements[0])}`, `${ms(statements[1].p50)} ${times(many, statements[1])}`,
    `${ms(bare[0].p50)} ${times(one, bare[0])}`, `${ms(bare[1].p50)} ${times(many, bare[1])}`,
  ]));
}

export function figuresTable(figures: readonly Figure[]): string {
  return table(['', 'goal', 'measured', '', ''], figures.map(({ name, value, most, unit, note }) => [
    name, `≤ ${most} ${unit}`, value === null ? 'not measured' : `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}`, value === null ? '' : verdict(value, most), note ?? '',
  ]));
}
