import type { Day } from '../core/day.ts';
import { CaseTable } from './parts.tsx';
import { caseColumn, leftWaits, lookColumn, mediatorColumn, peopleColumn, phaseColumn, waitsColumn, type Names } from './row.tsx';
import type { ListedCase } from './sql.ts';

/** Cases whose mediator is none any more, for who cannot give them on: the desk does. Nothing where there is none. */
export function LeftCases({ rows, today, names }: { rows: readonly ListedCase[]; today: Day; names: Names }) {
  if (rows.length === 0) return null;
  return (
    <CaseTable caption="Zaken zonder bemiddelaar" rows={rows} empty="" columns={[
      caseColumn, peopleColumn(names, false), mediatorColumn, phaseColumn, waitsColumn(today, (row) => leftWaits(row, 'Het aanmeldpunt zoekt een ander.')), lookColumn(today),
    ]} />
  );
}
