import type { OrderText } from './orders.ts';

/** Words of the orders that are mostly the desk's and policy's: people, data, judging, sending out. */
export const DESK_ORDER_TEXTS = {
  'add-person': {
    slug: 'betrokkene-toevoegen', button: () => 'Er is nog iemand bij betrokken', title: 'Betrokkene toevoegen',
    explain: 'Nog een slachtoffer, dader, getuige of organisatie bij dezelfde gebeurtenis. Iedereen beslist voor zichzelf en krijgt een eigen stand.',
  },
  'record-age': {
    slug: 'leeftijd', button: (who) => `Leeftijd van ${who} is bekend`, title: 'Leeftijd vastleggen',
    explain: 'De leeftijd bij de aanmelding, in jaren. Bij wie jonger is dan 18 hoort een vertegenwoordiger.',
  },
  'add-representative': {
    slug: 'vertegenwoordiger', button: (who) => `Iemand spreekt voor ${who}`, title: 'Vertegenwoordiger vastleggen',
    explain: 'Ouder, voogd of instelling bij een kind; iemand die mag spreken bij een organisatie. Nooit iemand van de andere kant.',
  },
  'end-representation': {
    slug: 'vertegenwoordiging-voorbij', button: (who) => `Niemand spreekt meer voor ${who}`, title: 'Einde van de vertegenwoordiging vastleggen',
    explain: 'Bijvoorbeeld omdat iemand 18 is geworden. Daarna spreekt deze persoon voor zichzelf.',
  },
  'hear-child': {
    slug: 'kind-gehoord', button: (who) => `${who} zegt zelf wat die wil`, title: 'Vastleggen wat het kind zelf wil',
    explain: 'Vanaf twaalf jaar telt het eigen ja van het kind. Wie de brieven krijgt, spreekt u per kind af.',
  },
  'add-supporter': {
    slug: 'steunfiguur', button: (who) => `${who} neemt iemand mee`, title: 'Steunfiguur vastleggen',
    explain: 'Iemand die een deelnemer bijstaat, op wens van die deelnemer.',
  },
  'record-detention': {
    slug: 'detentie', button: (who) => `${who} zit vast, of niet meer`, title: 'Detentie vastleggen',
    explain: 'Post aan iemand die vastzit, kan geopend worden. Daarom gaat er dan geen brief uit zonder afgifte of contactpersoon.',
  },
  'state-safe-contact': {
    slug: 'veilig-contact', button: (who) => `${who} zegt hoe contact veilig is`, title: 'Veilig contact vastleggen',
    explain: 'Per manier: ja, nee of niet gevraagd. Niet gevraagd telt als nee, behalve bij de eerste benadering na een nagegaan adres.',
  },
  'state-referrer-safe': {
    slug: 'veilig-contact-melder', button: () => 'Wie aanmeldde, zegt of bellen veilig is', title: 'Veilig contact met wie aanmeldde',
    explain: 'Voor een ouder of iemand anders die dichtbij staat. Niet gevraagd telt als nee. Wat eerder gezegd is, blijft in de tijdlijn staan.',
  },
  'record-language': {
    slug: 'taal', button: (who) => `Taal van ${who} is bekend`, title: 'Taal vastleggen',
    explain: 'De taal van brieven en gesprekken, en of er een tolk nodig is.',
  },
  'record-ban': {
    slug: 'contactverbod', button: () => 'Er is bekend of er een contactverbod is', title: 'Contactverbod vastleggen',
    explain: 'Zolang een verbod geldt, kan niemand benaderd worden en gaat geen boodschap door. De wens van de andere kant is geen toestemming.',
  },
  'permit-despite-ban': {
    slug: 'toestemming-ondanks-verbod', button: () => 'Wie het verbod oplegde, geeft toestemming', title: 'Toestemming ondanks contactverbod vastleggen',
    explain: 'Alleen wie het verbod oplegde of erop toeziet, kan toestemming geven. Schrijf op waaruit dat blijkt.',
  },
  'record-criminal-stage': {
    slug: 'strafzaak', button: () => 'Er is nieuws over de strafzaak', title: 'Stand van de strafzaak vastleggen',
    explain: 'Waar de strafzaak staat en wanneer de zitting is. Bemiddeling kan op elk moment.',
  },
  'record-own-professional': {
    slug: 'eigen-professional', button: (who) => `${who} heeft een eigen professional`, title: 'Eigen professional vastleggen',
    explain: 'Een begeleider of behandelaar die deze persoon kent. Via die persoon kan contact veiliger gaan.',
  },
  'correct-cause': {
    slug: 'aanleiding-verbeteren', button: () => 'De aanleiding is anders', title: 'Aanleiding verbeteren',
    explain: 'Wat er gebeurde, of er aangifte is gedaan en wie betaalt. De rollen heten daarna zoals bij deze aanleiding past.',
  },
  'place-referrer': {
    slug: 'verwijzer-gekozen', button: () => 'De verwijzende organisatie is bekend', title: 'Verwijzende organisatie kiezen',
    explain: 'De organisatie uit de lijst die deze zaak aanmeldde. Wat de verwijzer zelf schreef, blijft staan.',
  },
  'confirm-agreement': {
    slug: 'client-weet-ervan', button: () => 'Nagevraagd of de cliënt ervan weet', title: 'Vastleggen of de cliënt ervan weet',
    explain: 'Wie iemand anders aanmeldt, doet dat met weten en goedvinden van die persoon. Anders is het een verzoek om terug te bellen.',
  },
  'record-death': {
    slug: 'overleden', button: (who) => `${who} is overleden`, title: 'Overlijden vastleggen',
    explain: 'Alles wat nog naar deze persoon zou gaan, stopt meteen.',
  },

  'record-detail': {
    slug: 'contactgegevens', button: (who) => `Gegevens van ${who} zijn binnen`, title: 'Contactgegevens vastleggen',
    explain: 'Elk gegeven met zijn bron. Wat iemand over de andere kant vertelt, blijft ook staan bij wie het vertelde.',
  },
  'check-detail': {
    slug: 'gegevens-nagegaan', button: (who) => `Gegevens van ${who} zijn nagegaan`, title: 'Vastleggen dat gegevens zijn nagegaan',
    explain: 'Een adres dat komt van wie zichzelf meldde aan de kant van dader of veroorzaker, gaan wij eerst na.',
  },
  'record-mail-returned': {
    slug: 'post-terug', button: (who) => `Post aan ${who} kwam terug`, title: 'Teruggekomen post vastleggen',
    explain: 'Het postadres vervalt daarmee. Er gaat niets meer heen tot er een nieuw adres is.',
  },
  'request-data': {
    slug: 'gegevens-gevraagd', button: () => 'Gegevens zijn gevraagd aan het OM', title: 'Vraag om gegevens vastleggen',
    explain: 'Vanaf deze dag lopen de wachttijd en de herinneringen.',
  },
  'remind-data': {
    slug: 'om-herinnerd', button: () => 'Het OM is herinnerd', title: 'Herinnering aan het OM vastleggen',
    explain: 'Herinneringen lopen door, ook na het uitzetten en tijdens een pauze.',
  },
  'record-data-answer': {
    slug: 'antwoord-om', button: () => 'Het OM antwoordt', title: 'Antwoord van het OM vastleggen',
    explain: 'Zonder aangifte, in de sport en bij medische incidenten is een vraag aan het OM niet van toepassing.',
  },
  'link-case': {
    slug: 'zaak-verbinden', button: () => 'Er is een andere zaak van deze mensen', title: 'Zaken met elkaar verbinden',
    explain: 'Een eerdere zaak blijft afgesloten en leesbaar. Meldde de andere kant zich zelf, dan hoort daar geen benadering bij en merkt niemand het van elkaar.',
  },
  'bind-earlier-answer': {
    slug: 'eerder-antwoord', button: (who) => `${who} gaf eerder een antwoord`, title: 'Antwoord uit een eerdere zaak overnemen',
    explain: 'Wat iemand eerder antwoordde, telt nu nog: nooit meer is nooit meer, en nu niet geldt tot de afgesproken dag.',
  },
  'record-came-themselves': {
    slug: 'kwam-zelf', button: (who) => `${who} neemt zelf contact op`, title: 'Vastleggen dat iemand zelf kwam',
    explain: 'Een eerder nee staat dan niet meer in de weg: deze persoon heeft zelf de deur geopend.',
  },

  'ask-referrer': {
    slug: 'vraag-aan-verwijzer', button: () => 'Er is iets te vragen aan de verwijzer', title: 'Vraag aan de verwijzer vastleggen',
    explain: 'De verwijzer leest precies wat u hier schrijft, en niets anders uit de zaak. Noem de andere kant niet. Daarna maakt u de link; u verstuurt hem zelf.',
  },
  'record-referrer-answer': {
    slug: 'antwoord-verwijzer', button: () => 'De verwijzer antwoordt zelf', title: 'Antwoord van de verwijzer vastleggen',
    explain: 'Voor een antwoord per telefoon of op papier. De link gaat daarmee dicht. Wat via de link komt, staat er vanzelf.',
  },
  'withdraw-question': {
    slug: 'vraag-ingetrokken', button: () => 'Vraag aan de verwijzer is ingetrokken', title: 'Vraag aan de verwijzer intrekken',
    explain: 'De link werkt daarna niet meer. Is hij verlopen, dan kunt u daarna opnieuw vragen.',
  },
  'settle-referrer-answer': {
    slug: 'antwoord-verwerkt', button: () => 'Antwoord van de verwijzer is verwerkt', title: 'Vastleggen dat het antwoord is verwerkt',
    explain: 'U las het antwoord en deed wat eruit volgt. De aanmelding gaat verder waar zij was.',
  },

  'judge-violence': {
    slug: 'geweld-beoordeeld', button: () => 'Huiselijk geweld en stalking zijn beoordeeld', title: 'Huiselijk geweld en stalking beoordelen',
    explain: 'Bij elke aanmelding, door een mens. Zolang het nog niet te zeggen is, gaat er niets uit. Bij ja kijkt beleid mee.',
  },
  'raise-concern': {
    slug: 'zorg-over-veiligheid', button: () => 'Er is zorg over de veiligheid', title: 'Zorg over veiligheid vastleggen',
    explain: 'Iedereen die aan de zaak werkt, kan dit doen, ook later. Benaderen en contact wachten dan op beleid.',
  },
  'answer-policy': {
    slug: 'beleid-antwoordt', button: () => 'Beleid antwoordt', title: 'Antwoord van beleid vastleggen',
    explain: 'Bij huiselijk geweld en stalking horen een behandelaar met toestemming om te bellen én mogelijk contact met het Veiligheidshuis.',
  },
  accept: {
    slug: 'goedgekeurd', button: () => 'Aanmelding is goedgekeurd', title: 'Aanmelding goedkeuren',
    explain: 'De aanmelding past bij ons werk en bij de regels voor deze aanleiding.',
  },
  'agree-rejection': {
    slug: 'beleid-eens-met-afkeuren', button: () => 'Beleid is het eens met afkeuren', title: 'Instemming met afkeuren vastleggen',
    explain: 'Voor inhoudelijke redenen kijkt beleid mee. Het aanmeldpunt keurt daarna zelf af.',
  },
  reject: {
    slug: 'afgekeurd', button: () => 'Aanmelding is afgekeurd', title: 'Aanmelding afkeuren',
    explain: 'Wie zichzelf meldde, bellen wij eerst, als dat veilig kan. De brief volgt niet letterlijk uit de reden en noemt waar iemand wél terechtkan.',
  },
  'resume-rejected': {
    slug: 'weer-opgenomen', button: () => 'Aanmelding is weer opgenomen', title: 'Afgekeurde aanmelding weer opnemen',
    explain: 'Alleen waar de reden van buiten kwam, zoals mediation in strafzaken die niet doorging of gegevens die er toch zijn.',
  },
  'hold-back': {
    slug: 'vastgehouden', button: () => 'Aanmelding wordt vastgehouden', title: 'Aanmelding vasthouden',
    explain: 'Er gaat niets uit tot iemand dit opheft. Beleid ziet deze aanmelding ook, dus dit is ook de weg voor een vraag aan beleid.',
  },
  'lift-hold': {
    slug: 'niet-meer-vastgehouden', button: () => 'Aanmelding wordt niet meer vastgehouden', title: 'Vasthouden opheffen',
    explain: 'De aanmelding gaat verder waar zij was.',
  },

  allocate: {
    slug: 'uitzetten', button: () => 'Zaak is uitgezet', title: 'Zaak uitzetten',
    explain: 'U kiest de bemiddelaar, zo veel mogelijk in de regio. Was er een eerdere zaak, dan ligt dezelfde bemiddelaar voor de hand.',
  },
  'allocate-incomplete': {
    slug: 'incompleet-uitzetten', button: () => 'Zaak is incompleet uitgezet', title: 'Zaak incompleet uitzetten',
    explain: 'Na de wachttijd zonder antwoord van het OM (twee weken of langer) mag u een zaak alvast uitzetten. Wij blijven het OM herinneren, en de bemiddelaar vertelt wie zich meldde of werd aangemeld dat de gegevens uit kunnen blijven.',
  },
  'add-second-mediator': {
    slug: 'tweede-bemiddelaar', button: () => 'Een tweede bemiddelaar doet mee', title: 'Tweede bemiddelaar vastleggen',
    explain: 'De tweede bemiddelaar ziet en doet in deze zaak hetzelfde als de eerste.',
  },
  'end-second-mediator': {
    slug: 'tweede-bemiddelaar-stopt', button: () => 'De tweede bemiddelaar doet niet meer mee', title: 'Einde van tweede bemiddelaar vastleggen',
    explain: 'De zaak is daarna niet meer te openen voor de tweede bemiddelaar.',
  },
  reallocate: {
    slug: 'opnieuw-uitzetten', button: () => 'Een andere bemiddelaar neemt de zaak over', title: 'Zaak opnieuw uitzetten',
    explain: 'Alles wat vastligt, blijft staan. De vorige bemiddelaar kan de zaak daarna niet meer openen.',
  },
  'accept-allocation': {
    slug: 'aangenomen', button: () => 'Zaak is aangenomen', title: 'Zaak aannemen',
    explain: 'U gaat met deze zaak aan het werk. Past zij niet, geef haar dan terug met een reden; het aanmeldpunt zoekt dan iemand anders.',
  },
  'hand-back': {
    slug: 'teruggegeven', button: () => 'Zaak is teruggegeven', title: 'Zaak teruggeven',
    explain: 'Het aanmeldpunt zoekt een andere bemiddelaar. U kunt de zaak daarna niet meer openen.',
  },
  'talk-over': {
    slug: 'besproken', button: () => 'Besproken in werkbegeleiding', title: 'Besproken in werkbegeleiding vastleggen',
    explain: 'Alleen dat u de zaak met de bemiddelaar besprak, en op welke dag. Wat er gezegd is, komt nergens te staan. De bemiddelaar ziet het in de tijdlijn.',
  },
  'tell-data-may-fail': {
    slug: 'verteld-gegevens-onzeker', button: (who) => `${who} weet dat gegevens uit kunnen blijven`, title: 'Vastleggen dat dit verteld is',
    explain: 'De zaak is incompleet uitgezet: gegevens van de andere kant kunnen uitblijven, en tussen intake en volgende stap kan tijd zitten.',
  },
} as const satisfies Record<string, OrderText>;
