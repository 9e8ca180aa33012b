import type { Code } from '../codes.ts';
import type { PersonId } from '../fields.ts';
import { correctedIn } from './correct.ts';
import type { Entry, FactOf } from './facts.ts';

/** Since a visit was planned: in another place, out, or nobody knows any more (P-21). `place`: as it was written. */
export interface Transfer { readonly person: PersonId; readonly what: 'moved' | 'free' | 'unknown'; readonly place: string | null; readonly site: FactOf<'DetentionRecorded'>['site'] }

/** Where somebody is detained, as it was written and when. */
export interface PlaceTold { readonly recorded: string; readonly factSeq: number | null; readonly text: string }

interface Told { readonly seq: number; readonly recorded: string; readonly detained: Code<'yesNoUnknown'>; readonly site: Transfer['site'] }

/** What counted about one person's detention at a moment, and what counts now; what was corrected by then is left out. */
function told(entries: readonly Entry[], person: PersonId, until: string | null): Told | null {
  const known = entries.filter(({ recorded }) => until === null || recorded <= until);
  const corrected = correctedIn(known);
  const found = known.flatMap(({ seq, day, recorded, fact }) =>
    (fact.kind === 'DetentionRecorded' && fact.person === person && !corrected.has(seq) ? [{ seq, day, recorded, detained: fact.detained, site: fact.site }] : []));
  return found.toSorted((x, y) => (x.day < y.day ? -1 : x.day > y.day ? 1 : x.seq - y.seq)).at(-1) ?? null;
}

const same = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (text: string): string => text.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');

interface Planned {
  /** The participants who would come. */
  readonly people: readonly PersonId[];
  /** What was recorded up to here was known when it was planned. */
  readonly knownAt: string;
  /** The institution of the visit, as it was written; empty where it was not. */
  readonly site: string;
}

/** The first of whom it is no longer so that they are where this visit goes. Who never was detained does not count, unless the visit is to them alone. */
export function transferOf(entries: readonly Entry[], { people, knownAt, site }: Planned, places: (person: PersonId) => readonly PlaceTold[]): Transfer | null {
  for (const person of people) {
    const [before, now] = [told(entries, person, knownAt), told(entries, person, null)];
    if (before?.seq === now?.seq || (before?.detained !== 'yes' && people.length > 1)) continue;
    if (now?.detained !== 'yes') return { person, what: now?.detained === 'no' ? 'free' : 'unknown', place: null, site: null };
    const written = places(person);
    const place = written.findLast(({ factSeq }) => factSeq === now.seq)?.text ?? null;
    const was = site !== '' ? site : written.findLast(({ recorded }) => recorded <= knownAt)?.text ?? null;
    const moved = place !== null ? was === null || !same(place, was) : now.site !== null && now.site !== before?.site;
    if (moved) return { person, what: 'moved', place, site: now.site };
  }
  return null;
}

/** The last line that a person who looks at a transfer has before them: what is recorded after it was not looked at. Null where there is none. */
export const lastTold = (entries: readonly Entry[]): Entry | null => entries.findLast(({ fact }) => fact.kind === 'DetentionRecorded' || fact.kind === 'Corrected') ?? null;
