import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'info' | 'warning' | 'safety' | 'success';

const ICONS: Record<NoticeTone, IconName> = { info: 'info', warning: 'warning', safety: 'shield', success: 'check' };

export interface NoticeProps {
  /** Takes the focus when the page opens: what somebody just did, with undoing it and the next step a Tab away, or that it did not happen. One a page. */
  first?: boolean | undefined;
  tone?: NoticeTone | undefined;
  title?: Child;
  /** Of what an address can lead to. */
  id?: string | undefined;
  children?: Child;
}

/** A message on the page. `success` says what just happened, and is announced. */
export function Notice({ tone = 'info', title, first, id, children }: NoticeProps) {
  return (
    <div class={`notice notice--${tone}`} role={tone === 'success' ? 'status' : 'note'} tabindex={first ? -1 : undefined} autofocus={first} id={id}>
      <Icon name={ICONS[tone]} size={20} />
      <div class="notice-text">
        {title ? <p class="notice-title">{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  );
}
