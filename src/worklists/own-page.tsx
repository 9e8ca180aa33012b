import { standsInFor } from '../database/relation.ts';
import { PageHead } from '../ui/page-head.tsx';
import { TwoLines } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { glassForMediator } from '../web/glass-notice.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital, word } from '../words/codes.ts';
import { dayText, spokenDay } from '../words/day.ts';
import { EMPTY_FILTER, FilterBar } from './filter-bar.tsx';
import { addressWith, FILTER_PARTS, fits, isFiltered, readFilter, type Filter, type FilterPart } from './filter.ts';
import { CaseTable, Done, TO_LIST } from './parts.tsx';
import { firstOf, PAGE } from './pages.ts';
import { showRows } from './read.ts';
import { caseColumn, lookColumn, mediatorColumn, peopleColumn, phaseColumn, waitsColumn } from './row.tsx';
import { OWN_GROUPS, ownGroup } from './rules.ts';
import { casesOf, closedCases, followedCases, type ListedCase, type Piece } from './sql.ts';
import { OWN_TEXTS } from './texts.ts';

const CLOSED = 'afgesloten';
const NOTHING_YET = { empty: 'Er is nu niets aan u.', hint: 'Nieuwe zaken verschijnen hier vanzelf.' } as const;
const OF_CLOSED: readonly FilterPart[] = ['cause'];

/** A mediator's own cases: what is due first; who is waited for, and what rests, apart. */
export async function showOwn(visit: Visit): Promise<Answer> {
  const me = visit.user?.id ?? '';
  const closed = visit.query.get('lijst') === CLOSED;
  const first = firstOf(visit);
  const [barred, standsIn] = await Promise.all([barredFor(visit), standsInFor(visit.db, me, visit.today)]);
  const filter = readFilter(visit.query, closed ? OF_CLOSED : FILTER_PARTS);
  const narrow = (rows: readonly ListedCase[]) => rows.filter((row) => fits(row, filter));
  const [all, ofStoodIn, followed, past, glass] = await Promise.all([
    casesOf(visit.db, [me], barred), casesOf(visit.db, standsIn, barred), followedCases(visit.db, me, visit.today, barred),
    closedCases(visit.db, { mediator: me, cause: filter.cause }, barred, closed ? first : 0, closed ? PAGE : 0), glassForMediator(visit),
  ]);
  const running = narrow(all);
  const others = casesOfOthers(all, ofStoodIn, followed).map((one) => ({ ...one, rows: narrow(one.rows) })).filter(({ rows }) => rows.length > 0);
  return {
    kind: 'page', frame: 'staff', title: 'Mijn zaken', here: '/mijn-zaken', skip: TO_LIST,
    body: (
      <>
        <PageHead title="Mijn zaken" />
        <Done number={visit.query.get('gedaan')} />
        {glass}
        <Tabs label="Mijn zaken" tabs={[
          { href: addressWith('/mijn-zaken', filter), label: 'Lopend', count: others.reduce((sum, { rows }) => sum + rows.length, running.length), current: !closed },
          { href: addressWith('/mijn-zaken', { ...filter, phase: null, waits: null }, { lijst: CLOSED }), label: 'Afgesloten', count: past.total, current: closed },
        ]} />
        <FilterBar path="/mijn-zaken" view={closed ? CLOSED : null} filter={filter} parts={closed ? OF_CLOSED : FILTER_PARTS} />
        {closed ? await closedTable(visit, past, filter) : await runningTables(visit, running, others, filter)}
      </>
    ),
  };
}

interface Others { readonly title: string; readonly note: string; readonly opens: boolean; readonly rows: readonly ListedCase[] }

/** What is with somebody else: of whom one stands in for today, and what one follows to learn. */
function casesOfOthers(own: readonly ListedCase[], stoodIn: readonly ListedCase[], followed: readonly ListedCase[]): Others[] {
  const mine = new Set(own.map(({ id }) => id));
  const standIn = stoodIn.filter(({ id }) => !mine.has(id));
  const follows = followed.filter(({ id }) => !mine.has(id) && !standIn.some((row) => row.id === id));
  return [{ ...OWN_TEXTS.standsIn, opens: true, rows: standIn }, { ...OWN_TEXTS.follows, opens: false, rows: follows }].filter(({ rows }) => rows.length > 0);
}

async function runningTables(visit: Visit, rows: readonly ListedCase[], others: readonly Others[], filter: Filter) {
  const names = await showRows(visit, [...rows, ...others.flatMap((one) => one.rows)], true);
  const columns = (opens: boolean) => [caseColumn, peopleColumn(names, true), phaseColumn, waitsColumn(visit.today, (row) => ({ opens, ...row.waitsFor === 'mediator' ? { tag: 'Aan u' } : {} })), lookColumn(visit.today)];
  return (
    <>
      {OWN_GROUPS.map((group) => {
        const own = rows.filter((row) => ownGroup(row) === group);
        if (own.length === 0 && group !== 'mine') return null;
        const { title, note } = OWN_TEXTS[group];
        return (
          <section class="stack" aria-label={title}>
            <div><h2>{title}</h2>{note ? <p class="two-sub">{note}</p> : null}</div>
            <CaseTable main={group === 'mine'} caption={title} quiet rows={own} columns={columns(true)} {...isFiltered(filter) ? EMPTY_FILTER : NOTHING_YET} />
          </section>
        );
      })}
      {others.map(({ title, note, opens, rows: theirs }) => (
        <section class="stack" aria-label={title}>
          <div><h2>{title}</h2><p class="two-sub">{note}</p></div>
          <CaseTable caption={title} quiet rows={theirs} columns={columns(opens).toSpliced(2, 0, mediatorColumn)} empty="" />
        </section>
      ))}
    </>
  );
}

async function closedTable(visit: Visit, { rows, first, total }: Piece, filter: Filter) {
  const names = await showRows(visit, rows, true);
  return (
    <CaseTable main caption="Afgesloten zaken" quiet rows={rows} {...isFiltered(filter) ? EMPTY_FILTER : { empty: 'Er zijn nog geen afgesloten zaken.' }} paged={{ address: addressWith('/mijn-zaken', filter, { lijst: CLOSED }), first, total }} columns={[
      caseColumn, peopleColumn(names, true), { label: 'Afgesloten', width: 'narrow', cell: (row: ListedCase) => (row.closed ? <TwoLines main={dayText(row.closed)} sub={spokenDay(row.closed, visit.today)} /> : '') },
      { label: 'Afloop', cell: (row: ListedCase) => (row.outcome ? capital(word('outcome', row.outcome)) : '') },
    ]} />
  );
}
