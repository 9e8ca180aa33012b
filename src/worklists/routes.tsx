import type { Route } from '../web/route.ts';
import { showWeek } from './agenda-week.tsx';
import { SAFETY_ADDRESS, tellSafety } from '../web/safety-lines.ts';
import { showDesk } from './desk-page.tsx';
import { showOwn } from './own-page.tsx';
import { showPolicy } from './policy-page.tsx';
import { showSupervision } from './supervision-page.tsx';
import { showToday } from './today-page.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/aanmeldpunt', right: 'desk-lists', act: 'lijst-bekeken', handle: showDesk },
  { method: 'GET', path: '/beleid', right: 'policy-lists', act: 'lijst-bekeken', handle: showPolicy },
  { method: 'GET', path: '/vandaag', right: 'own-cases', act: 'lijst-bekeken', handle: showToday },
  { method: 'GET', path: '/agenda', right: 'own-cases', act: 'agenda-bekeken', handle: showWeek },
  { method: 'GET', path: '/mijn-zaken', right: 'own-cases', act: 'lijst-bekeken', handle: showOwn },
  { method: 'GET', path: '/werkbegeleiding', right: 'supervised-cases', act: 'lijst-bekeken', handle: showSupervision },
  // How many and where to go: nothing of a case.
  { method: 'GET', path: SAFETY_ADDRESS, right: 'signed-in', act: null, byItself: true, handle: tellSafety },
];
