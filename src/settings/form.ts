import { LATEST_DAYS } from '../core/case/setting-change.ts';
import { LISTS, NUMBERS, type ListSetting, type ListSpec, type NumberName, type NumberSpec, type SettingValue, type Subject } from '../core/case/setting-list.ts';
import type { Wish } from '../core/case/setting-change.ts';
import { addDays, parseDay, type Day } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { shorterThan, typed } from '../ui/form-text.ts';
import { LIST_TEXTS, NUMBER_TEXTS, unitText } from './texts.ts';

/** One page: a number by itself, or a whole list. */
export type Part = { readonly number: NumberName } | { readonly list: ListSetting };

export const partAt = (slug: string): Part | null => {
  const number = (Object.keys(NUMBER_TEXTS) as NumberName[]).find((name) => NUMBER_TEXTS[name].slug === slug);
  if (number) return { number };
  const list = (Object.keys(LIST_TEXTS) as ListSetting[]).find((name) => LIST_TEXTS[name].slug === slug);
  return list ? { list } : null;
};

export const ADDRESS = '/beheer/instellingen';
export const partAddress = (part: Part): string => `${ADDRESS}/${'number' in part ? NUMBER_TEXTS[part.number].slug : LIST_TEXTS[part.list].slug}`;
export const partTitle = (part: Part): string => ('number' in part ? NUMBER_TEXTS[part.number].label : LIST_TEXTS[part.list].title);

export const subjectsOf = (part: Part): Subject[] =>
  ('number' in part ? [part] : (LISTS[part.list] as ListSpec).codes.map((code) => ({ list: part.list, code })));

/** Codes that can be changed. */
export const looseCodes = (list: ListSetting): string[] => { const { codes, fixed }: ListSpec = LISTS[list]; return codes.filter((code) => fixed[code] === undefined); };

export const LONGEST_REASON = 500;
export const firstDay = (today: Day): Day => addDays(today, 1);
export const lastDay = (today: Day): Day => addDays(today, LATEST_DAYS);

/** "Van 14 tot en met 90 dagen." */
export function boundsText(name: NumberName): string {
  const { min, max, tenths }: NumberSpec = NUMBERS[name];
  return `Van ${min} tot en met ${max}${unitText(name) ? ` ${unitText(name)}` : ''}${tenths ? ', met hoogstens één cijfer achter de komma' : ''}.`;
}

export const valueField = (part: Part): string => ('number' in part ? 'getal' : 'wordt');

function readValue(part: Part, form: URLSearchParams): { subject: Subject; value: SettingValue } | FieldError[] {
  if ('number' in part) {
    const text = typed(form, 'getal').replace(',', '.');
    return /^\d{1,4}(\.\d{1,3})?$/.test(text) ? { subject: part, value: Number(text) } : [{ field: 'getal', message: `Vul een getal in. ${boundsText(part.number)}` }];
  }
  const [code, becomes] = [typed(form, 'wat'), typed(form, 'wordt')];
  const errors: FieldError[] = [];
  if (!(LISTS[part.list] as ListSpec).codes.includes(code)) errors.push({ field: 'wat', message: 'Kies wat er verandert.' });
  if (becomes !== 'in' && becomes !== 'uit') errors.push({ field: 'wordt', message: 'Kies hoe het wordt.' });
  return errors.length > 0 ? errors : { subject: { list: part.list, code }, value: becomes === 'in' };
}

/** In two forms on one page: `field` is the name in the one that was sent. */
export function reasonFault(reason: string, field: string): FieldError[] {
  if (reason === '') return [{ field, message: 'Schrijf waarom.' }];
  return [...reason].length > LONGEST_REASON ? [{ field, message: shorterThan(LONGEST_REASON) }] : [];
}

export type Read = { readonly wish: Wish; readonly reason: string } | { readonly errors: FieldError[] };

/** What was typed as a wish; what the rules say of it comes after. */
export function readChange(part: Part, form: URLSearchParams): Read {
  const read = readValue(part, form);
  const from = parseDay(typed(form, 'vanaf'));
  const reason = typed(form, 'waarom');
  const errors = [...(Array.isArray(read) ? read : []), ...(from === null ? [{ field: 'vanaf', message: 'Vul de dag in waarop het ingaat.' }] : []), ...reasonFault(reason, 'waarom')];
  if (errors.length > 0 || Array.isArray(read) || from === null) return { errors };
  return { wish: { ...read, from }, reason };
}
