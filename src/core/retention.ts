import { isAmong } from './among.ts';
import type { Standing } from './case/standing.ts';
import { CODES, type Code } from './codes.ts';
import { addDays, addMonths, daysBetween, type Day } from './day.ts';

/** How a case ended: by its outcome where it was sent out, else by why it was rejected. Each has a term of its own. */
export type Ending = Code<'outcome'> | Code<'rejection'>;
export const ENDINGS: readonly Ending[] = [...CODES.outcome, ...CODES.rejection];

/** Months that people stay after the last closing or rejection. */
export type Terms = Readonly<Record<Ending, number>>;

/** "In de regel niet langer dan vijf jaar na afsluiting van de dienstverlening": the foundation's own privacy rules. */
export const LONGEST_TERM = 60;

/** Five years after a case was closed; a year after a referral that led to nothing (security 68: shorter, the privacy officer decides). */
export const DEFAULT_TERMS: Terms = {
  'ended-before-approach': LONGEST_TERM, 'ended-after-approach': LONGEST_TERM, 'mediated-contact': LONGEST_TERM,
  withdrawn: 12, duplicate: 12, 'no-data': 12, 'outside-scope': 12, 'mis-first': 12, unreachable: 12, unsafe: 12, 'no-second-asking': 12,
};

export const isEnding = isAmong(ENDINGS);
export const isTerm = (months: number): boolean => Number.isInteger(months) && months >= 1 && months <= LONGEST_TERM;

export interface RetentionSettings {
  /** Days before the end of its term from which a case stands on the list: a look once a month sees it in time. Own choice, no source. */
  readonly warnDays: number;
  /** Days before the end of its term by which somebody is to have reviewed it. Own choice, no source. */
  readonly reviewDays: number;
  /** Days that a case stands on the list at least before it is erased, also where its term had passed before: time to hold it. Own choice, no source. */
  readonly noticeDays: number;
  /** Days without a run after which the clock is not believed: longer than an office that is closed over Christmas. Own choice. */
  readonly longestPause: number;
  /** Cases at once that are unusual: some 1,600 a year make four or five a day, 60 after the longest pause. Own choice. */
  readonly largeBatch: number;
}

export const RETENTION: RetentionSettings = { warnDays: 60, reviewDays: 30, noticeDays: 30, longestPause: 14, largeBatch: 75 };

/** Months after which a referral that nobody decided on goes to the privacy officer, unless another number was decided. Own choice, no source. */
export const DEFAULT_UNDECIDED_MONTHS = 6;

/** Words of the office outside a case: of a request, of the file that was given for it, of a breach; and what the house decided and planned. */
export const OFFICE_KINDS = ['request', 'given-file', 'breach', 'decision', 'plan'] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];
export type OfficeTerms = Readonly<Record<OfficeKind, number>>;
/**
 * Months after the answer, or after closing a breach. The register of breaches has to let the authority check it (AVG art. 33(5)): the
 * longest term. Who asked can go to court for six weeks and complain later: two years. What was given copies somebody's whole file and must not
 * outlive it: half a year. A decision is what the house is held to account by (AVG art. 5(2), 24): the longest term, and held for as long as it still holds.
 * A year plan: three years after its year, so that the next ones can be laid beside it. Own choices, no source; the privacy officer decides.
 */
export const DEFAULT_OFFICE_TERMS: OfficeTerms = { request: 24, 'given-file': 6, breach: LONGEST_TERM, decision: LONGEST_TERM, plan: 36 };

/** What months can be decided for: terms, and how long a referral may wait for a decision before somebody else looks at it. */
export type Decidable = Ending | OfficeKind | 'undecided';
export const DECIDABLES: readonly Decidable[] = [...ENDINGS, ...OFFICE_KINDS, 'undecided'];
export const isOfficeKind = isAmong(OFFICE_KINDS);
export const isDecidable = isAmong(DECIDABLES);

export interface Ended { readonly ending: Ending; readonly on: Day }

/** Null while a case is open: whoever re-opens it starts the term anew at its next closing. */
export function endedOf({ closed, outcome, rejected, rejection }: Pick<Standing, 'closed' | 'outcome' | 'rejected' | 'rejection'>): Ended | null {
  if (closed !== null && outcome !== null) return { ending: outcome, on: closed };
  return rejected !== null && rejection !== null ? { ending: rejection, on: rejected } : null;
}

/** The first day without these people. After 29 February it is the 28th where the year has no 29th: never longer than the term. */
export const termEnds = ({ ending, on }: Ended, terms: Terms): Day => addMonths(on, terms[ending]);

/** Months differ in length by at most this, and no case may slip between two of them. */
const SLACK = 3;

/** No case that ended so after this day comes to the end of its term by `until`: what a query has to look at. `termEnds` decides. */
export const reachOf = (ending: Ending, terms: Terms, until: Day): Day => addDays(addMonths(until, -terms[ending]), SLACK);

/** `ends`: as it was when this case came on the list. */
export interface Notice { readonly ends: Day; readonly warned: Day }

