import { addDays, parseDay, type Day } from '../core/day.ts';
import type { CaseId } from '../core/fields.ts';
import { addWords } from '../database/people/people.ts';
import { addTask } from '../database/people/task.ts';
import { Card } from '../ui/card.tsx';
import { DayField, faultAt, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import { Form } from '../ui/form.tsx';
import type { Visit } from '../web/route.ts';
import { AGAIN_HINT, DAY_MISSING, DAY_OVER, noteLine, OUTCOME_LABELS, OUTCOME_MISSING, OUTCOMES, type Outcome } from './texts.ts';

/** One tap says what became of it; a note may go along and keeps itself. */
export function Became({ visit, action, errors }: { visit: Visit; action: string; errors: readonly FieldError[] }) {
  const at = (name: string, value: string) => ({ name, value: visit.form.get(name) ?? value, error: faultAt(errors, name) });
  const [first, ...others] = OUTCOMES;
  return (
    <Card id="wat-werd-het" title="Wat werd het?">
      <Form action={action} onceKey={visit.onceKey}>
        {/* Enter in a field presses the first button of a form. That may not tell a talk that was not: this one says nothing, and asks. Out of sight but drawn: Safari passes over a button that is not. */}
        <span class="vh" aria-hidden="true"><button type="submit" tabindex={-1}></button></span>
        <TextArea {...at('notitie', '')} label="Notitie" optional rows={2} hint="Alleen voor wie aan deze zaak werkt." />
        <DayField {...at('terug-op', addDays(visit.today, 1))} label="Terugbellen op" hint={AGAIN_HINT} />
        <SubmitBar label={OUTCOME_LABELS[first]} name="uitkomst" value={first} others={others.map((one) => <button class="button" type="submit" name="uitkomst" value={one}>{OUTCOME_LABELS[one]}</button>)} />
      </Form>
    </Card>
  );
}

/** What became of a call, as its form said; `again`: the day of calling back, for who said so. */
export interface Called { readonly outcome: Outcome; readonly text: string; readonly again: Day | null }

/** What the form of `Became` says, or what is wrong with it. */
export function readCall({ form, today }: Pick<Visit, 'form' | 'today'>): Called | FieldError[] {
  const outcome = OUTCOMES.find((other) => other === form.get('uitkomst'));
  const text = tidy(form.get('notitie') ?? '');
  const again = outcome === 'terugbellen' ? parseDay(tidy(form.get('terug-op') ?? '')) : null;
  const fault = textFault(text, false);
  const errors = [
    ...(outcome ? [] : [{ field: '', message: OUTCOME_MISSING }]), ...(fault ? [{ field: 'notitie', message: fault }] : []),
    ...(outcome === 'terugbellen' && (again === null || again < today) ? [{ field: 'terug-op', message: again === null ? DAY_MISSING : DAY_OVER }] : []),
  ];
  return outcome && errors.length === 0 ? { outcome, text, again } : errors;
}

/** A note in the timeline, and a task for calling back. `name`: with whom, as the note says it. */
export async function keepCall(visit: Visit, caseId: CaseId, name: string, { outcome, text, again }: Called): Promise<void> {
  const me = visit.user?.id ?? '';
  const line = noteLine(outcome, name, again);
  const note = text === '' ? line : `${line}\n${text}`;
  await addWords(visit.db, visit.keys, { caseId, compartment: 'casework', person: null, kind: 'note', text: note, factSeq: null, by: me, now: visit.now, newId: visit.newId });
  if (again) await addTask(visit.db, visit.keys, { caseId, due: again, text: `Terugbellen: ${name}`, owner: me, now: visit.now }, visit.newId);
}
