import type { Route } from '../web/route.ts';
import { leaveMessage, showTelephone, takeBackMessage, telephoneAddress } from './telephone.tsx';

export const routes: Route[] = [
  { method: 'GET', path: telephoneAddress(':zaak'), right: 'order-in-case', act: 'telefoon-opgenomen', handle: showTelephone },
  { method: 'POST', path: telephoneAddress(':zaak'), right: 'order-in-case', act: 'boodschap-achtergelaten', handle: leaveMessage },
  { method: 'POST', path: `${telephoneAddress(':zaak')}/:taak/terug`, right: 'order-in-case', act: 'boodschap-teruggenomen', handle: takeBackMessage },
];
