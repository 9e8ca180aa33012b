import type { Route } from '../web/route.ts';
import { endFollowing, endRow, follow, keepOut, showAccess } from './access-page.tsx';
import { openInEmergency, review, showBroken, showGlass } from './glass.tsx';
import { endStanding, showStandIns, standIn } from './stand-ins.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/zaken/:zaak/toegang', right: 'open-case', act: 'toegang-bekeken', handle: showAccess },
  { method: 'POST', path: '/zaken/:zaak/toegang/niet', right: 'order-in-case', act: 'collega-uitgesloten', handle: keepOut('excluded') },
  { method: 'POST', path: '/zaken/:zaak/toegang/alleen', right: 'order-in-case', act: 'zaak-beperkt', handle: keepOut('restricted') },
  { method: 'POST', path: '/zaken/:zaak/toegang/:regel/einde', right: 'order-in-case', act: 'toegang-verruimd', handle: endRow },
  { method: 'POST', path: '/zaken/:zaak/toegang/meekijker', right: 'order-in-case', act: 'meekijker-toegelaten', handle: follow },
  { method: 'POST', path: '/zaken/:zaak/toegang/meekijker/:deel/einde', right: 'order-in-case', act: 'meekijken-gestopt', handle: endFollowing },
  { method: 'GET', path: '/vervanging', right: 'stand-ins', act: 'vervanging-bekeken', handle: showStandIns },
  { method: 'POST', path: '/vervanging', right: 'stand-ins', act: 'vervanging-bekeken', handle: standIn },
  { method: 'POST', path: '/vervanging/:vervanging/einde', right: 'stand-ins', act: null, handle: endStanding },
  { method: 'GET', path: '/noodtoegang', right: 'break-glass', act: null, handle: showGlass },
  { method: 'POST', path: '/noodtoegang', right: 'break-glass', act: 'noodtoegang', handle: openInEmergency },
  { method: 'GET', path: '/noodtoegang/nalopen', right: 'glass-review', act: 'noodtoegang-bekeken', handle: showBroken },
  { method: 'POST', path: '/noodtoegang/:glas/nagelopen', right: 'glass-review', act: 'noodtoegang-nagelopen', handle: review },
];
