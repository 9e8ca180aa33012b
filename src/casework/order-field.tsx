import { specOf } from '../core/case/orders.ts';
import type { Field } from '../core/fields.ts';
import { Choice, Choices, DayField, Select, TextArea, TextField, type Option } from '../ui/field.tsx';
import { fieldName, isLine } from './form.ts';
import { optionsOf, type Asking } from './options.ts';
import { fieldText } from './texts-fields.ts';

/** More answers than this go into a list that opens. */
const MOST_AT_ONCE = 8;

export interface OrderFieldProps {
  readonly asking: Asking;
  readonly name: string;
  /** As typed, or as known beforehand. */
  readonly values: readonly string[];
  readonly error: string | undefined;
}

/** The control for one field of an order, made from its place in the schema. */
export function OrderField({ asking, name, values, error }: OrderFieldProps) {
  const field = specOf(asking.order).fields[name] as Field;
  const { label, hint, depends } = fieldText(asking.order, name);
  const optional = 'optional' in field && field.optional ? true : undefined;
  const shared = { name: fieldName(name), label, hint, error, optional: depends ? undefined : optional };
  const options = optionsOf(asking, name, field);
  if (field.type === 'codes' || field.type === 'people') return <Choices {...shared} optional={undefined} options={options ?? []} values={values} />;
  // The only one there is needs no choosing.
  const value = values[0] ?? (field.type === 'person' && !optional && options?.length === 1 ? options[0]?.value : undefined);
  if (options) return <OneOf {...shared} open={optional} options={options} value={value} list={field.type === 'staff' || field.type === 'organisation'} />;
  if (field.type === 'day') return <DayField {...shared} value={value} />;
  if (field.type === 'text' && !isLine(name)) return <TextArea {...shared} value={value} rows={name === 'why' || name === 'lines' ? 4 : 3} />;
  return <TextField {...shared} value={value} size={field.type === 'text' ? 'long' : 'short'} inputmode={field.type === 'number' ? 'numeric' : undefined} />;
}

interface OneOfProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly optional: boolean | undefined;
  /** May stay unanswered, whatever stands beside its label. */
  readonly open: boolean | undefined;
  readonly options: readonly Option[];
  readonly value: string | undefined;
  readonly list: boolean;
}

/** A radio button cannot be taken back, so an optional answer has one that says nothing. */
function OneOf({ options, value, list, open, ...shared }: OneOfProps) {
  if (list || options.length > MOST_AT_ONCE) return <Select {...shared} options={options} value={value} empty={open ? 'Niet ingevuld' : undefined} />;
  const short = options.length <= 3 && options.every((o) => !o.hint && o.label.length <= 22);
  const all = open ? [...options, { value: '', label: 'Niet ingevuld' }] : options;
  return <Choice {...shared} options={all} value={value ?? (open ? '' : undefined)} row={short || undefined} />;
}
