import type { Competence } from '../core/allocation.ts';

/** What a mediator was trained for. */
export const COMPETENCE_WORDS: Readonly<Record<Competence, string>> = {
  sexual: 'zeden', 'domestic-violence-stalking': 'huiselijk geweld en stalking', medical: 'medische incidenten', traffic: 'verkeer', sport: 'sport', minors: 'kinderen en jongeren',
  group: 'groepen', video: 'videoboodschappen',
};
