import type { Texts, Voices } from './texts.ts';

/** The other side, and what is hoped for. */
interface OtherTexts {
  other: {
    /** `index`: 1 for the first. */
    label(index: number): string;
    title: string; moreTitle: string; contact: Voices; hint: string; nature: string; name: string; role: string; birth: string; birthHint: string; age: string; ageHint: string;
    speaks: string; speaksHint: string; phone: string; email: string; address: string; detained: string; where: string; remarks: string; more: string; noBirth: string; noAge: string; whereOnly: string;
  };
  wish: { label: string; title: Voices; hint: string; sure: Voices; sureNeeded: string; wish: string; wishHint: string };
}

const DUTCH: OtherTexts = {
  other: {
    label: (index) => (index === 1 ? 'De ander' : `De ander (${index})`), title: 'Wie is de ander?', moreTitle: 'Wie is er nog meer?',
    contact: { self: 'Met wie zou u contact willen?', client: 'Met wie zou uw cliënt contact willen?', other: 'Met wie zou deze persoon contact willen?', child: 'Met wie zou uw kind contact willen?' },
    hint: 'Alles mag leeg blijven. Wij nemen geen contact op voordat wij u hebben gesproken.',
    nature: 'Gaat het om een persoon of een organisatie?', name: 'Naam', role: 'Hoe is de ander betrokken?', birth: 'Geboortedatum', birthHint: 'Als u die weet, bijvoorbeeld 31-3-1980.',
    age: 'Leeftijd', ageHint: 'Ongeveer mag ook.', speaks: 'Wie spreekt voor de ander?', speaksHint: 'Bij een organisatie, of bij iemand jonger dan 18 jaar.',
    phone: 'Telefoonnummer', email: 'E-mailadres', address: 'Adres', detained: 'Zit de ander vast?', where: 'Waar?', remarks: 'Is er nog iets dat wij over de ander moeten weten?', more: 'Ik weet meer: adres, telefoon, of waar de ander vastzit',
    noBirth: 'Een organisatie heeft geen geboortedatum. Maak dit leeg, of kies "persoon".', noAge: 'Een organisatie heeft geen leeftijd. Maak dit leeg, of kies "persoon".',
    whereOnly: 'U vulde in waar. Kies dan ook "ja", of maak "waar" leeg.',
  },
  wish: {
    label: 'Wens', title: { self: 'Waar hoopt u op?', client: 'Waar hoopt uw cliënt op?', other: 'Waar hoopt deze persoon op?', child: 'Waar hopen u en uw kind op?' }, hint: 'Twijfelen mag. De bemiddelaar bespreekt eerst rustig met u wat er mogelijk is.',
    sure: { self: 'Weet u al of u contact wilt?', client: 'Weet uw cliënt al of hij of zij contact wil?', other: 'Weet deze persoon al of hij of zij contact wil?', child: 'Weten u en uw kind al of u contact wilt?' },
    sureNeeded: 'Kies een antwoord. "Nog niet zeker" is ook goed.', wish: 'Wat is belangrijk?', wishHint: 'Bijvoorbeeld iets vragen, iets vertellen, of sorry zeggen.',
  },
};

const EASY: OtherTexts = {
  other: {
    label: (index) => (index === 1 ? 'De ander' : `De ander (${index})`), title: 'Wie is de ander?', moreTitle: 'Wie is er nog meer?',
    contact: { self: 'Met wie wilt u praten?', client: 'Met wie wil uw cliënt praten?', other: 'Met wie wil deze persoon praten?', child: 'Met wie wil uw kind praten?' },
    hint: 'U mag alles leeg laten. Wij praten eerst met u. Pas later met de ander.',
    nature: 'Is het een mens? Of een club, school of bedrijf?', name: 'Naam', role: 'Wat past bij de ander?', birth: 'Dag van geboorte', birthHint: 'Alleen als u het weet. Zo: 31-3-1980.',
    age: 'Hoe oud?', ageHint: 'Wat u denkt, mag ook.', speaks: 'Wie praat er voor de ander?', speaksHint: 'Bij een club of bedrijf. Of als de ander jonger is dan 18 jaar.',
    phone: 'Nummer om te bellen', email: 'E-mailadres', address: 'Waar woont de ander?', detained: 'Zit de ander nu vast?', where: 'Waar?', remarks: 'Moeten wij nog iets weten?', more: 'Ik weet meer. Zoals waar de ander woont.',
    noBirth: 'Een club of bedrijf heeft geen geboorte. Maak dit leeg. Of kies "Een mens".', noAge: 'Een club of bedrijf is niet oud of jong. Maak dit leeg. Of kies "Een mens".',
    whereOnly: 'U vulde in waar. Kies dan ook "ja". Of maak "waar" leeg.',
  },
  wish: {
    label: 'Wat u wilt', title: { self: 'Wat wilt u graag?', client: 'Wat wil uw cliënt graag?', other: 'Wat wil deze persoon graag?', child: 'Wat willen u en uw kind graag?' }, hint: 'U hoeft het nog niet te weten. Wij praten er eerst over.',
    sure: { self: 'Wilt u contact met de ander?', client: 'Wil uw cliënt contact met de ander?', other: 'Wil deze persoon contact met de ander?', child: 'Willen u en uw kind contact met de ander?' },
    sureNeeded: 'Kies wat past. "Dat weet ik nog niet" is ook goed.', wish: 'Wat is belangrijk?', wishHint: 'Zoals iets vragen. Of sorry zeggen. Of sorry horen.',
  },
};

const ENGLISH: OtherTexts = {
  other: {
    label: (index) => (index === 1 ? 'The other person' : `The other person (${index})`), title: 'Who is the other person?', moreTitle: 'Who else is there?',
    contact: { self: 'Who would you like to have contact with?', client: 'Who would your client like to have contact with?', other: 'Who would this person like to have contact with?', child: 'Who would your child like to have contact with?' },
    hint: 'You may leave everything empty. We do not contact anyone before we have spoken with you.',
    nature: 'Is it a person or an organisation?', name: 'Name', role: 'How is the other person involved?', birth: 'Date of birth', birthHint: 'If you know it, for example 31-3-1980.',
    age: 'Age', ageHint: 'An estimate is fine.', speaks: 'Who speaks for the other person?', speaksHint: 'For an organisation, or for someone under 18.',
    phone: 'Telephone number', email: 'Email address', address: 'Address', detained: 'Is the other person in custody?', where: 'Where?', remarks: 'Is there anything else we should know about the other person?', more: 'I know more: an address, a telephone number, or where they are held',
    noBirth: 'An organisation has no date of birth. Leave this empty, or choose "person".', noAge: 'An organisation has no age. Leave this empty, or choose "person".',
    whereOnly: 'You filled in where. Then choose "yes" too, or leave "where" empty.',
  },
  wish: {
    label: 'Hope', title: { self: 'What do you hope for?', client: 'What does your client hope for?', other: 'What does this person hope for?', child: 'What do you and your child hope for?' },
    hint: 'It is fine to have doubts. The mediator will first talk with you, at your own pace, about what is possible.',
    sure: { self: 'Do you already know whether you want contact?', client: 'Does your client already know whether they want contact?', other: 'Does this person already know whether they want contact?', child: 'Do you and your child already know whether you want contact?' },
    sureNeeded: 'Choose an answer. "Not sure yet" is fine too.', wish: 'What is important?', wishHint: 'For example asking something, telling something, or saying sorry.',
  },
};

export const OTHER: Texts<OtherTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
