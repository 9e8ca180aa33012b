import { CONDUCT_PATH, RENEW_PATH } from '../web/conduct.ts';
import type { Must, Route } from '../web/route.ts';
import { showConduct, takeConduct } from './conduct.tsx';
import { leaveForOrganisation, returnFromOrganisation, showSecondStep, takeSecondPasskey, takeSecondStep } from './organisation.tsx';
import { showOwnAccount } from './own-account.tsx';
import { makeOwnCodes } from './own-codes.tsx';
import { addOwnPasskey, removeOwnPasskey } from './own-passkeys.tsx';
import { setOwnTelephone } from './own-telephone.tsx';
import { endOthers, endSessionElsewhere, showSessions, stay } from './own-sessions.tsx';
import { signInWithPasskey } from './passkey-sign-in.tsx';
import type { Provider } from './provider.ts';
import { changeApp, renewByApp, renewByPasskey, showApp, showRenew } from './renew.tsx';
import { openFirst, setUp, showFirst, showSetUp } from './set-up.tsx';
import { showSignIn, signIn, signInToDemo, signOut } from './sign-in.tsx';

const RENEW: { before: readonly Must[] } = { before: ['renew'] };
const CONDUCT: { before: readonly Must[] } = { before: ['conduct'] };
const AT_ONCE: { before: readonly Must[] } = { before: ['renew', 'conduct'] };

/** Ways in, open to everybody. `provider`: the organisation's own sign-in, or null. */
const ways = (provider: Provider | null): Route[] => [
  { method: 'GET', path: '/inloggen', right: 'public', act: null, handle: showSignIn },
  { method: 'POST', path: '/inloggen', right: 'public', act: null, handle: signIn },
  { method: 'POST', path: '/inloggen/passkey', right: 'public', act: null, handle: signInWithPasskey },
  { method: 'POST', path: '/inloggen/demo', right: 'public', act: null, handle: signInToDemo },
  { method: 'GET', path: '/inloggen/organisatie', right: 'public', act: null, handle: (visit) => leaveForOrganisation(visit, provider) },
  { method: 'GET', path: '/inloggen/organisatie/terug', right: 'public', act: null, handle: (visit) => returnFromOrganisation(visit, provider) },
  { method: 'GET', path: '/inloggen/tweede-stap', right: 'public', act: null, handle: showSecondStep },
  { method: 'POST', path: '/inloggen/tweede-stap', right: 'public', act: null, handle: takeSecondStep },
  { method: 'POST', path: '/inloggen/tweede-stap/passkey', right: 'public', act: null, handle: takeSecondPasskey },
  { method: 'GET', path: '/eerste-beheerder', right: 'public', act: null, handle: showFirst },
  { method: 'POST', path: '/eerste-beheerder', right: 'public', act: null, handle: openFirst },
  { method: 'GET', path: '/instellen/:link', right: 'public', act: null, handle: showSetUp },
  { method: 'POST', path: '/instellen/:link', right: 'public', act: null, handle: setUp },
];

/** Of whoever is signed in. */
const own: Route[] = [
  { method: 'POST', path: '/uitloggen', right: 'signed-in', act: null, ...AT_ONCE, handle: signOut },
  { method: 'GET', path: CONDUCT_PATH, right: 'signed-in', act: null, ...CONDUCT, handle: showConduct },
  { method: 'POST', path: CONDUCT_PATH, right: 'signed-in', act: null, ...CONDUCT, handle: takeConduct },
  { method: 'GET', path: RENEW_PATH, right: 'signed-in', act: null, ...RENEW, handle: showRenew },
  { method: 'POST', path: RENEW_PATH, right: 'signed-in', act: null, ...RENEW, handle: renewByApp },
  { method: 'POST', path: `${RENEW_PATH}/passkey`, right: 'signed-in', act: null, ...RENEW, handle: renewByPasskey },
  { method: 'GET', path: '/mijn-account', right: 'signed-in', act: null, handle: showOwnAccount },
  { method: 'POST', path: '/mijn-account/passkeys', right: 'signed-in', act: null, handle: addOwnPasskey },
  { method: 'POST', path: '/mijn-account/passkeys/weghalen', right: 'signed-in', act: null, handle: removeOwnPasskey },
  { method: 'GET', path: '/mijn-account/app', right: 'signed-in', act: null, handle: showApp },
  { method: 'POST', path: '/mijn-account/app', right: 'signed-in', act: null, handle: changeApp },
  { method: 'POST', path: '/mijn-account/herstelcodes', right: 'signed-in', act: null, handle: makeOwnCodes },
  { method: 'POST', path: '/mijn-account/telefoon', right: 'own-cases', act: null, handle: setOwnTelephone },
  { method: 'GET', path: '/mijn-account/sessies', right: 'signed-in', act: null, handle: showSessions },
  { method: 'POST', path: '/mijn-account/sessies/beeindigen', right: 'signed-in', act: null, handle: endSessionElsewhere },
  { method: 'POST', path: '/mijn-account/sessies/andere', right: 'signed-in', act: null, handle: endOthers },
  { method: 'GET', path: '/ingelogd-blijven', right: 'signed-in', act: null, handle: stay },
];

export const signInRoutes = (provider: Provider | null): Route[] => [...ways(provider), ...own];
