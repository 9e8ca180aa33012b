import type { Entry, Fact, FactKind } from '../core/case/facts.ts';
import type { Phase } from '../core/case/order.ts';
import type { PersonId } from '../core/fields.ts';

/**
 * Which pages show a kind of fact: those of a phase; `every`, where it changes what can be done at all; or `none`, for
 * notes and what nothing follows from. Total: a new kind without an answer does not compile.
 */
const SHOWN: Readonly<Record<FactKind, Phase | 'every' | 'none'>> = {
  Referred: 'every', CauseCorrected: 'every', ReferrerPlaced: 'none', AgreementConfirmed: 'assess', PersonAdded: 'refer', AgeRecorded: 'refer',
  RepresentativeAdded: 'refer', RepresentationEnded: 'refer', ChildHeard: 'refer', SupporterAdded: 'none', DetentionRecorded: 'refer',
  SafeContactStated: 'refer', ReferrerSafeStated: 'refer', LanguageRecorded: 'refer', BanRecorded: 'every', BanPermitted: 'every', CriminalStageRecorded: 'refer',
  OwnProfessionalKnown: 'refer', DetailRecorded: 'complete', DetailChecked: 'complete', MailReturned: 'complete', DataRequested: 'complete',
  DataReminded: 'none', DataAnswered: 'complete', CaseLinked: 'complete', EarlierAnswerBinds: 'complete', CameThemselves: 'complete',
  ReferrerAsked: 'complete', ReferrerAnswered: 'complete', QuestionWithdrawn: 'complete', ReferrerAnswerSettled: 'complete',
  ViolenceJudged: 'every', ConcernRaised: 'every', PolicyAnswered: 'every', Accepted: 'assess', RejectionAgreed: 'assess',
  Rejected: 'every', RejectionResumed: 'every', HeldBack: 'assess', HoldLifted: 'assess', Allocated: 'every', SecondMediatorJoined: 'allocate',
  SecondMediatorLeft: 'allocate', Reallocated: 'every', AllocationAccepted: 'allocate', HandedBack: 'every', ToldDataMayFail: 'allocate', TalkedOver: 'none', ReferrerContacted: 'intake',
  IntakeHeld: 'intake', Informed: 'intake', Decided: 'every', SafetyWeighed: 'every', Released: 'approach', ReleaseWithdrawn: 'approach',
  AddressChecked: 'approach', AskingAgainAgreed: 'approach', Approached: 'approach', Answered: 'every', Prepared: 'prepare',
  ConfidentialityAgreed: 'prepare', FormConsented: 'prepare', FormConsentWithdrawn: 'prepare', MessagePassed: 'contact',
  MessageReceived: 'contact', ContactHeld: 'contact', MetOnTheirOwn: 'contact', ResultRecorded: 'contact', ReportTextWritten: 'report-back', ReportBackConsented: 'report-back',
  ReportBackConsentWithdrawn: 'report-back', ReportedBack: 'report-back', ProcessNoticeConsented: 'report-back', ProcessNoticeSent: 'report-back',
  FollowedUp: 'follow-up', ClosingLetterSettled: 'close', Stopped: 'every', Closed: 'every', Reopened: 'every', LateItemAdded: 'none',
  Paused: 'every', Resumed: 'every', Died: 'every', Corrected: 'every', NotRecorded: 'none',
};

/** What a page shows besides its own phase: what its rules ask for. */
const ALSO: Readonly<Partial<Record<Phase, readonly Phase[]>>> = {
  assess: ['complete'], allocate: ['complete', 'assess'], approach: ['intake', 'complete'], contact: ['prepare'], 'report-back': ['contact'],
  'follow-up': ['contact'], close: ['contact', 'follow-up'],
};

/** Everybody whom a fact names; empty where it is about the case. */
function namedIn(fact: Fact): readonly PersonId[] {
  const named: (PersonId | null)[] = [];
  if ('person' in fact) named.push(fact.person);
  if ('for' in fact) named.push(fact.for);
  if ('from' in fact) named.push(fact.from, fact.to);
  if ('people' in fact) named.push(...fact.people);
  return named.filter((id) => id !== null);
}

export interface Seen {
  /** The last number that the page showed; null where no page was shown. */
  readonly seq: number | null;
  readonly phase: Phase;
  /** Whom the order is about, in its person or its fields. */
  readonly people: readonly PersonId[];
  readonly actor: string;
}

/**
 * Kinds of facts that somebody else added since the page was shown and that the page showed: about the case, or about a
 * person of this order. What jobs add, notes, and facts about other people never stand in the way.
 */
export function conflicts(entries: readonly Entry[], seen: Seen): FactKind[] {
  const since = seen.seq;
  if (since === null) return [];
  const shown = new Set<string>(['every', seen.phase, ...(ALSO[seen.phase] ?? [])]);
  const between = entries.filter(({ seq, actor, fact }) => {
    if (seq <= since || actor === seen.actor || actor === 'system' || !shown.has(SHOWN[fact.kind])) return false;
    // Two people who add somebody may both mean the same person.
    if (fact.kind === 'PersonAdded' && seen.people.length === 0) return true;
    const named = namedIn(fact);
    return named.length === 0 || named.some((id) => seen.people.includes(id));
  });
  return [...new Set(between.map(({ fact }) => fact.kind))];
}
