import type { Child } from 'hono/jsx';
import { Empty } from './empty.tsx';

export interface Column<Row> {
  label: string;
  cell: (row: Row) => Child;
  /** The label is read out but not shown, e.g. for a checkbox or a button. */
  quiet?: boolean | undefined;
  /** This cell names its row. */
  names?: boolean | undefined;
  /** Figures, to the right. */
  number?: boolean | undefined;
  /** Its label stands in every row where rows are blocks, as two dates below each other say nothing. */
  labelled?: boolean | undefined;
  /** `narrow` keeps on one line, `wide` takes what is left. */
  width?: 'narrow' | 'wide' | undefined;
  /** A link that sorts by this column. */
  sort?: { href: string; now?: 'ascending' | 'descending' | undefined } | undefined;
}

export interface TableProps<Row> {
  /** To lead to it; takes the focus, so that the next Tab is in the first row. */
  id?: string | undefined;
  /** What the rows are; unique on the page. Shown unless `quietCaption`. */
  caption: string;
  quietCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** On a telephone each row is a block, so that nothing of it lies out of view. */
  stacks?: boolean | 'lines' | undefined;
  /** What one row and several are called, for the count below: `['zaak', 'zaken']`. None: no count. */
  noun?: readonly [one: string, several: string] | undefined;
  /** How many there are over all pages; the number of rows by default. */
  total?: number | undefined;
  /** Number of the first row on this page, from 1. */
  first?: number | undefined;
  previous?: string | undefined;
  next?: string | undefined;
  /** Instead of a table without rows. */
  empty?: Child;
  /** A last row with totals, one cell a column. */
  foot?: readonly Child[] | undefined;
}

const styleOf = <Row,>({ number, width }: Column<Row>): string | undefined => (number && width ? `number ${width}` : number ? 'number' : width);

function Heading<Row>({ column }: { column: Column<Row> }) {
  const style = styleOf(column);
  const text = column.quiet ? <span class="vh">{column.label}</span> : column.label;
  if (!column.sort) return <th scope="col" class={style}>{text}</th>;
  return (
    <th scope="col" class={style} aria-sort={column.sort.now}>
      <a class="sort" href={column.sort.href}>{text}<span class={`sort-mark sort-mark--${column.sort.now ?? 'none'}`} aria-hidden="true"></span></a>
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const style = styleOf(column);
  return column.names ? <th scope="row" class={style}>{column.cell(row)}</th> : <td class={style} data-label={column.labelled ? column.label : undefined}>{column.cell(row)}</td>;
}

/** "12 zaken", or "51–100 van 312 zaken" where there are more pages. */
export function countText(shown: number, noun: readonly [string, string], total = shown, first = 1): string {
  if (shown === total) return `${total} ${total === 1 ? noun[0] : noun[1]}`;
  return `${first}–${first + shown - 1} van ${total} ${noun[1]}`;
}

function Foot<Row>({ noun, rows, total, first, previous, next, caption }: TableProps<Row>) {
  if (!noun && !previous && !next) return null;
  return (
    <div class="table-foot">
      {noun ? <p>{countText(rows.length, noun, total, first)}</p> : null}
      {previous || next ? (
        <nav aria-label={`Bladzijden: ${caption}`}>
          {previous ? <a href={previous} rel="prev">Vorige</a> : null}
          {next ? <a href={next} rel="next">Volgende</a> : null}
        </nav>
      ) : null}
    </div>
  );
}

/** A table in a region that can be scrolled sideways, also with the keyboard. */
export function Table<Row>(props: TableProps<Row>) {
  const { id, caption, quietCaption, columns, rows, empty, foot, stacks } = props;
  if (rows.length === 0) return <div class="table-box" id={id}>{empty ?? <Empty title="Er staat hier nu niets." />}</div>;
  return (
    <div class="table-box">
      <section class="table-scroll" id={id} aria-label={`Tabel: ${caption}`} tabindex={0}>
        <table class={stacks === 'lines' ? 'stacks stacks--lines' : stacks ? 'stacks' : undefined}>
          <caption class={quietCaption ? 'vh' : undefined}>{caption}</caption>
          <thead><tr>{columns.map((column) => <Heading column={column} />)}</tr></thead>
          <tbody>{rows.map((row) => <tr>{columns.map((column) => <Cell column={column} row={row} />)}</tr>)}</tbody>
          {foot ? <tfoot><tr>{foot.map((cell, index) => <td class={columns[index]?.number ? 'number' : undefined}>{cell}</td>)}</tr></tfoot> : null}
        </table>
      </section>
      <Foot {...props} />
    </div>
  );
}

/** A cell of two lines: what it is, and what one wants to know with it. */
export function TwoLines({ main, sub }: { main: Child; sub?: Child }) {
  return <div class="two"><div class="two-main">{main}</div>{sub ? <div class="two-sub">{sub}</div> : null}</div>;
}
