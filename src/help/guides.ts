import type { StaffRole } from '../core/role.ts';
import type { Guide } from './guide.ts';
import { CASE_GUIDES } from './guides-cases.ts';

const DIRECTOR: Guide = {
  role: 'director', slug: 'directeur', title: 'Voor de directeur', picture: { file: 'year.png', alt: 'De jaarcijfers, met bij elk cijfer hoe het geteld is' },
  intro: 'U begint op [Jaarcijfers](/jaar). U opent geen zaken. De cijfers komen uit wat in de zaken is vastgelegd.',
  parts: [
    {
      title: 'De cijfers van een jaar',
      steps: [
        'Kies boven een jaar. Bij elk cijfer staat onder **Hoe is dit geteld?** wat er geteld is.',
        'Wilt u weten hoe het op een andere dag stond, vul dan **Peildatum** in.',
        'Kleine aantallen zijn niet afgeschermd. Wie iemand kent, kan die herkennen: geef ze niet naar buiten.',
      ],
    },
    { title: 'Noodtoegang', text: 'Opende een collega met noodtoegang een zaak die niet van die collega is, dan staat dat boven uw [Jaarcijfers](/jaar): wie, hoe vaak, wanneer, en of het is nagelopen. Welke zaak het is, staat er niet bij. De privacyfunctionaris weet dat.' },
    { title: 'Verantwoording', text: 'Op [Verantwoording](/verantwoording) staan het register, de besluiten en het jaarplan van privacy. U leest mee; de privacyfunctionaris schrijft.' },
    { title: 'Een datalek', text: 'Ziet u iets wat bij de verkeerde terechtkwam, ga dan naar [Datalek melden](/datalekken/melden). Twijfel is genoeg.' },
  ],
};

const COMMUNICATIONS: Guide = {
  role: 'communications', slug: 'communicatie', title: 'Voor communicatie', picture: { file: 'year.png', alt: 'De jaarcijfers, met bij elk cijfer hoe het geteld is' },
  intro: 'U begint op [Jaarcijfers](/jaar). U opent geen zaken.',
  parts: [{ title: 'Cijfers gebruiken', text: 'Neem een cijfer over met de uitleg bij **Hoe is dit geteld?** Kleine aantallen zijn niet afgeschermd: breng ze niet naar buiten.' }],
};

const PRIVACY: Guide = {
  role: 'privacy-officer', slug: 'privacy', title: 'Voor de privacyfunctionaris',
  intro: 'U begint op [Privacy](/privacy). Daar staat wat te laat is en wat het eerst afloopt. U opent geen zaken.',
  parts: [
    { title: 'Een verzoek', text: 'Vraagt iemand iets over zijn gegevens, leg dat dan vast op [Verzoeken](/verzoeken) met **Verzoek vastleggen**. Vanaf die dag loopt een maand. Is post niet veilig of kennen wij een ander adres, leg dan eerst vast hoe het antwoord deze persoon bereikt. Verandert daar iets aan na het besluit, dan vraagt BIS het opnieuw voordat u de brief maakt.' },
    { title: 'Een datalek', text: 'Meldingen staan op [Datalekken](/datalekken). Wegen, melden binnen 72 uur, vertellen, leren: in die volgorde. Brieven aan wie het raakt maken het aanmeldpunt en de bemiddelaar in de zaak; bij het datalek ziet u hoeveel er verstuurd zijn.' },
    { title: 'Wie zag wat', text: 'Op [Wie zag wat](/inzage) staat elke blik in een zaak. Kijk elke week na wat opviel. Noodtoegang staat apart: [Noodtoegang nalopen](/noodtoegang/nalopen).' },
    { title: 'Bewaren en wissen', text: 'Op [Bewaren en wissen](/bewaren) staat wat binnenkort gewist wordt. Moet iets langer blijven, zeg dan tot wanneer en waarom. Wat van verzoeken, datalekken, besluiten en het jaarplan afloopt, staat op [Dossiers](/bewaren/dossiers).' },
  ],
};

