import { isLocalPath } from './reply.tsx';
import type { Visit } from './route.ts';

/** Lists with buttons in their rows. Whoever presses one stays where they are, with their filters. */
const LISTS: readonly string[] = ['/vandaag', '/aanmeldpunt', '/beleid', '/werkbegeleiding'];
/** Name of the hidden field with the list that the button stood on. */
const BACK = 'terug';
/** In the address of a list: the id of the task that was just done, so that it can be taken back. */
export const JUST_DONE = 'klaar';
/** In the address of a list or a case: the number of the case in which a call was just recorded. */
export const CALLED = 'gebeld';
/** In the address of a case: its own number, where a visit or talk in it was just recorded as a whole. */
export const VISITED = 'verwerkt';
/** What a list says once, and not again after the next button. */
const SAID_ONCE = [JUST_DONE, CALLED, 'gedaan'] as const;
/** More than any filter makes. Own choice, no source. */
const LONGEST = 400;

/** Hidden field for a button on the list that is shown: its address with its filters. */
export function listHere({ url, query }: Pick<Visit, 'url' | 'query'>): Readonly<Record<string, string>> {
  const rest = new URLSearchParams(query);
  for (const name of SAID_ONCE) rest.delete(name);
  return { [BACK]: rest.size > 0 ? `${url.pathname}?${rest}` : url.pathname };
}

/** The list that a button stood on, with `said` in its address; null where it stood on none, or where somebody made the address up. */
export function backToList({ form }: Pick<Visit, 'form'>, said: Readonly<Record<string, string>> = {}): string | null {
  const back = form.get(BACK) ?? '';
  const [path = '', query = ''] = back.split('?');
  if (back.length > LONGEST || !isLocalPath(back) || !LISTS.includes(path)) return null;
  const rest = new URLSearchParams([...new URLSearchParams(query), ...Object.entries(said)]);
  return rest.size > 0 ? `${path}?${rest}` : path;
}
