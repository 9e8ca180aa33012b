import { parseDay } from '../core/day.ts';
import { Card } from '../ui/card.tsx';
import { Choices, DayField, ErrorSummary, faultAt, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { typed } from './decisions.tsx';
import { isModule, isTrained, MODULES, TRAINING_MONTHS, type Module } from './rules.ts';
import { addTraining, readColleagues, readTraining, type Attendance } from './sql.ts';
import { AccountabilityTabs } from './tabs.tsx';

const MODULE_WORDS: Readonly<Record<Module, string>> = {
  'awareness-day': 'Dag over bewust omgaan met gegevens', breaches: 'Datalekken herkennen en melden', 'access-requests': 'Verzoeken van mensen', 'safe-contact': 'Veilig contact', 'code-of-conduct': 'Gedragscode',
};

export const showTraining = (visit: Visit): Promise<Answer> => page(visit, [], 200);

export async function record(visit: Visit): Promise<Answer> {
  const [module, day] = [typed(visit, 'module'), parseDay(typed(visit, 'dag'))];
  const colleagues = new Set((await readColleagues(visit.db)).map(({ id }) => id));
  const staff = visit.form.getAll('wie').filter((id) => colleagues.has(id));
  const errors: FieldError[] = [
    ...(isModule(module) ? [] : [{ field: 'module', message: 'Kies welke scholing het was.' }]), ...(staff.length > 0 ? [] : [{ field: 'wie', message: 'Kies wie erbij was.' }]),
    ...(day === null ? [{ field: 'dag', message: 'Kies een dag.' }] : day > visit.today ? [{ field: 'dag', message: 'Deze dag ligt in de toekomst.' }] : []),
  ];
  if (errors.length > 0 || !isModule(module) || day === null) return page(visit, errors, 422);
  await addTraining(visit.db, visit.newId, { staff, module, day }, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: '/verantwoording/scholing' };
}

async function page(visit: Visit, errors: readonly FieldError[], status: number): Promise<Answer> {
  const rows = await readTraining(visit.db);
  const lacking = rows.filter((row) => !isTrained(row, visit.today)).length;
  const error = (name: string) => faultAt(errors, name);
  const body = (
    <>
      <PageHead title="Verantwoording" />
      <AccountabilityTabs here="/verantwoording/scholing" user={visit.user} />
      <ErrorSummary errors={errors} />
      {lacking > 0 ? <Notice title={lacking === 1 ? 'Eén collega volgde de laatste twee jaar geen scholing' : `${lacking} collega's volgden de laatste twee jaar geen scholing`} /> : null}
      <Table<Attendance> caption="Wie welke scholing volgde" quietCaption rows={rows} noun={['collega', "collega's"]} columns={[
        { label: 'Wie', names: true, cell: ({ name }) => name },
        { label: 'Gevolgd', width: 'wide', cell: ({ attended }) => attended.map(({ module, day }) => `${isModule(module) ? MODULE_WORDS[module] : module} (${dayText(day)})`).join(', ') || 'nog niets' },
        { label: 'Bij', cell: (row) => (isTrained(row, visit.today) ? <Tag tone="good">Bij</Tag> : <Tag tone="attention">Nog te doen</Tag>) },
      ]} />
      <Card id="nieuw" title="Scholing vastleggen">
        <Form action="/verantwoording/scholing" onceKey={visit.onceKey}>
          <Select name="module" label="Welke scholing" value={visit.form.get('module') ?? undefined} error={error('module')} hint={`Telt ${TRAINING_MONTHS / 12} jaar.`} options={MODULES.map((value) => ({ value, label: MODULE_WORDS[value] }))} />
          <DayField name="dag" label="Op" value={visit.form.get('dag') ?? undefined} error={error('dag')} />
          <Choices name="wie" label="Wie waren erbij" values={visit.form.getAll('wie')} error={error('wie')} options={(await readColleagues(visit.db)).map(({ id, name }) => ({ value: id, label: name }))} />
          <SubmitBar label="Scholing vastleggen" />
        </Form>
      </Card>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Scholing', here: '/verantwoording', body };
}
