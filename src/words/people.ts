import type { Code } from '../core/codes.ts';
import type { PersonId } from '../core/fields.ts';
import { participants, type CaseState, type Participant } from '../core/case/state.ts';
import { roleWord, word } from './codes.ts';

/** Dutch name prefixes stand in lower case; anything else in lower case is kept whole as well. */
const isPrefix = (part: string) => part === part.toLowerCase();

/** "Anna de Vries" → "A. de V."; prefixes stay. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  return parts.map((part) => (isPrefix(part) ? part : `${[...part][0] ?? ''}.`)).join(' ');
}

/** What a person of a case is called on a button or in a sentence: "A. de V. (slachtoffer)". */
export type Who = (person: PersonId | string) => string;

/** Roles that are not "de". */
const NEUTER: readonly string[] = [word('role', 'victim'), word('role', 'relative')];

/** An organisation goes by its name; who has no known name is "de dader", or "slachtoffer 2" where there are several of that role. */
function callName(state: CaseState, p: Participant, name: string | undefined): string {
  const role = roleWord(p.role, state.cause);
  if (name) return p.nature === 'organisation' ? `${name} (${role})` : `${initials(name)} (${role})`;
  const same = participants(state).filter((other) => roleWord(other.role, state.cause) === role);
  return same.length > 1 ? `${role} ${same.indexOf(p) + 1}` : `${NEUTER.includes(role) ? 'het' : 'de'} ${role}`;
}

/** "A. de V." of "A. de V. (slachtoffer)", to stand between brackets itself. */
const bare = (text: string): string => text.replace(/ \([^()]*\)$/, '');

/** What a representative is of somebody; null where the word says no more than that they speak. */
const speaksAs = (as: Code<'representativeKind'> | undefined): string | null => (as === undefined || as === 'other-representative' || as === 'organisation-representative' ? null : word('representativeKind', as));

/** Names by person id, as far as they are known and this reader may see them. Two that would be called the same get their number. */
export function whoIn(state: CaseState, names: ReadonlyMap<string, string>): Who {
  const called = new Map<string, string>();
  for (const p of state.people.values()) called.set(p.id, callName(state, p, names.get(p.id)));
  for (const [id, { for: whom, as }] of state.attending) {
    const [name, own, beside] = [names.get(id), state.people.get(whom), bare(called.get(whom) ?? whom)];
    const stands = as === 'supporter' ? 'steunfiguur' : speaksAs(own?.representatives.find((one) => one.id === id)?.as);
    called.set(id, name ? `${initials(name)} (${stands ?? 'spreekt'} ${stands ? 'van' : 'voor'} ${beside})` : `${as === 'representative' ? 'wie spreekt voor' : 'steunfiguur van'} ${called.get(whom) ?? whom}`);
  }
  const times = new Map<string, number>();
  for (const text of called.values()) times.set(text, (times.get(text) ?? 0) + 1);
  return (id) => {
    const text = called.get(id) ?? id;
    return (times.get(text) ?? 0) > 1 ? `${text} ${id.slice(1)}` : text;
  };
}

/** "slachtoffer, 16 jaar" for cards and lists. */
export function roleAndAge(state: CaseState, p: Participant): string {
  const role = roleWord(p.role, state.cause);
  if (p.nature === 'organisation') return `${role}, ${word('personKind', p.nature)}`;
  return p.age === null ? role : `${role}, ${p.age} jaar`;
}
