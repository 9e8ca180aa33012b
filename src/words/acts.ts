/** Acts of the access log as somebody says them who tells what a colleague did; by the name that the route gives. */
const SENTENCES: Readonly<Record<string, string>> = {
  'zaak-geopend': 'opende de zaak', 'gegevens-getoond': 'bekeek adres en telefoonnummer of andere gegevens', 'notitie-toegevoegd': 'schreef een aantekening',
  'taak-toegevoegd': 'schreef een taak op', 'taak-gedaan': 'rondde een taak af', 'opdracht-geopend': 'opende een formulier om iets vast te leggen',
  'opdracht-gegeven': 'legde iets vast', 'brieven-bekeken': 'bekeek de lijst van brieven', 'brief-opgesteld': 'stelde een brief op', 'brief-geopend': 'opende een brief',
  'lijst-bekeken': 'zag de zaak in een lijst', gezocht: 'vond de zaak bij het zoeken', 'aanmelding-vastgelegd': 'legde de aanmelding vast',
  'logboek-bekeken': 'zag het zaaknummer in het logboek', 'wie-zag-zaak-bekeken': 'zocht uit wie de zaak zag', 'inzage-nagekeken': 'keek na wie de zaak zag',
  'bewaarlijst-bekeken': 'zag het zaaknummer in de lijst van bewaartermijnen', 'bewaarlijst-nagelopen': 'liep de lijst van bewaartermijnen na',
  'bewaren-van-zaak-bekeken': 'bekeek de bewaartermijn', 'zaak-gehouden': 'hield de zaak langer', 'zaak-losgelaten': 'liet de zaak weer los',
  'overdracht-bekeken': 'zag de zaak bij het overdragen van zaken', 'zaken-overgedragen': 'droeg zaken over',
  'gewiste-zaken-bekeken': 'zag het zaaknummer in de lijst van gewiste zaken', 'onbesliste-aanmeldingen-bekeken': 'zag het zaaknummer in een lijst',
};

/** "zaak-geopend" → "Zaak geopend". */
export function actTitle(act: string): string {
  const words = act.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "opende de zaak"; an act without a sentence of its own by its name. */
export const actSentence = (act: string): string => SENTENCES[act] ?? actTitle(act).toLowerCase();
