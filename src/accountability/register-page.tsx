import { Card } from '../ui/card.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { activityRows, classText, registerCsv, type ActivityRow } from './register-text.ts';
import { AccountabilityTabs } from './tabs.tsx';

/** What is processed, made from the program's own list of tables and fields: it cannot be out of date. */
export async function showRegister(visit: Visit): Promise<Answer> {
  const body = (
    <>
      <PageHead title="Verantwoording" actions={<ButtonLink href="/verantwoording/register.csv">Register als CSV</ButtonLink>} />
      <AccountabilityTabs here="/verantwoording" user={visit.user} />
      <p class="lead">Dit register van verwerkingen komt uit het programma zelf. Een veld zonder doel, grondslag en termijn bestaat niet. De grondslagen zijn een voorstel: de stichting stelt ze vast.</p>
      {activityRows().map((row, index) => <Activity row={row} id={`verwerking-${index + 1}`} />)}
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Register van verwerkingen', here: '/verantwoording', body };
}

function Activity({ row, id }: { row: ActivityRow; id: string }) {
  return (
    <Card id={id} title={row.name} items={[
      { label: 'Doel', value: row.purpose }, { label: 'Grondslag', value: row.ground }, { label: 'Van wie', value: row.people }, { label: 'Aan wie', value: row.receivers }, { label: 'Termijn', value: row.term },
    ]}>
      <More label={`Velden (${row.columns.length})`}><ul class="lines">{row.columns.map(({ table, column, kind, term }) => <li>{table}.{column}: {classText(kind)}{term === row.term ? '' : `; ${term}`}</li>)}</ul></More>
    </Card>
  );
}

/** `register.csv`. */
export const registerFile = async (visit: Visit): Promise<Answer> => (visit.params['bestand'] !== 'register.csv' ? notFound() : { kind: 'file', type: 'text/csv; charset=utf-8', name: 'register-van-verwerkingen.csv', bytes: registerCsv() });
