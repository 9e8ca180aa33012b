import type { OpenQuestion } from '../database/people/question.ts';
import { answerQuestion, openQuestion } from '../database/people/question.ts';
import { ErrorSummary, Hidden, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { questionForReferrer, type Question } from './build.ts';
import { PUBLIC_TEXTS as TEXTS } from './texts.ts';

/** Longer than any code with its dashes and spaces. */
const LONGEST_CODE = 80;
const typedCode = (text: string | null | undefined): string => (text ?? '').trim().slice(0, LONGEST_CODE);

const page = (body: PageAnswer['body'], status = 200): PageAnswer => ({ kind: 'page', status, frame: 'public', title: TEXTS.title, body });

/** The page on which a code is typed, or stands already; the same one, with a sentence, for every code that opens nothing. */
function codePage(visit: Visit, code: string, { gone = false, lost = '' }: { gone?: boolean; lost?: string } = {}): PageAnswer {
  const errors: FieldError[] = gone ? [{ field: 'code', message: TEXTS.gone }] : [];
  return page(
    <>
      <ErrorSummary errors={errors} />
      <h1>{TEXTS.title}</h1>
      <p class="lead">{TEXTS.opening}</p>
      {lost ? <TextArea name="bewaard" label={TEXTS.lost} value={lost} rows={6} /> : null}
      <Form action="/vraag" onceKey={visit.onceKey}>
        <TextField name="code" label={TEXTS.code} hint={TEXTS.codeHint} value={code} spellcheck={false} autocomplete="off" error={errors[0]?.message} />
        <SubmitBar label={TEXTS.open} />
      </Form>
      <p>{TEXTS.phone}</p>
    </>, gone ? 422 : 200);
}

/** Looks nothing up: programs that look at links open them too, and learn nothing. */
export async function showCode(visit: Visit): Promise<Answer> {
  return codePage(visit, typedCode(visit.params['code']));
}

function questionPage(visit: Visit, code: string, question: Question, error: string | null): PageAnswer {
  const errors: FieldError[] = error ? [{ field: 'reactie', message: error }] : [];
  return page(
    <>
      <ErrorSummary errors={errors} />
      <h1>{TEXTS.title}</h1>
      {question.paragraphs.map((line) => <p class="lead">{line}</p>)}
      <Form action="/vraag/antwoord" onceKey={visit.onceKey}>
        <Hidden name="code" value={code} />
        <TextArea name="reactie" label={TEXTS.answer} hint={TEXTS.answerHint} rows={6} value={visit.form.get('reactie') ?? ''} error={error ?? undefined} />
        <SubmitBar label={TEXTS.send} />
      </Form>
      <p>{TEXTS.phone}</p>
    </>, error ? 422 : 200);
}

/** The question of the code that was posted; its case is named to the access log. */
async function asked(visit: Visit, code: string): Promise<OpenQuestion | null> {
  const open = await openQuestion(visit.db, visit.keys, code);
  if (open) visit.shows(open.caseId);
  return open;
}

export async function openIt(visit: Visit): Promise<Answer> {
  const code = typedCode(visit.form.get('code'));
  const open = await asked(visit, code);
  return open ? questionPage(visit, code, questionForReferrer(open.words), null) : codePage(visit, code, { gone: true });
}

export async function answerIt(visit: Visit): Promise<Answer> {
  const code = typedCode(visit.form.get('code'));
  const text = tidy(visit.form.get('reactie') ?? '');
  const open = await asked(visit, code);
  if (!open) return codePage(visit, code, { gone: true, lost: text });
  const fault = text === '' ? TEXTS.answerMissing : textFault(text, false);
  if (fault) return questionPage(visit, code, questionForReferrer(open.words), fault);
  const kept = await answerQuestion(visit.db, visit.keys, code, open, text, visit.now);
  return kept ? { kind: 'to', location: '/vraag/verstuurd' } : codePage(visit, code, { gone: true, lost: text });
}

export async function showSent(): Promise<Answer> {
  return page(<><h1>{TEXTS.sentTitle}</h1><p class="lead">{TEXTS.sent}</p></>);
}
