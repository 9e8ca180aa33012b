/** Repeatable chance for synthetic data (mulberry32): the same seed gives the same foundation on every machine. */
export class Chance {
  #state: number;
  constructor(seed: number) { this.#state = seed >>> 0; }

  /** From 0 up to, not including, 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number { return least + Math.floor(this.share() * (most - least + 1)); }

  pick<T>(list: readonly T[]): T { return list[this.between(0, list.length - 1)] as T; }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.between(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }
}

export const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
