import { isAmong } from './among.ts';
import { addDays, addMonths, daysBetween, type Day } from './day.ts';

/** What somebody can ask about data on themselves: AVG art. 15 to 18 and 21. */
export const REQUEST_KINDS = ['access', 'correction', 'erasure', 'restriction', 'objection'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** How it was made sure that it is this person who asks (art. 12(6)). No copy of a passport is kept. */
export const IDENTITY_CHECKS = ['known-to-mediator', 'document-shown', 'called-back', 'representative-shown'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

export const REQUEST_DECISIONS = ['granted', 'partly', 'refused'] as const;
export type RequestDecision = (typeof REQUEST_DECISIONS)[number];

/**
 * Why something is not done. `others-rights`: AVG art. 15(4), UAVG art. 41(1)(i). `legal-claim`: art. 17(3)(e). `duty`: art. 17(3)(b).
 * `never-asked`: what keeps a *never* alive stays, for it is there for this person. `case-runs`: first the case ends.
 * `correct-as-it-is`: what stands there is what was said. `unfounded`: art. 12(5). `not-known`: nothing was found. `not-told`: there is
 * something, in cases alone of which this person does not know (the same articles as `others-rights`).
 */
export const REFUSAL_GROUNDS = ['others-rights', 'legal-claim', 'duty', 'never-asked', 'case-runs', 'correct-as-it-is', 'unfounded', 'not-known', 'not-told', 'identity-unsure'] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

const GROUNDS_OF: Readonly<Record<RequestKind, readonly RefusalGround[]>> = {
  access: ['others-rights', 'unfounded', 'not-known', 'not-told', 'identity-unsure'],
  correction: ['correct-as-it-is', 'unfounded', 'not-known', 'not-told', 'identity-unsure'],
  erasure: ['legal-claim', 'duty', 'never-asked', 'case-runs', 'others-rights', 'unfounded', 'not-known', 'not-told', 'identity-unsure'],
  restriction: ['correct-as-it-is', 'unfounded', 'not-known', 'not-told', 'identity-unsure'],
  objection: ['legal-claim', 'duty', 'others-rights', 'unfounded', 'not-known', 'not-told', 'identity-unsure'],
};

/** The grounds on which this kind can be refused, or granted in part. */
export const groundsOf = (kind: RequestKind): readonly RefusalGround[] => GROUNDS_OF[kind];

/**
 * Of these the answer is the same, word for word: whoever asks must not be able to tell that nothing is kept from that somebody asked for
 * contact with them and they do not know of it yet. No explanation of ours goes along either.
 */
const UNTOLD: readonly RefusalGround[] = ['not-known', 'not-told'];
export const isUntold = (ground: RefusalGround | null): boolean => ground !== null && UNTOLD.includes(ground);

/** On these somebody can be refused of whom no case was found: any other ground would tell that there is one. */
const WITHOUT_CASE: readonly RefusalGround[] = ['not-known', 'unfounded', 'identity-unsure'];

/** Why a sentence of the casework, or of what others said, stays out of somebody's file. A person says so for each sentence. */
export const REMOVALS = ['about-other-party', 'of-other-party', 'third-person', 'work-note', 'safety', 'not-about-this-person', 'said-in-confidence'] as const;
export type Removal = (typeof REMOVALS)[number];
export const INCLUDE = 'include';
export type Choice = typeof INCLUDE | Removal;

export const isRequestKind = isAmong(REQUEST_KINDS);
export const isIdentityCheck = isAmong(IDENTITY_CHECKS);
export const isRequestDecision = isAmong(REQUEST_DECISIONS);
export const isRefusalGround = isAmong(REFUSAL_GROUNDS);
export const isChoice = isAmong<Choice>([INCLUDE, ...REMOVALS]);

/** AVG art. 12(3): one month after receipt, and two more where that was told, with the reason, within the first. */
export const TERM_MONTHS = 1;
export const EXTENSION_MONTHS = 2;
/** UAVG art. 35: whoever gets an answer has six weeks to go to court. */
export const COURT_WEEKS = 6;
/** Days before the end from which it stands out. Own choice, no source. */
export const NEAR_DAYS = 7;

/** What of a request its term depends on. */
export interface Course { readonly received: Day; readonly extended: Day | null; readonly decided: Day | null }

export interface Term {
  /** The last day on which an answer is in time. A weekend or a pause of the case moves nothing (P-17). */
  readonly ends: Day;
  /** Days left; negative where it is over. */
  readonly left: number;
  readonly standing: 'running' | 'near' | 'late' | 'answered' | 'answered-late';
}

/** The last day on which an extension can still be told. */
export const firstTermEnds = (received: Day): Day => addMonths(received, TERM_MONTHS);

export function termOf({ received, extended, decided }: Course, today: Day): Term {
  const ends = addMonths(received, TERM_MONTHS + (extended === null ? 0 : EXTENSION_MONTHS));
  const left = daysBetween(today, ends);
  if (decided !== null) return { ends, left, standing: decided <= ends ? 'answered' : 'answered-late' };
  return { ends, left, standing: left < 0 ? 'late' : left <= NEAR_DAYS ? 'near' : 'running' };
}

/** Why a request cannot be extended; null where it can. */
export function extensionWhyNot({ received, extended, decided }: Course, today: Day): 'decided' | 'extended' | 'first-month-over' | null {
  if (decided !== null) return 'decided';
  if (extended !== null) return 'extended';
  return today > firstTermEnds(received) ? 'first-month-over' : null;
}

/** The last day on which the court can be asked. */
export const courtEnds = (decided: Day): Day => addDays(decided, COURT_WEEKS * 7);

/** Whether a request may be said to have come in on this day: not later than today, nor long before it. */
export const isReceived = (received: Day, today: Day): boolean => received <= today && received >= addMonths(today, -12);

/**
 * The sentences of a text, in order, without losing a sign but white space between them. The same text always gives the same
 * sentences: what was judged about the second stays with the second.
 */
export function sentencesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => splitLine(line)).map((sentence) => sentence.trim()).filter(Boolean);
}

