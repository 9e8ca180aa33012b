/** What node holds, in bytes, and how it lets go of what it does not need. */
export interface Memory { heap(): number; collect(): void }

/** So much more than after the last time is worth a pause of about a tenth of a second. Own choice. */
const GROWN = 32 * 1024 * 1024;
/** Milliseconds between two looks; a moment in which nobody asked for anything. Own choice. */
export const LOOK_EVERY = 2_000;

/** `asked` and `answered`: at every request, when it comes and when its answer is gone. `look`: now and then. */
export interface GivingBack { asked(): void; answered(): void; look(): void }

/**
 * After work node keeps what it grew to, most of it empty: 213 MB of which 70 were needed, and nobody else on the machine could use it. In a
 * moment in which nobody asks for anything it gives that back. Never while somebody is at work: then node cleans up by itself, in small steps.
 */
export function givingBack({ heap, collect }: Memory): GivingBack {
  let [count, open, seen, kept] = [0, 0, 0, 0];
  return {
    asked: () => { count += 1; open += 1; },
    answered: () => { open -= 1; },
    look() {
      const quiet = count === seen && open === 0;
      seen = count;
      if (!quiet || heap() < kept + GROWN) return;
      collect();
      kept = heap();
    },
  };
}
