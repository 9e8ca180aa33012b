import { ORDER_TEXTS, orderAt } from './orders.ts';

/** What a form about a case is called, by the rest of the address that it posts to. The first that fits. */
const IN_CASE: readonly (readonly [RegExp, string])[] = [
  [/^notitie$/, 'Notitie'], [/^notities\//, 'Notitie doorhalen'], [/^taken$/, 'Taak toevoegen'], [/^taken\//, 'Taak wijzigen'],
  [/^afspraken\/nieuw$/, 'Afspraak plannen'], [/^afspraken\/[^/]+\/verzetten$/, 'Afspraak verzetten'], [/^afspraken\/[^/]+\/verwerken$/, 'Bezoek verwerken'], [/^afspraken\/[^/]+\/anders-afgehandeld$/, 'Collega die niets liet horen'], [/^afspraken\//, 'Afspraak die niet doorging'],
  [/^bellen\//, 'Bellen'], [/^terugbellen$/, 'Belverzoek'], [/^telefoon$/, 'Er belt iemand'], [/^brieven\//, 'Brief'], [/^datalek$/, 'Datalek melden'], [/^datalek\//, 'Brief over een datalek'],
  [/^toegang\//, 'Wie mag erbij'], [/^vergelijken\//, 'Vergelijken met een andere zaak'],
];
const BESIDE: readonly (readonly [RegExp, string])[] = [[/^\/aanmeldpunt\/organisaties\//, 'Welke organisatie is dit?'], [/^\/bewaren\//, 'Langer houden']];

const called = (names: readonly (readonly [RegExp, string])[], address: string): string | null => names.find(([fits]) => fits.test(address))?.[1] ?? null;

/** What a form about a case is called, by the path that it posts to; names nobody. Null for a form that is none, or has no name yet. */
export function formName(action: string): string | null {
  const rest = /^\/zaken\/[^/]+\/(.+)$/.exec(action)?.[1];
  if (rest === undefined) return called(BESIDE, action);
  const order = orderAt(rest);
  return order ? ORDER_TEXTS[order].title : called(IN_CASE, rest);
}
