/** Improves pages that already work without it. No storage, no markup from text, and no network call but that of the quick exit. */
import { MenuDetails } from './menu-details.ts';
import { QuickExit } from './quick-exit.ts';
import { SendOnce } from './send-once.ts';

customElements.define('menu-details', MenuDetails);
customElements.define('quick-exit', QuickExit);
customElements.define('send-once', SendOnce);
