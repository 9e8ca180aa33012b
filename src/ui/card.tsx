import type { Child } from 'hono/jsx';

export interface CardItem {
  label: string;
  value: Child;
}

export interface CardProps {
  title: string;
  /** Unique on the page; also the anchor. */
  id: string;
  /** Beside the title, for instance a link or a count. */
  aside?: Child;
  /** Label and value pairs. */
  items?: readonly CardItem[] | undefined;
  /** Takes the focus when the page opens: what was just asked for, where it stands lower on the page. One a page. */
  first?: boolean | undefined;
  /** Without inner space, for a table or a list that reaches the edges. */
  flush?: boolean | undefined;
  children?: Child;
}

export function Card({ title, id, aside, items, first, flush, children }: CardProps) {
  return (
    <section class="card" id={id} aria-labelledby={`${id}-kop`} tabindex={first ? -1 : undefined} autofocus={first}>
      <div class="card-head"><h2 id={`${id}-kop`}>{title}</h2>{aside ? <div class="card-aside">{aside}</div> : null}</div>
      <div class={flush ? 'card-body card-body--flush' : 'card-body'}>
        {items && items.length > 0 ? <Facts items={items} /> : null}
        {children}
      </div>
    </section>
  );
}

/** Label and value pairs. */
export function Facts({ items }: { items: readonly CardItem[] }) {
  return (
    <dl class="facts">
      {items.map((item) => <div><dt>{item.label}</dt><dd>{item.value}</dd></div>)}
    </dl>
  );
}

/** Cards below each other beside a narrower column. */
export function Columns({ main, side }: { main: Child; side: Child }) {
  return <div class="columns"><div class="stack">{main}</div><div class="stack">{side}</div></div>;
}
