import type { Guide } from './guide.ts';

const DESK: Guide = {
  role: 'desk', slug: 'aanmeldpunt', title: 'Voor het aanmeldpunt', picture: { file: 'desk.png', alt: 'De lijsten van het aanmeldpunt, met wat wacht en waarop' },
  intro: 'U begint op [Aanmeldpunt](/aanmeldpunt). Elke zaak staat daar in één lijst. Bij elke zaak staat waar hij op wacht en wanneer u weer kijkt.',
  parts: [
    {
      title: 'Er belt iemand, of er komt een brief',
      steps: [
        'Kies **Aanmelding vastleggen**. Vul in wat iemand zegt; wat u niet weet, laat u open.',
        'Belt er iemand anders terwijl u nog typt, open **Aanmelding vastleggen** dan opnieuw en begin een leeg formulier. Wat u al typte, blijft bewaard en staat op [Aanmeldpunt](/aanmeldpunt) tot u het vastlegt of weggooit.',
        'Vraag hoe contact veilig is: post, telefoon, voicemail en e-mail apart. Niet gevraagd telt als nee.',
        'Verwijst iemand een ander, vraag dan of die ander het weet en wil. Zo niet, dan is het een belverzoek.',
      ],
    },
    {
      title: 'Een nieuwe aanmelding beoordelen',
      steps: [
        'Staat er belverzoek bij een zaak, bel dan eerst wie daarom vroeg, tenzij er staat dat bellen niet veilig is. Zo’n zaak staat hoog in de lijst. Kies in de zaak ‘Leg vast wat bellen werd’, ook als er niemand opneemt. Neem met niemand anders contact op zolang niet vaststaat dat die het weet en wil.',
        'Open de zaak uit de lijst **Nieuw** en kies **Huiselijk geweld en stalking beoordelen**. Bij de vragen staat wat er verteld is. Is het antwoord ja, dan gaat de zaak naar beleid.',
        'Kies daarna **Aanmelding goedkeuren**, of **Aanmelding vasthouden** met een vraag aan beleid. Zolang beleid kijkt, staat zij in **Bij beleid**: zij wordt dan niet goedgekeurd, en u vraagt het Openbaar Ministerie nog niets.',
        'Ontbreken gegevens, kies dan **Vraag om gegevens vastleggen**. Vanaf die dag loopt de klok van twee weken, of wat de stichting daarvoor instelde. Zonder antwoord mag de zaak daarna meestal incompleet uit: hij komt vanzelf in **Mag incompleet uit**.',
      ],
    },
    {
      title: 'Dezelfde mensen in een andere zaak',
      steps: [
        'Op de zaak en in de lijst **Lijkt op een andere** staat of er een zaak is met misschien dezelfde mensen. De link daar zet ze naast elkaar.',
        'Kies wat het is: dezelfde aanmelding, de andere kant van dezelfde gebeurtenis, een eerdere zaak, of niet dezelfde mensen. Dat laatste kunt u terugnemen.',
      ],
    },
    {
      title: 'Gegevens van het Openbaar Ministerie',
      steps: [
        'De parketten staan in [Parketten](/beheer/parketten). Kies er een bij het gegevensverzoek in **Brieven** van de zaak.',
        'In de lijst **Wacht op OM** kiest u **Het OM herinneren**: u maakt de brieven van meer zaken tegelijk en drukt ze in één keer af. U kunt intussen verder werken: op uw beginpagina ziet u hoe ver het is.',
        'Komt er een lijst met antwoorden terug, kies dan **Antwoorden van het OM overnemen**. Plak de regels of kies het bestand. Naast elke regel staat wie de aanmelding noemt: wat verschilt, gaat alleen mee als u het aankruist. Vergist u zich toch, dan maakt u het ongedaan bij wat u net overnam.',
      ],
    },
    {
      title: 'Wie aanmeldde',
      steps: [
        'Begin bij het vastleggen de naam van de organisatie te typen en kies haar uit de lijst. Staat de medewerker daar ook in, dan hoeft u geen nummer over te typen.',
        'Wat verwijzers zelf schreven en BIS niet herkent, staat bij [Organisaties](/beheer/organisaties) onder [Nieuwe organisaties uit aanmeldingen](/aanmeldpunt/organisaties). Koppel het, of zet de organisatie in de lijst.',
      ],
    },
    {
      title: 'Iets vragen aan de verwijzer',
      steps: [
        'Kies **Vraag aan de verwijzer vastleggen**, voordat u goedkeurt. De verwijzer leest precies wat u schrijft; noem de andere kant niet.',
        'Maak daarna in de zaak de link en stuur hem zelf. U ziet hem één keer. Hij werkt veertien dagen.',
        'De zaak staat in **Verwijzer**. Is er antwoord, dan staat dat erbij. Kies **Vastleggen dat het antwoord is verwerkt** als u klaar bent.',
        'Komt het antwoord pas nadat de zaak is uitgezet, dan krijgt de bemiddelaar er een taak van. In de zaak ziet u wie.',
      ],
    },
    { title: 'Er belt iemand over een lopende zaak', text: 'Zoek de zaak, zo nodig op de naam van wie verwees, en kies **Er belt iemand over deze zaak**. Kies wie er belt; u ziet de geboortedag om na te vragen, hoe contact veilig is en wie de zaak heeft, en laat een boodschap achter.' },
    {
      title: 'Een zaak uitzetten',
      steps: [
        'Kies **Zaak uitzetten**. Onder ‘Wie past bij deze zaak’ staan ten hoogste drie bemiddelaars, met bij ieder waarom. Dat gaat over regio, ervaring, werk en eerdere zaken van deze mensen.',
        'U kiest zelf. Kiest u iemand anders, dan hoeft u niet te zeggen waarom. Waarom iemand er niet bij staat, leest u onder ‘Wie nu niet wordt voorgesteld’. Mist iemand de ervaring die de zaak vraagt, dan vraagt BIS of u diegene toch bedoelt.',
        'Staat een zaak in **Mag incompleet uit**, dan mag hij weg zonder gegevens van het OM. Kies **Zaak incompleet uitzetten**. De bemiddelaar vertelt wie zich meldde of werd aangemeld dat de gegevens kunnen uitblijven, en legt dat vast. Komt het antwoord later toch, dan legt u het vast in de zaak.',
        'Daarna leest u de aantekeningen niet meer. Namen, veilig contact en gegevens blijft u zien, zodat u de telefoon kunt beantwoorden.',
        'Geeft een bemiddelaar de zaak terug, dan staat hij in **Teruggegeven**. Kies **Zaak opnieuw uitzetten**.',
        'Stopt een bemiddelaar, dan staan de zaken in **Zonder bemiddelaar**. Open daar **Zaken overdragen**, of kijk op [Bemiddelaars](/bemiddelaars) wie stopte.',
      ],
    },
    { title: 'Een taak onthouden', text: 'Schrijf in de zaak een taak op, met een dag of zonder. Zij staat boven [Aanmeldpunt](/aanmeldpunt) voor het hele aanmeldpunt, tot iemand ‘Gedaan’ kiest of de zaak uitgaat. Per ongeluk gedaan? Kies ‘Toch niet gedaan’, of zet haar in de zaak weer open.' },
    { title: 'Begonnen en niet verstuurd', text: 'Wat u in een zaak typte en niet verstuurde, staat boven [Aanmeldpunt](/aanmeldpunt) onder ‘Nog niet verstuurd’. Alleen u ziet dat. U typt verder, of gooit het weg.' },
    { title: 'Er komt een aanvulling', text: 'Staat bij een zaak “aanvulling ontvangen”, dan schreef wie de aanmelding verstuurde er iets bij. Open de zaak, lees het en leg vast dat het gelezen is. Vraag bij twijfel na of het klopt.' },
    {
      title: 'Een collega meldt zich niet veilig',
      steps: [
        'Boven elke pagina staat dat een collega zich na een bezoek niet veilig meldde. Op [Aanmeldpunt](/aanmeldpunt) staat wie. Bel meteen; neemt die niet op, bel dan 112. Met ‘Toon waar’ ziet u het nummer en de plek.',
        'Hebt u de collega gesproken, druk dan op ‘Gesproken’. Is het op een andere manier opgelost, kies dan ‘Niet gesproken, maar wel afgehandeld’ en wat er gedaan is.',
        'De melding gaat nooit vanzelf weg. Wie iets afhandelde, staat een dag lang op uw lijst. Was het een vergissing? Kies ‘Toch niet’: dan ziet iedereen de melding weer. Bel ook zelf.',
      ],
    },
    {
      title: 'Een collega is weg',
      steps: [
        'Open de bemiddelaar op [Bemiddelaars](/bemiddelaars) en leg de dagen vast met **Verlof vastleggen**. Dan wordt diegene niet voorgesteld.',
        'Is het voor even, kies dan bij de bemiddelaar **Laten vervangen**, of ga naar [Vervanging](/vervanging). Leg vast wie wie vervangt, en tot wanneer. Met **Vervanging vastleggen** kan de vervanger bij de zaken.',
        'Is het voor lang, kies dan bij de bemiddelaar **Zaken overdragen**. Bij elke zaak is al iemand ingevuld; kijk het na. De zaken staan daarna bij een ander, als nieuw. Gaat één zaak niet, dan gaat er geen. Was het niet goed, dan staat daar een half uur lang ‘Ongedaan maken’, voor alle zaken tegelijk.',
      ],
    },
  ],
};

