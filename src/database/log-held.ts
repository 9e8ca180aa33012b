import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '../core/day.ts';
import type { SealHead } from './log-seal.ts';

/**
 * Heads of the chain in the hands of another holder: one small file a day, without anything personal. Whoever cuts the end of
 * the chain off in the database does not have these.
 */
const NAME = /^log-head-\d{4}-\d{2}-\d{2}\.json$/;
export const headFileName = (head: SealHead): string => `log-head-${dayOf(head.sealedAt)}.json`;

export function headText({ number, sealedAt, lastLine, code }: SealHead): string {
  return `${JSON.stringify({ seal: number, sealedAt: sealedAt.toISOString(), lines: lastLine, code: code.toString('hex') })}\n`;
}

/** Null for what is no head: a file that cannot be read is told, never taken for one that agrees. */
function readHead(text: string): SealHead | null {
  try {
    const { seal, sealedAt, lines, code } = JSON.parse(text) as Record<string, unknown>;
    const at = new Date(String(sealedAt));
    if (!Number.isSafeInteger(seal) || !Number.isSafeInteger(lines) || Number.isNaN(at.getTime()) || !/^[0-9a-f]{32}$/.test(String(code))) return null;
    return { number: seal as number, sealedAt: at, lastLine: lines as number, code: Buffer.from(String(code), 'hex') };
  } catch {
    return null;
  }
}

/** Today's file, over what it said: on disk when this resolves. */
export async function writeHead(folder: string, head: SealHead): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, headFileName(head));
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(headText(head));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

export interface Held { readonly heads: readonly SealHead[]; readonly unreadable: readonly string[] }

/** Every head in the folder; none where there is no folder yet. */
export async function readHeads(folder: string): Promise<Held> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(names.filter((name) => NAME.test(name)).sort().map(async (name) => ({ name, head: readHead(await readFile(join(folder, name), 'utf8')) })));
  return { heads: found.flatMap(({ head }) => head ?? []), unreadable: found.filter(({ head }) => head === null).map(({ name }) => name) };
}
