import type { Day } from '../core/day.ts';
import { wholeDay } from '../words/day.ts';
import type { Decision } from './review-sql.ts';
import type { ReviewRefusal } from './rules.ts';

export const REFUSALS: { readonly [reason in ReviewRefusal]: string } = {
  'own-account': 'Over uw eigen account beslist een ander: een andere beheerder of de privacyfunctionaris.',
  'decided-already': 'Over dit account is in deze ronde al beslist. Kijk hieronder wat er besloten is.',
  'last-administrator': 'Dit is de laatste beheerder van accounts. Maak eerst een ander beheerder.',
  'nothing-left': 'Er blijft geen werk over. Stop het account, of laat minstens één soort werk staan.',
  'only-less': 'Bij het nakijken kan werk alleen minder worden. Meer werk geeft u op de pagina van het account.',
  'same-roles': 'Er is niets weggehaald. Zet een vinkje uit, of kies “Klopt nog”.',
  stopped: 'Dit account is al gestopt. Er is niets veranderd.',
};

export const DECISIONS: { readonly [decision in Decision]: string } = { kept: 'Klopt nog', reduced: 'Minder werk', ended: 'Gestopt' };

export function overdueText(due: Day): string {
  return `Het nakijken van de rechten had uiterlijk ${wholeDay(due)} klaar moeten zijn. Nieuwe accounts, hervatten en meer werk kan weer zodra het gedaan is.`;
}
