import type { Route } from '../web/route.ts';
import { linkAddress, makeLink, showLink } from './link.tsx';
import { answerIt, openIt, showCode, showSent } from './public.tsx';

/** What a referrer opens answers the same for every code that opens nothing: unknown, used, withdrawn or too late. */
export const routes: Route[] = [
  { method: 'GET', path: '/vraag', right: 'public', act: null, handle: showCode },
  { method: 'GET', path: '/vraag/verstuurd', right: 'public', act: null, handle: showSent },
  { method: 'GET', path: '/vraag/:code', right: 'public', act: null, handle: showCode },
  { method: 'POST', path: '/vraag', right: 'public', act: 'vraag-geopend', handle: openIt },
  { method: 'POST', path: '/vraag/antwoord', right: 'public', act: 'vraag-beantwoord', handle: answerIt },
  { method: 'GET', path: linkAddress(':zaak'), right: 'order-in-case', act: 'vraag-link-bekeken', handle: showLink },
  { method: 'POST', path: linkAddress(':zaak'), right: 'order-in-case', act: 'vraag-link-gemaakt', handle: makeLink },
];
