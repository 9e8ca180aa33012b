import type { Database } from '../src/database/database.ts';
import { readCase } from '../src/database/journal-read.ts';
import type { KeyStore } from '../src/database/keys.ts';
import { readDraft } from '../src/database/people/draft.ts';
import { readPeople } from '../src/database/people/people.ts';

/** Those of the acknowledged writes (`case ID`, `fact ID SEQ`, `draft TOKEN`) that are not there whole: rows, words that open, a chain that holds. */
export async function lostOf({ database, keys }: { database: Database; keys: KeyStore }, lines: readonly string[]): Promise<string[]> {
  const lost: string[] = [];
  for (const line of lines) {
    const [kind, id, seq] = line.split(' ') as [string, string, string | undefined];
    const there = await database.transaction({ role: 'bis_owner', user: null, request: 'test' }, async (db) => {
      if (kind === 'draft') return (await readDraft(db, keys, id))?.content === `draft of ${id}`;
      const file = await readCase(db, id);
      if (!file?.intact) return false;
      if (kind === 'fact') return file.entries.some((entry) => entry.seq === Number(seq));
      return (await readPeople(db, keys, id)).some(({ words }) => words.some(({ text }) => text === 'Testina van Voorbeeld'));
    });
    if (!there) lost.push(line);
  }
  return lost;
}
