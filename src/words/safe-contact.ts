import type { Way, WayUse } from '../core/case/approach.ts';
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

const WAY_LABELS: Readonly<Record<Way, string>> = { post: 'Post sturen', telephone: 'Bellen', voicemail: 'Voicemail inspreken', email: 'E-mailen' };
const USE_TEXTS: Readonly<Record<WayUse['use'], string>> = {
  yes: 'Ja, veilig', no: 'Nee', 'not-asked': 'Nee: niet gevraagd of dit veilig is', 'approach-only': 'Alleen om te benaderen, als dat mag: nog niet gevraagd of dit veilig is',
};
/** Beside a number or an address: whether it is safe to use (P-06). */
export const wayItems = (ways: readonly WayUse[]): { label: string; value: string }[] => ways.map(({ way, use }) => ({ label: WAY_LABELS[way], value: USE_TEXTS[use] }));
