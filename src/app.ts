import { routes as access } from './access/routes.tsx';
import { routes as accountability } from './accountability/routes.tsx';
import { accountRoutes } from './accounts/routes.tsx';
import { mediatorsForCase } from './allocation/part.tsx';
import { routes as allocation } from './allocation/routes.tsx';
import { appointmentsInCase } from './appointments/panel.tsx';
import { routes as appointments } from './appointments/routes.tsx';
import { breachInCase, routes as breaches } from './breaches/routes.tsx';
import { routes as calling } from './calling/routes.tsx';
import { alikeInCase } from './compare/panel.tsx';
import { routes as compare } from './compare/routes.tsx';
import { caseworkRoutes } from './casework/routes.tsx';
import { routes as drafts } from './drafts/routes.tsx';
import { choresNotice } from './chores/chores.tsx';
import { importNotice } from './chores/imports.tsx';
import { choreRoutes } from './chores/routes.tsx';
import type { Chores } from './chores/runner.ts';
import { figureRoutes } from './figures/routes.tsx';
import { factText } from './casework/texts-facts.ts';
import { askedInWords } from './letters/asked.ts';
import type { Press } from './letters/letter-page.tsx';
import { lettersInCase, letterRoutes, papersInCase } from './letters/routes.tsx';
import { routes as mail } from './mail/routes.tsx';
import { trayNotice } from './mail/tray.tsx';
import { routes as help } from './help/routes.tsx';
import { overdueNotice } from './retention/list.tsx';
import { routes as retention } from './retention/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { accessInCase } from './relations/panel.tsx';
import { routes as relations } from './relations/routes.tsx';
import { routes as organisations } from './organisations/routes.tsx';
import { routes as prosecution } from './prosecution/routes.tsx';
import { routes as privacy } from './privacy/routes.tsx';
import { requestRoutes } from './requests/routes.tsx';
import { additionInCase } from './referral/panel.tsx';
import { telephoneInCase } from './telephone/panel.tsx';
import { routes as telephone } from './telephone/routes.tsx';
import { questionsInCase } from './questions/panel.tsx';
import { routes as questions } from './questions/routes.tsx';
import { routes as referral } from './referral/routes.tsx';
import { routes as settings } from './settings/routes.tsx';
import type { Provider } from './sign-in/provider.ts';
import { signInRoutes } from './sign-in/routes.tsx';
import { glassForDirector } from './web/glass-notice.tsx';
import type { Route } from './web/route.ts';
import { routes as worklists } from './worklists/routes.tsx';

/** What the features need of the process. */
export interface Parts {
  /** Makes letters, one for the whole server. */
  press: Press;
  /** The organisation's own sign-in, where there is one. */
  provider?: Provider | null;
  /** The work beside the server; without it none is shown and none can be begun. */
  chores?: Chores;
}

const NO_CHORES: Chores = { standing: () => [], begin: () => 'unknown' };

/** The features, in the order of the work. */
export const routes = ({ press, provider = null, chores = NO_CHORES }: Parts): readonly Route[] => [
  ...referral,
  ...questions,
  ...signInRoutes(provider),
  ...drafts,
  ...worklists,
  ...caseworkRoutes([alikeInCase, additionInCase, questionsInCase, telephoneInCase, appointmentsInCase, lettersInCase, accessInCase, breachInCase], { part: mediatorsForCase, papers: papersInCase }),
  ...compare,
  ...telephone,
  ...appointments,
  ...calling,
  ...allocation,
  ...relations,
  ...letterRoutes(press),
  ...prosecution,
  ...organisations,
  ...searchRoutes,
  ...figureRoutes([glassForDirector, overdueNotice]),
  ...access,
  ...retention,
  ...privacy,
  ...requestRoutes(press, factText, askedInWords),
  ...breaches,
  ...accountability,
  ...accountRoutes([choresNotice, importNotice, trayNotice]),
  ...settings,
  ...choreRoutes(chores),
  ...mail,
  ...help,
];
