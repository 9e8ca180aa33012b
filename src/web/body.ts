import type { Route } from './route.ts';

/** Enough for the longest form with every note in it; files come in their own way later. */
export const FORM_BYTES = 256 * 1024;

/** Of a form that is too large, this much is still read, so that what was typed can come back to be made shorter. */
const READ_BYTES = 4 * FORM_BYTES;

/** `form` of a refused one: what was typed, where it could be read. */
export type Body = { form: URLSearchParams } | { refused: 413 | 415; form: URLSearchParams | null };

/** Reads a posted form before any connection to the database is taken: a slow line must not hold one. */
export async function readForm(request: Request, route: Pick<Route, 'bodyLimit'>): Promise<Body> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return { refused: 415, form: null };
  const limit = route.bodyLimit ?? FORM_BYTES;
  const bytes = await readBytes(request, limit);
  if (bytes === null) return { refused: 413, form: null };
  const form = withoutNul(new URLSearchParams(bytes.toString('utf8')));
  return bytes.byteLength > limit ? { refused: 413, form } : { form };
}

async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  const announced = request.headers.get('content-length');
  // A browser tells how much it sends; of anybody else no more is read than a form may have.
  const most = announced === null ? limit : Math.max(limit, READ_BYTES);
  if (announced !== null && Number(announced) > most) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** PostgreSQL keeps no NUL in text. A visible mark stands in for it, so that a form can say what is wrong. */
export function withoutNul(fields: URLSearchParams): URLSearchParams {
  const clean = new URLSearchParams();
  for (const [name, value] of fields) clean.append(replaceNul(name), replaceNul(value));
  return clean;
}

export function replaceNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
