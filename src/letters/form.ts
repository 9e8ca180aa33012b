import { addDays, parseDay, type Day } from '../core/day.ts';
import { isPersonId, type PersonId } from '../core/fields.ts';
import type { FieldError } from '../ui/field.tsx';
import { NO_SUCH_DAY, UNREADABLE_SIGN, shorterThan } from '../ui/form-text.ts';
import { unreadable } from '../ui/plain.ts';
import { DOORS, LETTER_LANGUAGES, REQUESTABLE, type Door, type LetterKind, type LetterLanguage, type LetterRefusal, type Requestable } from './letter.ts';

/** Names of the fields; `persoon` also stands in the address. */
export const FIELD = {
  person: 'persoon', language: 'taal', from: 'namens', doors: 'deur', officeId: 'kantoor', office: 'parket', address: 'adres', prosecutionNumber: 'parketnummer',
  policeNumber: 'politienummer', nameRegistered: 'noemen', requested: 'gegeven', answerBy: 'antwoord-voor', act: 'doe', shown: 'gezien',
} as const;

/** The two buttons. */
export const ACT = { look: 'bekijken', make: 'maken' } as const;

/** What a colleague chooses about a letter; each kind uses its own part. */
export interface Choices {
  readonly language: LetterLanguage;
  /** For whom an approach letter speaks, where several released a name; null: the first. */
  readonly from: PersonId | null;
  readonly doors: readonly Door[];
  readonly request: RequestChoices;
}

export interface RequestChoices {
  /** An office of the list; empty where its name and address are typed. */
  readonly officeId: string;
  readonly office: string;
  readonly address: string;
  readonly prosecutionNumber: string;
  readonly policeNumber: string;
  readonly nameRegistered: boolean;
  readonly requested: readonly Requestable[];
  readonly answerBy: Day;
}

/** What finds a person and no more; further questions are a choice. */
const USUALLY_REQUESTED: readonly Requestable[] = ['name', 'address', 'telephone', 'birth-date', 'contact-ban'];

/** What a page begins with. `answerDays`: how long the prosecution service has. `doors`: of a letter that names any. */
export const initialChoices = (language: LetterLanguage, today: Day, answerDays: number, doors: readonly Door[] = []): Choices => ({
  language, from: null, doors,
  request: {
    officeId: '', office: '', address: '', prosecutionNumber: '', policeNumber: '', nameRegistered: false, requested: USUALLY_REQUESTED, answerBy: addDays(today, answerDays),
  },
});

const LONGEST_LINE = 60;
const LONGEST_ADDRESS = 400;

export interface Read { readonly choices: Choices; readonly errors: readonly FieldError[] }

/** What a page must know to read its form. `offices`: ids of the list. */
export interface Reading { readonly begin: Choices; readonly today: Day; readonly offices: readonly string[] }

/** Reads what was posted for a letter of this kind. Every field is looked at, so that a page names all that is to be mended. */
export function readChoices(kind: LetterKind, form: URLSearchParams, { begin, today, offices }: Reading): Read {
  const errors: FieldError[] = [];
  const add = (field: string, message: string) => void errors.push({ field, message });
  const from = form.get(FIELD.from);
  const language = LETTER_LANGUAGES.find((one) => one === form.get(FIELD.language));
  const doors = DOORS.filter((door) => form.getAll(FIELD.doors).includes(door));
  if (kind !== 'data-request' && !language) add(FIELD.language, 'Kies een taal uit de lijst.');
  if (kind === 'rejection' && doors.length === 0) add(FIELD.doors, 'Kies minstens één plek waar deze persoon terechtkan.');
  const request = kind === 'data-request' ? readRequest(form, begin.request, { today, offices }, add) : begin.request;
  return { choices: { language: language ?? begin.language, from: isPersonId(from) ? from : null, doors, request }, errors };
}

function readRequest(form: URLSearchParams, begin: RequestChoices, { today, offices }: Pick<Reading, 'today' | 'offices'>, add: (field: string, message: string) => void): RequestChoices {
  const line = (name: string, most = LONGEST_LINE): string => {
    const text = (form.get(name) ?? '').trim();
    if (unreadable(text, true)) add(name, UNREADABLE_SIGN);
    else if ([...text].length > most) add(name, shorterThan(most));
    return text;
  };
  const [office, address] = [line(FIELD.office), line(FIELD.address, LONGEST_ADDRESS)];
  const officeId = form.get(FIELD.officeId) ?? '';
  if (officeId !== '' && !offices.includes(officeId)) add(FIELD.officeId, 'Dit parket staat niet meer in de lijst. Kies een ander.');
  if (officeId === '' && office === '') add(FIELD.office, 'Vul in welk parket of kantoor dit krijgt.');
  if (officeId === '' && address === '') add(FIELD.address, 'Vul het postadres van het parket in.');
  const [prosecutionNumber, policeNumber] = [line(FIELD.prosecutionNumber), line(FIELD.policeNumber)];
  const answerBy = parseDay((form.get(FIELD.answerBy) ?? '').trim());
  if (answerBy === null) add(FIELD.answerBy, NO_SUCH_DAY);
  else if (answerBy <= today) add(FIELD.answerBy, 'Kies een dag na vandaag.');
  return {
    officeId, office, address, prosecutionNumber, policeNumber, nameRegistered: form.get(FIELD.nameRegistered) === 'ja',
    requested: REQUESTABLE.filter((one) => form.getAll(FIELD.requested).includes(one)), answerBy: answerBy ?? begin.answerBy,
  };
}

/** The field at which a refusal of the builder can be mended on this page; null where it is mended on the case. */
export function fieldOf(kind: LetterKind, reason: LetterRefusal): string | null {
  if (kind !== 'data-request') return null;
  switch (reason) {
    case 'no-address': case 'address-does-not-fit': return FIELD.address;
    case 'no-reference': return FIELD.prosecutionNumber;
    case 'nothing-requested': return FIELD.requested;
    default: return null;
  }
}
