import { causeClass, type Code } from '../codes.ts';
import { code, maybeCode, maybeFutureDay, maybePerson, maybeText, maybeTextOf, text } from '../fields.ts';
import { dataComplete } from './complete.ts';
import { policyAsked, restsWhyNot, violent } from './held.ts';
import { no, noneOf, order, skipped, yes, type Context } from './order.ts';
import { PROVIDER_WORDS, providerFaults } from './provider.ts';
import type { Reason } from './reasons.ts';

/** What a variant demands before a referral is accepted. */
export function variantWhyNot(context: Context): Reason | null {
  const { state, settings, on } = context;
  if (skipped(context, 'variant')) return null;
  if (state.cause === 'internet-fraud') {
    if (state.immaterialNeed !== 'yes') return 'immaterial-need-needed';
    return state.policeReport === 'several' ? null : 'several-reports-needed';
  }
  if (state.cause === 'medical-incident' || state.cause === 'sport-incident') return null;
  const needed = settings(on).policeReportNeeded.includes(causeClass(state.cause));
  return needed && state.policeReport === 'none' ? 'no-police-report' : null;
}

function acceptWhyNot(context: Context): Reason | null {
  const { state } = context;
  if (state.accepted) return 'already-accepted';
  const rests = restsWhyNot(context);
  if (rests) return rests;
  if (state.referral?.entry !== 'self' && state.clientAgrees !== 'yes' && !skipped(context, 'agreement')) {
    return state.referral?.callBack === 'yes' ? 'call-back-first' : 'agreement-unknown';
  }
  return variantWhyNot(context);
}

const SELF_CHOSEN_OR_DOUBLE: readonly Code<'rejection'>[] = ['withdrawn', 'duplicate'];
/** A rejection that waits for something outside and can be taken up again without typing it anew (R-022; 001:1086-1091). */
const RESUMABLE: readonly Code<'rejection'>[] = ['mis-first', 'no-data', 'unreachable'];

function rejectWhyNot(context: Context, reason: Code<'rejection'>, called: Code<'called'>): [Reason, string] | null {
  const { state, on } = context;
  const settings = context.settings(on);
  const since = settings.rejectionSince[reason];
  if (since !== undefined && on < since) return ['reason-not-yet-valid', 'reason'];
  // What an import tells of was done, whatever we offered.
  if (!context.historic && settings.notOffered.rejection.includes(reason)) return ['not-offered', 'reason'];
  if (skipped(context, 'rejection')) return null;
  // Policy that said no has agreed that it is not safe.
  const agreed = state.rejectionAgreed === reason || (reason === 'unsafe' && state.policy?.answer === 'no');
  if (settings.substantiveRejections.includes(reason) && !agreed) return ['policy-must-agree', 'reason'];
  if (reason === 'no-data' && dataComplete(state)) return ['data-complete', 'reason'];
  // no data is what an answer, or its absence, says; not what nobody asked for.
  if (reason === 'no-data' && state.data.requested === null && state.data.answer === null) return ['no-request-yet', 'reason'];
  const selfReferred = state.referral?.entry === 'self';
  // P-10: self-referrers are called first, if that is safe.
  if (selfReferred && !SELF_CHOSEN_OR_DOUBLE.includes(reason) && called === 'not-applicable') return ['call-first', 'called'];
  return null;
}

/** What every other answer of policy rests on (R-031, P-04). */
const ASKED_OF_POLICY = ['treatmentProvider', 'consentToCall', 'safetyHousePossible'] as const;

