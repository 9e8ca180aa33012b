import { Card } from '../ui/card.tsx';
import type { FieldError } from '../ui/field.tsx';
import { takeTelephone, telephoneOf, TelephoneForm } from '../web/staff-telephone.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { signedInAs } from './fresh.tsx';
import { OWN_PATH, ownAccountPage } from './own-account.tsx';

const HINT = 'Alleen voor het aanmeldpunt, de beheerder en uw werkbegeleider: zij bellen u als u na een bezoek niets laat horen.';

/** For whoever goes out to visits: without a number nobody can call them when they are missed (P-21). */
export async function ownTelephone(visit: Visit, errors: readonly FieldError[], meanwhile: boolean) {
  const { user } = signedInAs(visit);
  if (!user.roles.includes('mediator')) return null;
  return <Card id="telefoon" title="Telefoon"><TelephoneForm visit={visit} action={`${OWN_PATH}/telefoon`} known={await telephoneOf(visit, user.id)} hint={HINT} errors={errors} meanwhile={meanwhile} /></Card>;
}

export const setOwnTelephone = (visit: Visit): Promise<Answer> => takeTelephone(visit, signedInAs(visit).user.id, `${OWN_PATH}#telefoon`,
  (errors, meanwhile) => ownAccountPage(visit, { errors, meanwhile }, meanwhile ? 409 : 422));
