import { parseDay } from '../core/day.ts';
import { Card } from '../ui/card.tsx';
import { DayField, ErrorSummary, faultAt, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Empty } from '../ui/empty.tsx';
import { typed } from '../ui/form-text.ts';
import { ButtonForm, FieldRow, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { notFound } from '../web/pages.tsx';
import { plannedNotice } from '../web/planned-notice.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { standInFaults, type StandInAsked } from './rules.ts';
import { addStandIn, endStandIn, mediatorsToStandInFor, readStandIns, type StandIn } from './sql.ts';
import { STAND_IN_FAULTS } from './texts.ts';

export const showStandIns = (visit: Visit): Promise<Answer> => standInPage(visit, null);

/** From its first day to its last the stand-in is to every running case of this mediator what the mediator is. */
export async function standIn(visit: Visit): Promise<Answer> {
  const { form, today, db } = visit;
  const asked: StandInAsked = { mediator: typed(form, 'bemiddelaar'), standIn: typed(form, 'vervanger'), from: parseDay(typed(form, 'van')), until: parseDay(typed(form, 'tot')) };
  const mediators = await mediatorsToStandInFor(db);
  const faults = standInFaults(asked, today, { mediators: mediators.map(({ id }) => id), active: mediators.filter(({ active }) => active).map(({ id }) => id) });
  if (faults.length > 0) return standInPage(visit, faults.map((fault) => STAND_IN_FAULTS[fault]));
  const added = await addStandIn(db, asked, { now: visit.now, by: visit.user?.id ?? '', newId: visit.newId });
  return added ? { kind: 'to', location: '/vervanging' } : standInPage(visit, [STAND_IN_FAULTS['there-already']]);
}

export async function endStanding(visit: Visit): Promise<Answer> {
  return await endStandIn(visit.db, visit.params['vervanging'] ?? '', visit.now) ? { kind: 'to', location: '/vervanging' } : notFound();
}

const STAND_INS = '/vervanging';

/** A mediator and the days of a leave in the address (src/allocation/profile.tsx), to begin the form with; null where it names no mediator or no days. */
function leaveAsked({ query }: Visit, mediators: readonly string[]): URLSearchParams | null {
  const [mediator, from, until] = ['bemiddelaar', 'van', 'tot'].map((name) => query.get(name) ?? '') as [string, string, string];
  return mediators.includes(mediator) && parseDay(from) !== null && parseDay(until) !== null ? new URLSearchParams({ bemiddelaar: mediator, van: from, tot: until }) : null;
}

async function standInPage(visit: Visit, errors: readonly FieldError[] | null): Promise<Answer> {
  const mediators = await mediatorsToStandInFor(visit.db);
  const standIns = await readStandIns(visit.db, visit.today);
  const leave = leaveAsked(visit, mediators.map(({ id }) => id));
  const value = (name: string) => (visit.form.has(name) ? typed(visit.form, name) : leave?.get(name) ?? '');
  const error = (name: string) => faultAt(errors ?? [], name);
  const body = (
    <>
      <PageHead title="Vervanging" />
      <ErrorSummary errors={errors ?? []} />
      {await plannedNotice(visit, standIns.map(({ mediatorId, from, until }) => ({ staffId: mediatorId, from, until })))}
      <Table<StandIn> caption="Wie wie vervangt" quietCaption rows={standIns} columns={[
        { label: 'Bemiddelaar', names: true, cell: ({ mediator }) => mediator }, { label: 'Vervanger', cell: (row) => row.standIn },
        { label: 'Van', width: 'narrow', cell: ({ from }) => dayText(from) }, { label: 'Tot en met', width: 'narrow', cell: ({ until }) => dayText(until) },
        { label: 'Vastgelegd door', cell: ({ by }) => by },
        { label: 'Stoppen', quiet: true, cell: (row) => <ButtonForm action={`/vervanging/${row.id}/einde`} onceKey={visit.onceKey} label={`${row.standIn} vervangt niet meer`} /> },
      ]} empty={<Empty title="Er vervangt nu niemand iemand.">Is een bemiddelaar een tijd weg, kies dan hieronder wie de zaken waarneemt, en tot wanneer.</Empty>} />
      <Card id="vervangen" title="Een bemiddelaar laten vervangen">
        <p>De vervanger ziet in deze dagen alle lopende zaken van de bemiddelaar en werkt erin, behalve in zaken waar die collega niet bij mag.</p>
        <Form action={STAND_INS} onceKey={visit.onceKey} opens={leave ? `${STAND_INS}?${leave.toString()}` : undefined}>
          <Select name="bemiddelaar" label="Bemiddelaar" value={value('bemiddelaar')} error={error('bemiddelaar')} options={mediators.map((one) => ({ value: one.id, label: one.active ? one.name : `${one.name} (werkt hier niet meer)` }))} />
          <Select name="vervanger" label="Vervanger" value={value('vervanger')} error={error('vervanger')} options={mediators.filter(({ active }) => active).map((one) => ({ value: one.id, label: one.name }))} />
          <FieldRow>
            <DayField name="van" label="Van" value={visit.form.has('van') || leave ? value('van') : visit.today} error={error('van')} />
            <DayField name="tot" label="Tot en met" value={value('tot')} error={error('tot')} />
          </FieldRow>
          <SubmitBar label="Vervanging vastleggen" />
        </Form>
      </Card>
    </>
  );
  return { kind: 'page', status: errors === null ? 200 : 422, frame: 'staff', title: 'Vervanging', here: '/vervanging', body };
}
