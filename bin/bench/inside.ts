import { randomUUID } from 'node:crypto';
import type { Storage } from '../../src/database/storage.ts';
import { routes } from '../../src/app.ts';
import { createServer } from '../../src/web/server.ts';
import { directLine, type Got, type Line } from './browser.ts';
import type { Scene } from './scenes.ts';
import { listenIn, type Recorded } from './statements.ts';

export interface Inside {
  readonly visits: readonly Recorded[];
  /** Bytes of each answer of a visit. */
  readonly sizes: readonly number[];
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Plays a scene on the same application in this process, to see which statements it sends and how large its answers are. */
export async function lookInside({ database, keys }: Storage, scene: Scene, count: number): Promise<Inside> {
  let made = new Set<string>();
  const newId = () => {
    const id = randomUUID();
    made.add(id);
    return id;
  };
  const configuration = { publicUrl: null, demo: false, phone: '000 - 000 00 00' };
  // The scenes make no letters.
  const press = { make: async () => ({ kind: 'failed', reason: 'closed' }) as const };
  const silent = { info: () => undefined, error: () => undefined };
  const server = createServer({ database, keys, now: () => new Date(), newId, routes: routes({ press }), configuration, log: silent });
  const direct = directLine((request) => server.fetch(request));
  const recorder = listenIn();
  const sent = new Map<Got, Recorded>();
  const line: Line = {
    ...direct,
    async send(sending) {
      recorder.take();
      // The one-time key of a form is one of its kind as well.
      made = new Set(sending.body.match(UUID));
      const got = await direct.send(sending);
      sent.set(got, { statements: recorder.take(), made });
      return got;
    },
  };
  try {
    return await play(scene, line, sent, count);
  } finally {
    recorder.stop();
  }
}

/** Only answers that count are in a visit: a form that is filled in before it is not. */
async function play(scene: Scene, line: Line, sent: ReadonlyMap<Got, Recorded>, count: number): Promise<Inside> {
  const step = await scene.open(line, 0);
  await step();
  const visits: Recorded[] = [];
  let sizes: number[] = [];
  for (let visit = 0; visit < count; visit += 1) {
    const answers = await step();
    const parts = answers.map((got) => sent.get(got as Got) as Recorded);
    sizes = answers.map(({ text }) => Buffer.byteLength(text));
    visits.push({ statements: parts.flatMap((part) => part.statements), made: new Set(parts.flatMap((part) => [...part.made])) });
  }
  return { visits, sizes };
}
