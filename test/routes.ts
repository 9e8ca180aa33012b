import { routes } from '../src/app.ts';
import type { Route } from '../src/web/route.ts';

/** Every address of the product, with a press that makes no letters: for tests that print none. */
export const everyRoute: readonly Route[] = routes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) } });
