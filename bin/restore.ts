/**
 * `npm run restore -- FOLDER --key FILE [--keys COPY] [--until INSTANT] [--despite-gaps]`: makes the data folder (BIS_DATA) from
 * a backup. With DATABASE_URL, without FOLDER: makes a database that `pg_restore` filled fit for use.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../src/configuration.ts';
import { restore } from '../src/database/backup/restore.ts';
import { tidyRestored } from '../src/database/backup/tidy-restored.ts';
import type { Tidied } from '../src/database/backup/tidy-restored.ts';
import { StartRefused } from '../src/database/instance.ts';
import { joinStorage } from '../src/database/storage.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);
const USE = 'Gebruik: npm run restore -- MAP --key BESTAND [--keys KOPIE] [--until 2019-03-04T10:15:00+01:00] [--despite-gaps]';

/** A time without its zone is an hour wrong half of the year. */
function readInstant(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new StartRefused('--until is een moment met zijn tijdzone, zoals 2019-03-04T10:15:00+01:00.\n--until is an instant with its zone, such as 2019-03-04T10:15:00+01:00.');
}

function tell({ forgotten, cases, changed, broken, tables }: Tidied): void {
  const { compartments, words, letters, tasks, drafts, unknown } = forgotten;
  say(`Gewist sinds deze back-up, en nu weer weg: ${compartments} mensen en dossierdelen, met ${words} teksten, ${letters} brieven en ${tasks} taken; ${drafts} concepten.`);
  if (unknown > 0) say(`Let op: van ${unknown} mensen en dossierdelen staat de sleutel niet in deze kopie van de sleutels. Ze blijven staan en zijn niet te lezen, tot een nieuwere kopie terug is.`);
  say(broken ? `Let op: het journaal klopt niet: ${broken}.` : `${cases} zaken nagerekend, ${changed} bijgewerkt. Iedereen is uitgelogd.`);
  say(Object.entries(tables).map(([name, rows]) => `  ${name} ${rows}`).join('\n'));
}

async function run(folder: string | undefined, values: { key?: string | undefined; keys?: string | undefined; until?: string | undefined; 'despite-gaps': boolean }): Promise<void> {
  const { folder: data, databaseUrl } = readConfiguration(process.env, []);
  const begun = performance.now();
  if (databaseUrl !== null && folder === undefined) {
    const storage = await joinStorage({ folder: data, url: databaseUrl, now: new Date() });
    tell(await tidyRestored(storage, randomUUID()).finally(storage.close));
  } else {
    if (databaseUrl !== null) throw new StartRefused('Met DATABASE_URL herstelt pg_restore de database; daarna npm run restore zonder map.\nWith DATABASE_URL pg_restore restores the database; then npm run restore without a folder.');
    if (folder === undefined || values.key === undefined) throw new StartRefused(USE);
    const done = await restore({
      folder: resolve(folder), privateKeyFile: resolve(values.key), data, keyCopy: values.keys ? resolve(values.keys) : null, until: readInstant(values.until),
      despiteGaps: values['despite-gaps'], now: () => new Date(), request: randomUUID(),
    });
    say(`Hersteld in ${resolve(data)} uit ${done.base.path}${done.through ? `, bijgewerkt tot en met ${done.through.toISOString()}` : ''}.`);
    tell(done);
    say('Maak van deze map meteen weer back-ups: npm run backup -- MAP');
  }
  say(`In ${((performance.now() - begun) / 1_000).toFixed(1).replace('.', ',')} s.`);
}

try {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' }, keys: { type: 'string' }, until: { type: 'string' }, 'despite-gaps': { type: 'boolean', default: false } }, allowPositionals: true,
  });
  if (positionals.length > 1) throw new StartRefused(USE);
  await run(positionals[0], values);
} catch (error) {
  const mine = error instanceof StartRefused || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${mine ? (error as Error).message : `Het herstel is niet gelukt. / The restore failed.\n${(error as Error).stack ?? String(error)}`}\n`);
  process.exitCode = 1;
}
