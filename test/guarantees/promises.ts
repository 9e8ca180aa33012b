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
  /** Measures time: no other file runs beside it. */
  readonly alone?: true;
}

export const PROMISES = [
  { id: 'two-worlds', promise: 'G1  What is private to one side changes no byte of what leaves for another', file: 'test/guarantees/two-worlds.test.ts' },
  { id: 'products', promise: 'G1  Everything that can leave the house is listed and proven', file: 'test/guarantees/products.test.ts' },
  { id: 'canaries', promise: 'G1  No private field shows up outside its compartment', file: 'test/guarantees/canaries.test.ts' },
  { id: 'statements', promise: 'G1  What somebody tells of the other side stays theirs; who registers sees only what they typed', file: 'test/guarantees/statements.test.ts' },
  { id: 'own-file', promise: 'G1  Who asks for their file gets all of their own and no word of anybody else', file: 'test/guarantees/own-file.test.ts' },
  { id: 'public-answers', promise: 'G1  Public answers are the same for a known and an unknown person', file: 'test/guarantees/public-answers.test.ts', alone: true },
  { id: 'safe-contact', promise: 'G1  Safe contact and contact bans stop letters and acts (P-05, P-06)', file: 'test/guarantees/safe-contact.test.ts' },
  { id: 'rules', promise: 'G2-G5  Two keys, voluntary, the clock, derived outcomes, in random stories', file: 'src/core/case/guarantees.test.ts' },
  { id: 'two-keys', promise: 'G2  The database refuses a report without a living consent of everybody, as the rules do', file: 'src/database/two-keys.test.ts' },
  { id: 'rights', promise: 'G6  Every door × everybody × every state and list: as a table told by hand says', file: 'test/guarantees/rights.test.ts' },
  { id: 'foreign-ids', promise: 'G6  An id of another case answers as an id of nothing does', file: 'test/guarantees/foreign-ids.test.ts' },
  { id: 'hidden-fields', promise: 'G6  A field that a form does not have writes nothing', file: 'test/guarantees/hidden-fields.test.ts' },
  { id: 'second-fence', promise: 'G6  The database itself shows nobody a row of a case that is not theirs', file: 'test/guarantees/second-fence.test.ts' },
  { id: 'interleaved', promise: 'G6  Requests of many mediators at once, with the guards taken away: no foreign row', file: 'test/guarantees/interleaved.test.ts' },
  { id: 'no-look-without-line', promise: 'G7  No line in the access log, no byte of case data', file: 'test/guarantees/looks.test.ts' },
  { id: 'tampering', promise: 'G7  Changes to the journal behind its back are found', file: 'test/guarantees/tampering.test.ts' },
  { id: 'erasure', promise: 'G9  Who is erased is gone from old backups too; nobody goes unreviewed; figures stay', file: 'test/guarantees/erasure.test.ts' },
  { id: 'log-tampering', promise: 'G7  Changes to the sealed access log, cut ends and missing cases are found', file: 'test/guarantees/log-tampering.test.ts' },
  { id: 'snooping', promise: 'G7  Unusual looking is pointed out: 95 of 100 in a synthetic year, false alarms counted', file: 'test/guarantees/snooping.test.ts' },
  { id: 'races', promise: 'G8  Two posts at once: nothing twice, nothing overwritten', file: 'test/guarantees/races.test.ts' },
  { id: 'two-factors', promise: 'G6  No address opens with one factor, nor before what comes first', file: 'test/guarantees/sign-in.test.ts' },
  { id: 'leavers', promise: 'G6  Who left is out with the next request', file: 'test/guarantees/sign-in.test.ts' },
  { id: 'drafts', promise: 'G8  Every form gives back every character after a closed lid or an ended session', file: 'test/guarantees/drafts.test.ts' },
  { id: 'other-ways', promise: 'G12 Other people and early ends: every story also without JavaScript', file: 'test/journeys/other-ways.test.ts' },
  { id: 'variants', promise: 'G12 The ways that a case can go: every story also without JavaScript', file: 'test/journeys/variants.test.ts' },
  { id: 'group', promise: 'G12 A conversation in a group, also without JavaScript', file: 'test/journeys/group.test.ts' },
  { id: 'kill-9', promise: 'G8  What was acknowledged survives kill -9 of server and database', file: 'src/database/crash.test.ts', alone: true },
  { id: 'old-backup', promise: 'G9  An old backup and the keys of today open nothing of who was erased', file: 'test/guarantees/old-backup.test.ts' },
  { id: 'restore', promise: 'G13 A restore gives back every table, within fifteen minutes', file: 'test/guarantees/restore.test.ts', alone: true },
  { id: 'moving', promise: 'G13 Another PostgreSQL takes in every table of an export', file: 'src/database/move/move.test.ts' },
  { id: 'releases', promise: 'G13 The data of every release opens with this program', file: 'test/guarantees/releases.test.ts' },
] as const satisfies readonly Proof[];

export type PromiseId = (typeof PROMISES)[number]['id'];