export const ASSESS_ORDERS = {
  'judge-violence': order({
    phase: 'assess', by: ['desk'], stage: 'open', about: 'case', // P-04: for every referral, by a person
    fields: { domestic: code('yesNoNotYet'), stalking: code('yesNoNotYet') },
    when: () => null,
    decide: (_c, _p, v) => yes({ kind: 'ViolenceJudged', domestic: v.domestic, stalking: v.stalking }),
  }),
  'raise-concern': order({
    phase: 'assess', by: ['desk', 'mediator', 'supervisor', 'policy'], stage: 'open', about: 'case', // P-04: anyone, later
    fields: { concern: code('concern'), why: text('casework', 'concern') },
    when: () => null,
    decide: (_c, _p, v) => yes({ kind: 'ConcernRaised', concern: v.concern }),
  }),
  'answer-policy': order({
    phase: 'assess', by: ['policy'], stage: 'open', about: 'case',
    fields: {
      answer: code('policyAnswer'), lookAgain: maybeFutureDay, treatmentProvider: maybeCode('yesNo'), client: maybePerson, consentToCall: maybeCode('yesNo'),
      provider: maybeTextOf('client', PROVIDER_WORDS[0]), providerTelephone: maybeTextOf('client', PROVIDER_WORDS[1]), safetyHousePossible: maybeCode('yesNo'), conditions: maybeText('casework', 'policy-answer'),
    },
    when: ({ state }) => (policyAsked(state) ? null : 'no-policy-question'),
    decide({ state }, _, v) {
      const notYet = v.answer === 'not-yet';
      const goes = violent(state) && (v.answer === 'go' || v.answer === 'go-with-conditions');
      // "Not yet" is what policy says while it still asks: nothing has to be known then, and what is not answered counts as no.
      const open = notYet ? [] : ASKED_OF_POLICY.filter((name) => v[name] === null);
      const known = notYet ? { ...v, treatmentProvider: v.treatmentProvider ?? 'no', consentToCall: v.consentToCall ?? 'no' } as const : v;
      const missing = [...open, ...(v.answer === 'go-with-conditions' && !v.conditions ? ['conditions'] : []), ...(notYet && v.lookAgain === null ? ['lookAgain'] : [])];
      return noneOf([...missing.map((field) => ({ reason: 'field-missing', field } as const)), ...providerFaults(state, known, goes)]) ?? yes({
        kind: 'PolicyAnswered', answer: v.answer, lookAgain: v.lookAgain, treatmentProvider: v.treatmentProvider, client: v.client,
        consentToCall: v.consentToCall, safetyHousePossible: v.safetyHousePossible,
      });
    },
  }),
  accept: order({
    phase: 'assess', by: ['desk'], stage: 'before-allocation', about: 'case', fields: {},
    when: acceptWhyNot,
    decide: () => yes({ kind: 'Accepted' }),
  }),
  'agree-rejection': order({
    phase: 'assess', by: ['policy'], stage: 'before-allocation', about: 'case', fields: { reason: code('rejection'), why: text('casework', 'rejection') }, // P-10
    when: () => null,
    decide({ settings, on }, _, v) {
      if (!settings(on).substantiveRejections.includes(v.reason)) return no('no-policy-question', 'reason');
      return settings(on).notOffered.rejection.includes(v.reason) ? no('not-offered', 'reason') : yes({ kind: 'RejectionAgreed', reason: v.reason });
    },
  }),
  reject: order({
    phase: 'assess', by: ['desk'], stage: 'before-allocation', turns: true, about: 'case', // P-10: the desk; a mediator hands back
    fields: { reason: code('rejection'), called: code('called'), lookAgain: maybeFutureDay, why: maybeText('casework', 'rejection') },
    when: () => null,
    decide(context, _, v) {
      const against = rejectWhyNot(context, v.reason, v.called);
      return against ? no(...against) : yes({ kind: 'Rejected', reason: v.reason, called: v.called, lookAgain: RESUMABLE.includes(v.reason) ? v.lookAgain ?? null : null });
    },
  }),
  'resume-rejected': order({
    phase: 'assess', by: ['desk'], stage: 'ended', turns: true, about: 'case', fields: {},
    when: ({ state }) => (state.rejected === null ? 'not-rejected' : RESUMABLE.includes(state.rejected.reason) ? null : 'no-resumption'),
    decide: () => yes({ kind: 'RejectionResumed' }),
  }),
  'hold-back': order({
    phase: 'assess', by: ['desk', 'policy'], stage: 'before-allocation', about: 'case', // a person can hold back
    fields: { lookAgain: maybeFutureDay, why: text('casework', 'held-back') },
    // Once policy agreed to reject, whoever knows more asks anew (P-10).
    when: ({ state }) => (state.heldBack && state.rejectionAgreed === null ? 'held-back' : null),
    decide: (_c, _p, v) => yes({ kind: 'HeldBack', lookAgain: v.lookAgain }),
  }),
  'lift-hold': order({
    phase: 'assess', by: ['desk', 'policy'], stage: 'before-allocation', about: 'case', fields: {},
    when: ({ state }) => (state.heldBack ? null : 'not-held-back'),
    decide: () => yes({ kind: 'HoldLifted' }),
  }),
};
