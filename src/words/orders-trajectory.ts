import type { OrderText } from './orders.ts';

/** Words of the orders from the first contact with the referrer to the closing letters. */
export const TRAJECTORY_ORDER_TEXTS = {
  'contact-referrer': {
    slug: 'verwijzer-gesproken', button: () => 'Contact met de verwijzer', title: 'Contact met de verwijzer vastleggen',
    explain: 'De gewone eerste stap. De intake wacht er niet op, en het gesprek gaat alleen over wie is aangemeld.',
  },
  'hold-intake': {
    slug: 'intake-gehouden', button: (who) => `Intake met ${who} is gehouden`, title: 'Intake vastleggen',
    explain: 'Het eerste gesprek met een deelnemer: wat er gebeurde, wat die zoekt, en of bemiddeling past.',
  },
  inform: {
    slug: 'uitleg-gegeven', button: (who) => `${who} heeft uitleg gekregen`, title: 'Uitleg vastleggen',
    explain: 'Uitleg over vrijwilligheid, vertrouwelijkheid en neutraliteit, en dat stoppen altijd mag. De huidige tekst wordt onthouden.',
  },
  'decide-to-go-on': {
    slug: 'besluit', button: (who) => `${who} besluit`, title: 'Besluit vastleggen',
    explain: 'Na de intake beslist ieder voor zichzelf. Er loopt geen klok op dit besluit.',
  },
  'weigh-safety': {
    slug: 'veiligheid-gewogen', button: () => 'Veiligheid is gewogen', title: 'Veiligheid wegen',
    explain: 'Vóór een benadering en vóór contact. Het gaat om uw eigen weging; die kunt u altijd opnieuw doen.',
  },
  release: {
    slug: 'vrijgegeven', button: (who) => `${who} zegt wat verteld mag worden`, title: 'Vastleggen wat verteld mag worden',
    explain: 'Alleen wat hier vrijgegeven is, kan in een brief aan de ander staan. Zonder naam gaat er geen benaderingsbrief uit.',
  },
  'withdraw-release': {
    slug: 'vrijgave-ingetrokken', button: (who) => `${who} trekt een vrijgave in`, title: 'Intrekken van een vrijgave vastleggen',
    explain: 'Wat al verteld of verstuurd is, kan niet terug. Vanaf nu staat het in geen brief meer.',
  },
  'check-address': {
    slug: 'adres-nagegaan', button: (who) => `Adres van ${who} is nagegaan`, title: 'Adrescontrole vastleggen',
    explain: 'Waar het adres vandaan komt, hoe vers het is, en of iemand van de andere kant er kan wonen of de post kan openen. Gaat de brief naar een vertegenwoordiger, kijk dan naar dat adres. Verandert het adres, leg dit dan opnieuw vast.',
  },
  'agree-asking-again': {
    slug: 'opnieuw-vragen', button: (who) => `${who} mag opnieuw gevraagd worden`, title: 'Tweede oordeel over opnieuw vragen vastleggen',
    explain: 'Na een eerder nee of geen reactie kijkt iemand anders mee dan de bemiddelaar. Een “nooit meer” blijft gelden.',
  },
  approach: {
    slug: 'benaderd', button: (who) => `${who} is benaderd`, title: 'Benadering vastleggen',
    explain: 'Gewoonlijk met een brief. Maak de brief eerst; leg hier vast dat die de deur uit is, of langs welke andere weg het ging.',
  },
  'remind-approach': {
    slug: 'herinnerd', button: (who) => `${who} is één keer herinnerd`, title: 'Herinnering vastleggen',
    explain: 'Na geen reactie kan één herinnering, als u die passend vindt.',
  },
  'record-answer': {
    slug: 'antwoord', button: (who) => `${who} zegt iets op de vraag`, title: 'Antwoord vastleggen',
    explain: 'Elk antwoord is goed en heeft geen gevolgen. “Nooit meer” geldt tot deze persoon zelf komt.',
  },

  prepare: {
    slug: 'voorbereid', button: (who) => `Voorbereid met ${who}`, title: 'Voorbereiding vastleggen',
    explain: 'Apart met ieder: wat iemand wil zeggen, vragen en niet wil horen, en in welke vorm. Niemand telt gesprekken.',
  },
  'agree-confidentiality': {
    slug: 'vertrouwelijkheid', button: (who) => `Met ${who} is vertrouwelijkheid afgesproken`, title: 'Vertrouwelijkheid vastleggen',
    explain: 'Vóór elk contact, met ieder. Wat gezegd wordt, blijft onder elkaar tenzij samen iets anders is afgesproken.',
  },
  'consent-to-form': {
    slug: 'instemming-vorm', button: (who) => `${who} stemt in met een vorm`, title: 'Instemming met een vorm vastleggen',
    explain: 'Ieder kiest zelf in welke vorm. De instemming moet er zijn op de dag van het contact.',
  },
  'withdraw-form-consent': {
    slug: 'instemming-ingetrokken', button: (who) => `${who} trekt instemming in`, title: 'Intrekken van instemming vastleggen',
    explain: 'Dat mag op elk moment en zonder reden.',
  },
  'hold-contact': {
    slug: 'contact-geweest', button: () => 'Er was een gesprek', title: 'Gesprek vastleggen',
    explain: 'Mensen van beide kanten waren erbij. Brieven, pendelen en opgenomen boodschappen legt u vast als boodschap.',
  },
  'pass-message': {
    slug: 'boodschap-doorgegeven', button: (who) => `Een boodschap van ${who} is doorgegeven`, title: 'Boodschap vastleggen',
    explain: 'Brief, pendelboodschap, video of audio. Zij telt als contact zodra zij is ontvangen.',
  },
  'record-message-received': {
    slug: 'boodschap-ontvangen', button: () => 'Een boodschap is ontvangen', title: 'Ontvangst van een boodschap vastleggen',
    explain: 'Vanaf de ontvangst is er bemiddeld contact.',
  },
  'record-met-on-their-own': {
    slug: 'zelf-contact-gehad', button: () => 'Ze hebben elkaar zelf gesproken', title: 'Contact buiten ons om vastleggen',
    explain: 'Dat staat hun vrij. Het telt niet als bemiddeld contact.',
  },
  'record-result': {
    slug: 'wat-het-opleverde', button: () => 'Het contact leverde iets op', title: 'Vastleggen wat het opleverde',
    explain: 'Alleen het soort, niet de inhoud. Die is van de deelnemers.',
  },

  'write-report-text': {
    slug: 'terugkoppeltekst', button: () => 'Een tekst om terug te koppelen ligt vast', title: 'Tekst om terug te koppelen vastleggen',
    explain: 'De precieze woorden, met beide kanten gemaakt. Verandert er iets, leg dan een nieuwe tekst vast en vraag ieder opnieuw.',
  },
  'consent-to-report-back': {
    slug: 'terugkoppeling-toestaan', button: (who) => `${who} vindt terugkoppelen goed`, title: 'Toestemming voor terugkoppelen vastleggen',
    explain: 'Per ontvanger en met precies deze woorden. Er gaat pas iets uit als iedereen van beide kanten dezelfde woorden goed vindt. Bij een afgesproken tekst: precies die tekst.',
  },
  'withdraw-report-back-consent': {
    slug: 'terugkoppeling-intrekken', button: (who) => `${who} wil geen terugkoppeling meer`, title: 'Intrekken van toestemming vastleggen',
    explain: 'Dat kan tot er is teruggekoppeld.',
  },
  'report-back': {
    slug: 'teruggekoppeld', button: () => 'Er is teruggekoppeld', title: 'Terugkoppeling vastleggen',
    explain: 'Alleen met de woorden waarmee iedereen instemde. Hier bestaat geen uitzondering op.',
  },
  'consent-to-process-notice': {
    slug: 'verwijzer-laten-weten', button: (who) => `${who} zegt of de verwijzer iets hoort`, title: 'Toestemming voor bericht aan de verwijzer vastleggen',
    explain: 'Vaste woorden: ontvangen, bemiddelaar bekend, afgerond. Nooit waarom of door wie er gestopt is.',
  },
  'send-process-notice': {
    slug: 'verwijzer-bericht', button: () => 'De verwijzer heeft bericht gekregen', title: 'Bericht aan de verwijzer vastleggen',
    explain: 'Vaste woorden over waar het staat, zonder inhoud.',
  },

  'follow-up': {
    slug: 'nazorg', button: (who) => `Na het contact nog gesproken met ${who}`, title: 'Nazorg vastleggen',
    explain: 'Een paar dagen na een gesprek, als iemand dat wil. Het hoeft niet.',
  },
  'stop-taking-part': {
    slug: 'stopt', button: (who) => `${who} stopt`, title: 'Stoppen van een deelnemer vastleggen',
    explain: 'Dat mag altijd, zonder reden en zonder gevolgen. De andere kant hoort niet wie of waarom.',
  },
  'stop-case': {
    slug: 'zaak-gestopt', button: () => 'De zaak stopt', title: 'Stoppen van de zaak vastleggen',
    explain: 'Als u zelf niet verdergaat, er geen gegevens of geen reactie komt, iemand niet meer te bereiken is, of contact niet mag. Stopt een deelnemer, leg dat dan bij die deelnemer vast.',
  },
  'settle-closing-letter': {
    slug: 'afsluitende-brief', button: (who) => `Afsluitende brief aan ${who} is geregeld`, title: 'Afsluitende brief vastleggen',
    explain: 'Ieder met een intake krijgt er een, tenzij iemand die niet wil of post niet veilig is. Zit iemand vast, geef hem dan bij een bezoek of via de contactpersoon. Nooit staat erin wat de ander zei.',
  },
  close: {
    slug: 'afgesloten', button: () => 'Zaak is afgesloten', title: 'Zaak afsluiten',
    explain: 'Hoe de zaak telt, volgt uit wat er is vastgelegd. Een late brief of aantekening kan er daarna nog bij.',
  },
  reopen: {
    slug: 'heropend', button: () => 'Zaak is heropend', title: 'Zaak heropenen',
    explain: 'Wie nee zei, kan altijd terugkomen bij dezelfde bemiddelaar.',
  },
  'add-late-item': {
    slug: 'nog-iets-gekomen', button: () => 'Er kwam nog iets', title: 'Iets van na het afsluiten vastleggen',
    explain: 'Een late brief, een telefoontje of een aantekening. De zaak blijft zoals zij is.',
  },

  pause: {
    slug: 'pauze', button: () => 'Zaak gaat op pauze', title: 'Pauze vastleggen',
    explain: 'Altijd met een dag om opnieuw te kijken. De andere kant hoort niet wie de pauze vroeg of waarom.',
  },
  resume: {
    slug: 'weer-verder', button: () => 'Zaak gaat weer verder', title: 'Einde van de pauze vastleggen',
    explain: 'De eigen klokken lopen weer vanaf deze dag.',
  },
  correct: {
    slug: 'verbeteren', button: () => 'Iets klopt niet', title: 'Regel in de tijdlijn verbeteren',
    explain: 'De regel blijft staan, doorgestreept en met de reden. Daarna legt u vast hoe het wel was.',
  },
} as const satisfies Record<string, OrderText>;
