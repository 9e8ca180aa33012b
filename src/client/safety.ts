/** Beside staff.ts on pages of staff: asks again who did not say to be safe. */
import { SafetyWatch } from './safety-watch.ts';

customElements.define('safety-watch', SafetyWatch);
