import { PASSWORD_MAXIMUM, PASSWORD_MINIMUM } from './rules.ts';
import type { PasswordReason } from './rules.ts';

export const PASSWORD_SENTENCES: { readonly [reason in PasswordReason]: string } = {
  'too-short': `Kies een wachtwoord van minstens ${PASSWORD_MINIMUM} tekens, bijvoorbeeld vier losse woorden.`,
  'too-long': `Kies een wachtwoord van hoogstens ${PASSWORD_MAXIMUM} tekens.`,
  'too-easy': 'Dit wachtwoord is te makkelijk te raden. Kies woorden die niets met u of dit werk te maken hebben.',
};

/** The same words for every reason: they do not say whether an account exists. */
export const NOT_SIGNED_IN = 'Inloggen is niet gelukt. Kijk e-mailadres en wachtwoord na, en neem de nieuwste code uit uw app. Een code werkt één keer.';

export const BUSY = 'Het is druk met inloggen. Probeer het over een halve minuut opnieuw.';

export const LINK_GONE = 'Deze link is al gebruikt of verlopen. Vraag de beheerder van de accounts om een nieuwe.';

export const FIRST_CODE_WRONG = 'Deze code klopt niet, of er is al een account mee gemaakt. Start opnieuw met --empty voor een nieuwe code, zolang er nog geen account is.';

export const EMAIL_TAKEN = 'Met dit e-mailadres is er al een account. Kies een ander adres.';

export const CODE_WRONG = 'Deze code klopt niet. Zet de sleutel in uw app en neem de code die daar nu staat.';

export const CODE_MISSING = 'Vul de code van zes cijfers uit uw app in.';

/** `time`: hour and minute in Amsterdam, e.g. `14:05`. */
export function waitSentence(time: string): string {
  return `Er is te vaak geprobeerd in te loggen. Probeer het om ${time} uur opnieuw. Uw account is niet geblokkeerd.`;
}
