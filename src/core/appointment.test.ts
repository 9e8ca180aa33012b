import { expect, test } from 'vitest';
import { APPOINTMENT_KINDS, APPOINTMENT_PLACES, atHomeOfOne, begun, checkOut, checkOutOf, clash, clockAt, goesTogether, homeFoundBy, mayTakeSafeBack, minutesAt, missedOf, SAFE_AFTER_MINUTES, safeAtOf, stillOut, type Outing, type Slot } from './appointment.ts';
import { day } from './day.ts';

const slot = (start: string, more: Partial<Slot> = {}): Slot => ({ day: day('2019-07-01'), start, minutes: 60, place: 'office', ...more });

test('hours of the clock on the wall, and nothing else', () => {
  expect([minutesAt('00:00'), minutesAt('14:30'), minutesAt('23:59')]).toEqual([0, 870, 1439]);
  expect(['24:00', '9:30', '14:60', 'half drie', ''].map(minutesAt)).toEqual([null, null, null, null, null]);
  expect(clockAt(870)).toBe('14:30');
});

test('two appointments clash where they overlap, or where there is no time to get there', () => {
  expect(clash(slot('10:00'), slot('11:00'))).toBe(false);
  expect(clash(slot('10:00'), slot('10:59'))).toBe(true);
  expect(clash(slot('10:00'), slot('11:00', { place: 'home' }))).toBe(true);
  expect(clash(slot('10:00', { place: 'prison' }), slot('11:29'))).toBe(true);
  expect(clash(slot('10:00', { place: 'prison' }), slot('11:30'))).toBe(false);
  expect(clash(slot('10:00', { place: 'not-in-person' }), slot('11:00', { place: 'not-in-person' }))).toBe(false);
  expect(clash(slot('10:00'), slot('10:00', { day: day('2019-07-02') }))).toBe(false);
});

test.each([
  ['before it began', '2019-07-01T11:59:00Z', 'none'], ['from its start on', '2019-07-01T12:00:00Z', 'open'], ['half an hour after its end', '2019-07-01T13:30:00Z', 'open'],
  ['a minute later', '2019-07-01T13:31:00Z', 'late'], ['the day after', '2019-07-01T23:00:00Z', 'late'],
])('"I am safe" is asked for by the clock in Amsterdam: %s [P-21]', (_, at, wanted) => {
  expect(SAFE_AFTER_MINUTES).toBe(30);
  expect(checkOut({ ...slot('14:00', { place: 'home' }), status: 'planned', safeAt: null }, new Date(at))).toBe(wanted);
});

test.each([
  ['at midnight', '2019-07-01T22:00:00Z', 'open'], ['half an hour after its end', '2019-07-01T22:20:00Z', 'open'], ['a minute later', '2019-07-01T22:21:00Z', 'late'], ['a week later at noon', '2019-07-08T10:00:00Z', 'late'],
])('a visit that ends just before midnight has as long: %s [P-21]', (_, at, wanted) => {
  expect(checkOut({ ...slot('22:50', { place: 'home' }), status: 'planned', safeAt: null }, new Date(at))).toBe(wanted);
});

test('nobody is asked at the office, at a distance, after saying it, or where it did not take place', () => {
  const late = new Date('2019-07-03T12:00:00Z');
  const asked = (more: object) => checkOut({ ...slot('14:00', { place: 'home' }), status: 'planned', safeAt: null, ...more }, late);
  expect([asked({}), asked({ status: 'held' })]).toEqual(['late', 'late']);
  expect([asked({ place: 'office' }), asked({ place: 'not-in-person' }), asked({ safeAt: late }), asked({ status: 'cancelled' }), asked({ status: 'moved' })]).toEqual(['none', 'none', 'none', 'none', 'none']);
});

