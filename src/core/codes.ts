/**
 * Every list of codes that a fact or an order may hold. A code is `[a-z0-9-]{1,40}`; its words in Dutch
 * stand in the features' texts. Codes are never removed or given another meaning: old facts stay readable.
 */
export const CODES = {
  yesNo: ['yes', 'no'],
  yesNoUnknown: ['yes', 'no', 'unknown'],
  yesNoNotYet: ['yes', 'no', 'not-yet'],

  // --- people
  side: ['a', 'b'],
  position: ['victim-side', 'offender-side'],
  /** R-006, 000:83. Which term is shown depends on the cause. */
  role: ['victim', 'bereaved', 'suspect', 'offender', 'causing-party', 'patient', 'care-provider', 'witness', 'relative', 'other'],
  personKind: ['person', 'organisation'],
  representativeKind: ['parent', 'guardian', 'guardian-institution', 'other-representative', 'organisation-representative'],
  supporterKind: ['family', 'friend', 'treatment-provider', 'referrer', 'chaplain', 'case-manager', 'lawyer', 'other'],
  lettersTo: ['participant', 'representative', 'both'],
  language: ['nl', 'nl-easy', 'en', 'ar', 'de', 'es', 'fr', 'pl', 'pt', 'ro', 'ru', 'so', 'ti', 'tr', 'uk', 'other'],

  // --- referral
  entry: ['self', 'professional', 'acquaintance'],
  referralChannel: ['form', 'telephone', 'paper', 'import'],
  /** 000:119-152, 001:1100-1115. SVG, RN and LdH together are 3RO. */
  referrerKind: [
    'child-protection', 'victim-support', 'probation-rn', 'probation-svg', 'probation-ldh', 'probation-unspecified', 'prison',
    'youth-institution', 'forensic-clinic', 'youth-probation', 'police', 'prosecution', 'municipality', 'mental-health-care',
    'youth-care', 'medical-referrer', 'sport', 'health-care', 'safety-house', 'other-referrer',
  ],
  /** R-087; 000:150, 000:197-200, 001:1124-1126. */
  cause: [
    'assault', 'threat', 'manslaughter', 'murder', 'robbery', 'stalking', 'other-violence',
    'rape', 'lewd-acts', 'transgressive-behaviour', 'other-sexual',
    'traffic-accident',
    'burglary', 'theft', 'arson', 'vandalism', 'libel', 'fraud', 'internet-fraud', 'extortion', 'hate-crime',
    'medical-incident', 'sport-incident', 'other-event',
  ],
  causeClass: ['violence', 'sexual', 'traffic', 'other'],
  policeReport: ['none', 'one', 'several', 'unknown', 'not-applicable'],
  criminalStage: ['none', 'reported', 'prosecution', 'summoned', 'heard', 'appeal', 'final', 'dismissed', 'unknown'],
  certainty: ['sure', 'not-sure-yet'],
  funding: ['ministry', 'noc-nsf'],
  banDirection: ['a-to-b', 'b-to-a', 'both'],
  banImposedBy: ['court', 'prosecution', 'mayor', 'probation', 'prison', 'unknown'],
  permissionBy: ['court', 'prosecution', 'mayor', 'probation', 'prison'],
  safeAnswer: ['yes', 'no', 'not-asked'],
  detailChannel: ['post', 'telephone', 'email', 'via-professional'],
  detailSource: ['registrant', 'referrer', 'institution', 'prosecution', 'party', 'professional'],

  // --- desk
  /** */
  dataAnswer: ['received', 'none-held', 'refused', 'none-yet', 'not-applicable'],
  linkKind: ['earlier', 'other-side', 'duplicate'],
  policyAnswer: ['go', 'go-with-conditions', 'not-yet', 'no'],
  concern: ['domestic-violence', 'stalking', 'other-safety'],
  /** P-10. */
  rejection: ['withdrawn', 'duplicate', 'no-data', 'outside-scope', 'mis-first', 'unreachable', 'unsafe', 'no-second-asking'],
  called: ['spoken', 'not-reached', 'not-safe', 'not-applicable'],
  handBack: ['conflict-of-interest', 'absence', 'workload', 'competence', 'safety', 'other'],
  reallocation: ['handed-back', 'absence', 'at-request', 'same-mediator', 'other'],

  // --- trajectory
  referrerContact: ['spoken', 'not-reached', 'none', 'client-does-not-want'],
  /** `not-recorded` comes from an import only; no form offers it. */
  medium: ['in-person', 'video-call', 'telephone', 'not-recorded'],
  place: ['office', 'home', 'prison', 'police-station', 'referrer-office', 'neutral-place', 'not-in-person', 'not-recorded'],
  present: ['referrer', 'representative', 'supporter', 'interpreter', 'second-mediator', 'professional'],
  decision: ['go-on', 'stop', 'thinks'],
  safetyResult: ['safe', 'safe-with-conditions', 'not-safe-now'],
  factsResult: ['not-denied', 'denied', 'not-applicable'],
  releaseKind: ['name', 'lines', 'form'],
  approachChannel: ['letter', 'telephone', 'visit', 'via-professional'],
  approachReason: ['default', 'knows-mediator', 'opened-door-before', 'own-professional', 'post-unsafe', 'detained'],
  /** P-01. */
  answer: ['yes', 'not-now', 'never', 'no', 'no-reaction'],
  /** R-051; video since 2018, audio since 2021. */
  form: ['talk', 'letters', 'shuttle', 'conference', 'video', 'audio'],
  result: ['apology', 'agreement', 'compensation', 'joint-sign', 'answers', 'other'],
  reportReceiver: ['referrer-a', 'referrer-b', 'prosecution', 'court', 'probation', 'municipality', 'other'],
  reportWords: ['contact-took-place', 'contact-and-form', 'agreements', 'agreed-text'],
  processNotice: ['received', 'mediator-known', 'closed'],
  followUpResult: ['spoken', 'not-reached', 'not-wanted'],
  /** P-21: post to somebody detained may be opened, so it is handed over at a visit. */
  closingLetter: ['sent', 'handed-over', 'other-channel', 'not-wanted', 'post-unsafe'],
  handedBy: ['recorder', 'colleague', 'contact-person'],
  stoppedBy: ['party', 'mediator', 'no-data', 'no-reaction', 'unreachable', 'ban', 'death', 'not-recorded'],
  /** P-02: optional, `not-told` by default. */
  stopReason: ['not-told', 'no-need', 'too-early', 'too-heavy', 'doubts-sincerity', 'surroundings', 'criminal-case', 'solved', 'safety', 'other'],
  pausedBy: ['party', 'mediator', 'hearing', 'not-recorded'],
  reopening: ['party-came-back', 'new-referral', 'closed-by-mistake'],
  lateItem: ['letter-received', 'letter-sent', 'telephone-call', 'note'],
  correction: ['typing-error', 'wrong-party', 'wrong-day', 'did-not-happen', 'other'],
  step: [
    'agreement', 'variant', 'violence', 'policy', 'rejection', 'representation', 'data-request', 'referrer-contact', 'intake-a', 'safety', 'release',
    'approach', 'answer', 'intake-b', 'consent', 'preparation', 'contact', 'closing-letter',
  ],
  outcome: ['ended-before-approach', 'ended-after-approach', 'mediated-contact'],
} as const satisfies Record<string, readonly string[]>;

export type ListName = keyof typeof CODES;
export type Code<L extends ListName> = (typeof CODES)[L][number];

export const isCode = <L extends ListName>(list: L, value: unknown): value is Code<L> =>
  (CODES[list] as readonly unknown[]).includes(value);

/** */
export function causeClass(cause: Code<'cause'>): Code<'causeClass'> {
  switch (cause) {
    case 'assault': case 'threat': case 'manslaughter': case 'murder': case 'robbery': case 'stalking': case 'other-violence': case 'hate-crime':
      return 'violence';
    case 'rape': case 'lewd-acts': case 'transgressive-behaviour': case 'other-sexual':
      return 'sexual';
    case 'traffic-accident':
      return 'traffic';
    default:
      return 'other';
  }
}

/** The position that a role implies; null where the person must say which side they are near (000:83, R-085). */
export function impliedPosition(role: Code<'role'>): Code<'position'> | null {
  switch (role) {
    case 'victim': case 'bereaved': case 'patient': return 'victim-side';
    case 'suspect': case 'offender': case 'causing-party': case 'care-provider': return 'offender-side';
    default: return null;
  }
}
