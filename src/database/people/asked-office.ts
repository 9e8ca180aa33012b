import type { Day } from '../../core/day.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { officesOn } from '../prosecution-office.ts';
import { latest, readPerson } from './people.ts';

/** Kind of the words, in the casework, that tell how data were last asked by letter: a line for each. */
export const ASKED = 'data-request-letter';
/** The lines that tell which office: of the list, or as it was typed. */
export const OFFICE_LINES = { officeId: 'In de lijst', office: 'Parket' } as const;

/** What stands after this label; empty where it is not there. */
export const lineIn = (text: string, label: string): string => text.split('\n').find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2) ?? '';

/**
 * What the office is called that the last letter asks for data, one of the list as it is on this day; null where no letter was made, or its
 * words or that office are gone. The desk reads it after the case went out as well (P-11).
 */
export async function officeAsked(db: Db, keys: KeyStore, caseId: string, on: Day): Promise<string | null> {
  const text = latest(await readPerson(db, keys, caseId, 'casework'), ASKED);
  if (text === null) return null;
  const listed = lineIn(text, OFFICE_LINES.officeId);
  const name = listed === '' ? lineIn(text, OFFICE_LINES.office) : (await officesOn(db, keys, on)).find(({ office }) => office === listed)?.name;
  return name || null;
}
