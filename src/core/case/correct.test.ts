import { describe, expect, test } from 'vitest';
import { ready } from '../../../test/guarantees/scenes.ts';
import { aCase, STAFF } from '../../../test/story.ts';
import { leftSince, undoWhyNot, UNDO_MINUTES } from './correct.ts';
import type { Entry } from './facts.ts';
import { ORDER_NAMES, specOf } from './orders.ts';

const kinds = (entries: readonly Entry[], seq?: number) => leftSince(entries, seq).map(({ kind }) => kind);
const last = (entries: readonly Entry[]): Entry => entries.at(-1) as Entry;
const minutesAfter = (entry: Entry, minutes: number) => new Date(Date.parse(entry.recorded) + minutes * 60_000);

describe('what has left the house', () => {
  test('nothing before anybody outside heard of it', () => {
    expect(kinds(aCase().upTo('sent-out').entries)).toEqual([]);
  });

  test('a letter that went out after a line may rest on it; before it, never [P-15]', () => {
    const c = aCase().upTo('approached');
    const approached = c.entries.find(({ fact }) => fact.kind === 'Approached') as Entry;
    const released = c.entries.find(({ fact }) => fact.kind === 'Released') as Entry;
    expect(kinds(c.entries, released.seq)).toEqual(['Approached']);
    expect(kinds(c.entries, approached.seq)).toEqual(['Approached']);
    c.do('record-answer', { answer: 'yes' });
    expect(kinds(c.entries, last(c.entries).seq)).toEqual([]);
  });

  test('a duplicate that was rejected went to nobody, unless somebody was spoken to [P-10]', () => {
    for (const [reason, called, left] of [['duplicate', 'not-applicable', []], ['duplicate', 'spoken', ['Rejected']], ['withdrawn', 'not-applicable', ['Rejected']]] as const) {
      expect(kinds(aCase().do('reject', { reason, called }).entries), `${reason}, ${called}`).toEqual(left);
    }
  });

  test('what did not happen did not leave; on a wrong day it left all the same', () => {
    for (const [reason, left] of [['did-not-happen', []], ['wrong-day', ['Approached']]] as const) {
      const c = aCase().upTo('approached');
      const seq = c.entries.find(({ fact }) => fact.kind === 'Approached')?.seq ?? 0;
      c.do('correct', { seq, reason });
      expect(kinds(c.entries)).toEqual(left);
    }
  });

  test('every order by which somebody outside hears something is told of; sending out stays in the house [P-15]', () => {
    const untold = ORDER_NAMES.filter((name) => specOf(name).leaves).filter((name) => {
      const { c, act } = ready(name);
      const before = c.entries.length;
      c.do(name, act.values as never, { by: act.by, ...act.person ? { who: act.person } : {} });
      return kinds(c.entries.slice(before)).length === 0;
    });
    expect(untold).toEqual(['allocate', 'allocate-incomplete']);
  });

  test('a referrer who was not reached heard nothing', () => {
    for (const [result, left] of [['spoken', ['ReferrerContacted']], ['not-reached', []]] as const) {
      const { c } = ready('contact-referrer');
      expect(kinds(c.do('contact-referrer', { result }).entries)).toEqual(left);
    }
  });

  test('a closing letter that was not wanted left nothing', () => {
    const c = aCase().upTo('met').do('settle-closing-letter', { how: 'not-wanted' }, { who: 'a' }).do('settle-closing-letter', { how: 'other-channel' }, { who: 'b' });
    expect(kinds(c.entries).filter((kind) => kind === 'ClosingLetterSettled')).toHaveLength(1);
    const given = aCase().upTo('met').do('settle-closing-letter', { how: 'handed-over', handedBy: 'recorder' }, { who: 'a' });
    expect(kinds(given.entries)).toContain('ClosingLetterSettled');
  });
});

describe('undoing what was just recorded', () => {
  const c = aCase().upTo('sent-out').do('hold-intake', {}, { who: 'a' });
  const line = last(c.entries);
  const mine = { actor: line.actor, now: minutesAfter(line, 1) };

  test('by whoever recorded it, within half an hour, as long as it is the last line', () => {
    expect(line.actor).toBe(`staff:${STAFF.mediator}`);
    expect(undoWhyNot(c.entries, line.seq, mine)).toBeNull();
    expect(undoWhyNot(c.entries, line.seq, { ...mine, now: minutesAfter(line, UNDO_MINUTES) })).toBeNull();
    expect(undoWhyNot(c.entries, line.seq, { ...mine, now: minutesAfter(line, UNDO_MINUTES + 1) })).toBe('too-late');
    expect(undoWhyNot(c.entries, line.seq, { ...mine, actor: `staff:${STAFF.desk}` })).toBe('somebody-else');
    expect(undoWhyNot(c.entries, 999, mine)).toBe('somebody-else');
  });

  test('not under a later line, not one of several of the same act, and not what the case rests on', () => {
    const later: Entry = { ...line, seq: line.seq + 1, recorded: minutesAfter(line, 2).toISOString() };
    expect(undoWhyNot([...c.entries, later], line.seq, { ...mine, now: minutesAfter(line, 3) })).toBe('not-last');
    expect(undoWhyNot([...c.entries, { ...line, seq: line.seq + 1 }], line.seq, mine)).toBe('several-lines');
    const corrected: Entry = { ...line, seq: line.seq + 1, fact: { kind: 'Corrected', seq: line.seq, reason: 'other' } };
    expect(undoWhyNot([...c.entries, corrected], corrected.seq, mine)).toBe('stays');
  });
});
