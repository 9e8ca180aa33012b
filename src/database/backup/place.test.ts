import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { onlyAdding, smallDisk } from '../../../test/small-disk.ts';
import { storedCases, storedHouse } from '../../../test/stored.ts';
import { StartRefused } from '../instance.ts';
import { openStorage } from '../storage.ts';
import { archiveTo } from './archive-command.ts';
import { getPiece, putPiece } from './archive.ts';
import { makeBackupKey, readPublicKey } from './backup-key.ts';
import { asSuperuser, makeBase, untilArchived } from './base.ts';
import { dangerNotes } from './notes.ts';
import { dangersOf, writeNew } from './place.ts';
import { newBackupKeys } from './sealed-stream.ts';

const root = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folderOf = (name: string) => {
  mkdirSync(join(root, name, 'wal'), { recursive: true });
  return join(root, name);
};
const notChecked = (what: string) => console.log(`NOT CHECKED: this machine does not let a test ${what}`);

test('a folder from which BIS could take backups away is told, in words', async () => {
  const folder = folderOf('open');
  expect(await dangersOf(folder)).toEqual(['overwrite', 'remove']);
  expect(readdirSync(folder)).toEqual(['wal']);
  expect(dangerNotes(folder, ['remove']).join()).toContain('zelf verwijderen');
  await expect(dangersOf(join(root, 'nowhere'))).rejects.toThrow(StartRefused);
});

test('in a folder where nothing can be removed a backup and the archive are made all the same, and nothing is said', async () => {
  const folder = folderOf('closed');
  const { publicKey, privateKey } = newBackupKeys();
  await writeNew(join(folder, 'can-this-be-removed'), [Buffer.from('probe')]);
  const held = [join(folder, 'can-this-be-removed'), join(folder, 'wal'), folder].map(onlyAdding);
  try {
    if (held.includes(null)) return notChecked('close a folder');
    await writeNew(join(folder, 'base-20190304T100000Z.bis'), [Buffer.from('a backup')]);
    for (let times = 0; times < 2; times++) await putPiece(folder, '000000010000000000000001', Buffer.from('a piece'), publicKey);
    for (const path of ['base-20190304T100000Z.bis', 'wal/000000010000000000000001.bis']) expect(() => rmSync(join(folder, path)), path).toThrow(/EPERM/);
    expect((await getPiece(folder, '000000010000000000000001', privateKey))?.toString()).toBe('a piece');
    expect(await dangersOf(folder)).toEqual([]);
  } finally {
    for (const one of held) one?.undo();
  }
});

test('a disk that is full leaves no half backup, and no piece of the archive that passes for one', async () => {
  const folder = join(root, 'full');
  const disk = smallDisk(folder, 512);
  if (!disk) return notChecked('make a small disk');
  try {
    mkdirSync(join(folder, 'wal'));
    const many = Array.from({ length: 16 }, (_, at) => Buffer.alloc(65_536, at));
    await expect(writeNew(join(folder, 'base-20190304T100000Z.bis'), many)).rejects.toThrow('ENOSPC');
    const { publicKey } = newBackupKeys();
    writeFileSync(join(folder, 'filler'), Buffer.alloc(480_000));
    await expect(putPiece(folder, '000000010000000000000001', randomBytes(200_000), publicKey)).rejects.toThrow('ENOSPC');
    expect([readdirSync(folder).sort(), readdirSync(join(folder, 'wal'))]).toEqual([['filler', 'wal'], []]);
    rmSync(join(folder, 'filler'));
    await putPiece(folder, '000000010000000000000001', Buffer.from('fits'), publicKey);
    expect(existsSync(join(folder, 'wal', '000000010000000000000001.bis'))).toBe(true);
  } finally {
    disk.away();
  }
});

test('while the archive cannot be written, what is acknowledged stays in the database and the backup says so; with room again it all arrives', { timeout: 90_000 }, async () => {
  const [data, target] = [join(root, 'data'), join(root, 'small')];
  const disk = smallDisk(target, 16_384);
  if (!disk) return notChecked('make a small disk');
  const storage = await openStorage({ folder: data, url: null, now: new Date('2019-03-04T10:00:00Z') });
  try {
    mkdirSync(join(target, 'wal'));
    await makeBackupKey(data, join(root, 'private.key'));
    const { socket } = storage.connection as { socket: string };
    writeFileSync(join(target, 'filler'), Buffer.alloc(16_384 * 1024 - 4 * 4096));
    await archiveTo(data, socket, target);
    const own = storedCases(storedHouse(storage));
    const caseId = await own.open();
    const piece = await asSuperuser(socket, async (client) => {
      // What the piece holds by itself depends on where the last one ended: this alone is more than the room that is left, and does not pack.
      await client.query("select pg_logical_emit_message(true, 'filler', $1::text)", [randomBytes(100_000).toString('base64')]);
      return (await client.query('select pg_walfile_name(pg_switch_wal()) as piece')).rows[0].piece as string;
    });
    const full = await untilArchived(socket, piece, 2_000);
    expect(full).toMatchObject({ reached: false, failed: expect.any(String) });
    await expect(makeBase({ cluster: join(data, 'database'), socket, target, recipient: readPublicKey(data), now: () => new Date() })).rejects.toThrow(/Te weinig ruimte[\s\S]*Not enough space/);
    expect(await own.open()).not.toBe(caseId);
    rmSync(join(target, 'filler'));
    expect((await untilArchived(socket, piece, 70_000)).reached).toBe(true);
    expect(readFileSync(join(data, 'database.log'), 'utf8')).toContain('archive command failed');
  } finally {
    await storage.close();
    disk.away();
  }
});
