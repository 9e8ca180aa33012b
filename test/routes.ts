import { routes } from '../src/app.ts';
import type { Provider } from '../src/sign-in/provider.ts';
import type { Route } from '../src/web/route.ts';

/** Every address of the product, with a press that makes no letters: for tests that print none. */
export const routesWith = (provider: Provider | null): readonly Route[] => routes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) }, provider });
export const everyRoute = routesWith(null);
