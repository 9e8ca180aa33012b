import type { Fill } from '../demo.ts';

/** The synthetic foundation. Nothing is in it yet. */
export const fillFoundation: Fill = () => Promise.resolve();
