import type { Texts, Voices } from './texts.ts';

type Way = 'phone' | 'email' | 'post';

/** Who registers or is referred, how that person is reached safely, and what helps. */
interface PersonTexts {
  name: {
    label: string; title: Voices; organisationTitle: string; hint: Voices; name: string; needed: string; birth: string; birthHint: string; age: string; ageHint: string;
    organisation: string; organisationNeeded: string; speaks: string; speaksNeeded: string; speaksContact: string; afterEvent: string; noBirth: string;
  };
  representative: { label: string; title: Voices; hint: string; needed: string };
  reach: {
    label: string; title: Voices; hint: string; detained: string; phone: string; email: string; street: string; town: string; may: Readonly<Record<Way, Voices>>; voicemail: string; viaYou: string;
    choose: Readonly<Record<Way, string>>; missing: Readonly<Record<Way, string>>; oneWay: string; postcode: string;
  };
  call: { label: string; title: string; hint: string; needed: string };
  care: { label: string; title: string; hint: string; times: string; codeWord: string; codeWordHint: string; remarks: string };
  language: { label: string; title: Voices; interpreter: Voices; needed: string; noted: string };
  detention: { label: string; title: Voices; hint: string; where: string; whereHint: string; whereOnly: string };
  support: { label: string; title: Voices; hint: string; kindNeeded: string; nameNeeded: string };
  thatIs: string;
  theName: string;
  reachable: string;
}

const same = (text: string): Voices => ({ self: text, client: text, other: text, child: text });

const DUTCH: PersonTexts = {
  name: {
    label: 'Naam', title: { self: 'Hoe heet u?', client: 'Wie is uw cliënt?', other: 'Wie is deze persoon?', child: 'Hoe heet uw kind?' }, organisationTitle: 'Hoe heet de organisatie?',
    hint: { self: 'Zoals wij u mogen noemen.', client: 'Wat u niet weet, kunt u leeg laten.', other: 'Wat u niet weet, kunt u leeg laten.', child: 'Een voornaam is genoeg.' },
    name: 'Naam', needed: 'Vul een naam in. Een voornaam is genoeg.', birth: 'Geboortedatum', birthHint: 'Bijvoorbeeld 31-3-1980.', age: 'Leeftijd', ageHint: 'Als u de geboortedatum niet weet.',
    organisation: 'Naam van de organisatie', organisationNeeded: 'Vul de naam van de organisatie in.',
    speaks: 'Wie spreekt voor de organisatie?', speaksNeeded: 'Vul in wie voor de organisatie spreekt.', speaksContact: 'Functie of telefoonnummer van deze persoon',
    afterEvent: 'De gebeurtenis ligt vóór deze geboortedatum. Kijk beide datums nog eens na.', noBirth: 'Een organisatie heeft geen geboortedatum of leeftijd. Maak dit leeg.',
  },
  representative: {
    label: 'Vertegenwoordiger', title: { self: 'Wie beslist met u mee?', client: 'Wie spreekt er voor uw cliënt?', other: 'Wie spreekt er voor deze persoon?', child: 'Wie beslist er over uw kind?' },
    hint: 'Wie jonger is dan 18 jaar heeft iemand die meebeslist, bijvoorbeeld een ouder. Het is nooit iemand van de andere kant. Weet u het niet, laat het dan leeg.',
    needed: 'Kies wat deze persoon is: ouder, voogd of iemand anders.',
  },
  reach: {
    label: 'Bereiken',
    title: { self: 'Hoe kunnen wij u veilig bereiken?', client: 'Hoe kunnen wij uw cliënt veilig bereiken?', other: 'Hoe kunnen wij deze persoon veilig bereiken?', child: 'Hoe kunnen wij uw kind veilig bereiken?' },
    hint: 'Eén manier is genoeg. Wij gebruiken alleen wat u hier goed vindt.', detained: 'In een inrichting leest of luistert soms iemand mee. Kies wat daar veilig is.',
    phone: 'Telefoonnummer', email: 'E-mailadres', street: 'Straat en huisnummer', town: 'Postcode en plaats',
    may: {
      phone: { self: 'Mogen wij u bellen?', client: 'Mogen wij uw cliënt bellen?', other: 'Mogen wij deze persoon bellen?', child: 'Mogen wij uw kind bellen?' },
      email: { self: 'Mogen wij u mailen?', client: 'Mogen wij uw cliënt mailen?', other: 'Mogen wij deze persoon mailen?', child: 'Mogen wij uw kind mailen?' },
      post: { self: 'Mogen wij u een brief sturen?', client: 'Mogen wij uw cliënt een brief sturen?', other: 'Mogen wij deze persoon een brief sturen?', child: 'Mogen wij een brief sturen naar dit adres?' },
    },
    voicemail: 'Mogen wij een bericht inspreken?', viaYou: 'Mag het ook via u?',
    choose: { phone: 'Kies of wij u mogen bellen.', email: 'Kies of wij u mogen mailen.', post: 'Kies of wij u mogen schrijven.' },
    missing: {
      phone: 'Vul het telefoonnummer in, of kies bij "bellen" een ander antwoord.', email: 'Vul het e-mailadres in, of kies bij "mailen" een ander antwoord.',
      post: 'Vul het adres in, of kies bij "brief" een ander antwoord.',
    },
    postcode: 'Klopt de postcode? Die heeft vier cijfers en twee letters, bijvoorbeeld 1234 AB. Weet u hem niet, vul dan alleen de plaats in.',
    oneWay: 'Geef ten minste één veilige manier: vul een nummer, e-mailadres of adres in en kies daarbij "ja".',
  },
  call: { label: 'Terugbellen', title: 'Op welk nummer kunnen wij u veilig bellen?', hint: 'Wij bellen alleen dit nummer.', needed: 'Vul het nummer in waarop wij kunnen bellen.' },
  care: {
    label: 'Let op', title: 'Waar moeten wij op letten?', hint: 'Bijvoorbeeld als er iemand meeleest of meeluistert.', times: 'Wanneer kunnen wij het beste bellen?',
    codeWord: 'Codewoord', codeWordHint: 'Wij noemen dit woord als wij bellen. Zo is het zeker dat wij het zijn.', remarks: 'Nog iets om op te letten',
  },
  language: {
    label: 'Taal', title: { self: 'In welke taal praat u het liefst?', client: 'Welke taal spreekt uw cliënt het liefst?', other: 'Welke taal spreekt deze persoon het liefst?', child: 'Welke taal spreekt uw kind het liefst?' },
    interpreter: { self: 'Heeft u een tolk nodig?', client: 'Is er een tolk nodig?', other: 'Is er een tolk nodig?', child: 'Is er een tolk nodig?' },
    needed: 'Kies de taal waarvoor een tolk nodig is.', noted: '',
  },
  detention: {
    label: 'Vastzitten', title: { self: 'Zit u op dit moment vast?', client: 'Zit uw cliënt op dit moment vast?', other: 'Zit deze persoon op dit moment vast?', child: 'Zit uw kind op dit moment vast?' },
    hint: 'Bijvoorbeeld in een gevangenis, een jeugdinrichting of een kliniek.', where: 'Waar?', whereHint: 'Naam van de inrichting, als u die weet.',
    whereOnly: 'U vulde in waar. Kies dan ook "ja", of maak "waar" leeg.',
  },
  support: {
    label: 'Steun', title: { self: 'Is er iemand die u steunt?', client: 'Is er iemand die uw cliënt steunt?', other: 'Is er iemand die deze persoon steunt?', child: 'Is er nog iemand die uw kind steunt?' },
    hint: 'Die persoon mag bij gesprekken zijn. Het hoeft niet.', kindNeeded: 'Kies wat deze persoon is, bijvoorbeeld familie.', nameNeeded: 'Vul de naam in, of laat deze vraag helemaal leeg.',
  },
  thatIs: 'Wie is dat?', theName: 'Naam', reachable: 'Hoe is deze persoon te bereiken?',
};

