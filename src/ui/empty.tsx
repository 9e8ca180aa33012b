import type { Child } from 'hono/jsx';

export interface EmptyProps {
  /** What is not there. */
  title: string;
  /** What one can do. */
  children?: Child;
}

export function Empty({ title, children }: EmptyProps) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children ? <div class="empty-text">{children}</div> : null}
    </div>
  );
}
