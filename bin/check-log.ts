/**
 * `npm run check-log [-- FOLDER…]`: holds the access log and every journal against their seals, and the seals against the heads that
 * were kept (BIS_LOG_HEAD, and every FOLDER given). The exit status is 1 where something does not hold. Mends nothing.
 */
import { randomUUID } from 'node:crypto';
import { readConfiguration } from '../src/configuration.ts';
import { StartRefused } from '../src/database/instance.ts';
import { checkAndKeep, type Fault } from '../src/database/log-check.ts';
import { readHeads } from '../src/database/log-held.ts';
import { joinStorage } from '../src/database/storage.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Number or id of what does not hold, behind its kind. */
const faultLine = ({ kind, ...where }: Fault): string => `  ${kind} ${Object.entries(where).map(([name, value]) => `${name} ${value}`).join(' ')}`;

async function run(folders: readonly string[]): Promise<void> {
  const { folder, databaseUrl, logHeads } = readConfiguration(process.env, []);
  const found = await Promise.all([logHeads, ...folders].map(readHeads));
  const unreadable = found.flatMap((one) => one.unreadable);
  const storage = await joinStorage({ folder, url: databaseUrl, now: new Date() });
  try {
    const heads = found.flatMap((one) => one.heads);
    const { seal, lines, cases, faults } = await checkAndKeep(storage.database, storage.keys, heads, new Date(), randomUUID());
    say(`${lines} regels en ${cases} zaken nagekeken, tot en met zegel ${seal}, tegen ${heads.length} bewaarde koppen.`);
    unreadable.forEach((name) => say(`  ${name} is niet te lezen / cannot be read`));
    faults.forEach((fault) => say(faultLine(fault)));
    if (faults.length > 0 || unreadable.length > 0) process.exitCode = 1;
    say(faults.length > 0 ? 'Er klopt iets niet. Herstel niets; lees docs/operations.md. / Something does not hold. Mend nothing; read docs/operations.md.' : 'Er is niets veranderd. / Nothing was changed.');
  } finally {
    await storage.close();
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartRefused ? error.message : (error as Error).stack ?? String(error)}\n`);
  process.exitCode = 1;
});
