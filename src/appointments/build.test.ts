import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { APPOINTMENT_MINUTES, clockAt } from '../core/appointment.ts';
import { addDays, day, dayOf } from '../core/day.ts';
import { calendarEntry, escaped, folded, onCalendar, type OnCalendarFields } from './build.ts';

const FIELDS: OnCalendarFields = {
  day: day('2019-03-05'), start: '14:00', minutes: 60, first: '00000000-0000-4000-8000-00000000000a', whose: 'p1', changedAt: new Date('2019-03-04T10:00:00Z'), cancelled: false, mark: null,
};
const entry = (more: Partial<OnCalendarFields> = {}) => calendarEntry(onCalendar({ ...FIELDS, ...more })).text;

/** As a calendar program reads it, with the time zone that the file brings along. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  const at = (time: ICAL.Time) => { time.zone = zone; return new Date(time.toUnixTime() * 1000); };
  return { start: at(event.startDate), end: at(event.endDate), uid: event.uid, summary: event.summary, sequence: event.sequence, status: event.component.getFirstPropertyValue('status') };
}

describe('an entry for a calendar', () => {
  test('is read by a calendar program at the hour of the clock on the wall, before, on and after the days on which the clock moves', () => {
    const at = (on: string, start = '14:00') => read(entry({ day: day(on), start })).start.toISOString();
    expect(['2019-03-30', '2019-03-31', '2019-10-26', '2019-10-27', '2026-03-28', '2026-03-29'].map((on) => at(on))).toEqual([
      '2019-03-30T13:00:00.000Z', '2019-03-31T12:00:00.000Z', '2019-10-26T12:00:00.000Z', '2019-10-27T13:00:00.000Z', '2026-03-28T13:00:00.000Z', '2026-03-29T12:00:00.000Z',
    ]);
    const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 16, max: 85 }), fc.constantFrom(...APPOINTMENT_MINUTES), (later, quarter, minutes) => {
      const on = addDays(day('2019-01-01'), later);
      const { start, end } = read(entry({ day: on, start: clockAt(quarter * 15), minutes: Math.min(minutes, 24 * 60 - quarter * 15) }));
      expect([dayOf(start), wall.format(start)]).toEqual([on, clockAt(quarter * 15)]);
      expect((end.getTime() - start.getTime()) / 60_000).toBe(Math.min(minutes, 24 * 60 - quarter * 15));
    }), { numRuns: 60 });
  });

  test('that ends at midnight ends on the next day', () => {
    expect(read(entry({ day: day('2019-12-31'), start: '23:00' })).end.toISOString()).toBe('2019-12-31T23:00:00.000Z');
  });

  test('says a time and "Afspraak": no person, no place, no case, not what it is about, not whose house it comes from (P-06, P-08)', () => {
    expect(entry().replace(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, '')).toBe([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Agenda//NL', 'BEGIN:VEVENT', `UID:${read(entry()).uid}`, 'DTSTAMP:20190304T100000Z', `SEQUENCE:${read(entry()).sequence}`,
      'DTSTART;TZID=Europe/Amsterdam:20190305T140000', 'DTEND;TZID=Europe/Amsterdam:20190305T150000', 'SUMMARY:Afspraak', 'CLASS:PRIVATE', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', '',
    ].join('\r\n'));
    expect(entry({ mark: '3F2A' })).toContain('SUMMARY:Afspraak 3F2A\r\n');
  });

  test('stays the same entry when it moves or is called off, with a higher sequence each time that does not count the changes (P-02)', () => {
    const planned = read(entry());
    const moved = read(entry({ day: day('2019-03-07'), changedAt: new Date('2019-03-04T10:00:01Z') }));
    const off = read(entry({ day: day('2019-03-07'), changedAt: new Date('2019-03-06T08:00:00Z'), cancelled: true }));
    expect([moved.uid, off.uid]).toEqual([planned.uid, planned.uid]);
    expect([moved.sequence - planned.sequence, off.sequence - planned.sequence]).toEqual([1, 165_600]);
    expect(moved.sequence).toBeLessThan(2 ** 31);
    expect([planned.status, off.status]).toEqual(['CONFIRMED', 'CANCELLED']);
  });

  test('is nobody else\'s: two who come to one appointment have entries with ids of their own, and neither has that of the appointment', () => {
    const [one, other] = [entry(), entry({ whose: 'p2' })];
    expect(read(one).uid).not.toBe(read(other).uid);
    expect(one.replace(read(one).uid, '')).toBe(other.replace(read(other).uid, ''));
    expect(one).not.toContain(FIELDS.first.slice(0, 8));
  });

  test('has lines of at most 75 octets, cut in no sign, that a program puts together again (RFC 5545, 3.1 and 3.3.11)', () => {
    for (const line of entry().split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(entry().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const sign of ['x', 'é', '€', '\u{1f642}']) for (const line of folded(sign.repeat(300)).split('\r\n')) expect([sign, Buffer.byteLength(line) <= 75]).toEqual([sign, true]);
    expect(folded('x'.repeat(75))).toBe('x'.repeat(75));
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replace(/\p{Cc}/gu, '')), (text) => {
      const lines = folded(`SUMMARY:${escaped(text)}`).split('\r\n');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(lines.map((line) => Buffer.from(line).toString()).join('')).not.toContain('\u{fffd}');
      expect(read(entry().replace('SUMMARY:Afspraak', () => lines.join('\r\n'))).summary).toBe(text);
    }), { numRuns: 40 });
    expect(escaped('a;b,c\\d\ne')).toBe('a\\;b\\,c\\\\d\\ne');
  });
});

/** Held against the compiler: run for what comes out by force. */
export function whatDoesNotCompile() {
  // @ts-expect-error an appointment, with its people and its place, is nothing for a calendar
  calendarEntry({ ...FIELDS, place: 'home', people: ['p1', 'p2'], kind: 'prison-visit' });
  // @ts-expect-error nor are fields that did not pass through onCalendar
  calendarEntry({ ...FIELDS } satisfies OnCalendarFields);
}

test('what else somebody forces into it does not come out', () => {
  const forced = onCalendar({ ...FIELDS, place: 'KANARIE', where: 'KANARIE', name: 'KANARIE', number: 'KANARIE' } as never);
  expect(JSON.stringify(forced)).not.toContain('KANARIE');
  expect(calendarEntry(forced).text).toBe(entry());
});
