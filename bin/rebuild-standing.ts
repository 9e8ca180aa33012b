/**
 * `npm run rebuild-standing`: makes the standing of every case anew from the journal. Says how many differed; the
 * exit status is 0 also then, and 1 where a journal does not hold.
 */
import { randomUUID } from 'node:crypto';
import { readConfiguration } from '../src/configuration.ts';
import { StartRefused } from '../src/database/instance.ts';
import { rebuildStanding } from '../src/database/standing-anew.ts';
import { joinStorage } from '../src/database/storage.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);
const EVERY = 10_000;

async function run(): Promise<void> {
  const { folder, databaseUrl } = readConfiguration(process.env, []);
  const storage = await joinStorage({ folder, url: databaseUrl, now: new Date() });
  try {
    const { cases, changed, left } = await rebuildStanding(storage.database, randomUUID(), (done) => {
      if (done > 0 && done % EVERY === 0) say(`${done} zaken`);
    });
    say(`${cases - left.length} zaken nagerekend, ${changed} bijgewerkt.`);
    if (left.length === 0) return;
    say(`Van deze zaken klopt het verloop niet, ze bleven zoals ze waren: ${left.map(({ number }) => number).join(', ')}.`);
    process.exitCode = 1;
  } finally {
    await storage.close();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartRefused ? error.message : (error as Error).stack ?? String(error)}\n`);
  process.exitCode = 1;
});
