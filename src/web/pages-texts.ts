import type { Language } from '../ui/texts.ts';

/** What a page for a trouble says. None of them repeats what was asked for. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

interface Spoken {
  readonly status: number;
  /** A language that misses one does not compile. */
  readonly words: Readonly<Record<Language, Words>>;
}

const spoken = (status: number, nl: Words, easy: Words, en: Words): Spoken => ({ status, words: { nl, 'nl-easy': easy, en } });

/** What can happen to anybody, a visitor of the public form included. */
export const SPOKEN = {
  'not-found': spoken(404,
    { title: 'Deze pagina is er niet', text: 'Het adres klopt niet, of de pagina is niet voor u bedoeld. Kijk het adres na, of ga terug naar het begin.' },
    { title: 'Deze pagina is er niet', text: 'Het adres klopt niet. Of de pagina is niet voor u. Kijk het adres na. Of ga terug naar het begin.' },
    { title: 'This page does not exist', text: 'The address is not right, or the page is not meant for you. Check the address, or go back to the start.' }),
  foreign: spoken(403,
    { title: 'Dit formulier kwam niet van deze website', text: 'Er is niets bewaard. Open de pagina opnieuw en vul het formulier daar in.' },
    { title: 'Dit formulier kwam niet van deze website', text: 'Er is niets bewaard. Open de pagina nog een keer. Vul het formulier daar in.' },
    { title: 'This form did not come from this website', text: 'Nothing was saved. Open the page again and fill in the form there.' }),
  method: spoken(405,
    { title: 'Dit kan hier niet', text: 'Dit adres kan zo niet gebruikt worden. Ga terug naar het begin.' },
    { title: 'Dit kan hier niet', text: 'Dit adres werkt zo niet. Ga terug naar het begin.' },
    { title: 'This is not possible here', text: 'This address cannot be used in this way. Go back to the start.' }),
  'too-large': spoken(413,
    { title: 'Dit is te veel tekst ineens', text: 'Er is niets bewaard. Maak de tekst korter en probeer het opnieuw.' },
    { title: 'Dit is te veel tekst', text: 'Er is niets bewaard. Maak de tekst korter. Probeer het dan nog een keer.' },
    { title: 'This is too much text at once', text: 'Nothing was saved. Make the text shorter and try again.' }),
  'file-too-large': spoken(413,
    { title: 'Dit bestand is te groot', text: 'Er is niets bewaard. Ga één pagina terug en kies een kleiner bestand.' },
    { title: 'Dit bestand is te groot', text: 'Er is niets bewaard. Ga één pagina terug. Kies een kleiner bestand.' },
    { title: 'This file is too large', text: 'Nothing was saved. Go back one page and choose a smaller file.' }),
  'wrong-type': spoken(415,
    { title: 'Dit soort bericht nemen wij hier niet aan', text: 'Er is niets bewaard. Gebruik het formulier op de pagina.' },
    { title: 'Dit kunnen wij niet lezen', text: 'Er is niets bewaard. Gebruik het formulier op de pagina.' },
    { title: 'We cannot take this kind of message here', text: 'Nothing was saved. Use the form on the page.' }),
  'wrong-host': spoken(421,
    { title: 'Dit adres is niet ingesteld', text: 'Deze website is onder dit adres niet bekend. Wie haar beheert, stelt het adres in met PUBLIC_URL.' },
    { title: 'Dit adres werkt niet', text: 'Deze website heeft een ander adres. Wie de website beheert, stelt het adres in met PUBLIC_URL.' },
    { title: 'This address is not set up', text: 'This website is not known under this address. Whoever runs it sets the address with PUBLIC_URL.' }),
  'no-key': spoken(422,
    { title: 'Dit formulier is niet meer geldig', text: 'Er is niets bewaard. Ga één pagina terug en laad die opnieuw. Laat cookies toe: zonder cookies werkt het formulier niet.' },
    { title: 'Dit formulier werkt niet meer', text: 'Er is niets bewaard. Ga één pagina terug. Laad die pagina nog een keer. Laat cookies toe: zonder cookies werkt het formulier niet.' },
    { title: 'This form is no longer valid', text: 'Nothing was saved. Go back one page and reload it. Allow cookies: without cookies the form does not work.' }),
  'key-used': spoken(422,
    { title: 'Dit formulier is al gebruikt', text: 'Er is nu niets bewaard. Open de pagina opnieuw als u nog iets wilt doen.' },
    { title: 'Dit formulier is al gebruikt', text: 'Er is nu niets bewaard. Wilt u nog iets doen? Open de pagina dan nog een keer.' },
    { title: 'This form was used already', text: 'Nothing was saved now. Open the page again if there is something else you want to do.' }),
  'sent-before': spoken(409,
    { title: 'U verstuurde dit al', text: 'Wat u de eerste keer verstuurde, is bewaard. Daarna veranderde u iets. Dat is nog niet bewaard.' },
    { title: 'U verstuurde dit al', text: 'Wat u eerst verstuurde, is bewaard. Daarna veranderde u iets. Dat is nog niet bewaard.' },
    { title: 'You sent this already', text: 'What you sent first was saved. After that you changed something. That was not saved yet.' }),
  failed: spoken(500,
    { title: 'Er ging iets mis', text: 'Het lag niet aan u. Er is niets bewaard. Probeer het nog eens.' },
    { title: 'Er ging iets mis', text: 'U deed niets verkeerd. Er is niets bewaard. Probeer het nog een keer.' },
    { title: 'Something went wrong', text: 'It was not your fault. Nothing was saved. Please try again.' }),
  full: spoken(503,
    { title: 'Er kan nu niets bij', text: 'De schijf van deze website is vol. Er is niets bewaard. Bel ons, of zeg het tegen wie dit systeem beheert. Verstuur het daarna nog eens.' },
    { title: 'Er kan nu niets bij', text: 'De website is vol. Er is niets bewaard. Bel ons. Of verstuur het later nog een keer.' },
    { title: 'There is no room right now', text: 'The disk of this website is full. Nothing was saved. Call us, or send it again later.' }),
  away: spoken(503,
    { title: 'Even niet bereikbaar', text: 'De gegevens zijn op dit moment niet te bereiken. Verstuurde u iets? Dan weten wij niet zeker of het bewaard is. Verstuur het over een minuut nog eens: het komt er nooit dubbel in.' },
    { title: 'Het werkt nu even niet', text: 'Verstuurde u iets? Wij weten niet of het bewaard is. Wacht een minuut. Verstuur het dan nog een keer. Het komt er niet dubbel in.' },
    { title: 'Not available for a moment', text: 'The data cannot be reached right now. Did you send something? We cannot be sure that it was saved. Send it again in a minute: it is never recorded twice.' }),
} as const satisfies Record<string, Spoken>;

