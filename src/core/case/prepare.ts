import { code } from '../fields.ts';
import { childWhyNot, intakeDone } from './intake.ts';
import { no, order, otherSide, skipped, yes, type Context } from './order.ts';
import type { Reason } from './reasons.ts';
import { participants, type Participant } from './state.ts';

/** Preparation starts only when somebody of the other side, too, decided to go on. */
function bothSidesGoOn(context: Context, p: Participant): Reason | null {
  if (context.state.stopped) return 'stopped';
  if (!intakeDone(context, p)) return 'intake-first';
  if (p.decision !== 'go-on' && !skipped(context, 'consent')) return p.decision === 'stop' ? 'decided-to-stop' : 'not-decided';
  const child = childWhyNot(context, p);
  if (child) return child;
  const others = participants(context.state, otherSide(p.side));
  return others.some((o) => o.decision === 'go-on' && !o.stopped && !o.dead) || skipped(context, 'consent') ? null : 'other-side-has-not-agreed';
}

const MEDIATOR = ['mediator'] as const;

export const PREPARE_ORDERS = {
  // R-050, P-07: apart with each, on what to say, ask and not hear, and on the form. Nobody counts conversations.
  prepare: order({
    phase: 'prepare', by: MEDIATOR, stage: 'allocated', active: true, about: 'any', fields: { medium: code('medium') },
    when: bothSidesGoOn,
    decide: (_c, p, v) => yes({ kind: 'Prepared', person: p.id, medium: v.medium }),
  }),
  'agree-confidentiality': order({
    phase: 'prepare', by: MEDIATOR, stage: 'allocated', about: 'any', fields: {},
    when: (context, p) => (p.confidential !== null ? 'told-already' : intakeDone(context, p) ? null : 'intake-first'),
    decide: (_c, p) => yes({ kind: 'ConfidentialityAgreed', person: p.id }),
  }),
  'consent-to-form': order({
    phase: 'prepare', by: MEDIATOR, stage: 'allocated', about: 'any', fields: { form: code('form') },
    when: (context, p) => (p.decision === 'stop' ? 'decided-to-stop' : intakeDone(context, p) ? null : 'intake-first'),
    decide({ settings, on, historic }, p, v) {
      if (on < settings(on).formSince[v.form]) return no('form-not-yet-valid', 'form');
      // Whoever agreed to it before keeps it: only agreeing anew asks whether it is offered.
      if (!historic && settings(on).notOffered.form.includes(v.form)) return no('not-offered', 'form');
      return yes({ kind: 'FormConsented', person: p.id, form: v.form });
    },
  }),
  'withdraw-form-consent': order({
    phase: 'prepare', by: MEDIATOR, stage: 'allocated', about: 'any', alsoGone: true, fields: { form: code('form') },
    when: (_c, p) => (p.forms.size === 0 ? 'nothing-agreed' : null),
    decide: (_c, p, v) => (p.forms.has(v.form) ? yes({ kind: 'FormConsentWithdrawn', person: p.id, form: v.form }) : no('nothing-agreed', 'form')),
  }),
};
