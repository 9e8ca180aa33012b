import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { DEFINITIONS } from './definitions.ts';
import { FROZEN_2017 } from './frozen-2017.ts';
import { linesOf } from './lines.ts';
import { figuresOf, growth, percent, usualReference, yearToOpen, type ClosedCount, type CohortCount } from './rules.ts';
import { SECTIONS } from './texts.ts';

const referral = (n: number, own: Partial<CohortCount> = {}): CohortCount => ({
  status: 'allocated', rejection: null, entry: 'professional', referrerKind: 'child-protection', initiative: 'offender-side', detained: false, cause: 'assault', causeClass: 'violence', n, ...own,
});
const closed = (n: number, outcome: ClosedCount['outcome'], own: Partial<ClosedCount> = {}): ClosedCount =>
  ({ causeClass: 'violence', outcome, form: null, duration: '1-to-3-months', n, ...own });
const of = (cohort: CohortCount[], ends: ClosedCount[] = []) => figuresOf({ cohort, makeUp: [], closed: ends });

/** The referrals of 2018 as far as these rules look at them. */
const YEAR = [
  referral(331), referral(316, { referrerKind: 'victim-support', initiative: 'victim-side' }), referral(120, { referrerKind: 'probation-rn' }), referral(44, { referrerKind: 'probation-svg' }),
  referral(11, { referrerKind: 'probation-ldh' }), referral(167, { referrerKind: 'prison' }), referral(97, { referrerKind: 'youth-probation' }), referral(27, { referrerKind: 'youth-institution' }),
  referral(13, { referrerKind: 'forensic-clinic' }), referral(36, { referrerKind: 'police' }), referral(197, { entry: 'self', referrerKind: null }), referral(98, { referrerKind: 'municipality' }),
  referral(62, { status: 'rejected', rejection: 'withdrawn', entry: 'self', referrerKind: null }), referral(72, { status: 'rejected', rejection: 'no-data' }), referral(3, { status: 'open' }),
];

describe('percentages', () => {
  test('are whole and rounded half up', () => {
    expect([percent(1, 8), percent(115, 200), percent(1, 200), percent(199, 200)]).toEqual([13, 58, 1, 100]);
    expect([percent(1457, 1591), percent(0, 12), percent(3, 0)]).toEqual([92, 0, null]);
  });

  test('are not bent to add up to 100', () => {
    const form = of([], [closed(196, 'mediated-contact', { form: 'talk' }), closed(107, 'mediated-contact', { form: 'letters' }), closed(94, 'mediated-contact', { form: 'shuttle' }),
      closed(8, 'mediated-contact', { form: 'conference' }), closed(1, 'mediated-contact', { form: 'video' })]).get('form');
    const percentages = form?.cells.map((cell) => cell.percent ?? 0) ?? [];
    expect(percentages).toEqual([48, 26, 23, 2, 0, 0]);
    expect(percentages.reduce((total, p) => total + p, 0)).toBe(99);
  });

  test('of growth are whole, down as well as up', () => {
    expect([growth(167, 101), growth(27, 45), growth(13, 28), growth(97, 76), growth(5, 0)]).toEqual([65, -40, -54, 28, null]);
  });
});

describe('bases', () => {
  test('what was taken up is a share of what is no longer open', () => {
    const taken = of(YEAR).get('volume')?.cells.find((cell) => cell.cell === 'allocated');
    expect(taken).toMatchObject({ count: 1457, percent: 92 });
    expect(percent(1457, 1594)).toBe(91); // the trap: open cases in the base
  });

  test('self-referrers are a share of what was sent out, not of what came in [R-027]', () => {
    const self = of(YEAR).get('referrers')?.cells.find((cell) => cell.cell === 'self');
    expect(self).toMatchObject({ count: 197, base: 1457, percent: 14 });
    expect(percent(197 + 62, 1594)).toBe(16); // the trap
  });

  test('the four largest referrers are a share of what was sent out', () => {
    expect(of(YEAR).get('four-largest')?.cells[0]).toMatchObject({ count: 989, percent: 68 });
    expect(percent(989, 1594)).toBe(62); // the trap
  });

  test('self-referrers are rejected more often than others [R-120]', () => {
    expect(of(YEAR).get('rejected-by-source')?.cells.map((cell) => [cell.cell, cell.count, cell.percent])).toEqual([['professional', 72, 5], ['self', 62, 24]]);
  });

  test('who stopped before approach is not a rejected referral [R-081]', () => {
    const figures = of(YEAR, [closed(362, 'ended-before-approach'), closed(681, 'ended-after-approach'), closed(406, 'mediated-contact', { form: 'talk' })]);
    expect(figures.get('outcome')?.cells[0]).toMatchObject({ cell: 'ended-before-approach', count: 362, percent: 25 });
    expect(figures.get('volume')?.cells[2]).toMatchObject({ cell: 'rejected', count: 134 });
  });

  test('professionals and self-referrers add up to all; who was referred by somebody near is a self-referrer [R-091]', () => {
    const figures = of([referral(3), referral(1, { entry: 'self', referrerKind: null }), referral(1, { entry: 'acquaintance', referrerKind: null })]);
    expect(figures.get('source-split')?.cells.map((cell) => [cell.count, cell.percent])).toEqual([[3, 60], [2, 40]]);
  });
});

describe('next to last year', () => {
  const lines = linesOf(of(YEAR).get('referrers') ?? { id: 'referrers', base: 0, cells: [] }, 2018, FROZEN_2017);
  const line = (cell: string) => lines.find((l) => l.cell.cell === cell);

  test('the police are compared without the pilot of 2017 [R-089]', () => {
    expect(line('police')).toMatchObject({ growth: 80, before: { value: 20 } });
    expect(growth(36, 55)).toBe(-35); // the trap
  });

  test('"overig" is not compared, because ZSM moved out of it [R-009] [R-089]', () => {
    expect(line('other')).toMatchObject({ growth: null, before: null });
    expect(line('other')?.note).toContain('ZSM');
  });

  test('what was never published stays empty', () => {
    expect(line('self')?.before).toBeNull();
  });

  test('every published figure belongs to a figure and cell of the page', () => {
    for (const { figure, cell } of FROZEN_2017) {
      const found = of([...YEAR, referral(1, { entry: 'self', detained: true }), referral(1, { causeClass: 'traffic', cause: 'traffic-accident' })]).get(figure as keyof typeof DEFINITIONS);
      expect(found?.cells.map((c) => c.cell), `${figure} ${cell}`).toContain(cell);
    }
  });
});

test('every figure that is defined is on the page once, and the other way round', () => {
  expect(SECTIONS.flatMap((section) => section.figures).sort()).toEqual(Object.keys(DEFINITIONS).sort());
  expect([...of([]).keys()].sort()).toEqual(Object.keys(DEFINITIONS).sort());
});

test('a year is made up on 1 April after it, or today', () => {
  expect(usualReference(2018, day('2026-03-01'))).toBe('2019-04-01');
  expect(usualReference(2018, day('2019-02-01'))).toBe('2019-02-01');
});

test('last year opens, for it is reported on; where nothing was done in it the newest year with cases, this one too', () => {
  expect([yearToOpen([2026, 2025, 2018], 2026), yearToOpen([2026, 2018], 2026), yearToOpen([2018, 2017], 2026), yearToOpen([2027], 2026), yearToOpen([], 2026)]).toEqual([2025, 2026, 2018, 2026, 2026]);
});
