import { describe, expect, test } from 'vitest';
import { aCase, type Case } from '../../../test/story.ts';
import { keepsOpen, neverAsked, waitsForUs } from './left-out.ts';
import { outcome } from './outcome.ts';
import { standing } from './standing.ts';
import { waiting } from './waiting.ts';

const next = (c: Case) => { const { for: forWhom, next: order, person } = waiting(c.state, c.settings); return [forWhom, order, person]; };
const settled = (c: Case) => { for (const who of ['p1', 'p2']) c.do('follow-up', {}, { who }).do('settle-closing-letter', {}, { who }); return c; };
const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);
/** Two met, and there is somebody else. */
const another = (values: { side?: 'a' | 'b'; role?: 'victim' | 'offender'; age?: number; referredItself?: 'yes' | 'no' } = {}) => aCase().upTo('met').do('add-person', values);

describe('somebody who comes after others had their contact [R-062]', () => {
  test('and came themselves is next, by name, and the case is not closed over their head [R-001]', () => {
    const c = another({ referredItself: 'yes' });
    expect(next(c)).toEqual(['mediator', 'hold-intake', 'p3']);
    expect(standing(c.state, c.settings, c.entries.length)?.next).toBe('hold-intake');
    settled(c);
    expect([next(c), c.why('close')]).toEqual([['mediator', 'hold-intake', 'p3'], 'somebody-waits']);
  });

  test('is spoken to, or says not to want it: then it can be closed, and it counts as it did', () => {
    const stopped = settled(another({ referredItself: 'yes' })).do('stop-taking-part', {}, { who: 'p3' });
    expect([next(stopped), stopped.why('close'), outcome(stopped.state)]).toEqual([['mediator', 'close', null], 'possible', 'mediated-contact']);
    const spoken = settled(another({ referredItself: 'yes' })).do('hold-intake', {}, { who: 'p3' });
    expect([next(spoken), spoken.why('close')]).toEqual([['person', 'decide-to-go-on', 'p3'], 'letters-open']);
    expect(next(spoken.do('decide-to-go-on', {}, { who: 'p3' }))).toEqual(['mediator', 'prepare', 'p3']);
  });

  test('and has to be asked is next too, step by step; closing is possible and who was never asked is named', () => {
    const c = settled(another());
    expect([next(c), c.why('close'), ids(neverAsked(c.state)), ids(waitsForUs(c.state))]).toEqual([['mediator', 'record-detail', 'p3'], 'possible', ['p3'], []]);
    c.do('record-detail', {}, { who: 'p3' });
    expect(next(c)).toEqual(['mediator', 'release', 'p1']);
    c.do('release', { to: 'p3', what: 'name', lines: true }, { who: 'p1' }).do('check-address', {}, { who: 'p3' });
    expect(next(c)).toEqual(['mediator', 'approach', 'p3']);
    c.do('approach', {}, { who: 'p3' });
    expect([next(c), ids(neverAsked(c.state))]).toEqual([['person', 'record-answer', 'p3'], []]);
    c.do('record-answer', {}, { who: 'p3' });
    expect([next(c), c.why('close')]).toEqual([['mediator', 'hold-intake', 'p3'], 'somebody-waits']);
  });

  test('keeps nobody waiting who met already: the talk afterwards goes before an answer that may take long [R-059]', () => {
    const c = another().do('record-detail', {}, { who: 'p3' }).do('release', { to: 'p3', what: 'name', lines: true }, { who: 'p1' }).do('check-address', {}, { who: 'p3' }).do('approach', {}, { who: 'p3' });
    expect(next(c)).toEqual(['mediator', 'follow-up', 'p1']);
  });

  test('says no, or does not react: it is rounded off as it was, and nobody is pressed [P-01] [P-03]', () => {
    for (const answer of ['no', 'never', 'no-reaction', 'not-now'] as const) {
      const c = settled(another()).do('record-detail', {}, { who: 'p3' }).do('release', { to: 'p3', what: 'name', lines: true }, { who: 'p1' }).do('check-address', {}, { who: 'p3' }).do('approach', {}, { who: 'p3' });
      c.do('record-answer', { answer, until: answer === 'not-now' ? '2020-01-01' : null }, { who: 'p3' });
      expect([answer, next(c), c.why('close')]).toEqual([answer, ['mediator', 'close', null], 'possible']);
    }
  });

  test('on the side that was referred is heard first as well', () => {
    const c = another({ side: 'a', role: 'offender' });
    expect([next(c), settled(c).why('close'), ids(neverAsked(c.state))]).toEqual([['mediator', 'hold-intake', 'p3'], 'somebody-waits', []]);
  });

  test('is a child for whom nobody speaks yet: that comes first [R-070]', () => {
    expect(next(another({ age: 12, referredItself: 'yes' }))).toEqual(['mediator', 'add-representative', 'p3']);
  });

  test('is not asked again after an answer of an earlier case, unless they came themselves [P-01]', () => {
    const bound = settled(another()).do('bind-earlier-answer', { answer: 'never' }, { who: 'p3' });
    expect([next(bound), bound.why('close')]).toEqual([['mediator', 'close', null], 'possible']);
    const came = another({ referredItself: 'yes' }).do('bind-earlier-answer', { answer: 'no' }, { who: 'p3' });
    expect([next(came), ids(neverAsked(came.state))]).toEqual([['mediator', 'hold-intake', 'p3'], []]);
  });

  test('and answered or had a contact without being asked first is neither waiting nor never asked', () => {
    const later = another().do('record-answer', { answer: 'not-now' }, { who: 'p3' });
    expect(ids(neverAsked(later.state))).toEqual([]);
    const passed = (received: boolean, referredItself: 'yes' | 'no' = 'yes') => another({ referredItself }).with('import', { kind: 'MessagePassed', form: 'letters', from: 'p1', to: 'p3', number: 2 } as never, ...(received ? [{ kind: 'MessageReceived', number: 2 } as never] : []));
    expect([ids(waitsForUs(passed(false).state)), ids(waitsForUs(passed(true).state)), next(passed(true))]).toEqual([['p3'], [], ['mediator', 'follow-up', 'p1']]);
    expect([ids(neverAsked(passed(false, 'no').state)), ids(neverAsked(passed(true, 'no').state))]).toEqual([['p3'], []]);
  });

  test('does not hold a case that was stopped, nor one in which nobody is left to meet: they are named, for somebody has to tell them [R-064]', () => {
    const stopped = settled(another({ referredItself: 'yes' })).do('stop-case');
    expect([stopped.why('close'), ids(waitsForUs(stopped.state)), ids(keepsOpen(stopped.state))]).toEqual(['possible', ['p3'], []]);
    const alone = aCase().upTo('a-goes-on').do('add-person', { referredItself: 'yes' }).do('stop-taking-part', {}, { who: 'p1' });
    expect(ids(waitsForUs(alone.state))).toEqual(['p3']);
    expect(next(alone)).toEqual(['mediator', 'settle-closing-letter', 'p1']);
  });
});

