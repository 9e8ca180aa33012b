import type { Day } from '../core/day.ts';
import type { CaseId, StaffId } from '../core/fields.ts';
import type { Entry } from '../core/case/facts.ts';
import type { Reader } from '../core/case/order.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Restricted } from '../database/restriction.ts';
import type { Panel } from '../ui/panel.ts';
import type { Who } from '../words/people.ts';
import type { Visit } from './route.ts';

/** The case that a panel is drawn for, and who reads it. */
export interface CasePanelInput {
  readonly id: CaseId;
  readonly number: string;
  readonly entries: readonly Entry[];
  readonly state: CaseState;
  readonly relations: readonly Reader[];
  readonly staff: StaffId;
  readonly settings: SettingsOn;
  readonly today: Day;
  readonly who: Who;
  /** What is written in the case, as far as this reader may read it. */
  readonly written: readonly { readonly place: string; readonly kind: string; readonly text: string; readonly recorded: Date; readonly factSeq: number | null }[];
  /** Whose data are kept and not used otherwise. */
  readonly restricted: readonly Restricted[];
}

/**
 * A feature's part of the case file; null where it has nothing to say to this reader. app.ts hands it in: it reads what the
 * feature keeps of this case and calls the feature's pure panel. The guard has let the reader in, and the case is logged.
 */
export type CasePanel = (visit: Visit, input: CasePanelInput) => Promise<Panel | null>;

/** A letter that was made in the case, as this reader may know of it: when, and what and to whom in a few words. */
export interface PaperInCase {
  /** Number of the last fact when it was made: it may rest on that one and on everything before it. */
  readonly readUpTo: number;
  readonly day: Day;
  readonly text: string;
}

/** What the letters of a case are, for who corrects a line that one may rest on (P-15). */
export type PapersInCase = (visit: Visit, input: CasePanelInput) => Promise<PaperInCase[]>;
