/** On the page of long work only: how far it is, without a press. */
import { LookAgain } from './look-again.ts';

customElements.define('look-again', LookAgain);
