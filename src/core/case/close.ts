import { code, maybeCode, maybeText } from '../fields.ts';
import { keepsOpen } from './left-out.ts';
import { no, order, yes } from './order.ts';
import { hasEnded, lettersOwed } from './outcome.ts';

const MEDIATOR = ['mediator'] as const;

export const CLOSE_ORDERS = {
  'follow-up': order({
    phase: 'follow-up', by: MEDIATOR, stage: 'allocated', about: 'any', alsoGone: true, fields: { result: code('followUpResult') }, // proposed, droppable
    when: ({ state }, p) => (p.dead ? 'person-died' : state.contacts.some((c) => c.received && c.people.includes(p.id)) ? null : 'no-contact-yet'),
    decide: (_c, p, v) => yes({ kind: 'FollowedUp', person: p.id, result: v.result }),
  }),
  // at any moment, without a reason (P-02).
  'stop-taking-part': order({
    phase: 'close', by: ['desk', 'mediator'], stage: 'open', about: 'any', fields: { reason: code('stopReason') },
    when: () => null,
    decide: (_c, p, v) => yes({ kind: 'Stopped', by: 'party', person: p.id, reason: v.reason }),
  }),
  'stop-case': order({
    phase: 'close', by: MEDIATOR, stage: 'allocated', about: 'case',
    fields: { by: code('stoppedBy'), reason: code('stopReason'), why: maybeText('casework', 'stop') },
    when: ({ state }) => (state.stopped ? 'stopped' : null),
    decide: (_c, _p, v) => (v.by === 'party' ? no('person-unknown', 'by') : yes({ kind: 'Stopped', by: v.by, person: null, reason: v.reason })),
  }),
  // never the other's answer or reason in it.
  'settle-closing-letter': order({
    phase: 'close', by: MEDIATOR, stage: 'allocated', about: 'any', alsoGone: true, fields: { how: code('closingLetter'), handedBy: maybeCode('handedBy') },
    when: ({ state }, p) => {
      if (p.dead) return 'person-died';
      if (p.intake === null && p.approached === null && !(p.side === 'a' && state.notRecorded.has('intake-a'))) return 'had-no-intake';
      if (p.closingLetter !== null) return 'already-settled';
      return hasEnded(state) ? null : 'not-ended';
    },
    // P-06: not asked counts as no, and nothing is sent to where somebody of the other side lives.
    decide(_c, p, v) {
      if (v.how === 'sent' && p.safe.post !== 'yes') return no('not-safe-channel', 'how');
      if (v.how === 'sent' && p.address?.otherSideLivesThere === 'yes') return no('other-side-lives-there', 'how');
      if (v.how === 'handed-over' && v.handedBy === null) return no('field-missing', 'handedBy');
      return yes({ kind: 'ClosingLetterSettled', person: p.id, how: v.how, handedBy: v.how === 'handed-over' ? v.handedBy : null });
    },
  }),
  close: order({
    phase: 'close', by: MEDIATOR, stage: 'allocated', turns: true, about: 'case', fields: {},
    when: ({ state }) => (!hasEnded(state) ? 'not-ended' : keepsOpen(state).length > 0 ? 'somebody-waits' : lettersOwed(state).length > 0 ? 'letters-open' : null),
    decide: () => yes({ kind: 'Closed' }),
  }),
  // who said no can always come back to the same mediator, without a new registration.
  reopen: order({
    phase: 'close', by: ['mediator', 'desk'], stage: 'ended', turns: true, about: 'case', fields: { reason: code('reopening') },
    when: ({ state }) => (state.closed ? null : 'not-closed'),
    decide: (_c, _p, v) => yes({ kind: 'Reopened', reason: v.reason }),
  }),
  'add-late-item': order({
    phase: 'close', by: ['mediator', 'desk'], stage: 'ended', about: 'case', fields: { item: code('lateItem'), words: maybeText('casework', 'late-item') },
    when: () => null,
    decide: (_c, _p, v) => yes({ kind: 'LateItemAdded', item: v.item }),
  }),
};
