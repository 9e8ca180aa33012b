import { parseDay } from '../core/day.ts';
import { Card } from '../ui/card.tsx';
import { DayField, ErrorSummary, faultAt, Select, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { Empty } from '../ui/empty.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Late } from '../ui/tag.tsx';
import { mayUse } from '../web/rights.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { GONE, textErrors, typed } from './decisions.tsx';
import { isOverdue } from './rules.ts';
import { addAction, finishAction, readColleagues, readPlan, type PlanAction } from './sql.ts';
import { AccountabilityTabs } from './tabs.tsx';

export const showPlan = (visit: Visit): Promise<Answer> => page(visit, [], 200);

/** The year plan of the day on which it is due. */
export async function addToPlan(visit: Visit): Promise<Answer> {
  const [what, owner, due] = [typed(visit, 'wat'), typed(visit, 'wie'), parseDay(typed(visit, 'voor'))];
  const colleagues = await readColleagues(visit.db);
  const errors = [
    ...textErrors('wat', what, 'Schrijf wat er gedaan wordt.'), ...(colleagues.some(({ id }) => id === owner) ? [] : [{ field: 'wie', message: 'Kies wie het doet.' }]),
    ...(due === null ? [{ field: 'voor', message: 'Kies een dag.' }] : due < visit.today || due.slice(0, 4) > String(Number(visit.today.slice(0, 4)) + 1) ? [{ field: 'voor', message: 'Kies een dag vanaf vandaag, dit jaar of volgend jaar.' }] : []),
  ];
  if (errors.length > 0 || due === null) return page(visit, errors, 422);
  await addAction(visit.db, visit.keys, { id: visit.newId(), year: Number(due.slice(0, 4)), what, owner, due }, { now: visit.now, by: visit.user!.id, newId: visit.newId });
  return { kind: 'to', location: `/verantwoording/jaarplan?jaar=${due.slice(0, 4)}` };
}

export async function finish(visit: Visit): Promise<Answer> {
  const done = await finishAction(visit.db, visit.params['actie'] ?? '', visit.today, visit.user!.id);
  return done ? { kind: 'to', location: '/verantwoording/jaarplan' } : notFound();
}

async function page(visit: Visit, errors: readonly FieldError[], status: number): Promise<Answer> {
  const present = Number(visit.today.slice(0, 4));
  const year = Number(/^20\d\d$/.exec(visit.query.get('jaar') ?? '')?.[0] ?? present);
  const rows = await readPlan(visit.db, visit.keys, year);
  const writes = mayUse(visit.user, 'privacy-year');
  const body = (
    <>
      <PageHead title="Verantwoording" />
      <AccountabilityTabs here="/verantwoording/jaarplan" user={visit.user} />
      <ErrorSummary errors={errors} />
      <p>{[present - 1, present, present + 1].map((one) => <> {one === year ? <b aria-current="page">{one}</b> : <a href={`/verantwoording/jaarplan?jaar=${one}`}>{one}</a>}</>)}</p>
      <Table<PlanAction> caption={`Privacyjaarplan ${year}`} rows={rows} empty={<Empty title="Er staat nog niets in dit jaarplan.">{writes ? 'Voeg hieronder de eerste actie toe, met wie het doet en voor wanneer.' : 'De privacyfunctionaris zet hier wat er dat jaar gedaan wordt.'}</Empty>} columns={[
        { label: 'Wat', names: true, width: 'wide', cell: ({ what }) => what ?? GONE }, { label: 'Wie', cell: ({ owner }) => owner },
        { label: 'Voor', cell: (row) => <TwoLines main={dayText(row.due)} sub={isOverdue(row, visit.today) ? <Late>te laat</Late> : null} /> },
        { label: 'Gedaan', cell: ({ id, doneOn }) => (doneOn ? dayText(doneOn) : writes ? <ButtonForm action={`/verantwoording/jaarplan/${id}/gedaan`} onceKey={visit.onceKey} label="Gedaan" /> : 'nog niet') },
      ]} />
      {writes ? <NewAction visit={visit} errors={errors} colleagues={await readColleagues(visit.db)} /> : null}
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: `Privacyjaarplan ${year}`, here: '/verantwoording', body };
}

function NewAction({ visit, errors, colleagues }: { visit: Visit; errors: readonly FieldError[]; colleagues: readonly { id: string; name: string }[] }) {
  const value = (name: string) => visit.form.get(name) ?? undefined;
  const error = (name: string) => faultAt(errors, name);
  return (
    <Card id="nieuw" title="Actie toevoegen">
      <Form action="/verantwoording/jaarplan" onceKey={visit.onceKey}>
        <TextArea name="wat" label="Wat wordt er gedaan" rows={2} value={value('wat')} error={error('wat')} />
        <Select name="wie" label="Wie doet het" value={value('wie')} error={error('wie')} options={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
        <DayField name="voor" label="Klaar op" value={value('voor')} error={error('voor')} />
        <SubmitBar label="Actie toevoegen" />
      </Form>
    </Card>
  );
}
