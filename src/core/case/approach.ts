import { causeClass, type Code } from '../codes.ts';
import { code, maybeCode, maybeDay, maybeText, number, person, text } from '../fields.ts';
import { answerWhyNot } from './answer.ts';
import { heldWhyNot, policyAsked } from './held.ts';
import { barOn, hasUsableDetails, usableDetails } from './complete.ts';
import { childWhyNot } from './intake.ts';
import { no, order, skipped, yes, type Context } from './order.ts';
import type { Reason } from './reasons.ts';
import { banHolds, participants, type CaseState, type Participant, type Release } from './state.ts';

/** Not withdrawn, by somebody who still takes part (P-08, P-09, R-063). */
const standingReleases = (state: CaseState, to: Participant['id']) => state.releases.filter((r) => {
  const from = state.people.get(r.from);
  return r.to === to && !r.withdrawn && from !== undefined && !from.dead && !from.stopped && from.decision !== 'stop';
});

/**
 * Whether somebody more reads what goes to this person than whoever released it was told of: a parent who was recorded later, whatever the
 * day since which they speak for the child (P-08, P-14, P-15). Own choice: it is asked anew, never passed on by accident.
 */
export const readByMore = (state: CaseState, { to, seq }: Pick<Release, 'to' | 'seq'>): boolean => seq < (state.people.get(to)?.readersSince ?? 0);

/** What this person may be told today. */
export const livingReleases = (state: CaseState, to: Participant['id']) => standingReleases(state, to).filter((r) => !readByMore(state, r));

/** Somebody of side A has decided to go on and was informed, and the mediator weighed safety (R-045, P-07). */
function readinessWhyNot(context: Context): Reason | null {
  const { state } = context;
  const initiators = participants(state, 'a').filter((p) => !p.dead && !p.stopped);
  if (initiators.length === 0) return 'nobody-agreed';
  const goingOn = initiators.filter((p) => p.decision === 'go-on');
  const decided = goingOn.filter((p) => childWhyNot(context, p) === null);
  if (goingOn[0] && decided.length === 0) return childWhyNot(context, goingOn[0]);
  if (decided.length === 0 && !skipped(context, 'intake-a') && !skipped(context, 'consent')) {
    return initiators.some((p) => p.decision === 'stop') ? 'decided-to-stop' : 'not-decided';
  }
  if (!decided.some((p) => p.informed !== null) && !skipped(context, 'consent')) return 'not-informed';
  if (state.safety === null) return skipped(context, 'safety') ? null : 'safety-not-weighed';
  return state.safety.result === 'not-safe-now' ? 'not-safe-now' : null;
}

/** What bars every message to somebody of the other side (P-01, P-04, P-05, P-08, P-09). */
function approachBar(context: Context, p: Participant): Reason | null {
  const { state, on, settings } = context;
  if (p.referredItself) return 'needs-no-approach';
  if (state.stopped) return 'stopped';
  const held = heldWhyNot(context);
  if (held) return held;
  if (banHolds(state, on)) return 'contact-ban';
  return readinessWhyNot(context) ?? barOn(p, on, settings, p.answer, p.earlier);
}

/** P-08: the name of somebody who goes on and knows what that means; the name of another one of side A is not theirs to give. */
function nameReleased(context: Context, to: Participant): boolean {
  const { state } = context;
  if (skipped(context, 'release')) return true;
  const vague = skipped(context, 'intake-a') || skipped(context, 'consent');
  return livingReleases(state, to.id).some((r) => {
    const from = state.people.get(r.from);
    return r.what === 'name' && (vague || (from?.decision === 'go-on' && from.informed !== null));
  });
}

function reachWhyNot(context: Context, p: Participant): Reason | null {
  if (!nameReleased(context, p)) return standingReleases(context.state, p.id).some((r) => r.what === 'name' && readByMore(context.state, r)) ? 'more-readers' : 'no-name-released';
  if (skipped(context, 'data-request')) return null;
  if (p.details.length === 0 && !p.ownProfessional) return 'no-contact-details';
  return hasUsableDetails(context.state, p) ? null : 'detail-unchecked';
}

function approachWhyNot(context: Context, p: Participant): Reason | null {
  const barred = approachBar(context, p);
  if (barred) return barred;
  const asked = p.reminded ? 'reminder-sent' : 'already-approached'; // P-01: at most one reminder, and who had it gets no hint of another
  if (p.answer?.answer === 'no-reaction') return asked;
  if (p.answer?.answer === 'yes') return 'already-approached';
  if (p.approached !== null && p.answer === null && !p.cameThemselves) return asked;
  const child = childWhyNot(context, p);
  return (child === 'no-representative' ? child : null) ?? reachWhyNot(context, p);
}

