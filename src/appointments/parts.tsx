import { APPOINTMENT_KINDS, APPOINTMENT_MINUTES, APPOINTMENT_PLACES, ASKED_BY, clockAt, endOf, MOVE_REASONS, startOf, type Slot } from '../core/appointment.ts';
import type { Appointment } from '../database/people/appointment.ts';
import { Choices, DayField, faultAt, Hidden, Select, TextField, type FieldError } from '../ui/field.tsx';
import { FieldRow } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { APPOINTMENT_KIND_WORDS, ASKED_BY_WORDS, MOVE_REASON_WORDS } from '../words/appointments.ts';
import { capital, word } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { TOGETHER, type Colleague } from './together.ts';
import { BookingFields } from './booking.tsx';
import { HOME, HOME_HINT, PLACE_HINT, TOGETHER_HINT, WARNED, WHERE_HINT } from './texts.ts';

export const appointmentAddress = (number: string, id: string): string => `/zaken/${number}/afspraken/${id}`;
/** "ma 4 mrt 2019, 14:30 tot 15:30" */
export const whenText = (slot: Slot): string => `${dayText(slot.day)}, ${timesText(slot)}`;
export const timesText = (slot: Slot): string => `${clockAt(startOf(slot))} tot ${clockAt(endOf(slot))}`;

const lengthText = (minutes: number): string => (minutes < 60 ? `${minutes} minuten` : minutes % 60 === 0 ? `${minutes / 60} uur` : `${Math.floor(minutes / 60)} uur en ${minutes % 60} minuten`);

export interface FieldsProps {
  readonly values: URLSearchParams;
  readonly errors: readonly FieldError[];
  /** Who can be chosen: id and what they are called. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly clashes: readonly Appointment[];
  /** The day is one on which whoever plans is away. */
  readonly away: boolean;
  /** People of both sides would meet where one of them lives. */
  readonly home: boolean;
  /** What the warnings are about; empty where there is none. */
  readonly warned: string;
  /** Who can come along. */
  readonly other: Colleague | null;
  /** Somebody of the case is detained. */
  readonly detained: boolean;
}

/** The same for a new appointment and for moving one. */
export function AppointmentFields({ values, errors, people, clashes, away, home, warned, other, detained }: FieldsProps) {
  const at = (name: string) => ({ name, value: values.get(name) ?? '', error: faultAt(errors, name) });
  return (
    <>
      {clashes.length > 0 || away || home ? <Hidden name={WARNED} value={warned} /> : null}
      {clashes.length > 0 ? (
        <Notice tone="warning" title="U heeft dan al een afspraak">
          <ul class="lines">{clashes.map((other) => <li>{whenText(other)}: {APPOINTMENT_KIND_WORDS[other.kind]} {word('place', other.place)}, in zaak {other.number}</li>)}</ul>
          Er is een half uur gerekend om er te komen als een van beide niet op kantoor is.
        </Notice>
      ) : null}
      {away ? <Notice tone="warning" title="U heeft dan verlof">Op deze dag bent u er volgens BIS niet.</Notice> : null}
      {clashes.length > 0 || away ? <Choices name="toch" label="Toch zo plannen" values={values.getAll('toch')} error={faultAt(errors, 'toch')} options={[{ value: 'ja', label: clashes.length > 0 ? 'Ja, dit kan naast elkaar' : 'Ja, ik ben er dan toch' }]} /> : null}
      {home ? <Choices name={HOME} label="Bij een van beiden thuis" hint={HOME_HINT} values={values.getAll(HOME)} error={faultAt(errors, HOME)} options={[{ value: 'ja', label: 'Ja, zij weten beiden waar dit is en willen het allebei' }]} /> : null}
      <Select {...at('soort')} label="Wat voor afspraak" options={APPOINTMENT_KINDS.map((kind) => ({ value: kind, label: capital(APPOINTMENT_KIND_WORDS[kind]) }))} />
      <Choices name="met" label="Met wie" values={values.getAll('met')} error={faultAt(errors, 'met')} options={people.map(({ id, name }) => ({ value: id, label: capital(name) }))} />
      {other ? <Choices name={TOGETHER} label="Gaat u samen?" values={values.getAll(TOGETHER)} hint={TOGETHER_HINT} options={[{ value: 'ja', label: `Ja, ${other.name} komt ook` }]} /> : null}
      <FieldRow>
        <DayField {...at('dag')} label="Dag" />
        <TextField {...at('tijd')} label="Tijd" size="short" hint="Bijvoorbeeld 14:30" />
        <Select {...at('duur')} label="Hoe lang" options={APPOINTMENT_MINUTES.map((minutes) => ({ value: String(minutes), label: lengthText(minutes) }))} />
      </FieldRow>
      <Select {...at('plaats')} label="Plaats" hint={PLACE_HINT} options={APPOINTMENT_PLACES.map((place) => ({ value: place, label: capital(word('place', place)) }))} />
      <TextField {...at('waar')} label="Waar precies" optional hint={WHERE_HINT} />
      <BookingFields values={values} errors={errors} open={detained} />
    </>
  );
}

/** Who asked for a change, and optionally why (P-02). */
export function ChangeFields({ values, errors }: Pick<FieldsProps, 'values' | 'errors'>) {
  return (
    <FieldRow>
      <Select name="vraagt" label="Wie vraagt erom" value={values.get('vraagt') ?? ''} error={faultAt(errors, 'vraagt')} options={ASKED_BY.map((who) => ({ value: who, label: capital(ASKED_BY_WORDS[who]) }))} />
      <Select name="reden" label="Waarom" optional value={values.get('reden') ?? 'not-told'} empty={null} options={MOVE_REASONS.map((why) => ({ value: why, label: capital(MOVE_REASON_WORDS[why]) }))} />
    </FieldRow>
  );
}
