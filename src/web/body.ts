import { readCookies } from './cookie.ts';
import type { Route } from './route.ts';
import { looksLikeToken, SESSION_COOKIE } from './session.ts';

/** Enough for the longest form with every note in it. */
const FORM_BYTES = 256 * 1024;

/** Of a form that is too large, this much is still read, so that what was typed can come back to be made shorter. */
const READ_BYTES = 4 * FORM_BYTES;

/** No form with a field for a file has more; taking apart costs by the part, and an empty one is sixty bytes. */
export const MOST_PARTS = 40;

/**
 * `form` of a refused one: what was typed, where it could be read. `file`: of a form that takes one, null where none was chosen; its name and
 * kind, which a browser makes up or a colleague typed, are read by nobody.
 */
export type Body = { form: URLSearchParams; file: Uint8Array | null } | { refused: 413 | 415; form: URLSearchParams | null; file?: true };

/**
 * Reads a posted form before any connection to the database is taken: a slow line must not hold one. `https`: of the address as the visitor
 * sees it. A form with a file is read of a browser that brings a session along, though nobody looked yet whether it is one: taking it apart
 * costs more than any other form, and no page for strangers has one.
 */
export async function readForm(request: Request, route: Pick<Route, 'bodyLimit' | 'takesFile'>, https: boolean): Promise<Body> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'multipart/form-data' && route.takesFile) {
    const boundary = BOUNDARY.exec(request.headers.get('content-type') ?? '')?.[1];
    const session = readCookies(request.headers.get('cookie'), https)[SESSION_COOKIE] ?? '';
    return boundary && looksLikeToken(session) ? readParts(request, boundary, route.bodyLimit ?? FORM_BYTES) : { refused: 415, form: null };
  }
  if (type !== 'application/x-www-form-urlencoded') return { refused: 415, form: null };
  const limit = route.bodyLimit ?? FORM_BYTES;
  const bytes = await readBytes(request, limit);
  if (bytes === null) return { refused: 413, form: null };
  const form = withoutNul(new URLSearchParams(bytes.toString('utf8')));
  return bytes.byteLength > limit ? { refused: 413, form } : { form, file: null };
}

/** The form of a page with a field for a file. All of it is in memory, within the limit, and nowhere else. */
async function readParts(request: Request, boundary: string, limit: number): Promise<Body> {
  const bytes = await readBytes(request, limit);
  if (bytes === null || bytes.byteLength > limit) return { refused: 413, form: null, file: true };
  if (partsIn(bytes, boundary) > MOST_PARTS) return { refused: 415, form: null };
  const parts = await new Response(bytes as BodyInit, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData().catch(() => null);
  if (parts === null) return { refused: 415, form: null };
  const form = new URLSearchParams();
  let file: Uint8Array | null = null;
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    // A browser sends a part without a name where nothing was chosen.
    else if (value.name !== '') file ??= new Uint8Array(await value.arrayBuffer());
  }
  return { form: withoutNul(form), file };
}

/** As browsers write it, once and with nothing beside it: what is counted below is then what is taken apart. */
const BOUNDARY = /^multipart\/form-data;\s*boundary=([\w'()+,./:=?-]{1,70})$/i;

/** At most one more than there are; stops where it is too many. */
function partsIn(bytes: Buffer, boundary: string): number {
  const mark = `--${boundary}`;
  let count = 0;
  for (let at = bytes.indexOf(mark); at !== -1 && count <= MOST_PARTS + 1; at = bytes.indexOf(mark, at + mark.length)) count += 1;
  // The last one ends them.
  return count - 1;
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
