import { routes as access } from './access/routes.tsx';
import { routes as accounts } from './accounts/routes.tsx';
import { caseworkRoutes } from './casework/routes.tsx';
import { routes as drafts } from './drafts/routes.tsx';
import { routes as figures } from './figures/routes.tsx';
import type { Press } from './letters/letter-page.tsx';
import { lettersInCase, letterRoutes } from './letters/routes.tsx';
import { routes as retention } from './retention/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { routes as referral } from './referral/routes.tsx';
import { routes as signIn } from './sign-in/routes.tsx';
import type { Route } from './web/route.ts';
import { routes as worklists } from './worklists/routes.tsx';

/** What the features need of the process. */
export interface Parts {
  /** Makes letters, one for the whole server. */
  press: Press;
}

/** The features, in the order of the work. */
export const routes = ({ press }: Parts): readonly Route[] => [
  ...referral,
  ...signIn,
  ...drafts,
  ...worklists,
  ...caseworkRoutes([lettersInCase]),
  ...letterRoutes(press),
  ...searchRoutes,
  ...figures,
  ...access,
  ...retention,
  ...accounts,
];
