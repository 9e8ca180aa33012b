/** As long as somebody pauses: short enough to lose little, long enough not to send every letter. */
const PAUSE = 1500;
/** What browsers take along when a page closes (Fetch: 64 kB for all such requests together). */
const LAST = 60_000;

/** How one sending goes out. */
export interface Sending { readonly keepalive: boolean; readonly signal: AbortSignal }

/**
 * Inside a form that the server keeps: sends what was typed after a pause, when a field is left, and when the page goes away.
 * The form's own one-time key goes along and is not used up by it. Taken out of the page, as by the quick exit, it sends nothing
 * more and breaks off what is under way.
 */
export abstract class KeepTyped extends HTMLElement {
  #timer: number | undefined;
  #changed = false;
  #sending = false;
  #sent = false;
  #page = new AbortController();

  /** Sends, says how that went, and tells whether it was kept. */
  protected abstract send(form: HTMLFormElement, body: URLSearchParams, how: Sending): Promise<boolean>;

  readonly #typed = (): void => {
    this.#changed = true;
    // Whoever types on after sending stopped the page that did not come.
    this.#sent = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#save, PAUSE) as unknown as number;
  };

  readonly #save = (): void => {
    if (this.#changed && !this.#sending && !this.#sent) void this.#send(false);
  };

  readonly #leave = (): void => {
    if (this.#changed && !this.#sent) void this.#send(true);
  };

  connectedCallback(): void {
    const form = this.closest('form');
    const { signal } = this.#page = new AbortController();
    form?.addEventListener('input', this.#typed, { signal });
    form?.addEventListener('change', this.#save, { signal });
    form?.addEventListener('focusout', this.#save, { signal });
    // Bubbles up last, so that whoever stops a second press was asked first.
    window.addEventListener('submit', (event) => { if (event.target === form) this.#sent = !event.defaultPrevented; }, { signal });
    window.addEventListener('pageshow', () => { this.#sent = false; }, { signal });
    window.addEventListener('pagehide', this.#leave, { signal });
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.#leave(); }, { signal });
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#page.abort();
  }

  async #send(leaving: boolean): Promise<void> {
    const form = this.closest('form');
    if (!form) return;
    const body = typedIn(form);
    this.#changed = false;
    this.#sending = true;
    clearTimeout(this.#timer);
    const kept = await this.send(form, body, { keepalive: leaving && body.toString().length < LAST, signal: this.#page.signal });
    this.#sending = false;
    if (!kept) this.#changed = true;
    // What was typed while this was under way.
    else if (this.#changed) this.#typed();
  }

  /** The same words again are no news to somebody who listens. */
  protected say(text: string): void {
    if (this.textContent !== text) this.textContent = text;
  }
}

/** Everything but what lets somebody in. */
function typedIn(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  for (const secret of form.querySelectorAll<HTMLInputElement>('input[type=password], input[autocomplete=one-time-code]')) body.delete(secret.name);
  return body;
}
