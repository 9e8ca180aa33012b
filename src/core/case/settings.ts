import { day, type Day } from '../day.ts';
import type { Code } from '../codes.ts';
import type { Competence } from '../allocation.ts';
import type { CasePhase } from './outcome.ts';

/** How mediators are compared for a case (src/core/allocation.ts). */
export interface AllocationSettings {
  /** How much work a running case is by its phase, beside one in intake; a resting one whatever its phase. Of the work, never of the person (P-03). Own choice, no source. */
  readonly weights: Readonly<Record<CasePhase | 'paused', number>>;
  /** Who has at least so much comes after who has less. Own choice, no source. */
  readonly muchWork: number;
  /** Who goes on leave within so many days comes after who stays. Own choice. */
  readonly leaveSoonDays: number;
  /** Over so many years trajectories count as practice experience (R-098 names no period). Own choice. */
  readonly practiceYears: number;
  /** Without these nobody is proposed where the case asks for them. Own choice. */
  readonly required: readonly Competence[];
}

/** What the foundation may set. Every default has its source; a source that says "for example" makes a setting. */
export interface Settings {
  /** Days after the request for data, without an answer, from which the desk may send a case out incomplete. R-012, 000:65. */
  readonly incompleteAfterDays: number;
  /** Incomplete sending out exists since autumn 2018; the day itself is a choice (R-016, dataset-2018 1.6). */
  readonly incompleteSince: Day;
  /** Further causes that are never sent out incomplete (R-015: "in een aantal situaties, bijvoorbeeld"). */
  readonly neverIncompleteCauses: readonly Code<'cause'>[];
  /** Causes that need a police report before they are accepted (R-036: other causes than sexual, configurable). */
  readonly policeReportNeeded: readonly Code<'causeClass'>[];
  /** Rejection on these grounds needs policy's agreement (P-10). */
  readonly substantiveRejections: readonly Code<'rejection'>[];
  /** Months after which a plain no may be asked again under a later referral, with a second person's reason (P-01). */
  readonly askAgainAfterMonths: number;
  /** Days after a joint conversation on which a follow-up is proposed. R-059, 000:73 "na enkele dagen". */
  readonly followUpAfterDays: number;
  /** Days without own step after which a mediator's case needs a look. Own choice, no source. */
  readonly lookAfterDays: number;
  /** How much work in hand (`workOf`) is so much that a practice supervisor is told of more. Own choice, no source. */
  readonly heavyLoad: number;
  /** Days within which a mediator takes a case that was given to them, or hands it back. Own choice, no source. */
  readonly takeWithinDays: number;
  /** Days between reminders to the prosecution service. Own choice, no source. */
  readonly remindDataAfterDays: number;
  /** Contact forms and the day from which they exist. R-051: video 2018, audio 2021. */
  readonly formSince: Readonly<Record<Code<'form'>, Day>>;
  /** Rejection reasons and the day from which they exist. R-022: MiS first since the Beleidskader (8 January 2020). */
  readonly rejectionSince: Readonly<Partial<Record<Code<'rejection'>, Day>>>;
  /** Days after a rejection "MiS first" on which the desk looks again, where no day was named. Own choice, no source. */
  readonly lookAtMisAfterDays: number;
  /** The version of the information text that participants are told. */
  readonly informationVersion: number;
  /** Codes that the foundation does not offer on that day; cases that have them keep them. */
  readonly notOffered: { readonly [L in OfferedList]: readonly Code<L>[] };
  readonly allocation: AllocationSettings;
}

/** Lists of which the foundation says what is offered, from a day on. */
export type OfferedList = 'cause' | 'rejection' | 'form';

/**
 * The settings of any day. What an order may is judged on those of its own day; a term has the length of the day on which it
 * begins, so that no later change moves it (docs/decisions/0035).
 */
export type SettingsOn = (day: Day) => Settings;

const ALWAYS = day('2007-01-01'); // 000: the foundation's mediation began in 2007

export const DEFAULT_SETTINGS: Settings = {
  incompleteAfterDays: 14,
  incompleteSince: day('2018-10-01'),
  neverIncompleteCauses: [],
  policeReportNeeded: ['violence', 'other'],
  substantiveRejections: ['outside-scope', 'unsafe', 'no-second-asking'],
  askAgainAfterMonths: 12,
  followUpAfterDays: 4,
  lookAfterDays: 21,
  heavyLoad: 20,
  takeWithinDays: 5,
  remindDataAfterDays: 7,
  formSince: { talk: ALWAYS, letters: ALWAYS, shuttle: ALWAYS, conference: ALWAYS, video: day('2018-01-01'), audio: day('2021-01-01') },
  rejectionSince: { 'mis-first': day('2020-01-08') },
  lookAtMisAfterDays: 90,
  informationVersion: 1,
  notOffered: { cause: [], rejection: [], form: [] },
  allocation: {
    weights: {
      referral: 0, completing: 0, allocating: 0, 'intake-a': 1, approach: 0.5, 'intake-b': 1, preparation: 1, contact: 1, 'rounding-off': 0.5, closed: 0, rejected: 0, paused: 0.1,
    },
    muchWork: 20, leaveSoonDays: 14, practiceYears: 3, required: ['sexual', 'domestic-violence-stalking', 'medical'],
  },
};

/** Of a foundation that changed nothing. */
export const defaultSettings: SettingsOn = () => DEFAULT_SETTINGS;
