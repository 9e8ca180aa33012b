import { Notice } from '../ui/notice.tsx';
import type { Day } from '../core/day.ts';
import type { Visit } from '../web/route.ts';
import { readDue } from './review-sql.ts';
import { isOverdue } from './rules.ts';
import { overdueText } from './texts.ts';

/** The day by which the review should have been done, where that day is past: then nobody gets more than they have. */
export async function overdueSince(visit: Visit): Promise<Day | null> {
  const due = await readDue(visit.db, visit.now);
  return isOverdue(due, visit.today) ? due : null;
}

export function Overdue({ due }: { due: Day }) {
  return <Notice tone="warning" title="Kijk eerst de rechten na"><p>{overdueText(due)} <a href="/rechten-nakijken">Rechten nakijken</a></p></Notice>;
}
