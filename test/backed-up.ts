import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveTo } from '../src/database/backup/archive-command.ts';
import { makeBackupKey, readPublicKey } from '../src/database/backup/backup-key.ts';
import { asSuperuser, makeBase, untilArchived } from '../src/database/backup/base.ts';
import type { BaseMade } from '../src/database/backup/base.ts';
import { restore } from '../src/database/backup/restore.ts';
import type { Restored, RestoreOptions } from '../src/database/backup/restore.ts';
import { openStorage } from '../src/database/storage.ts';
import type { Storage } from '../src/database/storage.ts';

/** A house that keeps backups, as `npm run backup` and `npm run restore` make them. */
export interface BackedUp {
  storage: Storage;
  root: string;
  data: string;
  keyFile: string;
  backup(): Promise<BaseMade>;
  /** All that was committed so far is in the archive when this resolves. */
  archiveAll(): Promise<void>;
  /** Into a new folder, opened; without `keyCopy` with the keys of this moment. */
  restored(name: string, changes?: Partial<RestoreOptions>): Promise<{ done: Restored; again: Storage }>;
  close(): Promise<void>;
}

/** The clock of backups is that of the database. */
const clock = () => new Date();
const ARCHIVE_LIMIT = 60_000;

export async function backedUp(now: Date): Promise<BackedUp> {
  const root = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
  const [data, target, keyFile] = [join(root, 'data'), join(root, 'backups'), join(root, 'private.key')];
  const storage = await openStorage({ folder: data, url: null, now });
  const opened = [storage];
  const { socket } = storage.connection as { socket: string };
  mkdirSync(join(target, 'wal'), { recursive: true });
  await makeBackupKey(data, keyFile);
  await archiveTo(data, socket, target);
  return {
    storage, root, data, keyFile,
    backup: () => makeBase({ cluster: join(data, 'database'), socket, target, recipient: readPublicKey(data), now: clock }),
    async archiveAll() {
      const piece = await asSuperuser(socket, async (client) => (await client.query('select pg_walfile_name(pg_switch_wal()) as piece')).rows[0].piece as string);
      if (!(await untilArchived(socket, piece, ARCHIVE_LIMIT)).reached) throw new Error('the archive was not reached');
    },
    async restored(name, changes = {}) {
      const place = join(root, name);
      if (!changes.keyCopy) cpSync(join(data, 'keys'), join(place, 'keys'), { recursive: true });
      const done = await restore({
        folder: target, privateKeyFile: keyFile, data: place, keyCopy: null, until: null, despiteGaps: false, now: clock, request: 'restore', ...changes,
      });
      const again = await openStorage({ folder: place, url: null, now });
      opened.push(again);
      return { done, again };
    },
    async close() {
      for (const one of opened) await one.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
