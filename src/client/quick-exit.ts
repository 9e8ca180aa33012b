/** Milliseconds in which our server can answer before somebody leaves without it. Own choice: it answers within one itself. */
const PATIENCE = 2000;

/**
 * Around the link that leaves. Hides the page at once, also while the network is slow, and replaces this page in the
 * history, so that "back" does not lead to it. First asks whether there is an answer at the link: where nothing of us can be
 * reached, the browser would show a page about that, with our address. Then it goes elsewhere by itself.
 */
export class QuickExit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      if (!link) return;
      event.preventDefault();
      document.title = '\u200b';
      document.body.replaceChildren();
      const elsewhere = `https://${this.getAttribute('elsewhere') ?? ''}/`;
      const go = (to: string): void => { location.replace(to); };
      // A clock of its own: telephones of before 2022 know no `AbortSignal.timeout`. `keepalive`: what was typed is erased also where the answer comes too late.
      setTimeout(go, PATIENCE, elsewhere);
      fetch(link.href, { redirect: 'manual', keepalive: true }).then(() => go(link.href), () => go(elsewhere));
    });
  }
}
