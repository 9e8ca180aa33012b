import type { Db } from '../database/database.ts';
import type { FormDraft } from '../database/people/form-draft.ts';
import type { SafetyLine } from '../ui/safety-watch.tsx';
import { NEWS_PATH, unreadNews } from './news.ts';
import type { Route, User } from './route.ts';
import { SAFETY_ADDRESS, safetyLines } from './safety-lines.ts';

/** What stands in the frame of a page of the staff, whatever the page is about. */
export interface InFrame {
  /** Of the forms on it. */
  readonly drafts: readonly FormDraft[];
  readonly safety: readonly SafetyLine[] | null;
  /** How much is new in the product. */
  readonly unread: number;
}

interface Asked { readonly db: Db; readonly user: User | null; readonly now: Date; readonly drafts: Promise<FormDraft[]> | null; hasAddress(href: string): boolean }

export async function readFrame({ db, user, now, drafts: kept, hasAddress }: Asked): Promise<InFrame> {
  const [drafts, safety, unread] = await Promise.all([
    kept ?? [], user && hasAddress(SAFETY_ADDRESS) ? safetyLines(db, user, now) : null, user && hasAddress(NEWS_PATH) ? unreadNews(db, user) : 0,
  ]);
  return { drafts, safety, unread };
}

/** Whether that can be asked along with what a page shows: its answer will have a frame, as far as its route tells, and the page changes nothing of it itself. */
export const asksAhead = ({ method, path, right, byItself }: Route): boolean => method === 'GET' && right !== 'public' && !byItself && path !== NEWS_PATH;
