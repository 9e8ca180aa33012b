import { stillOut } from '../core/appointment.ts';
import type { leavers } from '../database/left-behind.ts';
import { outWith } from '../database/people/appointment.ts';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { plannedNotice } from '../web/planned-notice.tsx';
import { barredFor } from '../web/relation.ts';
import type { Visit } from '../web/route.ts';
import { ORDER_TEXTS } from '../words/orders.ts';
import type { AsSecond, MediatorRow } from './sql.ts';

type Leaver = Awaited<ReturnType<typeof leavers>>[number];

/** Appointments of who does not come back: a participant waits for each. Of whoever stays (`among`), those in the cases that can go on here, or just went. */
export const plannedAfter = (visit: Visit, { id }: MediatorRow, among: ReadonlySet<string> | null = null) => plannedNotice(visit, [{ staffId: id, from: visit.today, until: null }], true, among);

/** Whose cases go on may be out in one of them just now: whoever takes it over does not know that yet, and asks nobody whether they are safe (P-21). */
export async function outNotice(visit: Visit, { id, name }: MediatorRow) {
  const out = (await outWith(visit.db, id, visit.today)).filter((one) => stillOut(one, visit.now).includes(id));
  if (out.length === 0) return null;
  const barred = await barredFor(visit);
  const known = out.filter(({ caseId }) => !barred.has(caseId));
  visit.shows(...known.map(({ caseId }) => caseId));
  return (
    <Notice tone="safety" title={`${name} is nu op bezoek`}>
      {name} meldde zich nog niet veilig{known.length > 0 ? <>, in {known.map(({ number }, index) => <>{index > 0 ? ', ' : ''}<a href={`/zaken/${number}`}>zaak {number}</a></>)}</> : null}. Draag die zaak liever over als {name} terug is.
    </Notice>
  );
}

/** Whoever is no mediator any more and still has something of it, apart from the others. `gives`: this reader gives cases on. */
export function Leavers({ rows, gives }: { rows: readonly Leaver[]; gives: boolean }) {
  if (rows.length === 0) return null;
  return (
    <section class="stack" id="gestopt" aria-label="Gestopt, met werk dat nog loopt">
      <Notice tone="warning" title="Wie stopte, en nog werk heeft">{gives ? 'Draag de zaken over.' : 'Het aanmeldpunt draagt de zaken over.'} Een afspraak neemt over wie de zaak krijgt; die collega zegt haar anders af.</Notice>
      <Table<Leaver> caption="Gestopt, met werk dat nog loopt" quietCaption stacks noun={['collega', 'collega’s']} rows={rows} columns={[
        { label: 'Wie stopte', names: true, cell: (row) => <a href={`/bemiddelaars/${row.id}${gives && row.cases + row.seconds > 0 ? '/overdragen' : ''}`}>{row.name}</a> },
        { label: 'Zaken', number: true, cell: ({ cases }) => cases }, { label: 'Als tweede', number: true, cell: ({ seconds }) => seconds },
        { label: 'Afspraken', number: true, cell: ({ appointments }) => appointments }, { label: 'Vervangt', number: true, cell: ({ standsIn }) => standsIn },
      ]} />
    </section>
  );
}

/** Where somebody who left is the second mediator: the first still has the case, and it is said there that the other goes. */
export function Seconds({ one, cases }: { one: MediatorRow; cases: readonly AsSecond[] }) {
  if (cases.length === 0) return null;
  return (
    <section class="stack" aria-label="Als tweede bemiddelaar">
      <div><h2>Als tweede bemiddelaar</h2><p class="two-sub">De eerste bemiddelaar heeft de zaak nog. Leg vast dat {one.name} niet meer meedoet.</p></div>
      <ul class="lines">{cases.map(({ number }) => <li><a href={`/zaken/${number}/${ORDER_TEXTS['end-second-mediator'].slug}`}>Zaak {number}</a></li>)}</ul>
    </section>
  );
}
