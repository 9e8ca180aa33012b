import { createHash } from 'node:crypto';
import { clockAt, endOf, startOf } from '../core/appointment.ts';
import { addDays, type Day } from '../core/day.ts';

/**
 * What a calendar entry may be made of: hours, a moment and the four signs of a sheet. A calendar lies on a telephone that others look
 * at, and goes to whoever keeps it: there is no field that could hold a person, a place, a case or what it is about (P-06, P-08). It can
 * only be made by `onCalendar`, which copies its named fields and nothing else.
 */
declare const ON_CALENDAR: unique symbol;

export interface OnCalendarFields {
  readonly day: Day;
  /** `HH:MM` of the clock on the wall in Amsterdam. */
  readonly start: string;
  readonly minutes: number;
  /** The first appointment of those that replaced each other: the entry stays the same one when it moves. */
  readonly first: string;
  /** Whose calendar: `p1`…, or `mediator`. Each has an id of its own; who lays two files side by side still sees the same hours and moment. */
  readonly whose: string;
  /** When it was last changed. */
  readonly changedAt: Date;
  readonly cancelled: boolean;
  /** Four signs by which its mediator finds it back; null for anybody else. */
  readonly mark: string | null;
}
export type OnCalendar = OnCalendarFields & { readonly [ON_CALENDAR]: true };

export const onCalendar = (f: OnCalendarFields): OnCalendar => ({
  day: f.day, start: f.start, minutes: f.minutes, first: f.first, whose: f.whose, changedAt: f.changedAt, cancelled: f.cancelled, mark: f.mark,
} satisfies OnCalendarFields as OnCalendarFields as OnCalendar);

/** A file of RFC 5545. */
export interface CalendarEntry { readonly name: string; readonly type: string; readonly text: string }

/** Summer time as the Netherlands have it since 1996, so that every calendar keeps the hour on the wall. */
const TIME_ZONE = [
  'BEGIN:VTIMEZONE', 'TZID:Europe/Amsterdam',
  'BEGIN:DAYLIGHT', 'DTSTART:19960331T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'TZNAME:CEST', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'DTSTART:19961027T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'TZNAME:CET', 'END:STANDARD',
  'END:VTIMEZONE',
] as const;

/** One entry, for one calendar. The same appointment later makes the same entry, with a higher sequence. */
export function calendarEntry(input: OnCalendar): CalendarEntry {
  const ends = endOf(input);
  const [endDay, end] = ends < MIDNIGHT ? [input.day, clockAt(ends)] : [addDays(input.day, 1), clockAt(ends - MIDNIGHT)];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Agenda//NL', ...TIME_ZONE,
    'BEGIN:VEVENT', `UID:${uidOf(input)}`, `DTSTAMP:${instant(input.changedAt)}`, `SEQUENCE:${sequenceOf(input)}`,
    `DTSTART;TZID=Europe/Amsterdam:${wall(input.day, clockAt(startOf(input)))}`, `DTEND;TZID=Europe/Amsterdam:${wall(endDay, end)}`,
    `SUMMARY:${escaped(input.mark === null ? 'Afspraak' : `Afspraak ${input.mark}`)}`, 'CLASS:PRIVATE', `STATUS:${input.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT', 'END:VCALENDAR',
  ];
  return { name: 'afspraak.ics', type: 'text/calendar; charset=utf-8', text: lines.map((line) => `${folded(line)}\r\n`).join('') };
}

const MIDNIGHT = 24 * 60;
const uidOf = ({ first, whose }: OnCalendar): string => createHash('sha256').update(`${first} ${whose}`).digest('hex').slice(0, 32);
const instant = (at: Date): string => `${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
const wall = (day: Day, clock: string): string => `${day.replaceAll('-', '')}T${clock.replace(':', '')}00`;

/** Seconds of this century: higher at every change. The number of changes would tell one side how often the other asked for one (P-02). */
const sequenceOf = ({ changedAt }: OnCalendar): number => Math.floor(changedAt.getTime() / 1000) - 946_684_800;

/** TEXT of RFC 5545, 3.3.11. */
export const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');

const OCTETS = 75;

/** RFC 5545, 3.1: no line is longer than 75 octets, and none is cut inside a sign. */
export function folded(line: string): string {
  const parts = [''];
  for (const sign of line) {
    // What goes on begins with a space, which counts.
    const room = parts.length === 1 ? OCTETS : OCTETS - 1;
    if (Buffer.byteLength(`${parts.at(-1)}${sign}`) > room) parts.push(sign);
    else parts[parts.length - 1] += sign;
  }
  return parts.join('\r\n ');
}
