import type { Child } from 'hono/jsx';
import type { Language } from '../ui/texts.ts';
import type { Visitor } from './language.ts';
import { AROUND, SPOKEN, type Words } from './pages-texts.ts';
import type { PageAnswer } from './route.ts';

/** Of the work of colleagues alone: a visitor meets none of these. */
const STAFF = {
  forbidden: { status: 403, title: 'Deze pagina hoort niet bij uw werk', text: 'Uw account geeft geen toegang tot deze pagina. Heeft u haar nodig, vraag het dan aan de beheerder van de accounts.' },
  'signed-out': { status: 401, title: 'U bent niet meer ingelogd', text: 'Er is niets bewaard en niets vastgelegd. Log opnieuw in en doe het nog een keer: wat u typte, staat er niet meer.' },
  'first-renew': { status: 403, title: 'Stel eerst een nieuwe tweede stap in', text: 'Er is niets bewaard. U logde in met een herstelcode. Ga naar het begin: daar stelt u een nieuwe app of passkey in, en daarna kunt u verder.' },
  'first-conduct': { status: 403, title: 'Lees eerst de gedragscode', text: 'Er is niets bewaard. Ga naar het begin: daar staat de gedragscode. Daarna kunt u verder.' },
  'first-renew-kept': { status: 403, title: 'Stel eerst een nieuwe tweede stap in', text: 'Wat u typte, is bewaard. Er is nog niets vastgelegd. U logde in met een herstelcode: stel eerst een nieuwe app of passkey in. Open daarna het formulier opnieuw, dan staat het er weer.' },
  'first-conduct-kept': { status: 403, title: 'Lees eerst de gedragscode', text: 'Wat u typte, is bewaard. Er is nog niets vastgelegd. Open na de gedragscode het formulier opnieuw, dan staat het er weer.' },
  'signed-out-kept': { status: 401, title: 'U bent niet meer ingelogd', text: 'Wat u typte, is bewaard. Er is nog niets vastgelegd. Log opnieuw in: dan staat het er weer.' },
  'of-a-colleague': { status: 422, title: 'Dit formulier was van een collega', text: 'Wat er stond, is voor die collega bewaard. Er is niets vastgelegd. Open de pagina opnieuw als u zelf iets wilt doen.' },
  'sent-before-kept': { status: 409, title: 'Dit formulier was al verstuurd', text: 'Wat u de eerste keer verstuurde, is vastgelegd. Wat u daarna veranderde, is bewaard en nog niet vastgelegd. Open het formulier opnieuw: dan staat het er weer.' },
  'of-another': { status: 403, title: 'Dit verzoek is voor een collega', text: 'Een andere privacyfunctionaris behandelt dit verzoek. Er is niets veranderd.' },
  'breach-of-another': { status: 403, title: 'Dit datalek is voor een collega', text: 'Een andere privacyfunctionaris behandelt dit datalek. Er is niets veranderd.' },
  'failed-kept': { status: 500, title: 'Er ging iets mis', text: 'Het lag niet aan u. Er is niets vastgelegd. Wat u typte, is wel bewaard: open het formulier opnieuw, dan staat het er weer.' },
} as const satisfies Record<string, Words & { status: number }>;

export type Trouble = keyof typeof STAFF | keyof typeof SPOKEN;

export interface About {
  /** Id of the request, of which a few signs are shown to mention where somebody should look into it. */
  request?: string | undefined;
  /** What can still be done, between the sentence and the way back. */
  extra?: Child;
  /** Of a visitor: the page then has the telephone number, the quick exit and the visitor's language. */
  visitor?: Visitor | null | undefined;
}

/** Pages that say honestly what did not happen. */
function wordsOf(trouble: Trouble, language: Language): Words & { status: number } {
  if (trouble in STAFF) return STAFF[trouble as keyof typeof STAFF];
  const { status, words } = SPOKEN[trouble as keyof typeof SPOKEN];
  return { status, ...words[language] };
}

/** The end of a request's id: eight signs, to be said over the telephone. The line of the log whose `request` ends so is the one. */
export const spokenNumber = (request: string): string => request.slice(-8);

/** The page for a trouble. */
export function troublePage(trouble: Trouble, { request, extra, visitor }: About = {}): PageAnswer & { status: number } {
  const language = visitor?.language ?? 'nl';
  const { status, title, text } = wordsOf(trouble, language);
  const around = AROUND[language];
  const body = (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      {extra}
      {request ? <p>{around.number} <code>{spokenNumber(request)}</code></p> : null}
      <p><a href={language === 'nl' ? '/' : `/?taal=${language}`}>{around.start}</a></p>
    </>
  );
  if (visitor) return { kind: 'page', status, frame: 'public', title, body, language, languages: visitor.languages };
  return { kind: 'page', status, frame: 'bare', face: 'public', title, body };
}

/** The same words without any frame, where even drawing a page fails. */
export function troubleText(trouble: Trouble, request: string, language: Language = 'nl'): string {
  const { title, text } = wordsOf(trouble, language);
  return `${title}. ${text} (${spokenNumber(request)})\n`;
}

/** What a handler answers for a case that does not exist and for one that is none of this user's business. */
export function notFound(): PageAnswer {
  return troublePage('not-found');
}

/** What a handler answers where a role opens the address but not this act on it. */
export function forbidden(): PageAnswer {
  return troublePage('forbidden');
}
