import type { Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';

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
    number: 67, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator'], title: 'Niet te laat door te wachten, en vragen vóór u verder gaat',
    text: 'Is het vasthouden van een aanmelding voorbij, dan tellen uw dagen vanaf die dag; in de zaak staat waarom. Weet u meer nadat beleid het eens was met afkeuren, vraag beleid dan opnieuw. Draagt u zaken over aan iemand zonder de gevraagde ervaring, dan vraagt BIS of u die bedoelt. Kan een intake nog niet, dan staat bij het afsluiten waarom.',
  },
  {
    number: 66, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator'], title: 'Eén beschadigde zaak houdt de andere niet meer tegen',
    text: 'Loopt BIS de lijsten na en klopt het verloop van een zaak niet, dan gaan de andere zaken gewoon door. Bij Wat BIS zelf doet staat om welke zaaknummers het gaat en wat u doet.',
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
  {
    number: 40, version: '0.1.0', day: on('2026-11-30'), roles: ['desk'], title: 'Wie meer cliënten aanmeldt, typt minder',
    text: 'Een verwijzer die net een cliënt aanmeldde, vult bij een volgende niet opnieuw in wie hij of zij is. Wie vastzit, zegt dat nu voor de vraag hoe wij iemand veilig bereiken. Een e-mailadres met een bekende tikfout, zoals gmial.com, wordt niet meer aangenomen.',
  },
  {
    number: 39, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator'], title: 'Hoe ver het inlezen is, en een account zoeken',
    text: 'Leest wie de server beheert oude zaken in, dan ziet u op Wat BIS zelf doet hoe ver het is, wat is ingelezen en wat geweigerd. Accounts zoekt u op naam, werk en of iemand kan inloggen.',
  },
  {
    number: 38, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy', 'administrator'], title: 'Minder zoeken op het aanmeldpunt',
    text: 'In de lijst opent u Zaak incompleet uitzetten en Het OM herinneren meteen, en staat waarom een zaak is teruggegeven. In de zaak staat wat nog nodig is, met een link naar elk formulier, en wat er verteld is naast de beoordeling. Na een brief legt u met één klik vast dat hij weg is. Belt er iemand, dan ziet u de geboortedag om na te vragen. Is een bemiddelaar weg, kies dan bij die bemiddelaar Laten vervangen. Droeg u zaken over en was dat niet goed, dan maakt u dat een half uur lang in één keer ongedaan.',
  },
  {
    number: 37, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator'], title: 'Van de lijst meteen naar de volgende stap',
    text: 'Is een stap aan u, dan opent u het formulier vanaf de lijst: op Aanmeldpunt, Vandaag en Mijn zaken. Aanmelding vastleggen is korter, en zegt bij elke fout om welk veld het gaat.',
  },
  {
    number: 36, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'administrator', 'mediator'], title: 'Terug wat niet klopte',
    text: 'Een parket dat u per vergissing weghaalde, gebruikt u weer, en een komende wijziging neemt u terug. Legde u vandaag vast dat een afspraak doorging en was dat niet zo, dan zet u haar terug.',
  },
  {
    number: 35, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'administrator', 'practice-supervisor'], title: 'Waar een bemiddelaar werkt, staat op één plaats',
    text: 'De regio staat niet meer bij het account, maar met postcodes en een dag bij de bemiddelaar. Gaat iemand ergens anders werken, kies dan dat het in plaats komt van wat er staat: u ziet later nog waar die collega eerder werkte.',
  },
  {
    number: 34, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator'], title: 'Een andere naam of een ander e-mailadres',
    text: 'Bij een account wijzigt u de naam en het e-mailadres. Naar het oude adres gaat een kort bericht. Overal in BIS staat daarna de nieuwe naam, ook bij wat eerder is vastgelegd.',
  },
  {
    number: 33, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy', 'practice-supervisor', 'administrator'], title: 'Zaken van wie stopt',
    text: 'Stopt een bemiddelaar, dan staan diens zaken bij het aanmeldpunt op de lijst Zonder bemiddelaar, en bij de werkbegeleider en beleid. Bij het account staat vooraf hoeveel er nog loopt.',
  },
  {
    number: 32, version: '0.1.0', day: on('2026-11-30'), roles: ['practice-supervisor', 'mediator'], title: 'Een zaak die besproken is',
    text: 'Een werkbegeleider legt bij een zaak op Werkbegeleiding vast dat zij met de bemiddelaar besproken is, en op welke dag. De zaak staat dan niet meer op die lijst, tot er weer een dag voorbij is of twee weken niets gebeurde. De bemiddelaar ziet het in de tijdlijn. Wat er gezegd is, komt nergens te staan.',
  },
  {
    number: 31, version: '0.1.0', day: on('2026-11-30'), roles: OPENS_CASES, title: 'Taken meteen op Gedaan, en wat u nog niet verstuurde',
    text: 'Op Vandaag staan nu ook taken zonder dag. In elke lijst met taken kiest u Gedaan, en neemt u dat terug. Begon u in een zaak te typen en verstuurde u het niet, dan staat het op uw beginpagina onder Nog niet verstuurd: u typt verder, of gooit het weg.',
  },
  {
    number: 30, version: '0.1.0', day: on('2026-11-30'), roles: OPENS_CASES, title: 'Een notitie doorhalen of verplaatsen',
    text: 'Staat een notitie in de verkeerde zaak, of hoort zij er niet? Kies daaronder Doorhalen. U kunt haar ook naar de goede zaak verplaatsen. Dat er een notitie was, blijft te zien; de tekst niet.',
  },
  {
    number: 29, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy', 'mediator'], title: 'Een ouder meldt een kind aan',
    text: 'Op het formulier kan iemand nu zijn kind aanmelden. Het kind is dan de deelnemer en de ouder de vertegenwoordiger, als de ouder over het kind beslist en niet zelf de ander is. Wat over de ouders is verteld, staat bij het kind. Wie een ander aanmeldt en dat goed vindt, krijgt ook een mail dat het formulier binnen is.',
  },
  {
    number: 28, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator', 'practice-supervisor'], title: 'Na een bezoek meldt ieder zich zelf veilig',
    text: 'Gaan twee bemiddelaars samen, dan meldt ieder zich zelf veilig, en ziet u het als de ander dat nog niet deed. Een melding gaat nooit vanzelf weg: wie belde, legt vast dat de collega veilig is of wat er anders gedaan is. Een begonnen bezoek verzet u of zegt u pas af als wie op pad ging veilig is.',
  },
  {
    number: 27, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy', 'practice-supervisor'], title: 'Zitting in zicht, en verfijnen',
    text: 'Na jongeren staat nu bovenaan waar binnen zes weken een zitting is; de regel zegt dat. Wat alleen wordt vastgehouden, beantwoordt beleid met een knop boven in de zaak. Ook beleid en werkbegeleiding verfijnen hun lijst.',
  },
  {
    number: 26, version: '0.1.0', day: on('2026-11-30'), roles: ['policy', 'mediator'], title: 'Welke behandelaar gebeld mag worden',
    text: 'Beleid legt vast van wie de behandelaar is, of bellen mag, en wie het is. Bemiddelaar en beleid zien dat bij die persoon. Een brief die u bij een bezoek geeft, legt u vast als overhandigd. Staat een inrichting er alleen anders, zeg dan bij de afspraak dat u het nakeek.',
  },
  {
    number: 25, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy', 'mediator'], title: 'Belmomenten en codewoord apart',
    text: 'Bij veilig contact staat nu apart wanneer u mag bellen, wat het codewoord is en waar u verder op let. Laat u het codewoord leeg als u de rest opnieuw vastlegt, dan vervalt het. Wat er al stond, blijft staan onder ‘Let op’.',
  },
  {
    number: 24, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy', 'mediator'], title: 'Zoeken op wie verwees',
    text: 'Zoekt u op de naam van iemand die beroepshalve verwees, dan vindt u de zaken van die verwijzer die u mag zien. Een naam in een doorgehaalde regel vindt niemand meer, en telt niet meer mee bij dubbele zaken.',
  },
  {
    number: 23, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'administrator', 'mediator', 'practice-supervisor'], title: 'Een agenda per week, en afspraken van wie u vervangt',
    text: 'Op Agenda staan uw afspraken per week, en die van wie u vervangt. Die zegt u af of neemt u over. Bij verlof en vervanging staat wat er in die dagen gepland is. Plant u op uw eigen verlof, dan zegt BIS dat.',
  },
  {
    number: 22, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator'], title: 'Bezoek aan een inrichting',
    text: 'Bij een bezoek legt u de inrichting, de contactpersoon, de boeking en de tijd bij de poort vast. Wordt iemand overgeplaatst of vrijgelaten, dan staat dat bij de afspraak en op Vandaag.',
  },
  {
    number: 21, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator', 'practice-supervisor'], title: 'Een collega die zich niet veilig meldt',
    text: 'Meldt een collega zich na een bezoek niet veilig, dan staat dat nu boven elke pagina van het aanmeldpunt, de werkbegeleider en de collega zelf. Een open pagina kijkt elke minuut opnieuw. Reageert niemand, en verstuurt BIS mail, dan krijgen aanmeldpunt en werkbegeleider een bericht.',
  },
  {
    number: 20, version: '0.1.0', day: on('2026-11-30'), roles: ['practice-supervisor'], title: 'Zoeken in de zaken van uw bemiddelaars',
    text: 'Met Ctrl+K zoekt u op naam of zaaknummer in de lopende zaken van uw bemiddelaars. Waar namen verborgen zijn, vindt u een zaak alleen op nummer.',
  },
  {
    number: 19, version: '0.1.0', day: on('2026-11-30'), roles: OPENS_CASES, title: 'Taken die u niet vergeet',
    text: 'Uw taken staan nu boven Aanmeldpunt, Beleid en Werkbegeleiding: wat te laat is eerst, wat geen dag heeft onderaan. In de zaak wijzigt u een taak of haar dag, en zet u haar weer open als zij toch niet gedaan is.',
  },
  {
    number: 18, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'policy', 'mediator', 'practice-supervisor'], title: 'Zoeken op de organisatie, en wat op Werkbegeleiding staat',
    text: 'Heet niemand zo, dan vindt u met Zoeken ook een organisatie met een tikfout, en wat een verwijzer zelf schreef. Op Werkbegeleiding staat eigen werk pas als het twee weken na zijn dag nog wacht; een pauze meteen.',
  },
  {
    number: 17, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'administrator'], title: 'Organisaties die aanmelden',
    text: 'Op Organisaties staan verwijzers met hun onderdelen en mensen. Wat dubbel is voegt u samen, en maakt u weer los. Wat een verwijzer schreef en BIS niet herkent, wacht tot het aanmeldpunt het koppelt.',
  },
  {
    number: 16, version: '0.1.0', day: on('2026-11-30'), roles: ['administrator', 'policy', 'director', 'practice-supervisor'], title: 'Eén lijst voor hoeveel werk een zaak is',
    text: '‘Veel tegelijk’ bij Werkbegeleiding telt nu met dezelfde getallen als het verdelen van zaken. Veranderde u ‘Veel tegelijk’ eerder, kijk dat getal dan na. Ook hoe lang na mediation in strafzaken weer gekeken wordt, is nu een instelling.',
  },
  {
    number: 15, version: '0.1.0', day: on('2026-11-30'), roles: ['mediator'], title: 'Afspraken in uw agenda',
    text: 'Bij een afspraak haalt u een bestand op voor uw eigen agenda, en waar e-mail veilig is ook voor een deelnemer. Er staat alleen een tijd in. Op Vandaag staat bij een afspraak nu met wie die is.',
  },
  {
    number: 14, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator', 'privacy-officer', 'director'], title: 'De brief over een datalek, en noodtoegang voor de directeur',
    text: 'De brief over een datalek is er nu ook in makkelijk Nederlands en Engels. Hij blijft bewaard bij de zaak, en u legt vast dat hij verstuurd is. De directeur ziet boven de jaarcijfers wie noodtoegang gebruikte.',
  },
  {
    number: 13, version: '0.1.0', day: on('2026-11-30'), roles: ['desk', 'mediator'], title: 'Antwoorden als bestand, en werk dat doorgaat',
    text: 'Het aanmeldpunt neemt antwoorden van het OM over uit een bestand. Brieven voor meer zaken gaan door als u de pagina sluit. Antwoordt een verwijzer nadat een zaak is uitgezet, dan krijgt de bemiddelaar een taak.',
  },
  {
    number: 12, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'mediator', 'practice-supervisor'], title: 'Vragen aan de verwijzer, en de telefoon',
    text: 'Het aanmeldpunt vraagt een verwijzer iets met een link die alleen die vraag opent, en staat een beller te woord vanaf één bladzijde. De boodschap staat bij de bemiddelaar op Vandaag. Afspraken in een zaak die u overneemt, neemt u daar over of zegt u af.',
  },
  {
    number: 11, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'policy', 'mediator'], title: 'Onderweg, en sneller vinden',
    text: 'Typ in het zoekveld en u ziet al zaken; kies er een met de pijltjes. Bemiddelaars bellen vanaf Vandaag, en nemen een blad mee naar een inrichting dat zij daarna in één keer verwerken.',
  },
  {
    number: 10, version: '0.1.0', day: on('2026-11-29'), roles: ['administrator', 'policy', 'director'], title: 'Instellingen',
    text: 'Op de pagina Instellingen staat wat de stichting zelf kiest: wachttijden, en wat er wordt aangeboden. De beheerder verandert het, vanaf een dag en met een reden.',
  },
  {
    number: 9, version: '0.1.0', day: on('2026-11-29'), roles: ['privacy-officer'], title: 'Verzoeken en datalekken worden ook gewist',
    text: 'Onder Bewaren en wissen staat nu wat van verzoeken en datalekken aan het einde van zijn termijn komt. Wie van geen zaak weet, krijgt voortaan dezelfde brief als iemand van wie wij niets bewaren.',
  },
  {
    number: 8, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'mediator'], title: 'Aanvullingen van wie aanmeldde',
    text: 'Wie een aanmelding verstuurde, kan er met een code iets aan toevoegen. U ziet dan “aanvulling ontvangen” in uw lijst en in de zaak. Lees het en kies Gelezen.',
  },
  {
    number: 7, version: '0.1.0', day: on('2026-11-29'), roles: ['administrator'], title: 'Wat BIS zelf doet, en mail die niet weg kon',
    text: 'U ziet nu hoe het werk ging dat BIS vanzelf doet, wat mislukte en sinds wanneer, met een knop die het opnieuw probeert. Hetzelfde voor mail die niet verstuurd kon worden.',
  },
  {
    number: 6, version: '0.1.0', day: on('2026-11-29'), roles: ['desk'], title: 'Dubbele zaken, en het OM in één keer',
    text: 'Zaken van misschien dezelfde mensen staan in een eigen lijst en naast elkaar. U herinnert het OM voor meer zaken tegelijk, en neemt antwoorden over die u plakt.',
  },
  {
    number: 5, version: '0.1.0', day: on('2026-11-29'), roles: OPENS_CASES, title: 'Ongedaan maken',
    text: 'Legde u net iets vast dat niet klopt? Boven de zaak staat een half uur lang een link om het ongedaan te maken. Bij elke verbetering ziet u nu wat al de deur uit is, en wat u dan kunt doen.',
  },
  {
    number: 4, version: '0.1.0', day: on('2026-11-29'), roles: null, title: 'Hulp en sneltoetsen',
    text: 'Druk op het vraagteken, of op Ctrl en schuine streep, en u ziet de sneltoetsen. Op de pagina Hulp staat hoe uw werk in BIS gaat.',
  },
  {
    number: 3, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'policy', 'mediator'], title: 'Zoeken op meer',
    text: 'U zoekt nu ook op een stuk van een zaaknummer, op de organisatie die verwees, en op waar een zaak op wacht.',
  },
  {
    number: 2, version: '0.1.0', day: on('2026-11-29'), roles: ['desk', 'mediator'], title: 'Lijsten verfijnen',
    text: 'Boven een lijst kiest u een fase, een soort aanleiding of waar een zaak op wacht. De keuze staat in het adres: een collega met dezelfde lijst kan hem openen.',
  },
  {
    number: 1, version: '0.1.0', day: on('2026-11-29'), roles: null, title: 'Getypt werk blijft bewaard',
    text: 'Wat u in een formulier typt, wordt vanzelf bewaard, ook als u wordt uitgelogd. Open de pagina opnieuw en het staat er weer.',
  },
];

/** What concerns somebody with these roles, newest first. */
export const newsFor = (roles: readonly StaffRole[]): NewsItem[] =>
  NEWS.filter((item) => item.roles === null || item.roles.some((role) => roles.includes(role)));
