/** Paper: what a template needs to know, and what becomes of it. Words come finished, and are never read as markup. */
export interface Part { readonly heading: string; readonly paragraphs: readonly string[]; readonly points: readonly string[] }
export interface Line { readonly label: string; readonly value: string }

/** All that a template gets: finished words in reading order, and where they stand. */
export interface Sheet {
  readonly lang: 'nl' | 'en';
  readonly region: 'NL' | 'GB';
  /** Larger type and one sentence a line. */
  readonly easy: boolean;
  readonly title: string;
  readonly date: readonly [year: number, month: number, day: number];
  readonly pageWord: string;
  readonly office: { readonly name: string; readonly line: string };
  readonly address: readonly string[];
  readonly facts: readonly Line[];
  readonly subject: string;
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly parts: readonly Part[];
  readonly regards: string;
  readonly signer: { readonly name: string; readonly role: string; readonly contact: readonly Line[] };
  /** The other's own words, on a sheet of their own (approach letter). */
  readonly quote: { readonly heading: string; readonly note: string; readonly by: string; readonly paragraphs: readonly (readonly string[])[] } | null;
  /** What is asked, with room for the answer (request for data). */
  readonly table: { readonly heading: string; readonly columns: readonly [string, string]; readonly rows: readonly string[] } | null;
  /** Further letters in the same document, each on a page of its own (a pile of requests for data). */
  readonly more?: readonly Sheet[];
}

/** A document to be printed. */
export interface Paper {
  /** Name of its template. */
  readonly kind: string;
  /** Neutral: a number and nothing else. */
  readonly fileName: string;
  readonly sheet: Sheet;
}

/** What became of a document. A failure says why as a code; its words are in no code, log or message. */
export type Printed =
  | { readonly kind: 'made'; readonly pdf: Uint8Array; readonly fileName: string }
  /** These characters are in no typeface of the house: the person who wrote them is asked for others. */
  | { readonly kind: 'failed'; readonly reason: 'characters'; readonly characters: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: 'template' | 'stopped' | 'timed-out' | 'busy' | 'closed' };
