import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { basesIn, WAL_FOLDER } from '../../src/database/backup/place.ts';
import { readCase } from '../../src/database/journal.ts';
import { SealBroken, type KeyStore } from '../../src/database/keys.ts';
import { openDictionary } from '../../src/database/people/dictionary.ts';
import { DRAFT_DAYS, saveDraft, sweepDrafts } from '../../src/database/people/draft.ts';
import { keepLifted } from '../../src/database/people/keep-marks.ts';
import { contextOf } from '../../src/database/people/people.ts';
import { searchNames } from '../../src/database/people/search.ts';
import type { Storage } from '../../src/database/storage.ts';
import { readYear } from '../../src/figures/sql.ts';
import { backedUp, type BackedUp } from '../backed-up.ts';
import { years, type Years } from '../erasure.ts';
import { p2 } from '../journal.ts';
import { asOwner, storedHouse } from '../stored.ts';
import { LONG, tried } from './tried.ts';

/** Erased, half of them after a *never*; more than 75 on one day would wait for a person. */
const ERASED = LONG ? 70 : 6;
const STAY = LONG ? 700 : 20;
const TOWN = '1234 AB Voorbeeldstad';
const nameOf = (at: number) => `Vergeetmij Zwanehals${at}`;
const otherOf = (at: number) => ({ name: `Proefman Reigersnest${at}`, birthDate: '1970-05-06', address: `Teststraat ${at + 1}, ${TOWN}` });
const wordsOf = (at: number) => ({ people: [{ name: nameOf(at), birthDate: '1985-02-03', address: `Proefweg ${at + 1}, ${TOWN}` }, otherOf(at)] });

let house: BackedUp;
let told: Years;
const newId = () => crypto.randomUUID();
beforeAll(async () => {
  house = await backedUp(new Date('2019-03-04T10:00:00Z'));
  told = await years(storedHouse(house.storage, newId));
}, 60_000);
afterAll(() => house.close(), 60_000);

interface Sealed { key_id: number; context: string; content: Buffer }

/** Every sealed row of the house, drafts too, with the place it opens in. */
async function sealedRows(): Promise<Sealed[]> {
  return asOwner(house.storage.database, async (db) => {
    const words = await db.query<{ key_id: number; id: string; kind: string; content: Buffer }>('select c.key_id, c.id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id');
    const drafts = await db.query<{ key_id: number; token_hash: Buffer; content: Buffer }>('select key_id, token_hash, content from draft');
    return [
      ...words.map(({ key_id, id, kind, content }) => ({ key_id, content, context: contextOf(id, kind) })),
      ...drafts.map(({ key_id, token_hash, content }) => ({ key_id, content, context: `draft ${token_hash.toString('hex')}` })),
    ];
  });
}

/** Each of these rows with each key that is left. */
function openWithAll(keys: KeyStore, rows: readonly Sealed[]): { keys: number; tries: number; opened: number } {
  const counts = { keys: 0, tries: 0, opened: 0 };
  for (let id = 1; id <= keys.highest(); id++) {
    if (keys.state(id) !== 'present') continue;
    counts.keys++;
    for (const { context, content } of rows) {
      counts.tries++;
      try {
        keys.open(id, context, content);
        counts.opened++;
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
      }
    }
  }
  return counts;
}

const found = (from: Storage, name: string) => asOwner(from.database, async (db) => searchNames(db, from.keys, await openDictionary(db, from.keys), name, 50));
const marksOf = (from: Storage) => asOwner(from.database, (db) => db.query('select token, answer, until from not_to_approach order by token'));
const figuresOf = (from: Storage) => asOwner(from.database, (db) => readYear(db, 2019, '2020-04-01' as never));

