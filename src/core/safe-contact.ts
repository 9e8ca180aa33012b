import { isAmong } from './among.ts';
import type { CaseState } from './case/state.ts';

/** What somebody said on safe contact beside the channels (P-06), each kind apart: a time is read before calling, a code word while calling. */
export const SAFE_KINDS = ['safe-times', 'code-word', 'safe-contact'] as const;
/** Kind of the words on a contact ban that came with a referral, in the compartment of who was registered (P-05). */
export const BAN_WORDS = 'ban';
/** Kind of the words that say whether whoever registered somebody near may be called (P-06). They are nobody of the case, so their form says it in words; what is stated later is a fact (`mayCallReferrer`). */
export const MAY_CALL = 'may-call';
const MAY_CALL_WORDS = { yes: 'Ja', no: 'Nee' } as const;
export const mayCallWords = (answer: string): string | undefined => (answer === 'yes' || answer === 'no' ? MAY_CALL_WORDS[answer] : undefined);
/** Null where it was never asked, which counts as no. */
const readMayCall = (text: string | null): 'yes' | 'no' | null => (text === MAY_CALL_WORDS.yes ? 'yes' : text === MAY_CALL_WORDS.no ? 'no' : null);
/** What was stated since, else what the form said (`told`: the words of kind MAY_CALL); null where it was never asked. */
export const mayCallReferrer = ({ referrerCall }: Pick<CaseState, 'referrerCall'>, told: string | null): 'yes' | 'no' | null =>
  (referrerCall === null ? readMayCall(told) : referrerCall === 'not-asked' ? null : referrerCall);

export type SafeKind = (typeof SAFE_KINDS)[number];
export type SafeTold = Readonly<Partial<Record<SafeKind, string>>>;

interface Said { readonly kind: string; readonly text: string; readonly factSeq: number | null; readonly struck?: true }

const isSafeKind = isAmong(SAFE_KINDS);

/**
 * What holds of this person's words, oldest first: all that was written with the newest line that has any of them and was not struck through.
 * Whoever writes one anew has the others in the form, so a code word that was left out there has ended. Of a line without any of them, which
 * only says anew which channels are safe, what was said before stays. `safe-contact` is the rest; in words from before the three were kept
 * apart it holds a time and a code word as well.
 */
export function safeTold(words: readonly Said[]): SafeTold {
  const said = words.flatMap(({ kind, text, factSeq, struck }) => (isSafeKind(kind) && !struck ? [{ kind, text, seq: factSeq ?? 0 }] : []));
  const newest = Math.max(...said.map(({ seq }) => seq));
  return Object.fromEntries(said.filter(({ seq }) => seq === newest).map(({ kind, text }) => [kind, text]));
}
