import type { Route } from '../web/route.ts';
import { openFirst, setUp, showFirst, showSetUp } from './set-up.tsx';
import { showSignIn, signIn, signInToDemo, signOut } from './sign-in.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/inloggen', right: 'public', act: null, handle: showSignIn },
  { method: 'POST', path: '/inloggen', right: 'public', act: null, handle: signIn },
  { method: 'POST', path: '/inloggen/demo', right: 'public', act: null, handle: signInToDemo },
  { method: 'POST', path: '/uitloggen', right: 'signed-in', act: null, handle: signOut },
  { method: 'GET', path: '/eerste-beheerder', right: 'public', act: null, handle: showFirst },
  { method: 'POST', path: '/eerste-beheerder', right: 'public', act: null, handle: openFirst },
  { method: 'GET', path: '/instellen/:link', right: 'public', act: null, handle: showSetUp },
  { method: 'POST', path: '/instellen/:link', right: 'public', act: null, handle: setUp },
];
