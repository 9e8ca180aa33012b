import { expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { defaultSettings } from '../core/case/settings.ts';
import type { Standing } from '../core/case/standing.ts';
import { readRow } from '../import/cells.ts';
import { replay } from '../import/replay.ts';
import { mediatorEmail } from './rows-2018.ts';
import { rows2018 } from './year-2018.ts';

const TODAY = day('2026-01-01');
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;
const mediators = new Map(Array.from({ length: 22 }, (_, n) => [mediatorEmail(n), id(n + 1)]));
const told = {
  today: TODAY, recorded: '2026-01-01T00:00:00.000Z', settings: defaultSettings, lists: { mediators, organisation: () => id(99) }, sentence: (r: string) => r,
};

function load(): Standing[] {
  return rows2018().map((cells, i) => {
    const read = readRow(cells, i + 2, TODAY);
    if ('faults' in read) throw new Error(JSON.stringify([cells, read.faults]));
    const done = replay(read.row, told);
    if ('faults' in done) throw new Error(JSON.stringify([cells, done.faults]));
    return done.standing;
  });
}

const all = load();
const cohort = all.filter((s) => s.registered >= '2018-01-01' && s.registered <= '2018-12-31');
const april = (d: string | null) => d !== null && d <= '2019-04-30';
const sent = cohort.filter((s) => april(s.allocated));
const closed = all.filter((s) => s.closed !== null && s.closed >= '2018-01-01' && s.closed <= '2018-12-31');
const count = <T>(list: readonly T[], by: (item: T) => unknown) => {
  const counts: Record<string, number> = {};
  for (const item of list) counts[String(by(item))] = (counts[String(by(item))] ?? 0) + 1;
  return counts;
};

test('every row of the synthetic year passes the rules of its own days, and received, sent out, rejected and open are as published [R-025]', () => {
  expect([cohort.length, sent.length, cohort.filter((s) => april(s.rejected)).length]).toEqual([1594, 1457, 134]);
});

test('referrers are as published', () => {
  expect(count(sent.filter((s) => s.entry === 'professional'), (s) => s.referrerKind)).toMatchObject({
    'child-protection': 331, 'victim-support': 316, 'probation-rn': 120, 'probation-svg': 44, 'probation-ldh': 11, prison: 167, 'youth-probation': 97,
    'youth-institution': 27, 'forensic-clinic': 13, police: 36,
  });
  expect(sent.filter((s) => s.entry === 'self').length).toBe(197);
  expect(sent.filter((s) => s.entry === 'self' && s.initiative === 'offender-side' && s.initiatorDetained).length).toBe(35);
});

test('classes, initiative and time to sending out are as published', () => {
  expect(count(sent, (s) => s.causeClass)).toEqual({ violence: 801, sexual: 102, traffic: 150, other: 404 });
  expect(count(sent.filter((s) => s.causeClass === 'traffic'), (s) => s.initiative)).toEqual({ 'offender-side': 62, 'victim-side': 88 });
  expect(count(sent, (s) => s.speed)).toEqual({ 'up-to-14-days': 1195, '15-to-28-days': 131, 'over-28-days': 131 });
  expect(sent.filter((s) => s.incomplete).length).toBe(24);
});

test('closings, outcomes, forms and durations are as published [R-078] [R-079] [R-080] [R-083]', () => {
  expect(closed.length).toBe(1449);
  expect(count(closed, (s) => s.outcome)).toEqual({ 'ended-before-approach': 362, 'ended-after-approach': 681, 'mediated-contact': 406 });
  expect(count(closed.filter((s) => s.causeClass === 'traffic'), (s) => s.outcome)).toEqual({ 'ended-before-approach': 22, 'ended-after-approach': 48, 'mediated-contact': 76 });
  expect(count(closed.filter((s) => s.form), (s) => s.form)).toEqual({ talk: 196, letters: 107, shuttle: 94, conference: 8, video: 1 });
  expect(count(closed, (s) => s.duration)).toEqual({ 'under-1-month': 203, '1-to-3-months': 696, '3-to-6-months': 391, 'over-6-months': 159 });
});

test('ages are as published [R-086]', () => {
  expect(count(sent, (s) => s.ageOffenderSide)).toEqual({ '0-11': 1, '12-17': 582, '18-plus': 874 });
  expect(count(sent, (s) => s.ageVictimSide)).toEqual({ '0-11': 11, '12-17': 470, '18-plus': 976 });
});
