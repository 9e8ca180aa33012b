import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf, instantOf, needsLateReason, notifyBy, NOTIFY_HOURS } from './breach.ts';
import { addDays, day, dayOf } from './day.ts';

const HOUR = 3_600_000;
const instants = fc.integer({ min: Date.UTC(2018, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 }).map((minutes) => new Date(minutes * 60_000));
const undecided = (discovered: Date) => ({ discovered, risk: null, notified: null, told: null });

describe('the clock of a breach', () => {
  test('is 72 hours as they pass, through a weekend, a night and a changing of the clocks [P-17]', () => {
    // Found on Saturday 30 March 2019 at noon; on Sunday an hour is skipped: the end is at one o'clock on Tuesday.
    const found = instantOf(day('2019-03-30'), '12:00')!;
    expect(notifyBy(found)).toEqual(instantOf(day('2019-04-02'), '13:00'));
    // In October an hour comes twice: the end is at eleven.
    expect(notifyBy(instantOf(day('2019-10-26'), '12:00')!)).toEqual(instantOf(day('2019-10-29'), '11:00'));
    fc.assert(fc.property(instants, (discovered) => { expect(notifyBy(discovered).getTime() - discovered.getTime()).toBe(NOTIFY_HOURS * HOUR); }), { numRuns: 1_000 });
  });

  test('counts what nobody weighed yet as something to tell, and is late the moment it is over', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 0, max: 100 * 60 }), (discovered, minutes) => {
      const now = new Date(discovered.getTime() + minutes * 60_000);
      const { standing, hoursLeft } = clockOf(undecided(discovered), now);
      expect(standing).toBe(minutes > 72 * 60 ? 'late' : 72 * 60 - minutes < 24 * 60 ? 'near' : 'running');
      expect(hoursLeft).toBe(Math.floor((72 * 60 - minutes) / 60));
      expect(needsLateReason(discovered, now)).toBe(minutes > 72 * 60);
    }), { numRuns: 2_000 });
  });

  test('stops where there is no risk, and goes on to the people where it is high', () => {
    const discovered = new Date('2019-03-04T10:00:00Z');
    const later = (hours: number) => new Date(discovered.getTime() + hours * HOUR);
    expect(clockOf({ ...undecided(discovered), risk: 'none' }, later(100)).standing).toBe('quiet');
    expect(clockOf({ ...undecided(discovered), risk: 'risk', notified: later(72) }, later(100)).standing).toBe('told');
    expect(clockOf({ ...undecided(discovered), risk: 'risk', notified: later(73) }, later(100)).standing).toBe('told-late');
    expect(clockOf({ ...undecided(discovered), risk: 'high', notified: later(10) }, later(100)).standing).toBe('people-next');
    expect(clockOf({ ...undecided(discovered), risk: 'high', notified: later(10), told: later(11) }, later(100)).standing).toBe('told');
  });
});

describe('a clock time in Amsterdam', () => {
  const shown = (instant: Date) => new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' }).format(instant);

  test('is the instant at which the clock shows it, or none at all', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 8_000 }), fc.integer({ min: 0, max: 1_439 }), (n, minute) => {
      const on = addDays(day('2018-01-01'), n);
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const instant = instantOf(on, time);
      if (instant === null) expect(time >= '02:00' && time < '03:00' && on.slice(5, 7) === '03').toBe(true);
      else expect([dayOf(instant), shown(instant)]).toEqual([on, time]);
    }), { numRuns: 3_000 });
  });

  test('was never half past two on the last Sunday of March, and is the first of the two in October', () => {
    expect(instantOf(day('2019-03-31'), '02:30')).toBeNull();
    expect(instantOf(day('2019-10-27'), '02:30')).toEqual(new Date('2019-10-27T00:30:00Z'));
  });

  test.each(['24:00', '2:30', '', '12:60', '12.30'])('%j is no time', (text) => expect(instantOf(day('2019-03-04'), text)).toBeNull());
});
