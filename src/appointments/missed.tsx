import type { Child } from 'hono/jsx';
import { checkOut } from '../core/appointment.ts';
import { appointmentsOf, bookingsOf, notSaidSafe, sayMissedSafe, saySafe, whereExactly, whereMissed, type Appointment } from '../database/people/appointment.ts';
import { telephonesOf } from '../database/staff-telephone.ts';
import { Card } from '../ui/card.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { excludedFor } from '../web/relation.ts';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { startPage } from '../web/start-page.ts';
import { APPOINTMENT_KIND_WORDS } from '../words/appointments.ts';
import { capital, word } from '../words/codes.ts';
import { appointmentAddress, whenText } from './parts.tsx';
import { supervises } from './sql.ts';

const SPOKEN = 'Gesproken: deze collega is veilig';

/** A colleague who went out and did not say to be safe: for the desk, the practice supervisor and the other mediator, as long as that is so. */
async function missed(visit: Visit, work: (open: OpenCase, one: Appointment) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!open.relations.some((relation) => relation === 'desk' || relation === 'supervisor' || relation === 'mediator')) return forbidden();
  const one = (await appointmentsOf(visit.db, open.file.id)).find(({ id }) => id === visit.params['afspraak']);
  if (!one) return notFound();
  return checkOut(one, visit.now) === 'late' ? work(open, one) : forbidden();
}

/** Where that colleague is. A logged act of its own. */
export const showWhere = (visit: Visit): Promise<Answer> => missed(visit, async ({ file }, one) => {
  const where = (await whereExactly(visit.db, visit.keys, file.id)).get(one.id) ?? ((await bookingsOf(visit.db, visit.keys, file.id)).get(one.id)?.site || null);
  return wherePage(one, where, await numberOf(visit, one), `Zaak ${file.number}`,
    <ButtonForm primary action={`${appointmentAddress(file.number, one.id)}/gesproken`} onceKey={visit.onceKey} label={SPOKEN} />);
});

const numberOf = async (visit: Visit, { owner }: Appointment): Promise<string | null> => (await telephonesOf(visit.db, visit.keys, [owner])).get(owner) ?? null;

const wherePage = (one: Appointment, where: string | null, telephone: string | null, over: string | undefined, then: Child): Answer => ({
  kind: 'page', frame: 'staff', title: 'Waar een collega is',
  body: (
    <>
      <PageHead over={over} title={`Waar ${one.ownerName} is`} />
      <Card id="waar" title="Afspraak" items={[
        { label: 'Telefoon', value: telephone ? <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a> : 'Niet bekend' }, { label: 'Wanneer', value: whenText(one) }, { label: 'Wat', value: capital(APPOINTMENT_KIND_WORDS[one.kind]) },
        { label: 'Waar', value: [capital(word('place', one.place)), where ?? 'Het adres is niet opgeschreven.'].join('\n') },
      ]} />
      <p>Dat u dit bekeek, is vastgelegd. Bel eerst; neemt deze collega niet op, bel dan 112.</p>
      {then}
    </>
  ),
});

/**
 * The same for the desk and the own supervisor who are told of it and may not open the case, as it is for a few: the place and nothing else
 * of it, not its number either. Never for whoever is excluded from it.
 */
export const showWhereOnly = (visit: Visit): Promise<Answer> => missedAnywhere(visit, async (one) => wherePage(
  one, await whereMissed(visit.db, visit.keys, one.id), await numberOf(visit, one), undefined,
  <ButtonForm primary action={`/afspraken/${one.id}/gesproken`} onceKey={visit.onceKey} label={SPOKEN} />));

/** They have them on the telephone. Nothing of the case is opened by it. */
export const spokenAnywhere = (visit: Visit): Promise<Answer> => missedAnywhere(visit, async (one) =>
  (await sayMissedSafe(visit.db, one.id) ? { kind: 'to', location: startPage(visit.user?.roles ?? []) } : forbidden()));

async function missedAnywhere(visit: Visit, work: (one: Appointment) => Promise<Answer>): Promise<Answer> {
  const { id: me, roles } = visit.user!;
  const one = (await notSaidSafe(visit.db, visit.today)).find(({ id }) => id === visit.params['afspraak']);
  if (!one || (await excludedFor(visit)).has(one.caseId)) return notFound();
  if (!roles.includes('desk') && !await supervises(visit.db, me, one.owner)) return notFound();
  if (checkOut(one, visit.now) !== 'late') return forbidden();
  visit.shows(one.caseId);
  return work(one);
}

/** Somebody has them on the telephone. Who that was stands in the access log. */
export const spoken = (visit: Visit): Promise<Answer> => missed(visit, async ({ file }, one) => {
  await saySafe(visit.db, file.id, one.id, one.owner, visit.now);
  return { kind: 'to', location: startPage(visit.user?.roles ?? []) };
});
