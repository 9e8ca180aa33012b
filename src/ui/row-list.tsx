import type { Child } from 'hono/jsx';

export interface ActRow { readonly what: Child; /** The button or link at its end. */ readonly act: Child }

/** Rows that each end in what can be done with them; nothing where there are none. */
export function RowList({ rows }: { rows: readonly ActRow[] }) {
  return rows.length === 0 ? null : <ul class="tasks">{rows.map(({ what, act }) => <li><div class="task"><div class="task-what">{what}</div>{act}</div></li>)}</ul>;
}
