import type { Route } from '../web/route.ts';
import { showStart } from './start.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/privacy', right: 'privacy-year', act: null, handle: showStart },
];
