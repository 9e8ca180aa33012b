import { parseDay, type Day } from '../core/day.ts';
import { isIdentityCheck, isReceived, isRequestKind, type IdentityCheck, type RequestKind } from '../core/request.ts';
import type { FieldError } from '../ui/field.tsx';
import { textError, typed } from '../ui/form-text.ts';
import { fitsWindow, plainLine } from '../ui/plain.ts';

export interface Registration {
  readonly kind: RequestKind;
  readonly received: Day;
  readonly name: string;
  readonly address: string;
  readonly reach: string;
  readonly asks: string;
  readonly identity: IdentityCheck | null;
}

/** What was typed on the page of a new request, or what is wrong with it. */
export function readRegistration(form: URLSearchParams, today: Day): { registration: Registration | null; errors: FieldError[] } {
  const [kind, received, identity] = [typed(form, 'soort'), parseDay(typed(form, 'ontvangen')), typed(form, 'identiteit')];
  const [name, address, reach, asks] = [typed(form, 'naam'), typed(form, 'adres'), typed(form, 'bereik'), typed(form, 'vraag')];
  const errors: FieldError[] = [
    ...(isRequestKind(kind) ? [] : [{ field: 'soort', message: 'Kies wat deze persoon vraagt.' }]),
    ...(received === null ? [{ field: 'ontvangen', message: 'Kies de dag waarop het verzoek binnenkwam.' }]
      : isReceived(received, today) ? [] : [{ field: 'ontvangen', message: 'Kies een dag tot en met vandaag, en niet langer dan een jaar geleden.' }]),
    ...textError('naam', name, 'Schrijf wie het vraagt.', true), ...addressErrors(name, address),
    ...textError('bereik', reach, null, true), ...textError('vraag', asks, 'Schrijf wat deze persoon vraagt.'),
    ...(identity === '' || isIdentityCheck(identity) ? [] : [{ field: 'identiteit', message: 'Kies hoe u naging wie er vraagt.' }]),
  ];
  if (errors.length > 0 || !isRequestKind(kind) || received === null) return { registration: null, errors };
  return { registration: { kind, received, name, address, reach, asks, identity: isIdentityCheck(identity) ? identity : null }, errors };
}

export const addressLines = (address: string): string[] => address.split('\n').map(plainLine).filter(Boolean);

/** Why an answer cannot be sent there, at the field `adres`. */
export function addressErrors(name: string, address: string): FieldError[] {
  const errors = textError('adres', address, 'Schrijf waar het antwoord heen kan.');
  if (errors.length > 0 || fitsWindow([name, ...addressLines(address)])) return errors;
  return [{ field: 'adres', message: 'Dit past niet in het venster van de envelop. Houd het bij vijf regels van hoogstens 42 tekens.' }];
}