/** Family, violence at home, stalking or sexual harm: an address that somebody of the other side may share is not used (P-06). */
const closeToHome = (state: CaseState): boolean =>
  policyAsked(state) || causeClass(state.cause) === 'sexual' || participants(state).some((p) => p.role === 'relative');

/** P-06: *not asked* counts as no, but for the first approach after the address was checked. */
function addressWhyNot({ state }: Context, p: Participant): Reason | null {
  if (p.address === null) return 'address-unchecked';
  if (p.address.otherSideLivesThere === 'yes') return 'other-side-lives-there';
  return p.address.otherSideLivesThere === 'unknown' && closeToHome(state) ? 'own-professional-needed' : null;
}

/** P-06: not asked counts as no, but as long as this person never reacted nobody could have asked. */
function channelUnsafe(p: Participant, answer: Code<'safeAnswer'>): boolean {
  const reacted = p.answer !== null && p.answer.answer !== 'no-reaction';
  return answer === 'no' || (answer === 'not-asked' && reacted);
}

const WAYS = ['post', 'telephone', 'voicemail', 'email'] as const;
export type Way = (typeof WAYS)[number];
/** `approach-only`: nobody could have asked yet, so this way serves the approach, after the address was checked, and nothing else (P-06). */
export interface WayUse { readonly way: Way; readonly use: Code<'safeAnswer'> | 'approach-only' }

/** Whether a person is reached the ways of which a detail is known: what stands beside a number or an address. A voicemail goes with its number. */
export function waysKnown(p: Participant): WayUse[] {
  const known = new Set<string>(p.details.map(({ channel }) => channel));
  const toBeAsked = p.side === 'b' && !p.referredItself && !p.cameThemselves && !channelUnsafe(p, 'not-asked');
  return WAYS.filter((way) => known.has(way === 'voicemail' ? 'telephone' : way))
    .map((way) => ({ way, use: p.safe[way] === 'not-asked' && way !== 'voicemail' && toBeAsked ? 'approach-only' : p.safe[way] }));
}

const KNOWN: readonly Code<'approachReason'>[] = ['knows-mediator', 'opened-door-before'];

/** Why this channel cannot be used for this person (R-046, P-06, P-21). */
export function channelWhyNot(context: Context, p: Participant, channel: Code<'approachChannel'>, reason: Code<'approachReason'>): [Reason, string] | null {
  if (skipped(context, 'safety')) return null; // an import of an approach of long ago
  if (channel === 'via-professional') {
    if (p.ownProfessional || usableDetails(context.state, p).some((d) => d.channel === 'via-professional')) return null;
    return [p.details.some((d) => d.channel === 'via-professional') ? 'detail-unchecked' : 'own-professional-needed', 'channel'];
  }
  if (channel !== 'letter' && reason === 'default') return ['reason-needed', 'reason'];
  if (channel === 'letter' && p.detained === 'yes') return ['detained-post', 'channel'];
  const harmed = p.position === 'victim-side' && ['violence', 'sexual'].includes(causeClass(context.state.cause));
  const unannounced = channel === 'telephone' || (channel === 'visit' && reason !== 'detained');
  if (unannounced && harmed && !KNOWN.includes(reason)) return ['no-first-call-after-violence', 'channel'];
  // Who says that a letter is not safe there is not to find somebody at the door either; in an institution a visit is arranged.
  const atTheAddress = channel === 'letter' || (channel === 'visit' && reason !== 'detained');
  if (atTheAddress && channelUnsafe(p, p.safe.post)) return ['not-safe-channel', 'channel'];
  if (channel === 'telephone' && channelUnsafe(p, p.safe.telephone)) return ['not-safe-channel', 'channel'];
  const needed = channel === 'telephone' ? 'telephone' : 'post';
  if (!p.details.some((d) => d.channel === needed)) return ['no-contact-details', 'channel'];
  if (!usableDetails(context.state, p).some((d) => d.channel === needed)) return ['detail-unchecked', 'channel'];
  const address = addressWhyNot(context, p);
  return address ? [address, 'channel'] : null;
}

function remindWhyNot(context: Context, p: Participant): Reason | null {
  if (p.approached === null) return 'not-approached';
  if (p.reminded) return 'reminder-sent'; // P-01: at most one
  if (p.reacted) return 'no-reminder';
  return approachBar(context, p) ?? reachWhyNot(context, p);
}

