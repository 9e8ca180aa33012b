import { addDays, dayOf, type Day } from '../core/day.ts';
import { REOPEN_DAYS, type Task } from '../database/people/task.ts';
import { Card } from '../ui/card.tsx';
import { DayField, ErrorSummary, faultAt, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { useDrafted } from '../ui/keeping.tsx';
import { RowList } from '../ui/row-list.tsx';
import { Late } from '../ui/tag.tsx';
import { dayText, spokenDay } from '../words/day.ts';

/** A small form on the case file that came back with something to mend. */
export interface SmallForm { readonly kind: 'notitie' | 'taak'; readonly typed: URLSearchParams; readonly errors: readonly FieldError[] }

export interface TasksProps {
  readonly number: string;
  readonly today: Day;
  readonly tasks: readonly Task[];
  /** Else they can be read and not changed. */
  readonly writes: boolean;
  readonly form: SmallForm | null;
  /** A fresh one-time key at every call. */
  onceKey(): string;
  staffName(id: string): string;
}

/** Things to remember: written by hand, and nobody else's clock hangs on them. */
export function Tasks({ number, today, tasks, writes, form, onceKey, staffName }: TasksProps) {
  const open = tasks.filter((task) => task.doneAt === null);
  const lately = tasks.filter((task) => task.doneAt !== null && dayOf(task.doneAt) >= addDays(today, -REOPEN_DAYS));
  const mine = form?.kind === 'taak' ? form : null;
  const drafted = useDrafted(`/zaken/${number}/taken`);
  return (
    <Card id="taken" title="Taken" aside={open.length === 0 ? 'niets open' : `${open.length} open`}>
      <RowList rows={open.map((task) => ({
        what: <TaskText {...{ number, today, task, writes, staffName }} />, act: writes ? <ButtonForm action={`/zaken/${number}/taken/${task.id}/gedaan`} onceKey={onceKey()} label="Gedaan" /> : null,
      }))} />
      {writes && lately.length > 0 ? <details class="more">
        <summary>{lately.length === 1 ? 'Eén taak is pas gedaan' : `${lately.length} taken zijn pas gedaan`}</summary>
        <div class="more-body"><RowList rows={lately.map((task) => ({
          what: <><p>{task.text}</p><p class="two-sub">{staffName(task.owner)}</p></>,
          act: <ButtonForm action={`/zaken/${number}/taken/${task.id}/toch-niet`} onceKey={onceKey()} label="Toch niet gedaan" />,
        }))} /></div>
      </details> : null}
      {writes ? <details class="more" open={mine !== null || drafted}>
        <summary>Taak toevoegen</summary>
        <div class="more-body">
          {mine ? <ErrorSummary errors={mine.errors} /> : null}
          <Form action={`/zaken/${number}/taken`} onceKey={onceKey()}>
            <TextField name="taak" label="Wat is er te doen?" value={mine?.typed.get('taak') ?? ''} error={faultAt(mine?.errors, 'taak')} />
            <DayField name="voor" label="Voor" optional value={mine?.typed.get('voor') ?? ''} error={faultAt(mine?.errors, 'voor')} />
            <SubmitBar label="Taak toevoegen" />
          </Form>
        </div>
      </details> : null}
    </Card>
  );
}

function TaskText({ number, today, task, writes, staffName }: Pick<TasksProps, 'number' | 'today' | 'writes' | 'staffName'> & { task: Task }) {
  const due = task.due === null ? null : `${dayText(task.due)}, ${spokenDay(task.due, today)}`;
  return <><p>{task.text}</p><p class="two-sub">{due ? <>{task.due !== null && task.due < today ? <Late>{due}</Late> : due} · </> : null}{staffName(task.owner)}{writes ? <> · <a href={`/zaken/${number}/taken/${task.id}`}>Wijzigen<span class="vh">: {task.text}</span></a></> : null}</p></>;
}

/** A note for whoever works on this case; it leaves the house for nobody. */
export function NoteForm({ number, form, onceKey }: { number: string; form: SmallForm | null; onceKey: string }) {
  const mine = form?.kind === 'notitie' ? form : null;
  return (
    <>
      {mine ? <ErrorSummary errors={mine.errors} /> : null}
      <Form action={`/zaken/${number}/notitie`} onceKey={onceKey}>
        <TextArea name="notitie" label="Notitie" rows={2} value={mine?.typed.get('notitie') ?? ''} error={mine?.errors[0]?.message} hint="Alleen voor wie aan deze zaak werkt." />
        <SubmitBar label="Notitie toevoegen" />
      </Form>
    </>
  );
}
