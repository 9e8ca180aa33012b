import { COMPETENCE_SOURCES, isCompetence } from '../core/allocation.ts';
import { parseDay, type Day } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import type { NewPeriod } from './period-sql.ts';
import { areaCode, type PeriodKind } from './sql.ts';
import { periodFault, type PeriodFault } from './texts.ts';

/** The first part of the names of the fields of each form: three stand on one page. */
export const PREFIX: Readonly<Record<PeriodKind, string>> = { area: 'regio', competence: 'ervaring', leave: 'verlof' };

export const typed = (form: URLSearchParams, kind: PeriodKind, name: string): string => (form.get(`${PREFIX[kind]}-${name}`) ?? '').trim();

/** Ticked: in place of where somebody works until then. */
export const INSTEAD = 'regio-plaats';

const digits = (text: string): number | null => (/^[1-9]\d$/.test(text) ? Number(text) : null);

function readDays(form: URLSearchParams, kind: PeriodKind, today: Day): { from: Day | null; until: Day | null; faults: PeriodFault[] } {
  const [typedFrom, typedUntil] = [typed(form, kind, 'van'), typed(form, kind, 'tot')];
  const [from, until] = [parseDay(typedFrom), parseDay(typedUntil)];
  const faults: PeriodFault[] = [];
  if (from === null) faults.push(typedFrom === '' ? 'from-missing' : 'from');
  if (typedUntil !== '' && until === null) faults.push('until');
  if (from !== null && until !== null && until < from) faults.push('until-before-from');
  else if (until !== null && until < today) faults.push('until-over');
  return { from, until, faults };
}

function readWhat(form: URLSearchParams, kind: PeriodKind): { code: string | null; source: NewPeriod['source']; faults: PeriodFault[] } {
  if (kind === 'leave') return { code: null, source: null, faults: [] };
  if (kind === 'competence') {
    const code = typed(form, kind, 'wat');
    const source = COMPETENCE_SOURCES.find((one) => one === typed(form, kind, 'bron')) ?? null;
    return { code, source, faults: [...(isCompetence(code) ? [] : ['competence'] as const), ...(source === null ? ['source'] as const : [])] };
  }
  const first = digits(typed(form, kind, 'eerste'));
  const last = typed(form, kind, 'laatste') === '' ? first : digits(typed(form, kind, 'laatste'));
  const faults: PeriodFault[] = first === null ? ['area-first'] : last === null ? ['area-last'] : last < first ? ['area-order'] : [];
  return { code: first === null || last === null ? null : areaCode(first, last), source: null, faults };
}

/** Reads one of the three forms of a mediator's page. */
export function readPeriod(form: URLSearchParams, kind: PeriodKind, staffId: string, today: Day): { period: NewPeriod } | { errors: FieldError[] } {
  const { code, source, faults } = readWhat(form, kind);
  const days = readDays(form, kind, today);
  const all = [...faults, ...days.faults];
  if (all.length > 0 || days.from === null) return { errors: all.map((fault) => periodFault(fault, PREFIX[kind])) };
  return { period: { staffId, kind, code, source, from: days.from, until: days.until } };
}
