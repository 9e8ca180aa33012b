import type { StaffRole } from '../core/role.ts';

/**
 * A guide to one kind of work, shown on the page Hulp and written to docs/guide by `npm run docs`. `**word**` names a button, link,
 * field or heading of the product, `[word](/address)` a page; guide.test.ts finds each of them on the running product.
 */
export interface Guide {
  readonly role: StaffRole;
  /** File of docs/guide. */
  readonly slug: string;
  readonly title: string;
  readonly intro: string;
  readonly parts: readonly GuidePart[];
  /** Of docs/pictures, made by `npm run pictures`. */
  readonly picture?: { readonly file: string; readonly alt: string };
}

export interface GuidePart {
  readonly title: string;
  readonly text?: string;
  readonly steps?: readonly string[];
}

export type Piece = { readonly kind: 'text' | 'button'; readonly text: string } | { readonly kind: 'page'; readonly text: string; readonly address: string };

/** A sentence in pieces: plain words, buttons and pages. */
export function pieces(sentence: string): Piece[] {
  return sentence.split(/(\*\*[^*]+\*\*|\[[^\]]+\]\(\/[^)]*\))/).filter(Boolean).map((part): Piece => {
    const page = /^\[([^\]]+)\]\((\/[^)]*)\)$/.exec(part);
    if (page) return { kind: 'page', text: page[1]!, address: page[2]! };
    return part.startsWith('**') ? { kind: 'button', text: part.slice(2, -2) } : { kind: 'text', text: part };
  });
}

/** Every sentence of a guide. */
export const sentencesOf = ({ intro, parts }: Guide): string[] => [intro, ...parts.flatMap(({ text, steps = [] }) => [...text ? [text] : [], ...steps])];
