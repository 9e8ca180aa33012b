import type { Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';
import { EARLIER_NEWS } from './news-earlier.ts';

/** Something new in the product, told to whom it concerns. */
export interface NewsItem {
  /** One higher each time; what somebody has read is kept as the highest of these. */
  readonly number: number;
  readonly version: string;
  readonly day: Day;
  /** Null: everybody. */
  readonly roles: readonly StaffRole[] | null;
  readonly title: string;
  readonly text: string;
}

const OPENS_CASES: readonly StaffRole[] = ['desk', 'policy', 'mediator', 'practice-supervisor'];
const on = (day: string): Day => day as Day;

/** Newest first. Whoever changes what people see adds one here, in the same commit. */
export const NEWS: readonly NewsItem[] = [
  {
    number: 74, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator', 'practice-supervisor', 'director', 'communications', 'administrator'], title: 'Wie wie begeleidt, en wat u na een bezoek doet',
    text: 'In Mijn account staat wie uw werkbegeleider is, of wie u begeleidt. Bij een bezoek leest u vooraf dat u zich daarna veilig meldt. Bij Vervanging ziet het aanmeldpunt of wie vervangt zelf met verlof is. De jaarcijfers openen op het vorige jaar, of op het nieuwste met zaken.',
  },
  {
    number: 73, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator'], title: 'Een belverzoek: leg vast dat u belde, en niet gevraagd is nee',
    text: 'Bij een belverzoek legt het aanmeldpunt vast wat bellen werd, ook als er niemand opneemt, en wanneer u weer belt. Zo’n aanmelding is de volgende dag al aan de beurt. Vroeg niemand hoe contact veilig is, dan staat dat in het kort bij Niet doen. Meldde een ouder aan, dan leest u niet meer dat het een bekende was, of een professional.',
  },
  {
    number: 72, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator'], title: 'Niet te laat door te wachten, en vragen vóór u verder gaat',
    text: 'Is het vasthouden van een aanmelding voorbij, dan tellen uw dagen vanaf die dag; in de zaak staat waarom. Weet u meer nadat beleid het eens was met afkeuren, vraag beleid dan opnieuw. Draagt u zaken over aan iemand zonder de gevraagde ervaring, dan vraagt BIS of u die bedoelt. Kan een intake nog niet, dan staat bij het afsluiten waarom.',
  },
  {
    number: 71, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator', 'practice-supervisor'], title: 'Waar een collega is: ook of post van dat adres terugkwam',
    text: 'Zoekt u een collega die zich niet meldde, dan leest u bij het adres uit de zaak of post daarheen terugkwam. Bij het plannen telt een vinkje alleen voor de waarschuwing die u zag.',
  },
  {
    number: 70, version: '0.1.0', day: on('2026-11-30'), roles: ['privacy-officer'], title: 'Een antwoord wordt nagekeken op de dag dat de brief gemaakt wordt',
    text: 'Vertelt iemand na het besluit dat post niet veilig is, of verandert het adres, detentie of wie er voor deze persoon spreekt, dan vraagt BIS opnieuw hoe het antwoord gaat. Bij de inzage zelf staat geen adres meer. Een zaak die u na het wissen of beperken kiest, wist of beperkt u apart. Is er niets om het adres mee te vergelijken, dan gaat er pas een brief als deze persoon zei dat post daar veilig is. Een datalek waarmee iemand te vinden is, weegt u alleen lager dan hoog als de andere kant het niet heeft.',
  },
  {
    number: 69, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator'], title: 'Eén beschadigde zaak houdt de andere niet meer tegen',
    text: 'Loopt BIS de lijsten na en klopt het verloop van een zaak niet, dan gaan de andere zaken gewoon door. Bij Wat BIS zelf doet staat om welke zaaknummers het gaat en wat u doet.',
  },
  {
    number: 68, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator', 'practice-supervisor'], title: 'Wie welke bemiddelaar begeleidt',
    text: 'Een beheerder legt bij Werk wijzigen vast wie een bemiddelaar begeleidt. Heeft een bemiddelaar niemand, dan staat dat bij het account. Begeleidt u nog niemand, dan zegt uw lijst dat.',
  },
  {
    number: 67, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy'], title: 'Een belverzoek valt op',
    text: 'Wie eerst gebeld wil worden, staat hoog in de lijst met ‘belverzoek’ erbij, en boven de zaak staat wie u belt en dat u met niemand anders contact opneemt. Wie het formulier invulde, leest dat ook. Bij het beoordelen staat om wat voor voorval het gaat.',
  },
  {
    number: 66, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator'], title: 'Bellen: de juiste, en alleen als het mag',
    text: 'Bij een afspraak met één deelnemer opent Bellen die deelnemer; kan er meer dan één bedoeld zijn, dan kiest u eerst wie. Onder de gegevens van een deelnemer staat per manier of contact zo veilig is. Heeft niemand het gevraagd, dan staat er nee, of bij wie nog niet benaderd is: alleen om te benaderen, als dat mag.',
  },
  {
    number: 65, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator'], title: 'Account stoppen vraagt eerst of het klopt',
    text: 'U ziet dan ook wat er nog bij die collega hoort. Bij een account staat voortaan van welk werk naar welk werk iets veranderde.',
  },
  {
    number: 64, version: '0.1.0', day: on('2026-11-30'), roles: ['desk'], title: 'Een boodschap terugnemen, en bellen over een afgesloten zaak',
    text: 'Een boodschap voor de bemiddelaar neemt u een half uur lang terug. Belt iemand over een afgesloten zaak, dan ziet u wie haar had en wat u kunt doen. Wie nog nooit inlogde, wordt niet voorgesteld voor een zaak. Vervangen twee collega’s tegelijk postcodes, dan ziet de tweede eerst wat er nu staat.',
  },
  {
    number: 63, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator'], title: 'Plannen zonder vergissing',
    text: 'Een vinkje bij ‘Toch zo plannen’ geldt alleen voor dat uur en die afspraak. Een telefoongesprek plant u op afstand. De agenda van de week zegt ook wat misschien niet doorgaat. Zit iemand vast, dan staat dat bij het bellen. Na een bezoek staat er dat het vastligt.',
  },
  {
    number: 62, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator', 'practice-supervisor', 'privacy-officer'], title: 'Overdragen maakt niets jonger',
    text: 'Was een zaak te laat, dan blijft zij dat bij de volgende bemiddelaar; in de zaak staat sinds wanneer die haar heeft. Wie zaken overdraagt, ziet welke afspraken er staan en of de bemiddelaar nu op bezoek is, en vindt na het overdragen van een deel niets ingevuld. Het logboek noemt alleen de zaken die echt overgingen.',
  },
  {
    number: 61, version: '0.1.0', day: on('2026-11-30'), roles: null, title: 'Een datalek melden: u kiest zelf over wie het gaat',
    text: 'Meldt u een datalek in een zaak, dan staat er niemand en niets meer aangevinkt. U kiest over wie het gaat en welke gegevens het zijn: daar wordt de brief aan deze mensen van gemaakt.',
  },
  {
    number: 60, version: '0.1.0', day: on('2026-11-30'), roles: ['privacy-officer'], title: 'Inzage zegt van wie wij iets weten',
    text: 'In een inzage staat nu bij elk gegeven van wie wij het hebben. Datums en adressen staan er leesbaar in, en er staan geen codes meer tussen de zinnen. Verbetert u een naam, dan gaat de brief aan die naam. Een geboortedatum verbetert u als 31-03-1990.',
  },
  {
    number: 59, version: '0.1.0', day: on('2026-11-30'), roles: ['privacy-officer'], title: 'Een antwoord op een verzoek gaat alleen waar het veilig is',
    text: 'Bij een verzoek ziet u wat deze persoon zei over veilig contact. Is post daar niet veilig, of is het adres een ander dan wij kennen, dan gaat er niets uit voor u vastlegt hoe u weet dat het veilig is. U kunt ook kiezen voor in handen geven: dan staat er geen adres op de brief. Geeft iemand een ander adres, dan vult u dat daar in. Wie niet van de zaak weet, krijgt antwoord zoals wie wij niet kennen. Naamgenoten houdt u uit elkaar aan leeftijd en dag van aanmelding.',
  },
  {
    number: 58, version: '0.1.0', day: on('2026-11-30'), roles: OPENS_CASES, title: 'Niets per ongeluk naar wie later meeleest',
    text: 'Komt er na een vrijgave iemand bij die voor de ander spreekt en de post leest, dan geldt die vrijgave niet meer: vraag het opnieuw. Bij het antwoord van beleid hoort u in één keer wat er nog ontbreekt. Kiest u een bemiddelaar zonder de ervaring die een zaak vraagt, dan vraagt BIS of u die bedoelt. Een herinnering aan het OM die bij vergissing gemaakt is, maakt u ongedaan op de pagina van die herinneringen. Wie vastzit en nergens veilig te bereiken is, legt u vast met waar iemand langs kan gaan.',
  },
  {
    number: 57, version: '0.1.0', day: on('2026-11-30'), roles: OPENS_CASES, title: 'Na het afkeuren, en wat bij de aanmelding is gezegd',
    text: 'Is na het afkeuren de brief nog te maken, dan staat dat bovenaan de zaak. De brief begint met wat past: Slachtofferhulp alleen aan de kant van het slachtoffer, geen huisarts voor wie vastzit, en mediation in strafzaken waar die voorgaat. Aangifte en strafzaak staan bij In het kort, en wat over een contactverbod is gezegd, bij het verbod.',
  },
  {
    number: 56, version: '0.1.0', day: on('2026-11-30'), roles: ['desk'], title: 'Antwoorden van het OM eerst vergelijken',
    text: 'Bij Antwoorden van het OM overnemen staat naast elke regel wie de aanmelding noemt, en waarover. Verschilt de naam of de geboortedatum, of is er te weinig om te vergelijken, dan gaat de regel alleen mee als u haar aankruist. Wat u overnam, maakt u daar met één druk ongedaan; BIS zegt dan wat al de deur uit is. En bij Vraag om gegevens vastleggen staat het parket van uw laatste brief al ingevuld.',
  },
  {
    number: 55, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy'], title: 'Zolang beleid kijkt, gaat er niets uit',
    text: 'Wordt een aanmelding vastgehouden, of kijkt beleid naar huiselijk geweld of stalking? Dan kan zij niet worden goedgekeurd, en vraagt niemand het Openbaar Ministerie iets over de andere kant; ook niet zolang geweld nog niet is beoordeeld. Zij staat bij Bij beleid, en beleid leest dat het aan hen is. Is beleid het eens met afkeuren, dan is afkeuren de volgende stap, met de reden al ingevuld.',
  },
  {
    number: 54, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator', 'desk', 'practice-supervisor'], title: 'Wie er nog bij komt, wordt niet vergeten',
    text: 'Komt er iemand bij nadat anderen contact hadden, dan noemt BIS die persoon als volgende stap. Bij het afsluiten staat wie nog op ons wacht en wie nooit gevraagd is; zolang iemand wacht, sluit u de zaak niet af. Een zaak die per vergissing was afgesloten, vraagt geen tweede brief. Een zaak kan stoppen omdat er geen reactie kwam. Na de herinnering maakt u geen tweede. Bij een bezoek kruist u alleen aan waar iemand zelf ja tegen zei.',
  },
  {
    number: 53, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator', 'desk', 'practice-supervisor'], title: 'Bij een bezoek thuis weet men waar u bent',
    text: 'Plant u een afspraak bij iemand thuis en staat er in de zaak geen adres, dan vraagt BIS waar het is. Schreef niemand het op, dan ziet wie een gemiste collega zoekt het adres dat in de zaak staat. Bemiddelaars vullen hun telefoonnummer nu ook zelf in bij Mijn account; zolang het ontbreekt, zegt BIS dat bij het plannen.',
  },
  {
    number: 52, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator'], title: 'Nee blijft nee, ook van wie zichzelf aanmeldde',
    text: 'Meldde ook de andere kant zichzelf aan en zei die daarna nee, nooit of nu niet? Dan toont BIS het telefoonnummer niet meer om te bellen, en maakt het geen agendabestand voor die persoon.',
  },
  {
    number: 51, version: '0.1.0', day: on('2026-11-30'), roles: null, title: 'Niets dubbel, en niets over een collega heen',
    text: 'Heeft u een formulier in twee vensters open, dan wordt het één keer vastgelegd; wat u in het tweede nog veranderde, staat daarna weer klaar. Begint u verder met wat u eerder typte, dan hoort u of een collega er intussen iets aan veranderde: ook bij een afspraak en een instelling. Na opnieuw inloggen opent de pagina waar u was.',
  },
  {
    number: 50, version: '0.1.0', day: on('2026-11-30'), roles: OPENS_CASES, title: 'Sneller met het toetsenbord',
    text: 'Na vastleggen staat u meteen bij wat vastligt: met één keer Tab bent u bij Ongedaan maken. Legde een ander intussen iets vast, dan staat u bij die melding. Boven aan een lijst en een zaak springt u met twee keer Tab en Enter naar de lijst of de tijdlijn. Het aanmeldpunt ziet welke aanmelding half getypt is, en begint er een leeg formulier naast als er iemand anders belt.',
  },
  {
    number: 49, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator'], title: 'Een gemiste melding opnieuw versturen',
    text: 'Kwam een melding over de veiligheid van een collega niet weg, dan probeert u haar opnieuw op Niet verstuurd, samen met de andere mail. Is zij niet meer nodig, dan gaat zij niet weg.',
  },
  {
    number: 48, version: '0.1.0', day: on('2026-11-30'), roles: ['privacy-officer'], title: 'Wie zag wat, van één collega',
    text: 'Op Wie zag wat kiest u nu ook een collega. U ziet dan alleen wat die bekeek, en de keuze staat in het adres van de pagina.',
  },
  {
    number: 47, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator'], title: 'Veilig contact verandert',
    text: 'Zegt een ouder of bekende die aanmeldde later of bellen veilig is, dan legt u dat vast in de zaak. Wat eerder gold, blijft in de tijdlijn staan. Haalt u alles weg wat over veilig contact was gezegd, dan vraagt BIS wat er nu geldt: een oud codewoord blijft zo niet staan. Een brief over een afgekeurde aanmelding kan nu ook overhandigd worden aan wie vastzit.',
  },
  {
    number: 46, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator', 'practice-supervisor'], title: 'Afspraken die niet vergeten worden',
    text: 'Staat een zaak op pauze, of stopte iemand, dan staat dat bij de afspraak en op Vandaag. Een zaak sluit u pas af als er geen afspraak meer komt. Drukte u per ongeluk op ‘Ik ben veilig’, dan neemt u dat terug, tot een half uur na het einde van het bezoek. Hoe een afspraak ging, legt u vast vanaf het uur dat zij begint. U schrijft een tijd ook als 9u30 of 1430.',
  },
  {
    number: 45, version: '0.1.0', day: on('2026-11-30'), roles: ['desk'], title: 'Het formulier op de website, in nood geprobeerd',
    text: 'Blijkt het formulier over iemand anders te gaan, ook over een organisatie, dan vraagt het naam, nummers en codewoord opnieuw. Wie niet gebeld wil worden, krijgt geen vraag naar beltijden. Een postcode die niet af is, wordt nagevraagd. ‘Snel weg’ werkt ook als onze gegevens even niet te bereiken zijn.',
  },
  {
    number: 44, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator'], title: 'Een afsluitende brief om te overhandigen',
    text: 'Zit iemand vast en is post daar niet veilig, of is er niet naar gevraagd? Dan maakt u de afsluitende brief zonder adres, en geeft u hem bij een bezoek of via een contactpersoon.',
  },
  {
    number: 43, version: '0.1.0', day: on('2026-11-30'), roles: ['practice-supervisor'], title: 'Besproken, maar in de verkeerde zaak',
    text: 'Legde u bij de verkeerde zaak vast dat zij besproken is, dan maakt u dat zelf ongedaan. De zaak staat dan weer op Werkbegeleiding.',
  },
  {
    number: 42, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator', 'policy', 'practice-supervisor', 'administrator'], title: 'Mag wie aanmeldde gebeld worden?',
    text: 'Een ouder of bekende zegt op het formulier of bellen veilig is. Is het dat niet, dan staat dat boven de zaak. Een collega die per vergissing als veilig is afgehandeld, zet u een dag lang terug. Mail aan een collega die niet wegkon, staat onder Niet verstuurd.',
  },
  {
    number: 41, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator', 'practice-supervisor'], title: 'Minder typen na een gesprek',
    text: 'Na een gesprek met één deelnemer kiest u bij de afspraak ‘Alles in één keer vastleggen’. Een nieuwe afspraak begint met wat het waarschijnlijk wordt, en Vandaag vraagt of een afspraak van een eerdere dag doorging. In het kort noemt nu ook de eerste afspraak en de eerste taak, wat onder Denk aan nog niet gedaan is opent u meteen, en op een telefoon springt u boven aan de zaak naar elk deel.',
  },
  ...EARLIER_NEWS,
];

/** What concerns somebody with these roles, newest first. */
export const newsFor = (roles: readonly StaffRole[]): NewsItem[] =>
  NEWS.filter((item) => item.roles === null || item.roles.some((role) => roles.includes(role)));
