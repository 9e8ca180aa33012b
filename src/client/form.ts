/** On the pages of the public form beside client.ts; the front page loads none of it. Nothing is stored in the browser, no markup is made from text. */
import { KeepPage } from './keep-page.ts';

customElements.define('keep-page', KeepPage);
