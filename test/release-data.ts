/**
 * `npm run release-data`: makes `test/releases/<version>/` of this version, from a synthetic house: its database as an export, its keys, and
 * what it says of itself. Every later program must open it (test/guarantees/releases.test.ts). Made once a release, never again.
 */
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportDatabase } from '../src/database/move/export.ts';
import { saveDraft } from '../src/database/people/draft.ts';
import { keepLetter } from '../src/database/people/letters.ts';
import { openStorage } from '../src/database/storage.ts';
import type { Storage } from '../src/database/storage.ts';
import { keepPublished } from '../src/figures/sql.ts';
import { fillFoundation } from '../src/foundation/fill.ts';
import { takeInSynthetic } from '../src/import/synthetic.ts';
import { years } from './erasure.ts';
import { describe } from './release.ts';
import { asOwner, storedHouse } from './stored.ts';

/** One in so many of the synthetic year 2018, beside a story in every phase. */
const ONE_IN = 20;
const now = new Date('2026-11-22T10:00:00Z');
const newId = () => randomUUID();

async function fill(storage: Storage): Promise<void> {
  const { database, keys } = storage;
  const sample = fillFoundation((rows, parts, progress) => takeInSynthetic(rows.filter((_, at) => at % ONE_IN === 0), parts, progress), keepPublished);
  await sample(database, keys, now, newId, () => undefined);
  // Who said never and was erased, with the story whose term has passed; and somebody who is still to be.
  const told = await years(storedHouse(storage, newId));
  const never = (name: string) => told.ended({ people: [{ name: 'Testina van Voorbeeld' }, { name, birthDate: '1970-05-06' }] }, { answer: 'never' });
  await never('Proefman Nooit');
  await told.runThrough('2026-10-20', '2026-11-22');
  await never('Proefman Later');
  await asOwner(database, async (db) => {
    await saveDraft(db, keys, newId(), 'half a form', now);
    const [open] = await db.query<{ id: string; by: string }>("select case_id as id, mediator as by from standing where mediator is not null and closed is null limit 1");
    if (!open) throw new Error('no story is with a mediator');
    await keepLetter(db, keys, { caseId: open.id, place: 'p1', kind: 'closing', language: 'nl', readUpTo: 1, pdf: Buffer.from('no real letter'), by: open.by as never, now, newId });
  });
}

async function run(): Promise<void> {
  const root = join(import.meta.dirname, '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const target = join(root, 'test', 'releases', version);
  if (existsSync(target)) throw new Error(`${target} is there already: a release is made once`);
  const data = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
  const storage = await openStorage({ folder: data, url: null, now });
  try {
    await fill(storage);
    mkdirSync(target, { recursive: true });
    await exportDatabase(storage.connection, join(target, 'house.export'), now);
    cpSync(join(data, 'keys'), join(target, 'keys'), { recursive: true });
    const described = await describe(storage, now);
    writeFileSync(join(target, 'release.json'), `${JSON.stringify({ version, ...described }, null, 1)}\n`);
    process.stdout.write(`${target}: ${described.cases} cases, ${described.facts} facts\n`);
  } finally {
    await storage.close();
    rmSync(data, { recursive: true, force: true });
  }
}

await run();
