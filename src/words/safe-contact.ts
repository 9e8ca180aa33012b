import { SAFE_KINDS, type SafeKind, type SafeTold } from '../core/safe-contact.ts';

export const SAFE_LABELS: Readonly<Record<SafeKind, string>> = { 'safe-times': 'Wanneer bellen', 'code-word': 'Codewoord', 'safe-contact': 'Let op' };

/** Of whoever registered somebody near, where they may not be called or nobody asked. */
export const CALL_TEXTS = {
  title: 'Let op bij contact met wie aanmeldde', not: 'Niet bellen: dat is niet veilig.', mustNot: 'Wie aanmeldde niet bellen: dat is niet veilig.',
  notAsked: 'Of bellen veilig is, is niet gevraagd. Vraag eerst of u gelegen belt, en noem niet waarom u belt voor u weet wie u spreekt.', label: 'Bellen veilig',
} as const;

/** Of whoever is called in there (P-21). */
export const DETAINED_ITEM = { label: 'Zit vast', value: 'Gesprekken kunnen meegeluisterd worden.' } as const;

/** One line a kind, in the order in which somebody who calls needs them; none where nothing was said. */
export const safeItems = (told: SafeTold): { label: string; value: string }[] => SAFE_KINDS.flatMap((kind) => (told[kind] ? [{ label: SAFE_LABELS[kind], value: told[kind] }] : []));
