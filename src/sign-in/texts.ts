import { clockText } from '../words/day.ts';
import { PASSWORD_MAXIMUM, PASSWORD_MINIMUM } from './rules.ts';
import type { PasswordReason } from './rules.ts';

export const PASSWORD_SENTENCES: { readonly [reason in PasswordReason]: string } = {
  'too-short': `Kies een wachtwoord van minstens ${PASSWORD_MINIMUM} tekens, bijvoorbeeld vier losse woorden.`,
  'too-long': `Kies een wachtwoord van hoogstens ${PASSWORD_MAXIMUM} tekens.`,
  'too-easy': 'Dit wachtwoord is te makkelijk te raden. Kies woorden die niets met u of dit werk te maken hebben.',
};

/** For who compares it with a telephone: either clock can be the wrong one. */
const clockSentence = (now: Date): string => `Hier is het nu ${clockText(now)} uur. Staat uw telefoon op een andere tijd, dan kloppen de codes niet: zet datum en tijd daar op automatisch.`;

/** The same words for every reason: they do not say whether an account exists, nor whether only a clock was wrong. */
export const notSignedIn = (now: Date): string => `Inloggen is niet gelukt. Kijk e-mailadres en wachtwoord na, en neem de nieuwste code uit uw app. Een code werkt één keer. ${clockSentence(now)}`;

export const CODE_HINT = 'Zes cijfers. Uw telefoon kwijt? Typ hier een van uw herstelcodes.';

/** Of every passkey that will not do, whatever was wrong with it. */
export const PASSKEY_NOT_GOOD = 'Inloggen met deze passkey is niet gelukt. Probeer het opnieuw, of log in met wachtwoord en code.';

export const PASSKEY_NOT_MADE = 'De passkey is niet toegevoegd. Uw browser gaf niets door dat hier past. Probeer het opnieuw.';

export const PASSKEY_KNOWN = 'Deze passkey is al in gebruik. Kies een andere sleutel of een ander apparaat.';

export const PASSKEY_NAME_LONG = 'Maak de naam korter dan 40 tekens, zonder vreemde tekens, en voeg de passkey opnieuw toe.';

export const LAST_WAY = 'Dit is uw enige manier om binnen te komen. Voeg eerst een andere passkey of een app voor codes toe.';

export const secondWrong = (now: Date): string => `Deze tweede stap is niet gelukt. Neem de nieuwste code uit uw app, of een herstelcode die u nog niet gebruikte. Een code werkt één keer. ${clockSentence(now)}`;

export const PROVIDER_SENTENCES = {
  away: 'Het inloggen van uw organisatie is nu niet te bereiken. Log in met een passkey, of met wachtwoord en code.',
  busy: 'Het is druk met inloggen. Probeer het over een halve minuut opnieuw.',
  refused: 'Het inloggen via uw organisatie is niet afgemaakt of niet gelukt. Probeer het opnieuw, of kies een andere manier.',
  'no-email': 'Uw organisatie gaf geen bevestigd e-mailadres door. Log hier op een andere manier in en vraag het na bij de beheerder van uw werkaccount.',
  unknown: 'Bij dit werkaccount hoort hier geen account dat werkt. Vraag het na bij de beheerder van de accounts.',
} as const;

export const BUSY = 'Het is druk met inloggen. Probeer het over een halve minuut opnieuw.';

export const LINK_GONE = 'Deze link is al gebruikt of verlopen. Vraag de beheerder van de accounts om een nieuwe.';

export const FIRST_CODE_WRONG = 'Deze code klopt niet, of er is al een account mee gemaakt. Start opnieuw met --empty voor een nieuwe code, zolang er nog geen account is.';

export const EMAIL_TAKEN = 'Met dit e-mailadres is er al een account. Kies een ander adres.';

const CODE_WRONG = 'Deze code klopt niet. Zet de sleutel in uw app en neem de code die daar nu staat.';

const CODE_MISSING = 'Vul de code van zes cijfers uit uw app in.';

/** Where the secret is on the screen. `off`: minutes that the telephone's clock runs ahead, where the code tells it (`clockOff`). */
export function codeSentence(code: string, off: number | null, now: Date): string {
  if (code.trim() === '') return CODE_MISSING;
  if (off === null) return CODE_WRONG;
  const minutes = Math.abs(off) === 1 ? 'een minuut' : `${Math.abs(off)} minuten`;
  return `De klok van uw telefoon loopt ongeveer ${minutes} ${off > 0 ? 'voor' : 'achter'}: hier is het nu ${clockText(now)} uur. Zet datum en tijd op uw telefoon op automatisch en neem dan de code die daar staat. Klopt de tijd hier niet, meld het dan aan wie BIS beheert.`;
}

/** `time`: hour and minute in Amsterdam, e.g. `14:05`. */
export function waitSentence(time: string): string {
  return `Er is te vaak geprobeerd in te loggen. Probeer het om ${time} uur opnieuw. Uw account is niet geblokkeerd.`;
}
