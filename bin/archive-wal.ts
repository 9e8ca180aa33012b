/**
 * PostgreSQL runs this, nobody else: `put PATH NAME FOLDER PUBLIC-KEY-FILE` for each piece that is to be archived, and during
 * a restore `get NAME PATH FOLDER PRIVATE-KEY-FILE`. Exit status 1 of `get`: there is no such piece, the archive ends here;
 * above 125 PostgreSQL stops the restore, so that a broken piece never passes for an end.
 */
import { open, readFile } from 'node:fs/promises';
import { getPiece, putPiece } from '../src/database/backup/archive.ts';
import { readPrivateKeyFile, readPublicKeyFile } from '../src/database/backup/backup-key.ts';

const BROKEN = 200;
const [act, first, second, folder, keyFile] = process.argv.slice(2) as [string, string, string, string, string];

async function get(name: string, path: string): Promise<number> {
  const piece = await getPiece(folder, name, readPrivateKeyFile(keyFile));
  if (!piece) return 1;
  const file = await open(path, 'w', 0o600);
  await file.writeFile(piece);
  await file.sync();
  await file.close();
  return 0;
}

async function put(path: string, name: string): Promise<number> {
  await putPiece(folder, name, await readFile(path), readPublicKeyFile(keyFile));
  return 0;
}

try {
  process.exitCode = act === 'get' ? await get(first, second) : await put(first, second);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = act === 'get' ? BROKEN : 1;
}
