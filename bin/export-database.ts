/**
 * `npm run export-database -- FILE`: every row of the database into one file, to move to another PostgreSQL (a later version, another
 * machine). BIS must not be running: what is written afterwards would not come along.
 */
import { resolve } from 'node:path';
import { readConfiguration } from '../src/configuration.ts';
import { StartRefused } from '../src/database/instance.ts';
import { exportDatabase } from '../src/database/move/export.ts';
import { openStorage } from '../src/database/storage.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

async function run(file: string): Promise<void> {
  const { folder, databaseUrl } = readConfiguration(process.env, []);
  const storage = await openStorage({ folder, url: databaseUrl, now: new Date() });
  try {
    const { rows, bytes, sha256 } = await exportDatabase(storage.connection, file, new Date());
    say(Object.entries(rows).map(([name, count]) => `  ${name} ${count}`).join('\n'));
    say(`Alles staat in ${file}, ${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB, sha256 ${sha256}.`);
    say('De sleutels zitten hier niet bij: neem de map keys/ apart mee. Namen, adressen en teksten zijn verzegeld; wat er wanneer gebeurde, en wie er werken, is te lezen.');
    say('Daar inlezen: npm run take-in-database -- BESTAND. Gooi dit bestand daarna weg.');
  } finally {
    await storage.close();
  }
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || file.startsWith('-') || more.length > 0) {
  say('Gebruik: npm run export-database -- BESTAND');
  process.exitCode = 1;
} else {
  await run(resolve(file)).catch((error: NodeJS.ErrnoException) => {
    const known = error instanceof StartRefused ? error.message : error.code === 'EEXIST' ? `${file} bestaat al.\n${file} exists already.` : null;
    process.stderr.write(`${known ?? `De export is niet gelukt; er staat geen half bestand. / The export failed; no half file is left.\n${error.stack ?? String(error)}`}\n`);
    process.exitCode = 1;
  });
}
