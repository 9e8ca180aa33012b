/** `npm run copy-keys -- FOLDER [--days N]`: a sealed copy of the key store into FOLDER, and away with copies there older than N days (7). */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../src/configuration.ts';
import { readPublicKey } from '../src/database/backup/backup-key.ts';
import { copyKeys } from '../src/database/backup/key-copy.ts';
import { StartRefused } from '../src/database/instance.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);
const USE = 'Gebruik: npm run copy-keys -- MAP [--days DAGEN]';
const DAYS = 7;
const MOST_DAYS = 90;

async function run(target: string, days: number): Promise<void> {
  const data = resolve(readConfiguration(process.env, []).folder);
  const { path, keys, removed } = await copyKeys({ keys: join(data, 'keys'), target, recipient: readPublicKey(data), now: new Date(), days });
  say(`Kopie van ${keys} sleutels: ${path}. ${removed} oude ${removed === 1 ? 'kopie' : 'kopieën'} verwijderd.`);
  say(`Wie vandaag wordt gewist, is over ${days} dagen ook uit de oudste kopie: zo lang leven ze hier.`);
}

try {
  const { values, positionals } = parseArgs({ options: { days: { type: 'string', default: String(DAYS) } }, allowPositionals: true });
  const days = Number(values.days);
  if (positionals.length !== 1 || !Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw new StartRefused(USE);
  await run(resolve(positionals[0]!), days);
} catch (error) {
  const mine = error instanceof StartRefused || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${mine ? (error as Error).message : `De kopie is niet gelukt. / The copy failed.\n${(error as Error).stack ?? String(error)}`}\n`);
  process.exitCode = 1;
}
