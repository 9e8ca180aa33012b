import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { csv, importing, rowWith, type Importing } from '../../test/import.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer } from '../../test/visit.ts';
import { routes } from '../app.ts';
import { beginImport, importRuns, tellImport } from '../database/import-run.ts';

const house = await freshDatabase();
const server = testServer(house, routes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) }, chores: { standing: () => [], begin: () => 'unknown' } }));
let old: Importing;
beforeAll(async () => { old = await importing(house); });
afterAll(async () => {
  old.close();
  await house.close();
});
const as = <T>(work: Parameters<typeof house.database.transaction<T>>[1]) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
beforeEach(() => as((db) => db.query('truncate import_run')));

const page = async () => {
  const answer = await (await signedIn(server, house.database, { roles: ['administrator'] })).get('/beheer/taken');
  expect([answer.status, htmlFaults(answer.text)]).toEqual([200, []]);
  return answer.text;
};
const start = async () => (await (await signedIn(server, house.database, { roles: ['administrator'] })).get('/accounts')).text;
const counts = { rows: 400, imported: 390, present: 0, differs: 2, refused: 8 };
const begun = async (minutesAgo: number) => as(async (db) => {
  const at = new Date(house.now.getTime() - minutesAgo * 60_000);
  const id = house.newId();
  await beginImport(db, { id, source: 'registratie', at });
  await tellImport(db, id, { at, percent: 40, ...counts });
});

describe('old cases that are taken in at the server', () => {
  test('are not spoken of where there never were any', async () => {
    expect(await page()).not.toContain('Oude zaken inlezen');
    expect(await start()).not.toContain('oude zaken');
  });

  test('show how far it is, on the page and on the start page, whoever reloads it', async () => {
    await begun(1);
    const text = await page();
    for (const words of ['Bezig', '<progress value="40" max="100"', '40%', '400 gelezen', '390 ingelezen, 2 met andere inhoud, 8 geweigerd', '.geweigerd.csv']) expect(text).toContain(words);
    expect(await start()).toContain('BIS leest nu oude zaken in');
  });

  test('say that it stopped where nothing was heard for five minutes, and what to do', async () => {
    await begun(6);
    const text = await page();
    expect(text).not.toContain('Bezig');
    for (const words of ['Gestopt', 'niets meer na', 'Het gaat verder waar het was']) expect(text).toContain(words);
    expect(await start()).toContain('Het inlezen van oude zaken is gestopt');
  });

  test('that were read to the end are done, with what came of the rows and nothing of a row itself', async () => {
    await old.file(csv([...Array.from({ length: 250 }, (_, i) => rowWith(`I${i}`)), rowWith('I250', { cause: 'bestaat-niet' })]));
    const [run] = await as((db) => importRuns(db, 1));
    expect(run).toMatchObject({ whole: true, percent: 100, rows: 251, imported: 250, refused: 1 });
    const text = await page();
    expect(text).toContain('Klaar');
    expect(text).not.toContain('Testina');
    expect(await start()).toContain('250 ingelezen, 1 geweigerd');
    server.clock.now = new Date(house.now.getTime() + 3 * 24 * 3_600_000);
    expect(await start()).not.toContain('oude zaken');
    server.clock.now = house.now;
  });

  test('that turned out to be no CSV are not done', async () => {
    const rows = Array.from({ length: 260 }, (_, i) => rowWith(`J${i}`));
    await old.file(csv(rows).replace('J250,', '"J250,'));
    const [run] = await as((db) => importRuns(db, 1));
    expect(run).toMatchObject({ whole: false, rows: 200 });
    expect(run?.percent).toBeGreaterThan(0);
    expect(run?.percent).toBeLessThan(100);
    expect(await page()).toContain('Niet af');
  });
});
