import type { Has } from './sql.ts';

export const HAS_WORDS: Readonly<Record<Has['as'], string>> = { mediator: 'bemiddelaar', second: 'tweede bemiddelaar', 'stand-in': 'vervangt vandaag' };
export const CHANNEL_WORDS = { telephone: 'Telefoon', voicemail: 'Voicemail', post: 'Post', email: 'E-mail' } as const;
/** After the message, where whoever calls asked for it. */
export const BACK_LINE = ' (wil teruggebeld worden)';

export const TEXTS = {
  title: 'Er belt iemand',
  careTitle: 'Vertel niets voordat u weet wie er belt',
  care: 'Vraag naar de naam en geboortedag, en naar het codewoord als dat er is. Of de andere kant meedoet en wat die zei, vertelt alleen de bemiddelaar.',
  whoCalls: 'Wie belt er?', whoHas: 'Wie heeft de zaak', whoHad: 'Wie had de zaak',
  atDesk: 'De zaak is nog bij het aanmeldpunt. U helpt zelf verder.', handedBack: 'De zaak is teruggegeven en wacht op een nieuwe bemiddelaar. U helpt zelf verder.',
  closed: 'De zaak is afgesloten. Een boodschap kan niet meer: niemand ziet haar nog op een lijst.',
  closedTitle: 'De zaak is afgesloten', comesBack: 'Wil deze persoon verder, of terugkomen op een nee? Heropen de zaak; daarna laat u hier een boodschap achter.',
  somethingElse: 'Is het iets anders? Leg in de zaak vast dat er gebeld is, en bel daarna zelf wie de zaak had.',
  rejected: 'De aanmelding is afgekeurd. U helpt zelf verder.',
  noTelephone: 'Niet bekend.', addTelephone: 'Nummer vastleggen', noBirthDate: 'Niet bekend.', age: (years: number) => `Bij de aanmelding ${years} jaar.`, askElse: 'Vraag nog iets anders dat deze persoon weet.',
  notByTelephone: 'Of bellen veilig is, is niet gevraagd of het is het niet. Vraag nu hoe deze persoon bereikt kan worden, en bel niet zomaar terug.',
  message: 'Wat moet de bemiddelaar weten?', messageHint: 'Kort. De naam van wie belt, komt er vanzelf bij.', messageMissing: 'Schrijf hier de boodschap.',
  tooLong: 'Dit is te lang. Schrijf het korter.', whoMissing: 'Kies eerst wie er belt.',
  back: 'Terugbellen', backYes: 'Wil teruggebeld worden',
  leave: 'Boodschap achterlaten', seenOn: 'De bemiddelaar ziet haar vandaag, als taak.', left: 'De boodschap staat bij de bemiddelaar op Vandaag.',
  wrong: 'Verkeerde zaak, of klopt zij niet? U kunt haar nog een half uur terugnemen.', takeBack: 'Boodschap terugnemen', taskTakenBack: 'Een boodschap van het aanmeldpunt, teruggenomen', takenBack: 'De boodschap is weg. Heeft de bemiddelaar haar al gelezen, bel dan.',
  tooLate: 'Deze boodschap is niet meer terug te nemen: zij is al afgehandeld of teruggenomen, of langer dan een half uur geleden achtergelaten. Bel de bemiddelaar.',
  keptBack: 'In deze zaak vroeg iemand om beperking: er wordt nu niets gewist. Bel de bemiddelaar als de boodschap niet klopt.',
} as const;
