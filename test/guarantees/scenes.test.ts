import { expect, test } from 'vitest';
import { ORDER_NAMES } from '../../src/core/case/orders.ts';
import { ready } from './scenes.ts';

test('every order has a scene in which the rules allow it', () => {
  const faults = ORDER_NAMES.flatMap((name) => {
    try { ready(name); return []; } catch (error) { return [(error as Error).message]; }
  });
  expect(faults).toEqual([]);
});
