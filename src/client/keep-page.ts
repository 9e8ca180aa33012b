import { KeepTyped, type Sending } from './keep-typed.ts';

/**
 * In a page of the public form. The server answers the same whatever became of the form, so this never says that something was
 * kept; it says (`lost`) where nothing got through. The quick exit takes it out of the page and with it what is under way.
 *
 * While nothing gets through, sending the page would end in the browser's own page for that, and going back from there in an empty
 * one: so it stays, with what was typed, and a press tries whether there is a connection again.
 */
export class KeepPage extends KeepTyped {
  #cutOff = false;
  #tried = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.closest('form')?.addEventListener('submit', this.#submit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.closest('form')?.removeEventListener('submit', this.#submit);
  }

  readonly #submit = (event: SubmitEvent): void => {
    if (this.#tried || (!this.#cutOff && navigator.onLine)) return;
    event.preventDefault();
    void this.#try(event.target as HTMLFormElement, event.submitter);
  };

  async #try(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    await this.send(form, new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])), { keepalive: false, signal: new AbortController().signal });
    if (this.#cutOff) return;
    this.#tried = true;
    form.requestSubmit(button);
    this.#tried = false;
  }

  protected async send(form: HTMLFormElement, body: URLSearchParams, how: Sending): Promise<boolean> {
    const answer = await fetch(`${form.action}/concept`, { method: 'POST', body, ...how, redirect: 'error' }).catch(() => null);
    this.#cutOff = answer === null && !how.signal.aborted;
    const through = answer?.ok ?? false;
    this.say(through || how.signal.aborted ? '' : this.getAttribute('lost') ?? '');
    return through;
  }
}
