const EVERY = 60_000;

/**
 * Around who did not say to be safe, on every page of whoever has to act: asks again every minute, for lines of "address words". Lines that
 * the page itself tells (`known`) are left out. Touches nothing while nothing changed, so that nobody hears it twice; stops where the session ended.
 */
export class SafetyWatch extends HTMLElement {
  #timer = 0;
  #last: string | null = null;

  connectedCallback(): void {
    this.#timer = window.setInterval(this.#ask, EVERY);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  readonly #ask = async (): Promise<void> => {
    // A line that is away for a minute is asked again; another page instead of an answer is the end of the session.
    const answer = await fetch(this.getAttribute('asks') ?? '', { redirect: 'manual' }).catch(() => null);
    if (answer?.type === 'opaqueredirect') this.disconnectedCallback();
    if (!answer?.ok) return;
    const told = await answer.text();
    if (told === (this.#last ?? this.getAttribute('told'))) return;
    this.#last = told;
    const known = (this.getAttribute('known') ?? '').split('\n');
    this.replaceChildren(...told.split('\n').filter((line) => line.startsWith('/') && !known.includes(line)).map(this.#line));
  };

  readonly #line = (line: string): HTMLElement => {
    const [place, link] = [document.createElement('p'), document.createElement('a')];
    const space = line.indexOf(' ');
    place.className = 'notice notice--safety';
    link.href = line.slice(0, space);
    link.textContent = line.slice(space + 1);
    place.append(link);
    return place;
  };
}
