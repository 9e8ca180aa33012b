import { code, codes } from '../fields.ts';
import { order, skipped, yes, type Context } from './order.ts';
import type { Reason } from './reasons.ts';
import { isMinor, lacksRepresentative, participants, type Participant } from './state.ts';

/** from twelve the child's own yes is recorded. */
export const HALF_GROWN = 12;

/** Why a child cannot take a step yet; null for adults and where a representative, and from twelve the child, agree. */
export function childWhyNot(context: Context, p: Participant): Reason | null {
  if (skipped(context, 'representation')) return null;
  if (lacksRepresentative(p)) return 'no-representative';
  if (!isMinor(p)) return null;
  if (p.child?.agrees === 'no') return 'child-said-no'; // at every age
  if (p.age !== null && p.age < HALF_GROWN) return null;
  return p.child?.agrees === 'yes' ? null : 'child-not-heard';
}

function intakeWhyNot(context: Context, p: Participant): Reason | null {
  if (context.state.stopped) return 'stopped';
  if (p.side === 'a' || p.referredItself) return childNeedsSomebody(context, p);
  // an intake with the other party follows only if that party accepts.
  if (p.answer?.answer === 'yes') return childNeedsSomebody(context, p);
  if (skipped(context, 'answer') || skipped(context, 'approach')) return null;
  return p.approached === null ? 'not-approached' : 'other-side-has-not-agreed';
}

/** The child is heard at the intake itself; before it only the representative must be known. */
const childNeedsSomebody = (context: Context, p: Participant): Reason | null =>
  childWhyNot(context, p) === 'no-representative' ? 'no-representative' : null;

export const intakeDone = (context: Context, p: Participant): boolean =>
  p.intake !== null || skipped(context, p.side === 'a' ? 'intake-a' : 'intake-b');

const MEDIATOR = ['mediator'] as const;

export const INTAKE_ORDERS = {
  // a default step, which never blocks the intake.
  'contact-referrer': order({
    phase: 'intake', by: MEDIATOR, stage: 'allocated', leaves: true, about: 'case', fields: { result: code('referrerContact') },
    when: ({ state }) => (state.referral?.entry === 'professional' ? null : 'no-referrer'),
    decide: (_c, _p, v) => yes({ kind: 'ReferrerContacted', result: v.result }),
  }),
  'hold-intake': order({
    phase: 'intake', by: MEDIATOR, stage: 'allocated', active: true, about: 'any', // P-16
    fields: { medium: code('medium'), place: code('place'), present: codes('present') },
    when: intakeWhyNot,
    decide: (_c, p, v) => yes({ kind: 'IntakeHeld', person: p.id, medium: v.medium, place: v.place, present: v.present }),
  }),
  inform: order({
    phase: 'intake', by: MEDIATOR, stage: 'allocated', about: 'any', fields: {}, // P-07: which text version
    when: () => null,
    decide: ({ settings, on }, p) => yes({ kind: 'Informed', person: p.id, textVersion: settings(on).informationVersion }),
  }),
  'decide-to-go-on': order({
    phase: 'intake', by: MEDIATOR, stage: 'allocated', about: 'any', alsoGone: true, fields: { decision: code('decision') },
    when: (context, p) => (p.dead ? 'person-died' : intakeDone(context, p) ? null : 'intake-first'),
    decide(context, p, v) {
      const incomplete = context.state.allocated?.incomplete === true && p.side === 'a' && !p.toldDataMayFail;
      const against = v.decision === 'go-on' ? childWhyNot(context, p) ?? (incomplete ? 'tell-data-may-fail-first' : null) : null; // P-12, R-018
      return against ? { ok: false, reason: against, field: 'decision' } : yes({ kind: 'Decided', person: p.id, decision: v.decision });
    },
  }),
  'weigh-safety': order({
    phase: 'intake', by: MEDIATOR, stage: 'allocated', about: 'case', fields: { result: code('safetyResult'), facts: code('factsResult') }, // P-07
    when: (context) => (participants(context.state).some((p) => intakeDone(context, p)) ? null : 'intake-first'),
    decide: (_c, _p, v) => yes({ kind: 'SafetyWeighed', result: v.result, facts: v.facts }),
  }),
};
