import type { Route } from '../web/route.ts';
import { add, showList } from './list.tsx';
import { place, placeNew, showOne, showQueue } from './queue.tsx';
import { addWorker, begin, change, end, forgetName, merge, removeWorker, showOrganisation, undo } from './organisation.tsx';

const ONE = '/beheer/organisaties/:organisatie';

/** The list is of the house, and no case shows there; what waits to be placed is of cases. */
export const routes: Route[] = [
  { method: 'GET', path: '/beheer/organisaties', right: 'organisations', act: null, handle: showList },
  { method: 'POST', path: '/beheer/organisaties', right: 'organisations', act: null, handle: add },
  { method: 'GET', path: ONE, right: 'organisations', act: null, handle: showOrganisation },
  { method: 'POST', path: ONE, right: 'organisations', act: null, handle: change },
  { method: 'POST', path: `${ONE}/einde`, right: 'organisations', act: null, handle: end },
  { method: 'POST', path: `${ONE}/terug`, right: 'organisations', act: null, handle: begin },
  { method: 'POST', path: `${ONE}/samenvoegen`, right: 'organisations', act: null, handle: merge },
  { method: 'POST', path: `${ONE}/samenvoegingen/:samenvoeging/ongedaan`, right: 'organisations', act: null, handle: undo },
  { method: 'POST', path: `${ONE}/namen/:andere/weg`, right: 'organisations', act: null, handle: forgetName },
  { method: 'POST', path: `${ONE}/mensen`, right: 'organisations', act: null, handle: addWorker },
  { method: 'POST', path: `${ONE}/mensen/:medewerker/weg`, right: 'organisations', act: null, handle: removeWorker },

  { method: 'GET', path: '/aanmeldpunt/organisaties', right: 'desk-lists', act: 'nieuwe-organisaties-bekeken', handle: showQueue },
  { method: 'GET', path: '/aanmeldpunt/organisaties/:zaak', right: 'desk-lists', act: 'verwijzer-koppelen-geopend', handle: showOne },
  { method: 'POST', path: '/aanmeldpunt/organisaties/:zaak', right: 'desk-lists', act: 'verwijzer-gekoppeld', handle: place },
  { method: 'POST', path: '/aanmeldpunt/organisaties/:zaak/toevoegen', right: 'desk-lists', act: 'verwijzer-gekoppeld', handle: placeNew },
];
