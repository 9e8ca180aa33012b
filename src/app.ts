import { routes as access } from './access/routes.tsx';
import { routes as accounts } from './accounts/routes.tsx';
import { caseworkRoutes } from './casework/routes.tsx';
import { routes as figures } from './figures/routes.tsx';
import { routes as referral } from './referral/routes.tsx';
import { routes as signIn } from './sign-in/routes.tsx';
import type { Route } from './web/route.ts';
import { routes as worklists } from './worklists/routes.tsx';

/** The features, in the order of the work. */
export const routes: readonly Route[] = [
  ...signIn,
  ...referral.filter(({ path }) => path !== '/' && path !== '/weg'),
  ...worklists,
  ...caseworkRoutes([]),
  ...figures,
  ...access,
  ...accounts,
];
