/**
 * Around the link that leaves. Hides the page at once, also while the network is slow, and replaces this page in the
 * history, so that "back" does not lead to it.
 */
export class QuickExit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      if (!link) return;
      event.preventDefault();
      document.title = '\u200b';
      document.body.replaceChildren();
      location.replace(link.href);
    });
  }
}
