import type { PageNotice } from '../web/page-notice.ts';
import type { Route } from '../web/route.ts';
import { endAllSessions, followUpEvents, makeLink, resumeAccount, showAccount, stopAccount } from './account.tsx';
import { saveDetails, showDetails } from './details.tsx';
import { showAccounts } from './list.tsx';
import { makeAccount, showNew } from './new.tsx';
import { beginReviewing, endReviewing, keepRights, reduceRights, showReduce, showReview, stopInReview } from './review.tsx';
import { showStop, showStopInReview } from './stop.tsx';
import { changeWork, showWork } from './work.tsx';

/** `notices`: what other features have to say to who starts here. */
export const accountRoutes = (notices: readonly PageNotice[]): Route[] => [
  { method: 'GET', path: '/accounts', right: 'accounts', act: null, handle: (visit) => showAccounts(visit, notices) },
  { method: 'GET', path: '/accounts/nieuw', right: 'accounts', act: null, handle: showNew },
  { method: 'POST', path: '/accounts/nieuw', right: 'accounts', act: null, handle: makeAccount },
  { method: 'GET', path: '/accounts/:account', right: 'accounts', act: null, handle: showAccount },
  { method: 'POST', path: '/accounts/:account/link', right: 'accounts', act: null, handle: makeLink },
  { method: 'GET', path: '/accounts/:account/stoppen', right: 'accounts', act: null, handle: showStop },
  { method: 'POST', path: '/accounts/:account/stoppen', right: 'accounts', act: null, handle: stopAccount },
  { method: 'POST', path: '/accounts/:account/hervatten', right: 'accounts', act: null, handle: resumeAccount },
  { method: 'POST', path: '/accounts/:account/uitloggen', right: 'accounts', act: null, handle: endAllSessions },
  { method: 'POST', path: '/accounts/:account/nagevraagd', right: 'accounts', act: null, handle: followUpEvents },
  { method: 'GET', path: '/accounts/:account/gegevens', right: 'accounts', act: null, handle: showDetails },
  { method: 'POST', path: '/accounts/:account/gegevens', right: 'accounts', act: null, handle: saveDetails },
  { method: 'GET', path: '/accounts/:account/werk', right: 'accounts', act: null, handle: showWork },
  { method: 'POST', path: '/accounts/:account/werk', right: 'accounts', act: null, handle: changeWork },
  { method: 'GET', path: '/rechten-nakijken', right: 'rights-review', act: null, handle: showReview },
  { method: 'POST', path: '/rechten-nakijken/beginnen', right: 'rights-review', act: null, handle: beginReviewing },
  { method: 'POST', path: '/rechten-nakijken/afronden', right: 'rights-review', act: null, handle: endReviewing },
  { method: 'POST', path: '/rechten-nakijken/:account/klopt', right: 'rights-review', act: null, handle: keepRights },
  { method: 'GET', path: '/rechten-nakijken/:account/minder', right: 'rights-review', act: null, handle: showReduce },
  { method: 'POST', path: '/rechten-nakijken/:account/minder', right: 'rights-review', act: null, handle: reduceRights },
  { method: 'GET', path: '/rechten-nakijken/:account/stoppen', right: 'rights-review', act: null, handle: showStopInReview },
  { method: 'POST', path: '/rechten-nakijken/:account/stoppen', right: 'rights-review', act: null, handle: stopInReview },
];
