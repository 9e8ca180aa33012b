import { among } from '../core/among.ts';
import {
  APPOINTMENT_KINDS, APPOINTMENT_MINUTES, APPOINTMENT_PLACES, ASKED_BY, MOVE_REASONS, endOf, goesTogether, homeFoundBy, minutesAt, startOf,
  type AppointmentKind, type AppointmentPlace, type Homes, type Slot,
} from '../core/appointment.ts';
import { parseDay } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { textFault, typed } from '../ui/form-text.ts';
import { DAY_MISSING, DAY_OVER, homeUnknownText, KIND_MISSING, LENGTH_MISSING, NO_CALL_THERE, OVER_MIDNIGHT, PLACE_MISSING, nightText, TIME_WRONG, WHO_MISSING } from './texts.ts';


export interface Wanted extends Slot { readonly kind: AppointmentKind; readonly people: readonly string[]; readonly where: string }

/** `HH:MM` of "9:30", "9.30", "9u30", "0930" or "9.30 uur" as people write them; null on anything else, an hour without minutes included. */
export function readTime(text: string): string | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2}?) ?[:.uU]? ?(\d{2})(?: ?u(?:ur)?)?$/.exec(text) ?? [];
  const written = `${hours.padStart(2, '0')}:${minutes}`;
  return minutesAt(written) === null ? null : written;
}

/** Before this hardly anybody goes out: whoever writes "2:30" means the afternoon, and would at half past two be missed by nobody. "06:30" is meant as it stands. Own choice, no source. */
const FIRST_MINUTE = 7 * 60;
const meantAtNight = (written: string): boolean => /^0\d/.test(written);

/** What is to be planned, or what is wrong with it. `people`: who can be chosen; `homesOf`: what the case knows of where they live. */
export function readAppointment(form: URLSearchParams, { people, homesOf }: { readonly people: readonly string[]; readonly homesOf: (chosen: readonly string[]) => Homes }, today: string): { wanted: Wanted | null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => { errors.push({ field, message }); };
  const kind = among(APPOINTMENT_KINDS, form.get('soort'));
  const day = parseDay(typed(form, 'dag'));
  const start = readTime(typed(form, 'tijd'));
  const minutes = APPOINTMENT_MINUTES.find((one) => String(one) === form.get('duur')) ?? null;
  const place = among<AppointmentPlace>(APPOINTMENT_PLACES, form.get('plaats'));
  const where = typed(form, 'waar');
  const chosen = people.filter((id) => form.getAll('met').includes(id));
  if (!kind) wrong('soort', KIND_MISSING);
  if (!day) wrong('dag', DAY_MISSING);
  else if (day < today) wrong('dag', DAY_OVER);
  if (!start) wrong('tijd', TIME_WRONG);
  else if (startOf({ start }) < FIRST_MINUTE && !meantAtNight(typed(form, 'tijd'))) wrong('tijd', nightText(start));
  if (!minutes) wrong('duur', LENGTH_MISSING);
  if (!place) wrong('plaats', PLACE_MISSING);
  else if (kind && !goesTogether({ kind, place })) wrong('plaats', NO_CALL_THERE);
  const fault = textFault(where, true);
  if (fault) wrong('waar', fault);
  const homes = homesOf(chosen);
  if (place && homeFoundBy({ place }, where, homes) === 'unknown') wrong('waar', homeUnknownText(homes));
  if (chosen.length === 0 && kind !== 'other') wrong('met', WHO_MISSING);
  if (!kind || !day || !start || !minutes || !place || errors.length > 0) return { wanted: null, errors };
  const wanted: Wanted = { kind, day, start, minutes, place, where, people: chosen };
  return endOf(wanted) > 24 * 60 ? { wanted: null, errors: [{ field: 'duur', message: OVER_MIDNIGHT }] } : { wanted, errors };
}

export interface Change { readonly askedBy: string; readonly reason: string }

/** Who asked for the change; why is never needed (P-02). */
export function readChange(form: URLSearchParams): Change | null {
  const askedBy = among(ASKED_BY, form.get('vraagt'));
  return askedBy ? { askedBy, reason: among(MOVE_REASONS, form.get('reden')) ?? 'not-told' } : null;
}

/** `away`: on a day of one's own leave. `home`: where one of both sides lives. */
export interface Warned { readonly clashes: readonly { readonly id: string }[]; readonly away: boolean; readonly home: boolean }

/** What a tick under a warning answers: this day, hour, place and people, and these warnings. Of anything else it is asked anew. */
export const warnedOf = ({ day, start, minutes, place, people }: Wanted, { clashes, away, home }: Warned): string =>
  [day, start, minutes, place, ...people, ...away ? ['away'] : [], ...home ? ['home'] : [], ...clashes.map(({ id }) => id)].join(' ');
