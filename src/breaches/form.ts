import { isBreachKind, isDataKind, instantOf, type BreachKind, type DataKind } from '../core/breach.ts';
import { parseDay } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { textError, typed } from '../ui/form-text.ts';

/** Day and time of a moment, as two fields. A sentence where there was no such moment, or it is still to come. */
export function readMoment(form: URLSearchParams, name: string, now: Date): { moment: Date | null; errors: FieldError[] } {
  const on = parseDay(typed(form, name));
  if (on === null) return { moment: null, errors: [{ field: name, message: 'Kies een dag.' }] };
  const time = typed(form, `${name}-tijd`);
  if (!/^\d{2}:\d{2}$/.test(time)) return { moment: null, errors: [{ field: `${name}-tijd`, message: 'Schrijf de tijd als 09:30.' }] };
  const moment = instantOf(on, time);
  if (moment === null) return { moment: null, errors: [{ field: `${name}-tijd`, message: 'Deze tijd was er niet op die dag. Kijk de klok na.' }] };
  return moment > now ? { moment: null, errors: [{ field: name, message: 'Dit ligt in de toekomst.' }] } : { moment, errors: [] };
}

export interface Report { readonly kind: BreachKind; readonly discovered: Date; readonly dataKinds: readonly DataKind[]; readonly people: number; readonly what: string; readonly done: string }

/** What somebody reports, or what is wrong with it. */
export function readReport(form: URLSearchParams, now: Date): { report: Report | null; errors: FieldError[] } {
  const [kind, kinds, count] = [typed(form, 'soort'), form.getAll('gegevens').filter(isDataKind), typed(form, 'aantal')];
  const [what, done] = [typed(form, 'wat'), typed(form, 'gedaan')];
  const { moment, errors: whenErrors } = readMoment(form, 'ontdekt', now);
  const people = /^\d{1,6}$/.test(count) ? Number(count) : null;
  const errors: FieldError[] = [
    ...(isBreachKind(kind) ? [] : [{ field: 'soort', message: 'Kies wat er gebeurde.' }]), ...whenErrors,
    ...(kinds.length > 0 ? [] : [{ field: 'gegevens', message: 'Kies welke gegevens het zijn. Weet u het niet, kies dan wat het kan zijn.' }]),
    ...(people === null ? [{ field: 'aantal', message: 'Schrijf van hoeveel mensen, in cijfers. Een schatting mag.' }] : []),
    ...textError('wat', what, 'Schrijf wat er gebeurde.'), ...textError('gedaan', done, null),
  ];
  if (errors.length > 0 || !isBreachKind(kind) || moment === null || people === null) return { report: null, errors };
  return { report: { kind, discovered: moment, dataKinds: kinds, people, what, done }, errors };
}
