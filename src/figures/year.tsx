import type { Child } from 'hono/jsx';
import type { Day } from '../core/day.ts';
import { Card, Columns, Facts } from '../ui/card.tsx';
import { BarChart, StackedBars } from '../ui/chart.tsx';
import { Empty } from '../ui/empty.tsx';
import { DayField } from '../ui/field.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { wholeDay } from '../words/day.ts';
import { DEFINITIONS, type FigureId } from './definitions.ts';
import type { FrozenCell } from './frozen-2017.ts';
import { baseText, beforeText, growthText, linesOf, notesOf, percentText, sourcesOf, type Line } from './lines.ts';
import type { Figure } from './rules.ts';
import { cellName, METHODS, SECTIONS, SHORT, type Section } from './texts.ts';

export interface YearView {
  year: number;
  /** With cases, the newest first; for the tabs. */
  years: readonly number[];
  reference: Day;
  today: Day;
  figures: ReadonlyMap<FigureId, Figure>;
  /** Last year as published. */
  before: readonly FrozenCell[];
  /** This very year as published, where it was. */
  published: readonly FrozenCell[];
  /** A reference date that was asked for and cannot be used. */
  wrong: { typed: string; message: string } | null;
  /** What other features have to say here; null is nothing. */
  notices: readonly Child[];
}

export function YearPage(view: YearView) {
  const received = view.figures.get('volume')?.base ?? 0;
  const closed = view.figures.get('outcome')?.base ?? 0;
  const query = `?peildatum=${view.reference}`;
  return (
    <>
      <PageHead over={`Stand op ${wholeDay(view.reference)}`} title={`Jaarcijfers ${view.year}`} actions={<ButtonLink href={`/jaar/${view.year}.csv${query}`}>CSV, alleen intern</ButtonLink>} />
      <Tabs label="Jaren" tabs={view.years.map((year) => ({ href: `/jaar/${year}`, label: String(year), current: year === view.year }))} />
      {view.notices}
      {view.published.length > 0 ? <PublishedNotice view={view} /> : null}
      <Columns side={<ReferenceCard view={view} />} main={received + closed > 0
        ? <InShort view={view} />
        : <Empty title={`Van ${view.year} zijn geen zaken geladen.`}>Kies een ander jaar of een latere peildatum.</Empty>} />
      {received + closed > 0 ? <Contents /> : null}
      {received + closed > 0 ? <div class="stack figures">{SECTIONS.map((section) => <SectionCard section={section} view={view} />)}</div> : null}
    </>
  );
}

/** The page is long. */
const Contents = () => <nav id="op-deze-pagina" aria-label="Op deze pagina"><p>Op deze pagina: {SECTIONS.map(({ id, title }, index) => <>{index > 0 ? ' · ' : ''}<a href={`#${id}`}>{title}</a></>)}</p></nav>;

function ReferenceCard({ view }: { view: YearView }) {
  const { year, reference, today, wrong } = view;
  return (
    <Card id="stand" title="Stand op een andere dag">
      <form class="form" action={`/jaar/${year}`} method="get">
        <DayField name="peildatum" label="Peildatum" value={wrong?.typed ?? reference} min={`${year}-01-01`} max={today} error={wrong?.message}
          hint="Alleen wat tot en met die dag gebeurde, telt mee." />
        <div class="submit-bar"><button class="button" type="submit">Stand tonen</button></div>
      </form>
    </Card>
  );
}

function PublishedNotice({ view }: { view: YearView }) {
  const volume = view.published.filter((cell) => cell.figure === 'volume');
  return (
    <Notice title={`De cijfers van ${view.year} zijn gepubliceerd en veranderen niet meer`}>
      <p>
        {volume.map((cell) => `${cellName('volume', cell.cell)}: ${cell.value} (${cell.source})`).join('. ')}
        {volume.length > 0 ? '. ' : ''}Hieronder staat wat uit de geladen zaken volgt. Dat kan minder zijn, als oude zaken niet zijn overgenomen.
      </p>
    </Notice>
  );
}

function InShort({ view }: { view: YearView }) {
  const count = (id: FigureId, cell: string) => view.figures.get(id)?.cells.find((c) => c.cell === cell);
  const part = (id: FigureId, cell: string) => {
    const found = count(id, cell);
    return found ? <><b>{found.count}</b>{found.percent === null ? '' : ` (${found.percent}%)`}</> : '';
  };
  return (
    <Card id="kort" title="In het kort">
      <Facts items={[
        { label: 'Ontvangen', value: part('volume', 'received') },
        { label: 'In behandeling genomen', value: part('volume', 'allocated') },
        { label: 'Afgekeurd', value: part('volume', 'rejected') },
        { label: 'Nog open', value: part('volume', 'open') },
        { label: 'Afgesloten zaken', value: <b>{view.figures.get('outcome')?.base ?? 0}</b> },
        { label: 'Bemiddeld contact', value: part('outcome', 'mediated-contact') },
        { label: 'Bemiddeld contact, verkeer', value: part('outcome-traffic', 'mediated-contact') },
      ]} />
      <p class="hint">{view.before.length > 0 ? `In de tabellen staan daarnaast de gepubliceerde cijfers van ${view.year - 1}.` : `${view.year - 1}: niet geladen. Er is niets om mee te vergelijken.`}</p>
    </Card>
  );
}