const POLICY: Guide = {
  role: 'policy', slug: 'beleid', title: 'Voor beleid', picture: { file: 'policy.png', alt: 'De vragen aan beleid, met wat er gevraagd is en hoe lang het wacht' },
  intro: 'U begint op [Beleid](/beleid). Daar staan de zaken waarover u iets gevraagd is. Andere zaken opent u niet.',
  parts: [
    {
      title: 'Een vraag beantwoorden',
      steps: [
        'Open de zaak en lees wat er gevraagd wordt.',
        'Kies **Antwoord van beleid vastleggen**. Zegt u nu niet, noem dan de dag waarop u weer kijkt. Tot u antwoordt, gaat er niets uit.',
        'Is er een behandelaar, kies dan van wie. Vindt die persoon bellen goed, schrijf dan naam en telefoon op: de bemiddelaar ziet ze bij die persoon. Wordt een aanmelding alleen vastgehouden, kies dan **Vasthouden opheffen** of **Instemming met afkeuren vastleggen**.',
        'Vindt u met het aanmeldpunt dat een aanmelding inhoudelijk niet past, kies dan **Instemming met afkeuren vastleggen**. Het aanmeldpunt keurt af.',
      ],
    },
    { title: 'Een taak onthouden', text: 'Schrijf in de zaak een taak op, met een dag of zonder. Zij staat boven [Beleid](/beleid), zolang de zaak bij u ligt.' },
    { title: 'Zorg over veiligheid', text: 'Ziet u iets wat niet veilig is, kies dan **Zorg over veiligheid vastleggen**. Ook een lopende zaak wacht dan op u.' },
    { title: 'De cijfers', text: 'Op [Jaarcijfers](/jaar) staat het jaar, per vraag geteld. Bij elk cijfer staat hoe het geteld is.' },
  ],
};