const outing = (more: Partial<Outing> = {}): Outing => ({ ...slot('14:00', { place: 'home' }), status: 'planned', owner: 'Bo', also: 'Tim', safeAt: null, alsoSafeAt: null, ...more });
const [DURING, MISSED] = [new Date('2019-07-01T12:30:00Z'), new Date('2019-07-01T13:31:00Z')];

test('of two who go, each is asked by themselves, and one who is safe says nothing of the other [P-21]', () => {
  expect([stillOut(outing(), DURING), missedOf(outing(), DURING), missedOf(outing(), MISSED)]).toEqual([['Bo', 'Tim'], [], ['Bo', 'Tim']]);
  expect([missedOf(outing({ safeAt: DURING }), MISSED), missedOf(outing({ alsoSafeAt: DURING }), MISSED), missedOf(outing({ safeAt: DURING, alsoSafeAt: DURING }), MISSED)]).toEqual([['Tim'], ['Bo'], []]);
  expect([checkOutOf(outing({ safeAt: DURING }), 'Bo', MISSED), checkOutOf(outing({ safeAt: DURING }), 'Tim', MISSED), checkOutOf(outing(), 'Iemand', MISSED)]).toEqual(['none', 'late', 'none']);
  expect([safeAtOf(outing({ alsoSafeAt: DURING }), 'Tim'), safeAtOf(outing({ alsoSafeAt: DURING }), 'Bo'), safeAtOf(outing({ safeAt: DURING }), 'Iemand')]).toEqual([DURING, null, null]);
});

test('who goes alone is missed alone, and for good: years do not end it [P-21]', () => {
  const years = new Date('2029-07-01T12:00:00Z');
  expect([missedOf(outing({ also: null }), MISSED), missedOf(outing({ also: null }), years)]).toEqual([['Bo'], ['Bo']]);
});

test('how it went is told from its hour on, by the clock in Amsterdam', () => {
  expect(['2019-07-01T11:59:00Z', '2019-07-01T12:00:00Z', '2019-07-02T05:00:00Z', '2019-06-30T20:00:00Z'].map((now) => begun(slot('14:00'), new Date(now)))).toEqual([false, true, true, false]);
});

test('where one of them lives is asked about when both sides come, and nowhere else [P-06]', () => {
  const [home, office] = [slot('14:00', { place: 'home' }), slot('14:00')];
  expect([atHomeOfOne(home, ['a', 'b']), atHomeOfOne(home, ['a', 'a']), atHomeOfOne(home, []), atHomeOfOne(office, ['a', 'b'])]).toEqual([true, false, false, false]);
});

test('a visit at home is found by what was written, else by the address of the one who is visited; with none, or of two of whom only one has any, nobody would know [P-21]', () => {
  const home = slot('14:00', { place: 'home' });
  const by = (where: string, met: number, addresses: number) => homeFoundBy(home, where, { met, addresses });
  expect([by('Bij de buren', 1, 0), by('', 1, 1), by('', 1, 0), by('', 2, 2), by('', 2, 1), homeFoundBy(slot('14:00'), '', { met: 0, addresses: 0 })]).toEqual(['written', 'case', 'unknown', 'unknown', 'unknown', null]);
});

test('"I am safe" is taken back by whoever said it, until they would be missed [P-21]', () => {
  const said = outing({ safeAt: DURING });
  expect([mayTakeSafeBack(said, 'Bo', DURING), mayTakeSafeBack(said, 'Tim', DURING), mayTakeSafeBack(outing(), 'Bo', DURING), mayTakeSafeBack(said, 'Bo', MISSED)]).toEqual([true, false, false, false]);
});

test('a call is at a distance, and every other kind can be anywhere', () => {
  expect(APPOINTMENT_PLACES.filter((place) => goesTogether({ kind: 'telephone', place }))).toEqual(['not-in-person']);
  for (const kind of APPOINTMENT_KINDS.filter((one) => one !== 'telephone')) expect(APPOINTMENT_PLACES.every((place) => goesTogether({ kind, place }))).toBe(true);
});
