import { letterRoutes } from './letters/routes.tsx';
import type { Press } from './letters/letter-page.tsx';
import { searchRoutes } from './search/routes.tsx';
import type { Route } from './web/route.ts';

/** What the features need of the process. */
export interface Parts {
  /** Makes letters, one for the whole server. */
  press: Press;
}

/** The features, in the order of the work. */
export const routes = ({ press }: Parts): readonly Route[] => [...letterRoutes(press), ...searchRoutes];
