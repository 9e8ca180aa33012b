import { goesToPrison, stillOut } from '../core/appointment.ts';
import { addDays, daysBetween, type Day } from '../core/day.ts';
import { readCases, type CaseStory } from '../database/journal-read.ts';
import { appointmentsBy, leftBehind, outWith, type Appointment } from '../database/people/appointment.ts';
import { transfersOf } from '../database/people/transfer.ts';
import { stoodInBy } from '../database/relation.ts';
import { tasksDue, type DueTask } from '../database/people/task.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines, type Column } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Late, Tag } from '../ui/tag.tsx';
import { glassForMediator } from '../web/glass-notice.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { dayText, daysText, spokenDay } from '../words/day.ts';
import { CALLED } from '../web/back-to-list.ts';
import { Called } from '../ui/called.tsx';
import { CallLink, Done } from './parts.tsx';
import { Drafts, ownDrafts } from './drafts-part.tsx';
import { showRows } from './read.ts';
import { caseColumn, mediatorColumn, peopleColumn, waitsColumn, type Names } from './row.tsx';
import { DAY_GROUPS, dayGroup, lastAhead, taskGroup, type DayGroup } from './rules.ts';
import { casesOf, type ListedCase } from './sql.ts';
import { Agenda, doubtsOf, inAgendaOf, LeftBehind, MovedAway, Over, Safe, whoComes } from './agenda.tsx';
import { DoneButton, justDone } from './tasks-part.tsx';
import { DAY_TEXTS, DRAFT_TEXTS } from './texts.ts';

/** Further ahead no visit is planned, and further back nobody is asked about one. Own choice, no source. */
const VISITS_AHEAD = 366;

/** One thing to do or to look at: the next step of a case, or a task in it. */
interface Point { readonly row: ListedCase; readonly task: DueTask | null; readonly day: Day | null }

/** A mediator's start page: own work that is late on top, then what comes; whoever is waited for stands apart and is never late (P-03). */
export async function showToday(visit: Visit): Promise<Answer> {
  const me = visit.user?.id ?? '';
  const [stoodIn, barred] = await Promise.all([stoodInBy(visit.db, me, visit.today), barredFor(visit)]);
  const owners = [...new Set([me, ...stoodIn.map(({ mediator }) => mediator)])];
  const rows = await casesOf(visit.db, owners, barred);
  const ids = rows.map(({ id }) => id);
  const tasksOf = tasksDue(visit.db, visit.keys, { cases: ids, owners, until: lastAhead(visit.today) });
  const plannedOf = appointmentsBy(visit.db, owners, visit.today, addDays(visit.today, VISITS_AHEAD));
  const [tasks, planned, left, over, going] = await Promise.all([tasksOf, plannedOf, leftBehind(visit.db, ids, visit.today), overFor(visit, ids), outWith(visit.db, me, visit.today)]);
  const parts = partsOf(rows, tasks, visit.today);
  const known = planned.filter(inAgendaOf(me, stoodIn));
  const all = known.filter(({ day }) => day <= addDays(visit.today, 1));
  // Also where the case was closed since, or is somebody else's now, and however long ago: the desk goes on missing whoever did not say to be safe.
  const out = going.filter((one) => stillOut(one, visit.now).length > 0);
  visit.shows(...out.filter(({ caseId, number }) => number !== '' && !barred.has(caseId)).map(({ caseId }) => caseId));
  const appointments = all.filter(({ caseId }) => rows.some(({ id }) => id === caseId));
  const agenda = appointments.filter(({ day, status }) => status === 'planned' && day >= visit.today);
  const inAgenda = new Set([...agenda, ...left, ...over].map(({ caseId }) => caseId));
  const inParts = new Set([...parts.values()].flat().map(({ row }) => row.id));
  const shown = rows.filter(({ id }) => inAgenda.has(id) || inParts.has(id));
  const visits = known.filter((one) => one.day >= visit.today && goesToPrison(one) && one.status === 'planned' && rows.some(({ id }) => id === one.caseId));
  const files = await readCases(visit.db, [...new Set([...agenda, ...visits].map(({ caseId }) => caseId))]);
  const moved = await transfersShown(visit, visits, files);
  const [names, glass, drafts, done] = await Promise.all([showRows(visit, shown, true), glassForMediator(visit), ownDrafts(visit), justDone(visit, ids)]);
  const columns = columnsOf(names, visit, { forOthers: owners.length > 1, tasks: tasks.length > 0 });
  const { tabs, rest } = tabsOf(parts, { agenda: agenda.length, drafts: drafts.length });
  return {
    kind: 'page', frame: 'staff', title: 'Vandaag', here: '/vandaag',
    body: (
      <>
        <PageHead over={dayText(visit.today)} title="Vandaag" actions={<><ButtonLink href="/agenda">Agenda</ButtonLink><ButtonLink href="/mijn-zaken">Al mijn zaken</ButtonLink></>} />
        <Done number={visit.query.get('gedaan')} />
        <Called number={visit.query.get(CALLED)} />
        {done}
        <Safe visit={visit} appointments={out} opens={({ caseId, number }) => number !== '' && !barred.has(caseId)} />
        <MovedAway visits={visits.filter(({ id }) => moved.has(id))} moved={moved} />
        <LeftBehind appointments={left} />
        <Over appointments={over} />
        {glass}
        <Tabs label="Op deze bladzijde" tabs={tabs} />
        <Part group="late" points={parts.get('late') ?? []} columns={columns} />
        {agenda.length > 0 ? <Agenda appointments={agenda} met={await whoComes(visit, agenda)} doubts={doubtsOf(agenda, files)} today={visit.today} me={me} /> : null}
        <Drafts visit={visit} drafts={drafts} />
        {rest.map((group) => <Part group={group} points={parts.get(group) ?? []} columns={columns} />)}
      </>
    ),
  };
}

