import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { logNotice } from '../web/log-notice.tsx';
import type { PageNotice } from '../web/page-notice.ts';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { AccountFilters, passes, readFilter, standOf, standText, type Stand } from './filter.tsx';
import { Overdue, overdueSince } from './overdue.tsx';
import { listAccounts } from './sql.ts';
import type { AccountRow } from './sql.ts';

export async function showAccounts(visit: Visit, notices: readonly PageNotice[]): Promise<Answer> {
  const said = [];
  for (const notice of notices) said.push(await notice(visit));
  const accounts = await listAccounts(visit.db);
  const filter = readFilter(visit.query);
  const loud = accounts.filter((account) => account.loud > 0);
  const due = await overdueSince(visit);
  const body = (
    <>
      <PageHead title="Accounts" actions={<ButtonLink href="/accounts/nieuw" primary>Nieuw account</ButtonLink>} />
      {await logNotice(visit)}
      {said}
      {due ? <Overdue due={due} /> : null}
      {loud.length > 0 ? (
        <Notice tone="safety" title="Er is iets na te vragen">
          <ul>{loud.map(({ id, name }) => <li><a href={`/accounts/${id}`}>{name}</a></li>)}</ul>
        </Notice>
      ) : null}
      <AccountFilters filter={filter} address="/accounts" />
      <Table<AccountRow> caption="Accounts van medewerkers" quietCaption stacks rows={accounts.filter((account) => passes(filter, account))} noun={['account', 'accounts']} empty={<Empty title="Geen account past bij uw keuze.">Kies boven de lijst iets anders, of “Alles tonen”.</Empty>} columns={[
        { label: 'Naam', names: true, cell: (row) => <TwoLines main={<a href={`/accounts/${row.id}`}>{row.name}</a>} sub={row.email} /> },
        { label: 'Werk', width: 'wide', cell: (row) => rolesText(row) },
        { label: 'Stand', cell: (row) => <Standing account={row} /> },
      ]} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Accounts', here: '/accounts', body };
}

const TONES = { kan: 'good', 'niet-ingesteld': 'waiting', gestopt: 'paused' } as const satisfies Record<Stand, string>;

/** "Bemiddelaar, Werkbegeleider". */
export const rolesText = ({ roles }: Pick<AccountRow, 'roles'>): string => roles.map((role) => ROLE_NAMES[role]).join(', ');

export function Standing({ account }: { account: AccountRow }) {
  const stand = standOf(account);
  return <Tag tone={TONES[stand]}>{standText(stand)}</Tag>;
}