function splitLine(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: sign } of line.matchAll(/[.!?…]+["'”’)\]]*(?=\s)/gu)) {
    parts.push(line.slice(from, index + sign.length));
    from = index + sign.length;
  }
  return [...parts, line.slice(from)];
}

/** What was done for a request. */
export const REQUEST_STEPS = ['identity', 'extended', 'reviewed', 'corrected', 'statement-added', 'restricted', 'lifted', 'erased', 'post-agreed', 'by-hand', 'let-go', 'decided', 'letter'] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];

/** What must have been done before it can be called granted: nobody is told that something was done that was not. */
const DONE_BY: Readonly<Record<RequestKind, RequestStep>> = {
  access: 'reviewed', correction: 'corrected', erasure: 'erased', restriction: 'restricted', objection: 'restricted',
};

/** What was done for this request without it being kept in which case: then none can be let go any more as if it had been somebody else's. */
const DONE_IN_SOME: readonly RequestStep[] = ['corrected', 'statement-added'];
/** `inCase`: it was restricted or erased in this very case. */
export const mayLetGo = (done: ReadonlySet<RequestStep>, inCase: boolean): boolean => !inCase && !DONE_IN_SOME.some((one) => done.has(one));

/** What is done in each case by itself: of a case that was chosen afterwards it is not done. */
const DONE_IN_EACH: readonly RequestStep[] = ['restricted', 'erased'];
export const doneInEach = (done: ReadonlySet<RequestStep>, inEach: boolean): Set<RequestStep> => new Set([...done].filter((one) => inEach || !DONE_IN_EACH.includes(one)));

export type DecisionReason = 'decided' | 'identity-first' | 'no-case' | 'not-done' | 'ground-missing' | 'ground-not-of-kind' | 'no-ground-needed' | 'does-not-know' | 'knows-of-none' | 'knows-of-one';

export interface Deciding {
  readonly kind: RequestKind;
  readonly done: ReadonlySet<RequestStep>;
  readonly people: number;
  /** Of these, in how many cases this person has not heard that there is one. */
  readonly unaware: number;
  readonly decision: RequestDecision;
  readonly ground: RefusalGround | null;
}

/**
 * Why this decision cannot be taken; null where it can. A refusal needs a ground of the law, and of everything but nothing a known person.
 * A file tells that there is a case: one of which this person does not know stays out of it, for the rights of the other. Who knows of none
 * of them is told what somebody is told of whom nothing is kept, whatever was asked; what was asked can be done all the same.
 */
export function decisionWhyNot({ kind, done, people, unaware, decision, ground }: Deciding): DecisionReason | null {
  if (done.has('decided')) return 'decided';
  if (decision === 'granted' && ground !== null) return 'no-ground-needed';
  if (decision !== 'granted' && ground === null) return 'ground-missing';
  if (ground !== null && !groundsOf(kind).includes(ground)) return 'ground-not-of-kind';
  const knowsOfNone = people > 0 && unaware >= people;
  if (knowsOfNone && (decision !== 'refused' || ground !== 'not-told')) return 'knows-of-none';
  if (ground === 'not-told' && !knowsOfNone || ground === 'not-known' && people > 0) return 'knows-of-one';
  if (decision === 'refused') return people === 0 && !WITHOUT_CASE.includes(ground!) ? 'no-case' : null;
  if (!done.has('identity')) return 'identity-first';
  if (people === 0) return 'no-case';
  if (kind === 'access' && unaware > 0 && ground !== 'others-rights') return 'does-not-know';
  return done.has(DONE_BY[kind]) ? null : 'not-done';
}