/** Who of those to be visited is elsewhere by now; each is named to the access log. */
async function transfersShown(visit: Visit, visits: readonly Appointment[], files: ReadonlyMap<string, CaseStory>) {
  const moved = await transfersOf(visit.db, visit.keys, visits, files);
  for (const { id, caseId } of visits) {
    const transfer = moved.get(id);
    if (transfer) visit.showsPeople(caseId, transfer.person);
  }
  return moved;
}

/** Own appointments of earlier days of which nobody said whether they took place. */
async function overFor({ db, user, today }: Visit, cases: readonly string[]) {
  const before = await appointmentsBy(db, [user?.id ?? ''], addDays(today, -VISITS_AHEAD), addDays(today, -1));
  return before.filter(({ caseId, status }) => status === 'planned' && cases.includes(caseId));
}

/** What stands on the page, in its order. What is empty takes no room, but for what is late: that nothing is, is worth saying. */
function tabsOf(parts: ReadonlyMap<DayGroup, readonly Point[]>, counts: { readonly agenda: number; readonly drafts: number }) {
  const tabOf = (group: DayGroup) => ({ href: `#${DAY_TEXTS[group].anchor}`, label: DAY_TEXTS[group].title, count: parts.get(group)?.length ?? 0 });
  const late = tabOf('late');
  const rest = DAY_GROUPS.filter((group) => group !== 'late' && tabOf(group).count > 0);
  const between = [{ href: '#afspraken', label: 'Vandaag en morgen', count: counts.agenda }, { href: `#${DRAFT_TEXTS.anchor}`, label: DRAFT_TEXTS.title, count: counts.drafts }];
  return { rest, tabs: [{ ...late, urgent: late.count > 0 }, ...between.filter(({ count }) => count > 0), ...rest.map(tabOf)] };
}

/** Every point in one part only, first due first. */
function partsOf(rows: readonly ListedCase[], tasks: readonly DueTask[], today: Day): Map<DayGroup, Point[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const parts = new Map<DayGroup, Point[]>(DAY_GROUPS.map((group) => [group, []]));
  for (const row of rows) {
    const group = dayGroup(row, today);
    if (group) parts.get(group)?.push({ row, task: null, day: row.lookAgain });
  }
  for (const task of tasks) {
    const row = byId.get(task.caseId);
    if (row) parts.get(taskGroup(task.due, today))?.push({ row, task, day: task.due });
  }
  for (const points of parts.values()) points.sort((x, y) => (x.day ?? '9') < (y.day ?? '9') ? -1 : (x.day ?? '9') > (y.day ?? '9') ? 1 : 0);
  return parts;
}

function Part({ group, points, columns }: { group: DayGroup; points: readonly Point[]; columns: readonly Column<Point>[] }) {
  const { anchor, title, note, empty } = DAY_TEXTS[group];
  return (
    <section class="stack" id={anchor} aria-label={title}>
      <div><h2>{title}</h2>{points.length > 0 ? <p class="two-sub">{note}</p> : null}</div>
      <Table stacks caption={title} quietCaption noun={['punt', 'punten']} rows={points} columns={columns} empty={<Empty title={empty}>Al uw zaken staan op <a href="/mijn-zaken">Mijn zaken</a>.</Empty>} />
    </section>
  );
}

/** A column of cases, for a point. */
const ofCase = ({ cell, ...column }: Column<ListedCase>): Column<Point> => ({ ...column, cell: ({ row }) => cell(row) });

function columnsOf(names: Names, visit: Visit, { forOthers, tasks }: { forOthers: boolean; tasks: boolean }): Column<Point>[] {
  const { today, user } = visit;
  const waits = waitsColumn(today, (row) => ({ opens: true, ...row.waitsFor === 'mediator' ? { tag: 'Volgende stap' } : {} }));
  const what: Column<Point> = { label: 'Wat', cell: ({ row, task }) => (task ? <TaskCell task={task} number={row.number} mine={task.owner === user?.id} /> : waits.cell(row)) };
  return [
    ofCase(caseColumn), what, ofCase(peopleColumn(names, true)), ...(forOthers ? [ofCase(mediatorColumn)] : []),
    { label: 'Bellen', quiet: true, width: 'narrow', cell: ({ row }) => (row.waitsFor === 'pause' ? '' : <CallLink number={row.number} />) },
    { label: 'Dag', width: 'narrow', cell: (point) => <DayCell point={point} today={today} /> },
    ...tasks ? [{ label: 'Gedaan', quiet: true, width: 'narrow' as const, cell: ({ row, task }: Point) => (task ? <DoneButton visit={visit} task={task} number={row.number} /> : '') }] : [],
  ];
}

function TaskCell({ task, number, mine }: { task: DueTask; number: string; mine: boolean }) {
  return <TwoLines main={<><Tag tone="info">Taak</Tag> <a href={`/zaken/${number}#taken`}>{task.text}</a></>} sub={mine ? undefined : `Opgeschreven door ${task.ownerName}`} />;
}

/** How late only where it is our own work (P-03). */
function DayCell({ point: { row, task, day }, today }: { point: Point; today: Day }) {
  if (day === null) return '';
  const own = task !== null || row.waitsFor === 'mediator';
  const sub = day >= today ? spokenDay(day, today) : own ? <Late>{daysText(daysBetween(day, today))} te laat</Late> : 'nu weer kijken';
  return <TwoLines main={dayText(day)} sub={sub} />;
}
