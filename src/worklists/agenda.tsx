import { checkOutOf, clockAt, endOf, missedOf, startOf, stillOut } from '../core/appointment.ts';
import { doubtOf, type Doubt } from '../core/case/meeting.ts';
import type { Transfer } from '../core/case/transfer.ts';
import type { Day } from '../core/day.ts';
import type { CaseStory } from '../database/journal-read.ts';
import type { Appointment } from '../database/people/appointment.ts';
import { names } from '../database/people/people.ts';
import { Doubted } from '../ui/doubted.tsx';
import { Empty } from '../ui/empty.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import type { StoodIn } from '../database/relation.ts';
import type { Visit } from '../web/route.ts';
import { APPOINTMENT_KIND_WORDS, DOUBT_WORDS, TRANSFER_ADVICE, TRANSFER_WORDS } from '../words/appointments.ts';
import { capital, listed, word } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { CallLink } from './parts.tsx';

export const addressOf = (one: Appointment): string => `/zaken/${one.number}/afspraken/${one.id}`;

interface Out { readonly visit: Visit; readonly appointments: readonly Appointment[]; /** Whether its case may be opened. */ opens(one: Appointment): boolean }

/** On top while somebody is out: one press, with the thumb; and who went with whoever looks and is not safe yet (P-21). */
export function Safe({ visit, appointments, opens }: Out) {
  const me = visit.user?.id ?? '';
  return (
    <>
      {appointments.filter((one) => checkOutOf(one, me, visit.now) !== 'none').map((one) => (
        <Notice tone="safety" title="Bent u veilig?">
          <p>{outline(one, visit)} {checkOutOf(one, me, visit.now) === 'late' ? 'Het aanmeldpunt en uw werkbegeleider zien nu dat u nog niets liet horen.' : 'Druk hierop als u weer buiten staat.'}</p>
          <div class="check-out"><ButtonForm primary action={`/afspraken/${one.id}/veilig`} onceKey={visit.onceKey} label="Ik ben veilig" /></div>
        </Notice>
      ))}
      {appointments.flatMap((one) => stillOut(one, visit.now).filter((id) => id !== me).map((id) => ({ one, name: id === one.owner ? one.ownerName : one.alsoName ?? '', late: missedOf(one, visit.now).includes(id) }))).map(({ one, name, late }) => (
        <Notice tone={late ? 'safety' : 'info'} title={`${name} meldde zich nog niet veilig`}>
          {outline(one, visit)} {late ? <>Bel nu. Neemt {name} niet op, bel dan 112. {opens(one) ? <a href={`${addressOf(one)}/waar`}>Toon waar<span class="vh"> {name} is</span></a> : null}</> : 'U was hier samen; ieder meldt dat zelf.'}
        </Notice>
      ))}
    </>
  );
}

const outline = (one: Appointment, { today }: Visit): string => `${capital(APPOINTMENT_KIND_WORDS[one.kind])}, ${one.day === today ? '' : `${dayText(one.day)} `}tot ${clockAt(endOf(one))}.`;

/** Who took a case over finds what was planned in it: somebody is waiting for a visit. */
export function LeftBehind({ appointments }: { appointments: readonly Appointment[] }) {
  if (appointments.length === 0) return null;
  return (
    <Notice tone="warning" title={appointments.length === 1 ? 'Een afspraak van wie de zaak eerst had' : `${appointments.length} afspraken van wie de zaak eerst had`}>
      <ul class="lines">
        {appointments.map((one) => <li><a href={addressOf(one)}>{capital(APPOINTMENT_KIND_WORDS[one.kind])} op {dayText(one.day)} om {one.start}</a>, zaak {one.number}, van {one.ownerName}</li>)}
      </ul>
      Neem haar over, of zeg haar af.
    </Notice>
  );
}

/** Whose day is over while nobody said whether it took place: it would be forgotten, and with it the step that it was. */
export function Over({ appointments }: { appointments: readonly Appointment[] }) {
  if (appointments.length === 0) return null;
  return (
    <Notice title={appointments.length === 1 ? 'Ging deze afspraak door?' : `Gingen deze ${appointments.length} afspraken door?`}>
      <ul class="lines">
        {appointments.map((one) => <li><a href={`${addressOf(one)}#afspraak`}>{capital(APPOINTMENT_KIND_WORDS[one.kind])} op {dayText(one.day)} om {one.start}</a>, zaak {one.number}</li>)}
      </ul>
      Leg vast wat er gebeurde, of dat het niet doorging.
    </Notice>
  );
}

