import type { Code } from '../codes.ts';
import { code, codes, number, people, person, type PersonId } from '../fields.ts';
import { heldWhyNot } from './held.ts';
import { childWhyNot } from './intake.ts';
import { no, order, skipped, yes, type Context } from './order.ts';
import type { Reason } from './reasons.ts';
import { banHolds, contactTookPlace, participants, type Participant } from './state.ts';

/** Forms in which people are together; the others pass something from one to another. */
export const JOINT: readonly Code<'form'>[] = ['talk', 'conference'];

/** What bars every contact form and every passing on (P-04, P-05). */
export function contactBar(context: Context): Reason | null {
  const { state, on } = context;
  const held = heldWhyNot(context);
  if (held) return held;
  if (banHolds(state, on)) return 'contact-ban';
  if (state.stopped) return 'stopped';
  if (state.safety?.result === 'not-safe-now') return 'not-safe-now';
  return state.safety?.facts === 'denied' ? 'facts-denied' : null;
}

function contactWhyNot(context: Context): Reason | null {
  const barred = contactBar(context);
  if (barred) return barred;
  if (context.state.safety === null && !skipped(context, 'safety')) return 'safety-not-weighed';
  if (skipped(context, 'consent')) return null;
  const side = (s: Code<'side'>) => participants(context.state, s).some((p) => p.decision === 'go-on' && !p.stopped && !p.dead);
  return side('a') && side('b') ? null : 'other-side-has-not-agreed';
}

/** Each was spoken to apart, agreed on confidentiality, and consents to this form on this day (P-07). */
function unready(context: Context, p: Participant, form: Code<'form'>): Reason | null {
  if (p.dead) return 'person-died';
  if (p.stopped || p.decision === 'stop') return 'person-stopped';
  if (p.answer && p.answer.answer !== 'yes') return 'other-side-has-not-agreed';
  if (p.decision !== 'go-on' && !skipped(context, 'consent')) return 'not-decided';
  const child = childWhyNot(context, p); // a child can say no until the last moment
  if (child) return child;
  if (p.prepared === null && !skipped(context, 'preparation')) return 'not-prepared';
  if (p.confidential === null && !skipped(context, 'consent')) return 'no-confidentiality';
  return p.forms.has(form) || skipped(context, 'consent') ? null : 'no-consent';
}

function meetingWhyNot(context: Context, ids: readonly PersonId[], form: Code<'form'>): [Reason, string] | null {
  const { state, settings, on } = context;
  if (on < settings(on).formSince[form]) return ['form-not-yet-valid', 'form'];
  const met = ids.map((id) => state.people.get(id));
  if (met.some((p) => p === undefined)) return ['person-unknown', 'people'];
  const all = met as Participant[];
  if (!all.some((p) => p.side === 'a') || !all.some((p) => p.side === 'b')) return ['one-of-each-side', 'people'];
  if (form === 'conference' && all.length < 3) return ['group-needs-three', 'people']; // support persons do not make a group
  for (const p of all) {
    const reason = unready(context, p, form);
    if (reason) return [reason, 'people'];
  }
  return null;
}

const MEDIATOR = ['mediator'] as const;

export const CONTACT_ORDERS = {
  'hold-contact': order({
    phase: 'contact', by: MEDIATOR, stage: 'allocated', active: true, about: 'case',
    fields: { form: code('form'), people, medium: code('medium'), place: code('place'), present: codes('present') },
    when: contactWhyNot,
    decide(context, _, v) {
      if (!JOINT.includes(v.form)) return no('form-needs-another-order', 'form');
      const against = meetingWhyNot(context, v.people, v.form);
      if (against) return no(...against);
      const next = context.state.journal.contact + 1;
      return yes({ kind: 'ContactHeld', number: next, form: v.form, people: v.people, medium: v.medium, place: v.place, present: v.present });
    },
  }),
  // counts once it was received.
  'pass-message': order({
    phase: 'contact', by: MEDIATOR, stage: 'allocated', active: true, leaves: true, about: 'any',
    fields: { form: code('form'), to: person, received: code('yesNo') },
    when: contactWhyNot,
    decide(context, p, v) {
      if (JOINT.includes(v.form)) return no('form-needs-another-order', 'form');
      const against = meetingWhyNot(context, [p.id, v.to], v.form);
      if (against) return no(against[0], against[1] === 'people' ? 'to' : against[1]);
      const next = context.state.journal.contact + 1;
      const passed = { kind: 'MessagePassed', number: next, form: v.form, from: p.id, to: v.to } as const;
      return v.received === 'yes' ? yes(passed, { kind: 'MessageReceived', number: next }) : yes(passed);
    },
  }),
  'record-message-received': order({
    phase: 'contact', by: MEDIATOR, stage: 'allocated', about: 'case', fields: { number: number(1, 999) },
    when: ({ state }) => (state.contacts.some((c) => c.received === null) ? null : 'no-message-waiting'),
    decide(context, _, v) {
      const { state, on } = context;
      const waiting = state.contacts.find((c) => c.number === v.number && c.received === null);
      if (!waiting) return no('no-message-waiting', 'number');
      const dead = waiting.people.some((id) => state.people.get(id)?.dead); // P-09: what was still under way is not handed over
      if (dead) return no('person-died', 'number');
      // P-04, P-05: nor against a ban, or while policy holds the case. What came before that day is entered on its day.
      const held = heldWhyNot(context) ?? (banHolds(state, on) ? 'contact-ban' : null);
      return held ? no(held, 'number') : yes({ kind: 'MessageReceived', number: v.number });
    },
  }),
  'record-met-on-their-own': order({
    phase: 'contact', by: MEDIATOR, stage: 'allocated', about: 'case', fields: {}, // no mediated contact
    when: () => null,
    decide: () => yes({ kind: 'MetOnTheirOwn' }),
  }),
  'record-result': order({
    phase: 'contact', by: MEDIATOR, stage: 'allocated', about: 'case', fields: { result: code('result') },
    when: ({ state }) => (contactTookPlace(state) ? null : 'no-contact-yet'),
    decide: (_c, _p, v) => yes({ kind: 'ResultRecorded', result: v.result }),
  }),
};
