import { day, type Day } from '../day.ts';
import type { Code } from '../codes.ts';

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
  /** Weight of the running cases (load.ts) above which a practice supervisor is told that a mediator has much in hand. Own choice, no source. */
  readonly heavyLoad: number;
  /** Days between reminders to the prosecution service. Own choice, no source. */
  readonly remindDataAfterDays: number;
  /** Contact forms and the day from which they exist. R-051: video 2018, audio 2021. */
  readonly formSince: Readonly<Record<Code<'form'>, Day>>;
  /** Rejection reasons and the day from which they exist. R-022: MiS first since the Beleidskader (8 January 2020). */
  readonly rejectionSince: Readonly<Partial<Record<Code<'rejection'>, Day>>>;
  /** The version of the information text that participants are told. */
  readonly informationVersion: number;
}

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
  heavyLoad: 40,
  remindDataAfterDays: 7,
  formSince: { talk: ALWAYS, letters: ALWAYS, shuttle: ALWAYS, conference: ALWAYS, video: day('2018-01-01'), audio: day('2021-01-01') },
  rejectionSince: { 'mis-first': day('2020-01-08') },
  informationVersion: 1,
};
