import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { privateFolder, startEmbedded, type Embedded } from '../../src/database/embedded.ts';
import { openKeyStore } from '../../src/database/keys.ts';
import { migrate } from '../../src/database/migrate.ts';
import { makeServerLogin } from '../../src/database/server-login.ts';
import { countedIds, serverOf } from '../database.ts';
import { LIMIT, openWorld, type World } from '../journey.ts';
import type { Tab } from '../journey-tab.ts';
import { smallDisk } from '../small-disk.ts';

/** A PostgreSQL of its own, on a disk of its own where this machine allows it: it stops, starts again, and its disk gets full. */
const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
const disk = smallDisk(join(folder, 'disk'), 160_000);
const start = () => startEmbedded({ folder: join(folder, 'disk', 'database'), socket: privateFolder(join(folder, 's')), log: join(folder, 'log'), durable: false, connections: 20 });
let server: Embedded;
let world: World;
let number = '';

beforeAll(async () => {
  server = await start();
  const { connection } = server;
  await migrate(connection, new Date());
  await makeServerLogin(connection);
  const [database, keys] = [openDatabase(connection, 5, serverOf(connection)), await openKeyStore(join(folder, 'keys'))];
  const close = async () => { await database.close(); keys.close(); };
  world = await openWorld('2019-03-04', { database, keys, connection, now: new Date('2019-03-04T10:00:00Z'), newId: countedIds(), close });
  number = await world.refer({ referrerKind: 'victim-support', a: [{ role: 'victim' }] }, { people: [{ name: 'Testina van Voorbeeld' }, { name: 'Proefman de Boer' }] });
}, LIMIT);
afterAll(async () => {
  await world.close();
  await server.stop();
  disk?.away();
  rmSync(folder, { recursive: true, force: true });
}, LIMIT);

const notes = async (): Promise<number> => (await world.house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query("select 1 from sealed where kind = 'note'"))).length;

async function writing(scripts: boolean, text: string): Promise<Tab> {
  const desk = await world.tab({ scripts });
  await desk.as(world.staff['desk']!, `/zaken/${number}`);
  await desk.page.getByLabel('Notitie', { exact: true }).fill(text);
  return desk;
}

describe.each([['with', true], ['without', false]])('%s script', (_, scripts) => {
  test('the database goes away in the middle of a form: the page says so, holds what was typed, and sends it once it is back', async () => {
    const text = `Gebeld vlak voor de storing, ${scripts ? 'met' : 'zonder'} script.`;
    const before = await notes();
    const desk = await writing(scripts, text);
    await server.stop();
    await desk.press('Notitie toevoegen');
    expect(desk.status).toBe(503);
    await desk.sees('Even niet bereikbaar', 'het komt er nooit dubbel in', 'Wat u typte, zit nog in deze pagina.');
    await desk.press('Nog eens versturen');
    expect(desk.status).toBe(503);
    server = await start();
    await desk.press('Nog eens versturen');
    expect([desk.path, desk.status]).toEqual([`/zaken/${number}`, 200]);
    await desk.sees(text);
    expect(await notes()).toBe(before + 1);
  }, LIMIT);

  test.skipIf(disk === null)('the disk is full: the page says so, holds what was typed, and sends it once there is room', async () => {
    const text = `${scripts ? 'Met' : 'Zonder'} script. ${'Een lang verhaal. '.repeat(1_500)}`.slice(0, 4_900);
    const before = await notes();
    const desk = await writing(scripts, text);
    const filling = join(folder, 'disk', 'full');
    fill(filling);
    await desk.press('Notitie toevoegen');
    expect(desk.status).toBe(503);
    await desk.sees('Er kan nu niets bij', 'Er is niets bewaard.', 'Wat u typte, zit nog in deze pagina.');
    expect(await notes()).toBe(before);
    rmSync(filling);
    await desk.press('Nog eens versturen');
    expect([desk.path, desk.status, desk.status === 200 ? '' : await desk.read()]).toEqual([`/zaken/${number}`, 200, '']);
    await desk.sees(text.slice(0, 30));
    expect(await notes()).toBe(before + 1);
  }, LIMIT);
});

/** Up to the last byte. */
function fill(path: string): void {
  for (const size of [1_000_000, 4_096, 64]) {
    for (;;) {
      try {
        writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}
