/** Acts of the access log as somebody says them who tells what a colleague did; by the name that the route gives. */
const SENTENCES: Readonly<Record<string, string>> = {
  'zaak-geopend': 'opende de zaak', 'gegevens-getoond': 'bekeek adres en telefoonnummer of andere gegevens', 'notitie-toegevoegd': 'schreef een aantekening',
  'notitie-bekeken': 'opende een aantekening om haar door te halen', 'notitie-doorgehaald': 'haalde een aantekening door of probeerde dat', 'notitie-teruggezet': 'zette een doorgehaalde aantekening terug',
  'taak-toegevoegd': 'schreef een taak op', 'taak-gedaan': 'rondde een taak af', 'taak-bekeken': 'opende een taak om haar te wijzigen', 'taak-gewijzigd': 'wijzigde een taak', 'taak-weer-open': 'zette een taak weer open', 'opdracht-geopend': 'opende een formulier om iets vast te leggen',
  'opdracht-gegeven': 'legde iets vast', 'brieven-bekeken': 'bekeek de lijst van brieven', 'brief-opgesteld': 'stelde een brief op', 'brief-geopend': 'opende een brief',
  'partij-getoond': 'bekeek het blad voor aan tafel', 'afspraak-bekeken': 'bekeek een afspraak', 'afspraak-gepland': 'plande een afspraak', 'afspraak-verzet': 'verzette een afspraak',
  'afspraak-overgenomen': 'nam een afspraak van een collega over', 'afspraak-afgezegd': 'legde vast dat een afspraak niet doorging', 'afspraak-ging-door': 'legde vast dat een afspraak doorging', 'afspraak-toch-niet': 'legde vast dat een afspraak toch niet doorging', 'veilig-gemeld': 'meldde zich veilig na een bezoek', 'veilig-teruggenomen': 'nam terug veilig te zijn na een bezoek',
  'bezoekblad-gemaakt': 'maakte een blad voor een bezoek', 'bezoek-verwerken-geopend': 'opende een bezoek om het te verwerken', 'bezoek-verwerkt': 'verwerkte een bezoek',
  'agendabestand-gemaakt': 'maakte een bestand voor de eigen agenda', 'agendabestand-voor-deelnemer': 'maakte een agendabestand voor een deelnemer',
  'bellen-bekeken': 'keek wie gebeld kan worden', 'telefoonnummer-getoond': 'bekeek een telefoonnummer', gebeld: 'legde een telefoongesprek vast',
  'verblijf-getoond': 'zocht waar een collega was die niets liet horen', 'verblijf-nagekeken': 'keek na of een bezoek nog naar de goede inrichting gaat', 'collega-veilig-gemeld': 'legde vast dat een collega veilig is', 'collega-anders-afgehandeld': 'legde vast hoe een gemiste collega is afgehandeld', 'collega-toch-gemist': 'nam terug dat een gemiste collega was afgehandeld',
  'vraag-geopend': 'opende een vraag aan de verwijzer met de link', 'vraag-beantwoord': 'beantwoordde een vraag aan de verwijzer met de link', 'vraag-link-bekeken': 'keek de vraag aan de verwijzer na', 'vraag-link-gemaakt': 'maakte een link voor de verwijzer',
  'telefoon-opgenomen': 'opende de bladzijde om iemand over de zaak te woord te staan', 'boodschap-achtergelaten': 'liet een boodschap achter voor de bemiddelaar', 'boodschap-teruggenomen': 'nam een boodschap voor de bemiddelaar terug',
  'lijst-bekeken': 'zag de zaak in een lijst', gezocht: 'vond de zaak bij het zoeken', zoekvoorstel: 'kreeg de zaak voorgesteld bij het zoeken', 'aanmelding-vastgelegd': 'legde de aanmelding vast', 'aanvulling-bekeken': 'las wat bij de aanmelding is toegevoegd', 'aanvulling-gelezen': 'legde vast dat een aanvulling gelezen is',
  'logboek-bekeken': 'zag het zaaknummer in het logboek', 'wie-zag-zaak-bekeken': 'zocht uit wie de zaak zag', 'inzage-nagekeken': 'keek na wie de zaak zag',
  'bewaarlijst-bekeken': 'zag het zaaknummer in de lijst van bewaartermijnen', 'bewaarlijst-nagelopen': 'liep de lijst van bewaartermijnen na',
  'bewaren-van-zaak-bekeken': 'bekeek de bewaartermijn', 'zaak-gehouden': 'hield de zaak langer', 'zaak-losgelaten': 'liet de zaak weer los',
  'gelijkende-zaken-bekeken': 'zag dat de zaak op een andere lijkt', 'zaken-vergeleken': 'vergeleek de zaak met een andere', 'vergelijking-vastgelegd': 'legde vast wat de zaak met een andere te maken heeft',
  'om-antwoorden-bekeken': 'bekeek antwoorden van het Openbaar Ministerie', 'om-antwoorden-overgenomen': 'nam een antwoord van het Openbaar Ministerie over',
  'om-antwoord-teruggenomen': 'nam een antwoord van het Openbaar Ministerie terug',
  'om-herinneringen-bekeken': 'zag de zaak in de lijst om het Openbaar Ministerie te herinneren', 'om-herinneringen-gemaakt': 'herinnerde het Openbaar Ministerie', 'om-herinneringen-geopend': 'opende de herinneringen aan het Openbaar Ministerie',
  'nieuwe-organisaties-bekeken': 'zag de zaak in de lijst van nieuwe organisaties', 'verwijzer-koppelen-geopend': 'keek welke organisatie de zaak aanmeldde', 'verwijzer-gekoppeld': 'koppelde de zaak aan de organisatie die aanmeldde',
  'bemiddelaar-bekeken': 'zag de zaak bij een bemiddelaar met verlof', 'vervanging-bekeken': 'zag de zaak in de lijst van vervanging', 'agenda-bekeken': 'zag de zaak in de agenda',
  'overdracht-bekeken': 'zag de zaak bij het overdragen van zaken', 'zaken-overgedragen': 'droeg de zaak over', 'overdracht-ongedaan-gemaakt': 'maakte het overdragen van de zaak ongedaan',
  'toegang-bekeken': 'keek wie bij de zaak mag', 'collega-uitgesloten': 'sloot een collega uit van de zaak', 'zaak-beperkt': 'beperkte de zaak tot een paar collega’s',
  'toegang-verruimd': 'haalde een collega van een lijst van de zaak', 'meekijker-toegelaten': 'liet een collega meekijken', 'meekijken-gestopt': 'liet een collega niet meer meekijken',
  noodtoegang: 'vroeg noodtoegang', 'noodtoegang-bekeken': 'zag het zaaknummer in de lijst van noodtoegang', 'noodtoegang-nagelopen': 'liep een noodtoegang na',
  'taken-bekeken': 'zag het zaaknummer bij het werk dat BIS zelf doet', 'verzegeling-bekeken': 'zag het zaaknummer bij de verzegeling van het logboek',
  'datalek-melden-geopend': 'opende het formulier om een datalek te melden', 'datalek-gemeld': 'meldde een datalek', 'datalek-bekeken': 'bekeek een datalek dat de zaak raakt',
  'brief-over-datalek-opgesteld': 'stelde een brief over een datalek op', 'brief-over-datalek-gemaakt': 'maakte een brief over een datalek', 'brief-over-datalek-verstuurd': 'legde vast dat een brief over een datalek verstuurd is',
  'datalek-gewogen': 'woog een datalek', 'datalek-aan-ap-gemeld': 'legde vast dat een datalek gemeld is', 'datalek-verteld': 'legde vast dat een datalek verteld is',
  'datalek-les-vastgelegd': 'legde de les van een datalek vast', 'datalek-afgesloten': 'sloot een datalek af', 'datalek-uit-logboek': 'zocht uit welke zaken een datalek raakt',
  'verzoek-bekeken': 'bekeek een verzoek van deze persoon', 'verzoek-identiteit': 'legde vast hoe nagegaan is wie iets vroeg', 'verzoek-zaak-gekozen': 'koos de zaak bij een verzoek', 'verzoek-verlengd': 'nam meer tijd voor een verzoek', 'verzoek-zaak-losgelaten': 'liet de zaak bij een verzoek weer los', 'verzoek-weg-gekozen': 'koos hoe het antwoord op een verzoek deze persoon bereikt',
  'gegevens-verbeterd-op-verzoek': 'verbeterde gegevens op verzoek', 'verklaring-toegevoegd': 'zette een eigen verklaring erbij', 'gegevens-beperkt': 'zette er een beperking op', 'beperking-opgeheven': 'hief een beperking op',
  'gegevens-gewist-op-verzoek': 'wiste gegevens op verzoek', 'verzoek-besloten': 'besloot over een verzoek', 'inzage-zinnen-gelezen': 'las wat anderen schreven, voor een verzoek om inzage', 'inzage-zinnen-nagelopen': 'koos zinnen voor een verzoek om inzage',
  'inzage-samengesteld': 'stelde de inzage samen', 'brief-over-verzoek-gemaakt': 'maakte een brief over een verzoek', 'stuk-van-verzoek-geopend': 'opende een stuk bij een verzoek', 'brief-voor-inzage-geopend': 'opende een brief voor een verzoek om inzage',
  'gewiste-zaken-bekeken': 'zag het zaaknummer in de lijst van gewiste zaken', 'onbesliste-aanmeldingen-bekeken': 'zag het zaaknummer in een lijst',
};

export const hasSentence = (act: string): boolean => act in SENTENCES;

/** "zaak-geopend" → "Zaak geopend"; "om-antwoorden-bekeken" → "OM-antwoorden bekeken". */
export function actTitle(act: string): string {
  const words = act.replaceAll('-', ' ').replace(/^om (?=antwoord|herinneringen)/, 'OM-');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "opende de zaak"; an act without a sentence of its own by its name. */
export const actSentence = (act: string): string => SENTENCES[act] ?? actTitle(act).toLowerCase();
