import type { Child } from 'hono/jsx';
import { Hidden } from '../ui/field.tsx';

export interface PasskeyFormProps {
  action: string;
  onceKey: string;
  label: string;
  /** `create` makes a key, `get` asks for one. */
  kind: 'create' | 'get';
  /** What the browser is asked, as JSON. */
  question: string;
  primary?: boolean | undefined;
  /** Hidden fields that go along. */
  fields?: Readonly<Record<string, string>> | undefined;
  children?: Child;
}

/** The one thing in this house that needs script: only a script can ask the browser for a passkey. The page says so where there is none. */
export function PasskeyForm({ action, onceKey, label, kind, question, primary, fields, children }: PasskeyFormProps) {
  return (
    <passkey-form kind={kind} question={question} data-failed="Uw browser gaf geen passkey door. Probeer het opnieuw, of kies een andere manier.">
      <form class={children ? 'form' : 'button-form'} action={action} method="post">
        <Hidden name="eenmalig" value={onceKey} />
        <Hidden name="antwoord" value="" />
        {Object.entries(fields ?? {}).map(([name, value]) => <Hidden name={name} value={value} />)}
        {children}
        <div class={children ? 'submit-bar' : undefined}><button class={primary ? 'button button--primary' : 'button'} type="submit">{label}</button></div>
        <p class="hint without-script">Een passkey werkt alleen met JavaScript. Al het andere werkt ook zonder.</p>
      </form>
      <p class="passkey-said" role="alert"></p>
    </passkey-form>
  );
}
