import { CODES, isCode, type Code, type ListName } from './codes.ts';
import { parseDay, type Day } from './day.ts';

/**
 * A small schema for what a fact or an order holds. Forms, checks at the journal, random test orders, the import
 * and the documents are all derived from it, so no field is described twice.
 */
export type PersonId = string & { readonly __brand: 'PersonId' };
export type StaffId = string & { readonly __brand: 'StaffId' };
export type CaseId = string & { readonly __brand: 'CaseId' };
export type OrganisationId = string & { readonly __brand: 'OrganisationId' };

interface Optional { readonly optional?: true }
export type CodeField<L extends ListName = ListName> = { readonly type: 'code'; readonly list: L } & Optional;
export type CodesField<L extends ListName = ListName> = { readonly type: 'codes'; readonly list: L };
/** `when`: whether the day must not lie in the future, must not lie in the past, or may be either. */
export type DayField = { readonly type: 'day'; readonly when: 'past' | 'future' | 'any' } & Optional;
export type MonthField = { readonly type: 'month' } & Optional;
export type PersonField = { readonly type: 'person'; readonly side?: Code<'side'> } & Optional;
export type PeopleField = { readonly type: 'people' };
export type NumberField = { readonly type: 'number'; readonly min: number; readonly max: number } & Optional;
export type IdField<K extends 'staff' | 'case' | 'organisation' = 'staff' | 'case' | 'organisation'> = { readonly type: K } & Optional;
/**
 * Free text. Never in a fact: the caller seals it in `compartment`; rules see only whether it was given. `of`: the field of the same
 * order that says whose words they are, where the order itself is about nobody.
 */
export type TextField = { readonly type: 'text'; readonly compartment: 'person' | 'casework' | 'referrer'; readonly kind: string; readonly lines?: true; readonly of?: string } & Optional;

export type Field = CodeField | CodesField | DayField | MonthField | PersonField | PeopleField | NumberField | IdField | TextField;
export type Fields = Readonly<Record<string, Field>>;

type Plain<F> =
  F extends CodeField<infer L> ? Code<L>
  : F extends CodesField<infer L> ? readonly Code<L>[]
  : F extends { type: 'day' } ? Day
  : F extends { type: 'month' } ? string
  : F extends { type: 'person' } ? PersonId
  : F extends { type: 'people' } ? readonly PersonId[]
  : F extends { type: 'number' } ? number
  : F extends { type: 'staff' } ? StaffId
  : F extends { type: 'case' } ? CaseId
  : F extends { type: 'organisation' } ? OrganisationId
  : F extends { type: 'text' } ? boolean
  : never;

export type Value<F> = F extends { type: 'text' } ? boolean : F extends { optional: true } ? Plain<F> | null : Plain<F>;
export type Values<S extends Fields> = { -readonly [K in keyof S]: Value<S[K]> };

export const code = <L extends ListName>(list: L) => ({ type: 'code', list }) as const;
export const maybeCode = <L extends ListName>(list: L) => ({ type: 'code', list, optional: true }) as const;
export const codes = <L extends ListName>(list: L) => ({ type: 'codes', list }) as const;
export const pastDay = { type: 'day', when: 'past' } as const;
export const maybeDay = { type: 'day', when: 'any', optional: true } as const;
export const maybeFutureDay = { type: 'day', when: 'future', optional: true } as const;
export const futureDay = { type: 'day', when: 'future' } as const;
export const maybeMonth = { type: 'month', optional: true } as const;
export const person = { type: 'person' } as const;
export const maybePerson = { type: 'person', optional: true } as const;
export const people = { type: 'people' } as const;
export const staff = { type: 'staff' } as const;
export const caseId = { type: 'case' } as const;
export const number = (min: number, max: number) => ({ type: 'number', min, max }) as const;
export const maybeNumber = (min: number, max: number) => ({ type: 'number', min, max, optional: true }) as const;
export const organisation = { type: 'organisation' } as const;
export const maybeOrganisation = { type: 'organisation', optional: true } as const;
export const text = (compartment: TextField['compartment'], kind: string) => ({ type: 'text', compartment, kind }) as const;
export const maybeTextOf = (of: string, kind: string) => ({ type: 'text', compartment: 'person', kind, of, optional: true }) as const;
export const maybeText = (compartment: TextField['compartment'], kind: string) => ({ type: 'text', compartment, kind, optional: true }) as const;

const PERSON_ID = /^p[1-9][0-9]{0,2}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

export const isPersonId = (value: unknown): value is PersonId => typeof value === 'string' && PERSON_ID.test(value);
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** True where the value is one that the field can hold; text is never a value of a fact. */
export function holds(field: Field, value: unknown): boolean {
  if (value === null || value === undefined) return 'optional' in field && field.optional === true;
  switch (field.type) {
    case 'code': return isCode(field.list, value);
    case 'codes': return Array.isArray(value) && value.every((v) => isCode(field.list, v)) && new Set(value).size === value.length;
    case 'day': return typeof value === 'string' && parseDay(value) !== null;
    case 'month': return typeof value === 'string' && MONTH.test(value);
    case 'person': return isPersonId(value);
    case 'people': return Array.isArray(value) && value.every(isPersonId) && new Set(value).size === value.length;
    case 'number': return Number.isInteger(value) && (value as number) >= field.min && (value as number) <= field.max;
    case 'staff': case 'case': case 'organisation': return isUuid(value);
    case 'text': return false;
  }
}

/** All codes of a code field, for forms and generators. */
export const codesOf = (field: CodeField | CodesField): readonly string[] => CODES[field.list];
