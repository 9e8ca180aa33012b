import { useContext, type Child } from 'hono/jsx';
import { Hidden } from './field.tsx';
import { FormKeeping, KeptAround, THROW_AWAY_ADDRESS, type KeptForm } from './keeping.tsx';
import { Notice } from './notice.tsx';

export interface FormProps {
  action: string;
  /** The one-time key of this page, posted as `eenmalig`: the same post again gets the same answer. */
  onceKey: string;
  /** The address that opens this form again, where that is not the path of the page: two forms with one action have two of them. */
  opens?: string | undefined;
  /** False where what is typed must not stay: a search, a password. */
  keeps?: boolean | undefined;
  /** The page is this form: it stands on paper too, and that it begins with what was typed before takes the focus, so that nobody types over it unseen. One a page. */
  main?: boolean | undefined;
  /** More to know where it begins with what was typed before. */
  begun?: Child;
  /** A file can go along (`FileField`), on a route that `takesFile`. */
  takesFile?: boolean | undefined;
  children?: Child;
}

/**
 * A form that posts. Where the client script runs, a second press while the first is under way does nothing. On a page of
 * the staff it keeps what is typed until it is sent, and its fields begin with that.
 */
export function Form({ action, onceKey, opens, keeps = true, main, begun, takesFile, children }: FormProps) {
  const keeping = useContext(FormKeeping);
  const kept = keeps ? keeping?.of(action, opens) ?? null : null;
  return (
    <>
      {kept?.draft ? <Begun ticket={kept.ticket} draft={kept.draft} onceKey={onceKey} main={main}>{begun}</Begun> : null}
      <send-once>
        <form class={main ? 'form own' : 'form'} action={action} method="post" enctype={takesFile ? 'multipart/form-data' : undefined}>
          <Hidden name="eenmalig" value={kept?.key ?? onceKey} />
          {kept ? <Hidden name="concept" value={kept.ticket} /> : null}
          <KeptAround.Provider value={kept}>{children}</KeptAround.Provider>
        </form>
      </send-once>
    </>
  );
}

/** Throwing away gives the one-time key back, so it can share the form's. */
function Begun({ ticket, draft: { id, when }, onceKey, main, children }: { ticket: string; draft: NonNullable<KeptForm['draft']>; onceKey: string; main?: boolean | undefined; children?: Child }) {
  return (
    <Notice id={id} first={main} title={`U was hier al aan begonnen (${when})`}>
      <p>Wat u typte, staat er weer. Er is nog niets vastgelegd.</p>
      {children}
      <ButtonForm action={THROW_AWAY_ADDRESS} onceKey={onceKey} label="Weggooien wat ik typte" fields={{ concept: ticket }} />
    </Notice>
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
  /** What it is done to, read out and not shown: for a button that stands in every row. */
  about?: string | undefined;
  /** Hidden fields that go along. */
  fields?: Readonly<Record<string, string>> | undefined;
  children?: Child;
}

/** One button that posts. */
export function ButtonForm({ action, onceKey, label, primary, about, fields, children }: ButtonFormProps) {
  return (
    <send-once>
      <form class="button-form" action={action} method="post">
        <Hidden name="eenmalig" value={onceKey} />
        {Object.entries(fields ?? {}).map(([name, value]) => <Hidden name={name} value={value} />)}
        {children}
        <button class={primary ? 'button button--primary' : 'button'} type="submit">{label}{about ? <span class="vh">: {about}</span> : null}</button>
      </form>
    </send-once>
  );
}
