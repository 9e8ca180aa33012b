import { clockAt, endOf, FOLLOWED_UP_HOURS, missedOf } from '../core/appointment.ts';
import { followedUpSince, notSaidSafe, type Appointment } from '../database/people/appointment.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { APPOINTMENT_KIND_WORDS, followedUpText } from '../words/appointments.ts';
import { dayText } from '../words/day.ts';
import { barredFor, excludedFor } from './relation.ts';
import type { Visit } from './route.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * On the start pages of the desk and of practice supervisors: who went out and did not say to be safe (P-21). Colleague, kind and hour,
 * nothing of a case; where it is opens on a page of its own, which is logged, and names no case to whoever may not open it. Below it how others
 * were followed up lately, so that a mistake in that is seen. `of`: whose, or null for everybody's.
 */
export async function safetyNotice(visit: Visit, of: ReadonlySet<string> | null) {
  const told = (id: string) => of === null || of.has(id);
  const [missed, followedUp] = await Promise.all([notSaidSafe(visit.db, visit.today), followedUpSince(visit.db, new Date(visit.now.getTime() - FOLLOWED_UP_HOURS * 3_600_000))]);
  const late = missed.flatMap((one) => missedOf(one, visit.now).filter(told).map((who) => ({ one, name: who === one.owner ? one.ownerName : one.alsoName ?? '' })));
  const [barred, excluded] = late.length === 0 ? [NONE, NONE] : await Promise.all([barredFor(visit), excludedFor(visit)]);
  const opens = ({ caseId, number }: Appointment) => number !== '' && !barred.has(caseId);
  visit.shows(...late.filter(({ one }) => opens(one)).map(({ one }) => one.caseId));
  const ended = followedUp.filter(({ staff }) => told(staff));
  return (
    <>
      {late.length === 0 ? null : (
        <Notice tone="safety" title={late.length === 1 ? 'Een collega meldde zich na een bezoek niet veilig' : `${late.length} collega’s meldden zich na een bezoek niet veilig`}>
          <ul class="lines">
            {late.map(({ one, name }) => (
              <li>
                <b>{name}</b>: {APPOINTMENT_KIND_WORDS[one.kind]}, tot {clockAt(endOf(one))} op {dayText(one.day)}.{' '}
                {excluded.has(one.caseId) ? null : <a href={`${opens(one) ? `/zaken/${one.number}` : ''}/afspraken/${one.id}/waar`}>Toon waar<span class="vh"> {name} is</span></a>}
              </li>
            ))}
          </ul>
          Bel deze collega nu. Neemt die niet op, bel dan 112.
        </Notice>
      )}
      {ended.length === 0 ? null : (
        <Notice title="Afgehandeld na een melding over veiligheid">
          <ul class="lines">{ended.map((one) => <li>{followedUpText(one)} {one.staff === visit.user?.id ? null : <ButtonForm action={`/afspraken/${one.appointment}/toch-gemist`} onceKey={visit.onceKey} label={`Toch niet: ${one.name} wordt nog gemist`} fields={{ wie: one.staff }} />}</li>)}</ul>
          Klopt dit niet? Bel dan nu zelf.
        </Notice>
      )}
    </>
  );
}
