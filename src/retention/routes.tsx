import type { Route } from '../web/route.ts';
import { hold, release, showCase } from './case.tsx';
import { holdFile, reviewFiles, showFiles } from './files.tsx';
import { goOn, review, showList } from './list.tsx';
import { showProof, showUndecided } from './proof.tsx';
import { decide, showTerms } from './terms.tsx';

/** P-22: the privacy officer sees numbers, days and outcomes here, and opens no case. */
export const routes: Route[] = [
  { method: 'GET', path: '/bewaren', right: 'retention', act: 'bewaarlijst-bekeken', handle: showList },
  { method: 'POST', path: '/bewaren/nagelopen', right: 'retention', act: 'bewaarlijst-nagelopen', handle: review },
  { method: 'POST', path: '/bewaren/doorgaan', right: 'retention', act: null, handle: goOn },
  { method: 'GET', path: '/bewaren/onbeslist', right: 'retention', act: 'onbesliste-aanmeldingen-bekeken', handle: showUndecided },
  { method: 'GET', path: '/bewaren/gewist', right: 'retention', act: 'gewiste-zaken-bekeken', handle: showProof },
  { method: 'GET', path: '/bewaren/termijnen', right: 'retention', act: null, handle: showTerms },
  { method: 'POST', path: '/bewaren/termijnen', right: 'retention', act: null, handle: decide },
  // Requests and breaches: no case is named here.
  { method: 'GET', path: '/bewaren/dossiers', right: 'retention', act: null, handle: showFiles },
  { method: 'POST', path: '/bewaren/dossiers/nagelopen', right: 'retention', act: null, handle: reviewFiles },
  { method: 'POST', path: '/bewaren/dossiers/houden', right: 'retention', act: null, handle: holdFile },
  { method: 'GET', path: '/bewaren/:zaak', right: 'retention', act: 'bewaren-van-zaak-bekeken', handle: showCase },
  { method: 'POST', path: '/bewaren/:zaak/houden', right: 'retention', act: 'zaak-gehouden', handle: hold },
  { method: 'POST', path: '/bewaren/:zaak/loslaten', right: 'retention', act: 'zaak-losgelaten', handle: release },
];
