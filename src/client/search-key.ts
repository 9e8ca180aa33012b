/** While somebody types: long enough not to ask at every letter. */
const PAUSE = 250;
const LIST = 'zoek-voorstellen';

/**
 * Around the search form of every page: Ctrl+K (or Cmd+K) goes there, a modifier key, so that speech input and typing never trigger it.
 * Cases are suggested while one types; the server decides which. Enter without a chosen one searches as without script.
 */
export class SearchKey extends HTMLElement {
  #timer = 0;
  #asked: AbortController | null = null;
  #active = -1;
  readonly #list = document.createElement('ul');
  readonly #said = document.createElement('p');

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const input = this.#input();
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  };

  #input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('input[name=q]');
  }

  connectedCallback(): void {
    document.addEventListener('keydown', this.#press);
    const input = this.#input();
    if (!input) return;
    // A search box may not be a combobox; a text field may.
    input.type = 'text';
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': LIST, enterkeyhint: 'search' };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    Object.assign(this.#list, { id: LIST, hidden: true, className: 'suggested' });
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Voorstellen');
    this.#said.className = 'vh';
    this.#said.setAttribute('role', 'status');
    input.form?.append(this.#list, this.#said);
    input.addEventListener('input', () => this.#typed(input));
    input.addEventListener('keydown', (event) => this.#steer(event, input));
    this.addEventListener('focusout', (event) => { if (!this.contains(event.relatedTarget as Node | null)) this.#close(input); });
    // Before the field loses the focus.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#go((event.target as Element).closest('li')));
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#press);
    window.clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  #typed(input: HTMLInputElement): void {
    window.clearTimeout(this.#timer);
    this.#asked?.abort();
    if (input.value.trim().length < 2) this.#close(input);
    else this.#timer = window.setTimeout(() => void this.#ask(input), PAUSE);
  }

  async #ask(input: HTMLInputElement): Promise<void> {
    const key = this.querySelector<HTMLInputElement>('input[name=eenmalig]')?.value ?? '';
    this.#asked = new AbortController();
    try {
      const answer = await fetch('/zoeken/voorstellen', { method: 'POST', body: new URLSearchParams({ q: input.value, eenmalig: key }), signal: this.#asked.signal, redirect: 'error' });
      const known = answer.status === 200 && (answer.headers.get('content-type')?.startsWith('text/plain') ?? false);
      this.#show(input, known ? (await answer.text()).split('\n').filter(Boolean) : []);
    } catch {
      // Typed on, or no connection: Enter still searches.
    }
  }

  #show(input: HTMLInputElement, lines: readonly string[]): void {
    if (document.activeElement !== input) return;
    this.#active = -1;
    input.removeAttribute('aria-activedescendant');
    this.#list.replaceChildren(...lines.map((line, index) => {
      const [address = '', number = '', ...rest] = line.split('\t');
      const option = document.createElement('li');
      Object.assign(option, { id: `${LIST}-${index}` });
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset['address'] = address;
      const strong = document.createElement('b');
      strong.textContent = number;
      option.append(strong, ...rest.map((text) => { const part = document.createElement('span'); part.textContent = text; return part; }));
      return option;
    }));
    this.#list.hidden = lines.length === 0;
    input.setAttribute('aria-expanded', String(lines.length > 0));
    this.#said.textContent = lines.length === 0 ? 'Geen voorstellen' : lines.length === 1 ? '1 voorstel' : `${lines.length} voorstellen`;
  }

  #close(input: HTMLInputElement): void {
    window.clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#active = -1;
    this.#list.hidden = true;
    this.#said.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  #steer(event: KeyboardEvent, input: HTMLInputElement): void {
    if (this.#list.hidden || event.isComposing) return;
    const options = [...this.#list.children];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#choose(input, options, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Escape') this.#close(input);
    else if (event.key === 'Enter' && this.#active >= 0) this.#go(options[this.#active] ?? null);
    else return;
    event.preventDefault();
  }

  /** One beyond the last is the field itself again. */
  #choose(input: HTMLInputElement, options: readonly Element[], step: number): void {
    const places = options.length + 1;
    this.#active = (this.#active + 1 + step + places) % places - 1;
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === this.#active)));
    const chosen = options[this.#active];
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
  }

  /** To a case of this site and nowhere else. */
  #go(option: Element | null): void {
    const address = (option as HTMLElement | null)?.dataset['address'] ?? '';
    if (/^\/zaken\/\d{4}-\d{5}$/.test(address)) location.assign(address);
  }
}
