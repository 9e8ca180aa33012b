import { ENTRY_ADDRESS } from '../web/entry-address.ts';
import { ELSEWHERE } from '../ui/quick-exit.tsx';
import type { Route } from '../web/route.ts';
import { enter, showEntry } from './desk-entry.tsx';
import { add, showAdded, showAddition } from './addition.tsx';
import { inLanguage } from '../web/language.ts';
import { resume, saveForLater, showResume, showSaved } from './later.tsx';
import { additionsRead, showAdditions } from './panel.tsx';
import { front, keepPage, leave, postStep, send, sent, showCheck, showStep, whichDoor } from './public.tsx';

/** The public form shows no case: its answers are the same for known and unknown people. */
export const routes: Route[] = [
  { method: 'GET', path: '/', right: 'public', act: null, handle: inLanguage(front) },
  { method: 'GET', path: '/aanmelden/welke-deur', right: 'public', act: null, handle: inLanguage(whichDoor) },
  { method: 'GET', path: '/weg', right: 'public', act: null, leavesFor: ELSEWHERE, handle: leave },
  { method: 'GET', path: '/aanmelden', right: 'public', act: null, handle: inLanguage(showStep) },
  { method: 'GET', path: '/aanmelden/nakijken', right: 'public', act: null, handle: inLanguage(showCheck) },
  { method: 'POST', path: '/aanmelden/nakijken', right: 'public', act: null, handle: inLanguage(send) },
  { method: 'GET', path: '/aanmelden/verstuurd', right: 'public', act: null, handle: inLanguage(sent) },
  { method: 'GET', path: '/aanmelden/bewaard', right: 'public', act: null, handle: inLanguage(showSaved) },
  { method: 'GET', path: '/aanmelden/verder', right: 'public', act: null, handle: inLanguage(showResume) },
  { method: 'POST', path: '/aanmelden/verder', right: 'public', act: null, handle: inLanguage(resume) },
  { method: 'GET', path: '/aanmelden/aanvullen', right: 'public', act: null, handle: inLanguage(showAddition) },
  { method: 'POST', path: '/aanmelden/aanvullen', right: 'public', act: null, handle: inLanguage(add) },
  { method: 'GET', path: '/aanmelden/aangevuld', right: 'public', act: null, handle: inLanguage(showAdded) },
  { method: 'GET', path: '/aanmelden/:stap', right: 'public', act: null, handle: inLanguage(showStep) },
  { method: 'POST', path: '/aanmelden/:stap', right: 'public', act: null, handle: inLanguage(postStep) },
  { method: 'POST', path: '/aanmelden/:stap/concept', right: 'public', act: null, bodyLimit: 64_000, handle: keepPage },
  { method: 'POST', path: '/aanmelden/:stap/later', right: 'public', act: null, handle: inLanguage(saveForLater) },
  { method: 'GET', path: ENTRY_ADDRESS, right: 'register', act: null, handle: showEntry },
  { method: 'GET', path: '/zaken/:zaak/aanvullingen', right: 'open-case', act: 'aanvulling-bekeken', handle: showAdditions },
  { method: 'POST', path: '/zaken/:zaak/aanvullingen', right: 'order-in-case', act: 'aanvulling-gelezen', handle: additionsRead },
  { method: 'POST', path: ENTRY_ADDRESS, right: 'register', act: 'aanmelding-vastgelegd', handle: enter },
];
