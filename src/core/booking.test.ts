import { expect, test } from 'vitest';
import { aCase } from '../../test/story.ts';
import { bookingText, NO_BOOKING, readBooking, visitedBy } from './booking.ts';

test('a booking is read back as it was written, and nothing is nothing', () => {
  const booking = { site: 'PI Proef', contact: '', reference: 'B 12', bring: 'paspoort' };
  expect(readBooking(bookingText(booking) ?? '')).toEqual(booking);
  expect(bookingText(NO_BOOKING)).toBe(null);
});

test('it is kept with whoever is detained, with whoever comes alone, and with nobody where that is not clear [P-21]', () => {
  const none = aCase({ a: [{ role: 'victim' }], b: [{ role: 'offender' }] }).state;
  const one = aCase({ a: [{ role: 'victim' }], b: [{ role: 'offender', detained: 'yes' }] }).state;
  expect([visitedBy(none, ['p2']), visitedBy(none, ['p1', 'p2']), visitedBy(none, [])]).toEqual(['p2', null, null]);
  expect([visitedBy(one, ['p1', 'p2']), visitedBy(one, ['p1']), visitedBy(one, ['p9', 'p2'])]).toEqual(['p2', 'p1', 'p2']);
});
