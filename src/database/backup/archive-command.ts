import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_ARCHIVE, setArchive } from '../embedded.ts';
import { publicKeyPath } from './backup-key.ts';
import { asSuperuser } from './base.ts';

/** Where this data folder archives, in `backup.json` there: whoever starts the database, every piece goes the same way. */
const placePath = (data: string): string => join(data, 'backup.json');

export function archiveFolder(data: string): string | null {
  if (!existsSync(placePath(data))) return null;
  return (JSON.parse(readFileSync(placePath(data), 'utf8')) as { folder: string }).folder;
}

/** Sends the log of the running database there from now on, and after every start. */
export async function archiveTo(data: string, socket: string, folder: string): Promise<void> {
  const making = `${placePath(data)}.${process.pid}`;
  writeFileSync(making, `${JSON.stringify({ folder })}\n`, { mode: 0o600 });
  renameSync(making, placePath(data));
  await asSuperuser(socket, (client) => setArchive(client, archiveCommand(data)));
}

export function archiveCommand(data: string): string {
  const folder = archiveFolder(data);
  return folder === null ? NO_ARCHIVE : command(['put'], ['%p', '%f'], [folder, publicKeyPath(data)]);
}

/** For a restore: the private key is read from its file, by every run. */
export function fetchCommand(folder: string, privateKeyFile: string): string {
  return command(['get'], ['%f', '%p'], [folder, privateKeyFile]);
}

function command(act: readonly string[], pieces: readonly string[], rest: readonly string[]): string {
  const quoted = (words: readonly string[]) => words.map((word) => quote(word.replaceAll('%', '%%')));
  return [...quoted([process.execPath, program(), ...act]), ...pieces.map((piece) => `"${piece}"`), ...quoted(rest)].join(' ');
}

/** PostgreSQL gives it to the shell of the machine. */
function quote(word: string): string {
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Beside the bundle in dist, in bin beside the source. */
function program(): string {
  const bundled = join(import.meta.dirname, 'archive-wal.js');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, '..', '..', '..', 'bin', 'archive-wal.ts');
}
