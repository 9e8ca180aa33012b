/**
 * Writes as the server does, several at a time, until somebody kills it; prints a line for each write that was acknowledged.
 * First it looks whether what was acknowledged before the last kill is there. `node test/crash-writer.ts FOLDER FILE`.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { saveDraft } from '../src/database/people/draft.ts';
import { openStorage } from '../src/database/storage.ts';
import { cases, p1 } from './journal.ts';
import { lostOf } from './acknowledged.ts';

const [folder, file] = process.argv.slice(2) as [string, string];
const storage = await openStorage({ folder, url: null, now: new Date() });
const { database, keys } = storage;
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const lost = await lostOf(storage, lines);
process.stdout.write(`checked ${lines.length} ${lost.length}\n`);

const own = cases({ database, keys, connection: storage.connection, now: new Date('2019-03-04T10:00:00Z'), newId: randomUUID, close: storage.close });
const desk = own.by(await own.staff('desk'));
if (lost.length > 0) process.exit(1);
await Promise.all(Array.from({ length: 6 }, write));

async function write(): Promise<never> {
  for (;;) {
    const caseId = await own.open();
    process.stdout.write(`case ${caseId}\n`);
    const given = await own.give(desk, { caseId, order: 'record-age', person: p1, values: { age: 40 } });
    if (given.ok) process.stdout.write(`fact ${caseId} ${given.first}\n`);
    const token = randomUUID();
    await own.as((db) => saveDraft(db, keys, token, `draft of ${token}`, new Date()));
    process.stdout.write(`draft ${token}\n`);
  }
}
