import { code, futureDay, maybeText, number } from '../fields.ts';
import { ofSupervisor, staysPut } from './correct.ts';
import { no, order, yes } from './order.ts';

export const PAUSE_ORDERS = {
  // always with an end or a day to look again; the other side never learns who paused or why (P-02).
  pause: order({
    phase: 'pause', by: ['desk', 'mediator'], stage: 'open', about: 'case', fields: { by: code('pausedBy'), until: futureDay, why: maybeText('casework', 'pause') },
    when: ({ state }) => (state.paused ? 'paused' : null),
    decide: (_c, _p, v) => yes({ kind: 'Paused', by: v.by, person: null, until: v.until }),
  }),
  resume: order({
    phase: 'pause', by: ['desk', 'mediator'], stage: 'open', about: 'case', fields: {},
    when: ({ state }) => (state.paused ? null : 'not-paused'),
    decide: () => yes({ kind: 'Resumed' }),
  }),
};

export const CORRECT_ORDERS = {
  // P-15: every act can be corrected, with a reason. The referral itself is mended by `correct-cause`. A practice supervisor corrects no work of others.
  correct: order({
    phase: 'correct', by: ['desk', 'mediator', 'policy', 'supervisor'], stage: 'always', about: 'case',
    fields: { seq: number(1, 9999), reason: code('correction'), why: maybeText('casework', 'correction') },
    when: ({ state, relation }) => (state.kinds.size < 2 || (relation === 'supervisor' && ![...state.kinds.values()].some(ofSupervisor)) ? 'nothing-to-correct' : null),
    decide({ state, relation }, _, v) {
      const kind = state.kinds.get(v.seq);
      if (kind === undefined || (relation === 'supervisor' && !ofSupervisor(kind))) return no('nothing-to-correct', 'seq');
      if (staysPut(kind)) return no('cannot-correct', 'seq');
      return yes({ kind: 'Corrected', seq: v.seq, reason: v.reason });
    },
  }),
};
