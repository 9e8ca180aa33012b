import type { Route } from '../web/route.ts';
import { sendAgain, showTray } from './tray.tsx';

/** The tray names no case and nobody in one. */
export const routes: Route[] = [
  { method: 'GET', path: '/beheer/mail', right: 'upkeep', act: null, handle: showTray },
  { method: 'POST', path: '/beheer/mail/opnieuw', right: 'upkeep', act: null, handle: sendAgain },
];
