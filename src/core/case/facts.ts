import {
  caseId, code, codes, holds, isUuid, maybeCode, maybeDay, maybeFutureDay, maybeMonth, maybeNumber, maybeOrganisation,
  maybePerson, number, organisation, people, person, staff, type Fields, type Values,
} from '../fields.ts';
import type { Day } from '../day.ts';

/**
 * Everything that can have happened to a case. Codes, days, ages and numbers only: no name, address, free text,
 * birth date, place or day of the event, prosecution or police number can be put in, because no field could hold it.
 * Facts are never changed or removed; a new meaning is a new kind or a new version.
 */
export const FACTS = {
  // --- referral (refer.ts)
  Referred: {
    entry: code('entry'), channel: code('referralChannel'), referrerKind: maybeCode('referrerKind'), organisation: maybeOrganisation,
    viaZsm: code('yesNoUnknown'), cause: code('cause'), eventMonth: maybeMonth, policeReport: code('policeReport'),
    criminalStage: code('criminalStage'), certainty: code('certainty'), clientAgrees: code('yesNoUnknown'),
    immaterialNeed: code('yesNoUnknown'), funding: code('funding'), callBack: code('yesNo'),
  },
  CauseCorrected: { cause: code('cause'), policeReport: code('policeReport'), immaterialNeed: code('yesNoUnknown'), funding: code('funding') },
  /** The referrer as one of the list; what a referral typed stays as it is. */
  ReferrerPlaced: { organisation },
  AgreementConfirmed: { clientAgrees: code('yesNoUnknown') },
  PersonAdded: {
    person, side: code('side'), role: code('role'), position: code('position'), nature: code('personKind'),
    age: maybeNumber(0, 120), referredItself: code('yesNo'),
  },
  AgeRecorded: { person, age: number(0, 120) },
  RepresentativeAdded: { person, for: person, as: code('representativeKind') },
  RepresentationEnded: { for: person },
  ChildHeard: { person, agrees: code('yesNoNotYet'), lettersTo: code('lettersTo') },
  SupporterAdded: { person, for: person, as: code('supporterKind') },
  DetentionRecorded: { person, detained: code('yesNoUnknown'), site: maybeOrganisation },
  SafeContactStated: {
    person, post: code('safeAnswer'), telephone: code('safeAnswer'), voicemail: code('safeAnswer'), email: code('safeAnswer'),
  },
  /** Of whoever registered somebody near, who is nobody of the case. */
  ReferrerSafeStated: { call: code('safeAnswer') },
  LanguageRecorded: { person, language: code('language'), interpreter: code('yesNo') },
  BanRecorded: { ban: code('yesNoUnknown'), direction: maybeCode('banDirection'), imposedBy: maybeCode('banImposedBy'), until: maybeDay },
  BanPermitted: { by: code('permissionBy'), until: maybeDay },
  CriminalStageRecorded: { stage: code('criminalStage'), hearing: maybeDay },
  OwnProfessionalKnown: { person },

  // --- completing (complete.ts)
  DetailRecorded: { person, channel: code('detailChannel'), source: code('detailSource') },
  DetailChecked: { person },
  MailReturned: { person },
  DataRequested: { number: number(1, 99) },
  DataReminded: {},
  DataAnswered: { answer: code('dataAnswer') },
  /** `person`: who of side B it was, where they are several and `link` is `other-side`. */
  CaseLinked: { other: caseId, link: code('linkKind'), person: maybePerson },
  EarlierAnswerBinds: { person, answer: code('answer'), until: maybeDay, since: maybeDay },
  CameThemselves: { person },
  /** The words are sealed with the referrer's own (question.ts). */
  ReferrerAsked: { number: number(1, 99) },
  ReferrerAnswered: { number: number(1, 99) },
  QuestionWithdrawn: { number: number(1, 99) },
  /** Somebody of the desk read the answer and did what follows from it. */
  ReferrerAnswerSettled: { number: number(1, 99) },

  // --- deciding (assess.ts)
  ViolenceJudged: { domestic: code('yesNoNotYet'), stalking: code('yesNoNotYet') },
  ConcernRaised: { concern: code('concern') },
  /** `client`: whose treatment provider it is, who also answers for the call (P-04). Version 1 does not say it. From version 3 on what "not yet" leaves open is null. */
  PolicyAnswered: {
    answer: code('policyAnswer'), lookAgain: maybeFutureDay, treatmentProvider: maybeCode('yesNo'), client: maybePerson, consentToCall: maybeCode('yesNo'),
    safetyHousePossible: maybeCode('yesNo'),
  },
  Accepted: {},
  RejectionAgreed: { reason: code('rejection') },
  /** `lookAgain`: when the desk looks whether it can be resumed. Version 1 does not say it. */
  Rejected: { reason: code('rejection'), called: code('called'), lookAgain: maybeFutureDay },
  RejectionResumed: {},
  HeldBack: { lookAgain: maybeFutureDay },
  HoldLifted: {},

  // --- allocation (allocate.ts)
  /** `asked`: the mediator is asked to take it or hand it back. Version 1, of before, does not say it: nobody was. */
  Allocated: { mediator: staff, incomplete: code('yesNo'), asked: code('yesNo') },
  SecondMediatorJoined: { mediator: staff },
  SecondMediatorLeft: {},
  Reallocated: { mediator: staff, reason: code('reallocation'), asked: code('yesNo') },
  AllocationAccepted: {},
  HandedBack: { reason: code('handBack') },
  ToldDataMayFail: { person },
  /** A practice supervisor and the mediator talked about the case: that, and on which day; never what was said. */
  TalkedOver: {},

  // --- trajectory (intake.ts, approach.ts, prepare.ts, contact.ts)
  ReferrerContacted: { result: code('referrerContact') },
  IntakeHeld: { person, medium: code('medium'), place: code('place'), present: codes('present') },
  Informed: { person, textVersion: number(1, 999) },
  Decided: { person, decision: code('decision') },
  SafetyWeighed: { result: code('safetyResult'), facts: code('factsResult') },
  Released: { number: number(1, 999), from: person, to: person, what: code('releaseKind'), form: maybeCode('form') },
  ReleaseWithdrawn: { number: number(1, 999) },
  AddressChecked: { person, source: code('detailSource'), sourceDay: maybeDay, otherSideLivesThere: code('yesNoUnknown') },
  AskingAgainAgreed: { person },
  Approached: { person, channel: code('approachChannel'), reason: code('approachReason'), reminder: code('yesNo') },
  Answered: { person, answer: code('answer'), until: maybeDay },
  Prepared: { person, medium: code('medium') },
  ConfidentialityAgreed: { person },
  FormConsented: { person, form: code('form') },
  FormConsentWithdrawn: { person, form: code('form') },
  MessagePassed: { number: number(1, 999), form: code('form'), from: person, to: person },
  MessageReceived: { number: number(1, 999) },
  ContactHeld: { number: number(1, 999), form: code('form'), people, medium: code('medium'), place: code('place'), present: codes('present') },
  MetOnTheirOwn: {},
  ResultRecorded: { result: code('result') },

  // --- after contact (report-back.ts, follow-up.ts, close.ts)
  /** A text that both sides may agree to is written down; the words themselves are sealed, and anew where they change. */
  ReportTextWritten: { number: number(1, 999), receiver: code('reportReceiver') },
  /** `textNumber`: which text, where the words are an agreed text. A consent of version 1 does not say it. */
  ReportBackConsented: { person, receiver: code('reportReceiver'), words: code('reportWords'), textNumber: maybeNumber(1, 999) },
  ReportBackConsentWithdrawn: { person, receiver: code('reportReceiver') },
  ReportedBack: { receiver: code('reportReceiver'), words: code('reportWords'), textNumber: maybeNumber(1, 999) },
  ProcessNoticeConsented: { person, consents: code('yesNo') },
  ProcessNoticeSent: { notice: code('processNotice') },
  FollowedUp: { person, result: code('followUpResult') },
  /** `handedBy`: only of a letter that was handed over. Version 1 does not say it. */
  ClosingLetterSettled: { person, how: code('closingLetter'), handedBy: maybeCode('handedBy') },
  Stopped: { by: code('stoppedBy'), person: maybePerson, reason: code('stopReason') },
  Closed: {},
  Reopened: { reason: code('reopening') },
  LateItemAdded: { item: code('lateItem') },
  Paused: { by: code('pausedBy'), person: maybePerson, until: maybeFutureDay },
  Resumed: {},
  Died: { person },

  // --- recording
  Corrected: { seq: number(1, 9999), reason: code('correction') },
  /** From an import: the step took place, or may have; nothing more is known, and nothing is invented. */
  NotRecorded: { step: code('step'), person: maybePerson },
} as const satisfies Record<string, Fields>;

