import { dayOf, parseDay, type Day } from '../core/day.ts';
import { isPersonId } from '../core/fields.ts';
import { fold } from '../core/case/fold.ts';
import { phase } from '../core/case/outcome.ts';
import { participants, type CaseState } from '../core/case/state.ts';
import { whoSaw, type Saw } from '../database/access-log.ts';
import { hold } from '../database/context.ts';
import { readCaseByNumber, type CaseFile } from '../database/journal.ts';
import { staffName } from '../database/staff-name.ts';
import { Card, Facts } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { DayField, Select, SubmitBar } from '../ui/field.tsx';
import { FieldRow } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { excludedFor } from '../web/relation.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { actSentence } from '../words/acts.ts';
import { listed } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { whoIn } from '../words/people.ts';
import { PHASE_WORDS } from '../words/phases.ts';

/** What is asked: one person or everybody, up to and including a day. */
interface Asked {
  readonly person: string | null;
  readonly typed: string;
  readonly upTo: Day;
  readonly error: string | undefined;
}

/**
 * The file at a date, and who saw it. The privacy officer opens no case (P-22): of the file this page says where the case stood and
 * who had it, as far as was recorded by then; no names, notes, causes or reasons. Persons go by their role.
 */
export async function showFile(visit: Visit): Promise<Answer> {
  // The second fence shows this officer the facts of this one case.
  await hold(visit.db, `file ${visit.params['zaak'] ?? ''}`);
  const file = await readCaseByNumber(visit.db, visit.params['zaak'] ?? '');
  if (!file || (await excludedFor(visit)).has(file.id)) return notFound();
  const asked = readAsked(visit, file);
  visit.shows(file.id);
  if (asked.person !== null) visit.showsPeople(file.id, asked.person);
  const saw = asked.error ? [] : await whoSaw(visit.db, file.id, asked.person, endOf(visit, asked.upTo));
  const then = file.entries.filter(({ recorded }) => dayOf(new Date(recorded)) <= asked.upTo);
  const known = then.length > 0 ? fold(then) : null;
  const mediator = known && !known.handedBack ? known.allocated?.mediator ?? null : null;
  const body = (
    <>
      <PageHead over={<a href="/inzage">Wie zag wat</a>} title={`Wie zag zaak ${file.number}`} />
      <Question file={file} asked={asked} />
      {asked.error ? null : <>
        <Card id="stand" title={`De zaak op ${wholeDay(asked.upTo)}`}><Then file={file} known={then.length} state={known} mediator={mediator ? await staffName(visit.db, mediator) : null} /></Card>
        <SawTable saw={saw} whom={asked.person ? nameOf(file, asked.person) : null} />
      </>}
    </>
  );
  return { kind: 'page', status: asked.error ? 422 : 200, frame: 'staff', title: 'Wie zag een zaak', here: '/inzage', body };
}

function readAsked(visit: Visit, { state }: CaseFile): Asked {
  const typed = (visit.query.get('tot') ?? '').trim();
  const person = visit.query.get('persoon') ?? '';
  const day = typed === '' ? visit.today : parseDay(typed);
  const error = day === null ? 'Dit is geen dag. Schrijf jaar-maand-dag.' : day > visit.today ? 'Deze dag is nog niet geweest. Kies vandaag of eerder.' : undefined;
  const known = person === 'referrer' || (isPersonId(person) && (state.people.has(person) || state.attending.has(person)));
  return { person: known ? person : null, typed, upTo: day ?? visit.today, error };
}

/** Today ends now; an earlier day with its last moment in Amsterdam. */
function endOf(visit: Visit, upTo: Day): Date {
  if (upTo === visit.today) return visit.now;
  // The first hour of a day in which it is the next one in Amsterdam, whatever the clock does that night.
  const begin = Date.parse(`${upTo}T22:00:00Z`);
  const last = [0, 1, 2].map((hour) => new Date(begin + hour * 3_600_000 - 1)).findLast((at) => dayOf(at) === upTo);
  return last ?? new Date(begin);
}

const nameOf = ({ state }: CaseFile, person: string): string => (person === 'referrer' ? state.referral?.entry === 'acquaintance' ? 'wie aanmeldde' : 'de verwijzer' : whoIn(state, new Map())(person));

function Question({ file, asked }: { file: CaseFile; asked: Asked }) {
  const people = [...participants(file.state).map(({ id }) => id as string), ...file.state.attending.keys(), 'referrer'];
  return (
    <form class="form" action={`/inzage/zaak/${file.number}`} method="get">
      <FieldRow>
        <Select name="persoon" label="Over wie" optional empty="Iedereen in de zaak" value={asked.person ?? ''} options={people.map((id) => ({ value: id, label: nameOf(file, id) }))} />
        <DayField name="tot" label="Tot en met" optional value={asked.typed} error={asked.error} />
      </FieldRow>
      <SubmitBar label="Laten zien" cancel={{ href: '/inzage', label: 'Terug' }} />
    </form>
  );
}

function Then({ file, known, state, mediator }: { file: CaseFile; known: number; state: CaseState | null; mediator: string | null }) {
  if (!state) return <Empty title="Toen was er van deze zaak nog niets vastgelegd." />;
  return <Facts items={[
    { label: 'Fase', value: PHASE_WORDS[phase(state)] },
    { label: 'Aangemeld', value: state.referral ? wholeDay(state.referral.day) : 'niet bekend' },
    { label: 'Bij', value: mediator ?? 'nog geen bemiddelaar' },
    { label: 'Afgesloten', value: state.closed ? wholeDay(state.closed) : 'nog niet' },
    { label: 'Vastgelegd', value: `${known} ${known === 1 ? 'gebeurtenis' : 'gebeurtenissen'} toen, ${file.lastSeq - known} daarna` },
    { label: 'Zegel', value: file.intact ? 'de gebeurtenissen zijn zoals ze zijn vastgelegd' : 'er is iets veranderd buiten BIS om: zie Verzegeling' },
  ]} />;
}

/** Lines of one day and one colleague together, in words that can be read out to who asks. */
interface Row { readonly day: Day; readonly who: string; readonly role: string; readonly acts: string }

function rowsOf(saw: readonly Saw[]): Row[] {
  return [...Map.groupBy(saw, ({ day, staffId }) => `${day} ${staffId}`).values()].map((own) => {
    const { day, name, roles } = own[0]!;
    const acts = own.map(({ act, times }) => `${actSentence(act)}${times > 1 ? ` (${times} keer)` : ''}`);
    return { day, who: name ?? 'Zonder account', role: listed(roles.map((role) => ROLE_NAMES[role])), acts: listed(acts) };
  });
}

function SawTable({ saw, whom }: { saw: readonly Saw[]; whom: string | null }) {
  const rows = rowsOf(saw);
  return (
    <>
      {saw.some(({ named }) => !named) && whom ? <Notice title="Oude regels">Een deel van de regels is van voordat het logboek bijhield wie er in beeld was. Die staan er ook bij: {whom} kan toen gezien zijn.</Notice> : null}
      <Table<Row> caption={whom ? `Wie zag iets van ${whom}` : 'Wie zag deze zaak'} rows={rows} noun={['dag met een collega', 'dagen met een collega']} columns={[
        { label: 'Dag', names: true, width: 'narrow', cell: (row) => dayText(row.day) },
        { label: 'Collega', cell: (row) => <TwoLines main={row.who} sub={row.role} /> },
        { label: 'Wat die collega deed', width: 'wide', cell: (row) => row.acts },
      ]} empty={<Empty title="Niemand, zover het logboek gaat." />} />
    </>
  );
}
