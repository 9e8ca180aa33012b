import { changeTask as keepChanged, finishTask, reopenTask, tasksOf, type Task } from '../database/people/task.ts';
import { DayField, ErrorSummary, faultAt, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import { backToList, JUST_DONE } from '../web/back-to-list.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { listOf, type CaseView } from './view.ts';
import { typedTask, withCasework } from './written.ts';

const standing = ({ text, due }: Task): (string | null)[] => [text, due];
const openTask = async (visit: Visit, view: CaseView): Promise<Task | null> =>
  (await tasksOf(visit.db, visit.keys, view.id)).find(({ id, doneAt }) => id === visit.params['taak'] && doneAt === null) ?? null;

export const showTask = (visit: Visit): Promise<Answer> => withCasework(visit, async (view) => {
  const task = await openTask(visit, view);
  return task ? taskPage(visit, view, task, null) : notFound();
});

/** Other words or another day. Whose task it is stays. */
export const changeTask = (visit: Visit): Promise<Answer> => withCasework(visit, async (view) => {
  const task = await openTask(visit, view);
  if (!task) return notFound();
  const { text, due, errors } = typedTask(visit);
  if (errors.length > 0) return taskPage(visit, view, task, errors);
  if (changedSince(visit, standing(task))) return taskPage(visit, view, task, [], true);
  await keepChanged(visit.db, visit.keys, { caseId: view.id, id: task.id, text, due });
  return { kind: 'to', location: `/zaken/${view.number}#taken` };
});

/** From the case, or from a list: then back to that, which tells what was done and takes it back. */
export const taskDone = (visit: Visit): Promise<Answer> => withCasework(visit, async (view) => {
  const id = visit.params['taak'] ?? '';
  if (!await finishTask(visit.db, view.id, id, visit.now)) return already(visit, view);
  return { kind: 'to', location: backToList(visit, { [JUST_DONE]: id }) ?? `/zaken/${view.number}#taken` };
});

/** What was ended by mistake stands open again, with its day. */
export const reopen = (visit: Visit): Promise<Answer> => withCasework(visit, async (view) => {
  if (!await reopenTask(visit.db, view.id, visit.params['taak'] ?? '')) return already(visit, view);
  return { kind: 'to', location: backToList(visit) ?? `/zaken/${view.number}#taken` };
});

/** Somebody else pressed that button first. */
async function already(visit: Visit, view: CaseView): Promise<Answer> {
  const task = (await tasksOf(visit.db, visit.keys, view.id)).find(({ id }) => id === visit.params['taak']);
  if (!task) return notFound();
  const list = backToList(visit);
  const body = (
    <>
      <PageHead over={<a href={`/zaken/${view.number}#taken`}>Zaak {view.number}</a>} title="Taak" />
      <Notice first title={task.doneAt ? 'Deze taak stond al op Gedaan' : 'Deze taak stond al weer open'}>{task.text}. Iemand anders was u voor, of u drukte twee keer. Er is nu niets veranderd.</Notice>
      <p><ButtonLink primary href={list ?? `/zaken/${view.number}#taken`}>{list ? 'Terug naar de lijst' : 'Terug naar de zaak'}</ButtonLink></p>
    </>
  );
  return { kind: 'page', status: 409, frame: 'staff', title: `Zaak ${view.number}: taak`, here: listOf(view), body };
}

function taskPage(visit: Visit, view: CaseView, task: Task, errors: readonly FieldError[] | null, meanwhile = false): Answer {
  visit.shows(view.id);
  const typed = (name: string, present: string) => ({ name, value: visit.form.get(name) ?? present, error: faultAt(errors ?? [], name) });
  const body = (
    <>
      <PageHead over={<a href={`/zaken/${view.number}#taken`}>Zaak {view.number}</a>} title="Taak wijzigen" />
      <ErrorSummary errors={errors ?? []} />
      {meanwhile ? <ChangedMeanwhile now={`${task.text}${task.due ? `, voor ${dayText(task.due)}` : ''}`} /> : null}
      <Form action={`/zaken/${view.number}/taken/${task.id}`} onceKey={visit.onceKey}>
        <AsShown values={standing(task)} />
        <TextField {...typed('taak', task.text)} label="Wat is er te doen?" />
        <DayField {...typed('voor', task.due ?? '')} label="Voor" optional />
        <SubmitBar label="Wijziging vastleggen" cancel={{ href: `/zaken/${view.number}#taken` }} />
      </Form>
    </>
  );
  return { kind: 'page', status: meanwhile ? 409 : errors ? 422 : 200, frame: 'staff', title: `Zaak ${view.number}: taak wijzigen`, here: listOf(view), body };
}
