import type { Route } from '../web/route.ts';
import { showSettings } from './overview.tsx';
import { change, showPart, takeBack } from './part.tsx';

/** Numbers, days and codes of the house: no case shows here. */
export const routes: Route[] = [
  { method: 'GET', path: '/beheer/instellingen', right: 'settings', act: null, handle: showSettings },
  { method: 'GET', path: '/beheer/instellingen/:onderdeel', right: 'settings', act: null, handle: showPart },
  { method: 'POST', path: '/beheer/instellingen/:onderdeel', right: 'change-settings', act: null, handle: change },
  { method: 'POST', path: '/beheer/instellingen/:onderdeel/terugnemen', right: 'change-settings', act: null, handle: takeBack },
];
