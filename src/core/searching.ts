import { isAmong } from './among.ts';

/** Searches of one colleague that led to no case, as far as there may be a question about them. */
export const SEARCH_LIMIT = {
  /** In one hour; after it somebody is asked why, and it stands on the list of the week. Security 18: "≤ 30 searches/h/person then alert". */
  searches: 30,
  withinMinutes: 60,
} as const;

/** Why somebody searches that much: codes, since a sentence would name people. Own list. */
export const SEARCH_REASONS = ['telephone', 'spelling', 'duplicates', 'tidying', 'other'] as const;
export type SearchReason = (typeof SEARCH_REASONS)[number];
export const isSearchReason = isAmong(SEARCH_REASONS);

/** Suggestions while somebody types that follow each other within so many seconds, and the search at their end, are one search. Own choice, no source. */
export const ROUND_SECONDS = 60;

/** `search`: a question was asked; `suggest`: cases were suggested while it was typed. `open`: a case was opened, which the search before it was for. */
export interface Searching { readonly at: Date; readonly kind: 'search' | 'suggest' | 'open' }

const MINUTE = 60_000;

/** The searches after which no case was opened before the next, in the order of time. */
export function unopened(acts: readonly Searching[]): Date[] {
  const sorted = [...acts].sort((a, b) => a.at.getTime() - b.at.getTime());
  return sorted.flatMap(({ at, kind }, index) => {
    const next = sorted[index + 1];
    const sameRound = kind === 'suggest' && next !== undefined && next.at.getTime() - at.getTime() <= ROUND_SECONDS * 1000;
    return kind === 'open' || next?.kind === 'open' || sameRound ? [] : [at];
  });
}

/** The most of these within one hour, as their moments; empty where that is not more than there may be. */
export function tooMany(searches: readonly Date[]): Date[] {
  let most: Date[] = [];
  for (let from = 0, to = 0; to < searches.length; to++) {
    while (searches[to]!.getTime() - searches[from]!.getTime() > SEARCH_LIMIT.withinMinutes * MINUTE) from += 1;
    if (to - from + 1 > Math.max(SEARCH_LIMIT.searches, most.length)) most = searches.slice(from, to + 1);
  }
  return most;
}

/**
 * Whether this search waits until somebody said why: as many as there may be in this hour, and since the last reason. Saying why is all it
 * takes, for as many again: nobody is kept from work with it.
 */
export function mustExplain(acts: readonly Searching[], explained: Date | null, now: Date): boolean {
  const since = Math.max(now.getTime() - SEARCH_LIMIT.withinMinutes * MINUTE, explained?.getTime() ?? 0);
  return unopened(acts).filter((at) => at.getTime() > since).length >= SEARCH_LIMIT.searches;
}
