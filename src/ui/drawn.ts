import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

/**
 * Keeps what looks the same wherever it stands, by a key that says all of what it looks like: a page has a hundred of the same icons and dots, and
 * drawing them took a tenth of its time. Only for what comes out of a short list: nothing that somebody typed may be in a key.
 */
export function drawnOnce(): (key: string, draw: () => Child) => Child {
  const kept = new Map<string, Child>();
  return (key, draw) => {
    const known = kept.get(key) ?? raw(String(draw()));
    kept.set(key, known);
    return known;
  };
}
