import type { Route } from '../web/route.ts';
import { showCall, told } from './call.tsx';
import { showCallBack, toldCallBack } from './call-back.tsx';
import { showPeople } from './people.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/zaken/:zaak/bellen', right: 'order-in-case', act: 'bellen-bekeken', handle: showPeople },
  { method: 'GET', path: '/zaken/:zaak/bellen/:persoon', right: 'order-in-case', act: 'telefoonnummer-getoond', handle: showCall },
  { method: 'POST', path: '/zaken/:zaak/bellen/:persoon', right: 'order-in-case', act: 'gebeld', handle: told },
  { method: 'GET', path: '/zaken/:zaak/terugbellen', right: 'order-in-case', act: 'bellen-bekeken', handle: showCallBack },
  { method: 'POST', path: '/zaken/:zaak/terugbellen', right: 'order-in-case', act: 'gebeld', handle: toldCallBack },
];
