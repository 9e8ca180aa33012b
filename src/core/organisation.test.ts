import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganisationId } from './fields.ts';
import { OrganisationTree, type Merged, type Organisation } from './organisation.ts';

const id = (n: number) => `o${n}` as OrganisationId;
const row = (n: number, parent: number | null = null, wish: Partial<Organisation> = {}): Organisation =>
  ({ id: id(n), parent: parent === null ? null : id(parent), kind: 'police', name: `Organisatie ${n}`, active: true, ...wish });
const merge = (organisation: number, into: number): Merged => ({ organisation: id(organisation), into: id(into) });

describe('the list of organisations', () => {
  test('a merged organisation counts as the other, with its units and all that was recorded', () => {
    const tree = new OrganisationTree([row(1), row(2), row(3, 1), row(4)], [merge(1, 2)]);
    expect([tree.now(id(1)), tree.label(id(1)), tree.label(id(3))]).toEqual([id(2), 'Organisatie 2', 'Organisatie 2, Organisatie 3']);
    expect(tree.flat().map(({ row: own, depth }) => [own.id, depth])).toEqual([[id(2), 0], [id(3), 1], [id(4), 0]]);
    expect(tree.recordedUnder(id(2))).toEqual([id(1), id(2), id(3)]);
    expect([...tree.counted(new Map([['o1', 2], ['o2', 3], ['o3', 4]]))]).toEqual([[id(2), 5], [id(3), 4]]);
  });

  test('nothing is merged with itself, with what is merged already, with what ended, or with a unit of its own', () => {
    const tree = new OrganisationTree([row(1), row(2, 1), row(3), row(4), row(5, null, { active: false })], [merge(4, 3)]);
    expect([[1, 1], [4, 1], [1, 4], [1, 5], [1, 2], [1, 9], [2, 1], [1, 3]].map(([one, into]) => tree.mergeWhyNot(id(one as number), id(into as number))))
      .toEqual(['itself', 'merged', 'merged', 'ended', 'loop', 'unknown', null, null]);
  });

  test('a merge is not undone where somebody would stand below themselves', () => {
    // 2 was a unit of 1 and is merged into 4; 1 was then made a unit of 3, which is a unit of what 2 counted as.
    const tree = new OrganisationTree([row(1, 3), row(2, 1), row(3, 2), row(4)], [merge(2, 4)]);
    expect([tree.isWhole(), tree.undoWhyNot(id(2)), tree.undoWhyNot(id(4))]).toEqual([true, 'loop', 'unknown']);
    expect(tree.moveWhyNot(id(4), id(3))).toBe('loop');
  });

  test('whatever is merged, moved and undone, in whatever order, nothing goes in a circle and every case is counted once', () => {
    const step = fc.record({ act: fc.constantFrom('merge', 'move', 'undo'), one: fc.nat(9), other: fc.nat(9) });
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), fc.array(fc.nat(20), { minLength: 10, maxLength: 10 }), (steps, numbers) => {
      const recorded = new Map(numbers.map((number, n) => [`o${n}`, number]));
      const total = numbers.reduce((sum, number) => sum + number, 0);
      let tree = new OrganisationTree(numbers.map((_, n) => row(n)), []);
      for (const { act, one, other } of steps) {
        const before = tree;
        if (act === 'merge' && tree.mergeWhyNot(id(one), id(other)) === null) {
          tree = new OrganisationTree(tree.rows, [...tree.merges, merge(one, other)]);
          // Undone at once it is as it was.
          expect(tree.undoWhyNot(id(one))).toBe(null);
          expect([...new OrganisationTree(tree.rows, tree.merges.slice(0, -1)).counted(recorded)]).toEqual([...before.counted(recorded)]);
        }
        if (act === 'undo' && tree.undoWhyNot(id(one)) === null) tree = new OrganisationTree(tree.rows, tree.merges.filter(({ organisation }) => organisation !== id(one)));
        if (act === 'move' && tree.moveWhyNot(id(one), id(other)) === null) tree = new OrganisationTree(tree.rows.map((own) => (own.id === id(one) ? { ...own, parent: id(other) } : own)), tree.merges);
        expect(tree.isWhole()).toBe(true);
        expect([...tree.counted(recorded).values()].reduce((sum, number) => sum + number, 0)).toBe(total);
        expect(tree.flat()).toHaveLength(tree.rows.length - tree.merges.length);
      }
    }), { numRuns: 200, seed: 42 });
  });
});
