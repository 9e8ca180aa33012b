import { isEmail } from '../core/email.ts';
import type { StaffRole } from '../core/role.ts';
import { unreadable } from '../ui/plain.ts';

/** What users call each role. */
export const ROLE_NAMES: { readonly [role in StaffRole]: string } = {
  desk: 'Medewerker aanmeldpunt',
  policy: 'Beleidsmedewerker',
  mediator: 'Bemiddelaar',
  'practice-supervisor': 'Werkbegeleider',
  director: 'Directeur',
  communications: 'Communicatiemedewerker',
  'privacy-officer': 'Privacyfunctionaris',
  administrator: 'Beheerder van accounts',
};

/** One spelling for one address. */
export function foldEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** A sentence where a name or an e-mail address of a colleague will not do, else null. */
export function judgeName(name: string): string | null {
  if (name.trim() === '') return 'Vul de naam in.';
  if ([...name].length > 100) return 'Deze naam is langer dan 100 tekens. Maak hem korter.';
  return unreadable(name) ? 'In deze naam staat een teken dat niet te lezen is. Typ de naam opnieuw.' : null;
}

export function judgeEmail(email: string): string | null {
  if (email.trim() === '') return 'Vul het e-mailadres in.';
  return isEmail(email.trim()) ? null : 'Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl.';
}

/** Of a set-up link. It is handed over in person or by telephone, so it need not live long; a weekend is too long for a note on a desk. */
export const LINK_HOURS = 48;

/** The page behind a set-up link. The token is the secret. */
export function setUpPath(token: string): string {
  return `/instellen/${token}`;
}
