/** Around the search form of every page: Ctrl+K (or Cmd+K) goes there. A modifier key, so that speech input and typing never trigger it. */
export class SearchKey extends HTMLElement {
  readonly #press = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const input = this.querySelector('input');
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  };

  connectedCallback(): void {
    document.addEventListener('keydown', this.#press);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#press);
  }
}
