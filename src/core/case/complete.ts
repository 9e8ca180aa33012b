import { addDays, addMonths, type Day } from '../day.ts';
import { caseId, code, maybeDay, maybePerson, maybeText, text } from '../fields.ts';
import { askingWhyNot } from './held.ts';
import { no, order, yes } from './order.ts';
import type { Reason } from './reasons.ts';
import type { SettingsOn } from './settings.ts';
import { participants, type Bar, type CaseState, type Participant } from './state.ts';

/**
 * Particulars that may be used: an address given by a self-referrer from the offender's side, or for one by a
 * non-professional, is checked first.
 */
export const usableDetails = (state: CaseState, p: Participant): Participant['details'] =>
  p.details.filter((d) => d.checked || !fromOffenderSideItself(state));

export const hasUsableDetails = (state: CaseState, p: Participant): boolean =>
  p.ownProfessional || usableDetails(state, p).length > 0;

/** a self-referrer from the offender's side, also when a non-professional refers for them. */
export const fromOffenderSideItself = (state: CaseState): boolean =>
  state.referral !== null && state.referral.entry !== 'professional' && participants(state, 'a').some((p) => p.position === 'offender-side');

/** Somebody living on the other side can be reached, or came of their own will. */
export const dataComplete = (state: CaseState): boolean =>
  participants(state, 'b').some((p) => !p.dead && !p.stopped && (p.referredItself || hasUsableDetails(state, p)));

/** without a police report, as in sport and medical cases, there is nothing to ask the prosecution service. */
export function requestApplies({ policeReport, cause }: CaseState): boolean {
  if (policeReport === 'one' || policeReport === 'several') return true;
  return policeReport === 'unknown' && cause !== 'medical-incident' && cause !== 'sport-incident';
}

/** A request for data still has no final answer: reminders run on, before and after sending out (R-017, P-17). */
export const requestRuns = (state: CaseState): boolean =>
  state.data.requested !== null && (state.data.answer === null || state.data.answer === 'none-yet');

/** The day from which the desk may send the case out incomplete, as far as the clock alone decides; null where no clock runs. R-012. */
export const incompleteFrom = ({ data: { requested }, pausedDays }: CaseState, settings: SettingsOn): Day | null =>
  requested === null ? null : addDays(requested, settings(requested).incompleteAfterDays + pausedDays);

/** The day on which the next reminder to the prosecution service is due; a pause does not stop it (P-17). */
export function reminderDue(state: CaseState, settings: SettingsOn): Day | null {
  if (!requestRuns(state)) return null;
  const last = state.data.reminded ?? (state.data.requested as Day);
  return addDays(last, settings(last).remindDataAfterDays);
}

/**
 * What an earlier case says about asking this person again (P-01): a living *never*, a *not now* with its date, a plain no
 * or no reaction. Null where nothing binds.
 */
export function bindingAnswer(earlier: CaseState, person: Participant): Bar | null {
  if (person.answer === null || person.answer.answer === 'yes') {
    // Who agreed to talk and then stepped out said a plain no as well.
    const steppedOut = person.answer !== null && (person.stopped || person.decision === 'stop');
    if (steppedOut) return { answer: 'no', until: null, since: earlier.last };
    return person.earlier;
  }
  return { answer: person.answer.answer, until: person.answer.until, since: person.answer.since ?? earlier.last };
}

/** Why this person may not be approached, whoever asks; null where it may. P-01: *never* until that person comes themselves. */
export function barOn(p: Participant, on: Day, settings: SettingsOn, present: Bar | null, earlier: Bar | null): Reason | null {
  if (p.cameThemselves) return null;
  if (present?.answer === 'never' || earlier?.answer === 'never') return 'never-again';
  if (present?.answer === 'not-now' && (present.until === null || present.until > on)) return 'not-now';
  if (present?.answer === 'no') return 'already-said-no';
  if (earlier === null || present?.answer === 'yes') return null;
  if (earlier.answer === 'not-now') return earlier.until !== null && earlier.until > on ? 'not-now' : null;
  if (earlier.answer === 'yes') return null;
  if (earlier.since !== null && addMonths(earlier.since, settings(earlier.since).askAgainAfterMonths) > on) return 'too-early-to-ask-again';
  return p.askingAgainAgreed ? null : 'second-person-needed';
}

