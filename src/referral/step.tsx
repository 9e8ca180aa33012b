import { assetUrl } from '../ui/assets.ts';
import { ErrorSummary, faultAt, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { Steps } from '../ui/page-head.tsx';
import { textsIn, useTexts, type Language } from '../ui/texts.ts';
import { MOST_OTHERS, othersOf, type Form as Filled } from './answers.ts';
import { QuestionField } from './question-field.tsx';
import type { Question, Step } from './question.ts';
import { SENT_SLUG, stepAddress } from './addresses.ts';
import { OTHERS, stepsOf } from './steps.ts';
import { FRONT } from './texts-front.ts';
import { LATER } from './texts-later.ts';
import { PAGES } from './texts-pages.ts';

export interface StepView {
  step: Step;
  form: Filled;
  onceKey: string;
  /** As typed, where something is to be mended; else what was kept. */
  typed: (name: string) => string;
  errors: readonly FieldError[];
  /** What stands in it was kept while somebody typed, and not sent. */
  unsent?: boolean;
  /** A form was sent from here just now, and none is begun since: the back button leads here. */
  sent?: boolean;
  /** A professional told it with the client before this one. */
  again?: boolean;
}

/** Where it stands among the pages that are asked now: the first is 1. */
const numberOf = (step: Step, steps: readonly Step[]): number => Math.max(0, steps.findIndex(({ slug }) => slug === step.slug)) + 1;

/** Read out first when a page opens: which one it is, and whether something is to be mended. Says nothing else (look at the tab). */
export function stepTitle(step: Step, form: Filled, errors: readonly FieldError[]): string {
  const [texts, steps] = [textsIn(form.language), stepsOf(form)];
  return [...(errors.length > 0 ? [texts.onceMore(errors.length)] : []), texts.step(numberOf(step, steps), steps.length + 1), PAGES[form.language].title].join(' · ');
}

/** One thing a page: a step of the public form. */
export function StepPage(view: StepView) {
  const { step, form, onceKey, errors } = view;
  const steps = stepsOf(form);
  const at = numberOf(step, steps);
  const back = steps[at - 2];
  const texts = PAGES[form.language];
  const questions = step.questions(form);
  const [only] = questions;
  const alone = questions.length === 1 && only !== undefined && only.kind === 'choice';
  return (
    <>
      <Steps step={at} of={steps.length + 1} back={back ? stepAddress(back.slug) : '/'} />
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      {view.unsent ? <Notice title={texts.kept.unsent}>{texts.kept.unsentText}</Notice> : null}
      {view.sent ? <Notice title={texts.kept.sent}><a href={stepAddress(SENT_SLUG)}>{FRONT[form.language].door.toReceipt}</a></Notice> : null}
      {view.again ? <Notice title={texts.kept.again}>{texts.kept.againText}</Notice> : null}
      {alone ? null : <Heading step={step} form={form} />}
      <Form action={stepAddress(step.slug)} onceKey={onceKey}>
        {alone
          ? <QuestionField question={only} value={view.typed(only.name)} error={errorOf(errors, only)} heading label={step.title(form)} hint={step.hint?.(form)} />
          : <Questions view={view} questions={questions} />}
        {step.slug === 'wie' ? <Privacy language={form.language} /> : null}
        <SubmitBar label={texts.next} others={<OtherButtons step={step} form={form} />} note={<Kept language={form.language} />} />
        {step.slug === 'wie' ? null : <KeepPage lost={texts.kept.lost} />}
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

const errorOf = (errors: readonly FieldError[], question: Question): string | undefined => faultAt(errors, question.name);

function Questions({ view, questions }: { view: StepView; questions: readonly Question[] }) {
  const fields = (some: readonly Question[]) => some.map((question) => <QuestionField question={question} value={view.typed(question.name)} error={errorOf(view.errors, question)} />);
  const seldom = questions.filter((question) => question.seldom);
  if (seldom.length === 0) return <>{fields(questions)}</>;
  // Nothing that was typed or has to be mended is out of sight.
  const open = seldom.some(({ name }) => view.typed(name) !== '' || view.errors.some(({ field }) => field === name));
  return <>{fields(questions.filter((question) => !question.seldom))}<More label={view.step.seldom?.(view.form) ?? ''} open={open}><div class="form">{fields(seldom)}</div></More></>;
}

/** Posts the page as well, so nothing typed is lost. */
function OtherButtons({ step, form }: { step: Step; form: Filled }) {
  // A button and no link: what was chosen is posted, and is there on the way back.
  if (step.slug === 'wie') return <button class="button" type="submit" name="doe" value="deur" formnovalidate>{FRONT[form.language].doesItFit}</button>;
  const index = OTHERS.findIndex(({ slug }) => slug === step.slug) + 1;
  const later = <button class="button" type="submit" formaction={`${stepAddress(step.slug)}/later`} formnovalidate>{LATER[form.language].save.button}</button>;
  if (index === 0) return later;
  const last = index === othersOf(form);
  const texts = PAGES[form.language];
  return (
    <>
      {last && index < MOST_OTHERS ? <button class="button" type="submit" name="doe" value="nog-iemand">{texts.addAnother}</button> : null}
      {index > 1 ? <button class="button" type="submit" name="doe" value="weghalen">{texts.takeAway}</button> : null}
      {later}
    </>
  );
}

/** By script, while somebody types. The first page is one choice, and nothing is kept before it is sent. */
function KeepPage({ lost }: { lost: string }) {
  return (
    <>
      <script type="module" src={assetUrl('form.js')}></script>
      <keep-page role="status" lost={lost}></keep-page>
    </>
  );
}

/** On every page of the form: how long it is kept, and how to be rid of it. */
function Kept({ language }: { language: Language }) {
  const { before, after } = PAGES[language].kept.note;
  return <>{before}{useTexts().quickExit}{after}</>;
}

function Privacy({ language }: { language: Language }) {
  const { label, use, notSent } = PAGES[language].privacy;
  return (
    <More label={label}>
      <p>{use}</p>
      <p>{notSent.before}{useTexts().quickExit}{notSent.after}</p>
    </More>
  );
}

/** What a page is: one to fill in; after sending, when the quick exit wipes no more than this browser; or with a form put away, when it wipes nothing. */
export type Beside = 'form' | 'sent' | 'saved';

/** Beside every page of the form. */
export function Help({ language, beside }: { language: Language; beside: Beside }) {
  const texts = PAGES[language].help;
  const { readingText } = beside === 'form' ? texts : FRONT[language];
  return (
    <>
      <section><h2>{texts.call}</h2><p>{texts.callText}</p></section>
      {beside === 'saved' ? null : <section><h2>{texts.reading}</h2><p>{readingText.before}<b>{useTexts().quickExit}</b>{readingText.after}</p></section>}
      {beside === 'form' ? <section><h2>{texts.unknown}</h2><p>{texts.unknownText}</p></section> : null}
    </>
  );
}
