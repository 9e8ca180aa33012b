import type { PersonId } from '../core/fields.ts';
import { parseDay, type Day } from '../core/day.ts';
import { stoodBy, type Participant } from '../core/case/state.ts';
import { addressFacts, type KnownReach } from '../core/request-way.ts';
import { safeTold, type SafeTold } from '../core/safe-contact.ts';
import type { CaseFile } from '../database/journal.ts';
import { latest, readPerson, type PersonWords } from '../database/people/people.ts';
import type { Visit } from '../web/route.ts';
import { wholeDay } from '../words/day.ts';

/** What tells one person of a name from another, and how they are reached: of their own compartment alone. */
export interface Known extends KnownReach {
  /** Null of a representative or a supporter: nobody asked them. */
  readonly safe: Participant['safe'] | null;
  readonly told: SafeTold;
  readonly name: string | null;
  readonly born: string | null;
  readonly place: string | null;
  readonly registered: Day | null;
}

/** The caller has named this person of the case to the access log. */
export async function readKnown({ db, keys }: Pick<Visit, 'db' | 'keys'>, { id, entries, state }: CaseFile, person: PersonId): Promise<Known> {
  const words = await readPerson(db, keys, id, person);
  const { present, returned } = addressFacts(entries, person);
  // Of who speaks for somebody or comes along there is no line about an address: how to reach them is one text.
  const address = state.people.has(person) ? addressOf(words, present) : latest(words, 'contact');
  const safe = state.people.get(person)?.safe ?? null;
  return {
    safe, post: safe?.post ?? 'not-asked', detained: stoodBy(state, person)?.detained === 'yes', dead: state.people.get(person)?.dead === true, address, returned: returned.flatMap((fact) => addressOf(words, fact) ?? []), told: safeTold(words?.words ?? []), name: latest(words, 'name'),
    born: yearIn(latest(words, 'birth-date')), place: placeIn(address), registered: state.journal.referred,
  };
}

/** The address that came with this line, unless it was struck through since the case was read. */
const addressOf = (words: PersonWords | null, fact: number | null): string | null =>
  (fact === null ? null : words?.words.findLast(({ kind, factSeq, struck }) => kind === 'contact' && factSeq === fact && !struck)?.text ?? null);

const yearIn = (birth: string | null): string | null => (birth === null ? null : parseDay(birth)?.slice(0, 4) ?? /\b(?:19|20)\d\d\b/.exec(birth)?.[0] ?? null);
/** What follows a postcode. */
const placeIn = (address: string | null): string | null => /\b\d{4}\s?[a-z]{2}\b[\s,]*([^\n,]+)/i.exec(address ?? '')?.[1]?.trim() ?? null;

/** "geboren in 1985, Testdorp, aangemeld op 4 mrt 2019": no name, and enough to tell two people of one name apart. */
export const tellingApart = ({ born, place, registered }: Known): string =>
  [born === null ? 'geboortejaar niet bekend' : `geboren in ${born}`, place ?? 'woonplaats niet bekend', ...onDay(registered)].join(', ');

/** The same of a case that was not chosen yet, of which nobody opens any words: codes and days alone. */
export function tellingApartUnopened({ state }: Pick<CaseFile, 'state'>, person: PersonId): string {
  const age = state.people.get(person)?.age ?? null;
  return [age === null ? 'leeftijd niet bekend' : `${age} jaar bij de aanmelding`, ...onDay(state.journal.referred)].join(', ');
}

const onDay = (registered: Day | null): string[] => (registered === null ? [] : [`aangemeld op ${wholeDay(registered)}`]);
