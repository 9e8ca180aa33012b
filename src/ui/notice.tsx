import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'info' | 'warning' | 'safety' | 'success';

const ICONS: Record<NoticeTone, IconName> = { info: 'info', warning: 'warning', safety: 'shield', success: 'check' };

export interface NoticeProps {
  tone?: NoticeTone | undefined;
  title?: Child;
  /** Why the page came back: the focus begins here, as at what has to be mended. One a page. */
  first?: boolean | undefined;
  /** Of what an address can lead to. */
  id?: string | undefined;
  children?: Child;
}

/** A message on the page. `success` says what just happened, and is announced. */
export function Notice({ tone = 'info', title, first, id, children }: NoticeProps) {
  return (
    <div id={id} class={`notice notice--${tone}`} role={tone === 'success' ? 'status' : 'note'} tabindex={first ? -1 : undefined} autofocus={first}>
      <Icon name={ICONS[tone]} size={20} />
      <div class="notice-text">
        {title ? <p class="notice-title">{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  );
}
