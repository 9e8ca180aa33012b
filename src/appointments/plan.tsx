import { atHomeOfOne } from '../core/appointment.ts';
import { homesOf, likelyMeeting, sidesOf } from '../core/case/meeting.ts';
import { waiting } from '../core/case/waiting.ts';
import { addAppointment, bookingsOf, settleAppointment, whereExactly, type Appointment } from '../database/people/appointment.ts';
import { ErrorSummary, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { ask, askOne, awayOn, clashesWith, standsNow, staysOpen, type Ask } from './ask.ts';
import { bookingValues, readBookingFields } from './booking.tsx';
import { readAppointment, readChange, warnedOf } from './form.ts';
import { appointmentAddress, AppointmentFields, ChangeFields, whenText } from './parts.tsx';
import { NoNumber } from './reach.tsx';
import { outText } from './check-out.tsx';
import { comesAlso, otherMediator, TOGETHER } from './together.ts';
import { ASKER_MISSING, CLASH_FIELD, CLOSED_MEANWHILE, HOME, HOME_FIELD, NOT_PLANNED, WARNED } from './texts.ts';

interface Shown { readonly values: URLSearchParams; readonly errors: readonly FieldError[]; readonly clashes: readonly Appointment[]; readonly away?: boolean; readonly home?: boolean; readonly warned?: string; /** Somebody moved it since the form was made. */ readonly changed?: boolean }

/** `instead`: the appointment that is moved, as it stands now; the address of the form stays that of the one it was opened for. */
async function planPage(own: Ask, { values, errors, clashes, away = false, home = false, warned = '', changed = false }: Shown, instead: Appointment | null): Promise<Answer> {
  const { visit, number, people, open } = own;
  const other = await otherMediator(own);
  const action = instead ? `${appointmentAddress(number, visit.params['afspraak'] ?? instead.id)}/verzetten` : `/zaken/${number}/afspraken/nieuw`;
  const title = instead ? 'Afspraak verzetten' : 'Afspraak plannen';
  return {
    kind: 'page', status: changed ? 409 : errors.length > 0 ? 422 : 200, frame: 'staff', title, here: '/mijn-zaken',
    body: (
      <>
        <PageHead over={<a href={`/zaken/${number}`}>Zaak {number}</a>} title={title} />
        <ErrorSummary errors={errors} />
        {instead && changed ? <ChangedMeanwhile now={whenText(instead)} /> : null}
        {await NoNumber({ visit })}
        {instead ? <p class="lead">Nu: {whenText(instead)}.</p> : null}
        <Form action={action} onceKey={visit.onceKey}>
          {instead ? <AsShown values={[instead.id]} /> : null}
          {instead ? <ChangeFields values={values} errors={errors} /> : null}
          <AppointmentFields values={values} errors={errors} people={people} clashes={clashes} away={away} home={home} warned={warned} other={other} detained={[...open.file.state.people.values()].some((p) => p.detained === 'yes')} />
          <SubmitBar label={instead ? 'De afspraak is verzet' : 'De afspraak staat'} cancel={{ href: instead ? appointmentAddress(number, instead.id) : `/zaken/${number}` }} />
        </Form>
      </>
    ),
  };
}

export const showNew = (visit: Visit): Promise<Answer> => ask(visit, async (own) => planPage(own, { values: await beginning(own), errors: [], clashes: [] }, null));

/** The appointment that the next step likely is; where and when is for people. */
async function beginning({ visit, open }: Ask): Promise<URLSearchParams> {
  const { state } = open.file;
  const likely = likelyMeeting(state, waiting(state, await visit.settings()), visit.today);
  if (!likely) return new URLSearchParams();
  return new URLSearchParams([['soort', likely.kind], ['duur', String(likely.minutes)], ...likely.place === null ? [] : [['plaats', likely.place]], ...likely.people.map((id) => ['met', id])]);
}

/** What was planned, as the form has it. */
async function valuesOf({ visit, open }: Ask, one: Appointment): Promise<URLSearchParams> {
  const where = (await whereExactly(visit.db, visit.keys, open.file.id)).get(one.id) ?? '';
  const booking = (await bookingsOf(visit.db, visit.keys, open.file.id)).get(one.id);
  return new URLSearchParams([
    ...bookingValues(booking, one.gate, one.referrerPresent), ['soort', one.kind], ['dag', one.day], ['tijd', one.start], ['duur', String(one.minutes)], ['plaats', one.place], ['waar', where],
    ...one.also === null ? [] : [[TOGETHER, 'ja']], ...one.people.map((id) => ['met', id]),
  ]);
}

export const showMove = (visit: Visit): Promise<Answer> => askOne(visit, async (own, asked) => {
  const one = await standsNow(own, asked);
  return one.status === 'planned' && outText(visit, one) === null ? planPage(own, { values: await valuesOf(own, one), errors: [], clashes: [] }, one) : { kind: 'to', location: appointmentAddress(own.number, one.id) };
});

/** Moved by somebody else, or in another window, since the form was made: never over that unseen. */
const movedSince = ({ form, params }: Visit, one: Appointment): boolean => (form.has('getoond') ? changedSince({ form }, [one.id]) : one.id !== params['afspraak']);

/** What was filled in, without the ticks that answered another warning than this one, or none at all. */
function ticksOf(form: URLSearchParams, warned: string): URLSearchParams {
  const values = new URLSearchParams(form);
  if (form.get(WARNED) !== warned) for (const name of ['toch', HOME]) values.delete(name);
  return values;
}

/** A clash is a warning: with one tick it is planned all the same. */
async function plan(own: Ask, asked: Appointment | null): Promise<Answer> {
  const { visit, number, people, open } = own;
  const instead = asked && await standsNow(own, asked);
  const changed = (one: Appointment) => planPage(own, { values: visit.form, errors: [], clashes: [], changed: true }, one);
  if (instead?.status === 'planned' && movedSince(visit, instead)) return changed(instead);
  const { wanted, errors } = readAppointment(visit.form, { people: people.map(({ id }) => id), homesOf: (chosen) => homesOf(open.file.state, chosen) }, visit.today);
  const agreed = readBookingFields(visit.form, wanted, open.file.state);
  const wrong = [...errors, ...agreed.errors];
  const change = instead ? readChange(visit.form) : null;
  const out = instead ? outText(visit, instead) : null;
  const gone = instead && instead.status !== 'planned' ? [{ field: 'vraagt', message: NOT_PLANNED }] : [];
  const faults = [...gone, ...out === null ? [] : [{ field: 'vraagt', message: out }], ...instead && !change ? [{ field: 'vraagt', message: ASKER_MISSING }] : [], ...wrong];
  const clashes = wanted ? await clashesWith(visit, wanted, instead?.id ?? null) : [];
  const away = wanted ? await awayOn(visit, wanted.day) : false;
  const home = wanted ? atHomeOfOne(wanted, sidesOf(open.file.state, wanted.people)) : false;
  const warned = wanted ? warnedOf(wanted, { clashes, away, home }) : '';
  const values = ticksOf(visit.form, warned);
  if (home && values.get(HOME) !== 'ja') faults.push({ field: HOME, message: HOME_FIELD });
  const all = (clashes.length > 0 || away) && values.get('toch') !== 'ja' ? [...faults, { field: 'toch', message: CLASH_FIELD }] : faults;
  // The warning names other cases of this colleague: each is a look.
  visit.shows(...clashes.filter((other) => other.number !== '').map(({ caseId }) => caseId));
  if (!wanted || all.length > 0) return planPage(own, { values, errors: all, clashes, away, home, warned }, instead);
  if (!await staysOpen(own)) return planPage(own, { values: visit.form, errors: [{ field: '', message: CLOSED_MEANWHILE }], clashes, away, home }, instead);
  if (instead && change && !await settleAppointment(visit.db, open.file.id, instead.id, { status: 'moved', ...change }, visit.now)) return changed(await standsNow(own, instead));
  const id = await addAppointment(visit.db, visit.keys, { ...wanted, visit: agreed.visit ?? undefined, caseId: open.file.id, owner: visit.user?.id ?? '', also: comesAlso(visit.form, await otherMediator(own)), replaces: instead?.id ?? null }, visit.now, visit.newId);
  return { kind: 'to', location: appointmentAddress(number, id) };
}

export const planNew = (visit: Visit): Promise<Answer> => ask(visit, (own) => plan(own, null));
export const move = (visit: Visit): Promise<Answer> => askOne(visit, (own, one) => plan(own, one));
