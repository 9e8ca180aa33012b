import { expect, test } from 'vitest';
import { givingBack } from './idle-memory.ts';

const MB = 1024 * 1024;

/** Node with so many MB in use and needed. */
function node(needed: number) {
  const memory = { now: needed, collected: 0 };
  const back = givingBack({ heap: () => memory.now * MB, collect: () => { memory.now = needed; memory.collected += 1; } });
  const asked = (grows: number) => { back.asked(); memory.now += grows; };
  return { memory, back, asked, work: (grows: number) => { asked(grows); back.answered(); } };
}

test('what work made node grow by is given back in the first quiet moment, and not again until it grew anew', () => {
  const { memory, back, work } = node(25);
  back.look();
  expect(memory.collected).toBe(0);
  work(80);
  back.look();
  expect(memory.now).toBe(105);
  back.look();
  expect(memory).toEqual({ now: 25, collected: 1 });
  work(31);
  back.look();
  back.look();
  expect(memory.collected).toBe(1);
  work(1);
  back.look();
  back.look();
  expect(memory).toEqual({ now: 25, collected: 2 });
});

test('while people are at work nothing is given back, however much there is', () => {
  const { memory, back, work } = node(25);
  for (let n = 0; n < 100; n += 1) {
    work(5);
    back.look();
  }
  expect(memory.collected).toBe(0);
});

test('whoever waits for an answer that takes long does not wait for this too', () => {
  const { memory, back, asked } = node(25);
  asked(80);
  for (let n = 0; n < 10; n += 1) back.look();
  expect(memory.collected).toBe(0);
  back.answered();
  back.look();
  expect(memory.collected).toBe(1);
});

test('what is needed all the time is not looked for again and again', () => {
  const { memory, back } = node(200);
  for (let n = 0; n < 10; n += 1) back.look();
  expect(memory.collected).toBe(1);
});
