import type { Code } from '../core/codes.ts';
import type { Entry } from './answers.ts';

/** What only the desk reads, on its long page: Dutch. */
export const DESK = {
  entry: 'Wie meldt aan?',
  entries: {
    self: 'Iemand meldt zichzelf', professional: 'Een verwijzer', acquaintance: 'Een bekende, voor iemand anders', organisation: 'Een organisatie meldt zichzelf', 'call-back': 'Iemand wil eerst gebeld worden',
  } satisfies Record<Entry, string>,
  referrer: 'Wie is de verwijzer?',
  organisationHint: 'Kies uit de lijst, of schrijf wat de verwijzer zegt.',
  referrerHint: 'Staat deze persoon bij de organisatie in de lijst, dan mogen telefoon en e-mail leeg blijven.',
  reporter: 'Wie is de bekende die aanmeldt?',
  cause: 'Wat is er gebeurd?',
  causeNeeded: 'Kies wat er is gebeurd.',
  need: 'Gaat het (bij internetoplichting) ook om iets anders dan geld?',
  via: 'Mag het via degene die aanmeldt?',
  viaOnly: 'Dit kan alleen als iemand anders aanmeldt. Kies "nee", of kies bovenaan wie aanmeldt.',
  speaksNeeded: 'Kies "spreekt voor de organisatie" en vul de naam in.',
  organisationOnly: 'Dit past alleen bij een organisatie. Kies iets anders.',
  received: 'Binnengekomen',
  receivedTitle: 'Hoe en wanneer kwam de aanmelding binnen?',
  how: 'Hoe',
  channels: { telephone: 'Telefoon', paper: 'Papier' } satisfies Partial<Record<Code<'referralChannel'>, string>>,
  howNeeded: 'Kies of de aanmelding per telefoon of op papier kwam.',
  when: 'Wanneer',
  future: 'Deze dag ligt in de toekomst. Kijk de dag nog eens na.',
} as const;
