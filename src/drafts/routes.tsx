import type { Route } from '../web/route.ts';
import { keep, throwAway } from './keep.ts';

/** Beside the forms of the staff: they show no case, and every form says by its ticket whose it is. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/concept', right: 'signed-in', act: null, handle: keep },
  { method: 'POST', path: '/concept/weggooien', right: 'signed-in', act: null, handle: throwAway },
];
