import type { Route } from '../web/route.ts';
import { handOver, showHandOver } from './hand-over.tsx';
import { showMediators } from './list.tsx';
import { record, setTelephone, showProfile, takeAway } from './profile.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/bemiddelaars', right: 'mediators', act: null, handle: showMediators },
  { method: 'GET', path: '/bemiddelaars/:bemiddelaar', right: 'mediators', act: 'bemiddelaar-bekeken', handle: showProfile },
  { method: 'GET', path: '/bemiddelaars/:bemiddelaar/overdragen', right: 'desk-lists', act: 'overdracht-bekeken', handle: showHandOver },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/overdragen', right: 'desk-lists', act: 'overdracht-bekeken', handle: handOver },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/telefoon', right: 'mediators', act: 'bemiddelaar-bekeken', handle: setTelephone },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/regio', right: 'mediators', act: 'bemiddelaar-bekeken', handle: record('area') },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/ervaring', right: 'mediators', act: 'bemiddelaar-bekeken', handle: record('competence') },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/verlof', right: 'mediators', act: 'bemiddelaar-bekeken', handle: record('leave') },
  { method: 'POST', path: '/bemiddelaars/:bemiddelaar/:periode/einde', right: 'mediators', act: null, handle: takeAway },
];