describe('of two who were there from the start, one met', () => {
  const oneOfTwo = (c: Case) => {
    c.do('approach', {}, { who: 'p2' }).do('record-answer', {}, { who: 'p2' }).do('hold-intake', {}, { who: 'p2' }).do('decide-to-go-on', {}, { who: 'p2' });
    for (const who of ['p1', 'p2']) c.do('prepare', {}, { who }).do('agree-confidentiality', {}, { who }).do('consent-to-form', {}, { who });
    return settled(c.do('hold-contact', { people: ['p1', 'p2'] }));
  };
  const two = () => aCase({ b: [{}, {}] }).upTo('named');

  test('whoever was never asked is named at closing and is no next step: that was chosen', () => {
    const c = oneOfTwo(two());
    expect([ids(neverAsked(c.state)), next(c)]).toEqual([['p3'], ['mediator', 'close', null]]);
  });

  test('whoever said yes and was spoken to by nobody is next, and keeps it open [R-062]', () => {
    const c = oneOfTwo(two().do('approach', {}, { who: 'p3' }).do('record-answer', {}, { who: 'p3' }));
    expect([next(c), c.why('close')]).toEqual([['mediator', 'hold-intake', 'p3'], 'somebody-waits']);
  });

  test('nobody is left out of an import that does not know whom others spoke to or asked', () => {
    const c = oneOfTwo(two().do('approach', {}, { who: 'p3' }).do('record-answer', {}, { who: 'p3' })).do('add-person', {});
    expect([ids(waitsForUs(c.state)), ids(neverAsked(c.state))]).toEqual([['p3'], ['p4']]);
    c.with('import', { kind: 'NotRecorded', step: 'intake-b', person: null }, { kind: 'NotRecorded', step: 'approach', person: null });
    expect([ids(waitsForUs(c.state)), ids(neverAsked(c.state))]).toEqual([[], []]);
  });
});
