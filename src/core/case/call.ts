import type { SettingsOn } from './settings.ts';
import type { Day } from '../day.ts';
import { heldWhyNot } from './assess.ts';
import { barOn, usableDetails } from './complete.ts';
import type { Context } from './order.ts';
import type { Reason } from './reasons.ts';
import { isMinor, type CaseState, type Participant } from './state.ts';

interface Asking { readonly state: CaseState; readonly on: Day; readonly settings: SettingsOn; readonly restricted: boolean }

/**
 * Why this person is not called now; null where they may be. Not an approach: who was not asked yet, or did not say yes, is not called at
 * all (P-01, P-04); *not asked* whether a telephone is safe counts as no (P-06); for a child, whoever speaks for it is called.
 */
export function callWhyNot({ state, on, settings, restricted }: Asking, p: Participant): Reason | null {
  if (p.dead) return 'person-died';
  if (p.stopped) return 'person-stopped';
  if (p.decision === 'stop') return 'decided-to-stop';
  if (state.paused) return 'paused';
  if (restricted) return 'processing-restricted';
  if (state.handedBack) return 'handed-back';
  const asked = p.side === 'a' || p.referredItself || p.cameThemselves;
  const barred = asked ? null : otherSideWhyNot({ state, on, settings, relation: 'mediator', staff: '' as never }, p);
  if (barred) return barred;
  if (isMinor(p) || p.nature === 'organisation') return 'through-representative';
  if (p.safe.telephone !== 'yes') return 'not-safe-channel';
  if (!p.details.some(({ channel }) => channel === 'telephone')) return 'no-contact-details';
  return usableDetails(state, p).some(({ channel }) => channel === 'telephone') ? null : 'detail-unchecked';
}

function otherSideWhyNot(context: Context, p: Participant): Reason | null {
  const bar = heldWhyNot(context) ?? barOn(p, context.on, context.settings, p.answer, p.earlier);
  if (bar) return bar;
  if (p.approached === null) return 'not-approached';
  return p.answer?.answer === 'yes' ? null : 'has-not-said-yes';
}
