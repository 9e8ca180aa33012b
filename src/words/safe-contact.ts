import { SAFE_KINDS, type SafeKind, type SafeTold } from '../core/safe-contact.ts';

export const SAFE_LABELS: Readonly<Record<SafeKind, string>> = { 'safe-times': 'Wanneer bellen', 'code-word': 'Codewoord', 'safe-contact': 'Let op' };

/** One line a kind, in the order in which somebody who calls needs them; none where nothing was said. */
export const safeItems = (told: SafeTold): { label: string; value: string }[] => SAFE_KINDS.flatMap((kind) => (told[kind] ? [{ label: SAFE_LABELS[kind], value: told[kind] }] : []));
