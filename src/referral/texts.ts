import type { Language } from '../ui/texts.ts';

/** The texts of one part in every language of the public; one that lacks a language, or a line of it, does not compile. */
export type Texts<T> = Readonly<Record<Language, T>>;

/** One sentence for who is spoken to: somebody about himself, a professional about a client, somebody about another person, a parent about a child. */
export interface Voices {
  readonly self: string;
  readonly client: string;
  readonly other: string;
  readonly child: string;
}

/** An answer that needs more than its own words. */
export interface Explained {
  readonly label: string;
  readonly hint?: string;
}
