import type { Route } from '../web/route.ts';
import { ANSWERS_BYTES } from './answers-page.tsx';
import { showAnswers, takeAnswers } from './answers.tsx';
import { addOffice, changeOffice, endOffice, resumeOffice, showOffice, showOffices, takeBackChange } from './offices.tsx';

export const routes: Route[] = [
  { method: 'GET', path: '/aanmeldpunt/om-antwoorden', right: 'desk-lists', act: 'om-antwoorden-bekeken', handle: showAnswers },
  { method: 'POST', path: '/aanmeldpunt/om-antwoorden', right: 'desk-lists', act: 'om-antwoorden-bekeken', bodyLimit: ANSWERS_BYTES, takesFile: true, handle: takeAnswers },
  { method: 'GET', path: '/beheer/parketten', right: 'prosecution-offices', act: null, handle: showOffices },
  { method: 'POST', path: '/beheer/parketten', right: 'prosecution-offices', act: null, handle: addOffice },
  { method: 'GET', path: '/beheer/parketten/:parket', right: 'prosecution-offices', act: null, handle: showOffice },
  { method: 'POST', path: '/beheer/parketten/:parket', right: 'prosecution-offices', act: null, handle: changeOffice },
  { method: 'POST', path: '/beheer/parketten/:parket/einde', right: 'prosecution-offices', act: null, handle: endOffice },
  { method: 'POST', path: '/beheer/parketten/:parket/toch-weer', right: 'prosecution-offices', act: null, handle: resumeOffice },
  { method: 'POST', path: '/beheer/parketten/:parket/terugnemen', right: 'prosecution-offices', act: null, handle: takeBackChange },
];
