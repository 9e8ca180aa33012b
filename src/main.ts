import { randomUUID } from 'node:crypto';
import { routes } from './app.ts';
import { readConfiguration } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { StartRefused } from './database/instance.ts';
import { openStorage } from './database/storage.ts';
import { fillDemo, settlePurpose } from './demo.ts';
import type { Purpose } from './demo.ts';
import { fillFoundation } from './foundation/fill.ts';
import { takeInSynthetic } from './import/synthetic.ts';
import { LetterPress, pressFiles } from './letters/compile.ts';
import { listen } from './listen.ts';
import { watchForStop } from './stop.ts';
import type { Stopping } from './stop.ts';
import { createServer } from './web/server.ts';

const now = () => new Date();
const newId = () => randomUUID();
const say = (text: string) => void process.stdout.write(`${text}\n`);

async function start(stopping: Stopping): Promise<void> {
  const configuration = readConfiguration(process.env, process.argv.slice(2));
  const storage = await openStorage({ folder: configuration.folder, url: configuration.databaseUrl, now: now() });
  stopping.add(storage.close);
  void storage.ended.then(() => fail(stopping, new StartRefused('De database is gestopt.\nThe database has stopped.')));
  const purpose = await settlePurpose(storage.database, configuration, now(), newId);
  const { database, keys } = storage;
  const { publicUrl, phone } = configuration;
  const press = new LetterPress(pressFiles(import.meta.dirname));
  stopping.add(() => press.close());
  const server = createServer({ database, keys, now, newId, routes: routes({ press }), configuration: { publicUrl, phone, demo: purpose.demo } });
  const listening = await listen(server.listener(), configuration.host, configuration.port);
  stopping.add(listening.close);
  const host = configuration.host.includes(':') ? `[${configuration.host}]` : configuration.host;
  const address = publicUrl ?? `http://${host}:${listening.port}`;
  storage.announce(address);
  welcome(address, configuration, purpose);
  if (purpose.demo) await fillDemo(storage, fillFoundation(takeInSynthetic), now(), newId, showProgress());
}

function welcome(address: string, { folder, databaseUrl }: Configuration, { demo, firstAdministrator }: Purpose): void {
  say(`\nBIS draait op ${address}\n`);
  say(demo ? 'Dit is een demo met verzonnen mensen. Zet er geen echte gegevens in.'
    : `De database staat in ${databaseUrl ? 'DATABASE_URL' : `${folder}/database`}, de sleutels staan in ${folder}/keys. Bewaar van beide een kopie, op verschillende plekken.`);
  if (firstAdministrator !== null) say(`De eerste beheerder maakt een account op ${address}/eerste-beheerder met deze code, die hier één keer staat:\n\n  ${firstAdministrator}\n`);
  say('Stoppen: Ctrl-C.');
}

/** A line at every tenth. */
function showProgress(): (share: number) => void {
  let shown = 0;
  return (share) => {
    const tenth = Math.floor(share * 10);
    if (tenth > shown) say(`Voorbeeldgegevens: ${tenth * 10}%`);
    shown = Math.max(shown, tenth);
  };
}

/** Before anybody typed anything, so the whole error may be shown. */
function fail(stopping: Stopping, error: unknown): void {
  if (stopping.begun) return;
  const text = error instanceof StartRefused ? error.message : `BIS kan niet starten. / BIS cannot start.\n${(error as Error).stack ?? String(error)}`;
  process.stderr.write(`\n${text}\n\n`);
  stopping.begin(1);
}

const stopping = watchForStop();
start(stopping).catch((error: unknown) => fail(stopping, error));
