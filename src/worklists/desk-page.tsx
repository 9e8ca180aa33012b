import { missingBeside, type Need } from '../core/case/missing.ts';
import { answerableUntil, QUESTION_DAYS } from '../core/case/question.ts';
import { daysBetween, type Day } from '../core/day.ts';
import type { AlikeCount } from '../database/people/alike.ts';
import { formDraftsOn, type FormDraft } from '../database/people/form-draft.ts';
import { ButtonLink } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { ENTRY_ADDRESS } from '../web/entry-address.ts';
import { whenText } from '../web/keeping.ts';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { safetyNotice } from '../web/safety-notice.tsx';
import { workNotice } from '../web/work-notice.tsx';
import { capital, listed, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { NEED_TEXTS } from '../words/needs.ts';
import { orderAddress, ORDER_TEXTS } from '../words/orders.ts';
import { reasonText } from '../words/reasons.ts';
import { EMPTY_FILTER, FilterBar } from './filter-bar.tsx';
import { addressWith, FILTER_PARTS, fits, isFiltered, readFilter, type FilterPart } from './filter.ts';
import { CaseTable, Done, TO_LIST } from './parts.tsx';
import { Drafts, ownDrafts } from './drafts-part.tsx';
import { firstOf, PAGE, firstWithin } from './pages.ts';
import { alikeOf, countAlike, lookClosely, missingOf, showRows } from './read.ts';
import { alikeColumn, caseColumn, leftWaits, lookColumn, nearText, NextStep, peopleColumn, phaseColumn, registeredColumn, waitsColumn, type Names, type Waits } from './row.tsx';
import { DESK_LISTS, deskList, RESUMABLE, type Close, type DeskList } from './rules.ts';
import { deskCases, rejectedCases, type ListedCase, type Piece } from './sql.ts';
import { tasksPart } from './tasks-part.tsx';
import { DESK_TEXTS } from './texts.ts';

type View = DeskList | 'alles' | 'dubbel' | 'hervatbaar';
const VIEWS: readonly View[] = ['alles', ...DESK_LISTS, 'dubbel', 'hervatbaar'];
/** Somebody may now do something that could not be done before. */
const URGENT: readonly View[] = ['incompleet', 'teruggegeven', 'zonder'];
/** With nobody who works on it: whoever it waited for, it now waits for the desk. */
const WITH_NOBODY: readonly DeskList[] = ['teruggegeven', 'zonder'];

/** Where the prosecution service is waited for. */
const WITH_OM: readonly View[] = ['om', 'incompleet'];

/** Of what was rejected only the cause says something. */
const partsOf = (view: View): readonly FilterPart[] => (view === 'hervatbaar' ? ['cause'] : FILTER_PARTS);

interface Listed { readonly row: ListedCase; readonly list: DeskList }

export async function showDesk(visit: Visit): Promise<Answer> {
  const asked = visit.query.get('lijst');
  const view = VIEWS.find((one) => one === asked) ?? 'alles';
  const barred = await barredFor(visit);
  const rows = await deskCases(visit.db, visit.today, barred);
  const filter = readFilter(visit.query, partsOf(view));
  const [close, rejected] = await Promise.all([
    lookClosely(visit, rows), rejectedCases(visit.db, { reasons: RESUMABLE, cause: filter.cause }, barred, firstOf(visit), view === 'hervatbaar' ? PAGE : 0),
  ]);
  const all: Listed[] = rows.flatMap((row) => {
    const list = deskList(row, close.get(row.id) ?? null);
    return list && fits(row, filter, WITH_NOBODY.includes(list) ? 'desk' : row.waitsFor) ? [{ row, list }] : [];
  });
  const alike = await alikeOf(visit, all.map(({ row }) => row));
  const belongs = (one: View) => ({ row, list }: Listed) => one === 'alles' || (one === 'dubbel' ? alike.has(row.id) : list === one);
  const { rows: shown, first, total } = view === 'hervatbaar' ? rejected : pieceOf(all.filter(belongs(view)).map(({ row }) => row), firstOf(visit));
  const onTop = view === 'alles';
  const [names, counted, missing, safety, work, tasks, begun, drafts] = await Promise.all([
    showRows(visit, shown, false), view === 'dubbel' ? countAlike(visit, shown) : new Map(), missingOf(visit, shown), safetyNotice(visit, null), workNotice(visit),
    onTop ? tasksPart(visit, rows.filter((row) => row.allocated === null).map(({ id }) => id), 'everybody') : null,
    onTop ? formDraftsOn(visit.db, visit.keys, visit.user?.id ?? '', ENTRY_ADDRESS) : [], onTop ? ownDrafts(visit) : [],
  ]);
  const counts = (one: View) => (one === 'hervatbaar' ? rejected.total : all.filter(belongs(one)).length);
  return {
    kind: 'page', frame: 'staff', title: 'Aanmeldpunt', here: '/aanmeldpunt', skip: TO_LIST,
    body: (
      <>
        <PageHead title="Aanmeldpunt" actions={<>
          {WITH_OM.includes(view) ? <><ButtonLink href="/aanmeldpunt/om-herinneren">Het OM herinneren</ButtonLink><ButtonLink href="/aanmeldpunt/om-antwoorden">Antwoorden van het OM overnemen</ButtonLink></> : null}
          <ButtonLink href={ENTRY_ADDRESS}>Aanmelding vastleggen</ButtonLink>
        </>} />
        {safety}
        {work}
        <Done number={visit.query.get('gedaan')} />
        {tasks}
        <BegunReferrals visit={visit} begun={begun} />
        <Drafts visit={visit} drafts={drafts} />
        <Tabs label="Lijsten van het aanmeldpunt" tabs={VIEWS.map((one) => ({
          href: addressWith('/aanmeldpunt', one === 'hervatbaar' ? { ...filter, phase: null, waits: null } : filter, { lijst: one === 'alles' ? null : one }), label: DESK_TEXTS[one].title, count: counts(one), current: one === view, urgent: URGENT.includes(one) && counts(one) > 0,
        }))} />
        <FilterBar path="/aanmeldpunt" view={view === 'alles' ? null : view} filter={filter} parts={partsOf(view)} />
        <CaseTable main caption={DESK_TEXTS[view].title} quiet rows={shown} columns={columnsOf(view, visit.today, { names, close, alike, counted, missing })} {...isFiltered(filter) ? EMPTY_FILTER : { empty: DESK_TEXTS[view].empty, hint: DESK_TEXTS[view].hint }}
          paged={{ address: addressWith('/aanmeldpunt', filter, { lijst: view === 'alles' ? null : view }), first, total }} />
      </>
    ),
  };
}

/** It is about no case yet, so nothing else reminds of it: somebody told their story and waits. */
function BegunReferrals({ visit, begun }: { visit: Visit; begun: readonly FormDraft[] }) {
  if (begun.length === 0) return null;
  return (
    <Notice tone="warning" title={begun.length === 1 ? 'U begon aan een aanmelding die nog niet vastligt' : `U begon aan ${begun.length} aanmeldingen die nog niet vastliggen`}>
      <ul class="lines">{begun.toSorted((a, b) => Number(a.updated) - Number(b.updated)).map(({ opens, updated }) => <li><a href={opens}>Verder typen aan de aanmelding van {whenText(updated, visit.today)}</a></li>)}</ul>
    </Notice>
  );
}

function pieceOf(rows: readonly ListedCase[], asked: number): Piece {
  const first = firstWithin(asked, rows.length);
  return { rows: rows.slice(first, first + PAGE), first, total: rows.length };
}

interface Known { readonly names: Names; readonly close: ReadonlyMap<string, Close>; readonly alike: ReadonlySet<string>; readonly counted: ReadonlyMap<string, AlikeCount>; readonly missing: ReadonlyMap<string, readonly Need[]> }

function columnsOf(view: View, today: Day, { names, close, alike, counted, missing }: Known) {
  if (view === 'dubbel') return [caseColumn, peopleColumn(names, false), phaseColumn, alikeColumn(counted), registeredColumn(today)];
  if (view === 'hervatbaar') {
    return [caseColumn, peopleColumn(names, false), { label: 'Afgekeurd omdat', cell: (row: ListedCase) => (row.rejection ? word('rejection', row.rejection) : '') }, lookColumn(today), registeredColumn(today)];
  }
  return [caseColumn, peopleColumn(names, false), phaseColumn, waitsColumn(today, (row) => ({ ...neededOf(row, missing.get(row.id) ?? []), ...waitsOf(row, close.get(row.id) ?? null, today), near: nearText(row, today), alike: alike.has(row.id) })), lookColumn(today), registeredColumn(today)];
}

/** The next step, and what else is still missing before it can be sent out. */
function neededOf(row: ListedCase, all: readonly Need[]): Waits {
  const missing = missingBeside(all, row.next);
  if (missing.length === 0) return {};
  return { why: <>{row.next ? <><NextStep row={row} opens={row.waitsFor === 'desk'} />. </> : null}Nog nodig: {listed(missing.map((need) => NEED_TEXTS[need]))}.</> };
}

/** How long the referrer has had the question; when its time is over somebody calls. */
function referrerWaits(asked: Day | null, today: Day): Waits {
  if (asked === null) return {};
  return today > answerableUntil(asked) ? { why: 'De tijd om te antwoorden is voorbij. Bel de verwijzer, of vraag het opnieuw.' } : { why: `Dag ${daysBetween(asked, today) + 1} van ${QUESTION_DAYS}.` };
}

/** Of a case that waits for the prosecution service: since when it may go out incomplete, or why it may not. */
function waitsOf(row: ListedCase, close: Close | null, today: Day): Waits {
  if (row.handedBack) return { tag: 'Teruggegeven', ...(close?.handedBack ? { why: <>{capital(word('handBack', close.handedBack))}. <NextStep row={row} opens /></> } : { opens: true }) };
  if (row.mediatorLeft) return leftWaits(row, <a href={`/bemiddelaars/${row.mediatorId}/overdragen`}>Zaken overdragen<span class="vh"> van {row.mediatorName}</span></a>);
  if (row.next === 'settle-referrer-answer') return { tag: 'Antwoord ontvangen', tone: 'attention', why: <>De verwijzer antwoordde. <a href={`/zaken/${row.number}#vraag`}>Antwoord lezen<span class="vh"> in zaak {row.number}</span></a></> };
  if (row.waitsFor === 'desk') return { tag: 'Aan het aanmeldpunt', opens: true };
  if (row.waitsFor === 'referrer') return referrerWaits(close?.state.question?.asked ?? null, today);
  if (!close || (row.waitsFor !== 'prosecution' && row.allocated === null)) return {};
  const due = close.reminderDue;
  const asked = close.state.data.requested;
  const counter = asked === null ? '' : `Dag ${daysBetween(asked, today)} sinds de vraag. `;
  const remind = due === null ? '' : due <= today ? <a href="/aanmeldpunt/om-herinneren">Het OM herinneren</a> : `OM herinneren op ${wholeDay(due)}.`;
  if (row.allocated !== null) return { tag: 'Wacht op het Openbaar Ministerie', tone: 'waiting', why: <>{counter}Uitgezet naar {row.mediatorName ?? 'een bemiddelaar'}; de gegevens komen nog. {remind}</> };
  if (close.incomplete === null) return { tag: 'Mag incompleet uit', tone: 'attention', why: <><a href={orderAddress(row.number, 'allocate-incomplete')}>{ORDER_TEXTS['allocate-incomplete'].title}<span class="vh">: {row.number}</span></a>. {counter}{row.incompleteFrom ? `Mag sinds ${wholeDay(row.incompleteFrom)}. ` : ''}{remind}</> };
  if (close.incomplete === 'waiting-for-prosecution' && row.incompleteFrom) return { why: <>{counter}Incompleet uitzetten kan vanaf {wholeDay(row.incompleteFrom)}. {remind}</> };
  return { why: <>{counter}{reasonText(close.incomplete)} {remind}</> };
}