function SectionCard({ section, view }: { section: Section; view: YearView }) {
  const figures = section.figures.flatMap((id) => view.figures.get(id) ?? []);
  const [first] = figures;
  const alone = figures.length === 1;
  const table = (figure: Figure) => <FigureTable figure={figure} view={view} alone={alone} />;
  const parts = section.picture === 'whole'
    ? <Columns main={figures.map(table)} side={<Whole section={section} figures={figures} />} />
    : figures.map((figure) => <Columns main={table(figure)} side={section.picture === 'bars' && figure.cells.length > 2 ? <Bars figure={figure} view={view} /> : null} />);
  return <Card id={section.id} title={section.title} aside={alone && first ? baseText(first) : null}>{parts}</Card>;
}

function Bars({ figure, view }: { figure: Figure; view: YearView }) {
  const lines = linesOf(figure, view.year, view.before).filter((line) => line.cell.partOf === undefined && line.cell.count + (line.before?.value ?? 0) > 0);
  if (lines.length === 0) return null;
  const compared = lines.some((line) => line.before);
  const definition = DEFINITIONS[figure.id];
  return (
    <BarChart id={`beeld-${figure.id}`} title={definition.name} description={`${definition.name}, ${baseText(figure)}. Dezelfde getallen staan in de tabel.`}
      {...(compared ? { names: [String(view.year), `${view.year - 1}, gepubliceerd`] as const } : {})}
      bars={lines.map((line) => ({ label: line.label, value: line.cell.count, text: barText(line), before: line.before?.value }))} />
  );
}

const barText = (line: Line): string => (line.cell.percent === null ? String(line.cell.count) : `${line.cell.count} (${line.cell.percent}%)`);

function Whole({ section, figures }: { section: Section; figures: readonly Figure[] }) {
  const cells = (figures[0]?.cells ?? []).filter((cell) => figures.some((figure) => (figure.cells.find((c) => c.cell === cell.cell)?.count ?? 0) > 0));
  if (section.flip) cells.reverse();
  const known = figures.filter((figure) => figure.base > 0);
  if (known.length === 0) return null;
  return (
    <StackedBars id={`beeld-${section.id}`} scale="whole" title={section.title} description={`${section.title} Elke balk is het geheel. Dezelfde getallen staan in de tabel.`}
      parts={cells.map((cell) => cellName(section.figures[0] as FigureId, cell.cell))}
      rows={known.map((figure) => ({ label: SHORT[figure.id] ?? DEFINITIONS[figure.id].name, values: cells.map((cell) => figure.cells.find((c) => c.cell === cell.cell)?.count ?? 0) }))} />
  );
}

function columnsOf(figure: Figure, view: YearView, lines: readonly Line[]): Column<Line>[] {
  const columns: Column<Line>[] = [
    { label: 'Onderdeel', names: true, width: 'wide', cell: (line) => (line.cell.partOf ? <span class="two-sub">waarvan {line.label}</span> : line.label) },
    { label: String(view.year), number: true, cell: (line) => line.cell.count },
  ];
  if (DEFINITIONS[figure.id].denominator !== null) columns.push({ label: DEFINITIONS[figure.id].share, number: true, cell: (line) => percentText(line.cell.percent) });
  if (!lines.some((line) => line.before)) return columns;
  return [
    ...columns,
    { label: String(view.year - 1), number: true, cell: (line) => (line.cell.partOf ? '' : beforeText(line, view.before)) },
    { label: 'Verschil', number: true, cell: (line) => growthText(line.growth) },
  ];
}

function FigureTable({ figure, view, alone }: { figure: Figure; view: YearView; alone: boolean }): Child {
  const lines = linesOf(figure, view.year, view.before);
  const shown = figure.cells.length > 6 && figure.id !== 'referrers' ? lines.filter((line) => line.cell.count > 0) : lines;
  const definition = DEFINITIONS[figure.id];
  const sources = sourcesOf(lines);
  return (
    <div class="stack">
      <Table caption={`${definition.name} (${baseText(figure)})`} quietCaption={alone} rows={shown} columns={columnsOf(figure, view, lines)} empty={<Empty title="Hierover is dit jaar niets geteld." />} />
      <More label="Hoe is dit geteld?">
        <p>{definition.sentence}</p>
        <p>Geteld: {definition.numerator}. {definition.denominator ? <>Deel van: {definition.denominator}. </> : null}Dit is {METHODS[definition.method]}. Percentages zijn afgerond op hele procenten, en een half naar boven. De som kan daardoor 99 of 101 zijn.</p>
        <p>Herkomst van de definitie: {definition.source}.</p>
        <Before view={view} sources={sources} />
      </More>
      {sources.length > 0 ? <Notes notes={notesOf(figure, view.year)} /> : null}
    </div>
  );
}

function Before({ view, sources }: { view: YearView; sources: readonly string[] }) {
  const last = view.year - 1;
  if (view.before.length === 0) return null;
  return <p>{last}: {sources.length === 0 ? 'niet gepubliceerd' : <>zoals gepubliceerd in {sources.join('; ')}</>}.</p>;
}

function Notes({ notes }: { notes: readonly string[] }) {
  return notes.length > 0 ? <div class="hint">{notes.map((note) => <p>{note}</p>)}</div> : null;
}
