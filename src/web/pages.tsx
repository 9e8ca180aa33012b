import type { Child } from 'hono/jsx';
import type { PageAnswer } from './route.ts';

/** Pages that say honestly what did not happen. None of them repeats what was asked for. */
interface Sentence {
  status: number;
  title: string;
  text: string;
}

const SENTENCES = {
  'not-found': { status: 404, title: 'Deze pagina is er niet', text: 'Het adres klopt niet, of de pagina is niet voor u bedoeld. Kijk het adres na, of ga terug naar het begin.' },
  forbidden: { status: 403, title: 'Deze pagina hoort niet bij uw werk', text: 'Uw account geeft geen toegang tot deze pagina. Heeft u haar nodig, vraag het dan aan de beheerder van de accounts.' },
  'signed-out': { status: 401, title: 'U bent niet meer ingelogd', text: 'Er is niets bewaard. Log in een ander tabblad opnieuw in, kom hier terug en ga één pagina terug: wat u typte, staat er dan meestal nog.' },
  'first-renew': { status: 403, title: 'Stel eerst een nieuwe tweede stap in', text: 'Er is niets bewaard. U logde in met een herstelcode. Ga naar het begin: daar stelt u een nieuwe app of passkey in, en daarna kunt u verder.' },
  'first-conduct': { status: 403, title: 'Lees eerst de gedragscode', text: 'Er is niets bewaard. Ga naar het begin: daar staat de gedragscode. Daarna kunt u verder.' },
  'first-renew-kept': { status: 403, title: 'Stel eerst een nieuwe tweede stap in', text: 'Wat u typte, is bewaard. Er is nog niets vastgelegd. U logde in met een herstelcode: stel eerst een nieuwe app of passkey in. Open daarna het formulier opnieuw, dan staat het er weer.' },
  'first-conduct-kept': { status: 403, title: 'Lees eerst de gedragscode', text: 'Wat u typte, is bewaard. Er is nog niets vastgelegd. Open na de gedragscode het formulier opnieuw, dan staat het er weer.' },
  'signed-out-kept': { status: 401, title: 'U bent niet meer ingelogd', text: 'Wat u typte, is bewaard. Er is nog niets vastgelegd. Log opnieuw in: dan staat het er weer.' },
  'of-a-colleague': { status: 422, title: 'Dit formulier was van een collega', text: 'Wat er stond, is voor die collega bewaard. Er is niets vastgelegd. Open de pagina opnieuw als u zelf iets wilt doen.' },
  'of-another': { status: 403, title: 'Dit verzoek is voor een collega', text: 'Een andere privacyfunctionaris behandelt dit verzoek. Er is niets veranderd.' },
  'breach-of-another': { status: 403, title: 'Dit datalek is voor een collega', text: 'Een andere privacyfunctionaris behandelt dit datalek. Er is niets veranderd.' },
  foreign: { status: 403, title: 'Dit formulier kwam niet van deze website', text: 'Er is niets bewaard. Open de pagina opnieuw en vul het formulier daar in.' },
  method: { status: 405, title: 'Dit kan hier niet', text: 'Dit adres kan zo niet gebruikt worden. Ga terug naar het begin.' },
  'too-large': { status: 413, title: 'Dit is te veel tekst ineens', text: 'Er is niets bewaard. Maak de tekst korter en probeer het opnieuw.' },
  'file-too-large': { status: 413, title: 'Dit bestand is te groot', text: 'Er is niets bewaard. Ga één pagina terug en kies een kleiner bestand.' },
  'wrong-type': { status: 415, title: 'Dit soort bericht nemen wij hier niet aan', text: 'Er is niets bewaard. Gebruik het formulier op de pagina.' },
  'wrong-host': { status: 421, title: 'Dit adres is niet ingesteld', text: 'Deze website is onder dit adres niet bekend. Wie haar beheert, stelt het adres in met PUBLIC_URL.' },
  'no-key': { status: 422, title: 'Dit formulier is niet meer geldig', text: 'Er is niets bewaard. Ga één pagina terug en laad die opnieuw. Laat cookies toe: zonder cookies werkt het formulier niet.' },
  'key-used': { status: 422, title: 'Dit formulier is al gebruikt', text: 'Er is nu niets bewaard. Open de pagina opnieuw als u nog iets wilt doen.' },
  failed: { status: 500, title: 'Er ging iets mis', text: 'Het lag niet aan u. Er is niets bewaard. Probeer het nog eens.' },
  'failed-kept': { status: 500, title: 'Er ging iets mis', text: 'Het lag niet aan u. Er is niets vastgelegd. Wat u typte, is wel bewaard: open het formulier opnieuw, dan staat het er weer.' },
  full: { status: 503, title: 'Er kan nu niets bij', text: 'De schijf van deze website is vol. Er is niets bewaard. Bel ons, of zeg het tegen wie dit systeem beheert. Verstuur het daarna nog eens.' },
  away: { status: 503, title: 'Even niet bereikbaar', text: 'De gegevens zijn op dit moment niet te bereiken. Er is niets bewaard. Probeer het over een minuut nog eens.' },
} as const satisfies Record<string, Sentence>;

export type Trouble = keyof typeof SENTENCES;

export interface About {
  /** Number to mention where somebody should look into it. */
  request?: string | undefined;
  /** What can still be done, between the sentence and the way back. */
  extra?: Child;
}

/** The page for a trouble. */
export function troublePage(trouble: Trouble, { request, extra }: About = {}): PageAnswer & { status: number } {
  const { status, title, text } = SENTENCES[trouble];
  const body = (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      {extra}
      {request ? <p>Blijft het misgaan, noem dan dit nummer: <code>{request}</code></p> : null}
      <p><a href="/">Naar het begin</a></p>
    </>
  );
  return { kind: 'page', status, frame: 'bare', face: 'public', title, body };
}

/** The same words without any frame, where even drawing a page fails. */
export function troubleText(trouble: Trouble, request: string): string {
  const { title, text } = SENTENCES[trouble];
  return `${title}. ${text} (${request})\n`;
}

/** What a handler answers for a case that does not exist and for one that is none of this user's business. */
export function notFound(): PageAnswer {
  return troublePage('not-found');
}

/** What a handler answers where a role opens the address but not this act on it. */
export function forbidden(): PageAnswer {
  return troublePage('forbidden');
}