test('an old backup and the keys of today open nothing of who was erased; who asked not to be approached is not, and the figures are what they were', { timeout: 1_800_000 }, async () => {
  for (let at = 0; at < ERASED; at++) {
    const caseId = await told.ended(wordsOf(at), at % 2 === 0 ? { answer: 'never' } : null);
    await told.fill(caseId, `Een notitie over ${nameOf(at)}.`);
  }
  await told.own.as((db) => saveDraft(db, house.storage.keys, newId(), 'half a form', new Date('2019-03-04T10:00:00Z')));
  const gone = await sealedRows();
  for (let at = 0; at < STAY; at++) await told.own.open({ words: { people: [{ name: `Blijvina Voorbeeld${at}` }, null] } });
  await house.backup();
  // Of a row that still opens the way of trying is known to be right.
  expect(gone.filter(({ key_id, context, content }) => house.storage.keys.open(key_id, context, content).length > 0)).toHaveLength(gone.length);

  expect(await told.runThrough('2020-02-03', '2020-03-04')).toBe(ERASED);
  // A job of its own ends what visitors did not finish.
  expect(await told.own.as((db) => sweepDrafts(db, house.storage.keys, new Date(Date.parse('2020-03-04T10:00:00Z') - DRAFT_DAYS * 86_400_000)))).toBe(1);
  const desk = told.own.by(await told.own.staff('desk'));
  const lifted = await told.own.open({ words: wordsOf(0) });
  await told.own.give(desk, { caseId: lifted, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
  expect((await told.own.give(desk, { caseId: lifted, order: 'record-came-themselves', person: p2, texts: { how: 'Belde zelf.' } })).ok).toBe(true);
  await told.own.as((db) => keepLifted(db, house.storage.keys));
  const [marks, before] = [await marksOf(house.storage), await figuresOf(house.storage)];
  expect(marks.length).toBeGreaterThanOrEqual(ERASED / 2 - 1);

  // The archive is not read: the house as it was before the erasure.
  const { bases, again, done } = await restoredAsBefore();
  expect(bases).toBe(1);
  expect(done.forgotten).toMatchObject({ words: gone.length - 1, drafts: 1, letters: ERASED, tasks: ERASED, unknown: 0 });
  const counts = openWithAll(again.keys, gone);
  expect(counts.opened).toBe(0);
  expect(counts.tries).toBe(counts.keys * gone.length);
  for (let at = 0; at < ERASED; at++) expect(await found(again, `Zwanehals${at}`)).toEqual([]);
  expect((await found(again, 'Blijvina')).length).toBeGreaterThan(0);
  expect(await marksOf(again)).toEqual(marks);
  const { barred, free } = await asked(again);
  const after = await figuresOf(again);
  expect(after.closed).toEqual(before.closed);
  console.log(`erasure: ${gone.length} sealed rows of ${ERASED} erased cases, ${counts.keys} keys left, ${counts.tries} tries, ${counts.opened} opened; ${barred} of ${ERASED / 2 - 1} still barred, ${free} lifted and still free`);
  tried('old-backup', gone.length, 'sealed rows of who was erased');
  tried('old-backup', counts.tries, `tries, with each of ${counts.keys} keys that are left`);
  tried('old-backup', counts.opened, 'opened');
  tried('old-backup', barred, 'people who said never, still not approached');
});

async function restoredAsBefore() {
  const alone = join(house.root, 'alone');
  mkdirSync(join(alone, WAL_FOLDER), { recursive: true });
  const bases = await basesIn(join(house.root, 'backups'));
  for (const { path } of bases) cpSync(path, join(alone, basename(path)));
  return { bases: bases.length, ...await house.restored('before', { folder: alone }) };
}

/** The desk gets a new referral about each of those who said never: the first of them came since. */
async function asked(again: Storage): Promise<{ barred: number; free: number }> {
  const own = (await years(storedHouse(again, newId))).own;
  const desk = own.by(await own.staff('desk'));
  const counts = { barred: 0, free: 0 };
  for (let at = 0; at < ERASED; at += 2) {
    const caseId = await own.open({ words: wordsOf(at) });
    await own.give(desk, { caseId, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
    const file = await own.as((db) => readCase(db, caseId));
    const earlier = file!.state.people.get(p2)?.earlier?.answer ?? null;
    expect([at, earlier]).toEqual([at, at === 0 ? null : 'never']);
    counts[earlier === 'never' ? 'barred' : 'free']++;
  }
  return counts;
}
