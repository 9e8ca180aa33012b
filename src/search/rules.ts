import type { Reader } from '../core/case/order.ts';
import { PHASES, type CasePhase } from '../core/case/outcome.ts';
import { seesOf } from '../core/case/sees.ts';
import type { Standing } from '../core/case/standing.ts';
import { WAITS_FOR, type WaitsFor } from '../core/case/waiting.ts';
import { PHASE_WORDS, WAITS_WORDS } from '../words/phases.ts';

/**
 * Whether somebody with this part in a case finds it by the name of who referred it: where their page of the case tells that name (P-11),
 * and no further. A practice supervisor has nothing to do with who referred (decision 46), broken glass finds nothing.
 */
export const knowsReferrer = (one: Reader, standing: Pick<Standing, 'allocated' | 'closed'>): boolean => one !== 'glass' && seesOf([one], standing).details;

/** Where in its course a case is: what somebody means by "wacht op OM" or "intake". */
export type Place = { readonly phase: CasePhase } | { readonly waits: WaitsFor };

/** As people say it, beside the words of the screens. */
const SHORT: Readonly<Record<WaitsFor, readonly string[]>> = {
  desk: ['aanmeldpunt'], mediator: ['bemiddelaar'], policy: [], prosecution: ['om', 'het om', 'openbaar ministerie'], referrer: ['verwijzer'], person: ['deelnemer', 'antwoord'], pause: ['pauze'], nobody: [],
};
const PAUSED = ['gepauzeerd', 'pauze', 'op pauze', 'rust'];

const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...PHASES.map((phase) => [PHASE_WORDS[phase].toLowerCase(), { phase }] as const),
  ...WAITS_FOR.flatMap((waits) => [WAITS_WORDS[waits], ...SHORT[waits]].map((words) => [`wacht op ${words.toLowerCase()}`, { waits }] as const)),
  ...PAUSED.map((words) => [words, { waits: 'pause' }] as const),
]);

/** The place that these words name; null for anything else, which may be a name. */
export const placeOf = (text: string): Place | null => PLACES.get(text.trim().toLowerCase().replace(/\s+/g, ' ')) ?? null;
