import { clockOf, isRisk, type BreachClock } from '../core/breach.ts';
import { dayOf } from '../core/day.ts';
import { termOf, type Term } from '../core/request.ts';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { glassToReview } from '../web/glass-notice.tsx';
import { erasingNotice } from '../web/work-notice.tsx';
import { clockText, daysText, dayText } from '../words/day.ts';
import { openBreaches, openRequests, overdueActions, standingRestrictions } from './sql.ts';

interface Running<Clock> { readonly number: string; readonly clock: Clock }

const hours = ({ clock: { hoursLeft, standing, by } }: Running<BreachClock>): string => {
  if (standing === 'late') return `${-hoursLeft} uur te laat`;
  if (standing === 'people-next') return 'gemeld; de mensen nog vertellen';
  return standing === 'running' || standing === 'near' ? `nog ${hoursLeft} uur, tot ${dayText(dayOf(by))} ${clockText(by)}` : 'nog afsluiten';
};
const days = ({ clock: { left, ends } }: Running<Term>): string => (left < 0 ? `${daysText(-left)} te laat` : `nog ${daysText(left)}, tot en met ${dayText(ends)}`);

/** Where the privacy officer's day begins: what is late, what runs out next, and what nobody looked at yet. No case, and of people only who opened one in an emergency. */
export async function showStart(visit: Visit): Promise<Answer> {
  const breaches = (await openBreaches(visit.db)).map((one): Running<BreachClock> => ({ number: one.number, clock: clockOf({ ...one, risk: one.risk !== null && isRisk(one.risk) ? one.risk : null }, visit.now) }));
  const requests = (await openRequests(visit.db)).map((one): Running<Term> => ({ number: one.number, clock: termOf({ ...one, decided: null }, visit.today) })).sort((a, b) => (a.clock.ends < b.clock.ends ? -1 : a.clock.ends > b.clock.ends ? 1 : 0));
  const [late, urgent] = [requests.filter(({ clock }) => clock.standing === 'late'), breaches.filter(({ clock }) => clock.standing === 'late')];
  const [actions, restrictions] = [await overdueActions(visit.db, visit.today), await standingRestrictions(visit.db)];
  const body = (
    <>
      <PageHead title="Privacy" />
      {await erasingNotice(visit)}
      {await glassToReview(visit)}
      {urgent.length > 0 ? <Notice tone="warning" title={urgent.length === 1 ? 'Een datalek is te laat' : `${urgent.length} datalekken zijn te laat`}>De 72 uur zijn om. <a href={`/datalekken/${urgent[0]!.number}`}>Meld nu</a>.</Notice> : null}
      {late.length > 0 ? <Notice tone="warning" title={late.length === 1 ? 'Een verzoek is te laat' : `${late.length} verzoeken zijn te laat`}>De maand is om. <a href={`/verzoeken/${late[0]!.number}`}>Antwoord vandaag</a>.</Notice> : null}
      <Card id="datalekken" title="Datalekken" aside={<a href="/datalekken">Alle datalekken</a>}>
        {breaches.length === 0 ? <Empty title="Er is geen datalek open.">Meldt een collega er een, dan staat het hier.</Empty> : <ul class="lines">{breaches.map((one) => <li><a href={`/datalekken/${one.number}`}>{one.number}</a>: {hours(one)}</li>)}</ul>}
      </Card>
      <Card id="verzoeken" title="Verzoeken van mensen" aside={<a href="/verzoeken">Alle verzoeken</a>}>
        {requests.length === 0 ? <Empty title="Er is geen verzoek open.">Vraagt iemand iets over zijn gegevens, <a href="/verzoeken/nieuw">leg het verzoek dan vast</a>.</Empty> : <ul class="lines">{requests.map((one) => <li><a href={`/verzoeken/${one.number}`}>{one.number}</a>: {days(one)}</li>)}</ul>}
      </Card>
      <Card id="verder" title="Verder">
        <ul class="lines">
          <li><a href="/verantwoording/jaarplan">Jaarplan</a>: {actions === 0 ? 'niets te laat' : actions === 1 ? '1 actie te laat' : `${actions} acties te laat`}</li>
          <li>Beperkingen die nu gelden: {restrictions.length === 0 ? 'geen' : restrictions.map((number, index) => <>{index > 0 ? ', ' : ''}<a href={`/verzoeken/${number}`}>{number}</a></>)}</li>
        </ul>
      </Card>
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Privacy', here: '/privacy', body };
}
