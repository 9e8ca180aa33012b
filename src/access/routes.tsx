import type { Route } from '../web/route.ts';
import { showFile } from './file.tsx';
import { setHome, showHomes } from './homes.tsx';
import { showLog } from './log.tsx';
import { answerFinding, finishReview, showReview, showReviews } from './reviews.tsx';
import { giveHead, settle, showSeal } from './seal.tsx';

/** P-22: the privacy officer sees numbers, colleagues and moments here, and opens no case. */
export const routes: Route[] = [
  { method: 'GET', path: '/inzage', right: 'access-log', act: 'logboek-bekeken', handle: showLog },
  { method: 'GET', path: '/inzage/zaak/:zaak', right: 'access-log', act: 'wie-zag-zaak-bekeken', handle: showFile },
  { method: 'GET', path: '/inzage/zegel', right: 'access-log', act: 'verzegeling-bekeken', handle: showSeal },
  { method: 'POST', path: '/inzage/zegel', right: 'access-log', act: 'verzegeling-bekeken', handle: settle },
  { method: 'GET', path: '/inzage/zegel/kop', right: 'access-log', act: null, handle: giveHead },
  { method: 'GET', path: '/inzage/nakijken', right: 'access-log', act: null, handle: showReviews },
  { method: 'GET', path: '/inzage/nakijken/postcodes', right: 'access-log', act: null, handle: showHomes },
  { method: 'POST', path: '/inzage/nakijken/postcodes', right: 'access-log', act: null, handle: setHome },
  { method: 'GET', path: '/inzage/nakijken/:week', right: 'access-log', act: 'inzage-nagekeken', handle: showReview },
  { method: 'POST', path: '/inzage/nakijken/:week/antwoord/:vraag', right: 'access-log', act: 'inzage-nagekeken', handle: answerFinding },
  { method: 'POST', path: '/inzage/nakijken/:week/afronden', right: 'access-log', act: 'inzage-nagekeken', handle: finishReview },
];
