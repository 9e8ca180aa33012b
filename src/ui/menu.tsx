import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

/** Less likely acts behind one button. Children are links or `ButtonForm`s. Escape, a press elsewhere or going on with Tab closes it where the script runs. */
export function Menu({ label, children }: { label: string; children?: Child }) {
  return (
    <menu-details>
      <details class="menu">
        <summary class="button">{label}<Icon name="down" size={16} /></summary>
        <div class="menu-body">{children}</div>
      </details>
    </menu-details>
  );
}

/** An explanation that opens on request. */
export function More({ label, open, children }: { label: string; open?: boolean | undefined; children?: Child }) {
  return <details class="more" open={open || undefined}><summary>{label}</summary><div class="more-body">{children}</div></details>;
}
