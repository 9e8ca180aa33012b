import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, day, daysBetween, type Day } from './day.ts';
import {
  courtEnds, decisionWhyNot, extensionWhyNot, firstTermEnds, groundsOf, isReceived, REQUEST_DECISIONS, REQUEST_KINDS, REQUEST_STEPS, REFUSAL_GROUNDS, sentencesOf, termOf, type RequestStep,
} from './request.ts';

const days = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays(day('2000-01-01'), n));
const running = (received: Day, extended: Day | null = null) => ({ received, extended, decided: null });

describe('the month of a request', () => {
  test.each([
    ['2019-03-04', '2019-04-04'], ['2019-01-31', '2019-02-28'], ['2020-01-31', '2020-02-29'], ['2020-02-29', '2020-03-29'], ['2019-08-31', '2019-09-30'], ['2019-12-31', '2020-01-31'],
  ])('of what came in on %s an answer is in time until %s', (received, ends) => {
    expect(firstTermEnds(day(received))).toBe(ends);
    expect(termOf(running(day(received)), day(ends)).standing).toBe('near');
    expect(termOf(running(day(received)), addDays(day(ends), 1))).toMatchObject({ standing: 'late', left: -1 });
  });

  test('is never longer than the same day of the next month, never shorter than 28 days, and a weekend, a pause or a change of the clocks moves nothing [P-17]', () => {
    fc.assert(fc.property(days, (received) => {
      const { ends } = termOf(running(received), received);
      expect(ends <= addMonths(received, 1)).toBe(true);
      expect(ends.slice(0, 7)).toBe(addMonths(day(`${received.slice(0, 7)}-01`), 1).slice(0, 7));
      expect(daysBetween(received, ends)).toBeGreaterThanOrEqual(28);
      expect(daysBetween(received, ends)).toBeLessThanOrEqual(31);
    }), { numRuns: 2_000 });
  });

  test('two months more end on the day that three months from the start do, not later by a short month between', () => {
    fc.assert(fc.property(days, (received) => {
      expect(termOf(running(received, received), received).ends).toBe(addMonths(received, 3));
    }), { numRuns: 2_000 });
  });

  test('can be extended once, and only within the first month', () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 100 }), (received, later) => {
      const today = addDays(received, later);
      expect(extensionWhyNot(running(received), today)).toBe(today > firstTermEnds(received) ? 'first-month-over' : null);
      expect(extensionWhyNot(running(received, received), today)).toBe('extended');
      expect(extensionWhyNot({ received, extended: null, decided: today }, today)).toBe('decided');
    }), { numRuns: 1_000 });
  });

  test('an answer after it stays late, however long ago', () => {
    expect(termOf({ received: day('2019-03-04'), extended: null, decided: day('2019-04-05') }, day('2024-01-01')).standing).toBe('answered-late');
    expect(termOf({ received: day('2019-03-04'), extended: null, decided: day('2019-04-04') }, day('2024-01-01')).standing).toBe('answered');
  });

  test('whoever gets an answer has six weeks to go to court', () => expect(courtEnds(day('2019-04-04'))).toBe('2019-05-16'));

  test('nothing comes in tomorrow, or longer ago than a year', () => {
    expect([isReceived(day('2019-03-04'), day('2019-03-04')), isReceived(day('2019-03-05'), day('2019-03-04')), isReceived(day('2018-03-03'), day('2019-03-04'))]).toEqual([true, false, false]);
  });
});

describe('a decision', () => {
  const all = fc.record({
    kind: fc.constantFrom(...REQUEST_KINDS), decision: fc.constantFrom(...REQUEST_DECISIONS), ground: fc.option(fc.constantFrom(...REFUSAL_GROUNDS)), people: fc.integer({ min: 0, max: 2 }), unaware: fc.integer({ min: 0, max: 2 }),
    done: fc.subarray(REQUEST_STEPS.filter((step) => step !== 'decided')).map((steps) => new Set<RequestStep>(steps)),
  });
  const NEEDED = { access: 'reviewed', correction: 'corrected', erasure: 'erased', restriction: 'restricted', objection: 'restricted' } as const;

  test('says granted only of what was done, for somebody whose identity was checked', () => {
    fc.assert(fc.property(all, (deciding) => {
      if (decisionWhyNot(deciding) !== null || deciding.decision === 'refused') return;
      expect(deciding.done.has('identity') && deciding.people > 0 && deciding.done.has(NEEDED[deciding.kind])).toBe(true);
    }), { numRuns: 5_000 });
  });

  test('says no only on a ground of the law that fits what was asked', () => {
    fc.assert(fc.property(all, (deciding) => {
      if (decisionWhyNot(deciding) !== null || deciding.decision === 'granted') return;
      expect(groundsOf(deciding.kind)).toContain(deciding.ground);
    }), { numRuns: 5_000 });
  });

  test('gives no file of a case of which this person does not know', () => {
    fc.assert(fc.property(all, (deciding) => {
      if (decisionWhyNot(deciding) !== null || deciding.decision === 'refused' || deciding.kind !== 'access' || deciding.unaware === 0) return;
      expect([deciding.decision, deciding.ground, deciding.unaware < deciding.people]).toEqual(['partly', 'others-rights', true]);
    }), { numRuns: 5_000 });
  });

  test('of somebody who knows of none of the cases is one and the same, whatever was asked', () => {
    fc.assert(fc.property(all, (deciding) => {
      if (decisionWhyNot(deciding) !== null || deciding.people === 0 || deciding.unaware < deciding.people) return;
      expect([deciding.decision, deciding.ground]).toEqual(['refused', 'not-told']);
    }), { numRuns: 5_000 });
    for (const kind of REQUEST_KINDS) expect(decisionWhyNot({ kind, done: new Set(['identity']), people: 1, unaware: 1, decision: 'refused', ground: 'not-told' })).toBeNull();
  });

  test('of whom no case was found has no ground that tells of one', () => {
    fc.assert(fc.property(all, (deciding) => {
      if (decisionWhyNot(deciding) !== null || deciding.people > 0) return;
      expect(['not-known', 'unfounded', 'identity-unsure']).toContain(deciding.ground);
    }), { numRuns: 5_000 });
  });

  test('is taken once', () => expect(decisionWhyNot({ kind: 'access', done: new Set(['decided']), people: 1, unaware: 0, decision: 'refused', ground: 'not-known' })).toBe('decided'));
});

describe('sentences', () => {
  test('stand apart, also at line ends, and a number, a time or an abbreviation in the middle of a word does not split one', () => {
    expect(sentencesOf('Bart belde. Hij vroeg: "Mag ik?" Karel niet!\nTot 10.30 uur.  Later meer')).toEqual(['Bart belde.', 'Hij vroeg: "Mag ik?"', 'Karel niet!', 'Tot 10.30 uur.', 'Later meer']);
  });

  test('lose nothing but white space, and are the same every time', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', '?', '"', ' ', '\n', 'é', '…', '1') }), (text) => {
      const sentences = sentencesOf(text);
      expect(sentences.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect(sentences).toEqual(sentencesOf(text));
      expect(sentences.every((sentence) => sentence !== '' && !sentence.includes('\n'))).toBe(true);
    }), { numRuns: 2_000 });
  });
});

