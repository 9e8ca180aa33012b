import type { Day } from '../core/day.ts';
import { wholeDay } from '../words/day.ts';

/** What became of a call: each a button. */
export const OUTCOMES = ['gesproken', 'niet-bereikt', 'terugbellen'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = { gesproken: 'Gesproken', 'niet-bereikt': 'Niet bereikt', terugbellen: 'Ik bel terug' };

/** The first line of the note. */
export function noteLine(outcome: Outcome, name: string, again: Day | null): string {
  switch (outcome) {
    case 'gesproken': return `Gebeld met ${name}: gesproken.`;
    case 'niet-bereikt': return `Gebeld met ${name}: niet bereikt.`;
    case 'terugbellen': return `Gebeld met ${name}: terugbellen${again ? ` op ${wholeDay(again)}` : ''}.`;
  }
}

export const OUTCOME_MISSING = 'Kies een van de knoppen.';
export const DAY_MISSING = 'Vul de dag in waarop u terugbelt.';
export const DAY_OVER = 'Deze dag is al voorbij. Kies vandaag of later.';
/** The day stands there filled in, whatever is pressed. */
export const AGAIN_HINT = 'Alleen bij ‘Ik bel terug’: dan komt er een taak op die dag.';
