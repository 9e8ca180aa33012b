import type { Day } from '../core/day.ts';
import type { Relation } from '../core/case/order.ts';
import type { CaseState } from '../core/case/state.ts';
import type { KeptLetter } from '../database/people/letter.ts';
import type { Panel } from '../ui/panel.ts';
import type { Who } from '../words/people.ts';

/** What the case file read once, for the panels of other features. */
export interface CasePanelInput {
  readonly number: string;
  readonly state: CaseState;
  readonly relations: readonly Relation[];
  readonly today: Day;
  readonly who: Who;
  readonly letters: readonly KeptLetter[];
  staffName(id: string): string;
}

/** A feature's part of the case file; null where it has nothing to say to this reader. No queries. */
export type CasePanel = (input: CasePanelInput) => Panel | null;