/** Whom a planned visit would not find there any more. Where they are instead stands with the appointment. */
export function MovedAway({ visits, moved }: { visits: readonly Appointment[]; moved: ReadonlyMap<string, Transfer> }) {
  if (visits.length === 0) return null;
  return (
    <Notice tone="warning" title="Een bezoek aan wie daar misschien niet meer is">
      <ul class="lines">
        {visits.map((one) => <li><a href={addressOf(one)}>{capital(APPOINTMENT_KIND_WORDS[one.kind])} op {dayText(one.day)} om {one.start}</a>, zaak {one.number}: wie u bezoekt, {TRANSFER_WORDS[moved.get(one.id)?.what ?? 'unknown']}</li>)}
      </ul>
      {TRANSFER_ADVICE}
    </Notice>
  );
}

/** Names of who comes to appointments, by case and person; they are named to the access log. */
export type Met = ReadonlyMap<string, ReadonlyMap<string, string>>;
export async function whoComes(visit: Visit, appointments: readonly Appointment[]): Promise<Met> {
  for (const { caseId, people } of appointments) visit.showsPeople(caseId, ...people);
  return appointments.length > 0 ? names(visit.db, visit.keys, [...new Set(appointments.map(({ caseId }) => caseId))]) : new Map();
}

/** Own ones, and those of somebody whom one stands in for, on the days that this lasts. */
export const inAgendaOf = (me: string, stoodIn: readonly StoodIn[]) => ({ owner, also, day }: Appointment): boolean =>
  owner === me || also === me || stoodIn.some(({ mediator, from, until }) => (mediator === owner || mediator === also) && from <= day && day <= until);

const metIn = (met: Met, one: Appointment): string => listed(one.people.flatMap((id) => met.get(one.caseId)?.get(id) ?? []));

/** Beside what it is: whose it is, with the way to keep it or to call it off, or with whom one goes. Nothing for one's own. */
export function Whose({ one, me }: { one: Appointment; me: string }) {
  if (one.owner === me || one.also === me) return one.alsoName === null ? null : <>, samen met {one.owner === me ? one.alsoName : one.ownerName}</>;
  return <>, voor {one.ownerName}{one.status === 'planned' ? <>: <a href={`${addressOf(one)}#afspraak`}>overnemen of afzeggen<span class="vh"> in zaak {one.number}, {dayText(one.day)} om {one.start}</span></a></> : null}</>;
}

/** Of appointments in the own agenda that may not stand any more, why. A colleague may have recorded it since. `files`: their cases. */
export const doubtsOf = (appointments: readonly Appointment[], files: ReadonlyMap<string, CaseStory>): ReadonlyMap<string, Doubt> => new Map(appointments.flatMap((one) => {
  const file = files.get(one.caseId);
  const doubt = file && one.status === 'planned' ? doubtOf(file.state, one) : null;
  return doubt ? [[one.id, doubt] as const] : [];
}));

/** Who comes, and why that may not stand any more. */
export function Comes({ met, one, doubts }: { met: Met; one: Appointment; doubts: ReadonlyMap<string, Doubt> }) {
  const [names, doubt] = [metIn(met, one), doubts.get(one.id)];
  return <>{names}{names && doubt ? '.' : ''}<Doubted why={doubt ? DOUBT_WORDS[doubt] : null} /></>;
}

/** Appointments of today and tomorrow, own ones and those one stands in for, with whom. What kind of place, not where: that stands on its own page. */
export function Agenda({ appointments, met, doubts, today, me }: { appointments: readonly Appointment[]; met: Met; doubts: ReadonlyMap<string, Doubt>; today: Day; me: string }) {
  return (
    <section class="stack" id="afspraken" aria-label="Vandaag en morgen">
      <h2>Vandaag en morgen</h2>
      <Table stacks caption="Afspraken van vandaag en morgen" quietCaption noun={['afspraak', 'afspraken']} rows={appointments} empty={<Empty title="U heeft vandaag en morgen geen afspraken." />} columns={[
        { label: 'Tijd', names: true, width: 'narrow', cell: (one) => <TwoLines main={<a href={addressOf(one)}>{`${clockAt(startOf(one))} tot ${clockAt(endOf(one))}`}</a>} sub={one.day === today ? 'vandaag' : 'morgen'} /> },
        { label: 'Wat', cell: (one) => <TwoLines main={capital(APPOINTMENT_KIND_WORDS[one.kind])} sub={<>{capital(word('place', one.place))}<Whose one={one} me={me} /></>} /> },
        { label: 'Zaak', cell: (one) => <TwoLines main={<a href={`/zaken/${one.number}`}>{one.number}</a>} sub={<Comes met={met} one={one} doubts={doubts} />} /> },
        { label: 'Bellen', quiet: true, width: 'narrow', cell: ({ number, people }) => <CallLink number={number} people={people} /> },
      ]} />
    </section>
  );
}