const EASY: PersonTexts = {
  name: {
    label: 'Naam', title: { self: 'Hoe heet u?', client: 'Wie is uw cliënt?', other: 'Wie is deze persoon?', child: 'Hoe heet uw kind?' }, organisationTitle: 'Hoe heet de club, de school of het bedrijf?',
    hint: { self: 'Uw voornaam mag ook.', client: 'Weet u iets niet? Laat het dan leeg.', other: 'Weet u iets niet? Laat het dan leeg.', child: 'De voornaam mag ook.' },
    name: 'Naam', needed: 'Vul een naam in. De voornaam mag ook.', birth: 'Dag van geboorte', birthHint: 'Zo: 31-3-1980.', age: 'Hoe oud?', ageHint: 'Vul dit in als u de dag niet weet.',
    organisation: 'Naam van de club, de school of het bedrijf', organisationNeeded: 'Vul de naam in.',
    speaks: 'Met wie kunnen wij praten?', speaksNeeded: 'Vul in met wie wij kunnen praten.', speaksContact: 'Wat doet die daar? Of wat is het nummer om te bellen?',
    afterEvent: 'Het gebeurde voor deze dag. Dat kan niet. Kijk nog eens naar de dag.', noBirth: 'Een club of bedrijf heeft geen geboorte. Maak dit leeg.',
  },
  representative: {
    label: 'Wie kiest mee', title: { self: 'Wie kiest met u mee?', client: 'Wie kiest mee met uw cliënt?', other: 'Wie kiest mee met deze persoon?', child: 'Wie kiest mee met uw kind?' },
    hint: 'Jonger dan 18 jaar? Dan kiest een ouder of voogd mee. Dat is nooit iemand die bij de ander hoort. Weet u het niet? Laat het dan leeg.',
    needed: 'Kies wie het is: ouder, voogd of een ander.',
  },
  reach: {
    label: 'Bellen of schrijven',
    title: { self: 'Hoe kunnen wij veilig met u praten?', client: 'Hoe kunnen wij veilig met uw cliënt praten?', other: 'Hoe kunnen wij veilig met deze persoon praten?', child: 'Hoe kunnen wij veilig met uw kind praten?' },
    hint: 'U hoeft maar één ding in te vullen. Wij doen alleen wat u hier goed vindt.', detained: 'In een cel leest of luistert soms iemand mee. Kies wat daar veilig is.',
    phone: 'Nummer om te bellen', email: 'E-mailadres', street: 'Straat en nummer', town: 'Postcode en plaats',
    may: {
      phone: { self: 'Mogen wij u bellen?', client: 'Mogen wij uw cliënt bellen?', other: 'Mogen wij deze persoon bellen?', child: 'Mogen wij uw kind bellen?' },
      email: { self: 'Mogen wij u mailen?', client: 'Mogen wij uw cliënt mailen?', other: 'Mogen wij deze persoon mailen?', child: 'Mogen wij uw kind mailen?' },
      post: { self: 'Mogen wij u een brief sturen?', client: 'Mogen wij uw cliënt een brief sturen?', other: 'Mogen wij deze persoon een brief sturen?', child: 'Mogen wij een brief sturen?' },
    },
    voicemail: 'Mogen wij iets inspreken?', viaYou: 'Mogen wij ook u bellen of schrijven?',
    choose: { phone: 'Kies of wij u mogen bellen.', email: 'Kies of wij u mogen mailen.', post: 'Kies of wij een brief mogen sturen.' },
    missing: {
      phone: 'Vul het nummer in. Of kies "nee" bij bellen.', email: 'Vul het e-mailadres in. Of kies "nee" bij mailen.', post: 'Vul de straat in. Of kies "nee" bij de brief.',
    },
    postcode: 'Klopt de postcode? Zo ziet die eruit: 1234 AB. Weet u het niet? Vul dan de plaats in.',
    oneWay: 'Vul één ding in: een nummer, een e-mailadres of een straat. Kies daarbij "ja".',
  },
  call: { label: 'Bellen', title: 'Op welk nummer mogen wij u bellen?', hint: 'Is dit nummer veilig? Wij bellen alleen dit nummer.', needed: 'Vul het nummer in. Dan kunnen wij u bellen.' },
  care: {
    label: 'Let op', title: 'Waar moeten wij op letten?', hint: 'Leest er iemand mee? Of luistert er iemand mee?', times: 'Wanneer kunnen wij het beste bellen?',
    codeWord: 'Geheim woord', codeWordHint: 'Wij zeggen dit woord als wij bellen. Dan weet u dat wij het zijn.', remarks: 'Moeten wij nog iets weten?',
  },
  language: {
    label: 'Taal', title: { self: 'Welke taal praat u het liefst?', client: 'Welke taal praat uw cliënt het liefst?', other: 'Welke taal praat deze persoon het liefst?', child: 'Welke taal praat uw kind het liefst?' },
    interpreter: same('Is er een tolk nodig?'), needed: 'Kies de taal voor de tolk.', noted: 'Kiest u niets? Dan schrijven wij in makkelijk Nederlands aan u.',
  },
  detention: {
    label: 'Vastzitten', title: { self: 'Zit u nu vast?', client: 'Zit uw cliënt nu vast?', other: 'Zit deze persoon nu vast?', child: 'Zit uw kind nu vast?' },
    hint: 'Zoals in een cel, een gevangenis of een kliniek.', where: 'Waar?', whereHint: 'Hoe heet het daar?', whereOnly: 'U vulde in waar. Kies dan ook "ja". Of maak "waar" leeg.',
  },
  support: {
    label: 'Wie helpt', title: { self: 'Is er iemand die u helpt?', client: 'Is er iemand die uw cliënt helpt?', other: 'Is er iemand die deze persoon helpt?', child: 'Is er nog iemand die uw kind helpt?' },
    hint: 'Die mag erbij zijn als wij praten. Het hoeft niet.', kindNeeded: 'Kies wie het is. Zoals familie of een vriend.', nameNeeded: 'Vul de naam in. Of laat alles leeg.',
  },
  thatIs: 'Wie is dat?', theName: 'Naam', reachable: 'Hoe kunnen wij met die persoon praten?',
};

