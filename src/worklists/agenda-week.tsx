import { clockAt, endOf, startOf } from '../core/appointment.ts';
import type { Doubt } from '../core/case/meeting.ts';
import { addDays, parseDay, type Day } from '../core/day.ts';
import { readCases } from '../database/journal-read.ts';
import { isAway, leaveBetween, type LeaveDays } from '../database/leave.ts';
import { appointmentsBy, type Appointment } from '../database/people/appointment.ts';
import { stoodInBy } from '../database/relation.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { APPOINTMENT_KIND_WORDS } from '../words/appointments.ts';
import { capital, word } from '../words/codes.ts';
import { dayText, monday, wholeDay } from '../words/day.ts';
import { addressOf, Comes, doubtsOf, inAgendaOf, whoComes, Whose, type Met } from './agenda.tsx';
import { CallLink } from './parts.tsx';
import { casesOf } from './sql.ts';

const SUNDAY = 6;
const WEEK = 7;
/** From here on a day without appointments is not named: Saturday. */
const WEEKEND = 5;

/** `known`: in a running case of this mediator, or of whom they stand in for; of any other nothing is said but the hours, that are taken all the same. */
interface Entry { readonly one: Appointment; readonly known: boolean }
interface Week { readonly me: string; readonly today: Day; readonly entries: readonly Entry[]; readonly met: Met; readonly doubts: ReadonlyMap<string, Doubt>; readonly leave: readonly LeaveDays[] }

/** The agenda of one week: own appointments and those of whom one stands in for, day after day, so that a telephone reads it as a list. */
export async function showWeek(visit: Visit): Promise<Answer> {
  const me = visit.user?.id ?? '';
  const first = monday(parseDay(visit.query.get('week') ?? '') ?? visit.today);
  const last = addDays(first, SUNDAY);
  const stoodIn = await stoodInBy(visit.db, me, visit.today);
  const owners = [...new Set([me, ...stoodIn.map(({ mediator }) => mediator)])];
  const cases = new Set((await casesOf(visit.db, owners, await barredFor(visit))).map(({ id }) => id));
  const entries = (await appointmentsBy(visit.db, owners, first, last)).filter(inAgendaOf(me, stoodIn))
    .map((one): Entry => ({ one, known: cases.has(one.caseId) })).filter(({ one, known }) => known || one.owner === me || one.also === me);
  const shown = entries.filter(({ known }) => known).map(({ one }) => one);
  visit.shows(...shown.map(({ caseId }) => caseId));
  const doubts = doubtsOf(shown, await readCases(visit.db, [...new Set(shown.map(({ caseId }) => caseId))]));
  const week = { me, today: visit.today, entries, met: await whoComes(visit, shown), doubts, leave: await leaveBetween(visit.db, me, first, last) };
  const days = Array.from({ length: WEEK }, (_, at) => addDays(first, at)).filter((day, at) => at < WEEKEND || ofDay(week, day).length > 0);
  return {
    kind: 'page', frame: 'staff', title: 'Agenda', here: '/agenda',
    body: (
      <>
        <PageHead over={`${wholeDay(first)} tot en met ${wholeDay(last)}`} title="Agenda" />
        <nav class="submit-bar" aria-label="Andere week">
          <ButtonLink href={weekAddress(addDays(first, -WEEK))}>Vorige week</ButtonLink>
          {first === monday(visit.today) ? null : <ButtonLink href="/agenda">Deze week</ButtonLink>}
          <ButtonLink href={weekAddress(addDays(first, WEEK))}>Volgende week</ButtonLink>
        </nav>
        {entries.length === 0 && week.leave.length === 0
          ? <Empty title="Er staat niets in deze week.">Een afspraak plant u in de zaak, onder Afspraken. Al uw zaken staan op <a href="/mijn-zaken">Mijn zaken</a>.</Empty>
          : days.map((day) => <OneDay week={week} day={day} />)}
      </>
    ),
  };
}

const weekAddress = (day: Day): string => `/agenda?week=${day}`;
const ofDay = ({ entries }: Week, day: Day): Entry[] => entries.filter(({ one }) => one.day === day);

function OneDay({ week, day }: { week: Week; day: Day }) {
  const entries = ofDay(week, day);
  const text = dayText(day);
  return (
    <section class="stack" id={`dag-${day}`} aria-label={text}>
      <h2>{capital(text)}{day === week.today ? <> <Tag tone="info">Vandaag</Tag></> : null}{isAway(week.leave, day) ? <> <Tag tone="paused">Verlof</Tag></> : null}</h2>
      {entries.length === 0 ? <p class="two-sub">Geen afspraken.</p> : (
        <Table stacks caption={`Afspraken van ${text}`} quietCaption noun={['afspraak', 'afspraken']} rows={entries} empty={null} columns={[
          { label: 'Tijd', names: true, width: 'narrow', cell: ({ one, known }) => (known ? <a href={addressOf(one)}>{hours(one)}</a> : hours(one)) },
          { label: 'Wat', cell: ({ one, known }) => (known ? <TwoLines main={capital(APPOINTMENT_KIND_WORDS[one.kind])} sub={<>{capital(word('place', one.place))}{one.status === 'held' ? ', ging door' : ''}<Whose one={one} me={week.me} /></>} /> : 'Afspraak') },
          { label: 'Zaak', cell: ({ one, known }) => (known ? <TwoLines main={<a href={`/zaken/${one.number}`}>{one.number}</a>} sub={<Comes met={week.met} one={one} doubts={week.doubts} />} /> : 'In een zaak die is afgesloten of die niet meer van u is') },
          { label: 'Bellen', quiet: true, width: 'narrow', cell: ({ one, known }) => (known && one.status === 'planned' && day >= week.today ? <CallLink number={one.number} people={one.people} /> : '') },
        ]} />
      )}
    </section>
  );
}

const hours = (one: Appointment): string => `${clockAt(startOf(one))} tot ${clockAt(endOf(one))}`;
