import { isAmong } from './among.ts';

/** What somebody said on safe contact beside the channels (P-06), each kind apart: a time is read before calling, a code word while calling. */
export const SAFE_KINDS = ['safe-times', 'code-word', 'safe-contact'] as const;
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