const MEDIATOR: Guide = {
  role: 'mediator', slug: 'bemiddelaar', title: 'Voor bemiddelaars', picture: { file: 'today.png', alt: 'Vandaag: wat eerst moet, de afspraken en wat er bij kwam' },
  intro: 'U begint op [Vandaag](/vandaag): wat eerst moet, uw afspraken en wat er bij kwam. Al uw zaken staan op [Mijn zaken](/mijn-zaken). Wie op een deelnemer wacht, is nooit te laat.',
  parts: [
    {
      title: 'Een zaak lezen',
      steps: [
        'Boven aan de zaak staat waar hij staat, waar hij op wacht en wat de volgende stap is.',
        'Onder **Vastleggen wat er gebeurde** staat wat nu kan. Onder **Wat nu niet kan, en waarom** staat de reden.',
        'Adres en telefoon ziet u pas na **Toon**. Dat wordt vastgelegd. Eronder staat of contact zo veilig is: niet gevraagd telt als nee.',
      ],
    },
    {
      title: 'Van intake naar de ander',
      steps: [
        'Leg de eerste afspraken vast: **Intake vastleggen**, **Uitleg vastleggen**, **Besluit vastleggen** en **Veiligheid wegen**.',
        'Kies **Vastleggen wat verteld mag worden** met de woorden van deze persoon. Alleen dat komt in de brief aan de ander. Komt er later iemand bij die voor de ander spreekt en meeleest, vraag het dan opnieuw.',
        'Kijk het adres na met **Adrescontrole vastleggen**. Maak de brief onder **Brieven**, druk hem af en verstuur hem. Kies dan **Benadering vastleggen**.',
      ],
    },
    {
      title: 'Gebeurde het eerder, of klopt er iets niet?',
      steps: [
        'Vul bij **Gebeurd op** de dag in waarop het gebeurde. Wat toen mocht, kan nu nog.',
        'Was het net een vergissing, kies dan **Ongedaan maken**. Dat kan een half uur, tot u iets anders vastlegt.',
        'Later kiest u **Regel in de tijdlijn verbeteren**. De regel blijft staan, doorgestreept. U ziet wat al de deur uit is en wat dan helpt.',
      ],
    },
    {
      title: 'Taken, en wat u nog niet verstuurde',
      steps: [
        'Op [Vandaag](/vandaag) staan uw taken: wat te laat is eerst, wat geen dag heeft onder ‘Zonder dag’. Met ‘Gedaan’ is een taak klaar; ‘Toch niet gedaan’ zet haar terug.',
        'Begon u in een zaak te typen en verstuurde u het niet, dan staat het op Vandaag onder ‘Nog niet verstuurd’. Alleen u ziet dat. U typt verder, of gooit het weg.',
      ],
    },
    {
      title: 'Agenda, verlof en vervanging',
      steps: [
        'Op [Agenda](/agenda) staan uw afspraken per week, en die van wie u vervangt. Is de dag voorbij en zei niemand of een afspraak doorging, dan vraagt [Vandaag](/vandaag) het.',
        'Vervangt u iemand, dan neemt u zo’n afspraak over of zegt u haar af. Wat u overneemt, staat in uw agenda, en na dat bezoek meldt u zich veilig.',
        'Plant u een afspraak op een dag dat u verlof heeft, dan zegt BIS dat. Met een vinkje plant u haar toch. Komen mensen van beide kanten bij een van hen thuis, dan vraagt BIS of dat zo is afgesproken.',
        'Is een zaak op pauze, of doet iemand niet meer mee, dan staat dat bij wat al gepland was: verzet de afspraak of zeg haar af. Een zaak sluit u af als er geen afspraak meer komt.',
        'Gaat u met de tweede bemiddelaar, zet dan bij het plannen een vinkje: de afspraak staat dan in beide agenda’s. Na een bezoek meldt ieder zich zelf veilig; u ziet het als de ander dat nog niet deed.',
      ],
    },
    {
      title: 'Onderweg',
      steps: [
        'Een bezoek aan een inrichting plant u als afspraak. Bij de afspraak drukt u het blad af. Er staat van niemand iets op; schrijf er geen namen bij.',
        'Bij de afspraak legt u ook de inrichting, de contactpersoon en de boeking vast. Die drukt u af als briefje voor de poort: bewaar het apart van het blad.',
        'Is iemand sindsdien overgeplaatst of vrij, dan staat dat bij de afspraak en op Vandaag. Is het dezelfde inrichting in andere woorden, kies daar dan ‘Nagekeken: dezelfde inrichting’. Post kan daar geopend worden: geef een brief zelf af, of via een contactpersoon, en leg vast dat hij is overhandigd. De afsluitende brief is daar ook te maken als post niet veilig is of er niet naar gevraagd is: dan staat er geen adres op.',
        'Na het bezoek opent u de afspraak en kiest u ‘Bezoek verwerken’: dezelfde vragen in dezelfde volgorde. Versnipper het blad.',
        'Een ander gesprek met één deelnemer legt u net zo vast: kies bij de afspraak ‘Alles in één keer vastleggen’. Uitleg, vertrouwelijkheid, besluit, notitie en taak gaan dan in één keer mee.',
        'Gaat u bij iemand thuis op bezoek, schrijf dan waar dat is, of laat het leeg als het adres in de zaak staat. Vul bij [Mijn account](/mijn-account) uw telefoonnummer in, zodat men u kan bellen.',
        'Druk na een bezoek op ‘Ik ben veilig’. Doet u dat een half uur na het einde nog niet, dan staat het bij het aanmeldpunt en uw werkbegeleider boven elke pagina; zij bellen u. Dat blijft zo tot u zich meldt of zij vastleggen wat er gedaan is. Een begonnen bezoek verzet u of zegt u pas af als u zich veilig hebt gemeld. Drukte u te vroeg, kies dan bij de afspraak ‘Vergissing: ik ben er nog’; dat kan tot een half uur na het einde.',
        'Bij een afspraak kiest u ‘Zet in mijn agenda’. Er staat alleen een tijd in. Is e-mail veilig, dan haalt u daar ook een bestand voor een deelnemer op en mailt u het zelf.',
        'Op uw telefoon kiest u op [Vandaag](/vandaag) **Bellen**. U ziet het nummer alleen waar bellen mag, met tijden en codewoord. Met één druk zegt u wat het werd.',
      ],
    },
    {
      title: 'Een notitie die er niet hoort',
      steps: [
        'Kies onder uw notitie **Doorhalen** en zeg waarom. De tekst staat daarna nergens meer. Dat er een notitie was, blijft wel staan.',
        'Hoort de notitie bij een andere zaak, schrijf dan het nummer bij ‘Nummer van de andere zaak’. U moet ook daar notities mogen schrijven.',
        'Staat er iets in wat iemand in gevaar brengt, kies dan **Hier staat iets wat in deze zaak niemand mag weten**. De tekst is dan voorgoed weg.',
        'Bij de andere redenen kunt u de notitie later terugzetten. Dat ziet iedereen die de zaak leest.',
      ],
    },
    { title: 'Het wordt te veel, of het kan even niet', text: 'Kies **Pauze vastleggen** met een dag om weer te kijken, of **Zaak teruggeven**. U keurt nooit zelf een zaak af.' },
  ],
};

