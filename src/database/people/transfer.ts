import { transferOf, type Transfer } from '../../core/case/transfer.ts';
import type { PersonId } from '../../core/fields.ts';
import type { Db } from '../database.ts';
import type { CaseStory } from '../journal-read.ts';
import type { KeyStore } from '../keys.ts';
import { bookingsOf, type Appointment } from './appointment.ts';
import { readPerson } from './people.ts';

const PLACE = 'detention-place';

/** Whoever would be visited and is not known to be there any more, by planned visit to an institution. `files`: their cases. The caller names cases and people to the access log. */
export async function transfersOf(db: Db, keys: KeyStore, visits: readonly Appointment[], files: ReadonlyMap<string, CaseStory>): Promise<Map<string, Transfer>> {
  const found = new Map<string, Transfer>();
  for (const one of visits) {
    const file = files.get(one.caseId);
    const transfer = file ? await transferIn(db, keys, file, one) : null;
    if (transfer) found.set(one.id, transfer);
  }
  return found;
}

async function transferIn(db: Db, keys: KeyStore, { id, entries, state }: CaseStory, one: Appointment): Promise<Transfer | null> {
  const people = one.people.filter((person): person is PersonId => state.people.has(person as PersonId));
  const knownAt = one.knownAt.toISOString();
  // Nothing is opened where nothing was recorded since.
  if (!entries.some(({ recorded, fact }) => recorded > knownAt && (fact.kind === 'DetentionRecorded' || fact.kind === 'Corrected'))) return null;
  const places = new Map<string, { recorded: string; factSeq: number | null; text: string }[]>();
  for (const person of people) {
    const words = (await readPerson(db, keys, id, person))?.words.filter(({ kind }) => kind === PLACE) ?? [];
    places.set(person, words.map(({ recorded, factSeq, text }) => ({ recorded: recorded.toISOString(), factSeq, text })));
  }
  const site = (await bookingsOf(db, keys, id)).get(one.id)?.site ?? '';
  return transferOf(entries, { people, knownAt, site }, (person) => places.get(person) ?? []);
}