const ADMINISTRATOR: Guide = {
  role: 'administrator', slug: 'beheerder', title: 'Voor de beheerder van accounts', picture: { file: 'administrator.png', alt: 'De accounts, met wat iemand doet en hoe die inlogt' },
  intro: 'U begint op [Accounts](/accounts). U opent geen zaken. Uw eigen werk verandert een andere beheerder.',
  parts: [
    {
      title: 'Een nieuwe collega',
      steps: [
        'Kies **Nieuw account**. Vul naam, e-mailadres en werk in en kies **Account maken**.',
        'Is het een bemiddelaar, kies dan bij ‘Werk wijzigen’ wie deze bemiddelaar begeleidt. Zonder werkbegeleider ziet alleen het aanmeldpunt dat iemand na een bezoek niets laat horen.',
        'Kies **Link maken** en geef de link zelf aan uw collega. Hij werkt één keer.',
      ],
    },
    { title: 'Iemand gaat weg', text: 'Open het account en kies **Account stoppen**. U ziet eerst wat nog bij diegene hoort; wacht daar niet op. Stopt u het account, dan is diegene bij de eerstvolgende klik uit alles. Zaken staan daarna bij het aanmeldpunt op de lijst “Zonder bemiddelaar”.' },
    { title: 'Een andere naam of een ander adres', text: 'Open het account en kies **Naam en e-mailadres wijzigen**. Wachtwoord en code blijven werken; met het oude adres inloggen kan niet meer.' },
    { title: 'Een laptop is weg', text: 'Kies **Overal uitloggen** en meld het bij [Datalek melden](/datalekken/melden).' },
    { title: 'Elk kwartaal', text: 'Loop met de privacyfunctionaris alle accounts na op [Rechten nakijken](/rechten-nakijken).' },
    {
      title: 'Een afspraak van de stichting verandert',
      text: 'Open op [Instellingen](/beheer/instellingen) wat er verandert. Vul in hoe het wordt, **Vanaf** welke dag en **Waarom**, en kies **Wijziging vastleggen**. Wat al is vastgelegd, blijft kloppen.',
    },
    {
      title: 'Organisaties die aanmelden',
      text: 'Op [Organisaties](/beheer/organisaties) staan zij met hun onderdelen. Staat er een dubbel in, open haar en kies bij **Samenvoegen met een andere** waarin zij opgaat. Zaken veranderen daar niet van, en u kunt het ongedaan maken.',
    },
    {
      title: 'Bemiddelaars',
      text: 'Op [Bemiddelaars](/bemiddelaars) opent u er een. Daar staat waar iemand werkt, welke bijzondere ervaring iemand heeft en wanneer iemand er niet is. Kies **Regio vastleggen**, **Ervaring vastleggen** of **Verlof vastleggen**. Gaat iemand ergens anders werken, zet dan het vinkje dat het in plaats komt van wat er staat. Bij verlof hoort alleen wanneer, nooit waarom. Het aanmeldpunt krijgt hiermee voorgesteld wie bij een zaak past.',
    },
    {
      title: 'Parketten',
      text: 'Op [Parketten](/beheer/parketten) staat waar het aanmeldpunt gegevens vraagt. Verandert een adres, open het parket en vul in vanaf welke dag. Brieven van vóór die dag blijven zoals ze zijn. Een nieuw parket voegt u toe met **Parket in de lijst zetten**. Een komende wijziging neemt u terug, en wat niet meer gebruikt wordt, gebruikt u weer.',
    },
    { title: 'Lukt er iets niet vanzelf', text: 'Op uw beginpagina staat wanneer een taak van BIS mislukt. Op [Wat BIS zelf doet](/beheer/taken) ziet u sinds wanneer. Mail die niet weg kon, staat op [Niet verstuurd](/beheer/mail). Leest wie de server beheert oude zaken in, dan staat bij Wat BIS zelf doet ook hoe ver dat is.' },
    { title: 'Een bemiddelaar is weg', text: 'Leg op [Vervanging](/vervanging) vast wie de zaken zolang doet.' },
  ],
};

/** One for each role, in the order in which somebody with several roles reads them. */
export const GUIDES: readonly Guide[] = [...CASE_GUIDES, DIRECTOR, COMMUNICATIONS, PRIVACY, ADMINISTRATOR];

export const guidesFor = (roles: readonly StaffRole[]): Guide[] => GUIDES.filter(({ role }) => roles.includes(role));
