import { expect, test } from 'vitest';
import type { CasePhase } from '../core/case/outcome.ts';
import { settingsFrom } from '../core/case/setting-change.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/case/settings.ts';
import type { WaitsFor } from '../core/case/waiting.ts';
import { day } from '../core/day.ts';
import { heavyLoads, lastAhead, taskGroup } from './rules.ts';
import type { InHand } from './sql.ts';

const cases = (count: number, phase: CasePhase, waitsFor: WaitsFor = 'mediator'): InHand[] => Array.from({ length: count }, () => ({ mediator: 'm', name: 'Mira Proef', phase, waitsFor }));
const told = (own: readonly InHand[], settings: Settings = DEFAULT_SETTINGS) => heavyLoads(own, settings).length > 0;

test('a supervisor is told of more work than the house says, and not of just so much', () => {
  expect([told(cases(20, 'intake-a')), told(cases(21, 'intake-a'))]).toEqual([false, true]);
  expect(heavyLoads([...cases(20, 'intake-a'), ...cases(3, 'preparation')], DEFAULT_SETTINGS)).toEqual([{ name: 'Mira Proef', running: 23, together: 3 }]);
});

test('a pause is no signal, and waiting for a person weighs as much as one\'s own turn: nobody gains by pressing (P-03)', () => {
  expect(told([...cases(20, 'intake-a'), ...cases(200, 'contact', 'pause')])).toBe(false);
  for (const waitsFor of ['mediator', 'person', 'desk'] as const) expect([waitsFor, told(cases(20, 'intake-a', waitsFor)), told(cases(21, 'intake-a', waitsFor))]).toEqual([waitsFor, false, true]);
});

test('a task is late from the day after its own, and never without one; seven days are looked ahead, today included', () => {
  const today = day('2019-03-04');
  expect([day('2019-03-03'), today, day('2019-03-05'), null].map((due) => taskGroup(due, today))).toEqual(['late', 'week', 'week', 'undated']);
  expect(lastAhead(today)).toBe('2019-03-10');
});

test('how much a case weighs is what the house says, on the day from which it says so', () => {
  const on = settingsFrom([{ id: 1, name: 'weight-preparation', value: 2.5, from: day('2026-05-01'), takesBack: null }, { id: 2, name: 'heavy-load', value: 24, from: day('2026-06-01'), takesBack: null }]);
  const ten = cases(10, 'preparation');
  expect([told(ten, on(day('2026-04-30'))), told(ten, on(day('2026-05-01'))), told(ten, on(day('2026-06-01'))), told(cases(9, 'preparation'), on(day('2026-06-01')))]).toEqual([false, true, true, false]);
});
