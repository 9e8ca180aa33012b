/** On pages of staff, beside staff.ts: the search field by its key, and cases that are suggested while one types. Nothing is stored in the browser, no markup is made from text. */
import { SearchKey } from './search-key.ts';

customElements.define('search-key', SearchKey);
