import type { Route } from '../web/route.ts';
import { decide, showDecisions } from './decisions.tsx';
import { addToPlan, finish, showPlan } from './plan.tsx';
import { registerFile, showRegister } from './register-page.tsx';
import { record, showTraining } from './training.tsx';

/** The director reads; the privacy officer writes. Nothing here reads a case. */
export const routes: Route[] = [
  { method: 'GET', path: '/verantwoording', right: 'accountability', act: null, handle: showRegister },
  { method: 'GET', path: '/verantwoording/:bestand', right: 'accountability', act: null, handle: registerFile },
  { method: 'GET', path: '/verantwoording/besluiten', right: 'accountability', act: null, handle: showDecisions },
  { method: 'POST', path: '/verantwoording/besluiten', right: 'privacy-year', act: null, handle: decide },
  { method: 'GET', path: '/verantwoording/jaarplan', right: 'accountability', act: null, handle: showPlan },
  { method: 'POST', path: '/verantwoording/jaarplan', right: 'privacy-year', act: null, handle: addToPlan },
  { method: 'POST', path: '/verantwoording/jaarplan/:actie/gedaan', right: 'privacy-year', act: null, handle: finish },
  { method: 'GET', path: '/verantwoording/scholing', right: 'privacy-year', act: null, handle: showTraining },
  { method: 'POST', path: '/verantwoording/scholing', right: 'privacy-year', act: null, handle: record },
];
