import type { SearchReason } from '../core/searching.ts';

/** Why somebody searched so much, for who searches and for who looks it over. */
export const SEARCH_REASON_WORDS: Readonly<Record<SearchReason, string>> = {
  telephone: 'Er wordt veel gebeld', spelling: 'Ik zoek één naam op verschillende manieren', duplicates: 'Ik kijk of mensen al bekend zijn', tidying: 'Ik loop een lijst na', other: 'Iets anders',
};
