import { parseDay, type Day } from '../core/day.ts';
import { Card } from '../ui/card.tsx';
import { DayField, ErrorSummary, faultAt, Hidden, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Empty } from '../ui/empty.tsx';
import { typed } from '../ui/form-text.ts';
import { ButtonForm, FieldRow, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { notFound } from '../web/pages.tsx';
import { plannedNotice } from '../web/planned-notice.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { standInAddress } from '../web/stand-in-address.ts';
import { dayText } from '../words/day.ts';
import { standInFaults, type StandInAsked } from './rules.ts';
import { addStandIn, endStandIn, mediatorsToStandInFor, readStandIns, type StandIn, type StandsIn } from './sql.ts';
import { STAND_IN_FAULTS } from './texts.ts';

const FOR = 'voor';

/** Known beforehand, from the address: which mediator, and the days of their leave. */
const asked = ({ query }: Visit, name: string): string => {
  const text = query.get(name) ?? '';
  return name === 'bemiddelaar' || parseDay(text) ? text : '';
};

export const showStandIns = (visit: Visit): Promise<Answer> => standInPage(visit, null);

/** From its first day to its last the stand-in is to every running case of this mediator what the mediator is. */
export async function standIn(visit: Visit): Promise<Answer> {
  const { form, today, db } = visit;
  const asked: StandInAsked = { mediator: typed(form, 'bemiddelaar'), standIn: typed(form, 'vervanger'), from: parseDay(typed(form, 'van')), until: parseDay(typed(form, 'tot')) };
  const mediators = await mediatorsToStandInFor(db, today);
  const faults = standInFaults(asked, today, { mediators: mediators.map(({ id }) => id), active: mediators.filter(({ active }) => active).map(({ id }) => id) });
  if (faults.length > 0) return standInPage(visit, faults.map((fault) => STAND_IN_FAULTS[fault]));
  const added = await addStandIn(db, asked, { now: visit.now, by: visit.user?.id ?? '', newId: visit.newId });
  return added ? { kind: 'to', location: '/vervanging' } : standInPage(visit, [STAND_IN_FAULTS['there-already']]);
}

export async function endStanding(visit: Visit): Promise<Answer> {
  return await endStandIn(visit.db, visit.params['vervanging'] ?? '', visit.now) ? { kind: 'to', location: '/vervanging' } : notFound();
}

/** Whoever is away cannot stand in: said where it is chosen, and left to who chooses. */
const leaveText = ({ leaveFrom, leaveUntil }: StandsIn): string => (leaveFrom === null ? '' : ` · verlof ${daysText(leaveFrom, leaveUntil)}`);
const daysText = (from: Day, until: Day | null): string => `vanaf ${dayText(from)}${until === null ? '' : ` tot en met ${dayText(until)}`}`;

/** Chosen all the same, or on leave since: the cases then wait for somebody who is not there. */
const whoStandsIn = ({ standIn, awayFrom, awayUntil }: StandIn) =>
  (awayFrom === null ? standIn : <TwoLines main={standIn} sub={<Tag tone="attention">Zelf met verlof {daysText(awayFrom, awayUntil)}</Tag>} />);

async function standInPage(visit: Visit, errors: readonly FieldError[] | null): Promise<Answer> {
  const mediators = await mediatorsToStandInFor(visit.db, visit.today);
  const standIns = await readStandIns(visit.db, visit.today);
  // Opened from the page of a mediator, it is a form of its own: what was begun for another is not found in it.
  const whom = visit.form.get(FOR) ?? visit.query.get('bemiddelaar') ?? '';
  const about = mediators.find(({ id }) => id === whom)?.id ?? null;
  const value = (name: string) => (errors === null && about !== null ? asked(visit, name) : typed(visit.form, name));
  const error = (name: string) => faultAt(errors ?? [], name);
  const body = (
    <>
      <PageHead title="Vervanging" />
      <ErrorSummary errors={errors ?? []} />
      {await plannedNotice(visit, standIns.map(({ mediatorId, from, until }) => ({ staffId: mediatorId, from, until })))}
      <Table<StandIn> caption="Wie wie vervangt" quietCaption rows={standIns} columns={[
        { label: 'Bemiddelaar', names: true, cell: ({ mediator }) => mediator }, { label: 'Vervanger', cell: whoStandsIn },
        { label: 'Van', width: 'narrow', cell: ({ from }) => dayText(from) }, { label: 'Tot en met', width: 'narrow', cell: ({ until }) => dayText(until) },
        { label: 'Vastgelegd door', cell: ({ by }) => by },
        { label: 'Stoppen', quiet: true, cell: (row) => <ButtonForm action={`/vervanging/${row.id}/einde`} onceKey={visit.onceKey} label={`${row.standIn} vervangt niet meer`} /> },
      ]} empty={<Empty title="Er vervangt nu niemand iemand.">Is een bemiddelaar een tijd weg, kies dan hieronder wie de zaken waarneemt, en tot wanneer.</Empty>} />
      <Card id="vervangen" title="Een bemiddelaar laten vervangen">
        <p>De vervanger ziet in deze dagen alle lopende zaken van de bemiddelaar en werkt erin, behalve in zaken waar die collega niet bij mag.</p>
        <Form action="/vervanging" opens={about === null ? undefined : standInAddress(about)} onceKey={visit.onceKey}>
          {about === null ? null : <Hidden name={FOR} value={about} />}
          <Select name="bemiddelaar" label="Bemiddelaar" value={value('bemiddelaar')} error={error('bemiddelaar')} options={mediators.map((one) => ({ value: one.id, label: one.active ? one.name : `${one.name} (werkt hier niet meer)` }))} />
          <Select name="vervanger" label="Vervanger" value={value('vervanger')} error={error('vervanger')} options={mediators.filter(({ active }) => active).map((one) => ({ value: one.id, label: `${one.name}${leaveText(one)}` }))} />
          <FieldRow>
            <DayField name="van" label="Van" value={value('van') || (errors === null ? visit.today : '')} error={error('van')} />
            <DayField name="tot" label="Tot en met" value={value('tot')} error={error('tot')} />
          </FieldRow>
          <SubmitBar label="Vervanging vastleggen" />
        </Form>
      </Card>
    </>
  );
  return { kind: 'page', status: errors === null ? 200 : 422, frame: 'staff', title: 'Vervanging', here: '/vervanging', body };
}
