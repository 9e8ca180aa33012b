import type { Day } from '../core/day.ts';
import { plannedIn, type Appointment } from '../database/people/appointment.ts';
import { Notice } from '../ui/notice.tsx';
import { dayText } from '../words/day.ts';
import { barredFor } from './relation.ts';
import type { Visit } from './route.ts';

/** Days on which somebody is not there. */
interface Absence { readonly staffId: string; readonly from: Day; readonly until: Day | null }

/**
 * What stands planned while somebody is away: a participant waits for it. Of cases that the reader may know of, from today on; each is a look.
 * When, not what for, with whom or where: the desk, which reads this, does not follow a case that went out (P-11).
 * `left`: it is about whose cases go on. `among`: only in cases with these numbers.
 */
export async function plannedNotice(visit: Visit, absences: readonly Absence[], left = false, among: ReadonlySet<string> | null = null) {
  const barred = await barredFor(visit);
  const found = new Map<string, Appointment>();
  for (const { staffId, from, until } of absences) {
    for (const one of await plannedIn(visit.db, staffId, from > visit.today ? from : visit.today, until)) if (!barred.has(one.caseId) && (among === null || among.has(one.number))) found.set(one.id, one);
  }
  const all = [...found.values()].sort((x, y) => (`${x.day} ${x.start}` < `${y.day} ${y.start}` ? -1 : 1));
  if (all.length === 0) return null;
  visit.shows(...all.map(({ caseId }) => caseId));
  return (
    <Notice tone="warning" title={`${all.length === 1 ? 'Er staat een afspraak gepland' : `Er staan ${all.length} afspraken gepland`}${left ? '' : ' in deze dagen'}`}>
      <ul class="lines">
        {all.map((one) => <li>{dayText(one.day)} om {one.start}: afspraak van {one.ownerName} in <a href={`/zaken/${one.number}`}>zaak {one.number}</a></li>)}
      </ul>
      {left ? 'Iemand wacht hierop. Wie de zaak krijgt, ziet ze op Vandaag en in de Agenda, en neemt ze over of zegt ze af.' : 'Wie vervangt, ziet ze op de dag zelf op Vandaag en in de Agenda, en zegt ze af of neemt ze over.'}
    </Notice>
  );
}
