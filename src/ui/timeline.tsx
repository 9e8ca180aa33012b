import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export interface TimelineItem {
  /** As people read it, e.g. "ma 23 nov 2026". */
  when: string;
  /** The same for machines: `2026-11-23` or an instant. */
  dateTime: string;
  /** A second, smaller line, e.g. "vastgelegd do 26 nov". */
  whenNote?: string | undefined;
  title: Child;
  by?: string | undefined;
  body?: Child;
  icon?: IconName | undefined;
  /** Struck through, with the reason beside it. */
  corrected?: string | undefined;
}

/** What happened, newest first or as the caller orders it. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol class="timeline" aria-label={label}>
      {items.map((item) => (
        <li class={item.corrected ? 'moment moment--corrected' : 'moment'}>
          <div class="moment-when"><time datetime={item.dateTime}>{item.when}</time>{item.whenNote ? <small>{item.whenNote}</small> : null}</div>
          <span class="moment-mark"><Icon name={item.icon ?? 'dot'} size={14} /></span>
          <div class="moment-what">
            <p>{item.corrected ? <s>{item.title}</s> : <b>{item.title}</b>}{item.by ? <span class="moment-by"> · {item.by}</span> : null}</p>
            {item.corrected ? <p class="moment-by">Gecorrigeerd: {item.corrected}</p> : null}
            {item.body ? <div class="moment-body">{item.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
