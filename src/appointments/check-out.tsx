import { begun, checkOutOf, goersOf, isOutside, mayTakeSafeBack, missedOf, safeAtOf, stillOut } from '../core/appointment.ts';
import { appointmentsOf, followedUp, ownOrJoined, saySafe, takeSafeBack, type Appointment } from '../database/people/appointment.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { openCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { startPage } from '../web/start-page.ts';
import { followedUpText } from '../words/appointments.ts';
import { listed } from '../words/codes.ts';
import { clockText } from '../words/day.ts';
import type { Ask } from './ask.ts';
import { appointmentAddress } from './parts.tsx';
import { ASKED_LATER } from './texts.ts';

/** Of one of those who go there. */
export const nameIn = (one: Appointment, id: string): string => (id === one.owner ? one.ownerName : one.alsoName ?? '');

/** Of each who goes there whether they are safe; the button of whoever looks, big enough for a thumb, and for nobody else (P-21). */
export async function CheckOut({ own: { visit, number }, one }: { own: Ask; one: Appointment }) {
  const me = visit.user?.id ?? '';
  const others = await followedUp(visit.db, [one.id]);
  const goers = goersOf(one);
  const [out, missed] = [stillOut(one, visit.now).filter((id) => id !== me), missedOf(one, visit.now)];
  const later = one.status === 'planned' && isOutside(one) && !begun(one, visit.now) && goers.some(({ who }) => who === me);
  return (
    <>
      {later ? <Notice title={ASKED_LATER.title}>{ASKED_LATER.text}</Notice> : null}
      {goers.map(({ who: id, safeAt }) => {
        const followed = others.find(({ staff }) => staff === id);
        if (followed) return <Notice tone={followed.how === 'spoken' ? 'success' : 'warning'}>{followedUpText(followed)}</Notice>;
        if (!safeAt) return null;
        return (
          <Notice tone="success">
            {nameIn(one, id)} meldde zich veilig om {clockText(safeAt)}.
            {id === me && mayTakeSafeBack(one, me, visit.now) ? <ButtonForm action={`${appointmentAddress(number, one.id)}/nog-niet-veilig`} onceKey={visit.onceKey} label="Vergissing: ik ben er nog" /> : null}
          </Notice>
        );
      })}
      {out.length > 0 && goers.length > 1 ? (
        <Notice tone={out.some((id) => missed.includes(id)) ? 'safety' : 'info'} title={`${listed(out.map((id) => nameIn(one, id)))} meldde zich nog niet veilig`}>
          {out.some((id) => missed.includes(id)) ? <a href={`${appointmentAddress(number, one.id)}/waar`}>Toon waar, en bel nu</a> : 'Ieder meldt dat zelf.'}
        </Notice>
      ) : null}
      {checkOutOf(one, me, visit.now) === 'none' ? null : <div class="check-out"><ButtonForm primary action={`${appointmentAddress(number, one.id)}/veilig`} onceKey={visit.onceKey} label="Ik ben veilig" /></div>}
    </>
  );
}

/** Why an appointment is not moved, called off or taken over: somebody is out there, and it would hide that they are missed. Null where nobody is. */
export function outText(visit: Visit, one: Appointment): string | null {
  const out = stillOut(one, visit.now);
  const others = out.filter((id) => id !== visit.user?.id);
  if (out.length === 0) return null;
  return `Dit bezoek is begonnen. ${[...others.length < out.length ? ['Meld u eerst veilig.'] : [], ...others.map((id) => `${nameIn(one, id)} meldde zich nog niet veilig: bel eerst.`)].join(' ')} Daarna legt u hier vast wat er veranderde.`;
}

/** Also after the case was closed: whoever came from its last visit and closed it on the way home is still to be missed. */
export async function safe(visit: Visit): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!open.relations.includes('mediator')) return forbidden();
  const { id, number, state } = open.file;
  const one = (await appointmentsOf(visit.db, id)).find((other) => other.id === visit.params['afspraak']);
  if (!one) return notFound();
  const me = visit.user?.id ?? '';
  const said = checkOutOf(one, me, visit.now) !== 'none' || safeAtOf(one, me) !== null;
  if (!said || !await saySafe(visit.db, id, one.id, me, visit.now)) return forbidden();
  return { kind: 'to', location: whereSaid(visit, number, one, state.closed !== null) };
}

/** The appointment, or where it is said of a closed case, whose appointments open no more. */
const whereSaid = ({ user }: Visit, number: string, { id }: Appointment, closed: boolean): string => (closed ? startPage(user?.roles ?? []) : appointmentAddress(number, id));

/** A mistake, while the visit lasts: from now on it is asked for again, and missed when it stays away (P-21). */
export async function notSafe(visit: Visit): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!open.relations.includes('mediator')) return forbidden();
  const { id, number, state } = open.file;
  const one = (await appointmentsOf(visit.db, id)).find((other) => other.id === visit.params['afspraak']);
  if (!one) return notFound();
  const me = visit.user?.id ?? '';
  if (mayTakeSafeBack(one, me, visit.now)) await takeSafeBack(visit.db, id, one.id, me);
  return { kind: 'to', location: whereSaid(visit, number, one, state.closed !== null) };
}

/** From the page of today, for whoever went out: also where the case went to somebody else since. The case is named where this colleague may know of it. */
export async function safeAnywhere(visit: Visit): Promise<Answer> {
  const me = visit.user?.id ?? '';
  const one = await ownOrJoined(visit.db, me, visit.params['afspraak'] ?? '');
  if (!one) return notFound();
  if (checkOutOf(one, me, visit.now) === 'none' && safeAtOf(one, me) === null) return forbidden();
  await saySafe(visit.db, one.caseId, one.id, me, visit.now);
  const open = one.number === '' ? null : await openCase({ ...visit, params: { zaak: one.number } });
  const ours = open !== null && open.relations.includes('mediator') && open.file.state.closed === null;
  return { kind: 'to', location: ours ? appointmentAddress(one.number, one.id) : '/vandaag' };
}
