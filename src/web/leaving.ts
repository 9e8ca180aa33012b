import { setCookie } from './cookie.ts';
import { standardHeaders } from './headers.ts';
import type { Reply } from './reply.tsx';

/** Milliseconds that somebody who leaves waits until everything is forgotten here. Own choice: as long as it takes to look up. */
const PATIENCE = 1000;

/** Somebody who leaves. `cookies`: all that came along; `failed` hears why it could not be forgotten. */
export interface Leaving { readonly address: string; readonly url: URL; readonly cookies: readonly string[]; failed(error: unknown): void }

/**
 * The answer of `work` where it comes in time; else the browser goes all the same, and gives up every cookie: what is still kept
 * here has no key any more and goes with the next sweep. What comes too late is forgotten nevertheless.
 */
export async function leave(work: Promise<Reply>, leaving: Leaving): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => resolve(null), PATIENCE); });
  const done = work.catch((error: unknown) => {
    leaving.failed(error);
    return null;
  });
  const reply = await Promise.race([done, late]);
  clearTimeout(timer);
  return reply?.status === 303 ? reply : gone(leaving);
}

function gone({ address, url, cookies }: Leaving): Reply {
  const headers = standardHeaders(url.protocol === 'https:', 'none');
  for (const name of cookies) headers.push(['set-cookie', setCookie(url, name, '', 0)]);
  headers.push(['location', address]);
  return { status: 303, headers, body: null };
}
