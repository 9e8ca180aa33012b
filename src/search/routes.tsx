import type { Route } from '../web/route.ts';
import { answer, ask } from './search.tsx';
import { suggest } from './suggest.ts';

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/zoeken', right: 'search', act: 'gezocht', handle: answer },
  { method: 'POST', path: '/zoeken', right: 'search', act: 'zoekvraag', handle: ask },
  { method: 'POST', path: '/zoeken/voorstellen', right: 'search', act: 'zoekvoorstel', handle: suggest },
];
