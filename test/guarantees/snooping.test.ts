import { expect, test } from 'vitest';
import { judgeWeek, mondayOf, REVIEW, type Finding } from '../../src/access/rules.ts';
import { addDays, day, dayOf, type Day } from '../../src/core/day.ts';
import { SnoopedYear } from '../snooping.ts';
import { LONG, tried } from './tried.ts';

const SNOOPS = LONG ? 400 : 160;
const SEEDS = LONG ? [1, 2, 3] : [1];
const WEEKS = 53;

function reviews(year: SnoopedYear): (Finding & { week: Day })[] {
  const first = mondayOf(day('2018-01-01'));
  const dated = year.looks.map((look) => ({ look, on: dayOf(look.at) }));
  return Array.from({ length: WEEKS }, (_, nth) => addDays(first, nth * 7)).flatMap((week) => {
    const from = addDays(week, 7 - REVIEW.lookBackDays);
    const until = addDays(week, 6);
    const looks = dated.filter(({ on }) => on >= from && on <= until).map(({ look }) => look);
    return judgeWeek({ week, looks, cases: year.cases, colleagues: year.colleagues }).map((found) => ({ ...found, week }));
  });
}

test('of colleagues who look where they have no business at least 95 in 100 are pointed out, with few others', () => {
  let [seeded, found, others, looked] = [0, 0, 0, 0];
  const missed = new Map<string, number>();
  for (const seed of SEEDS) {
    const year = new SnoopedYear(seed, SNOOPS);
    const all = reviews(year);
    const pointed = new Set(all.map((one) => `${one.staff} ${one.caseId} ${one.week}`));
    const seededIn = new Set(year.snoops.map((one) => `${one.staff} ${one.caseId} ${mondayOf(dayOf(one.last))}`));
    for (const one of year.snoops) {
      seeded += 1;
      if (pointed.has(`${one.staff} ${one.caseId} ${mondayOf(dayOf(one.last))}`)) found += 1;
      else missed.set(one.kind, (missed.get(one.kind) ?? 0) + 1);
    }
    others += all.filter((one) => !seededIn.has(`${one.staff} ${one.caseId} ${one.week}`)).length;
    looked += year.looks.length;
  }
  const aWeek = others / SEEDS.length / WEEKS;
  process.stdout.write(`snooping: ${found} of ${seeded} found, ${others} others in ${SEEDS.length} years (${aWeek.toFixed(1)} a week) over ${looked} looks; missed: ${JSON.stringify([...missed])}\n`);
  expect(found / seeded).toBeGreaterThanOrEqual(0.95);
  expect(aWeek).toBeLessThanOrEqual(10);
  tried('snooping', looked, 'looks in synthetic years');
  tried('snooping', seeded, 'cases of snooping put in');
  tried('snooping', found, 'of them pointed out');
  tried('snooping', others, `others pointed out, ${aWeek.toFixed(1)} a week`);
});
