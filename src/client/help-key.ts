/** Where a sign is typed, not pressed. */
const TYPING = 'input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]';

/** Around the list of shortcuts: `?` (unless turned off, and not while typing) or Ctrl+/ opens it, Escape closes it and gives the focus back. */
export class HelpKey extends HTMLElement {
  readonly #press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const modified = event.ctrlKey || event.metaKey;
    const mark = event.key === '?' && !modified && this.getAttribute('mark') === 'aan' && !(event.target as Element).closest(TYPING);
    if (!mark && !(event.key === '/' && modified)) return;
    const dialog = this.querySelector('dialog');
    if (!dialog) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else dialog.showModal();
  };

  connectedCallback(): void {
    document.addEventListener('keydown', this.#press);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#press);
  }
}

/** Ctrl+Enter (or Cmd+Enter) in a field presses the main button of its form, not the one that keeps it for later. */
export function submitByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing || event.defaultPrevented) return;
  const form = (event.target as Element).closest('form');
  const button = form?.querySelector<HTMLButtonElement>('button[type=submit]:not([formaction])');
  if (!form || !button) return;
  event.preventDefault();
  form.requestSubmit(button);
}
