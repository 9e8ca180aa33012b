import { Card } from '../ui/card.tsx';
import { ErrorSummary, faultAt, Hidden, SubmitBar, type FieldError } from '../ui/field.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { MOST_OTHERS, othersOf, type Form as Filled } from './answers.ts';
import { QuestionField } from './question-field.tsx';
import type { Question, Step } from './question.ts';
import { DESK } from './texts-desk.ts';

export interface DeskPageProps {
  form: Filled;
  steps: readonly Step[];
  typed: (name: string) => string;
  errors: readonly FieldError[];
  onceKey: string;
  /** Opens this sheet, and an empty one beside it; none where there are enough. */
  opens?: string | undefined;
  another?: string | null | undefined;
}

/** When a part of the page is needed; the others may always be left empty. */
const ONLY: Readonly<Record<string, string>> = {
  instemming: 'Alleen als iemand anders aanmeldt.', verwijzer: 'Alleen bij een verwijzer.', melder: 'Alleen bij een naaste of bekende die aanmeldt.',
  kant: 'Alleen bij getuige, familielid of anders.', behoefte: 'Alleen bij internetoplichting.', vertegenwoordiger: 'Bij een minderjarige of een organisatie.',
};

/** Seldom told: folded until something stands in it. What does not apply to the choices above is not shown at all (`.desk-entry` in the style), but where something was typed in it. */
const SELDOM: readonly string[] = ['vertegenwoordiger', 'let-op', 'taal', 'vastzitten', 'steun', 'behoefte'];

/** A referral that came by telephone or on paper, on one page. */
export function DeskPage({ form, steps, typed, errors, onceKey, opens, another }: DeskPageProps) {
  const others = othersOf(form);
  return (
    <>
      <PageHead title="Aanmelding vastleggen" over="Per telefoon of op papier" />
      {errors.length > 0 ? <ErrorSummary errors={named(errors, form, steps)} /> : null}
      <p>Wat niet bekend is, blijft leeg. Wie belt, hoeft niet alles te vertellen.</p>
      <Form main action="/aanmeldpunt/nieuw" opens={opens} onceKey={onceKey} begun={another ? <p>{DESK.anotherAsk} <a href={another}>{DESK.anotherLink}</a></p> : null}>
        <Hidden name="others" value={String(others)} />
        <div class="desk-entry">{steps.map((step) => <Part step={step} form={form} typed={typed} errors={errors} />)}</div>
        <SubmitBar label="Aanmelding vastleggen" cancel={{ href: '/aanmeldpunt' }}
          others={others < MOST_OTHERS ? <button class="button" type="submit" name="doe" value="nog-iemand">Nog een ander toevoegen</button> : null} />
      </Form>
    </>
  );
}

/** On one long page the same sentence stands at several fields: in the summary each says which. */
function named(errors: readonly FieldError[], form: Filled, steps: readonly Step[]): FieldError[] {
  const placeOf = (field: string) => {
    const step = steps.find((one) => one.questions(form).some(({ name }) => name === field));
    const label = step?.questions(form).find(({ name }) => name === field)?.label;
    if (!step || !label) return '';
    const part = step.label(form);
    return part.toLowerCase() === label.toLowerCase() ? `${part}: ` : `${part}, ${label.charAt(0).toLowerCase()}${label.slice(1)}: `;
  };
  return errors.map(({ field, message }) => ({ field, message: `${placeOf(field)}${message}` }));
}

/** Short questions beside each other; a long text has its own row. */
function rowsOf(questions: readonly Question[]): Question[][] {
  const rows: Question[][] = [];
  for (const question of questions) {
    const row = rows.at(-1);
    const apart = row === undefined || question.begins === true || question.kind === 'text' || row.some(({ kind }) => kind === 'text');
    if (apart) rows.push([question]);
    else row.push(question);
  }
  return rows;
}

function Part({ step, form, typed, errors }: { step: Step } & Pick<DeskPageProps, 'form' | 'typed' | 'errors'>) {
  const questions = step.questions(form);
  const field = (question: Question) => (
    <QuestionField question={question} value={typed(question.name)} error={faultAt(errors, question.name)} label={questions.length === 1 ? step.label(form) : question.label} compact />
  );
  const fields = <div class="form">{rowsOf(questions).map((row) => (row.length === 1 ? row.map(field) : <FieldRow>{row.map(field)}</FieldRow>))}</div>;
  const [id, title] = [`deel-${step.slug}`, step.title(form)];
  if (!SELDOM.includes(step.slug)) return <Card id={id} title={title} aside={ONLY[step.slug]}>{fields}</Card>;
  const told = questions.some(({ name }) => typed(name) !== '' || errors.some(({ field: at }) => at === name));
  return (
    <section class="card" id={id} aria-labelledby={`${id}-kop`}>
      <details open={told}>
        <summary class="card-head"><h2 id={`${id}-kop`}>{title}</h2>{ONLY[step.slug] ? <span class="card-aside">{ONLY[step.slug]}</span> : null}</summary>
        <div class="card-body">{fields}</div>
      </details>
    </section>
  );
}
