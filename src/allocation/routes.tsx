import type { Route } from '../web/route.ts';
import { showMediators } from './list.tsx';
import { record, showProfile, takeAway } from './profile.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/bemiddelaars', right: 'mediators', act: null, handle: showMediators },
  { method: 'GET', path: '/bemiddelaars/:bemiddelaar', right: 'mediators', act: null, handle: showProfile },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/regio', right: 'mediators', act: null, handle: record('area') },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/ervaring', right: 'mediators', act: null, handle: record('competence') },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/verlof', right: 'mediators', act: null, handle: record('leave') },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/:periode/einde', right: 'mediators', act: null, handle: takeAway },
];
