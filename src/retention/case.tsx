import { dayOf, parseDay } from '../core/day.ts';
import { HOLD_REASONS, isHoldReason, isHoldUntil } from '../core/retention.ts';
import { holdEnded } from '../database/people/erase.ts';
import { Card } from '../ui/card.tsx';
import { Choice, DayField, ErrorSummary, faultAt, SubmitBar, type FieldError } from '../ui/field.tsx';
import { typed } from '../ui/form-text.ts';
import { ButtonForm, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { notFound } from '../web/pages.tsx';
import { knownTo } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { readList } from './job.ts';
import { Standing } from './list.tsx';
import type { Listed } from './rules.ts';
import { decideHold, readHolds, type Hold } from './sql.ts';
import { endingText, HOLD_WORDS } from './texts.ts';

/** The case of the address, where it stands on the list; its people are not opened. */
async function withListed(visit: Visit, work: (row: Listed) => Promise<Answer>): Promise<Answer> {
  const row = (await knownTo(visit, await readList(visit.db, visit.today), ({ id }) => id)).find(({ number }) => number === visit.params['zaak']);
  if (!row) return notFound();
  visit.shows(row.id);
  return work(row);
}

export const showCase = (visit: Visit): Promise<Answer> => withListed(visit, (row) => casePage(visit, row, [], 200));

/** Holds the case through a day. What was already erased cannot be held. */
export function hold(visit: Visit): Promise<Answer> {
  return withListed(visit, async (row) => {
    const errors = faultsOf(visit);
    if (errors.length > 0) return casePage(visit, row, errors, 422);
    const [until, reason] = [parseDay(typed(visit.form, 'tot')), typed(visit.form, 'reden')];
    if (until === null || !isHoldReason(reason)) return casePage(visit, row, errors, 422);
    return decide(visit, row, { until, reason });
  });
}

/** Lets it go: it is erased when its time has come. */
export const release = (visit: Visit): Promise<Answer> => withListed(visit, (row) => decide(visit, row, { until: null, reason: null }));

async function decide(visit: Visit, row: Listed, decision: Pick<Hold, 'until' | 'reason'>): Promise<Answer> {
  await holdEnded(visit.db, [row.id]);
  if ((await readList(visit.db, visit.today, [row.id])).length === 0) return notFound();
  await decideHold(visit.db, row.id, decision, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: `/bewaren/${row.number}` };
}

function faultsOf(visit: Visit): FieldError[] {
  const until = parseDay(typed(visit.form, 'tot'));
  const errors: FieldError[] = [];
  if (until === null) errors.push({ field: 'tot', message: 'Kies een dag.' });
  else if (!isHoldUntil(until, visit.today)) errors.push({ field: 'tot', message: 'Kies een dag na vandaag, en niet verder dan een jaar.' });
  if (!isHoldReason(typed(visit.form, 'reden'))) errors.push({ field: 'reden', message: 'Kies een reden.' });
  return errors;
}

async function casePage(visit: Visit, row: Listed, errors: readonly FieldError[], status: number): Promise<Answer> {
  const holds = await readHolds(visit.db, row.id);
  const error = (name: string) => faultAt(errors, name);
  const body = (
    <>
      <PageHead over={<a href="/bewaren">Bewaren en wissen</a>} title={`Zaak ${row.number}`} tags={<Standing row={row} />} />
      <ErrorSummary errors={errors} />
      <Card id="termijn" title="Termijn" items={[
        { label: 'Geëindigd', value: `${endingText(row.ended.ending)}, ${wholeDay(row.ended.on)}` }, { label: 'Termijn tot', value: wholeDay(row.ends) },
        { label: 'Wissen vanaf', value: wholeDay(row.eraseFrom) },
      ]} />
      <Card id="houden" title="Langer houden">
        <Form action={`/bewaren/${row.number}/houden`} onceKey={visit.onceKey}>
          <DayField name="tot" label="Houden tot en met" value={typed(visit.form, 'tot')} error={error('tot')} hint="Hoogstens een jaar. Daarna kunt u opnieuw kiezen." />
          <Choice name="reden" label="Waarom" value={typed(visit.form, 'reden')} error={error('reden')} options={HOLD_REASONS.map((value) => ({ value, label: capital(HOLD_WORDS[value]) }))} />
          <SubmitBar label="Houden" cancel={{ href: '/bewaren' }} />
        </Form>
        {row.standing === 'held' ? <ButtonForm action={`/bewaren/${row.number}/loslaten`} onceKey={visit.onceKey} label="Niet langer houden" /> : null}
      </Card>
      {holds.length > 0 ? <Holds holds={holds} /> : null}
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: `Bewaren: zaak ${row.number}`, here: '/bewaren', body };
}

function Holds({ holds }: { holds: readonly Hold[] }) {
  return (
    <Table<Hold> caption="Wie besloot wat" rows={holds} columns={[
      { label: 'Wanneer', names: true, width: 'narrow', cell: ({ at }) => dayText(dayOf(at)) },
      { label: 'Wie', cell: ({ by }) => by },
      { label: 'Besluit', width: 'wide', cell: ({ until, reason }) => (until && reason ? `Houden tot en met ${wholeDay(until)}: ${HOLD_WORDS[reason]}` : 'Niet langer houden') },
    ]} />
  );
}
