import { inLanguage } from '../web/language.ts';
import type { Route } from '../web/route.ts';
import { linkAddress, makeLink, showLink } from './link.tsx';
import { answerIt, openIt, showCode, showSent } from './public.tsx';
import { QUESTION_LANGUAGES } from './texts.ts';

/** What a referrer opens answers the same for every code that opens nothing: unknown, used, withdrawn or too late. */
export const routes: Route[] = [
  { method: 'GET', path: '/vraag', right: 'public', act: null, handle: inLanguage(showCode, QUESTION_LANGUAGES) },
  { method: 'GET', path: '/vraag/verstuurd', right: 'public', act: null, handle: inLanguage(showSent, QUESTION_LANGUAGES) },
  { method: 'GET', path: '/vraag/:code', right: 'public', act: null, handle: inLanguage(showCode, QUESTION_LANGUAGES) },
  { method: 'POST', path: '/vraag', right: 'public', act: 'vraag-geopend', handle: inLanguage(openIt, QUESTION_LANGUAGES) },
  { method: 'POST', path: '/vraag/antwoord', right: 'public', act: 'vraag-beantwoord', handle: inLanguage(answerIt, QUESTION_LANGUAGES) },
  { method: 'GET', path: linkAddress(':zaak'), right: 'order-in-case', act: 'vraag-link-bekeken', handle: showLink },
  { method: 'POST', path: linkAddress(':zaak'), right: 'order-in-case', act: 'vraag-link-gemaakt', handle: makeLink },
];
