/** On pages of the staff only: nothing is stored in the browser, nothing goes to another site, no markup is made from text. */
import { KeepDraft } from './keep-draft.ts';

customElements.define('keep-draft', KeepDraft);
