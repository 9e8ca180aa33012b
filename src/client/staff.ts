/** Beside client.ts on pages of staff: the public and participants load none of it. */
import { PasskeyForm } from './passkey-form.ts';
import { SessionEnd } from './session-end.ts';

customElements.define('passkey-form', PasskeyForm);
customElements.define('session-end', SessionEnd);
