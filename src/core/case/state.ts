import type { Code } from '../codes.ts';
import type { CaseId, PersonId, StaffId } from '../fields.ts';
import type { Day } from '../day.ts';
import { correctedIn } from './correct.ts';
import type { Entry, FactKind, FactOf } from './facts.ts';

/** A promise, an answer or a wish that may bar an approach (P-01). */
export interface Bar { readonly answer: Code<'answer'>; readonly until: Day | null; readonly since: Day | null }

export interface Participant {
  readonly id: PersonId;
  readonly side: Code<'side'>;
  readonly role: Code<'role'>;
  readonly position: Code<'position'>;
  readonly nature: Code<'personKind'>;
  /** In years at referral; null where nobody knows. */
  age: number | null;
  /** This person referred himself although the case began on the other side: needs no approach. */
  referredItself: boolean;
  /** Added after others in the case had their contact. */
  readonly sinceContact: boolean;
  representatives: { id: PersonId; as: Code<'representativeKind'> }[];
  child: { agrees: Code<'yesNoNotYet'>; lettersTo: Code<'lettersTo'> } | null;
  detained: Code<'yesNoUnknown'>;
  safe: Readonly<Record<'post' | 'telephone' | 'voicemail' | 'email', Code<'safeAnswer'>>>;
  /** The latest of each channel. `checked`: by somebody of ours, or it comes from a source that needs no check. */
  details: { channel: Code<'detailChannel'>; source: Code<'detailSource'>; checked: boolean }[];
  mailReturned: boolean;
  ownProfessional: boolean;
  toldDataMayFail: boolean;
  intake: Day | null;
  informed: Day | null;
  decision: Code<'decision'> | null;
  address: { otherSideLivesThere: Code<'yesNoUnknown'> } | null;
  earlier: Bar | null;
  cameThemselves: boolean;
  askingAgainAgreed: boolean;
  approached: Day | null;
  reminded: boolean;
  /** Said anything or came themselves since the approach: a reminder has no place any more (P-01). */
  reacted: boolean;
  answer: Bar | null;
  prepared: Day | null;
  confidential: Day | null;
  forms: Set<Code<'form'>>;
  processNotice: boolean;
  followedUp: boolean;
  closingLetter: Code<'closingLetter'> | null;
  stopped: boolean;
  dead: boolean;
  /** Number of the line with which somebody more began to read what goes to this person: who speaks for them. Zero where nobody did. */
  readersSince: number;
}

/** What is left of an answer in a case that is not known any more: that this person asked it, and nothing else (P-01). */
export const askedNotToBe = (bar: Bar | null): boolean => bar !== null && bar.since === null && (bar.answer === 'never' || bar.answer === 'not-now');

export interface Contact {
  readonly number: number;
  readonly form: Code<'form'>;
  readonly people: readonly PersonId[];
  readonly day: Day;
  received: Day | null;
}

export interface Release {
  readonly number: number;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly what: Code<'releaseKind'>;
  readonly form: Code<'form'> | null;
  /** Number of its line. */
  readonly seq: number;
  withdrawn: boolean;
}

/** What somebody agreed to have told; `text`: the number of the text, where it is an agreed one. */
export interface ReportConsent { readonly words: Code<'reportWords'>; readonly text: number | null }

export interface Journal {
  /** Highest numbers given so far. */
  readonly person: number;
  readonly release: number;
  readonly contact: number;
  readonly request: number;
  readonly text: number;
  readonly question: number;
  readonly referred: Day | null;
  /** The last entry that moved the case: sent out, rejected, resumed, closed or reopened. */
  readonly turned: { readonly kind: FactKind; readonly day: Day } | null;
}

/** Where a case stands on a day. Made by `fold`, read by rules; nothing outside this file changes it. */
export interface CaseState {
  referral: (FactOf<'Referred'> & { readonly day: Day }) | null;
  cause: Code<'cause'>;
  policeReport: Code<'policeReport'>;
  immaterialNeed: Code<'yesNoUnknown'>;
  clientAgrees: Code<'yesNoUnknown'>;
  stage: Code<'criminalStage'>;
  hearing: Day | null;
  people: Map<PersonId, Participant>;
  /** Representatives and supporters, who are no participants themselves. */
  attending: Map<PersonId, { for: PersonId; as: 'representative' | 'supporter' }>;
  links: { other: CaseId; link: Code<'linkKind'> }[];
  data: { requested: Day | null; reminded: Day | null; answer: Code<'dataAnswer'> | null };
  /** Put to the referrer, and not yet done with; null where there is none. */
  question: { readonly number: number; readonly asked: Day; readonly answered: Day | null } | null;
  /** Days during which working clocks stood still since the request for data (P-17). */
  pausedDays: number;
  violence: { domestic: Code<'yesNoNotYet'>; stalking: Code<'yesNoNotYet'> };
  concern: boolean;
  policy: { day: Day; answer: Code<'policyAnswer'>; lookAgain: Day | null; treatmentProvider: boolean; safetyHouse: boolean } | null;
  rejectionAgreed: Code<'rejection'> | null;
  /** When policy last agreed to reject it, whether that still counts or not. */
  agreedOn: Day | null;
  accepted: Day | null;
  rejected: { reason: Code<'rejection'>; day: Day; lookAgain: Day | null } | null;
  heldBack: { lookAgain: Day | null } | null;
  /** When it was last let go that had been held back; null where it never was. */
  letGo: Day | null;
  /** `takenOver`: since when its mediator has it from a colleague who still had it; null where it came from the desk. `waited`: since when it lay untaken with colleagues before. */
  allocated: { day: Day; mediator: StaffId; incomplete: boolean; takenOver: Day | null; waited: Day | null } | null;
  second: StaffId | null;
  handedBack: boolean;
  /** Since when the mediator has it without having taken it or done anything in it; null where they did, or nobody has it. */
  untaken: Day | null;
  /** When its practice supervisor last talked it over with its mediator. */
  talkedOver: Day | null;
  referrerContact: Code<'referrerContact'> | null;
  /** Whether whoever registered somebody near may be called, as it was stated since; null where only the form says (`mayCallReferrer`). */
  referrerCall: Code<'safeAnswer'> | null;
  ban: { ban: Code<'yesNoUnknown'>; until: Day | null; permitted: { until: Day | null } | null };
  safety: { result: Code<'safetyResult'>; facts: Code<'factsResult'> } | null;
  releases: Release[];
  contacts: Contact[];
  /** The text that each receiver would get: the last that was written for it. */
  reportTexts: Map<Code<'reportReceiver'>, number>;
  reportConsents: Map<Code<'reportReceiver'>, Map<PersonId, ReportConsent>>;
  reported: Set<Code<'reportReceiver'>>;
  stopped: { by: Code<'stoppedBy'>; day: Day } | null;
  paused: { day: Day; until: Day | null } | null;
  closed: Day | null;
  reopened: boolean;
  /** Opened again because somebody came back, and what they came for is still to come. */
  comesBack: boolean;
  /** Steps of which an import only knows that they may have taken place. */
  notRecorded: Set<Code<'step'>>;
  /** Numbers of entries that later entries made doubtful: to be mended by a person (architecture, The journal). */
  conflicts: { seq: number; why: 'after-death' | 'against-ban' | 'against-bar' | 'while-paused' | 'without-consent' }[];
  /** What the whole journal holds, entries of later days and corrected ones included: nothing gets a number twice. */
  journal: Journal;
  /** Living entries by number: what can be corrected. */
  kinds: Map<number, FactKind>;
  /** Day of the last entry that somebody's work can be counted from: a talk about the case is none. */
  last: Day | null;
}

