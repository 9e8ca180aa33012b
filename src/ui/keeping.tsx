import { createContext, useContext } from 'hono/jsx';

/** What the server knows of a form on this page that keeps what is typed. */
export interface KeptForm {
  /** Proves later whose form this was and where it belongs; posted as `concept`. */
  readonly ticket: string;
  /** What this reader typed in it before and did not send. */
  readonly draft: { readonly fields: URLSearchParams; /** "vandaag 09:31" */ readonly when: string; /** Of the notice that says so. */ readonly id: string } | null;
  /** One-time key of the form in which it was typed, or that has to be mended: in whatever window, it is done once. */
  readonly key: string | null;
}

/** Set around a page whose forms are kept; null elsewhere. */
export interface Keeping {
  /** `opens`: the address that opens the form again; the page's own path by default. */
  of(action: string, opens: string | undefined): KeptForm | null;
}

export const FormKeeping = createContext<Keeping | null>(null);
/** The form around a field. */
export const KeptAround = createContext<KeptForm | null>(null);

/** Where a form keeps what was typed, by script while somebody types and by its button without one. */
export const KEEP_ADDRESS = '/concept';
export const THROW_AWAY_ADDRESS = '/concept/weggooien';

/** What was typed before in the form around this field; null where there is no draft. */
export const useTypedBefore = (): URLSearchParams | null => useContext(KeptAround)?.draft?.fields ?? null;

/** The value of a field: what was typed before, else what the page begins with. */
export function typedAt(name: string, value: string | undefined): string | undefined {
  return useTypedBefore()?.get(name) ?? value;
}

/** Whether a form of this page has a draft, for what has to be shown or unfolded because of it. */
export const useDrafted = (action: string, opens?: string): boolean => (useContext(FormKeeping)?.of(action, opens)?.draft ?? null) !== null;

/** Part of every bar with a submit button, behind it: Enter in a field must press that one. */
export function KeepBar() {
  if (!useContext(KeptAround)) return null;
  return (
    <>
      <button class="button" type="submit" formaction={KEEP_ADDRESS} formenctype="application/x-www-form-urlencoded" formnovalidate>Later verder</button>
      <keep-draft class="submit-note" role="status"></keep-draft>
    </>
  );
}
