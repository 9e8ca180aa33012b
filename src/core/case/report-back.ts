import type { Code } from '../codes.ts';
import { code, maybeNumber, text } from '../fields.ts';
import { no, order, yes } from './order.ts';
import { participants, type CaseState, type ReportConsent } from './state.ts';

/** Everybody whose part would be told: who registered, and who was asked or spoken to on the other side. */
export const concerned = (state: CaseState) =>
  participants(state).filter((p) => p.side === 'a' || p.approached !== null || p.intake !== null || p.referredItself);

/**
 * True where every one of them lives in consent to these words for this receiver, both sides included; to an agreed text only where it
 * is the same text (R-056, guarantee "Two keys"). There is no override, for anybody. The database asks this once more of whatever is put
 * into the journal (migration 0131): the only rule that is told twice, on purpose.
 */
export function everyoneConsents(state: CaseState, receiver: Code<'reportReceiver'>, { words, text }: ReportConsent): boolean {
  const consents = state.reportConsents.get(receiver);
  const all = concerned(state);
  if (!consents || !all.some((p) => p.side === 'a') || !all.some((p) => p.side === 'b')) return false;
  return all.every((p) => { const own = consents.get(p.id); return own !== undefined && own.words === words && own.text === text; });
}

/** What would leave with these words now: of a text the one that was written last. Null where none was written. */
export function leavesNow(state: CaseState, receiver: Code<'reportReceiver'>, words: Code<'reportWords'>): ReportConsent | null {
  if (words !== 'agreed-text') return { words, text: null };
  const text = state.reportTexts.get(receiver);
  return text === undefined ? null : { words, text };
}

/** Whether everybody consents to what would leave with these words now. */
export function mayLeave(state: CaseState, receiver: Code<'reportReceiver'>, words: Code<'reportWords'>): boolean {
  const what = leavesNow(state, receiver, words);
  return what !== null && everyoneConsents(state, receiver, what);
}

const MEDIATOR = ['mediator'] as const;

export const REPORT_BACK_ORDERS = {
  // Whoever changes the words writes a new text: a consent is to one text and does not go over to another.
  'write-report-text': order({
    phase: 'report-back', by: MEDIATOR, stage: 'allocated', about: 'case',
    fields: { receiver: code('reportReceiver'), text: text('casework', 'report-text') },
    when: () => null,
    decide: ({ state }, _, v) => (state.reported.has(v.receiver)
      ? no('already-reported-back', 'receiver')
      : yes({ kind: 'ReportTextWritten', number: state.journal.text + 1, receiver: v.receiver })),
  }),
  'consent-to-report-back': order({
    phase: 'report-back', by: MEDIATOR, stage: 'allocated', about: 'any',
    fields: { receiver: code('reportReceiver'), words: code('reportWords'), textNumber: maybeNumber(1, 999) },
    when: (_c, p) => (p.side === 'b' && p.approached === null && p.intake === null && !p.referredItself ? 'not-approached' : null),
    decide({ state }, p, v) {
      const consent = { kind: 'ReportBackConsented', person: p.id, receiver: v.receiver, words: v.words } as const;
      if (v.words !== 'agreed-text') return v.textNumber === null ? yes({ ...consent, textNumber: null }) : no('no-text-with-these-words', 'textNumber');
      const text = state.reportTexts.get(v.receiver);
      if (text === undefined) return no('no-report-text', 'receiver');
      if (v.textNumber === null) return no('field-missing', 'textNumber');
      return v.textNumber === text ? yes({ ...consent, textNumber: text }) : no('text-replaced', 'textNumber');
    },
  }),
  'withdraw-report-back-consent': order({
    phase: 'report-back', by: MEDIATOR, stage: 'always', about: 'any', alsoGone: true, fields: { receiver: code('reportReceiver') },
    when: ({ state }, p) => ([...state.reportConsents.values()].some((m) => m.has(p.id)) ? null : 'nothing-agreed'),
    decide: ({ state }, p, v) => (state.reportConsents.get(v.receiver)?.has(p.id)
      ? (state.reported.has(v.receiver) ? no('already-reported-back', 'receiver') : yes({ kind: 'ReportBackConsentWithdrawn', person: p.id, receiver: v.receiver }))
      : no('nothing-agreed', 'receiver')),
  }),
  'report-back': order({
    phase: 'report-back', by: MEDIATOR, stage: 'allocated', active: true, leaves: true, about: 'case',
    fields: { receiver: code('reportReceiver'), words: code('reportWords') },
    when({ state }) {
      if (concerned(state).some((p) => p.dead)) return 'person-died'; // P-09
      const agreed = [...state.reportConsents].some(([receiver, given]) => [...given.values()].some(({ words }) => mayLeave(state, receiver, words)));
      return agreed ? null : 'no-consent-of-everyone';
    },
    decide({ state }, _, v) {
      if (state.reported.has(v.receiver)) return no('already-reported-back', 'receiver');
      const what = leavesNow(state, v.receiver, v.words);
      return what !== null && everyoneConsents(state, v.receiver, what)
        ? yes({ kind: 'ReportedBack', receiver: v.receiver, words: v.words, textNumber: what.text }) : no('no-consent-of-everyone', 'words');
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
