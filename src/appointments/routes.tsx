import type { Route } from '../web/route.ts';
import { cancel, held, notHeld, sameInstitution, showOne, takeOver } from './appointment.tsx';
import { ownFile, theirFile } from './calendar.tsx';
import { notSafe, safe, safeAnywhere } from './check-out.tsx';
import { missedAgain } from './followed.tsx';
import { otherwise, otherwiseAnywhere, showWhere, showWhereOnly, spoken, spokenAnywhere } from './missed.tsx';
import { move, planNew, showMove, showNew } from './plan.tsx';
import { showSheet } from './sheet.tsx';
import { showBack, takeBack } from './visit-back.tsx';

const ONE = '/zaken/:zaak/afspraken/:afspraak';

export const routes: Route[] = [
  { method: 'GET', path: '/zaken/:zaak/afspraken/nieuw', right: 'order-in-case', act: 'afspraak-bekeken', handle: showNew },
  { method: 'POST', path: '/zaken/:zaak/afspraken/nieuw', right: 'order-in-case', act: 'afspraak-gepland', handle: planNew },
  { method: 'GET', path: ONE, right: 'open-case', act: 'afspraak-bekeken', handle: showOne },
  { method: 'GET', path: `${ONE}/verzetten`, right: 'order-in-case', act: 'afspraak-bekeken', handle: showMove },
  { method: 'POST', path: `${ONE}/verzetten`, right: 'order-in-case', act: 'afspraak-verzet', handle: move },
  { method: 'POST', path: `${ONE}/afzeggen`, right: 'order-in-case', act: 'afspraak-afgezegd', handle: cancel },
  { method: 'POST', path: `${ONE}/ging-door`, right: 'order-in-case', act: 'afspraak-ging-door', handle: held },
  { method: 'POST', path: `${ONE}/toch-niet`, right: 'order-in-case', act: 'afspraak-toch-niet', handle: notHeld },
  { method: 'GET', path: '/afspraken/:afspraak/blad', right: 'own-cases', act: 'bezoekblad-gemaakt', handle: showSheet },
  { method: 'GET', path: '/afspraken/:afspraak/agenda', right: 'own-cases', act: 'agendabestand-gemaakt', handle: ownFile },
  { method: 'GET', path: '/afspraken/:afspraak/agenda/:persoon', right: 'own-cases', act: 'agendabestand-voor-deelnemer', handle: theirFile },
  { method: 'GET', path: `${ONE}/verwerken`, right: 'order-in-case', act: 'bezoek-verwerken-geopend', handle: showBack },
  { method: 'POST', path: `${ONE}/verwerken`, right: 'order-in-case', act: 'bezoek-verwerkt', handle: takeBack },
  { method: 'POST', path: `${ONE}/zelfde-inrichting`, right: 'order-in-case', act: 'verblijf-nagekeken', handle: sameInstitution },
  { method: 'POST', path: `${ONE}/veilig`, right: 'order-in-case', act: 'veilig-gemeld', handle: safe },
  { method: 'POST', path: `${ONE}/nog-niet-veilig`, right: 'order-in-case', act: 'veilig-teruggenomen', handle: notSafe },
  { method: 'POST', path: '/afspraken/:afspraak/veilig', right: 'own-cases', act: 'veilig-gemeld', handle: safeAnywhere },
  { method: 'GET', path: `${ONE}/waar`, right: 'open-case', act: 'verblijf-getoond', handle: showWhere },
  { method: 'GET', path: '/afspraken/:afspraak/waar', right: 'missed-colleagues', act: 'verblijf-getoond', handle: showWhereOnly },
  { method: 'POST', path: '/afspraken/:afspraak/gesproken', right: 'missed-colleagues', act: 'collega-veilig-gemeld', handle: spokenAnywhere },
  { method: 'POST', path: `${ONE}/anders-afgehandeld`, right: 'order-in-case', act: 'collega-anders-afgehandeld', handle: otherwise },
  { method: 'POST', path: '/afspraken/:afspraak/anders-afgehandeld', right: 'missed-colleagues', act: 'collega-anders-afgehandeld', handle: otherwiseAnywhere },
  { method: 'POST', path: '/afspraken/:afspraak/toch-gemist', right: 'missed-colleagues', act: 'collega-toch-gemist', handle: missedAgain },
  { method: 'POST', path: `${ONE}/overnemen`, right: 'order-in-case', act: 'afspraak-overgenomen', handle: takeOver },
  { method: 'POST', path: `${ONE}/gesproken`, right: 'order-in-case', act: 'collega-veilig-gemeld', handle: spoken },
];
