import { parseDay, type Day } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { NO_SUCH_DAY, UNREADABLE_SIGN, shorterThan } from '../ui/form-text.ts';
import { fitsWindow, plainLine, unreadable } from '../ui/plain.ts';

/** What is typed of an office, tidied. */
export interface OfficeTyped { readonly name: string; readonly contact: string | null; readonly address: string; readonly from: Day }

const LONGEST = 60;

/** Lines of the envelope: the office, for whose attention, then where. */
const envelopeOf = ({ name, contact, address }: Pick<OfficeTyped, 'name' | 'contact' | 'address'>): string[] =>
  [name, ...(contact ? [`T.a.v. ${contact}`] : []), ...address.split('\n')];

export function readOffice(form: URLSearchParams): { office: OfficeTyped } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const add = (field: string, message: string) => void errors.push({ field, message });
  const line = (field: string): string => {
    const text = (form.get(field) ?? '').trim();
    if (unreadable(text, true)) add(field, UNREADABLE_SIGN);
    else if ([...text].length > LONGEST && field !== 'adres') add(field, shorterThan(LONGEST));
    return text;
  };
  const [name, contact] = [plainLine(line('naam')), plainLine(line('contact'))];
  const address = line('adres').split('\n').map(plainLine).filter(Boolean).join('\n');
  const from = parseDay((form.get('vanaf') ?? '').trim());
  if (name === '') add('naam', 'Vul de naam van het parket in.');
  if (address === '') add('adres', 'Vul het postadres in: straat of postbus, dan postcode en plaats.');
  if (from === null) add('vanaf', NO_SUCH_DAY);
  const office = { name, contact: contact || null, address, from: from as Day };
  if (errors.length === 0 && !fitsWindow(envelopeOf(office))) add('adres', 'Dit past niet in het venster van de envelop: samen hoogstens zes regels van 42 tekens.');
  return errors.length > 0 ? { errors } : { office };
}
