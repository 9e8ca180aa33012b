import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { dayOf } from '../src/core/day.ts';
import { readConfiguration } from '../src/configuration.ts';
import { StartRefused } from '../src/database/instance.ts';
import { joinStorage } from '../src/database/storage.ts';
import { template } from '../src/import/columns.ts';
import { takeInFile } from '../src/import/file.ts';
import { reasonText } from '../src/words/reasons.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);
const USE = 'Gebruik: npm run import -- BESTAND.csv [--source NAAM]   of   npm run import -- --template';
/** Where nobody names the old system: numbers are then unique over all files. */
const SOURCE = 'registratie';

async function run(file: string, source: string): Promise<boolean> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    say(`Het bestand ${file} is er niet.`);
    return false;
  }
  const now = new Date();
  const configuration = readConfiguration(process.env, []);
  const storage = await joinStorage({ folder: configuration.folder, url: configuration.databaseUrl, now });
  try {
    return await takeInFile(file, {
      database: storage.database, keys: storage.keys, now, today: dayOf(now), newId: () => randomUUID(), clock: () => new Date(), source, sentence: reasonText,
    }, say);
  } finally {
    await storage.close();
  }
}

const [file, option, source = SOURCE, ...more] = process.argv.slice(2);
if (file === '--template') process.stdout.write(template());
else if (file === undefined || file.startsWith('-') || (option !== undefined && option !== '--source') || source === '' || more.length > 0) {
  say(USE);
  process.exitCode = 1;
} else {
  try {
    process.exitCode = await run(file, source) ? 0 : 1;
  } catch (error) {
    say(error instanceof StartRefused ? error.message : `Het inlezen is gestopt: ${error instanceof Error ? error.message : 'onbekende fout'}. Wat al was ingelezen, blijft; start opnieuw om verder te gaan.`);
    process.exitCode = 1;
  }
}
