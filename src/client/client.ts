/** Improves pages that already work without it. No storage, no network calls, no markup from text. */
import { MenuDetails } from './menu-details.ts';
import { QuickExit } from './quick-exit.ts';
import { SendOnce } from './send-once.ts';

customElements.define('menu-details', MenuDetails);
customElements.define('quick-exit', QuickExit);
customElements.define('send-once', SendOnce);
