import { asksForWord, WORD_AFTER_DAYS } from '../core/case/waiting.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { safetyNotice } from '../web/safety-notice.tsx';
import { LeftCases } from './left-part.tsx';
import { orderAddress } from '../words/orders.ts';
import { EMPTY_FILTER, FilterBar } from './filter-bar.tsx';
import { fits, isFiltered, readFilter, SHARED_PARTS } from './filter.ts';
import { CaseTable, Done, TO_LIST } from './parts.tsx';
import { Drafts, ownDrafts } from './drafts-part.tsx';
import { showRows } from './read.ts';
import { caseColumn, lookColumn, mediatorColumn, peopleColumn, phaseColumn, waitsColumn } from './row.tsx';
import { heavyLoads, type HeavyLoad } from './rules.ts';
import { tasksPart } from './tasks-part.tsx';
import { casesOf, inHand, leftForSupervisor, supervisedIds, supervisedCases } from './sql.ts';

/** Nobody's quiet week: an administrator did not say yet whom this colleague supervises. */
const NO_MEDIATORS = { empty: 'U begeleidt nog geen bemiddelaars.', hint: 'Een beheerder legt vast wie u begeleidt, bij het account van de bemiddelaar.' } as const;
const NOTHING_WAITS = { empty: 'Er is nu geen zaak die om een gesprek vraagt.', hint: `Een zaak komt hier vanzelf: op pauze zodra de dag voorbij is, eigen werk ${WORD_AFTER_DAYS} dagen na zijn dag.` } as const;

/** Where a word with the mediator may help. No shares, no order of who does better, no count but of who has much in hand (P-03). */
export async function showSupervision(visit: Visit): Promise<Answer> {
  const barred = await barredFor(visit);
  const filter = readFilter(visit.query, SHARED_PARTS);
  const rows = (await supervisedCases(visit.db, visit.user?.id ?? '', visit.today, barred)).filter((row) => !row.mediatorLeft && asksForWord(row, visit.today) && fits(row, filter));
  const left = await leftForSupervisor(visit.db, visit.user?.id ?? '', visit.today, barred);
  const heavy = heavyLoads(await inHand(visit.db, visit.user?.id ?? '', barred), (await visit.settings())(visit.today));
  const supervised = await supervisedIds(visit.db, visit.user?.id ?? '');
  const followed = await casesOf(visit.db, [...supervised], barred);
  const names = await showRows(visit, [...rows, ...left], false);
  return {
    kind: 'page', frame: 'staff', title: 'Werkbegeleiding', here: '/werkbegeleiding', skip: TO_LIST,
    body: (
      <>
        <PageHead title="Werkbegeleiding" />
        {await safetyNotice(visit, supervised)}
        <Done number={visit.query.get('gedaan')} />
        {await tasksPart(visit, followed.map(({ id }) => id), 'own')}
        <Drafts visit={visit} drafts={await ownDrafts(visit)} />
        <p class="lead">Zaken van uw bemiddelaars waar een gesprek kan helpen: een pauze waarvan de dag voorbij is, of eigen werk dat {WORD_AFTER_DAYS} dagen na zijn dag nog wacht. Wachten op een mens telt niet. Besprak u een zaak? Kies Besproken: zij staat dan niet meer hier, tot er weer een dag voorbij is of {WORD_AFTER_DAYS} dagen niets gebeurde.</p>
        <FilterBar path="/werkbegeleiding" view={null} filter={filter} parts={SHARED_PARTS} />
        <CaseTable main caption="Zaken om over te spreken" quiet rows={rows} {...supervised.size === 0 ? NO_MEDIATORS : isFiltered(filter) ? EMPTY_FILTER : NOTHING_WAITS} columns={[
          caseColumn, peopleColumn(names, false), mediatorColumn, phaseColumn, waitsColumn(visit.today), lookColumn(visit.today),
          { label: 'Besproken', quiet: true, width: 'narrow', cell: ({ number }) => <a class="show" href={orderAddress(number, 'talk-over')}>Besproken<span class="vh"> in zaak {number}, vastleggen</span></a> },
        ]} />
        <LeftCases rows={left} today={visit.today} names={names} />
        <Heavy heavy={heavy} />
      </>
    ),
  };
}

function Heavy({ heavy }: { heavy: readonly HeavyLoad[] }) {
  if (heavy.length === 0) return null;
  return (
    <section class="stack" aria-label="Veel tegelijk">
      <div><h2>Veel tegelijk</h2><p class="two-sub">Voor deze bemiddelaars loopt er nu veel. Zaken op pauze tellen niet mee; hoeveel een andere zaak telt, hangt af van waar zij staat. Het zegt iets over het werk, niet over wie het doet.</p></div>
      <Table caption="Veel tegelijk" quietCaption noun={['bemiddelaar', 'bemiddelaars']} rows={heavy} columns={[
        { label: 'Bemiddelaar', names: true, cell: ({ name }) => name }, { label: 'Lopende zaken', number: true, width: 'narrow', cell: ({ running }) => running },
        { label: 'Waarvan in voorbereiding of contact', number: true, width: 'narrow', cell: ({ together }) => together },
      ]} />
    </section>
  );
}
