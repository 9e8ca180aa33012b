import type { SettingsOn } from './settings.ts';
import type { Day } from '../day.ts';
import type { PersonId } from '../fields.ts';
import { heldWhyNot } from './held.ts';
import { barOn, usableDetails } from './complete.ts';
import { contactBar } from './contact.ts';
import type { Context } from './order.ts';
import type { Reason } from './reasons.ts';
import { isMinor, type CaseState, type Participant } from './state.ts';

interface Asking { readonly state: CaseState; readonly on: Day; readonly settings: SettingsOn; readonly restricted: boolean }

/**
 * Why this person is not called now; null where they may be. Not an approach: who was not asked yet, or did not say yes, is not called at
 * all (P-01, P-04); *not asked* whether a telephone is safe counts as no (P-06); for a child, whoever speaks for it is called.
 */
export const callWhyNot = (asking: Asking, p: Participant): Reason | null => reachWhyNot(asking, p, 'telephone');

/**
 * Why this person gets no file of an appointment for their own calendar; null where they may. As for a call, by e-mail: who shares a house
 * may share a calendar too. Where both sides would meet, what bars every contact bars a file about it (P-04, P-05). `met`: who comes.
 */
export function calendarWhyNot(asking: Asking, p: Participant, met: readonly PersonId[]): Reason | null {
  const sides = new Set(met.flatMap((id) => asking.state.people.get(id)?.side ?? []));
  return reachWhyNot(asking, p, 'email') ?? (sides.size > 1 ? contactBar(asMediator(asking)) : null);
}

function reachWhyNot(asking: Asking, p: Participant, channel: 'telephone' | 'email'): Reason | null {
  const { state, restricted } = asking;
  if (p.dead) return 'person-died';
  if (p.stopped) return 'person-stopped';
  if (p.decision === 'stop') return 'decided-to-stop';
  if (state.paused) return 'paused';
  if (restricted) return 'processing-restricted';
  if (state.handedBack) return 'handed-back';
  const barred = p.side === 'a' ? null : otherSideWhyNot(asMediator(asking), p);
  if (barred) return barred;
  if (isMinor(p) || p.nature === 'organisation') return 'through-representative';
  if (p.safe[channel] !== 'yes') return 'not-safe-channel';
  if (!p.details.some((detail) => detail.channel === channel)) return 'no-contact-details';
  return usableDetails(state, p).some((detail) => detail.channel === channel) ? null : 'detail-unchecked';
}

const asMediator = ({ state, on, settings }: Asking): Context => ({ state, on, settings, relation: 'mediator', staff: '' as never });

/** Who came themselves needs no approach; what they said since holds for them too (P-01). */
function otherSideWhyNot(context: Context, p: Participant): Reason | null {
  const came = p.referredItself || p.cameThemselves;
  const bar = (came ? null : heldWhyNot(context)) ?? barOn(p, context.on, context.settings, p.answer, p.earlier);
  if (bar || came) return bar;
  if (p.approached === null) return 'not-approached';
  return p.answer?.answer === 'yes' ? null : 'has-not-said-yes';
}
