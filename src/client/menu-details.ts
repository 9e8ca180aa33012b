/** Around `<details>` that is a menu: Escape, a press elsewhere and going on with Tab close it, as it lies over the page; Escape gives the focus back. */
export class MenuDetails extends HTMLElement {
  readonly #press = (event: Event): void => {
    if (!this.contains(event.target as Node)) this.#close();
  };

  connectedCallback(): void {
    document.addEventListener('pointerdown', this.#press);
    this.addEventListener('focusout', ({ relatedTarget }) => { if (relatedTarget && !this.contains(relatedTarget as Node)) this.#close(); });
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#close()) return;
      event.stopPropagation();
      this.querySelector('summary')?.focus();
    });
  }

  disconnectedCallback(): void {
    document.removeEventListener('pointerdown', this.#press);
  }

  #close(): boolean {
    const details = this.querySelector('details');
    if (!details?.open) return false;
    details.open = false;
    return true;
  }
}
