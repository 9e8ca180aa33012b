import { causeClass, type Code } from '../codes.ts';
import { livingReleases } from './approach.ts';
import { policyAsked } from './held.ts';
import { lettersOwed, phase, type CasePhase } from './outcome.ts';
import { contactTookPlace, isMinor, lacksRepresentative, participants, takesPart, type CaseState, type Participant } from './state.ts';

/** What to think of in the present phase of a case, by its kind. Words stand in casework. */
export const CHECKS = [
  'referrer-spoken', 'told-data-may-fail', 'informed', 'safe-contact-asked', 'ban-asked', 'safety-weighed', 'name-released', 'address-checked',
  'prepared', 'confidentiality', 'form-consented', 'neutral-place', 'followed-up', 'report-text', 'letters-settled',
  'young-first', 'young-representative', 'young-heard', 'sexual-hidden', 'violence-policy', 'violence-treatment', 'detained-post', 'medical-words', 'sport-no-request', 'internet-fraud-source',
] as const;
export type Check = (typeof CHECKS)[number];

/** `done`: by the facts, for nobody ticks anything; null where no fact can tell and a person just keeps it in mind. */
export interface CheckItem { readonly check: Check; readonly done: boolean | null }

type Test = (state: CaseState) => boolean | null;
const going = (state: CaseState, side?: 'a' | 'b'): Participant[] => participants(state, side).filter(takesPart);
const everybody = (test: (p: Participant) => boolean, side?: 'a' | 'b'): Test => (state) => going(state, side).every(test);
const asked = ({ safe }: Participant): boolean => Object.values(safe).every((answer) => answer !== 'not-asked');

const TESTS: Readonly<Record<Check, Test>> = {
  'referrer-spoken': (state) => state.referrerContact !== null && state.referrerContact !== 'not-reached', 'told-data-may-fail': everybody((p) => p.toldDataMayFail, 'a'), informed: everybody((p) => p.informed !== null, 'a'),
  'safe-contact-asked': everybody(asked, 'a'), 'ban-asked': (state) => state.ban.ban !== 'unknown', 'safety-weighed': (state) => state.safety !== null,
  'name-released': (state) => going(state, 'b').every((p) => livingReleases(state, p.id).some(({ what }) => what === 'name')), 'address-checked': everybody((p) => p.address !== null, 'b'),
  prepared: everybody((p) => p.prepared !== null), confidentiality: everybody((p) => p.confidential !== null), 'form-consented': everybody((p) => p.forms.size > 0), 'neutral-place': () => null,
  'followed-up': (state) => participants(state).filter((p) => state.contacts.some((c) => c.received !== null && c.people.includes(p.id))).every((p) => p.followedUp),
  'report-text': (state) => state.reportTexts.size > 0 || state.reported.size > 0, 'letters-settled': (state) => lettersOwed(state).length === 0,
  'young-first': () => null, 'young-representative': (state) => !participants(state).some((p) => isMinor(p) && lacksRepresentative(p)), 'young-heard': (state) => participants(state).every((p) => !isMinor(p) || p.child !== null),
  'sexual-hidden': () => null, 'violence-policy': (state) => state.policy !== null, 'violence-treatment': (state) => (state.policy?.treatmentProvider ?? false), 'detained-post': () => null,
  'medical-words': () => null, 'sport-no-request': () => null, 'internet-fraud-source': () => null,
};

const OF_PHASE: Readonly<Partial<Record<CasePhase, readonly Check[]>>> = {
  'intake-a': ['informed', 'safe-contact-asked', 'ban-asked', 'safety-weighed'], approach: ['ban-asked', 'safety-weighed', 'name-released', 'address-checked'],
  'intake-b': ['safety-weighed', 'neutral-place'], preparation: ['prepared', 'confidentiality', 'form-consented', 'neutral-place'], contact: ['confidentiality', 'form-consented', 'neutral-place'],
  'rounding-off': ['letters-settled'],
};

const OF_CAUSE: Readonly<Partial<Record<Code<'cause'>, Check>>> = { 'medical-incident': 'medical-words', 'sport-incident': 'sport-no-request', 'internet-fraud': 'internet-fraud-source' };

/** Empty where the case is not with a mediator. */
export function checklist(state: CaseState): CheckItem[] {
  const now = phase(state);
  const met = contactTookPlace(state);
  const ofPhase = OF_PHASE[met && now === 'contact' ? 'rounding-off' : now];
  if (!state.allocated || !ofPhase) return [];
  const early = now === 'intake-a';
  const young = participants(state).some(isMinor);
  const ofCause = OF_CAUSE[state.cause];
  const checks: Check[] = [
    ...(early && state.referral?.entry === 'professional' ? ['referrer-spoken' as const] : []), ...(early && state.allocated.incomplete ? ['told-data-may-fail' as const] : []),
    ...ofPhase, ...(met ? ['followed-up' as const, 'report-text' as const] : []),
    ...(young ? ['young-first' as const, 'young-representative' as const, 'young-heard' as const] : []), ...(causeClass(state.cause) === 'sexual' ? ['sexual-hidden' as const] : []),
    ...(policyAsked(state) ? ['violence-policy' as const, 'violence-treatment' as const] : []), ...(participants(state).some((p) => p.detained === 'yes') ? ['detained-post' as const] : []),
    ...(ofCause ? [ofCause] : []),
  ];
  return checks.map((check) => ({ check, done: TESTS[check](state) }));
}
