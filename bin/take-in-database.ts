/**
 * `npm run take-in-database -- FILE`: fills an empty database (the one in DATABASE_URL, else a new one in BIS_DATA) from an export.
 * The keys of that house must be in `keys/` already.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { readConfiguration } from '../src/configuration.ts';
import { StartRefused } from '../src/database/instance.ts';
import { takeInHouse } from '../src/database/move/take-in-house.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

async function run(file: string): Promise<void> {
  const { folder, databaseUrl } = readConfiguration(process.env, []);
  const begun = performance.now();
  const { rows, migrated, cases, changed, broken, forgotten } = await takeInHouse({ folder, url: databaseUrl, file, now: new Date(), request: randomUUID() });
  say(Object.entries(rows).map(([name, count]) => `  ${name} ${count}`).join('\n'));
  if (migrated.length > 0) say(`Bijgewerkt van een oudere versie: ${migrated.join(', ')}.`);
  if (forgotten.compartments > 0) say(`Gewist sinds deze export, en nu weer weg: ${forgotten.compartments} mensen en dossierdelen.`);
  if (forgotten.unknown > 0) say(`Let op: van ${forgotten.unknown} mensen en dossierdelen staat de sleutel niet in keys/. Ze blijven staan en zijn niet te lezen.`);
  say(broken ? `Let op: het journaal klopt niet: ${broken}.` : `${cases} zaken nagerekend, ${changed} bijgewerkt. Iedereen is uitgelogd.`);
  say(`Klaar in ${((performance.now() - begun) / 1_000).toFixed(1).replace('.', ',')} s. Start BIS, kijk of alles er is, gooi ${file} weg en maak meteen weer back-ups: npm run backup -- MAP`);
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || file.startsWith('-') || more.length > 0) {
  say('Gebruik: npm run take-in-database -- BESTAND');
  process.exitCode = 1;
} else {
  await run(resolve(file)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof StartRefused ? error.message : `Het inlezen is niet gelukt. / Taking in failed.\n${(error as Error).stack ?? String(error)}`}\n`);
    process.exitCode = 1;
  });
}
