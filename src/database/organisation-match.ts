import type { OrganisationId } from '../core/fields.ts';
import type { OrganisationTree } from '../core/organisation.ts';
import { nameWords } from './people/fold-name.ts';

/** Another name of an organisation. */
export interface Named { readonly organisation: OrganisationId; readonly name: string }

/** Words by which it is told apart: no prefixes, but single letters ("Wijkteam A" is not "Wijkteam B"). */
function wordsOf(text: string): string[] {
  const { strong, weak } = nameWords(text);
  return [...strong, ...weak.filter((word) => [...word].length === 1)];
}

interface Candidate { readonly now: OrganisationId; readonly kind: string; readonly words: readonly string[]; readonly sorted: string; readonly joined: string }

/** Fewer letters say too little to overlook one that is wrong. Own choice. */
const LONG_ENOUGH = 9;

/** Whether one letter is left out, added, wrong, or changed place with its neighbour. A figure is never a slip of the pen. */
export function oneSlip(one: string, other: string): boolean {
  if (one.replace(/\D/g, '') !== other.replace(/\D/g, '') || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

/** From so many letters on a word may have one that is wrong; a shorter one is too soon another word. Own choice. */
const MAY_SLIP = 5;
/** So many letters of a word are enough to mean it. Own choice. */
const BEGINS = 3;

/**
 * Whether somebody who searches means an organisation of this name: every word of theirs is one of its words, begins one, or is one letter
 * off. For finding, where a person looks at what was found; what is decided asks `Matcher`.
 */
export function soundsLike(text: string, name: string): boolean {
  const [asked, known] = [wordsOf(text), wordsOf(name)];
  return asked.length > 0 && asked.every((word) => known.some((own) =>
    own === word || (word.length >= BEGINS && own.startsWith(word)) || (word.length >= MAY_SLIP && oneSlip(own, word))));
}

/**
 * Which organisation of the list somebody means who typed its name. What is only nearly so is proposed to a person, not decided: an
 * organisation that is taken for another makes figures wrong in silence.
 */
export class Matcher {
  readonly tree: OrganisationTree;
  readonly #candidates: readonly Candidate[];

  constructor(tree: OrganisationTree, others: readonly Named[]) {
    this.tree = tree;
    const names = [...tree.rows.flatMap(({ id, name }) => [{ organisation: id, name }, { organisation: id, name: tree.label(id) }]), ...others];
    this.#candidates = names.flatMap(({ organisation, name }): Candidate[] => {
      const now = tree.row(tree.now(organisation));
      const words = wordsOf(name);
      // "Utrecht" alone is a unit of many: a unit of one word says nothing without its organisation.
      if (!now?.active || words.length === 0 || (now.parent !== null && words.length === 1)) return [];
      return [{ now: now.id, kind: now.kind, words, sorted: words.toSorted().join(' '), joined: words.join(' ') }];
    });
  }

  #found(fits: (candidate: Candidate) => boolean): OrganisationId[] {
    return [...new Set(this.#candidates.filter(fits).map(({ now }) => now))];
  }

  /** The one of this kind that is meant (null: of any), whatever capitals, accents and order; with one letter wrong only a long name. Null: a person decides. */
  sure(text: string, kind: string | null): OrganisationId | null {
    const words = wordsOf(text);
    const [sorted, joined] = [words.toSorted().join(' '), words.join(' ')];
    if (sorted === '') return null;
    const same = this.#found((one) => one.sorted === sorted && (kind === null || one.kind === kind));
    if (same.length > 0) return same.length === 1 ? same[0] ?? null : null;
    const near = joined.length < LONG_ENOUGH ? [] : this.#found((one) => one.kind === kind && oneSlip(one.joined, joined));
    return near.length === 1 ? near[0] ?? null : null;
  }

  /** Those that may be meant, likeliest first; of another kind only where every word is the same, as one press links what is proposed. */
  likely(text: string, kind: string | null, most = 3): OrganisationId[] {
    const typed = wordsOf(text);
    const sorted = typed.toSorted().join(' ');
    const score = (one: Candidate): number => {
      if (kind !== null && one.kind !== kind && one.sorted !== sorted) return 0;
      const shared = typed.filter((word) => one.words.some((own) => own === word || (word.length > 4 && oneSlip(own, word)))).length;
      return shared === 0 ? 0 : shared / (typed.length + one.words.length - shared) + (one.kind === kind ? 0.1 : 0);
    };
    const best = new Map<OrganisationId, number>();
    for (const one of this.#candidates) best.set(one.now, Math.max(best.get(one.now) ?? 0, score(one)));
    return [...best].filter(([, own]) => own > 0.2).toSorted(([, one], [, other]) => other - one).slice(0, most).map(([id]) => id);
  }
}
