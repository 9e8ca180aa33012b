import type { Code } from '../../core/codes.ts';
import { parseDay, type Day } from '../../core/day.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { nameWords } from './fold-name.ts';
import type { PersonWords } from './people.ts';
import { statementsAbout } from './statement.ts';

/**
 * What is left of somebody who asked not to be approached and is no longer known: a keyed mark, that answers only whether
 * the person at hand asked that (P-01). It leads to no case, and without the key of the house nobody can try names on it.
 */
export interface Mark {
  readonly answer: Extract<Code<'answer'>, 'never' | 'not-now'>;
  /** Of *not now*: the first day on which this person may be asked again. Null of *never*. */
  readonly until: Day | null;
}

export interface NewMark extends Mark { readonly tokens: readonly Buffer[] }

const PURPOSE = 'not-to-approach';

/** By what a name is told apart from its namesakes. */
interface Told { readonly names: readonly string[]; readonly birthDates: readonly Day[]; readonly reached: readonly string[] }

const OWN_CONTACT = ['contact', 'told-contact', 'address', 'telephone', 'email'];

/** Everything by which a person is known in a case: own words, and what others told of them. A name that was struck through may be somebody else's, whose wish it would then keep or lift. */
function toldOf(people: readonly PersonWords[], person: string): Told {
  const own = people.find(({ id }) => id === person)?.words.filter(({ struck }) => !struck) ?? [];
  const told = statementsAbout(people, person);
  const texts = (kinds: readonly string[]) => own.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  const given = (...fields: readonly (string | undefined)[]) => fields.filter((text) => text !== undefined);
  return {
    names: [...texts(['name']), ...told.flatMap((one) => given(one.name))],
    birthDates: [...texts(['birth-date']), ...told.flatMap((one) => given(one.birthDate))].map((text) => parseDay(text.trim())).filter((day) => day !== null),
    reached: [...texts(OWN_CONTACT), ...told.flatMap((one) => given(one.address, one.telephone, one.email))].flatMap(reachedBy),
  };
}

const PHONE_DIGITS = 9;

/** Postcode, telephone number and e-mail address in a text, each in one spelling. */
function reachedBy(text: string): string[] {
  const postcodes = [...text.matchAll(/\b([1-9]\d{3})\s?([a-z]{2})\b/gi)].map(([, digits, letters]) => `${digits}${letters!.toUpperCase()}`);
  const phones = [...text.matchAll(/\+?\d[\d\s()/-]{6,}\d/g)].map(([number]) => number.replace(/\D/g, '')).filter((digits) => digits.length >= PHONE_DIGITS);
  const emails = [...text.matchAll(/[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+/g)].map(([address]) => address.toLowerCase());
  return [...postcodes, ...phones.map((digits) => digits.slice(-PHONE_DIGITS)), ...emails];
}

/** "Piet Jansen", "P. Jansen" and "Jansen, P." are one person on one birth date: an initial with each other word. */
function withInitial(name: string): string[] {
  const { strong, weak } = nameWords(name);
  const letters = [...strong.map((word) => ({ letter: word.charAt(0), of: word })), ...weak.filter((word) => word.length === 1).map((letter) => ({ letter, of: '' }))];
  const pairs = strong.flatMap((word) => letters.filter(({ of }) => of !== word).map(({ letter }) => `${letter} ${word}`));
  return pairs.length > 0 ? pairs : [...strong];
}

/** At one address live people of one family name: there the whole name counts, and a family name alone does not. */
function whole(name: string): string[] {
  const { strong, weak } = nameWords(name);
  const words = [...strong, ...weak.filter((word) => word.length === 1)].sort();
  return words.length > 1 ? [words.join(' ')] : [];
}

/** Tokens of this person: a name with a birth date, and a whole name with each way to reach them. Empty where too little is known. */
export function markTokens(keys: KeyStore, people: readonly PersonWords[], person: string): Buffer[] {
  const { names, birthDates, reached } = toldOf(people, person);
  const texts = names.flatMap((name) => [
    ...birthDates.flatMap((day) => withInitial(name).map((words) => `${words} ${day}`)), ...reached.flatMap((by) => whole(name).map((words) => `${words} ${by}`)),
  ]);
  return [...new Set(texts)].map((text) => keys.token(PURPOSE, text));
}

/** Keeps marks: a *never* stays one, of two days the later one holds. What is beaten is remembered as gone. */
export async function keepMarks(db: Db, marks: readonly NewMark[], newId: () => string): Promise<void> {
  for (const { tokens, answer, until } of marks) {
    await db.query(
      `with new as (select token, id, $3::text as answer, $4::date as until from unnest($1::bytea[], $2::uuid[]) as t(token, id)),
       beaten as (
         insert into mark_gone (id) select old.id from not_to_approach old join new using (token)
         where old.answer = 'not-now' and (new.answer = 'never' or new.until > old.until)
       )
       insert into not_to_approach (token, id, answer, until) select token, id, answer, until from new
       on conflict (token) do update set id = excluded.id, answer = excluded.answer, until = excluded.until
       where not_to_approach.answer = 'not-now' and (excluded.answer = 'never' or excluded.until > not_to_approach.until)`,
      [tokens, tokens.map(newId), answer, until],
    );
  }
}

/** What this person asked, as far as it holds on this day; null where nothing is known. */
export async function findMark(db: Db, tokens: readonly Buffer[], on: Day): Promise<Mark | null> {
  if (tokens.length === 0) return null;
  const [row] = await db.query<Mark>(
    "select answer, until from not_to_approach where token = any($1::bytea[]) and (answer = 'never' or until > $2) order by answer, until desc limit 1",
    [tokens, on],
  );
  return row ?? null;
}

/** Whoever comes themselves takes it back (P-01), for good: no older copy of anything brings it back. */
export async function liftMarks(db: Db, tokens: readonly Buffer[]): Promise<void> {
  await db.query(
    'with gone as (delete from not_to_approach where token = any($1::bytea[]) returning id) insert into mark_gone (id) select id from gone', [tokens]);
}

/** Whether there is any mark at all: mostly there is none, and then nobody's words need to be opened. */
export async function anyMark(db: Db): Promise<boolean> {
  return (await db.query('select from not_to_approach limit 1')).length > 0;
}