const MEDIATOR = ['mediator'] as const;

export const APPROACH_ORDERS = {
  release: order({
    phase: 'approach', by: MEDIATOR, stage: 'allocated', about: 'any', // P-08
    fields: { to: person, what: code('releaseKind'), form: maybeCode('form'), lines: maybeText('person', 'released') },
    when: () => null,
    decide({ state }, p, v) {
      const to = state.people.get(v.to);
      if (!to) return no('person-unknown', 'to');
      if (to.side === p.side) return no('wrong-side', 'to');
      if (v.what === 'form' && v.form === null) return no('field-missing', 'form');
      if (v.what !== 'form' && !v.lines) return no('field-missing', 'lines');
      return yes({ kind: 'Released', number: state.journal.release + 1, from: p.id, to: to.id, what: v.what, form: v.what === 'form' ? v.form : null });
    },
  }),
  'withdraw-release': order({
    phase: 'approach', by: MEDIATOR, stage: 'allocated', about: 'any', alsoGone: true, fields: { number: number(1, 999) },
    when: ({ state }, p) => (state.releases.some((r) => r.from === p.id && !r.withdrawn) ? null : 'no-release'),
    decide: ({ state }, p, v) => (state.releases.some((r) => r.number === v.number && r.from === p.id && !r.withdrawn)
      ? yes({ kind: 'ReleaseWithdrawn', number: v.number })
      : no('no-release', 'number')),
  }),
  'check-address': order({
    phase: 'approach', by: MEDIATOR, stage: 'allocated', about: 'any', // P-06
    fields: { source: code('detailSource'), sourceDay: maybeDay, otherSideLivesThere: code('yesNoUnknown') },
    when: (_c, p) => (p.details.length === 0 ? 'no-contact-details' : null),
    decide: (_c, p, v) => yes({ kind: 'AddressChecked', person: p.id, source: v.source, sourceDay: v.sourceDay, otherSideLivesThere: v.otherSideLivesThere }),
  }),
  'agree-asking-again': order({
    phase: 'approach', by: ['policy', 'supervisor'], stage: 'open', about: 'b', fields: { why: text('casework', 'asking-again') }, // P-01: a second person
    when: ({ state, staff }, p) => (p.earlier === null ? 'no-bar' : state.allocated?.mediator === staff ? 'must-be-other-person' : null),
    decide: (_c, p) => yes({ kind: 'AskingAgainAgreed', person: p.id }),
  }),
  approach: order({
    phase: 'approach', by: MEDIATOR, stage: 'allocated', active: true, leaves: true, about: 'b',
    fields: { channel: code('approachChannel'), reason: code('approachReason') },
    when: approachWhyNot,
    decide(context, p, v) {
      const against = channelWhyNot(context, p, v.channel, v.reason);
      return against ? no(...against) : yes({ kind: 'Approached', person: p.id, channel: v.channel, reason: v.reason, reminder: 'no' });
    },
  }),
  'remind-approach': order({
    phase: 'approach', by: MEDIATOR, stage: 'allocated', active: true, leaves: true, about: 'b',
    fields: { channel: code('approachChannel'), reason: code('approachReason') },
    when: remindWhyNot,
    decide(context, p, v) {
      const against = channelWhyNot(context, p, v.channel, v.reason);
      return against ? no(...against) : yes({ kind: 'Approached', person: p.id, channel: v.channel, reason: v.reason, reminder: 'yes' });
    },
  }),
  'record-answer': order({
    // P-01. Always: a report of the world; who says *never* after a case was closed, or before it was sent out, has said it.
    phase: 'approach', by: ['mediator', 'desk'], stage: 'always', about: 'b', alsoGone: true, fields: { answer: code('answer'), until: maybeDay },
    when: (_c, p) => (p.dead ? 'person-died' : null),
    decide({ state, on }, p, v) {
      const asked = p.approached !== null || state.notRecorded.has('approach');
      if (!asked && (v.answer === 'no-reaction' || (v.answer === 'yes' && !p.cameThemselves))) return no('not-approached', 'answer');
      const eased = answerWhyNot(p.answer?.answer ?? null, v.answer);
      if (eased) return no(eased, 'answer');
      if (v.until !== null && v.answer === 'not-now' && v.until <= on) return no('until-not-after-day', 'until');
      return yes({ kind: 'Answered', person: p.id, answer: v.answer, until: v.answer === 'not-now' ? v.until : null });
    },
  }),
};
