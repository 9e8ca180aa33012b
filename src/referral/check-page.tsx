import { ErrorSummary, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Answers, Steps, type Answer } from '../ui/page-head.tsx';
import { CHECK_SLUG, stepAddress } from './addresses.ts';
import { withoutAgreement, type Form as Filled } from './answers.ts';
import { shownStep } from './question.ts';
import { relevant, stepsOf } from './steps.ts';

/** Everything that was answered, each with a way back. Nothing has been sent. */
export function CheckPage({ form, onceKey, errors }: { form: Filled; onceKey: string; errors: readonly FieldError[] }) {
  const asked = relevant(form);
  const steps = stepsOf(asked);
  const answers = steps.map((step): Answer => ({ label: step.label, value: shownStep(step, asked) || 'Niet ingevuld', href: stepAddress(step.slug) }));
  const last = steps.at(-1);
  return (
    <>
      <Steps step={steps.length + 1} of={steps.length + 1} back={last ? stepAddress(last.slug) : undefined} />
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Klopt alles?</h1>
      <p>Kijk rustig na wat u invulde. U kunt alles nog veranderen. Er is nog niets verstuurd.</p>
      {withoutAgreement(asked) ? <Notice title="Wij bellen eerst u">De ander over wie het gaat, is het er nog niet mee eens of weet het nog niet. Daarom is dit een verzoek om teruggebeld te worden. Wij nemen met niemand anders contact op.</Notice> : null}
      <Answers answers={answers} />
      <Form action={stepAddress(CHECK_SLUG)} onceKey={onceKey}>
        <SubmitBar label="Aanmelding versturen" />
      </Form>
    </>
  );
}

/** After sending. The number says nothing about whom or what it concerns. */
export function ReceiptPage({ number }: { number: string }) {
  return (
    <>
      <h1>Uw aanmelding is ontvangen</h1>
      <Notice tone="success" title={<>Uw nummer is <b>{number}</b></>}>Noem dit nummer als u ons belt. Het zegt niets over wie u bent of wat er gebeurde.</Notice>
      <h2>Wat gebeurt er nu?</h2>
      <ol class="stack">
        <li>1. Wij lezen uw aanmelding en kijken of wij iets missen.</li>
        <li>2. Een bemiddelaar neemt contact op, op de manier die u veilig vond. Dat kan enkele weken duren.</li>
        <li>3. U praat samen over wat u wilt. Pas als u dat goed vindt, vragen wij de ander.</li>
      </ol>
      <p>Verandert er iets, of klopt er iets niet? Bel ons op het nummer bovenaan. U kunt altijd stoppen.</p>
      <p><a href="/weg">Deze pagina verlaten en alles wissen</a></p>
    </>
  );
}

export function NoReceiptPage() {
  return (
    <>
      <h1>Hier staat niets meer</h1>
      <p>In deze browser is geen aanmelding verstuurd, of zij is al gewist. Heeft u een vraag over een aanmelding? Bel ons op het nummer bovenaan.</p>
      <p><a href="/">Naar het begin</a></p>
    </>
  );
}
