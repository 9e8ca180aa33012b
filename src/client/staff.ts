/**
 * Beside client.ts on pages of staff: the public and participants load none of it. Nothing is stored in the browser, nothing goes to
 * another site, no markup is made from text.
 */
import { HelpKey, submitByKey } from './help-key.ts';
import { KeepDraft } from './keep-draft.ts';
import { PasskeyForm } from './passkey-form.ts';
import { SessionEnd } from './session-end.ts';

customElements.define('help-key', HelpKey);
customElements.define('keep-draft', KeepDraft);
customElements.define('passkey-form', PasskeyForm);
customElements.define('session-end', SessionEnd);
document.addEventListener('keydown', submitByKey);
