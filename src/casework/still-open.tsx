import type { Child } from 'hono/jsx';
import { begun } from '../core/appointment.ts';
import { keepsOpen, neverAsked, waitsForUs } from '../core/case/left-out.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { Possibility } from '../core/case/possible.ts';
import type { Reason } from '../core/case/reasons.ts';
import type { CaseState, Participant } from '../core/case/state.ts';
import { appointmentsOf, type Appointment } from '../database/people/appointment.ts';
import { tasksOf, type Task } from '../database/people/task.ts';
import type { FieldError } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Visit } from '../web/route.ts';
import { APPOINTMENT_KIND_WORDS } from '../words/appointments.ts';
import { capital, listed } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { ORDER_TEXTS, orderAddress } from '../words/orders.ts';
import { reasonText } from '../words/reasons.ts';
import { everythingPossible } from './acts.tsx';
import type { CaseView } from './view.ts';

/** What a closed case shows nobody any more: who is waited for, and what was to be done. */
export interface StillOpen { readonly planned: readonly Appointment[]; readonly tasks: readonly Task[] }

export async function stillOpen(visit: Visit, caseId: string): Promise<StillOpen> {
  const [all, tasks] = await Promise.all([appointmentsOf(visit.db, caseId), tasksOf(visit.db, visit.keys, caseId)]);
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

/** What is recorded first where the intake cannot be yet: an answer of who came, who speaks for a child, the end of a pause. */
const FIRST: Readonly<Partial<Record<Reason, OrderName>>> = { 'not-approached': 'record-answer', 'other-side-has-not-agreed': 'record-answer', 'no-representative': 'add-representative', paused: 'resume' };

/** The way to a talk with them, or to the end of their part; where a talk cannot be recorded yet, why not and what comes before it. */
function Spoken({ view, p, all }: { view: CaseView; p: Participant; all: readonly Possibility[] }): Child {
  const at = (order: OrderName) => all.find((one) => one.order === order && (one.person === p.id || one.person === null));
  const step = (order: OrderName, label: string) => <a href={orderAddress(view.number, order, at(order)?.person)}>{label}<span class="vh"> van {view.who(p.id)}</span></a>;
  const stop = step('stop-taking-part', 'stoppen vastleggen');
  const reason = at('hold-intake')?.reason ?? null;
  if (reason === null) return <>{step('hold-intake', 'Intake vastleggen')} of {stop}</>;
  const first = FIRST[reason];
  // Who came of their own will was never approached, and is not going to be: what is missing is what they said.
  const why = first === 'record-answer' ? 'Leg eerst vast wat diegene op de vraag antwoordt.' : reasonText(reason);
  return <>een intake vastleggen kan nog niet. {why} {first && at(first)?.reason === null ? <>{step(first, ORDER_TEXTS[first].title)} of {stop}</> : <>U kunt wel {stop}</>}.</>;
}

/** Before the form that closes: who of the case was spoken to by nobody, with the way to it. */
export function LeftOutNotice({ view, state }: { view: CaseView; state: CaseState }): Child {
  const [waiting, keeping, unasked] = [waitsForUs(state), keepsOpen(state), neverAsked(state)];
  const all = everythingPossible(view);
  return (
    <>
      {waiting.length > 0 ? (
        <Notice tone="warning" title={`${capital(listed(waiting.map(({ id }) => view.who(id))))} ${waiting.length === 1 ? 'wacht' : 'wachten'} nog op ons`}>
          {waiting.length === 1 ? 'Diegene wil meedoen en is' : 'Zij willen meedoen en zijn'} nog door niemand gesproken. {keeping.length > 0 ? 'Zolang dat zo is, sluit u de zaak niet af.' : 'Vertel eerst dat de zaak stopt.'}
          {keeping.length > 0 ? <ul class="lines">{keeping.map((p) => <li>{capital(view.who(p.id))}: <Spoken view={view} p={p} all={all} /></li>)}</ul> : null}
        </Notice>
      ) : null}
      {unasked.length > 0 ? <Notice tone="warning" title={`Nog niet gevraagd: ${listed(unasked.map(({ id }) => view.who(id)))}`}>Sluit u de zaak af, dan {unasked.length === 1 ? 'hoort diegene' : 'horen zij'} niets van ons en {unasked.length === 1 ? 'krijgt' : 'krijgen'} geen brief.</Notice> : null}
    </>
  );
}
