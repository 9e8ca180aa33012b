import { CODES, isCode } from '../core/codes.ts';
import { parseDay, type Day } from '../core/day.ts';
import { holds, isPersonId, isUuid, type Field, type PersonId, type TextField } from '../core/fields.ts';
import { specOf, type OrderName } from '../core/case/orders.ts';
import type { FieldError } from '../ui/field.tsx';
import { NO_SUCH_DAY, textFault, tidy } from '../ui/form-text.ts';

/** Names of the fields of an order page. Fields of the order itself have `v-` before their name. */
export const PERSON = 'persoon';
export const DAY = 'dag';
export const SEEN = 'gezien';
/** Holds the id of the mediator whom somebody means, though there is a doubt about them. */
export const MEANT = 'toch';
export const fieldName = (name: string): string => `v-${name}`;

/** What was filled in, as an order takes it, and what has to be mended first. */
export interface Filled {
  readonly person: PersonId | null;
  readonly on: Day;
  readonly seen: number | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Fields in which one line is written. */
const ONE_LINE: readonly string[] = ['name', 'office', 'place', 'provider', 'providerTelephone', 'times', 'codeWord'];
export const isLine = (name: string): boolean => ONE_LINE.includes(name);

const MISSING: Readonly<Record<Field['type'], string>> = {
  code: 'Kies een antwoord.', codes: 'Kies wat van toepassing is.', day: 'Vul een dag in.', month: 'Vul een maand in, bijvoorbeeld 2018-03.',
  person: 'Kies iemand.', people: 'Kies wie erbij waren.', number: 'Vul dit nog in.', staff: 'Kies een bemiddelaar.', case: 'Vul een zaaknummer in.',
  organisation: 'Kies een organisatie.', text: 'Schrijf hier iets.',
};

const WRONG: Readonly<Record<Field['type'], string>> = {
  code: 'Kies een van de antwoorden.', codes: 'Kies uit deze antwoorden.', day: NO_SUCH_DAY,
  month: 'Schrijf jaar en maand, bijvoorbeeld 2018-03.', person: 'Kies iemand uit de lijst.', people: 'Kies mensen uit de lijst.', number: 'Vul een getal in.',
  staff: 'Kies een bemiddelaar uit de lijst.', case: 'Deze zaak is er niet, of is niet voor u. Kijk het nummer na.', organisation: 'Kies een organisatie uit de lijst.', text: '',
};

/** Stands in lists for what an import does not know; nobody can choose it. */
export const IMPORT_ONLY = 'not-recorded';

type Read = { readonly value: unknown } | { readonly fault: string };

function readOne(field: Exclude<Field, TextField>, typed: string, cases: ReadonlyMap<string, string>): Read {
  const wrong = { fault: WRONG[field.type] };
  switch (field.type) {
    case 'code': return isCode(field.list, typed) && typed !== IMPORT_ONLY ? { value: typed } : wrong;
    case 'day': return parseDay(typed) ? { value: typed } : wrong;
    case 'number': return readNumber(typed, field.min, field.max);
    case 'person': return isPersonId(typed) ? { value: typed } : wrong;
    case 'staff': case 'organisation': return isUuid(typed) ? { value: typed } : wrong;
    case 'case': { const id = cases.get(typed); return id === undefined ? wrong : { value: id }; }
    default: return holds(field, typed) ? { value: typed } : wrong;
  }
}

function readNumber(typed: string, min: number, max: number): Read {
  if (!/^\d{1,6}$/.test(typed)) return { fault: WRONG.number };
  const value = Number(typed);
  return value < min || value > max ? { fault: `Vul een getal in van ${min} tot en met ${max}.` } : { value };
}

function readField(field: Field, typed: readonly string[], cases: ReadonlyMap<string, string>): Read {
  if (field.type === 'codes') return typed.every((t) => (CODES[field.list] as readonly string[]).includes(t)) ? { value: [...new Set(typed)] } : { fault: WRONG.codes };
  if (field.type === 'people') {
    if (typed.length === 0) return { fault: MISSING.people };
    return typed.every(isPersonId) ? { value: [...new Set(typed)] } : { fault: WRONG.people };
  }
  const text = tidy(typed[0] ?? '');
  if (text === '') return 'optional' in field && field.optional ? { value: null } : { fault: MISSING[field.type] };
  return field.type === 'text' ? { value: text } : readOne(field, text, cases);
}

/**
 * Turns a posted form into what the order takes. Every field is looked at, so that a page names all that is to be mended.
 * `cases`: ids of the cases whose number may be typed, by number.
 */
export function readOrderForm(order: OrderName, form: URLSearchParams, today: Day, cases: ReadonlyMap<string, string>): Filled {
  const values: Record<string, unknown> = {};
  const texts: Record<string, string> = {};
  const errors: FieldError[] = [];
  const typedDay = tidy(form.get(DAY) ?? '');
  const on = typedDay === '' ? today : parseDay(typedDay);
  if (on === null) errors.push({ field: DAY, message: WRONG.day });
  for (const [name, field] of Object.entries(specOf(order).fields)) {
    const read = readField(field, form.getAll(fieldName(name)), cases);
    const fault = 'fault' in read ? read.fault : field.type === 'text' && typeof read.value === 'string' ? textFault(read.value, isLine(name)) : null;
    if (fault !== null) errors.push({ field: fieldName(name), message: fault });
    else if ('value' in read && field.type === 'text') {
      if (typeof read.value === 'string') texts[name] = read.value;
      values[name] = typeof read.value === 'string';
    } else if ('value' in read) values[name] = read.value;
  }
  const seen = Number(form.get(SEEN));
  const person = form.get(PERSON) ?? '';
  return {
    person: isPersonId(person) ? person : null, on: on ?? today, seen: Number.isSafeInteger(seen) && seen > 0 ? seen : null, values, texts, errors,
  };
}

/** The field of the page for the field that a rule named: `day` and `person` belong to every order. */
export function pageField(field: string | undefined): string {
  if (field === undefined) return '';
  return field === 'day' ? DAY : field === 'person' ? PERSON : fieldName(field);
}

/** What an appointment that took place brings along in the address of its step: in what kind of place, and who was there. Anything else there is left. */
export function broughtAlong(order: OrderName, query: URLSearchParams): Readonly<Record<string, string>> {
  const fields = specOf(order).fields;
  const place = query.get('plaats') ?? '';
  const people = query.getAll('met').filter(isPersonId);
  return {
    ...'place' in fields && isCode('place', place) && place !== IMPORT_ONLY ? { place } : {},
    ...'medium' in fields && isCode('place', place) && place !== 'not-in-person' && place !== IMPORT_ONLY ? { medium: 'in-person' } : {},
    ...'people' in fields && people.length > 0 ? { people: people.join(' ') } : {},
  };
}
