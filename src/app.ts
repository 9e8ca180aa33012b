import { routes as access } from './access/routes.tsx';
import { routes as accountability } from './accountability/routes.tsx';
import { routes as accounts } from './accounts/routes.tsx';
import { mediatorsForCase } from './allocation/part.tsx';
import { routes as allocation } from './allocation/routes.tsx';
import { appointmentsInCase } from './appointments/panel.tsx';
import { routes as appointments } from './appointments/routes.tsx';
import { breachInCase, routes as breaches } from './breaches/routes.tsx';
import { caseworkRoutes } from './casework/routes.tsx';
import { routes as drafts } from './drafts/routes.tsx';
import { figureRoutes } from './figures/routes.tsx';
import { factText } from './casework/texts-facts.ts';
import type { Press } from './letters/letter-page.tsx';
import { lettersInCase, letterRoutes, papersInCase } from './letters/routes.tsx';
import { routes as help } from './help/routes.tsx';
import { overdueNotice } from './retention/list.tsx';
import { routes as retention } from './retention/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { accessInCase } from './relations/panel.tsx';
import { routes as relations } from './relations/routes.tsx';
import { routes as privacy } from './privacy/routes.tsx';
import { requestRoutes } from './requests/routes.tsx';
import { additionInCase } from './referral/panel.tsx';
import { routes as referral } from './referral/routes.tsx';
import { routes as settings } from './settings/routes.tsx';
import type { Provider } from './sign-in/provider.ts';
import { signInRoutes } from './sign-in/routes.tsx';
import type { Route } from './web/route.ts';
import { routes as worklists } from './worklists/routes.tsx';

/** What the features need of the process. */
export interface Parts {
  /** Makes letters, one for the whole server. */
  press: Press;
  /** The organisation's own sign-in, where there is one. */
  provider?: Provider | null;
}

/** The features, in the order of the work. */
export const routes = ({ press, provider = null }: Parts): readonly Route[] => [
  ...referral,
  ...signInRoutes(provider),
  ...drafts,
  ...worklists,
  ...caseworkRoutes([additionInCase, appointmentsInCase, lettersInCase, accessInCase, breachInCase], { part: mediatorsForCase, papers: papersInCase }),
  ...appointments,
  ...allocation,
  ...relations,
  ...letterRoutes(press),
  ...searchRoutes,
  ...figureRoutes([overdueNotice]),
  ...access,
  ...retention,
  ...privacy,
  ...requestRoutes(press, factText),
  ...breaches,
  ...accountability,
  ...accounts,
  ...settings,
  ...help,
];
