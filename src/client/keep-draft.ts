/** As long as somebody pauses: short enough to lose little, long enough not to send every letter. */
const PAUSE = 1500;
/** What browsers take along when a page closes (Fetch: 64 kB for all such requests together). */
const LAST = 60_000;

/**
 * Inside a form that the server keeps: sends what was typed after a pause, when a field is left, and when the page goes away,
 * and says so only once the server answered. The form's own one-time key goes along and is not used up by it.
 */
export class KeepDraft extends HTMLElement {
  #timer: number | undefined;
  #changed = false;
  #sending = false;
  #sent = false;

  readonly #typed = (): void => {
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#save, PAUSE) as unknown as number;
  };

  readonly #save = (): void => {
    if (this.#changed && !this.#sending && !this.#sent) void this.#send(false);
  };

  readonly #leave = (): void => {
    if (this.#changed && !this.#sent) void this.#send(true);
  };

  readonly #hidden = (): void => {
    if (document.visibilityState === 'hidden') this.#leave();
  };

  readonly #submitted = (event: Event): void => {
    this.#sent = !event.defaultPrevented;
  };

  readonly #back = (): void => {
    this.#sent = false;
  };

  connectedCallback(): void {
    const form = this.closest('form');
    form?.addEventListener('input', this.#typed);
    form?.addEventListener('change', this.#save);
    form?.addEventListener('focusout', this.#save);
    // Bubbles up last, so that whoever stops a second press was asked first.
    window.addEventListener('submit', (event) => { if (event.target === form) this.#submitted(event); });
    window.addEventListener('pageshow', this.#back);
    window.addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#hidden);
  }

  async #send(leaving: boolean): Promise<void> {
    const body = this.#typedNow();
    const keepalive = leaving && body.toString().length < LAST;
    this.#changed = false;
    this.#sending = true;
    clearTimeout(this.#timer);
    const said = await post(body, keepalive);
    this.#sending = false;
    if (!said.kept) this.#changed = true;
    this.#say(said.text);
    if (said.others) showOthers(said.others);
    // What was typed while this was under way.
    if (said.kept && this.#changed) this.#typed();
  }

  /** Everything but what lets somebody in. */
  #typedNow(): URLSearchParams {
    const body = new URLSearchParams();
    const form = this.closest('form');
    for (const [name, value] of form ? new FormData(form) : []) if (typeof value === 'string') body.append(name, value);
    for (const secret of form?.querySelectorAll<HTMLInputElement>('input[type=password], input[autocomplete=one-time-code]') ?? []) body.delete(secret.name);
    body.append('stil', '1');
    return body;
  }

  /** The same words again are no news to somebody who listens. */
  #say(text: string): void {
    if (this.textContent !== text) this.textContent = text;
  }
}

interface Said { kept: boolean; text: string; others: string[] | null }

async function post(body: URLSearchParams, keepalive: boolean): Promise<Said> {
  const lost = (text: string): Said => ({ kept: false, text, others: null });
  try {
    const answer = await fetch('/concept', { method: 'POST', body, keepalive, redirect: 'error' });
    const known = answer.headers.get('content-type')?.startsWith('text/plain') ?? false;
    const [at = '', ...others] = known ? (await answer.text()).split('\n') : [];
    if (answer.status === 200 && at !== '') return { kept: true, text: `Bewaard om ${at}`, others };
    if (answer.status === 401 && at !== '') return { kept: true, text: `Bewaard om ${at}. U bent niet meer ingelogd.`, others: null };
    if (answer.status === 403 && at !== '') return { kept: true, text: `Bewaard om ${at}. Er is eerst iets anders te doen: ga naar het begin.`, others: null };
    if (answer.status === 413) return lost('Niet bewaard: dit is te veel tekst ineens.');
    if (answer.status === 422) return lost('Niet bewaard: dit formulier is al verstuurd. Open het opnieuw.');
    return lost(answer.status === 401 ? 'Niet bewaard: u bent niet meer ingelogd.' : 'Niet bewaard.');
  } catch {
    return lost('Niet bewaard: er is geen verbinding.');
  }
}

function showOthers(others: readonly string[]): void {
  const place = document.querySelector('also-here');
  const texts = others.map((other) => `Ook bezig in deze zaak: ${other}`);
  if (!place || [...place.children].map((one) => one.textContent).join('\n') === texts.join('\n')) return;
  place.replaceChildren(...texts.map((text) => {
    const line = document.createElement('span');
    line.textContent = text;
    return line;
  }));
}
