import type { Route } from '../web/route.ts';
import { showLog } from './log.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/inzage', right: 'access-log', act: 'logboek-bekeken', handle: showLog },
];
