import { NO_BOOKING, visitedBy } from '../core/booking.ts';
import { begun, mayReopen, stillOut, type AppointmentKind } from '../core/appointment.ts';
import { dayOf } from '../core/day.ts';
import { doubtOf } from '../core/case/meeting.ts';
import type { OrderName } from '../core/case/orders.ts';
import { addAppointment, bookingsOf, reopenAppointment, settleAppointment, whereExactly, type Appointment } from '../database/people/appointment.ts';
import { stoodInBy } from '../database/relation.ts';
import { Card, Facts } from '../ui/card.tsx';
import { ErrorSummary, SubmitBar, type FieldError } from '../ui/field.tsx';
import { ButtonForm, ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { APPOINTMENT_KIND_WORDS, ASKED_BY_WORDS, DOUBT_WORDS, MOVE_REASON_WORDS } from '../words/appointments.ts';
import { capital, listed, word } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { orderAddress } from '../words/orders.ts';
import { askOne, standsNow, staysOpen, type Ask } from './ask.ts';
import { bookingItems } from './booking.tsx';
import { calendarCard } from './calendar.tsx';
import { CheckOut, outText } from './check-out.tsx';
import { readChange } from './form.ts';
import { appointmentAddress, ChangeFields, whenText } from './parts.tsx';
import { atOnce, needsSheet } from './rules.ts';
import { lookedAt, Moved } from './moved.tsx';
import { NoNumber, whereText } from './reach.tsx';
import { ASKER_MISSING, fromText, MOVED_ALREADY, REOPEN_NOTE } from './texts.ts';

export const showOne = (visit: Visit): Promise<Answer> => askOne(visit, (own, one) => page(own, one, []));

async function page(own: Ask, one: Appointment, errors: readonly FieldError[], recheck = false): Promise<Answer> {
  const { visit, number, open } = own;
  const where = (await whereExactly(visit.db, visit.keys, open.file.id)).get(one.id);
  const booking = (await bookingsOf(visit.db, visit.keys, open.file.id)).get(one.id);
  const address = appointmentAddress(number, one.id);
  const planned = one.status === 'planned';
  const all = atOnce(one, one.people.filter((id) => open.file.state.people.has(id as never)).length);
  const now = one.status === 'moved' ? await standsNow(own, one) : one;
  const doubt = planned ? doubtOf(open.file.state, one) : null;
  const [left, away, out] = [leftBehind(own, one), await inTheirPlace(visit, one), outText(visit, one)];
  return {
    kind: 'page', status: recheck ? 409 : errors.length > 0 ? 422 : 200, frame: 'staff', title: 'Afspraak', here: '/mijn-zaken',
    body: (
      <>
        <PageHead over={<a href={`/zaken/${number}`}>Zaak {number}</a>} title={capital(APPOINTMENT_KIND_WORDS[one.kind])} actions={planned && out === null ? <ButtonLink href={`${address}/verzetten`}>Verzetten</ButtonLink> : undefined} />
        <ErrorSummary errors={errors} />
        {doubt ? <Notice tone="warning" title={`Let op: ${DOUBT_WORDS[doubt]}`}>Gaat dit zo niet door, verzet de afspraak dan of zeg haar af.</Notice> : null}
        {await Moved({ own, one, recheck })}
        {await NoNumber({ visit, one })}
        {await CheckOut({ own, one })}
        <Card id="afspraak" title={statusText(one)}>
          <Facts items={[
            { label: 'Wanneer', value: whenText(one) }, ...(now.id === one.id ? [] : [{ label: 'Nu', value: <><a href={appointmentAddress(number, now.id)}>{whenText(now)}</a> ({statusText(now).toLowerCase()})</> }]), { label: 'Waar', value: [capital(word('place', one.place)), whereText(open.file.state, one, where)].filter(Boolean).join('\n') },
            { label: 'Met', value: <Met own={own} one={one} /> }, { label: 'Van', value: one.alsoName === null ? one.ownerName : `${one.ownerName}, samen met ${one.alsoName}` },
            ...bookingItems(booking, one.gate), ...(one.lookedAt ? [{ label: 'Nagekeken', value: `Dezelfde inrichting, op ${dayText(dayOf(one.lookedAt))} door ${one.lookedByName ?? 'een collega'}` }] : []), ...(one.referrerPresent ? [{ label: 'Verwijzer', value: one.referrerPresent === 'yes' ? 'Is erbij' : 'Is er niet bij' }] : []),
          ]} />
          {planned && out === null && (left || away) ? <ButtonForm primary action={`${address}/overnemen`} onceKey={visit.onceKey} label="Ik neem deze afspraak over" /> : null}
          {planned && !left ? needsSheet(one) ? <Sheeted own={own} one={one} gate={booking !== undefined || one.gate !== null} /> : begun(one, visit.now) ? <div class="submit-bar">{all ? <ButtonLink primary href={`${address}/verwerken`}>Alles in één keer vastleggen</ButtonLink> : null}<ButtonForm primary={!all} action={`${address}/ging-door`} onceKey={visit.onceKey} label="Dit ging door" /></div> : <p>{fromText(one)}</p> : null}
          {mayReopen(one, visit.today) ? <><p>{REOPEN_NOTE}</p><ButtonForm action={`${address}/toch-niet`} onceKey={visit.onceKey} label="Dit ging toch niet door" /></> : null}
        </Card>
        {await calendarCard(own, one)}
        {planned ? <Cancel own={own} one={one} errors={errors} out={out} /> : null}
      </>
    ),
  };
}

/** Whoever is late calls from here; whether that is safe, and what number, stands on the next page. */
function Met({ own: { number, who, open: { file: { state } } }, one }: { own: Ask; one: Appointment }) {
  if (one.people.length === 0) return 'Niemand uit deze zaak';
  const calls = one.status === 'planned' ? one.people.filter((id) => state.people.get(id as never)?.details.some(({ channel }) => channel === 'telephone')) : [];
  return <>{capital(listed(one.people.map((id) => who(id))))}{calls.map((id) => <> <a class="show" href={`/zaken/${number}/bellen/${id}`}>Bellen<span class="vh"> met {who(id)}</span></a></>)}</>;
}

/** A visit without a telephone: out with a sheet, back by one page. */
function Sheeted({ own: { visit, number }, one, gate }: { own: Ask; one: Appointment; gate: boolean }) {
  const back = begun(one, visit.now);
  return (
    <p class="submit-bar">
      {back ? <ButtonLink primary href={`${appointmentAddress(number, one.id)}/verwerken`}>Bezoek verwerken</ButtonLink> : null}
      <ButtonLink primary={back ? undefined : true} href={`/afspraken/${one.id}/blad`}>Blad om mee te nemen</ButtonLink>
      {gate ? <ButtonLink href={`/afspraken/${one.id}/blad?deel=poort`}>Briefje voor de poort</ButtonLink> : null}
    </p>
  );
}

/** Planned by a colleague who is none of the mediators of the case any more, and not by whoever asks: a stand-in plans too. */
const leftBehind = ({ visit, open: { file: { state } } }: Ask, { owner }: Appointment): boolean => owner !== visit.user?.id && state.allocated?.mediator !== owner && state.second !== owner;

/** Of a colleague whom one stands in for today, on a day that this lasts. */
const inTheirPlace = async ({ db, user, today }: Visit, { owner, day }: Appointment): Promise<boolean> =>
  (await stoodInBy(db, user?.id ?? '', today)).some(({ mediator, from, until }) => mediator === owner && from <= day && day <= until);

/** The same day, hour and place, from now on in the agenda of whoever takes it over. */
export const takeOver = (visit: Visit): Promise<Answer> => askOne(visit, async (own, one) => {
  const { open, number } = own;
  const address = appointmentAddress(number, one.id);
  if (one.status !== 'planned' || stillOut(one, visit.now).length > 0 || !(leftBehind(own, one) || await inTheirPlace(visit, one))) return { kind: 'to', location: address };
  if (!await staysOpen(own)) return { kind: 'to', location: `/zaken/${number}` };
  const where = (await whereExactly(visit.db, visit.keys, open.file.id)).get(one.id) ?? '';
  const booking = (await bookingsOf(visit.db, visit.keys, open.file.id)).get(one.id);
  if (!await settleAppointment(visit.db, open.file.id, one.id, { status: 'moved', askedBy: 'mediator', reason: null }, visit.now)) return { kind: 'to', location: address };
  const { caseId, kind, people, day, start, minutes, place, also, gate, referrerPresent, knownAt } = one;
  const person = visitedBy(open.file.state, people);
  const agreed = { booking: booking && person ? booking : NO_BOOKING, person, gate, referrerPresent };
  const id = await addAppointment(visit.db, visit.keys, { caseId, kind, people, day, start, minutes, place, where, owner: visit.user?.id ?? '', also: also === visit.user?.id ? null : also, replaces: one.id, visit: agreed, knownAt }, visit.now, visit.newId);
  return { kind: 'to', location: appointmentAddress(number, id) };
});

function statusText(one: Appointment): string {
  const asked = one.askedBy ? `, op verzoek van ${ASKED_BY_WORDS[one.askedBy as keyof typeof ASKED_BY_WORDS]}${one.reason && one.reason !== 'not-told' ? ` (${MOVE_REASON_WORDS[one.reason as keyof typeof MOVE_REASON_WORDS]})` : ''}` : '';
  return { planned: 'Gepland', held: 'Ging door', moved: `Verzet${asked}`, cancelled: `Ging niet door${asked}` }[one.status];
}

/** `out`: why it cannot be called off now. */
function Cancel({ own: { visit, number }, one, errors, out }: { own: Ask; one: Appointment; errors: readonly FieldError[]; out: string | null }) {
  if (out !== null && errors.length === 0) return <Card id="gaat-niet-door" title="Gaat dit niet door?"><p>{out}</p></Card>;
  return (
    <Card id="gaat-niet-door" title="Gaat dit niet door?">
      <Form action={`${appointmentAddress(number, one.id)}/afzeggen`} onceKey={visit.onceKey}>
        <ChangeFields values={visit.form} errors={errors} />
        <SubmitBar label="De afspraak gaat niet door" />
      </Form>
    </Card>
  );
}

export const cancel = (visit: Visit): Promise<Answer> => askOne(visit, async (own, one) => {
  const change = readChange(visit.form);
  const out = one.status === 'planned' ? outText(own.visit, one) : null;
  if (out !== null || !change) return page(own, one, [{ field: 'vraagt', message: out ?? ASKER_MISSING }]);
  const done = await settleAppointment(visit.db, own.open.file.id, one.id, { status: 'cancelled', ...change }, visit.now);
  if (!done && (await standsNow(own, one)).status === 'planned') return page(own, { ...one, status: 'moved' }, [{ field: '', message: MOVED_ALREADY }]);
  return { kind: 'to', location: appointmentAddress(own.number, one.id) };
});

/** Recorded in other words, and a person says that it is the institution of the visit. */
export const sameInstitution = (visit: Visit): Promise<Answer> => askOne(visit, async (own, one) => (
  await lookedAt(own, one) === 'again' ? page(own, one, [], true) : { kind: 'to', location: appointmentAddress(own.number, one.id) }
));

/** The step that such an appointment usually was. */
const STEP: Readonly<Partial<Record<AppointmentKind, OrderName>>> = { intake: 'hold-intake', 'prison-visit': 'hold-intake', preparation: 'prepare', contact: 'hold-contact', 'follow-up': 'follow-up' };

/** It took place: on to the step that it was, with whom, where and the day filled in. */
export const held = (visit: Visit): Promise<Answer> => askOne(visit, async ({ number, open }, one) => {
  if (!begun(one, visit.now)) return { kind: 'to', location: appointmentAddress(number, one.id) };
  await settleAppointment(visit.db, open.file.id, one.id, { status: 'held', askedBy: null, reason: null }, visit.now);
  const step = STEP[one.kind];
  if (!step) return { kind: 'to', location: appointmentAddress(number, one.id) };
  const about = step === 'hold-contact' ? null : one.people.find((id) => open.file.state.people.has(id as never)) ?? null;
  const address = orderAddress(number, step, about);
  const known = new URLSearchParams([['dag', one.day], ['plaats', one.place], ...one.people.map((id) => ['met', id])]);
  return { kind: 'to', location: `${address}${address.includes('?') ? '&' : '?'}${known}` };
});

/** Said by mistake, the same day: planned again, so that it is moved or cancelled with who asked for that. */
export const notHeld = (visit: Visit): Promise<Answer> => askOne(visit, async ({ number, open }, one) => {
  if (mayReopen(one, visit.today)) await reopenAppointment(visit.db, open.file.id, one.id);
  return { kind: 'to', location: appointmentAddress(number, one.id) };
});
