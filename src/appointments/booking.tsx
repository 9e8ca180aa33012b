import { minutesAt, startOf } from '../core/appointment.ts';
import { visitedBy, type Booking } from '../core/booking.ts';
import type { CaseState } from '../core/case/state.ts';
import type { PrisonVisit } from '../database/people/appointment.ts';
import { Choice, faultAt, TextField, type FieldError } from '../ui/field.tsx';
import { textFault, typed } from '../ui/form-text.ts';
import { More } from '../ui/menu.tsx';
import { readTime, type Wanted } from './form.ts';
import { needsSheet } from './rules.ts';
import { BOOKING_ELSEWHERE, BOOKING_TEXTS, GATE_LATE, REFERRER_ANSWERS, TIME_WRONG, WHOSE_VISIT } from './texts.ts';

/** Field of the form for each line of a booking. */
export const BOOKING_FIELDS = { site: 'inrichting', contact: 'contactpersoon', reference: 'boeking', bring: 'meenemen' } as const satisfies Record<keyof Booking, string>;
const NAMES = Object.entries(BOOKING_FIELDS) as [keyof Booking, string][];
const GATE = 'poort';
const REFERRER = 'verwijzer';

/** What was agreed with an institution, or what is wrong with it; null where nothing was filled in. */
export function readBookingFields(form: URLSearchParams, wanted: Wanted | null, state: CaseState): { visit: PrisonVisit | null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const booking = Object.fromEntries(NAMES.map(([name, field]) => [name, typed(form, field)])) as unknown as Booking;
  for (const [name, field] of NAMES) {
    const fault = textFault(booking[name], true);
    if (fault) errors.push({ field, message: fault });
  }
  const at = typed(form, GATE);
  const gate = at === '' ? null : readTime(at);
  const referrerPresent = (['yes', 'no'] as const).find((answer) => answer === form.get(REFERRER)) ?? null;
  const told = NAMES.some(([name]) => booking[name] !== '');
  if (!told && at === '' && referrerPresent === null) return { visit: null, errors };
  if (at !== '' && gate === null) errors.push({ field: GATE, message: TIME_WRONG });
  if (wanted && gate !== null && (minutesAt(gate) ?? 0) > startOf(wanted)) errors.push({ field: GATE, message: GATE_LATE });
  if (wanted && !needsSheet(wanted)) errors.push({ field: NAMES.find(([name]) => booking[name] !== '')?.[1] ?? (at === '' ? REFERRER : GATE), message: BOOKING_ELSEWHERE });
  const person = wanted ? visitedBy(state, wanted.people) : null;
  if (wanted && told && person === null) errors.push({ field: 'met', message: WHOSE_VISIT });
  return { visit: errors.length > 0 ? null : { booking, person, gate, referrerPresent }, errors };
}

/** As the form has it. */
export const bookingValues = (booking: Booking | undefined, gate: string | null, referrer: string | null): [string, string][] =>
  [...NAMES.map(([name, field]): [string, string] => [field, booking?.[name] ?? '']), [GATE, gate ?? ''], [REFERRER, referrer ?? '']];

/** Only for a visit to an institution; open where somebody is detained or something stands in it. */
export function BookingFields({ values, errors, open }: { values: URLSearchParams; errors: readonly FieldError[]; open: boolean }) {
  const at = (name: string) => ({ name, value: values.get(name) ?? '', error: faultAt(errors, name) });
  const filled = [...NAMES.map(([, field]) => field), GATE, REFERRER].some((name) => at(name).value !== '' || at(name).error);
  return (
    <More label="Bij een bezoek aan een inrichting" open={open || filled}>
      <div class="stack">
        {NAMES.map(([name, field]) => <TextField {...at(field)} label={BOOKING_TEXTS[name].label} optional hint={BOOKING_TEXTS[name].hint} />)}
        <TextField {...at(GATE)} label="Bij de poort om" size="short" optional hint="Bijvoorbeeld 8:30" />
        <Choice {...at(REFERRER)} label="Is de verwijzer erbij?" row optional options={REFERRER_ANSWERS} />
      </div>
    </More>
  );
}

/** What was agreed, for the page of the appointment and for the gate. */
export const bookingItems = (booking: Booking | undefined, gate: string | null): { label: string; value: string }[] => [
  ...NAMES.flatMap(([name]) => (booking?.[name] ? [{ label: BOOKING_TEXTS[name].label, value: booking[name] }] : [])),
  ...(gate === null ? [] : [{ label: 'Bij de poort om', value: gate }]),
];
