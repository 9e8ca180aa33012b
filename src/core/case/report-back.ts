import type { Code } from '../codes.ts';
import { code, maybeText } from '../fields.ts';
import { no, order, yes } from './order.ts';
import { participants, type CaseState } from './state.ts';

/** Everybody whose part would be told: who registered, and who was asked or spoken to on the other side. */
export const concerned = (state: CaseState) =>
  participants(state).filter((p) => p.side === 'a' || p.approached !== null || p.intake !== null || p.referredItself);

/**
 * True where every one of them lives in consent to these words for this receiver, both sides included (R-056, guarantee
 * "Two keys"). There is no override, for anybody.
 */
export function everyoneConsents(state: CaseState, receiver: Code<'reportReceiver'>, words: Code<'reportWords'>): boolean {
  const consents = state.reportConsents.get(receiver);
  const all = concerned(state);
  if (!consents || !all.some((p) => p.side === 'a') || !all.some((p) => p.side === 'b')) return false;
  return all.every((p) => consents.get(p.id) === words);
}

const MEDIATOR = ['mediator'] as const;

export const REPORT_BACK_ORDERS = {
  'consent-to-report-back': order({
    phase: 'report-back', by: MEDIATOR, stage: 'allocated', about: 'any',
    fields: { receiver: code('reportReceiver'), words: code('reportWords'), text: maybeText('person', 'report-back') },
    when: (_c, p) => (p.side === 'b' && p.approached === null && p.intake === null && !p.referredItself ? 'not-approached' : null),
    decide: (_c, p, v) => (v.words === 'agreed-text' && !v.text
      ? no('field-missing', 'text')
      : yes({ kind: 'ReportBackConsented', person: p.id, receiver: v.receiver, words: v.words })),
  }),
  'withdraw-report-back-consent': order({
    phase: 'report-back', by: MEDIATOR, stage: 'always', about: 'any', alsoGone: true, fields: { receiver: code('reportReceiver') },
    when: ({ state }, p) => ([...state.reportConsents.values()].some((m) => m.has(p.id)) ? null : 'no-consent'),
    decide: ({ state }, p, v) => (state.reportConsents.get(v.receiver)?.has(p.id)
      ? (state.reported.has(v.receiver) ? no('already-reported-back', 'receiver') : yes({ kind: 'ReportBackConsentWithdrawn', person: p.id, receiver: v.receiver }))
      : no('no-consent', 'receiver')),
  }),
  'report-back': order({
    phase: 'report-back', by: MEDIATOR, stage: 'allocated', active: true, leaves: true, about: 'case',
    fields: { receiver: code('reportReceiver'), words: code('reportWords') },
    when({ state }) {
      if (concerned(state).some((p) => p.dead)) return 'person-died'; // P-09
      const agreed = [...state.reportConsents].some(([receiver, given]) => [...given.values()].some((words) => everyoneConsents(state, receiver, words)));
      return agreed ? null : 'no-consent-of-everyone';
    },
    decide({ state }, _, v) {
      if (state.reported.has(v.receiver)) return no('already-reported-back', 'receiver');
      return everyoneConsents(state, v.receiver, v.words) ? yes({ kind: 'ReportedBack', receiver: v.receiver, words: v.words }) : no('no-consent-of-everyone', 'words');
    },
  }),
  // fixed words to A's own referrer need A's consent only and never say why or who stopped.
  'consent-to-process-notice': order({
    phase: 'report-back', by: ['mediator', 'desk'], stage: 'open', about: 'a', fields: { consents: code('yesNo') },
    when: ({ state }) => (state.referral?.entry === 'professional' ? null : 'no-referrer'),
    decide: (_c, p, v) => yes({ kind: 'ProcessNoticeConsented', person: p.id, consents: v.consents }),
  }),
  'send-process-notice': order({
    phase: 'report-back', by: ['mediator', 'desk'], stage: 'always', leaves: true, about: 'case', fields: { notice: code('processNotice') },
    when({ state }) {
      if (state.referral?.entry !== 'professional') return 'no-referrer';
      if (participants(state, 'a').some((p) => p.dead)) return 'person-died'; // P-09
      return participants(state, 'a').every((p) => p.processNotice) ? null : 'no-process-notice-consent';
    },
    decide({ state }, _, v) {
      if (v.notice === 'mediator-known' && !state.allocated) return no('not-yet-allocated', 'notice');
      if (v.notice === 'closed' && !state.closed && !state.rejected) return no('not-closed', 'notice');
      return yes({ kind: 'ProcessNoticeSent', notice: v.notice });
    },
  }),
};
