import { checkOut, clockAt, endOf } from '../core/appointment.ts';
import { notSaidSafe, type Appointment } from '../database/people/appointment.ts';
import { Notice } from '../ui/notice.tsx';
import { APPOINTMENT_KIND_WORDS } from '../words/appointments.ts';
import { dayText } from '../words/day.ts';
import { barredFor, excludedFor } from './relation.ts';
import type { Visit } from './route.ts';

/**
 * On the start pages of the desk and of practice supervisors: who went out and did not say to be safe (P-21). Colleague, kind and hour,
 * nothing of a case; where it is opens on a page of its own, which is logged, and names no case to whoever may not open it. `of`: whose, or null for everybody's.
 */
export async function safetyNotice(visit: Visit, of: ReadonlySet<string> | null) {
  const late = (await notSaidSafe(visit.db, visit.today)).filter((one) => checkOut(one, visit.now) === 'late' && (of === null || of.has(one.owner)));
  if (late.length === 0) return null;
  const [barred, excluded] = [await barredFor(visit), await excludedFor(visit)];
  const opens = ({ caseId, number }: Appointment) => number !== '' && !barred.has(caseId);
  visit.shows(...late.filter(opens).map(({ caseId }) => caseId));
  return (
    <Notice tone="safety" title={late.length === 1 ? 'Een collega meldde zich na een bezoek niet veilig' : `${late.length} collega’s meldden zich na een bezoek niet veilig`}>
      <ul class="lines">
        {late.map((one) => (
          <li>
            <b>{one.ownerName}</b>: {APPOINTMENT_KIND_WORDS[one.kind]}, tot {clockAt(endOf(one))} op {dayText(one.day)}.{' '}
            {excluded.has(one.caseId) ? null : <a href={`${opens(one) ? `/zaken/${one.number}` : ''}/afspraken/${one.id}/waar`}>Toon waar<span class="vh"> {one.ownerName} is</span></a>}
          </li>
        ))}
      </ul>
      Bel deze collega nu. Neemt die niet op, bel dan 112.
    </Notice>
  );
}
