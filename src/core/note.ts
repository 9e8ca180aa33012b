import { isAmong } from './among.ts';
import type { Reader } from './case/order.ts';

/** Why a note in a case no longer holds. Own choice. */
export const STRIKES = ['other-case', 'tells-too-much', 'untrue', 'not-in-a-file', 'twice'] as const;
export type StrikeReason = (typeof STRIKES)[number];

export const isStrikeReason = isAmong(STRIKES);

/** Whoever asks, in the case that the note stands in. */
export interface Striker {
  readonly staff: string;
  readonly relations: readonly Reader[];
  /** May add notes there now. */
  readonly writes: boolean;
}

/** Policy and the practice supervisor look after the notes of others, in cases that are theirs. Nobody else does. */
const watches = ({ relations }: Striker): boolean => relations.includes('policy') || relations.includes('supervisor');

/** By whoever wrote it, and who watches over the case. `by`: who wrote the note; null from an import. */
export const mayStrike = (who: Striker, by: string | null): boolean => who.writes && (by === who.staff || watches(who));

/** What the writer struck, the writer or whoever watches puts back; what somebody else struck, the writer does not. `struckBy`: who did. */
export const mayPutBack = (who: Striker, struckBy: string): boolean => who.writes && (struckBy === who.staff || watches(who));

/** Only the writer writes it again elsewhere: in the other case it stands under the name of whoever moved it. */
export const reasonsFor = (who: Striker, by: string | null): StrikeReason[] => STRIKES.filter((reason) => reason !== 'other-case' || by === who.staff);

/**
 * Whether the words stay sealed until the term of the case ends, where nobody reads them unless they are put back for everybody; else
 * they go at once. Those that endanger somebody where they stand go; those that say something of the work of whoever wrote them stay.
 * `restricted`: data of somebody in the case are to be kept as they are (AVG art. 18(1)): then nothing goes.
 */
export const keepsWords = (reason: StrikeReason, restricted: boolean): boolean => restricted || (reason !== 'other-case' && reason !== 'tells-too-much');

export type MoveFault = 'missing' | 'same-case' | 'not-there' | 'restricted';

/**
 * Why a note cannot be written in another case; null where it can. `there`: of the case under the number that was typed, null where there
 * is none or it is none of this user's business, which is the same answer as for a case in which they may not write.
 */
export function moveFault(typed: string, here: { readonly number: string; readonly restricted: boolean }, there: { readonly writes: boolean; readonly restricted: boolean } | null): MoveFault | null {
  if (typed === '') return 'missing';
  if (typed === here.number) return 'same-case';
  if (!there?.writes) return 'not-there';
  return here.restricted || there.restricted ? 'restricted' : null;
}
