import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tidyRestored } from '../backup/tidy-restored.ts';
import type { Tidied } from '../backup/tidy-restored.ts';
import { privateFolder } from '../embedded.ts';
import { claim, StartRefused } from '../instance.ts';
import { openKeyStore } from '../keys.ts';
import { closeParts, houseMark, openParts, passUsedKeys, startServer } from '../storage.ts';
import { takeIn } from './take-in.ts';
import type { TakenIn } from './take-in.ts';

export interface HouseOptions {
  /** BIS_DATA, with `keys/` in it. */
  folder: string;
  /** DATABASE_URL, or null for a new bundled database in the folder. */
  url: string | null;
  file: string;
  now: Date;
  request: string;
}

/**
 * Takes an export in, on a new bundled database or an empty one elsewhere, and makes it fit for use as after a restore. Throws
 * StartRefused where a person can mend it; then no new database is left in the folder.
 */
export async function takeInHouse({ folder: given, url, file, now, request }: HouseOptions): Promise<TakenIn & Tidied> {
  const folder = privateFolder(resolve(given));
  const keys = join(folder, 'keys');
  if (!existsSync(file)) throw new StartRefused(`${file} is er niet.\n${file} does not exist.`);
  if (!existsSync(keys) || readdirSync(keys).length === 0) {
    throw new StartRefused(`In ${keys} staan geen sleutels: zonder die is niets te lezen. Zet daar eerst de sleutels van dit huis.\n${keys} holds no keys: nothing can be read without them. Put the keys of this house there first.`);
  }
  const claimed = await claim(folder);
  const database = join(folder, 'database');
  const present = url === null && existsSync(database);
  let done = false;
  try {
    if (present) throw new StartRefused(`In ${folder} staat al een database. Kies een andere map (BIS_DATA).\n${folder} holds a database already. Choose another folder (BIS_DATA).`);
    const server = url === null ? await startServer(folder) : null;
    try {
      const connection = server?.connection ?? { url: url! };
      const store = await openKeyStore(keys);
      const mark = houseMark(store);
      store.close();
      const taken = await takeIn(connection, file, mark, now);
      const parts = await openParts(folder, connection, now);
      try {
        await passUsedKeys(parts);
        const tidied = await tidyRestored(parts, request);
        done = true;
        return { ...taken, ...tidied };
      } finally {
        await closeParts(parts);
      }
    } finally {
      await server?.stop();
    }
  } finally {
    if (!done && !present && url === null) rmSync(database, { recursive: true, force: true });
    claimed.release();
  }
}
