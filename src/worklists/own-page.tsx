import { readCases } from '../database/journal-read.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital, word } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { CaseTable, Done } from './parts.tsx';
import { firstOf, PAGE, showRows } from './read.ts';
import { caseColumn, lookColumn, peopleColumn, phaseColumn, waitsColumn } from './row.tsx';
import { OWN_GROUPS, ownGroup } from './rules.ts';
import { closedCases, ownCases, type ListedCase } from './sql.ts';
import { OWN_TEXTS } from './texts.ts';

/** A mediator's own cases: what is due first; who is waited for, and what rests, apart. */
export async function showOwn(visit: Visit): Promise<Answer> {
  const me = visit.user?.id ?? '';
  const closed = visit.query.get('lijst') === 'afgesloten';
  const first = firstOf(visit);
  const running = await stillMine(visit, await ownCases(visit.db, me));
  const past = await closedCases(visit.db, me, closed ? first : 0, closed ? PAGE : 0);
  return {
    kind: 'page', frame: 'staff', title: 'Mijn zaken', here: '/mijn-zaken',
    body: (
      <>
        <PageHead title="Mijn zaken" />
        <Done number={visit.query.get('gedaan')} />
        <Tabs label="Mijn zaken" tabs={[
          { href: '/mijn-zaken', label: 'Lopend', count: running.length, current: !closed }, { href: '/mijn-zaken?lijst=afgesloten', label: 'Afgesloten', count: past.total, current: closed },
        ]} />
        {closed ? await closedTable(visit, past, first) : await runningTables(visit, running)}
      </>
    ),
  };
}

/** A case that was handed back while it rested is with the desk, although its standing waits for the end of the pause. */
async function stillMine(visit: Visit, rows: readonly ListedCase[]): Promise<ListedCase[]> {
  const resting = await readCases(visit.db, rows.filter((row) => row.waitsFor === 'pause').map((row) => row.id));
  return rows.filter((row) => row.next !== 'reallocate' && !resting.get(row.id)?.state.handedBack);
}

async function runningTables(visit: Visit, rows: readonly ListedCase[]) {
  const names = await showRows(visit, rows, true);
  const columns = [caseColumn, peopleColumn(names, true), phaseColumn, waitsColumn(visit.today, (row) => (row.waitsFor === 'mediator' ? { tag: 'Aan u' } : {})), lookColumn(visit.today)];
  return (
    <>
      {OWN_GROUPS.map((group) => {
        const own = rows.filter((row) => ownGroup(row) === group);
        if (own.length === 0 && group !== 'mine') return null;
        const { title, note } = OWN_TEXTS[group];
        return (
          <section class="stack" aria-label={title}>
            <div><h2>{title}</h2>{note ? <p class="two-sub">{note}</p> : null}</div>
            <CaseTable caption={title} quiet rows={own} columns={columns} empty="Er is nu niets aan u." hint="Nieuwe zaken verschijnen hier vanzelf." />
          </section>
        );
      })}
    </>
  );
}

async function closedTable(visit: Visit, { rows, total }: { rows: readonly ListedCase[]; total: number }, first: number) {
  const names = await showRows(visit, rows, true);
  return (
    <CaseTable caption="Afgesloten zaken" quiet rows={rows} empty="Er zijn nog geen afgesloten zaken." paged={{ href: '/mijn-zaken?lijst=afgesloten&', first, total }} columns={[
      caseColumn, peopleColumn(names, true), { label: 'Afgesloten', width: 'narrow', cell: (row: ListedCase) => (row.closed ? dayText(row.closed) : '') },
      { label: 'Afloop', cell: (row: ListedCase) => (row.outcome ? capital(word('outcome', row.outcome)) : '') },
    ]} />
  );
}