export function emptyState(): CaseState {
  return {
    referral: null, cause: 'other-event', policeReport: 'unknown', immaterialNeed: 'unknown', clientAgrees: 'unknown',
    stage: 'unknown', hearing: null, people: new Map(), attending: new Map(), links: [],
    data: { requested: null, reminded: null, answer: null }, question: null, pausedDays: 0,
    violence: { domestic: 'not-yet', stalking: 'not-yet' }, concern: false, policy: null, rejectionAgreed: null, agreedOn: null,
    accepted: null, rejected: null, heldBack: null, letGo: null, allocated: null, second: null, handedBack: false, untaken: null, talkedOver: null, referrerContact: null, referrerCall: null,
    ban: { ban: 'unknown', until: null, permitted: null }, safety: null, releases: [], contacts: [],
    reportTexts: new Map(), reportConsents: new Map(), reported: new Set(), stopped: null, paused: null, closed: null, reopened: false, comesBack: false,
    notRecorded: new Set(), conflicts: [], kinds: new Map(), last: null,
    journal: { person: 0, release: 0, contact: 0, request: 0, text: 0, question: 0, referred: null, turned: null },
  };
}

/** Entries in the order in which they happened: by day, then by number; corrected entries left out (P-15). */
export function inOrder(entries: readonly Entry[]): Entry[] {
  const corrected = correctedIn(entries);
  return entries.filter((e) => !corrected.has(e.seq)).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.seq - b.seq));
}

export const participants = (state: CaseState, side?: Code<'side'>): Participant[] =>
  [...state.people.values()].filter((p) => side === undefined || p.side === side);

/** Takes part still: not stopped, not dead, said no no (P-09, R-063). */
export const takesPart = (p: Participant): boolean =>
  !p.stopped && !p.dead && p.decision !== 'stop' && (p.answer === null || p.answer.answer === 'yes' || p.answer.answer === 'no-reaction' || p.answer.answer === 'not-now');

/** In years: whoever is younger is a child (P-20, R-070). */
export const ADULT = 18;

export const isMinor = (p: Participant): boolean => p.nature === 'person' && p.age !== null && p.age < ADULT;

/** a child or an organisation never takes part without somebody who speaks for it. */
export const lacksRepresentative = (p: Participant): boolean => (p.nature === 'organisation' || isMinor(p)) && p.representatives.length === 0;

/** Nobody is left on one of the sides (P-09). */
export const sideDied = (state: CaseState): boolean =>
  (['a', 'b'] as const).some((side) => participants(state, side).every((p) => p.dead));

export const contactTookPlace = (state: CaseState): boolean => state.contacts.some((c) => c.received !== null);

/** Whom it is about: this person, or for whom this one speaks or comes along. */
export const standsFor = (state: Pick<CaseState, 'attending'>, person: PersonId): PersonId => state.attending.get(person)?.for ?? person;

/** The participant who this is, or for whom this one speaks or comes along. */
export const stoodBy = (state: Pick<CaseState, 'people' | 'attending'>, person: PersonId): Participant | undefined => state.people.get(standsFor(state, person));

/** Whether this person has heard from us that there is a case: side A, who was approached, or who came themselves; or who stands by such a person. */
export function knowsOfCase(state: CaseState, person: PersonId): boolean {
  const own = stoodBy(state, person);
  return own !== undefined && (own.side === 'a' || own.approached !== null || own.cameThemselves);
}

/** A ban that holds on a day and for which nobody who may has given permission (P-05). */
export function banHolds(state: CaseState, on: Day): boolean {
  const { ban, until, permitted } = state.ban;
  if (ban !== 'yes' || (until !== null && until < on)) return false;
  return !(permitted !== null && (permitted.until === null || permitted.until >= on));
}
