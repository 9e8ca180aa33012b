import { ErrorSummary, SubmitBar, type FieldError } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Answers, Steps, type Answer } from '../ui/page-head.tsx';
import type { Language } from '../ui/texts.ts';
import { ADD, CHECK_SLUG, DOOR_SLUG, START, stepAddress } from './addresses.ts';
import { isChild, withoutAgreement, type Form as Filled } from './answers.ts';
import { shownCode } from './code.ts';
import type { Receipt } from './draft.ts';
import { shownStep } from './question.ts';
import { relevant, stepsOf } from './steps.ts';
import { CHILD } from './texts-child.ts';
import { FRONT } from './texts-front.ts';
import { LATER } from './texts-later.ts';
import { PAGES } from './texts-pages.ts';

/** Everything that was answered, each with a way back. Nothing has been sent. */
export function CheckPage({ form, onceKey, errors }: { form: Filled; onceKey: string; errors: readonly FieldError[] }) {
  const texts = PAGES[form.language].check;
  const asked = relevant(form);
  const steps = stepsOf(asked);
  const answers = steps.map((step): Answer => ({ label: step.label(asked), value: shownStep(step, asked) || texts.nothing, href: stepAddress(step.slug) }));
  const last = steps.at(-1);
  return (
    <>
      <Steps step={steps.length + 1} of={steps.length + 1} back={last ? stepAddress(last.slug) : undefined} />
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>{texts.title}</h1>
      <p>{texts.text}</p>
      {withoutAgreement(asked) ? <Notice title={texts.callFirst}>{isChild(asked) ? CHILD[form.language].callFirst : texts.callFirstText}</Notice> : null}
      <Answers answers={answers} />
      <Form action={stepAddress(CHECK_SLUG)} onceKey={onceKey}>
        <SubmitBar label={texts.send} others={<button class="button" type="submit" formaction={`${stepAddress(CHECK_SLUG)}/later`}>{LATER[form.language].save.button}</button>} />
      </Form>
    </>
  );
}

/** After sending. The number says nothing about whom or what it concerns. */
export function ReceiptPage({ receipt: { number, code, mailed, call, professional, referrer }, language }: { receipt: Receipt; language: Language }) {
  const texts = PAGES[language].receipt;
  const { add } = LATER[language];
  return (
    <>
      <h1>{texts.title}</h1>
      <Notice tone="success" title={<>{texts.number} <b>{number}</b></>}>{texts.numberText}</Notice>
      {code === null ? null : <Notice title={<>{add.receipt} <b class="nowrap">{shownCode(code)}</b></>}>{add.receiptText} <a href={ADD}>{add.link}</a></Notice>}
      <h2>{texts.next}</h2>
      <ol class="stack">
        {(call === 'asked' ? texts.callSteps : call === 'first' ? texts.callFirstSteps : professional ? texts.clientSteps : texts.steps).map((step, index) => <li>{`${index + 1}. ${step}`}</li>)}
      </ol>
      <p>{mailed ? texts.mailed : texts.notMailed}</p>
      {referrer === null ? null : <><h2>{texts.nextClient}</h2><p>{texts.nextClientText}</p><p><ButtonLink href={START}>{texts.nextClientButton}</ButtonLink></p></>}
      <p>{texts.change}</p>
      <p><a href={stepAddress(DOOR_SLUG)}>{FRONT[language].door.after}</a></p>
      <p><a href="/weg">{texts.leave}</a></p>
    </>
  );
}

export function NoReceiptPage({ language }: { language: Language }) {
  const texts = PAGES[language].noReceipt;
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.text}</p>
      <p><a href="/">{texts.begin}</a></p>
    </>
  );
}