export const COMPLETE_ORDERS = {
  'record-detail': order({
    phase: 'complete', by: ['desk', 'mediator'], stage: 'open', about: 'any', // every contact detail has a source
    fields: { channel: code('detailChannel'), source: code('detailSource'), name: maybeText('person', 'name'), detail: text('person', 'contact') },
    when: () => null,
    decide: (_c, p, v) => yes({ kind: 'DetailRecorded', person: p.id, channel: v.channel, source: v.source }),
  }),
  'check-detail': order({
    phase: 'complete', by: ['desk', 'mediator'], stage: 'open', about: 'any', fields: { how: text('person', 'detail-check') },
    when: (_c, p) => (p.details.length === 0 ? 'no-contact-details' : p.details.every((d) => d.checked) ? 'told-already' : null),
    decide: (_c, p) => yes({ kind: 'DetailChecked', person: p.id }),
  }),
  'record-mail-returned': order({
    phase: 'complete', by: ['desk', 'mediator'], stage: 'always', about: 'any', alsoGone: true, fields: {}, // P-09
    when: (_c, p) => (p.details.some((d) => d.channel === 'post') ? null : 'no-contact-details'),
    decide: (_c, p) => yes({ kind: 'MailReturned', person: p.id }),
  }),
  'request-data': order({
    phase: 'complete', by: ['desk'], stage: 'open', leaves: true, about: 'case', fields: { office: maybeText('casework', 'data-request') },
    when(context) {
      const { state, historic } = context;
      if (requestRuns(state)) return 'request-running';
      if (dataComplete(state)) return 'data-complete';
      if (!requestApplies(state) && !historic) return 'request-not-applicable'; // what was asked long ago was asked
      return askingWhyNot(context);
    },
    decide: ({ state }) => yes({ kind: 'DataRequested', number: state.journal.request + 1 }),
  }),
  'remind-data': order({
    phase: 'complete', by: ['desk'], stage: 'open', leaves: true, about: 'case', fields: {},
    when: (context) => (requestRuns(context.state) ? askingWhyNot(context) : 'no-request-yet'),
    decide: () => yes({ kind: 'DataReminded' }),
  }),
  'record-data-answer': order({
    phase: 'complete', by: ['desk'], stage: 'open', about: 'case', fields: { answer: code('dataAnswer') },
    when: () => null,
    decide: ({ state }, _, v) => (state.data.requested === null && v.answer !== 'not-applicable'
      ? no('no-request-yet', 'answer')
      : yes({ kind: 'DataAnswered', answer: v.answer })),
  }),
  'link-case': order({
    phase: 'complete', by: ['desk', 'mediator'], stage: 'open', about: 'case', fields: { other: caseId, link: code('linkKind'), person: maybePerson },
    when: () => null,
    decide({ state }, _, v) {
      if (state.links.some((l) => l.other === v.other)) return no('already-linked', 'other');
      const person = v.link === 'other-side' ? v.person ?? null : null;
      // Of several people on the other side only who referred themselves needs no approach.
      if (v.link === 'other-side' && person === null && participants(state, 'b').length > 1) return no('field-missing', 'person');
      if (person !== null && state.people.get(person)?.side !== 'b') return no('wrong-side', 'person');
      return yes({ kind: 'CaseLinked', other: v.other, link: v.link, person });
    },
  }),
  'bind-earlier-answer': order({
    phase: 'complete', by: ['desk', 'mediator'], stage: 'open', about: 'b', alsoGone: true,
    fields: { answer: code('answer'), until: maybeDay, since: maybeDay },
    when: () => null,
    decide: (_c, p, v) => (v.answer === 'yes' ? no('nothing-binds', 'answer') : yes({ kind: 'EarlierAnswerBinds', person: p.id, answer: v.answer, until: v.until, since: v.since })),
  }),
  'record-came-themselves': order({
    phase: 'complete', by: ['desk', 'mediator'], stage: 'open', about: 'b', alsoGone: true, fields: { how: text('person', 'came-themselves') }, // P-01, R-115
    when: (_c, p) => (p.earlier === null && p.answer === null ? 'no-bar' : null),
    decide: (_c, p) => yes({ kind: 'CameThemselves', person: p.id }),
  }),
};
