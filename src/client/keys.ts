/** The keyboard on pages of staff, beside staff.ts: the list of shortcuts, and sending a form without leaving its field. */
import { HelpKey, submitByKey } from './help-key.ts';

customElements.define('help-key', HelpKey);
document.addEventListener('keydown', submitByKey);
