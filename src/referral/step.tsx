import { ErrorSummary, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { Steps } from '../ui/page-head.tsx';
import { MOST_OTHERS, othersOf, type Form as Filled } from './answers.ts';
import { QuestionField } from './question-field.tsx';
import type { Question, Step } from './question.ts';
import { stepAddress } from './addresses.ts';
import { OTHERS, stepsOf } from './steps.ts';

export interface StepView {
  step: Step;
  form: Filled;
  onceKey: string;
  /** As typed, where something is to be mended; else what was kept. */
  typed: (name: string) => string;
  errors: readonly FieldError[];
}

/** One thing a page: a step of the public form. */
export function StepPage(view: StepView) {
  const { step, form, onceKey, errors } = view;
  const steps = stepsOf(form);
  const at = Math.max(0, steps.findIndex(({ slug }) => slug === step.slug));
  const back = steps[at - 1];
  const questions = step.questions(form);
  const [only] = questions;
  const alone = questions.length === 1 && only !== undefined && only.kind === 'choice';
  return (
    <>
      <Steps step={at + 1} of={steps.length + 1} back={back ? stepAddress(back.slug) : '/'} />
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      {alone ? null : <Heading step={step} form={form} />}
      <Form action={stepAddress(step.slug)} onceKey={onceKey}>
        {alone
          ? <QuestionField question={only} value={view.typed(only.name)} error={errorOf(errors, only)} heading label={step.title(form)} hint={step.hint?.(form)} />
          : <Questions view={view} questions={questions} />}
        {step.slug === 'wie' ? <Privacy /> : null}
        <SubmitBar label="Verder" others={<OtherButtons step={step} form={form} />} />
      </Form>
    </>
  );
}

function Heading({ step, form }: { step: Step; form: Filled }) {
  const hint = step.hint?.(form);
  return (
    <>
      <h1>{step.title(form)}</h1>
      {hint ? <p>{hint}</p> : null}
    </>
  );
}

const errorOf = (errors: readonly FieldError[], question: Question): string | undefined => errors.find(({ field }) => field === question.name)?.message;

function Questions({ view, questions }: { view: StepView; questions: readonly Question[] }) {
  return <>{questions.map((question) => <QuestionField question={question} value={view.typed(question.name)} error={errorOf(view.errors, question)} />)}</>;
}

/** Posts the page as well, so nothing typed is lost. */
function OtherButtons({ step, form }: { step: Step; form: Filled }) {
  const index = OTHERS.findIndex(({ slug }) => slug === step.slug) + 1;
  if (index === 0) return null;
  const last = index === othersOf(form);
  return (
    <>
      {last && index < MOST_OTHERS ? <button class="button" type="submit" name="doe" value="nog-iemand">Nog iemand toevoegen</button> : null}
      {index > 1 ? <button class="button" type="submit" name="doe" value="weghalen">Deze persoon weghalen</button> : null}
    </>
  );
}

function Privacy() {
  return (
    <More label="Wat gebeurt er met wat ik invul?">
      <p>Wij gebruiken het alleen om te bemiddelen. Het wordt versleuteld bewaard. De ander krijgt niets te zien zonder dat u dat goed vindt.</p>
      <p>Zolang u niet verstuurt, wordt er niets met uw antwoorden gedaan. Met de knop "Snel weg" is alles meteen gewist.</p>
    </More>
  );
}

/** Beside every page of the form. */
export function Help() {
  return (
    <>
      <section><h2>Liever bellen?</h2><p>Bel ons op werkdagen, op het nummer bovenaan. Wij denken met u mee en kunnen het formulier samen met u invullen.</p></section>
      <section><h2>Leest er iemand mee?</h2><p>Met <b>Snel weg</b> verlaat u deze pagina meteen. Wat u hier invulde, is dan gewist.</p></section>
      <section><h2>Weet u iets niet?</h2><p>Dat geeft niet. Laat het leeg, of kies "weet ik niet".</p></section>
    </>
  );
}

