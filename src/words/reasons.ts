import type { Reason } from '../core/case/reasons.ts';
import { DESK_REASONS } from './reasons-desk.ts';
import { TRAJECTORY_REASONS } from './reasons-trajectory.ts';

/** A sentence for every reason that the rules can give; one without a sentence does not compile. */
const SENTENCES: Readonly<Record<Reason, string>> = { ...DESK_REASONS, ...TRAJECTORY_REASONS };

/** Why not, and what helps, in one or two sentences. */
export const reasonText = (reason: Reason): string => SENTENCES[reason];
