/** `npm run backup-key -- FILE`: makes the pair of keys for backups; only FILE can open them. */
import { resolve } from 'node:path';
import { readConfiguration } from '../src/configuration.ts';
import { makeBackupKey } from '../src/database/backup/backup-key.ts';
import { privateFolder } from '../src/database/embedded.ts';
import { StartRefused } from '../src/database/instance.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

async function run(file: string): Promise<void> {
  const data = resolve(readConfiguration(process.env, []).folder);
  if (resolve(file).startsWith(`${data}/`)) throw new StartRefused('De geheime sleutel hoort niet in de gegevensmap: kies een plek daarbuiten.\nThe private key does not belong in the data folder: choose a place outside.');
  await makeBackupKey(privateFolder(data), file);
  say(`De geheime back-upsleutel staat in ${file}. Alleen daarmee zijn back-ups te openen.`);
  say('Haal dit bestand van deze machine af, bewaar het op twee plekken bij twee mensen, en probeer een keer of herstellen lukt.');
  say('Raakt het kwijt, dan is geen enkele back-up nog te openen.');
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || file.startsWith('-') || more.length > 0) {
  say('Gebruik: npm run backup-key -- BESTAND');
  process.exitCode = 1;
} else {
  await run(file).catch((error: unknown) => {
    process.stderr.write(`${error instanceof StartRefused ? error.message : (error as Error).stack ?? String(error)}\n`);
    process.exitCode = 1;
  });
}
