import { daysBetween, type Day } from '../core/day.ts';
import { doneTask, openTasks, type ListedTask } from '../database/people/task.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Late } from '../ui/tag.tsx';
import { JUST_DONE, listHere } from '../web/back-to-list.ts';
import type { Visit } from '../web/route.ts';
import { dayText, daysText } from '../words/day.ts';
import { lastAhead } from './rules.ts';

/**
 * What somebody wanted to remember, on top of the list that they work from; nothing where there is nothing. `whose`: tasks of the desk are the
 * whole desk's, in what did not go out yet; those of policy and of a practice supervisor are their own, where they have a part today.
 * Each is named to the access log.
 */
export async function tasksPart(visit: Visit, cases: readonly string[], whose: 'everybody' | 'own') {
  const owner = whose === 'own' ? visit.user?.id ?? '' : null;
  const [tasks, done] = await Promise.all([cases.length === 0 ? [] : openTasks(visit.db, visit.keys, { cases, owner, until: lastAhead(visit.today) }), justDone(visit, cases, owner)]);
  if (tasks.length === 0) return done;
  visit.shows(...tasks.map(({ caseId }) => caseId));
  return (
    <>
      {done}
      <section class="stack" id="taken" aria-label="Taken">
        <div><h2>Taken</h2><p class="two-sub">Wat op zijn dag is of in de komende zeven dagen komt, en wat geen dag heeft. Klaar? Kies Gedaan; dat neemt u terug met Toch niet gedaan.</p></div>
        <Table<ListedTask> stacks caption="Taken" quietCaption noun={['taak', 'taken']} rows={tasks} columns={[
          { label: 'Zaak', names: true, width: 'narrow', cell: ({ number }) => <a href={`/zaken/${number}#taken`}>{number}</a> },
          { label: 'Wat', width: 'wide', cell: ({ text, owner, ownerName }) => <TwoLines main={text} sub={owner === visit.user?.id ? undefined : `Opgeschreven door ${ownerName}`} /> },
          { label: 'Dag', width: 'narrow', cell: ({ due }) => <DueCell due={due} today={visit.today} /> },
          { label: 'Gedaan', quiet: true, width: 'narrow', cell: (task) => <DoneButton visit={visit} task={task} number={task.number} /> },
        ]} />
      </section>
    </>
  );
}

/** In the row of a task. Whoever sees it there works on its case, and may end it. */
export const DoneButton = ({ visit, task, number }: { visit: Visit; task: { readonly id: string; readonly text: string }; number: string }) =>
  <ButtonForm action={`/zaken/${number}/taken/${task.id}/gedaan`} onceKey={visit.onceKey} label="Gedaan" about={task.text} fields={listHere(visit)} />;

/** What was just done from this list, to take back; null where nothing was, or where somebody opened it again meanwhile. `owner`: of one colleague alone. */
export async function justDone(visit: Visit, cases: readonly string[], owner: string | null = null) {
  const id = visit.query.get(JUST_DONE);
  const task = id === null ? null : await doneTask(visit.db, visit.keys, { cases, owner, id });
  if (!task) return null;
  visit.shows(task.caseId);
  return (
    <Notice first tone="success" title="Taak gedaan">
      <p>{task.text} (zaak {task.number})</p>
      <ButtonForm action={`/zaken/${task.number}/taken/${task.id}/toch-niet`} onceKey={visit.onceKey} label="Toch niet gedaan" fields={listHere(visit)} />
    </Notice>
  );
}

function DueCell({ due, today }: { due: Day | null; today: Day }) {
  if (due === null) return 'Geen dag';
  return <TwoLines main={dayText(due)} sub={due === today ? 'vandaag' : due < today ? <Late>{daysText(daysBetween(due, today))} te laat</Late> : undefined} />;
}