export interface Kept {
  readonly ended: Ended;
  readonly notice: Notice | null;
  /** Somebody looked at it since it came on the list, and since it was last held. */
  readonly reviewed: boolean;
  /** The last day on which somebody wants it held; null where nobody does. */
  readonly heldUntil: Day | null;
}

export interface Retention {
  readonly ends: Day;
  /** The last day on which a review is in time. */
  readonly reviewBy: Day;
  /** The first day on which it can be erased, as things stand, once it was reviewed. */
  readonly eraseFrom: Day;
  /**
   * `kept`: its end is not in sight. `warned`: on the list, to be reviewed. `reviewed`: its day is still to come. `due`: its day has
   * come and nobody holds it. `overdue`: it should have gone, and nobody reviewed it. Only what is due is erased.
   */
  readonly standing: 'kept' | 'warned' | 'reviewed' | 'held' | 'due' | 'overdue';
  /** Days for which it has been overdue, 1 on the first of them; 0 where it is not. */
  readonly overDays: number;
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** How long the people of a case that ended still stay. A warning about another end than this one, and a review of it, count for nothing. */
export function retentionOf({ ended, notice, reviewed, heldUntil }: Kept, terms: Terms, settings: RetentionSettings, today: Day): Retention {
  const ends = termEnds(ended, terms);
  const warned = notice?.ends === ends ? notice.warned : null;
  const free = later(ends, addDays(warned ?? today, settings.noticeDays));
  const held = heldUntil !== null && heldUntil >= today;
  const days = { ends, reviewBy: addDays(ends, -settings.reviewDays), eraseFrom: held ? later(free, addDays(heldUntil, 1)) : free, overDays: 0 };
  if (ends > addDays(today, settings.warnDays)) return { ...days, standing: 'kept' };
  if (held) return { ...days, standing: 'held' };
  if (warned !== null && reviewed) return { ...days, standing: days.eraseFrom <= today ? 'due' : 'reviewed' };
  // Held until a day, it should have gone on the day after.
  const over = heldUntil === null ? ends : later(ends, addDays(heldUntil, 1));
  return over <= today ? { ...days, standing: 'overdue', overDays: daysBetween(over, today) + 1 } : { ...days, standing: 'warned' };
}

export interface OfficeFileDates {
  readonly kind: OfficeKind;
  /** When it was answered (and no restriction of it stands any more), closed, decided, or done and its year over. */
  readonly ended: Day;
  /** The end of its term that somebody looked at. */
  readonly reviewedFor: Day | null;
  readonly heldUntil: Day | null;
}

/** The same for words of the office. There is no notice: what stands on its list waits for a person anyhow, who sees what goes. */
export function officeRetentionOf({ kind, ended, reviewedFor, heldUntil }: OfficeFileDates, terms: OfficeTerms, settings: RetentionSettings, today: Day): Pick<Retention, 'ends' | 'standing'> {
  const ends = addMonths(ended, terms[kind]);
  if (ends > addDays(today, settings.warnDays)) return { ends, standing: 'kept' };
  if (heldUntil !== null && heldUntil >= today) return { ends, standing: 'held' };
  if (reviewedFor === ends) return { ends, standing: ends <= today ? 'due' : 'reviewed' };
  return { ends, standing: ends <= today ? 'overdue' : 'warned' };
}

/** A referral from this day or before, on which nobody decided, goes to the privacy officer. */
export const undecidedUpTo = (today: Day, months: number): Day => addMonths(today, -months);

export const STOPS = ['clock-back', 'clock-ahead', 'large-batch'] as const;
/** Why nothing is erased until a person has looked. */
export type Stop = (typeof STOPS)[number];

/** Whether the clock can be believed. `last`: the day of the last run; null at the first, which can only warn. */
export function clockStop(last: Day | null, today: Day, settings: RetentionSettings): Stop | null {
  if (last === null) return null;
  if (today < last) return 'clock-back';
  return daysBetween(last, today) > settings.longestPause ? 'clock-ahead' : null;
}

/** `agreed`: so many cases at once somebody has just agreed to. */
export const batchStop = (cases: number, agreed: number, settings: RetentionSettings): Stop | null =>
  (cases > settings.largeBatch && cases > agreed ? 'large-batch' : null);

/** Why somebody holds a case. Codes, since a sentence would hold what the case itself must lose. */
export const HOLD_REASONS = ['complaint', 'claim', 'investigation', 'access-request', 'other'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
/** Of a file of the office there is one more: a decision that still holds. */
export const FILE_HOLD_REASONS = ['still-holds', ...HOLD_REASONS] as const;
export type FileHoldReason = (typeof FILE_HOLD_REASONS)[number];
export const isFileHoldReason = isAmong(FILE_HOLD_REASONS);
export const isHoldReason = isAmong(HOLD_REASONS);

/** A hold is looked at anew at least once a year: it ends, it does not stay. Own choice, no source. */
export const LONGEST_HOLD_MONTHS = 12;

/** Whether a case may be held through this day. */
export const isHoldUntil = (until: Day, today: Day): boolean => until > today && until <= addMonths(today, LONGEST_HOLD_MONTHS);