const SUPERVISOR: Guide = {
  role: 'practice-supervisor', slug: 'werkbegeleider', title: 'Voor werkbegeleiders', picture: { file: 'practice-supervisor.png', alt: 'Zaken waar een gesprek kan helpen, en waarom' },
  intro: 'U begint op [Werkbegeleiding](/werkbegeleiding). Daar staan zaken van uw bemiddelaars waar een gesprek kan helpen: een pauze waarvan de dag voorbij is, en eigen werk dat al weken wacht. Onder ‘Veel tegelijk’ ziet u wie nu veel zaken heeft lopen, en hoeveel. Hoe vaak een zaak tot contact leidt, wordt niet per bemiddelaar geteld.',
  parts: [
    { title: 'Een zaak zoeken', text: 'Met Ctrl+K, of op [Zoeken](/zoeken), zoekt u op naam of zaaknummer in de lopende zaken van uw bemiddelaars. Waar namen verborgen zijn, vindt u een zaak alleen op nummer.' },
    { title: 'Een zaak bespreken', text: 'U leest de zaak en de aantekeningen, en geen adressen. U kunt een **Notitie** toevoegen en **Zorg over veiligheid vastleggen**. Hoort een notitie er niet, dan kiest u **Doorhalen**, ook als een bemiddelaar haar schreef. Schrijft u een taak op, dan staat die boven [Werkbegeleiding](/werkbegeleiding). Besprak u de zaak met de bemiddelaar, kies dan **Besproken in werkbegeleiding vastleggen**: alleen de dag. De zaak staat dan niet meer op uw lijst, tot er weer een dag voorbij is of twee weken niets gebeurde. De bemiddelaar ziet het in de tijdlijn. Was het een vergissing, dan kiest u **Ongedaan maken**, of later **Iets klopt niet**.' },
    { title: 'Een van uw bemiddelaars meldt zich niet veilig', text: 'Dan staat dat boven elke pagina, en op [Werkbegeleiding](/werkbegeleiding) wie. Bel meteen; neemt die niet op, bel dan 112. Leg daarna vast dat u de collega sprak, of wat er anders gedaan is. De melding gaat nooit vanzelf weg.' },
    { title: 'Iemand kijkt mee om te leren', text: 'Kies in de zaak **Laten meekijken** en wijs een bemiddelaar aan.' },
    { title: 'Opnieuw vragen na een nee', text: 'Wil een bemiddelaar iemand na een eerder nee toch weer vragen, dan oordeelt u mee met **Tweede oordeel over opnieuw vragen vastleggen**.' },
  ],
};

export const CASE_GUIDES: readonly Guide[] = [DESK, POLICY, MEDIATOR, SUPERVISOR];
