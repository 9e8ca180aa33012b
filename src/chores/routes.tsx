import type { Route } from '../web/route.ts';
import { beginChore, showChores } from './chores.tsx';
import type { Chores } from './runner.ts';

/** Of a case nothing but its number, where its journal does not hold. */
export const choreRoutes = (chores: Chores): Route[] => [
  { method: 'GET', path: '/beheer/taken', right: 'upkeep', act: 'taken-bekeken', handle: (visit) => showChores(visit, chores) },
  { method: 'POST', path: '/beheer/taken/:taak', right: 'upkeep', act: null, handle: (visit) => beginChore(visit, chores) },
];
