import { Card } from '../ui/card.tsx';
import { ErrorSummary, Hidden, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { MOST_OTHERS, othersOf, type Form as Filled } from './answers.ts';
import { QuestionField } from './question-field.tsx';
import type { Step } from './question.ts';

export interface DeskPageProps {
  form: Filled;
  steps: readonly Step[];
  typed: (name: string) => string;
  errors: readonly FieldError[];
  onceKey: string;
}

/** When a part of the page is needed; the others may always be left empty. */
const ONLY: Readonly<Record<string, string>> = {
  instemming: 'Alleen als iemand anders aanmeldt.', verwijzer: 'Alleen bij een verwijzer.', melder: 'Alleen bij een bekende die aanmeldt.',
  kant: 'Alleen bij getuige, familielid of anders.', behoefte: 'Alleen bij internetoplichting.', vertegenwoordiger: 'Bij een minderjarige of een organisatie.',
};

/** A referral that came by telephone or on paper, on one page. */
export function DeskPage({ form, steps, typed, errors, onceKey }: DeskPageProps) {
  const others = othersOf(form);
  return (
    <>
      <PageHead title="Aanmelding vastleggen" over="Per telefoon of op papier" />
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <p>Wat niet bekend is, blijft leeg. Wie belt, hoeft niet alles te vertellen.</p>
      <Form action="/aanmeldpunt/nieuw" onceKey={onceKey}>
        <Hidden name="others" value={String(others)} />
        {steps.map((step) => <Part step={step} form={form} typed={typed} errors={errors} />)}
        <SubmitBar label="Aanmelding vastleggen" cancel={{ href: '/aanmeldpunt' }}
          others={others < MOST_OTHERS ? <button class="button" type="submit" name="doe" value="nog-iemand">Nog een ander toevoegen</button> : null} />
      </Form>
    </>
  );
}

function Part({ step, form, typed, errors }: { step: Step } & Pick<DeskPageProps, 'form' | 'typed' | 'errors'>) {
  const questions = step.questions(form);
  const title = step.title(form);
  const alone = questions.length === 1;
  return (
    <Card id={`deel-${step.slug}`} title={title} aside={ONLY[step.slug]}>
      <div class="form">
        {questions.map((question) => (
          <QuestionField question={question} value={typed(question.name)} error={errors.find(({ field }) => field === question.name)?.message} label={alone ? step.label : question.label} />
        ))}
      </div>
    </Card>
  );
}