/** What else a page for a trouble says. */
export interface Around {
  readonly number: string;
  readonly start: string;
  /** Where what was typed is still in the page. */
  readonly stillHere: string;
  readonly again: string;
  readonly typed: (signs: number) => string;
}

export const AROUND: Readonly<Record<Language, Around>> = {
  nl: {
    number: 'Blijft het misgaan, noem dan dit nummer:', start: 'Naar het begin', again: 'Nog eens versturen',
    stillHere: 'Wat u typte, zit nog in deze pagina. Laat de pagina open en verstuur het straks nog eens. Wat al bewaard was, is er nog.', typed: (signs) => `Wat u typte: ${signs} tekens`,
  },
  'nl-easy': {
    number: 'Gaat het weer mis? Bel ons en noem dit nummer:', start: 'Naar het begin', again: 'Nog een keer versturen',
    stillHere: 'Wat u typte, staat nog in deze pagina. Laat de pagina open. Verstuur het straks nog een keer. Wat al bewaard was, is er nog.', typed: (signs) => `Wat u typte: ${signs} letters`,
  },
  en: {
    number: 'If it keeps going wrong, mention this number:', start: 'Back to the start', again: 'Send again',
    stillHere: 'What you typed is still in this page. Leave it open and send it again in a while. What was saved before is still there.', typed: (signs) => `What you typed: ${signs} characters`,
  },
};
