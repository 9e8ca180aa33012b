import type { Need } from '../core/case/missing.ts';

/** After "Nog nodig: ". */
export const NEED_TEXTS: Readonly<Record<Need, string>> = {
  violence: 'oordeel over huiselijk geweld en stalking', agreement: 'of wie is aangemeld het wil', representative: 'wie voor iemand spreekt', details: 'gegevens van de andere kant',
};
