import type { Route } from './route.ts';
import { RIGHTS } from './rights.ts';

export interface Arranged {
  /** In the order of matching: `/zaken/nieuw` before `/zaken/:zaak`. */
  routes: Route[];
  /** Path → methods. */
  paths: Map<string, string[]>;
}

/**
 * Puts the table of routes in the order in which they match. Throws where two routes are the same, where a path is not
 * in lower case Dutch words and parameters, where a right is unknown, and where an address that opens a case leaves no
 * line in the access log.
 */
export function arrange(routes: readonly Route[]): Arranged {
  const paths = new Map<string, string[]>();
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (!/^\/$|^(\/(:[a-zA-Z]+|[a-z0-9-]+))+$/.test(route.path)) throw new Error(`${name}: not a path`);
    if (!RIGHTS.includes(route.right)) throw new Error(`${name}: no right`);
    if (opensCase(route) && route.act === null) throw new Error(`${name}: opens a case and leaves no line in the access log`);
    const methods = paths.get(route.path) ?? [];
    if (methods.includes(route.method)) throw new Error(`${name}: twice`);
    paths.set(route.path, [...methods, route.method]);
  }
  return { routes: [...routes].sort((a, b) => (rank(a.path) < rank(b.path) ? -1 : rank(a.path) > rank(b.path) ? 1 : 0)), paths };
}

function opensCase(route: Route): boolean {
  return route.right === 'open-case' || route.right === 'order-in-case';
}

/** Sorts parameters after words, part by part. */
function rank(path: string): string {
  return path.split('/').map((part) => (part.startsWith(':') ? '1' : '0')).join('');
}
