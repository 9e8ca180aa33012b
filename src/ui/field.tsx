import type { Child } from 'hono/jsx';
import { parseDay } from '../core/day.ts';
import { typedAt, useTypedBefore, KeepBar } from './keeping.tsx';
import { useTexts } from './texts.ts';

/** What every field takes. Values are shown again exactly as typed, also when they are wrong. */
export interface FieldProps {
  /** Name in the posted form. */
  name: string;
  label: Child;
  /** As typed. */
  value?: string | undefined;
  hint?: Child;
  /** One sentence that says what to do. */
  error?: string | undefined;
  /** Adds "(niet verplicht)" to the label. */
  optional?: boolean | undefined;
  /** The label is the question of the page: an h1 (for one thing a page). */
  question?: boolean | undefined;
}

/** What is wrong with this field. */
export const faultAt = (errors: readonly FieldError[] | undefined, field: string): string | undefined => errors?.find((one) => one.field === field)?.message;

/** The id of the control of a field; the error summary links to it. */
export function fieldId(name: string): string {
  return `v-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}

function describedBy(props: FieldProps): string | undefined {
  const id = fieldId(props.name);
  const ids = [props.hint ? `${id}-uitleg` : '', props.error ? `${id}-fout` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Attributes that tie a control to its label, explanation and error. */
function wiring(props: FieldProps) {
  return {
    id: fieldId(props.name),
    name: props.name,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error ? 'true' : undefined,
  };
}

function LabelText({ label, optional }: { label: Child; optional?: boolean | undefined }) {
  return <>{label}{optional ? <span class="optional"> {useTexts().optional}</span> : null}</>;
}

function Help(props: FieldProps) {
  const id = fieldId(props.name);
  return (
    <>
      {props.hint ? <div class="hint" id={`${id}-uitleg`}>{props.hint}</div> : null}
      {props.error ? <p class="error" id={`${id}-fout`}><span class="vh">{useTexts().attention}</span>{props.error}</p> : null}
    </>
  );
}

function Field({ field, children }: { field: FieldProps; children?: Child }) {
  const label = <label for={fieldId(field.name)}><LabelText label={field.label} optional={field.optional} /></label>;
  return (
    <div class={field.error ? 'field field--wrong' : 'field'}>
      {field.question ? <h1 class="question">{label}</h1> : label}
      <Help {...field} />
      {children}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined;
  autocomplete?: string | undefined;
  /** Width that suggests the length of the answer. */
  size?: 'short' | 'medium' | 'long' | undefined;
  spellcheck?: boolean | undefined;
  /** What is proposed while typing; anything else can be typed too. */
  proposals?: readonly string[] | undefined;
}

/** A password is never shown again; everything else is. */
export function TextField(props: TextFieldProps) {
  const type = props.type ?? 'text';
  const value = typedAt(props.name, props.value);
  const list = props.proposals && props.proposals.length > 0 ? `${fieldId(props.name)}-lijst` : undefined;
  return (
    <Field field={props}>
      <input {...wiring(props)} type={type} value={type === 'password' ? '' : value ?? ''} class={`size-${props.size ?? 'long'}`}
        inputmode={props.inputmode} autocapitalize={props.inputmode === 'email' && props.type !== 'email' ? 'none' : undefined} autocomplete={props.autocomplete ?? 'off'} spellcheck={props.spellcheck} list={list} />
      {list ? <datalist id={list}>{props.proposals?.map((text) => <option value={text} />)}</datalist> : null}
    </Field>
  );
}

export interface TextAreaProps extends FieldProps {
  /** Lines shown at first; it grows with what is typed. */
  rows?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  // HTML drops one newline after the start tag; without this one, a text that begins with one would lose it.
  return (
    <Field field={props}>
      <textarea {...wiring(props)} rows={props.rows ?? 4} autocomplete="off">{`\n${typedAt(props.name, props.value) ?? ''}`}</textarea>
    </Field>
  );
}

export interface FileFieldProps extends FieldProps {
  /** What the window for choosing shows first: endings and kinds. */
  accept?: string | undefined;
}

/** A file to send along; a browser never fills it in again. In a `Form` with `takesFile`. */
export function FileField(props: FileFieldProps) {
  return <Field field={props}><input {...wiring(props)} type="file" accept={props.accept} class="size-long" /></Field>;
}

export interface DayFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  min?: string | undefined;
  max?: string | undefined;
}

/**
 * A calendar day, posted as `YYYY-MM-DD`. A browser empties a date control whose value is no day, so such a value comes
 * back in a plain text control, as typed.
 */
export function DayField(props: DayFieldProps) {
  const texts = useTexts();
  const value = typedAt(props.name, props.value) ?? '';
  if (value === '' || parseDay(value)) {
    return (
      <Field field={props}>
        <input {...wiring(props)} type="date" value={value} min={props.min} max={props.max} class="size-day" autocomplete="off" />
      </Field>
    );
  }
  const how = <>{props.hint ? <>{props.hint} </> : null}{texts.dayFormat}</>;
  const field = { ...props, hint: how };
  return (
    <Field field={field}>
      <input {...wiring(field)} type="text" value={value} class="size-day" autocomplete="off" />
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: Child;
  disabled?: boolean | undefined;
}

export interface SelectProps extends FieldProps {
  options: readonly Option[];
  /** Text of the empty choice; `null` leaves it out. */
  empty?: string | null | undefined;
}

export function Select(props: SelectProps) {
  const empty = props.empty === undefined ? useTexts().choose : props.empty;
  const value = typedAt(props.name, props.value) ?? '';
  return (
    <Field field={props}>
      <select {...wiring(props)} autocomplete="off">
        {empty === null ? null : <option value="" selected={value === ''}>{empty}</option>}
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === value} disabled={option.disabled}>{option.label}</option>
        ))}
      </select>
    </Field>
  );
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

/**
 * How something stood when the form was made, for what two people change. It comes back with what was typed before: whoever takes
 * that up later is told what a colleague changed since.
 */
export function Stood({ name, value }: { name: string; value: string }) {
  return <Hidden name={name} value={typedAt(name, value) ?? value} />;
}

interface OptionListProps {
  field: FieldProps;
  kind: 'radio' | 'checkbox';
  options: readonly Option[];
  chosen: readonly string[];
  row?: boolean | undefined;
}

/** The first option carries the field's id, so that the error summary leads to it. */
function OptionList({ field, kind, options, chosen, row }: OptionListProps) {
  const id = fieldId(field.name);
  const legend = <LabelText label={field.label} optional={field.optional} />;
  return (
    <div class={field.error ? 'field field--wrong' : 'field'}>
      <fieldset aria-describedby={describedBy(field)}>
        <legend>{field.question ? <h1 class="question">{legend}</h1> : legend}</legend>
        <Help {...field} />
        <div class={row ? 'options options--row' : 'options'}>
          {options.map((option, index) => {
            const own = index === 0 ? id : `${id}--${index}`;
            return (
              <div class="option">
                <input type={kind} id={own} name={field.name} value={option.value} checked={chosen.includes(option.value)}
                  disabled={option.disabled} aria-describedby={option.hint ? `${own}-bij` : undefined} />
                <label for={own}>{option.label}</label>
                {option.hint ? <div class="option-hint" id={`${own}-bij`}>{option.hint}</div> : null}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

export interface ChoiceProps extends FieldProps {
  options: readonly Option[];
  /** Beside each other, for two or three short answers. */
  row?: boolean | undefined;
}

/** One of several (radio buttons). Nothing is chosen beforehand unless `value` says so. */
export function Choice(props: ChoiceProps) {
  const value = typedAt(props.name, props.value);
  return <OptionList field={props} kind="radio" options={props.options} chosen={value === undefined ? [] : [value]} row={props.row} />;
}

export interface ChoicesProps extends Omit<FieldProps, 'value'> {
  options: readonly Option[];
  values?: readonly string[] | undefined;
  row?: boolean | undefined;
}

/** Any of several (checkboxes); posts the name once for each. */
export function Choices(props: ChoicesProps) {
  // None at all is an answer too.
  const chosen = useTypedBefore()?.getAll(props.name) ?? props.values ?? [];
  return <OptionList field={props} kind="checkbox" options={props.options} chosen={chosen} row={props.row} />;
}

export interface FieldError {
  /** Name of the field; empty for a sentence about the whole form. */
  field: string;
  message: string;
}

/** Everything to look at again, on top of the page, each leading to its field. Takes the focus when the page opens. */
export function ErrorSummary({ errors, title }: { errors: readonly FieldError[]; title?: string | undefined }) {
  const texts = useTexts();
  if (errors.length === 0) return null;
  return (
    <section class="error-summary" id="fouten" tabindex={-1} autofocus aria-labelledby="fouten-kop">
      <h2 id="fouten-kop">{title ?? texts.onceMore(errors.length)}</h2>
      <ul>
        {errors.map((error) => (
          <li>{error.field === '' ? error.message : <a href={`#${fieldId(error.field)}`}>{error.message}</a>}</li>
        ))}
      </ul>
    </section>
  );
}

export interface SubmitBarProps {
  /** Names what happens: "B zegt ja", "Zaak uitzetten". */
  label: string;
  /** Name and value that the button posts, where a form has several. */
  name?: string | undefined;
  value?: string | undefined;
  /** Other buttons or links. */
  others?: Child;
  cancel?: { href: string; label?: string | undefined } | undefined;
  /** For instance "bewaard om 09:31", or what leaves the house. */
  note?: Child;
}

export function SubmitBar({ label, name, value, others, cancel, note }: SubmitBarProps) {
  return (
    <div class="submit-bar">
      <button class="button button--primary" type="submit" name={name} value={value}>{label}</button>
      {others}
      {cancel ? <a class="cancel" href={cancel.href}>{cancel.label ?? useTexts().cancel}</a> : null}
      {note ? <p class="submit-note">{note}</p> : null}
      <KeepBar />
    </div>
  );
}
