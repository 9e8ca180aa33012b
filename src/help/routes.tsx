import type { Route } from '../web/route.ts';
import { showHelp, turnQuestionMark } from './help.tsx';
import { showNews } from './news.tsx';

/** For everybody who is signed in; none of it shows a case. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/hulp', right: 'signed-in', act: null, handle: showHelp },
  { method: 'POST', path: '/hulp/vraagteken', right: 'signed-in', act: null, handle: turnQuestionMark },
  { method: 'GET', path: '/nieuw', right: 'signed-in', act: null, handle: showNews },
];
