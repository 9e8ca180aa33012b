import { createHash } from 'node:crypto';
import { fold } from '../src/core/case/fold.ts';
import { dayOf } from '../src/core/day.ts';
import type { Day } from '../src/core/day.ts';
import { readWhole } from '../src/database/journal-read.ts';
import { contextOf } from '../src/database/people/people.ts';
import { STANDING_COLUMNS } from '../src/database/standing.ts';
import type { Parts } from '../src/database/storage.ts';
import { figuresOf } from '../src/figures/rules.ts';
import { readFrozen, readYear, yearsWithCases } from '../src/figures/sql.ts';
import { asOwner } from './stored.ts';

/** What a release says of its own data, and what every later program must find in it. */
export interface Described {
  /** The instant at which its figures were made up. */
  at: string;
  cases: number;
  facts: number;
  /** Cases by phase. */
  phases: Record<string, number>;
  /** What its standings held, and a checksum of it. */
  standing: { columns: string[]; sum: string };
  /** Sealed texts that open with its keys, and a checksum of what they say. */
  words: { opened: number; sum: string };
  drafts: number;
  marks: number;
  /** By year, figure and cell; published figures by year. */
  figures: Record<string, Record<string, Record<string, number>>>;
  published: Record<string, number>;
}

const sumOf = (lines: readonly string[]): string => createHash('sha256').update([...lines].sort().join('\n')).digest('hex');

/** What a case waits for, and the day to look again, follow from the rules of today and change with them: no promise to a release. */
const BY_RULES: readonly string[] = ['waits_for', 'next', 'look_again'];

/** `columns`: of a standing, those that the release had. */
export async function describe({ database, keys }: Parts, at: Date, columns: readonly string[] = STANDING_COLUMNS.filter((name) => !BY_RULES.includes(name))): Promise<Described> {
  return asOwner(database, async (db) => {
    const ids = (await db.query<{ id: string }>('select id from bis_case')).map(({ id }) => id);
    const journals = await readWhole(db, ids);
    const entries = ids.map((id) => journals.get(id) ?? null).filter((own) => own !== null);
    if (entries.length !== ids.length) throw new Error(`cases that do not hold: ${ids.filter((id) => !journals.get(id)).join(', ')}`);
    entries.forEach((own) => fold(own));
    const phases: Record<string, number> = {};
    for (const { phase } of await db.query<{ phase: string }>('select phase from standing order by phase')) phases[phase] = (phases[phase] ?? 0) + 1;
    const standings = await db.query<{ row: string }>(`select row(case_id, ${columns.join(', ')})::text as row from standing`);
    const sealed = await db.query<{ id: string; key_id: number; kind: string; content: Buffer }>(
      'select c.id, c.key_id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id');
    const texts = sealed.map(({ id, key_id, kind, content }) => `${kind} ${keys.open(key_id, contextOf(id, kind), content).toString('base64')}`);
    const count = async (table: string) => (await db.query<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n;
    const figures: Described['figures'] = {};
    for (const year of await yearsWithCases(db)) figures[year] = cellsOf(await readYear(db, year, dayOf(at) as Day));
    const published: Described['published'] = {};
    for (const { year } of await db.query<{ year: number }>('select distinct year from frozen_figure')) published[year] = (await readFrozen(db, year)).length;
    return {
      at: at.toISOString(), cases: ids.length, facts: entries.flat().length, phases,
      standing: { columns: [...columns], sum: sumOf(standings.map(({ row }) => row)) }, words: { opened: texts.length, sum: sumOf(texts) },
      drafts: await count('draft'), marks: await count('not_to_approach'), figures, published,
    };
  });
}

const cellsOf = (counts: Parameters<typeof figuresOf>[0]): Record<string, Record<string, number>> =>
  Object.fromEntries([...figuresOf(counts)].map(([id, { cells }]) => [id, Object.fromEntries(cells.map(({ cell, count }) => [cell, count]))]));
