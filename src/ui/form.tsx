import type { Child } from 'hono/jsx';
import { Hidden } from './field.tsx';

export interface FormProps {
  action: string;
  /** The one-time key of this page, posted as `eenmalig`: the same post again gets the same answer. */
  onceKey: string;
  children?: Child;
}

/** A form that posts. Where the client script runs, a second press while the first is under way does nothing. */
export function Form({ action, onceKey, children }: FormProps) {
  return (
    <send-once>
      <form class="form" action={action} method="post">
        <Hidden name="eenmalig" value={onceKey} />
        {children}
      </form>
    </send-once>
  );
}

/** Fields beside each other where there is room. */
export function FieldRow({ children }: { children?: Child }) {
  return <div class="field-row">{children}</div>;
}

export interface ButtonLinkProps {
  href: string;
  primary?: boolean | undefined;
  children?: Child;
}

/** A link that looks like a button, for the likely next step. */
export function ButtonLink({ href, primary, children }: ButtonLinkProps) {
  return <a class={primary ? 'button button--primary' : 'button'} href={href}>{children}</a>;
}

export interface ButtonFormProps {
  action: string;
  onceKey: string;
  label: string;
  primary?: boolean | undefined;
  /** Hidden fields that go along. */
  fields?: Readonly<Record<string, string>> | undefined;
}

/** One button that posts. */
export function ButtonForm({ action, onceKey, label, primary, fields }: ButtonFormProps) {
  return (
    <send-once>
      <form class="button-form" action={action} method="post">
        <Hidden name="eenmalig" value={onceKey} />
        {Object.entries(fields ?? {}).map(([name, value]) => <Hidden name={name} value={value} />)}
        <button class={primary ? 'button button--primary' : 'button'} type="submit">{label}</button>
      </form>
    </send-once>
  );
}
