import type { Child } from 'hono/jsx';

/** `waiting` is for a person's answer and is never coloured as late (P-03). Each tone also has its own shape. */
export type Tone = 'neutral' | 'info' | 'waiting' | 'attention' | 'late' | 'good' | 'paused';

/** Where something stands, in a few words. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone | undefined; children?: Child }) {
  return <span class={`tag tag--${tone}`}>{children}</span>;
}

/** A small remark beside a tag. `safety` stands out. */
export function Flag({ safety, children }: { safety?: boolean | undefined; children?: Child }) {
  return <span class={safety ? 'flag flag--safety' : 'flag'}>{children}</span>;
}

/** Tags and flags of one thing, in one cell or line. */
export function Tags({ children }: { children?: Child }) {
  return <div class="tags">{children}</div>;
}

/** Words that say how much too late something is. Never for waiting for a person (P-03). */
export function Late({ children }: { children?: Child }) {
  return <span class="late">{children}</span>;
}
