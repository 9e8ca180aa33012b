import { impliedPosition, type Code } from '../core/codes.ts';
import { parseDay, yearsBetween, type Day } from '../core/day.ts';
import type { ReferredPerson } from '../core/case/refer.ts';
import type { Fault, Row } from './cells.ts';
import { MOST } from './columns.ts';

/** A person of a row: what the rules need, the prefix of its columns, and the words to seal. */
export interface RowPerson {
  readonly prefix: string;
  readonly referred: ReferredPerson;
  readonly words: readonly { readonly kind: string; readonly text: string }[];
  readonly representativeName: string | null;
}

const OLDEST = 120;
const prefixes = (side: 'a' | 'b') => Array.from({ length: MOST.people }, (_, i) => `${side}${i + 1}_`);

function ageOf(row: Row, prefix: string, registered: Day): { age: number | null } | Fault {
  const age = (row.values[`${prefix}age`] ?? null) as number | null;
  const text = row.words[`${prefix}birth_date`];
  if (text === undefined) return { age };
  const column = `${prefix}birth_date`;
  const birth = parseDay(text);
  if (birth === null) return { column, sentence: 'Dit is geen bestaande dag. Schrijf een dag als 1985-03-31.' };
  const years = yearsBetween(birth, registered);
  if (years < 0 || years > OLDEST) return { column, sentence: 'Deze geboortedatum past niet bij de dag van aanmelding.' };
  // Old systems count by calendar year: a year's difference is no contradiction.
  if (age !== null && Math.abs(age - years) > 1) return { column, sentence: 'Deze geboortedatum past niet bij de leeftijd.' };
  return { age: age ?? years };
}

function personOf(row: Row, side: 'a' | 'b', prefix: string, registered: Day): RowPerson | Fault | null {
  const value = <T>(name: string) => (row.values[prefix + name] ?? null) as T | null;
  const role = value<Code<'role'>>('role');
  if (role === null) return null;
  if (impliedPosition(role) === null && value('position') === null) {
    return { column: `${prefix}position`, sentence: 'Bij deze rol hoort aan welke kant deze persoon staat.' };
  }
  const age = ageOf(row, prefix, registered);
  if ('column' in age) return age;
  const words = ['name', 'birth_date', 'address', 'telephone', 'email'].flatMap((name) => {
    const text = row.words[prefix + name];
    return text === undefined ? [] : [{ kind: name === 'birth_date' ? 'birth-date' : name, text }];
  });
  return {
    prefix, words, representativeName: row.words[`${prefix}representative_name`] ?? null,
    referred: {
      side, role, position: value('position'), nature: value('nature') ?? 'person', age: age.age, representative: value('representative'),
      detained: value('detained'), site: null, safe: null, language: value('language'), interpreter: null,
      // Addresses of side B came from the prosecution service or are unsourced: steps.ts records them.
      details: side === 'a' ? detailsOf(row, prefix) : [],
    },
  };
}

export const detailsOf = (row: Row, prefix: string): Code<'detailChannel'>[] => [
  ...(row.words[`${prefix}address`] ? ['post' as const] : []),
  ...(row.words[`${prefix}telephone`] ? ['telephone' as const] : []),
  ...(row.words[`${prefix}email`] ? ['email' as const] : []),
];

/** The people of a row in the order in which `refer` numbers them, or what is wrong with them. */
export function peopleOf(row: Row): { people: RowPerson[] } | { faults: Fault[] } {
  const registered = row.values['registered'] as Day;
  const found = (['a', 'b'] as const).flatMap((side) => prefixes(side).map((prefix) => personOf(row, side, prefix, registered)));
  const faults = found.filter((p): p is Fault => p !== null && 'sentence' in p);
  if (faults.length > 0) return { faults };
  return { people: found.filter((p): p is RowPerson => p !== null && 'referred' in p) };
}
