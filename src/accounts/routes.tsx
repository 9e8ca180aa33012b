import type { Route } from '../web/route.ts';
import { makeLink, resumeAccount, showAccount, stopAccount } from './account.tsx';
import { showAccounts } from './list.tsx';
import { makeAccount, showNew } from './new.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/accounts', right: 'accounts', act: null, handle: showAccounts },
  { method: 'GET', path: '/accounts/nieuw', right: 'accounts', act: null, handle: showNew },
  { method: 'POST', path: '/accounts/nieuw', right: 'accounts', act: null, handle: makeAccount },
  { method: 'GET', path: '/accounts/:account', right: 'accounts', act: null, handle: showAccount },
  { method: 'POST', path: '/accounts/:account/link', right: 'accounts', act: null, handle: makeLink },
  { method: 'POST', path: '/accounts/:account/stoppen', right: 'accounts', act: null, handle: stopAccount },
  { method: 'POST', path: '/accounts/:account/hervatten', right: 'accounts', act: null, handle: resumeAccount },
];
