import { daysBetween, type Day } from '../core/day.ts';
import { openTasks, type ListedTask } from '../database/people/task.ts';
import { Table, TwoLines } from '../ui/table.tsx';
import { Late } from '../ui/tag.tsx';
import type { Visit } from '../web/route.ts';
import { dayText, daysText } from '../words/day.ts';
import { lastAhead } from './rules.ts';

/**
 * What somebody wanted to remember, on top of the list that they work from; nothing where there is nothing. `whose`: tasks of the desk are the
 * whole desk's, in what did not go out yet; those of policy and of a practice supervisor are their own, where they have a part today.
 * Each is named to the access log.
 */
export async function tasksPart(visit: Visit, cases: readonly string[], whose: 'everybody' | 'own') {
  const tasks = cases.length === 0 ? [] : await openTasks(visit.db, visit.keys, { cases, owner: whose === 'own' ? visit.user?.id ?? '' : null, until: lastAhead(visit.today) });
  if (tasks.length === 0) return null;
  visit.shows(...tasks.map(({ caseId }) => caseId));
  return (
    <section class="stack" id="taken" aria-label="Taken">
      <div><h2>Taken</h2><p class="two-sub">Wat op zijn dag is of in de komende zeven dagen komt, en wat geen dag heeft. Klaar? Zet de taak in de zaak op Gedaan.</p></div>
      <Table<ListedTask> stacks caption="Taken" quietCaption noun={['taak', 'taken']} rows={tasks} columns={[
        { label: 'Zaak', names: true, width: 'narrow', cell: ({ number }) => <a href={`/zaken/${number}#taken`}>{number}</a> },
        { label: 'Wat', width: 'wide', cell: ({ text, owner, ownerName }) => <TwoLines main={text} sub={owner === visit.user?.id ? undefined : `Opgeschreven door ${ownerName}`} /> },
        { label: 'Dag', width: 'narrow', cell: ({ due }) => <DueCell due={due} today={visit.today} /> },
      ]} />
    </section>
  );
}

function DueCell({ due, today }: { due: Day | null; today: Day }) {
  if (due === null) return 'Geen dag';
  return <TwoLines main={dayText(due)} sub={due === today ? 'vandaag' : due < today ? <Late>{daysText(daysBetween(due, today))} te laat</Late> : undefined} />;
}
