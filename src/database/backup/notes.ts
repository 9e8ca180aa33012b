import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../instance.ts';
import { archiveFolder } from './archive-command.ts';
import { dangersOf, WAL_FOLDER } from './place.ts';

const COULD = { remove: 'verwijderen', overwrite: 'overschrijven' } as const;

/** A sentence for each thing that whoever breaks into BIS could do to its backups. */
export function dangerNotes(folder: string, dangers: readonly (keyof typeof COULD)[]): string[] {
  return dangers.map((danger) => `Let op: BIS kan back-ups in ${folder} zelf ${COULD[danger]}. Wie in BIS inbreekt kan dat dan ook: zie docs/operations.md.`);
}

/** What whoever starts BIS should know of where its backups go. Nothing where none are made. */
export async function notesAtStart(data: string): Promise<string[]> {
  const folder = archiveFolder(data);
  if (folder === null) return [];
  if (!existsSync(join(folder, WAL_FOLDER))) return [`Let op: ${folder} is er niet of is leeg. Wat er nu gebeurt wordt bewaard tot die map er weer is, en staat tot dan alleen op deze machine.`];
  try {
    return dangerNotes(folder, await dangersOf(folder));
  } catch (error) {
    if (error instanceof StartRefused) return [`Let op: ${error.message.split('\n')[0]}`];
    throw error;
  }
}
