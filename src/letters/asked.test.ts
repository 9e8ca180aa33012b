import { expect, test } from 'vitest';
import { ASKED } from '../database/people/asked-office.ts';
import { askedInWords, writeAsked } from './asked.ts';

const OFFICE = '25c38a9c-35ec-4fdf-be11-440fb45305db';
const KEPT = { officeId: OFFICE, office: '', address: 'Straat 1\n1234 AB Stad', prosecutionNumber: '05/123', policeNumber: '', nameRegistered: true, requested: ['name', 'birth-date', 'detention'] } as const;

test('how data were asked is read without an id or a code, line by line as it was kept', () => {
  const kept = writeAsked(KEPT);
  const read = askedInWords(ASKED, kept);
  expect(read.split('\n')).toHaveLength(kept.split('\n').length);
  expect(read).not.toMatch(/birth-date|25c38a9c|\|/);
  for (const words of ['Gevraagd: naam, geboortedatum en zit deze persoon vast, en waar', 'Adres: Straat 1, 1234 AB Stad', 'Parketnummer: 05/123']) expect(read).toContain(words);
  expect(askedInWords('note', kept)).toBe(kept);
});
