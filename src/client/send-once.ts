/** Milliseconds until a press counts again: whoever stopped a page that did not come would press in vain for ever. Own choice. */
const PATIENCE = 10_000;

/**
 * Around a form: a second press while the first is under way does nothing. The server's one-time key is what keeps
 * things from happening twice; this spares people the doubt.
 */
export class SendOnce extends HTMLElement {
  #sent = false;
  #timer: number | undefined;

  readonly #again = (): void => {
    this.#mark(false);
  };

  connectedCallback(): void {
    this.addEventListener('submit', (event) => {
      // Held up by the page itself: nothing was sent.
      if (event.defaultPrevented) return;
      if (this.#sent) event.preventDefault();
      else this.#mark(true);
    });
    // Coming back with the back button may bring back this very page.
    window.addEventListener('pageshow', this.#again);
  }

  disconnectedCallback(): void {
    window.removeEventListener('pageshow', this.#again);
    clearTimeout(this.#timer);
  }

  #mark(sent: boolean): void {
    this.#sent = sent;
    clearTimeout(this.#timer);
    if (sent) this.#timer = setTimeout(this.#again, PATIENCE) as unknown as number;
    // Not `disabled`: a disabled button drops its own name and value from the post, and loses the focus.
    for (const button of this.querySelectorAll('button[type=submit]')) {
      if (sent) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }
}
