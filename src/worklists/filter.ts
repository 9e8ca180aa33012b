import { causeClass, CODES, isCode, type Code } from '../core/codes.ts';
import { PHASES, type CasePhase } from '../core/case/outcome.ts';
import { WAITS_FOR, type WaitsFor } from '../core/case/waiting.ts';
import type { ListedCase } from './sql.ts';

/** What a list is narrowed to, as it stands in its address: a view can be given to a colleague with the same list. Codes only. */
export interface Filter {
  readonly phase: CasePhase | null;
  readonly cause: Code<'causeClass'> | null;
  readonly waits: WaitsFor | null;
}

export const FILTER_FIELDS = { phase: 'fase', cause: 'aanleiding', waits: 'wacht' } as const;
export const NO_FILTER: Filter = { phase: null, cause: null, waits: null };
export type FilterPart = keyof Filter;
export const FILTER_PARTS: readonly FilterPart[] = ['phase', 'cause', 'waits'];

/** Where every row waits for the same. */
export const SHARED_PARTS: readonly FilterPart[] = ['phase', 'cause'];

/** Phases of a case that runs. */
export const RUNNING_PHASES: readonly CasePhase[] = PHASES.filter((one) => one !== 'closed' && one !== 'rejected');
export const CAUSE_CLASSES = CODES.causeClass;

/** Anything else in the address narrows nothing. `parts`: what this list can be narrowed by. */
export function readFilter(query: URLSearchParams, parts: readonly FilterPart[]): Filter {
  const asked = (part: FilterPart): string => (parts.includes(part) ? query.get(FILTER_FIELDS[part]) ?? '' : '');
  const cause = asked('cause');
  return {
    phase: RUNNING_PHASES.find((one) => one === asked('phase')) ?? null, cause: isCode('causeClass', cause) ? cause : null,
    waits: WAITS_FOR.find((one) => one === asked('waits')) ?? null,
  };
}

/** `waits`: whom it waits for as the list says it. */
export const fits = (row: Pick<ListedCase, 'phase' | 'cause' | 'waitsFor'>, filter: Filter, waits: WaitsFor = row.waitsFor): boolean =>
  (filter.phase === null || row.phase === filter.phase) && (filter.cause === null || causeClass(row.cause) === filter.cause) && (filter.waits === null || waits === filter.waits);

/** An address with its filter, and with `more` of its own; a question mark only where something follows. */
export function addressWith(path: string, filter: Filter, more: Readonly<Record<string, string | null>> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(more)) if (value !== null) query.set(name, value);
  for (const part of Object.keys(FILTER_FIELDS) as FilterPart[]) if (filter[part] !== null) query.set(FILTER_FIELDS[part], filter[part]);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const isFiltered = (filter: Filter): boolean => Object.values(filter).some((value) => value !== null);
