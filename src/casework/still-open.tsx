import type { Child } from 'hono/jsx';
import { begun } from '../core/appointment.ts';
import { appointmentsOf, type Appointment } from '../database/people/appointment.ts';
import { tasksOf, type Task } from '../database/people/task.ts';
import type { FieldError } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Visit } from '../web/route.ts';
import { APPOINTMENT_KIND_WORDS } from '../words/appointments.ts';
import { dayText } from '../words/day.ts';

/** What a closed case shows nobody any more: who is waited for, and what was to be done. */
export interface StillOpen { readonly planned: readonly Appointment[]; readonly tasks: readonly Task[] }

export async function stillOpen(visit: Visit, caseId: string): Promise<StillOpen> {
  const [all, tasks] = [await appointmentsOf(visit.db, caseId), await tasksOf(visit.db, visit.keys, caseId)];
  return { planned: all.filter(({ status }) => status === 'planned'), tasks: tasks.filter(({ doneAt }) => doneAt === null) };
}

/** To come: of a closed case it could not be called off any more, and somebody would wait. What is over and a task may stay. Own choice, no source. */
const toCome = ({ planned }: StillOpen, now: Date) => planned.filter((one) => !begun(one, now));

export const whyNotYet = (open: StillOpen, now: Date): readonly FieldError[] => {
  const count = toCome(open, now).length;
  return count === 0 ? [] : [{ field: '', message: count === 1 ? 'Er komt nog een afspraak. Zeg haar eerst af.' : `Er komen nog ${count} afspraken. Zeg ze eerst af.` }];
};

/** Before the form that closes, with the way to each. */
export function StillOpenNotice({ number, open, now }: { number: string; open: StillOpen; now: Date }): Child {
  const { planned, tasks } = open;
  if (planned.length + tasks.length === 0) return null;
  return (
    <Notice tone="warning" title="Dit staat nog open">
      <ul class="lines">
        {planned.map((one) => <li><a href={`/zaken/${number}/afspraken/${one.id}#afspraak`}>{dayText(one.day)} om {one.start}: {APPOINTMENT_KIND_WORDS[one.kind]}</a></li>)}
        {tasks.map(({ id, text }) => <li><a href={`/zaken/${number}/taken/${id}`}>Taak: {text}</a></li>)}
      </ul>
      {toCome(open, now).length > 0 ? 'Op een afspraak die nog komt, wacht iemand: zeg haar eerst af. ' : null}Na het afsluiten staat dit op geen lijst meer.
    </Notice>
  );
}
