import type { OpenQuestion } from '../database/people/question.ts';
import { answerQuestion, openQuestion } from '../database/people/question.ts';
import { ErrorSummary, Hidden, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { TEXT_LIMIT, textFault, tidy } from '../ui/form-text.ts';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { questionForReferrer, type Question } from './build.ts';
import { PUBLIC_TEXTS, type QuestionLanguage } from './texts.ts';

/** Longer than any code with its dashes and spaces. */
const LONGEST_CODE = 80;
const typedCode = (text: string | null | undefined): string => (text ?? '').trim().slice(0, LONGEST_CODE);

/** `stays`: a link to another language would lose what stands on this page; it was chosen on the page before. */
const page = (language: QuestionLanguage, body: PageAnswer['body'], { status = 200, stays = false } = {}): PageAnswer =>
  ({ kind: 'page', status, frame: 'public', title: PUBLIC_TEXTS[language].title, body, ...(stays ? { languages: [] } : {}) });

/** The page on which a code is typed, or stands already; the same one, with a sentence, for every code that opens nothing. */
function codePage(visit: Visit, language: QuestionLanguage, code: string, { gone = false, lost = '' }: { gone?: boolean; lost?: string } = {}): PageAnswer {
  const TEXTS = PUBLIC_TEXTS[language];
  const errors: FieldError[] = gone ? [{ field: 'code', message: TEXTS.gone }] : [];
  return page(language,
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
    </>, { status: gone ? 422 : 200, stays: gone });
}

/** Looks nothing up: programs that look at links open them too, and learn nothing. */
export async function showCode(visit: Visit, language: QuestionLanguage): Promise<Answer> {
  return codePage(visit, language, typedCode(visit.params['code']));
}

function questionPage(visit: Visit, language: QuestionLanguage, { code, question, error }: { code: string; question: Question; error: string | null }): PageAnswer {
  const TEXTS = PUBLIC_TEXTS[language];
  const errors: FieldError[] = error ? [{ field: 'reactie', message: error }] : [];
  return page(language,
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
    </>, { status: error ? 422 : 200, stays: true });
}

/** The question of the code that was posted; its case is named to the access log. */
async function asked(visit: Visit, code: string): Promise<OpenQuestion | null> {
  const open = await openQuestion(visit.db, visit.keys, code);
  if (open) visit.shows(open.caseId);
  return open;
}

/** Signs that nobody can read, in the language of the page. */
function faultIn(text: string, language: QuestionLanguage): string | null {
  const { answerMissing, unreadable, tooLong } = PUBLIC_TEXTS[language];
  if (text === '') return answerMissing;
  if (textFault(text, false) === null) return null;
  const length = [...text].length;
  return length > TEXT_LIMIT ? tooLong(length, TEXT_LIMIT) : unreadable;
}

export async function openIt(visit: Visit, language: QuestionLanguage): Promise<Answer> {
  const code = typedCode(visit.form.get('code'));
  const open = await asked(visit, code);
  return open ? questionPage(visit, language, { code, question: questionForReferrer(open.words), error: null }) : codePage(visit, language, code, { gone: true });
}

export async function answerIt(visit: Visit, language: QuestionLanguage): Promise<Answer> {
  const code = typedCode(visit.form.get('code'));
  const text = tidy(visit.form.get('reactie') ?? '');
  const open = await asked(visit, code);
  if (!open) return codePage(visit, language, code, { gone: true, lost: text });
  const error = faultIn(text, language);
  if (error) return questionPage(visit, language, { code, question: questionForReferrer(open.words), error });
  const kept = await answerQuestion(visit.db, visit.keys, code, open, text, visit.now);
  return kept ? { kind: 'to', location: '/vraag/verstuurd' } : codePage(visit, language, code, { gone: true, lost: text });
}

export async function showSent(_visit: Visit, language: QuestionLanguage): Promise<Answer> {
  const { sentTitle, sent } = PUBLIC_TEXTS[language];
  return page(language, <><h1>{sentTitle}</h1><p class="lead">{sent}</p></>);
}