export type FactKind = keyof typeof FACTS;
export type FactOf<K extends FactKind> = { readonly kind: K } & Readonly<Values<(typeof FACTS)[K]>>;
export type Fact = { [K in FactKind]: FactOf<K> }[FactKind];

/** Raised when the fields of a kind change; the older ones stay readable (`old-facts.test.ts`). */
const VERSIONS: Partial<Record<FactKind, number>> = { ReportBackConsented: 2, ReportedBack: 2, Allocated: 2, Reallocated: 2, Rejected: 2, PolicyAnswered: 3, ClosingLetterSettled: 2 };
/** Present version of a kind. */
export const versionOf = (kind: FactKind): number => VERSIONS[kind] ?? 1;

/** A fact as it stands in the journal: when it happened, when it was recorded (UTC, ISO 8601), and by whom. */
export interface Entry {
  readonly seq: number;
  readonly day: Day;
  readonly recorded: string;
  /** `staff:<uuid>`, `public`, `import` or `system`. */
  readonly actor: string;
  readonly fact: Fact;
}

export const isActor = (value: string): boolean =>
  value === 'public' || value === 'import' || value === 'system' || (value.startsWith('staff:') && isUuid(value.slice(6)));

/**
 * What is wrong with a fact, as the names of its fields, or [] where it may be appended.
 * A field that the kind does not have is wrong too: nothing slips in beside the schema.
 */
export function faultsOf(fact: { readonly kind: string } & Record<string, unknown>): string[] {
  const fields = (FACTS as Record<string, Fields>)[fact.kind];
  if (!fields) return ['kind'];
  const faults = Object.entries(fields).filter(([name, field]) => !holds(field, fact[name])).map(([name]) => name);
  const strangers = Object.keys(fact).filter((name) => name !== 'kind' && !(name in fields));
  return [...faults, ...strangers];
}
