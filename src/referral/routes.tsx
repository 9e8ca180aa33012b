import type { Route } from '../web/route.ts';
import { enter, showEntry } from './desk-entry.tsx';
import { inLanguage } from './language.ts';
import { front, keepPage, leave, postStep, send, sent, showCheck, showStep, whichDoor } from './public.tsx';

/** The public form shows no case: its answers are the same for known and unknown people. */
export const routes: Route[] = [
  { method: 'GET', path: '/', right: 'public', act: null, handle: inLanguage(front) },
  { method: 'GET', path: '/aanmelden/welke-deur', right: 'public', act: null, handle: inLanguage(whichDoor) },
  { method: 'GET', path: '/weg', right: 'public', act: null, handle: leave },
  { method: 'GET', path: '/aanmelden', right: 'public', act: null, handle: inLanguage(showStep) },
  { method: 'GET', path: '/aanmelden/nakijken', right: 'public', act: null, handle: inLanguage(showCheck) },
  { method: 'POST', path: '/aanmelden/nakijken', right: 'public', act: null, handle: inLanguage(send) },
  { method: 'GET', path: '/aanmelden/verstuurd', right: 'public', act: null, handle: inLanguage(sent) },
  { method: 'GET', path: '/aanmelden/:stap', right: 'public', act: null, handle: inLanguage(showStep) },
  { method: 'POST', path: '/aanmelden/:stap', right: 'public', act: null, handle: inLanguage(postStep) },
  { method: 'POST', path: '/aanmelden/:stap/concept', right: 'public', act: null, bodyLimit: 64_000, handle: keepPage },
  { method: 'GET', path: '/aanmeldpunt/nieuw', right: 'register', act: null, handle: showEntry },
  { method: 'POST', path: '/aanmeldpunt/nieuw', right: 'register', act: 'aanmelding-vastgelegd', handle: enter },
];
