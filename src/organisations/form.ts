import { CODES, isCode } from '../core/codes.ts';
import { isEmail } from '../core/email.ts';
import { isUuid, type OrganisationId } from '../core/fields.ts';
import type { PersonWords } from '../database/organisation-person.ts';
import type { FieldError, Option } from '../ui/field.tsx';
import { plainLine, unreadable } from '../ui/plain.ts';
import { capital, word } from '../words/codes.ts';
import { NO_WORDS, WRONG } from './texts.ts';
import type { ListNo, NewOrganisation } from './sql.ts';

export const NAME = 'naam';
export const KIND = 'soort';
export const UNDER = 'onder';
export const INTO = 'in';

const LONGEST = 80;

/** A line as it is kept, or what is wrong with it; an empty one is not wrong here. */
export function readLine(typed: string): { line: string } | { fault: string } {
  const text = typed.trim();
  if (unreadable(text)) return { fault: WRONG.unreadable };
  return [...text].length > LONGEST ? { fault: WRONG.long(LONGEST) } : { line: plainLine(text) };
}

/** The organisation of the list that was chosen; null where it is none. */
export const chosen = (form: URLSearchParams, field: string): OrganisationId | null => {
  const typed = form.get(field) ?? '';
  return isUuid(typed) ? typed as OrganisationId : null;
};

/** `kind`: of one that is there already. */
export function readOrganisation(form: URLSearchParams, kind: string | null = null): { organisation: NewOrganisation } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const name = readLine(form.get(NAME) ?? '');
  if ('fault' in name) errors.push({ field: NAME, message: name.fault });
  else if (name.line === '') errors.push({ field: NAME, message: WRONG.name });
  const own = kind ?? form.get(KIND) ?? '';
  if (!isCode('referrerKind', own)) errors.push({ field: KIND, message: WRONG.kind });
  const under = chosen(form, UNDER);
  if (under === null && (form.get(UNDER) ?? '') !== '') errors.push({ field: UNDER, message: NO_WORDS.unknown });
  return errors.length > 0 || 'fault' in name ? { errors } : { organisation: { name: name.line, kind: own, parent: under } };
}

/** At which field a refusal of the list belongs. */
export const listError = (no: ListNo): FieldError => ({ field: no === 'there' ? NAME : UNDER, message: NO_WORDS[no] });

/** Without what only an import may say. */
export const kindOptions = (): Option[] => CODES.referrerKind.filter((kind) => kind !== 'probation-unspecified').map((value) => ({ value, label: capital(word('referrerKind', value)) }));

/** Fields of somebody who works there. */
export const PERSON = { name: 'medewerker', function: 'functie', telephone: 'telefoon', email: 'e-mail' } as const;
const NUMBER = /^[+()\d][\d\s()./-]{5,24}$/;

export function readPerson(form: URLSearchParams): { person: PersonWords } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const read = (part: keyof typeof PERSON, fault: (line: string) => string | null): string => {
    const typed = readLine(form.get(PERSON[part]) ?? '');
    const wrong = 'fault' in typed ? typed.fault : fault(typed.line);
    if (wrong !== null) errors.push({ field: PERSON[part], message: wrong });
    return 'line' in typed ? typed.line : '';
  };
  const person = {
    name: read('name', (line) => (line === '' ? WRONG.name : null)), function: read('function', () => null),
    telephone: read('telephone', (line) => (line === '' || NUMBER.test(line) ? null : WRONG.telephone)), email: read('email', (line) => (line === '' || isEmail(line) ? null : WRONG.email)),
  };
  return errors.length > 0 ? { errors } : { person };
}
