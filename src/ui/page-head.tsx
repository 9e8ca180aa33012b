import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

export interface PageHeadProps {
  title: Child;
  /** A short line above the title. */
  over?: Child;
  /** Tags and flags beside it. */
  tags?: Child;
  /** Buttons; the likely next one last and primary. */
  actions?: Child;
}

/** The h1 of a page, with what can be done there. */
export function PageHead({ title, over, tags, actions }: PageHeadProps) {
  return (
    <div class="page-head">
      <div class="page-title">
        {over ? <p class="over">{over}</p> : null}
        <h1>{title}</h1>
      </div>
      {tags ? <div class="page-tags">{tags}</div> : null}
      {actions ? <div class="page-actions">{actions}</div> : null}
    </div>
  );
}

/** "Stap 2 van 6", with the way back. */
export function Steps({ step, of, back }: { step: number; of: number; back?: string | undefined }) {
  const texts = useTexts();
  return (
    <div class="steps">
      {back ? <a class="back" href={back}><Icon name="back" size={20} />{texts.back}</a> : null}
      <p>
        <progress value={step} max={of} aria-hidden="true"></progress>
        {texts.step(step, of)}
      </p>
    </div>
  );
}

export interface Answer {
  label: string;
  value: Child;
  /** Where it can be changed. */
  href?: string | undefined;
}

/** Check your answers: each with a way back. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  const texts = useTexts();
  return (
    <dl class="answers">
      {answers.map((answer) => (
        <div>
          <dt>{answer.label}</dt>
          <dd>{answer.value}</dd>
          {answer.href ? <dd class="answer-change"><a href={answer.href}>{texts.change}<span class="vh">: {answer.label}</span></a></dd> : null}
        </div>
      ))}
    </dl>
  );
}
