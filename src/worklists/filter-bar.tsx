import { Hidden } from '../ui/field.tsx';
import { FilterChoice } from '../ui/filter-choice.tsx';
import { capital, word } from '../words/codes.ts';
import { PHASE_WORDS, WAITS_WORDS } from '../words/phases.ts';
import { WAITS_FOR } from '../core/case/waiting.ts';
import { addressWith, CAUSE_CLASSES, FILTER_FIELDS, isFiltered, NO_FILTER, RUNNING_PHASES, type Filter, type FilterPart } from './filter.ts';

const LABELS: Readonly<Record<FilterPart, string>> = { phase: 'Fase', cause: 'Soort aanleiding', waits: 'Wacht op' };

const OPTIONS: Readonly<Record<FilterPart, readonly (readonly [string, string])[]>> = {
  phase: RUNNING_PHASES.map((one) => [one, PHASE_WORDS[one]]), cause: CAUSE_CLASSES.map((one) => [one, capital(word('causeClass', one))]),
  waits: WAITS_FOR.filter((one) => one !== 'nobody').map((one) => [one, capital(WAITS_WORDS[one])]),
};

export interface FilterBarProps {
  readonly path: string;
  /** Which view of the list; null for the first. */
  readonly view: string | null;
  readonly filter: Filter;
  readonly parts: readonly FilterPart[];
}

/** Narrows a list. The choice stands in the address and is remembered nowhere else. */
export function FilterBar({ path, view, filter, parts }: FilterBarProps) {
  return (
    <form class="filters" method="get" action={path} aria-label="Lijst verfijnen">
      {view ? <Hidden name="lijst" value={view} /> : null}
      {parts.map((part) => <FilterChoice name={FILTER_FIELDS[part]} label={LABELS[part]} chosen={filter[part]} options={OPTIONS[part]} />)}
      <button class="button" type="submit">Lijst verfijnen</button>
      {isFiltered(filter) ? <a href={addressWith(path, NO_FILTER, { lijst: view })}>Alles tonen</a> : null}
    </form>
  );
}

/** In words where a choice leaves nothing. */
export const EMPTY_FILTER = { empty: 'Niets in deze lijst past bij uw keuze.', hint: 'Kies boven de lijst iets anders, of “Alles tonen”.' } as const;
