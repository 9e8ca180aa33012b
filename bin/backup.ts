/**
 * `npm run backup -- FOLDER [--archive]`: a whole sealed copy of the bundled database into FOLDER, while BIS runs or not. The
 * first FOLDER also gets, from then on, all that happens since; `--archive` moves that to this one.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../src/configuration.ts';
import { archiveFolder, archiveTo } from '../src/database/backup/archive-command.ts';
import { readPublicKey } from '../src/database/backup/backup-key.ts';
import { makeBase, untilArchived } from '../src/database/backup/base.ts';
import { dangersOf, WAL_FOLDER } from '../src/database/backup/place.ts';
import { dangerNotes } from '../src/database/backup/notes.ts';
import { StartRefused } from '../src/database/instance.ts';
import { joinStorage } from '../src/database/storage.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
/** A share at the other end of a slow line needs a moment for a piece. */
const ARCHIVE_LIMIT = 60_000;

async function run(folder: string, move: boolean): Promise<void> {
  const { folder: given, databaseUrl } = readConfiguration(process.env, []);
  const data = resolve(given);
  if (databaseUrl !== null) {
    throw new StartRefused('De database in DATABASE_URL heeft eigen gereedschap voor back-ups (pg_dump): zie docs/operations.md.\nThe database in DATABASE_URL has its own tools for backups (pg_dump): see docs/operations.md.');
  }
  const recipient = readPublicKey(data);
  dangerNotes(folder, await dangersOf(folder)).forEach(say);
  const storage = await joinStorage({ folder: data, url: null, now: new Date() });
  try {
    const { socket } = storage.connection as { socket: string };
    if (move || archiveFolder(data) === null) {
      if (!existsSync(join(folder, WAL_FOLDER))) await mkdir(join(folder, WAL_FOLDER), { mode: 0o700 });
      await archiveTo(data, socket, folder);
    }
    const begun = performance.now();
    const made = await makeBase({ cluster: join(data, 'database'), socket, target: folder, recipient, now: () => new Date() });
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1).replace('.', ',');
    say(`Back-up klaar: ${made.path}, ${megabytes(made.bytes)} (uitgepakt ${megabytes(made.unsealed)} in ${made.files} bestanden), in ${seconds} s.`);
    await tellArchive(data, folder, socket, made.lastPiece);
    say('De sleutels zitten hier niet bij. Kopieer die naar een andere plek: npm run copy-keys -- MAP');
  } finally {
    await storage.close();
  }
}

async function tellArchive(data: string, folder: string, socket: string, piece: string): Promise<void> {
  const place = archiveFolder(data);
  const { reached, last, failed } = await untilArchived(socket, piece, ARCHIVE_LIMIT);
  if (reached && place === folder) return say(`Wat er sindsdien gebeurt gaat naar ${join(folder, WAL_FOLDER)}, hooguit vijf minuten later.`);
  if (reached) return say(`Let op: wat er sindsdien gebeurt gaat naar ${place}, niet hierheen. Voortaan hierheen: voeg --archive toe.`);
  say(`Let op: wat er sindsdien gebeurt komt niet aan in ${place}. Laatste stuk dat aankwam: ${last ?? 'geen'}; stuk dat niet lukte: ${failed ?? 'geen'}. Zie database.log.`);
  process.exitCode = 1;
}

try {
  const { values, positionals } = parseArgs({ options: { archive: { type: 'boolean', default: false } }, allowPositionals: true });
  if (positionals.length !== 1) throw new StartRefused('Gebruik: npm run backup -- MAP [--archive]');
  await run(resolve(positionals[0]!), values.archive);
} catch (error) {
  const mine = error instanceof StartRefused || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${mine ? (error as Error).message : `De back-up is niet gelukt; er staat geen halve. / The backup failed; no half one is left.\n${(error as Error).stack ?? String(error)}`}\n`);
  process.exitCode = 1;
}
