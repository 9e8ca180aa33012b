import { clockOf, type BreachClock } from '../core/breach.ts';
import { dayOf } from '../core/day.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { clockText, dayText } from '../words/day.ts';
import { courseOf, readBreaches, readCourses, type Breach } from './sql.ts';
import { CLOCK_TEXTS, hoursText, KIND_WORDS } from './texts.ts';

interface Row extends Breach { readonly clock: BreachClock; readonly closed: boolean }

/** Every breach that was ever reported (AVG art. 33(5)), what cannot wait on top. */
export async function showBreaches(visit: Visit): Promise<Answer> {
  const all = await readBreaches(visit.db);
  const courses = await readCourses(visit.db);
  const rows = all.map((breach): Row => {
    const own = courses.get(breach.id) ?? [];
    return { ...breach, clock: clockOf(courseOf(breach, own), visit.now), closed: own.some(({ kind }) => kind === 'closed') };
  });
  const open = rows.filter(({ closed }) => !closed).sort((a, b) => a.clock.by.getTime() - b.clock.by.getTime());
  const late = open.filter(({ clock }) => clock.standing === 'late').length;
  const body = (
    <>
      <PageHead title="Datalekken" actions={<ButtonLink primary href="/datalekken/melden">Datalek melden</ButtonLink>} />
      {late > 0 ? <Notice tone="warning" title={late === 1 ? 'Eén datalek is te laat gemeld' : `${late} datalekken zijn te laat gemeld`}>De 72 uur zijn om. Weeg en meld nu, en schrijf waarom het later is.</Notice> : null}
      <p class="lead">Van ontdekken tot melden mag 72 uur duren. Nachten, weekenden en feestdagen tellen mee.</p>
      <BreachTable caption="Open" rows={open} empty="Er is geen datalek open." hint="Kwam er iets bij de verkeerde terecht, kies dan Datalek melden. Twijfel is genoeg." />
      <BreachTable caption="Afgesloten" rows={rows.filter(({ closed }) => closed)} empty="Er is nog geen datalek afgesloten." hint="Wat gewogen, gemeld en verteld is, sluit u af bij het datalek zelf." />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Datalekken', here: '/datalekken', body };
}

export function ClockTag({ clock }: { clock: BreachClock }) {
  const { text, tone } = CLOCK_TEXTS[clock.standing];
  return <Tag tone={tone}>{text}</Tag>;
}

function BreachTable({ caption, rows, empty, hint }: { caption: string; rows: readonly Row[]; empty: string; hint: string }) {
  return (
    <Table<Row> caption={caption} rows={rows} empty={<Empty title={empty}>{hint}</Empty>} columns={[
      { label: 'Datalek', names: true, width: 'narrow', cell: ({ number }) => <a href={`/datalekken/${number}`}>{number}</a> },
      { label: 'Wat', width: 'wide', cell: ({ kind, people }) => <TwoLines main={capital(KIND_WORDS[kind])} sub={people === 1 ? '1 persoon' : `${people} personen`} /> },
      { label: 'Ontdekt', cell: ({ discovered }) => <TwoLines main={dayText(dayOf(discovered))} sub={clockText(discovered)} /> },
      { label: 'Melden vóór', cell: ({ clock }) => <TwoLines main={`${dayText(dayOf(clock.by))} ${clockText(clock.by)}`} sub={hoursText(clock)} /> }, { label: 'Stand', cell: ({ clock }) => <ClockTag clock={clock} /> },
    ]} />
  );
}
