import type { Code } from '../core/codes.ts';
import type { Entry } from './answers.ts';
import type { Authority, ParentInvolved, ParentKnows } from './texts-child.ts';

/** What only the desk reads, on its long page: Dutch. */
export const DESK = {
  anotherAsk: 'Gaat het nu om een andere aanmelding? Typ er dan niet overheen: zo komen gegevens van twee mensen bij elkaar.',
  anotherLink: 'Een leeg formulier beginnen; dit blijft bewaard',
  entry: 'Wie meldt aan?',
  entries: {
    self: 'Iemand meldt zichzelf', professional: 'Een verwijzer', acquaintance: 'Een bekende, voor iemand anders', organisation: 'Een organisatie meldt zichzelf', 'call-back': 'Iemand wil eerst gebeld worden',
    // Of a child the desk writes beside who registers it who speaks for it.
  } satisfies Record<Exclude<Entry, 'child'>, string>,
  /** What a parent told on the public form, as it stands in the case. */
  authority: {
    alone: 'wie aanmeldde, alleen', together: 'wie aanmeldde, samen met de andere ouder', guardian: 'wie aanmeldde, als voogd', else: 'iemand anders', unknown: 'onbekend',
  } satisfies Record<Authority, string>,
  parentKnows: { yes: 'ja', no: 'nee', 'no-other-parent': 'er is geen andere ouder', unknown: 'onbekend' } satisfies Record<ParentKnows, string>,
  parentInvolved: { none: 'nee', 'other-parent': 'ja, de andere ouder', self: 'ja, wie aanmeldde', unknown: 'onbekend' } satisfies Record<ParentInvolved, string>,
  parentIsOther: 'De andere ouder is zelf de ander.',
  callerIsOther: 'Wie aanmeldde, is zelf de ander.',
  parentMayNotKnow: 'De andere ouder weet niet van de aanmelding.',
  agreementHint: 'Zonder instemming benaderen wij deze persoon niet. Dan bellen wij eerst degene die aanmeldt. Bij een jong kind beslist een ouder of voogd.',
  referrer: 'Wie is de verwijzer?',
  referrerFirst: 'De bemiddelaar neemt na de aanmelding eerst contact op met de verwijzer.',
  referrerName: 'Naam van de verwijzer',
  referrerNameNeeded: 'Vul de naam van de verwijzer in.',
  referrerFunction: 'Functie',
  organisationHint: 'Kies uit de lijst, of schrijf wat de verwijzer zegt.',
  referrerHint: 'Staat deze persoon bij de organisatie in de lijst, dan mogen telefoon en e-mail leeg blijven.',
  reporter: 'Wie is de bekende die aanmeldt?',
  // Read by a colleague, who would take “u” for themselves.
  reporterCall: 'Is het veilig om de bekende op dit nummer te bellen?',
  reporterCare: 'Waar letten wij op als wij contact met de bekende opnemen?',
  /** Behind a number that stands among other ways to reach somebody. */
  notToCall: '(niet bellen)',
  cause: 'Wat is er gebeurd?',
  causeNeeded: 'Kies wat er is gebeurd.',
  need: 'Gaat het (bij internetoplichting) ook om iets anders dan geld?',
  via: 'Mag het via degene die aanmeldt?',
  whereNeeded: 'Niets is veilig om te bellen, mailen of schrijven. Vul in waar deze persoon vastzit, dan kan iemand langsgaan.',
  viaOnly: 'Dit kan alleen als iemand anders aanmeldt. Kies "nee", of kies bovenaan wie aanmeldt.',
  speaksNeeded: 'Kies "spreekt voor de organisatie" en vul de naam in.',
  organisationOnly: 'Dit past alleen bij een organisatie. Kies iets anders.',
  received: 'Binnengekomen',
  receivedTitle: 'Hoe en wanneer kwam de aanmelding binnen?',
  how: 'Hoe',
  channels: { telephone: 'Telefoon', paper: 'Papier' } satisfies Partial<Record<Code<'referralChannel'>, string>>,
  howNeeded: 'Kies of de aanmelding per telefoon of op papier kwam.',
  when: 'Wanneer',
  whenNeeded: (today: string) => `Vul de dag in waarop de aanmelding binnenkwam, tot en met ${today}.`,
  future: 'Deze dag ligt in de toekomst. Kijk de dag nog eens na.',
} as const;
