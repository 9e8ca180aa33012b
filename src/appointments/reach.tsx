import { goersOf, homeFoundBy, isOutside } from '../core/appointment.ts';
import { homesOf } from '../core/case/meeting.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Appointment } from '../database/people/appointment.ts';
import { Notice } from '../ui/notice.tsx';
import type { Visit } from '../web/route.ts';
import { telephoneOf } from '../web/staff-telephone.tsx';
import { IN_CASE, NO_ADDRESS, NO_NUMBER } from './texts.ts';

/** For whoever goes out and cannot be called when they are missed (P-21). `one`: of a planned visit of theirs alone; left out: whatever they plan. */
export async function NoNumber({ visit, one }: { visit: Visit; one?: Appointment }) {
  const me = visit.user?.id ?? '';
  if (one && (one.status !== 'planned' || !isOutside(one) || !goersOf(one).some(({ who }) => who === me))) return null;
  return await telephoneOf(visit, me) === null
    ? <Notice tone="warning" title={NO_NUMBER.title}>{NO_NUMBER.text} <a href="/mijn-account#telefoon">{NO_NUMBER.link}</a>.</Notice>
    : null;
}

/** What stands with an appointment of where exactly it is; empty where there is nothing to say. The address itself is read with the case. */
export function whereText(state: CaseState, one: Appointment, where: string | undefined): string {
  const found = homeFoundBy(one, where ?? '', homesOf(state, one.people));
  return found === 'case' ? IN_CASE : found === 'unknown' ? NO_ADDRESS : where ?? '';
}
