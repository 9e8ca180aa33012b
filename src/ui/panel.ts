import type { Child } from 'hono/jsx';

/**
 * A feature's part of a screen that gathers several, such as the case file. Panels are made by pure functions of what
 * that screen read once; they do no query (architecture, "The house").
 */
export interface Panel {
  /** Unique on the page; also the anchor. */
  id: string;
  title: string;
  body: Child;
  /** What is still to be done here of a case that waits for nobody. */
  owed?: Child;
  /** What of it is next, in a line, for the summary of that screen. */
  soon?: { readonly label: string; readonly value: Child } | undefined;
}
