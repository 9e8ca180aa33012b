import { readCases } from '../database/journal-read.ts';
import type { CaseState } from '../core/case/state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { TwoLines } from '../ui/table.tsx';
import { glassForPolicy } from '../web/glass-notice.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { LeftCases } from './left-part.tsx';
import { EMPTY_FILTER, FilterBar } from './filter-bar.tsx';
import { fits, isFiltered, readFilter, SHARED_PARTS } from './filter.ts';
import { CaseTable, Done, TO_LIST } from './parts.tsx';
import { Drafts, ownDrafts } from './drafts-part.tsx';
import { showRows } from './read.ts';
import { caseColumn, lookColumn, nearText, peopleColumn, phaseColumn, registeredColumn } from './row.tsx';
import { leftForPolicy, policyCases, type ListedCase } from './sql.ts';
import { tasksPart } from './tasks-part.tsx';
import { questionText } from './texts.ts';

const NOTHING_ASKED = { empty: 'Er ligt geen vraag voor beleid.', hint: 'Huiselijk geweld, stalking, een zorg over veiligheid of een vraag van het aanmeldpunt komt hier vanzelf.' } as const;

/** Questions to policy: new ones, and those for which policy itself named a day to look again. */
export async function showPolicy(visit: Visit): Promise<Answer> {
  const barred = await barredFor(visit);
  const found = await policyCases(visit.db, visit.today, barred);
  const files = await readCases(visit.db, found.map((row) => row.id));
  const stateOf = (row: ListedCase): CaseState | undefined => files.get(row.id)?.state;
  // What policy answered is the desk's again.
  const all = found.filter((row) => { const state = stateOf(row); return !row.held || (state?.heldBack && state.rejectionAgreed === null); });
  const filter = readFilter(visit.query, SHARED_PARTS);
  const rows = all.filter((row) => fits(row, filter));
  const later = rows.filter((row) => stateOf(row)?.policy?.answer === 'not-yet' && row.lookAgain !== null && row.lookAgain > visit.today);
  const left = await leftForPolicy(visit.db, visit.today, barred);
  const names = await showRows(visit, [...rows, ...left], false);
  const columns = [
    caseColumn, peopleColumn(names, false), phaseColumn,
    { label: 'Vraag', cell: (row: ListedCase) => { const state = stateOf(row); return state ? <TwoLines main={capital(questionText(state))} sub={nearText(row, visit.today)} /> : ''; } }, lookColumn(visit.today), registeredColumn(visit.today),
  ];
  return {
    kind: 'page', frame: 'staff', title: 'Beleid', here: '/beleid', skip: TO_LIST,
    body: (
      <>
        <PageHead title="Vragen aan beleid" />
        <Done number={visit.query.get('gedaan')} />
        {await glassForPolicy(visit)}
        {await tasksPart(visit, all.map(({ id }) => id), 'own')}
        <Drafts visit={visit} drafts={await ownDrafts(visit)} />
        <FilterBar path="/beleid" view={null} filter={filter} parts={SHARED_PARTS} />
        <CaseTable main caption="Te beantwoorden" rows={rows.filter((row) => !later.includes(row))} columns={columns} {...isFiltered(filter) ? EMPTY_FILTER : NOTHING_ASKED} />
        {later.length > 0 ? <CaseTable caption="Later opnieuw kijken" rows={later} columns={columns} empty="" /> : null}
        <LeftCases rows={left} today={visit.today} names={names} />
      </>
    ),
  };
}
