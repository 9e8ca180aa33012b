import { PageHead } from '../ui/page-head.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { CaseTable, Done } from './parts.tsx';
import { barredFor, showRows } from './read.ts';
import { caseColumn, lookColumn, peopleColumn, phaseColumn, waitsColumn } from './row.tsx';
import { supervisedCases, type ListedCase } from './sql.ts';

/** Where a word with the mediator may help. No counts per mediator, no shares, no order of who does better (P-03). */
export async function showSupervision(visit: Visit): Promise<Answer> {
  const rows = await supervisedCases(visit.db, visit.user?.id ?? '', visit.today, await barredFor(visit));
  const names = await showRows(visit, rows, false);
  return {
    kind: 'page', frame: 'staff', title: 'Werkbegeleiding', here: '/werkbegeleiding',
    body: (
      <>
        <PageHead title="Werkbegeleiding" />
        <Done number={visit.query.get('gedaan')} />
        <p class="lead">Zaken van uw bemiddelaars waar een gesprek kan helpen: een pauze waarvan de dag voorbij is, of eigen werk dat al weken wacht.</p>
        <CaseTable caption="Zaken om over te spreken" quiet rows={rows} empty="Er is nu geen zaak die om een gesprek vraagt." columns={[
          caseColumn, peopleColumn(names, false), { label: 'Bemiddelaar', width: 'narrow', cell: (row: ListedCase) => row.mediatorName ?? '' }, phaseColumn, waitsColumn(visit.today), lookColumn(visit.today),
        ]} />
      </>
    ),
  };
}
