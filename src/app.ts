import type { Route } from './web/route.ts';

/** The features, in the order of the work. */
export const routes: readonly Route[] = [];
