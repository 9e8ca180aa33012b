import type { Route, Visit } from '../web/route.ts';
import { judgeSentences, openOwnLetter, showAccess, showSentences } from './access.tsx';
import { makeLetter, openDocument, type Press } from './letter.ts';
import { register, showNew, showRequests } from './list.tsx';
import { withRequest, type Parts } from './open-request.ts';
import { showRequest } from './request.tsx';
import { addStatement, checkIdentity, chooseCase, chooseWay, correct, decide, erase, extend, letGo, lift, restrictData } from './steps.ts';

export type { Press };

/** `press` makes documents; `tell` says what happened as the case file says it; `inWords` reads what letters keep for themselves. An open request opens its one person's case, and nothing else does (P-22). */
export const requestRoutes = (press: Press, tell: Parts['tell'], inWords: Parts['inWords']): Route[] => {
  const parts: Parts = { tell, inWords };
  const own = (path: string) => ({ path: `/verzoeken/:verzoek${path}`, right: 'privacy-requests' }) as const;
  const post = (path: string, act: string, handle: (visit: Visit) => ReturnType<Route['handle']>): Route => ({ ...own(path), method: 'POST', act, handle });
  return [
    { method: 'GET', path: '/verzoeken', right: 'privacy-requests', act: null, handle: showRequests },
    { method: 'GET', path: '/verzoeken/nieuw', right: 'privacy-requests', act: null, handle: showNew },
    { method: 'POST', path: '/verzoeken/nieuw', right: 'privacy-requests', act: null, handle: register },
    { ...own(''), method: 'GET', act: 'verzoek-bekeken', handle: (visit) => withRequest(visit, parts, showRequest) },
    post('/identiteit', 'verzoek-identiteit', checkIdentity(parts)), post('/zaak', 'verzoek-zaak-gekozen', chooseCase(parts)), post('/verlengen', 'verzoek-verlengd', extend(parts)),
    post('/verbeteren', 'gegevens-verbeterd-op-verzoek', correct(parts)), post('/verklaring', 'verklaring-toegevoegd', addStatement(parts)), post('/beperken', 'gegevens-beperkt', restrictData(parts)),
    post('/weg', 'verzoek-weg-gekozen', chooseWay(parts)), post('/zaak/los', 'verzoek-zaak-losgelaten', letGo(parts)), post('/opheffen', 'beperking-opgeheven', lift(parts)), post('/wissen', 'gegevens-gewist-op-verzoek', erase(parts)), post('/besluit', 'verzoek-besloten', decide(parts, press)),
    { ...own('/zinnen'), method: 'GET', act: 'inzage-zinnen-gelezen', handle: showSentences(parts) }, post('/zinnen', 'inzage-zinnen-nagelopen', judgeSentences(parts)),
    // `inzage.pdf` and `inzage.json`.
    { ...own('/inzage/:bestand'), method: 'GET', act: 'inzage-samengesteld', handle: showAccess(parts, press) },
    post('/brief', 'brief-over-verzoek-gemaakt', makeLetter(parts, press)),
    { ...own('/stuk/:stuk'), method: 'GET', act: 'stuk-van-verzoek-geopend', handle: openDocument(parts) },
    { ...own('/brieven/:brief'), method: 'GET', act: 'brief-voor-inzage-geopend', handle: openOwnLetter(parts) },
  ];
};
