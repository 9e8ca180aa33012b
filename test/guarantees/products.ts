/**
 * Everything that leaves the house, or is made to leave it. products.test.ts finds what can leave (letter templates, public
 * addresses, files, anything that mails or makes calendar entries) and is red where it is not in this list; two-worlds.test.ts
 * is red where a product of the list was not held against its twin.
 */
export interface Product {
  readonly name: string;
  /** Who gets it. `office`: stays inside, and says why it is here. */
  readonly for: 'participant' | 'third party' | 'public' | 'office';
  /** The functions of a `build.ts` that alone make it, of what their types let in. */
  readonly builders?: readonly string[];
  /** Letter templates that it is made of. */
  readonly templates?: readonly string[];
  /** Public addresses that answer with it. */
  readonly routes?: readonly string[];
  /** Source files that hand it out as a file. */
  readonly files?: readonly string[];
  /** `two-worlds`, or in words why no twin can tell anything. */
  readonly proof: 'two-worlds' | { readonly why: string };
}

const TYP = (name: string) => [`src/letters/templates/${name}.typ`];
const NO_CASE = 'reads no case: nothing of a participant is within its reach';

export const PRODUCTS = [
  { name: 'approach letter', for: 'participant', builders: ['approachLetter'], templates: TYP('approach'), files: ['src/letters/list.tsx'], proof: 'two-worlds' },
  { name: 'closing letter', for: 'participant', builders: ['closingLetter'], templates: TYP('closing'), files: ['src/letters/list.tsx'], proof: 'two-worlds' },
  { name: 'rejection letter', for: 'participant', builders: ['rejectionLetter'], templates: TYP('rejection'), files: ['src/letters/list.tsx'], proof: 'two-worlds' },
  { name: 'request for data', for: 'third party', builders: ['dataRequestLetter'], templates: TYP('data-request'), files: ['src/letters/list.tsx', 'src/letters/reminders.tsx'], proof: 'two-worlds' },
  { name: 'access file', for: 'participant', builders: ['accessPaper'], templates: TYP('access-file'), files: ['src/requests/access.tsx'], proof: 'two-worlds' },
  { name: 'answer to a request', for: 'participant', builders: ['receiptLetter', 'extensionLetter', 'decisionLetter'], templates: TYP('privacy-letter'), files: ['src/requests/letter.ts'], proof: 'two-worlds' },
  { name: 'confirmation mail', for: 'participant', builders: ['confirmationMail', 'confirmationForAnotherMail'], files: ['src/mail/transport.ts', 'src/configuration.ts'], proof: 'two-worlds' },
  { name: 'mail about the safety of a colleague', for: 'office', builders: ['safetyMail'], proof: { why: `${NO_CASE}; always the same words, made of nothing` } },
  { name: 'mail about a changed address', for: 'office', builders: ['addressMail'], proof: { why: `${NO_CASE}; always the same words, made of nothing` } },
  { name: 'question to a referrer', for: 'third party', builders: ['questionForReferrer'], routes: ['POST /vraag', 'POST /vraag/antwoord'], proof: 'two-worlds' },
  { name: 'page for a code', for: 'public', routes: ['GET /vraag', 'GET /vraag/:code', 'GET /vraag/verstuurd'], proof: { why: `${NO_CASE}; it looks nothing up` } },
  { name: 'page for the table', for: 'participant', builders: ['tableSheet'], proof: 'two-worlds' },
  { name: 'entry for a calendar', for: 'participant', builders: ['calendarEntry'], files: ['src/appointments/build.ts', 'src/appointments/calendar.tsx'], proof: 'two-worlds' },
  { name: 'letter about a breach', for: 'participant', builders: ['breachLetter'], templates: TYP('privacy-letter'), files: ['src/letters/list.tsx'], proof: 'two-worlds' },
  { name: 'public form', for: 'public', proof: 'two-worlds', routes: ['GET /aanmelden', 'GET /aanmelden/:stap', 'POST /aanmelden/:stap', 'POST /aanmelden/:stap/concept', 'POST /aanmelden/:stap/later', 'GET /aanmelden/bewaard', 'GET /aanmelden/verder', 'POST /aanmelden/verder', 'GET /aanmelden/aanvullen', 'POST /aanmelden/aanvullen', 'GET /aanmelden/aangevuld', 'GET /aanmelden/nakijken', 'POST /aanmelden/nakijken'] },
  { name: 'receipt', for: 'public', routes: ['GET /aanmelden/verstuurd'], proof: 'two-worlds' },
  { name: 'front page', for: 'public', routes: ['GET /', 'GET /aanmelden/welke-deur', 'GET /weg'], proof: 'two-worlds' },
  { name: 'year figures', for: 'office', files: ['src/figures/routes.tsx'], proof: 'two-worlds' },
  { name: 'head of the access log', for: 'office', files: ['src/access/seal.tsx'], proof: { why: `${NO_CASE}; numbers, a moment and a code` } },
  { name: 'sheet of a visit', for: 'office', proof: { why: 'reads no case for what it says: an hour, four signs and fixed questions (OnPaper); src/appointments/visit.test.ts holds the sheets of two cases against each other' } },
  { name: 'note for the gate', for: 'office', proof: 'two-worlds' },
  { name: 'entry for the own calendar', for: 'office', files: ['src/appointments/calendar.tsx'], proof: { why: 'reads no case for what it says: hours and four signs (OnCalendar), made by the same builder as that of a participant' } },
  { name: 'register of processing', for: 'office', files: ['src/accountability/register-page.tsx'], proof: { why: NO_CASE } },
  {
    name: 'sign-in', for: 'public', proof: { why: NO_CASE },
    routes: [
      'GET /inloggen', 'POST /inloggen', 'POST /inloggen/demo', 'POST /inloggen/passkey', 'GET /inloggen/organisatie', 'GET /inloggen/organisatie/terug',
      'GET /inloggen/tweede-stap', 'POST /inloggen/tweede-stap', 'POST /inloggen/tweede-stap/passkey', 'GET /eerste-beheerder', 'POST /eerste-beheerder', 'GET /instellen/:link', 'POST /instellen/:link',
    ],
  },
] as const satisfies readonly Product[];

export type ProductName = (typeof PRODUCTS)[number]['name'];
