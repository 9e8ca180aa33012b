import { randomUUID } from 'node:crypto';
import { getHeapStatistics } from 'node:v8';
import { routes } from './app.ts';
import { readConfiguration } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { notesAtStart } from './database/backup/notes.ts';
import { StartRefused } from './database/instance.ts';
import { openStorage } from './database/storage.ts';
import { fillDemo, settlePurpose } from './demo.ts';
import type { Purpose } from './demo.ts';
import { keepPublished } from './figures/sql.ts';
import { fillFoundation } from './foundation/fill.ts';
import { givingBack, LOOK_EVERY } from './idle-memory.ts';
import { takeInSynthetic } from './import/synthetic.ts';
import { LetterPress, pressFiles } from './letters/compile.ts';
import { jobFailed, openJobs } from './jobs.ts';
import { openPost } from './mail/transport.ts';
import { listen } from './listen.ts';
import { watchForStop } from './stop.ts';
import type { Stopping } from './stop.ts';
import { openProvider } from './sign-in/provider.ts';
import { createServer, type Server } from './web/server.ts';

const now = () => new Date();
const newId = () => randomUUID();
/** Said at every start; docs/operations.md tells how to make the second login. */
const ONE_LOGIN = 'Let op: zonder APP_DATABASE_URL werkt de server met de rol die de tabellen bezit. Het tweede hek om de gegevens is dan zwakker.\n'
  + 'Note: without APP_DATABASE_URL the server works with the role that owns the tables. The second fence around the data is weaker then.';
const say = (text: string) => void process.stdout.write(`${text}\n`);

async function start(stopping: Stopping): Promise<void> {
  const configuration = readConfiguration(process.env, process.argv.slice(2));
  const storage = await openStorage({ folder: configuration.folder, url: configuration.databaseUrl, appUrl: configuration.appDatabaseUrl, now: now() });
  stopping.add(storage.close);
  void storage.ended.then(() => fail(stopping, new StartRefused('De database is gestopt.\nThe database has stopped.')));
  const purpose = await settlePurpose(storage.database, configuration, now(), newId);
  const { database, keys } = storage;
  const { publicUrl, phone, organisation } = configuration;
  const provider = organisation && openProvider(organisation);
  const press = new LetterPress(pressFiles(import.meta.dirname));
  stopping.add(() => press.close());
  const failed = (work: string, kind: string) => void (stopping.begun || process.stderr.write(jobFailed(work, kind)));
  // A demo mails nobody: whoever tries its form may type a real address.
  const post = configuration.mail && !purpose.demo ? openPost(configuration.mail) : null;
  const jobs = openJobs({ database, keys, now, newId, demo: purpose.demo, logHeads: configuration.logHeads, post, press, failed });
  const server = createServer({
    database, keys, now, newId, routes: routes({ press, provider, chores: jobs }),
    configuration: { publicUrl, phone, demo: purpose.demo, organisation: provider !== null, mails: post !== null },
  });
  const listening = await listen(watched(server.listener()), configuration.host, configuration.port);
  stopping.add(listening.close);
  const host = configuration.host.includes(':') ? `[${configuration.host}]` : configuration.host;
  const local = `http://${host}:${listening.port}`;
  storage.announce(publicUrl ?? local);
  welcome(local, configuration, purpose);
  if (!storage.ownLogin) say(ONE_LOGIN);
  (await notesAtStart(configuration.folder)).forEach(say);
  stopping.add(jobs.start());
  if (purpose.demo) await fillDemo(storage, fillFoundation(takeInSynthetic, keepPublished), now(), newId, showProgress()).catch((error: unknown) => notFilled(stopping, error));
}

/** `npm start` lets this process clean up (`--expose-gc`); started otherwise it keeps what it grew to. */
function watched(listener: ReturnType<Server['listener']>): ReturnType<Server['listener']> {
  const { gc } = globalThis;
  if (!gc) return listener;
  const memory = givingBack({ heap: () => getHeapStatistics().total_heap_size, collect: () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }) });
  setInterval(memory.look, LOOK_EVERY).unref();
  return (incoming, outgoing) => {
    memory.asked();
    outgoing.once('close', memory.answered);
    return listener(incoming, outgoing);
  };
}

function welcome(local: string, { folder, databaseUrl, publicUrl }: Configuration, { demo, firstAdministrator }: Purpose): void {
  const address = publicUrl ?? local;
  say(`\nBIS draait op ${address}\n`);
  if (publicUrl) say(`Luistert op ${local} voor de reverse proxy.`);
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

/** The site goes on with what is there; the next start fills on. All of it is made up, so the error may be shown. */
function notFilled(stopping: Stopping, error: unknown): void {
  if (!stopping.begun) process.stderr.write(`\nDe voorbeeldgegevens zijn niet helemaal geladen. / The example data was not loaded completely.\n${(error as Error).stack ?? String(error)}\n\n`);
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
