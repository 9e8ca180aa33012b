import type { Code } from '../codes.ts';
import { code, maybeText, staff, text } from '../fields.ts';
import { heldWhyNot } from './held.ts';
import { dataComplete, fromOffenderSideItself, incompleteFrom } from './complete.ts';
import { no, order, skipped, yes, type Context } from './order.ts';
import type { Entry } from './facts.ts';
import type { Reason } from './reasons.ts';
import { inOrder, sideDied, type CaseState } from './state.ts';

/** What holds for every sending out, complete or incomplete (R-020, R-030, P-04). */
function sendingOutWhyNot(context: Context): Reason | null {
  const { state } = context;
  if (!state.accepted) return 'not-accepted';
  if (state.stopped) return 'stopped'; // a sending out that was taken back does not take the stop back
  if (sideDied(state)) return 'person-died';
  return heldWhyNot(context) ?? (state.heldBack ? 'held-back' : null);
}

/** Why its mediator gave the case back; null where nobody did, or another has it since. */
export function handBackReason({ handedBack }: Pick<CaseState, 'handedBack'>, entries: readonly Entry[]): Code<'handBack'> | null {
  const last = handedBack ? inOrder(entries).findLast(({ fact }) => fact.kind === 'HandedBack')?.fact : null;
  return last?.kind === 'HandedBack' ? last.reason : null;
}

export function allocateWhyNot(context: Context): Reason | null {
  return sendingOutWhyNot(context) ?? (dataComplete(context.state) || skipped(context, 'data-request') ? null : 'data-missing');
}

/**
 * Why the case may not be sent out incomplete on this day (R-012 to R-016, guarantee "The clock"); null where a person at
 * the desk may. No job ever does it. The exceptions come before the clock: who never may should not be told to wait.
 */
export function incompleteWhyNot(context: Context): Reason | null {
  const { state, settings, on } = context;
  if (dataComplete(state)) return 'data-complete';
  if (on < settings(on).incompleteSince) return 'before-autumn-2018';
  if (fromOffenderSideItself(state)) return 'offender-self-referral';
  if (state.violence.stalking === 'yes' || state.cause === 'stalking') return 'stalking';
  if (state.violence.stalking === 'not-yet') return 'violence-not-judged';
  if (settings(on).neverIncompleteCauses.includes(state.cause)) return 'excepted-cause';
  const from = incompleteFrom(state, settings);
  if (from === null) return 'no-request-yet';
  if (state.data.answer === 'refused' || state.data.answer === 'none-held') return 'data-refused-or-none';
  if (state.data.answer === 'not-applicable' || state.data.answer === 'received') return 'data-missing';
  return sendingOutWhyNot(context) ?? (state.paused ? 'paused' : on < from ? 'waiting-for-prosecution' : null);
}

const DESK = ['desk'] as const;
/** Nobody has to answer what an import tells of the past. */
const asked = ({ historic }: Context) => (historic ? 'no' : 'yes');

export const ALLOCATE_ORDERS = {
  allocate: order({
    phase: 'allocate', by: DESK, stage: 'before-allocation', active: true, leaves: true, turns: true, about: 'case', fields: { mediator: staff, why: maybeText('casework', 'allocation') },
    when: allocateWhyNot,
    decide: (c, _p, v) => yes({ kind: 'Allocated', mediator: v.mediator, incomplete: 'no', asked: asked(c) }),
  }),
  'allocate-incomplete': order({
    phase: 'allocate', by: DESK, stage: 'before-allocation', active: true, leaves: true, turns: true, about: 'case', fields: { mediator: staff, why: maybeText('casework', 'allocation') },
    when: incompleteWhyNot,
    decide: (c, _p, v) => yes({ kind: 'Allocated', mediator: v.mediator, incomplete: 'yes', asked: asked(c) }),
  }),
  'add-second-mediator': order({
    phase: 'allocate', by: ['desk', 'mediator'], stage: 'allocated', about: 'case', fields: { mediator: staff },
    when: ({ state }) => (state.second ? 'has-second' : null),
    decide: ({ state }, _, v) => (v.mediator === state.allocated?.mediator ? no('same-mediator', 'mediator') : yes({ kind: 'SecondMediatorJoined', mediator: v.mediator })),
  }),
  'end-second-mediator': order({
    phase: 'allocate', by: ['desk', 'mediator'], stage: 'allocated', about: 'case', fields: {},
    when: ({ state }) => (state.second ? null : 'no-second'),
    decide: () => yes({ kind: 'SecondMediatorLeft' }),
  }),
  reallocate: order({
    phase: 'allocate', by: DESK, stage: 'allocated', about: 'case', fields: { mediator: staff, reason: code('reallocation'), why: maybeText('casework', 'reallocation') },
    when: () => null,
    decide: (c, _, v) => (v.mediator === c.state.allocated?.mediator && !c.state.handedBack
      ? no('same-mediator', 'mediator')
      : yes({ kind: 'Reallocated', mediator: v.mediator, reason: v.reason, asked: asked(c) })),
  }),
  'accept-allocation': order({
    phase: 'allocate', by: ['mediator'], stage: 'allocated', about: 'case', fields: {},
    when: ({ state }) => (state.handedBack ? 'handed-back' : state.untaken === null ? 'taken-already' : null),
    decide: () => yes({ kind: 'AllocationAccepted' }),
  }),
  'hand-back': order({
    phase: 'allocate', by: ['mediator'], stage: 'allocated', about: 'case', fields: { reason: code('handBack'), why: text('casework', 'hand-back') }, // P-10
    when: ({ state }) => (state.handedBack ? 'handed-back' : null),
    decide: (_c, _p, v) => yes({ kind: 'HandedBack', reason: v.reason }),
  }),
  // P-03: that it was talked over, never what was said, and nothing about who does the work.
  'talk-over': order({
    phase: 'allocate', by: ['supervisor'], stage: 'allocated', about: 'case', fields: {},
    when: ({ state }) => (state.handedBack ? 'handed-back' : null),
    decide: () => yes({ kind: 'TalkedOver' }),
  }),
  // P-12, R-018: data may fail to come, time may pass.
  'tell-data-may-fail': order({
    phase: 'allocate', by: ['mediator'], stage: 'allocated', about: 'a', fields: {},
    when: ({ state }, p) => (state.allocated?.incomplete !== true ? 'not-incomplete' : p.toldDataMayFail ? 'told-already' : null),
    decide: (_c, p) => yes({ kind: 'ToldDataMayFail', person: p.id }),
  }),
};
