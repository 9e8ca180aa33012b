/** Long enough to be no burden, short enough to wait for. */
const EVERY = 2000;

/** Around how far long work is: asks for two numbers, "3 12", and opens the page anew when nothing waits any more. Stops where it is not answered so. */
export class LookAgain extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#timer = window.setTimeout(this.#look, EVERY);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }

  readonly #look = async (): Promise<void> => {
    const answer = await fetch(this.getAttribute('asks') ?? '', { redirect: 'error' }).catch(() => null);
    const [, done = '', total = ''] = /^(\d+) (\d+)$/.exec(answer?.ok ? await answer.text() : '') ?? [];
    if (total === '') return;
    if (done === total) { location.reload(); return; }
    const [bar, text] = [this.querySelector('progress'), this.querySelector('progress + span')];
    if (bar) bar.value = Number(done);
    if (text) text.textContent = `${done} van ${total}`;
    this.#timer = window.setTimeout(this.#look, EVERY);
  };
}
