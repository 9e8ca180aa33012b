/**
 * What is promised (docs/security.md), and the test file that proves it. `npm run guarantees` runs these files in their long
 * form and prints one row for each; a promise whose file says nothing through `tried()` counts as broken. Whoever adds a
 * proof adds a row: id, words, file.
 */
export interface Proof {
  readonly id: string;
  /** As in the table: which guarantee, and what is promised. */
  readonly promise: string;
  readonly file: string;
}

export const PROMISES = [
  { id: 'two-worlds', promise: 'G1  What is private to one side changes no byte of what leaves for another', file: 'test/guarantees/two-worlds.test.ts' },
  { id: 'products', promise: 'G1  Everything that can leave the house is listed and proven', file: 'test/guarantees/products.test.ts' },
  { id: 'canaries', promise: 'G1  No private field shows up outside its compartment', file: 'test/guarantees/canaries.test.ts' },
  { id: 'public-answers', promise: 'G1  Public answers are the same for a known and an unknown person', file: 'test/guarantees/public-answers.test.ts' },
  { id: 'safe-contact', promise: 'G1  Safe contact and contact bans stop letters and acts (P-05, P-06)', file: 'test/guarantees/safe-contact.test.ts' },
  { id: 'rules', promise: 'G2-G5  Two keys, voluntary, the clock, derived outcomes, in random stories', file: 'src/core/case/guarantees.test.ts' },
  { id: 'second-fence', promise: 'G6  The database itself shows nobody a row of a case that is not theirs', file: 'test/guarantees/second-fence.test.ts' },
  { id: 'interleaved', promise: 'G6  Requests of many mediators at once, with the guards taken away: no foreign row', file: 'test/guarantees/interleaved.test.ts' },
  { id: 'no-look-without-line', promise: 'G7  No line in the access log, no byte of case data', file: 'test/guarantees/looks.test.ts' },
  { id: 'tampering', promise: 'G7  Changes to the journal behind its back are found', file: 'test/guarantees/tampering.test.ts' },
  { id: 'races', promise: 'G8  Two posts at once: nothing twice, nothing overwritten', file: 'test/guarantees/races.test.ts' },
] as const satisfies readonly Proof[];

export type PromiseId = (typeof PROMISES)[number]['id'];