const ENGLISH: PersonTexts = {
  name: {
    label: 'Name', title: { self: 'What is your name?', client: 'Who is your client?', other: 'Who is this person?', child: 'What is the name of your child?' }, organisationTitle: 'What is the name of the organisation?',
    hint: { self: 'The name we may call you by.', client: 'You can leave empty what you do not know.', other: 'You can leave empty what you do not know.', child: 'A first name is enough.' },
    name: 'Name', needed: 'Fill in a name. A first name is enough.', birth: 'Date of birth', birthHint: 'Day, month, year: for example 31-3-1980.', age: 'Age', ageHint: 'If you do not know the date of birth.',
    organisation: 'Name of the organisation', organisationNeeded: 'Fill in the name of the organisation.',
    speaks: 'Who speaks for the organisation?', speaksNeeded: 'Fill in who speaks for the organisation.', speaksContact: 'Position or telephone number of this person',
    afterEvent: 'The event was before this date of birth. Please check both dates.', noBirth: 'An organisation has no date of birth or age. Leave this empty.',
  },
  representative: {
    label: 'Representative', title: { self: 'Who decides together with you?', client: 'Who speaks for your client?', other: 'Who speaks for this person?', child: 'Who decides about your child?' },
    hint: 'Anyone under 18 has someone who helps to decide, for example a parent. It is never someone from the other side. If you do not know, leave it empty.',
    needed: 'Choose who this person is: parent, guardian or someone else.',
  },
  reach: {
    label: 'Contact',
    title: { self: 'How can we reach you safely?', client: 'How can we reach your client safely?', other: 'How can we reach this person safely?', child: 'How can we reach your child safely?' },
    hint: 'One way is enough. We only use what you agree to here.', detained: 'In an institution, letters are sometimes read and calls listened to. Choose what is safe there.',
    phone: 'Telephone number', email: 'Email address', street: 'Street and house number', town: 'Postcode and town',
    may: {
      phone: { self: 'May we call you?', client: 'May we call your client?', other: 'May we call this person?', child: 'May we call your child?' },
      email: { self: 'May we email you?', client: 'May we email your client?', other: 'May we email this person?', child: 'May we email your child?' },
      post: { self: 'May we send you a letter?', client: 'May we send your client a letter?', other: 'May we send this person a letter?', child: 'May we send a letter to this address?' },
    },
    voicemail: 'May we leave a voice message?', viaYou: 'May we also contact them through you?',
    choose: { phone: 'Choose whether we may call you.', email: 'Choose whether we may email you.', post: 'Choose whether we may write to you.' },
    missing: {
      phone: 'Fill in the telephone number, or choose another answer about calling.', email: 'Fill in the email address, or choose another answer about email.',
      post: 'Fill in the address, or choose another answer about letters.',
    },
    postcode: 'Is the postcode right? It has four digits and two letters, for example 1234 AB. If you do not know it, fill in the town only.',
    oneWay: 'Give at least one safe way: fill in a number, email address or address and choose "yes" with it.',
  },
  call: { label: 'Call back', title: 'On which number can we call you safely?', hint: 'We will only call this number.', needed: 'Fill in the number on which we can call you.' },
  care: {
    label: 'Please note', title: 'What should we be careful about?', hint: 'For example, if someone else can read your messages or listen in.', times: 'When is the best time to call?',
    codeWord: 'Code word', codeWordHint: 'We say this word when we call. Then you can be sure that it is us.', remarks: 'Anything else to be careful about',
  },
  language: {
    label: 'Language', title: { self: 'Which language do you prefer to speak?', client: 'Which language does your client prefer to speak?', other: 'Which language does this person prefer to speak?', child: 'Which language does your child prefer to speak?' },
    interpreter: { self: 'Do you need an interpreter?', client: 'Is an interpreter needed?', other: 'Is an interpreter needed?', child: 'Is an interpreter needed?' },
    needed: 'Choose the language for which an interpreter is needed.', noted: 'If you choose nothing, we note that you prefer English.',
  },
  detention: {
    label: 'In custody', title: { self: 'Are you in custody at the moment?', client: 'Is your client in custody at the moment?', other: 'Is this person in custody at the moment?', child: 'Is your child in custody at the moment?' },
    hint: 'For example in a prison, a youth institution or a clinic.', where: 'Where?', whereHint: 'Name of the institution, if you know it.',
    whereOnly: 'You filled in where. Then choose "yes" too, or leave "where" empty.',
  },
  support: {
    label: 'Support', title: { self: 'Is there someone who supports you?', client: 'Is there someone who supports your client?', other: 'Is there someone who supports this person?', child: 'Is there anyone else who supports your child?' },
    hint: 'That person may be present at conversations, but does not have to be.', kindNeeded: 'Choose who this person is, for example family.', nameNeeded: 'Fill in the name, or leave this question completely empty.',
  },
  thatIs: 'Who is that?', theName: 'Name', reachable: 'How can this person be reached?',
};

export const PERSON: Texts<PersonTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
