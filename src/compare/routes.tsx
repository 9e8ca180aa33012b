import type { Route } from '../web/route.ts';
import { settle, showPair } from './compare.tsx';
import { showAlike } from './list.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/zaken/:zaak/vergelijken', right: 'open-case', act: 'gelijkende-zaken-bekeken', handle: showAlike },
  { method: 'GET', path: '/zaken/:zaak/vergelijken/:ander', right: 'open-case', act: 'zaken-vergeleken', handle: showPair },
  { method: 'POST', path: '/zaken/:zaak/vergelijken/:ander', right: 'order-in-case', act: 'vergelijking-vastgelegd', handle: settle },
];
