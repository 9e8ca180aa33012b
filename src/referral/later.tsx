import { ErrorSummary, faultAt, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Language } from '../ui/texts.ts';
import type { Answer, Visit } from '../web/route.ts';
import { ADD, CHECK_SLUG, RESUME, SAVED, stepAddress } from './addresses.ts';
import { hasForeignSign, readCode, shownCode } from './code.ts';
import { codeToTell, openForm, putAway, secretForLater, takeBack } from './draft.ts';
import { mayGuess, missed } from './guess.ts';
import { dayWords } from './options.ts';
import { page, stepOf, to } from './public.tsx';
import { firstOpen } from './steps.ts';
import { LATER } from './texts-later.ts';
import { withTyped } from './typed.ts';

/** Puts the form away as it stands, this page with it, right or not. */
export async function saveForLater(visit: Visit, language: Language): Promise<Answer> {
  const draft = await openForm(visit, language, true);
  const { token } = draft;
  if (!draft.begun || token === null) return to('wie');
  const step = stepOf(visit.params['stap'], draft.form);
  await putAway(visit, { ...draft, token, typed: step ? withTyped(draft.typed, step, draft.form, visit.form) : draft.typed });
  return { kind: 'to', location: SAVED };
}

export async function showSaved(visit: Visit, language: Language): Promise<Answer> {
  const saved = await codeToTell(visit);
  return page(language, saved === null ? <NothingSaved language={language} /> : <SavedPage {...saved} language={language} />, { beside: 'saved' });
}

function SavedPage({ code, until, language }: { code: string; until: string; language: Language }) {
  const texts = LATER[language].save;
  return (
    <>
      <h1>{texts.title}</h1>
      <Notice tone="success" title={<>{texts.code} <b class="nowrap">{shownCode(code)}</b></>}>{texts.write}</Notice>
      <p>{texts.where}</p>
      <p>{texts.until(dayWords(language, until))} {texts.who}</p>
      <p>{texts.here}</p>
      <p><a href="/weg">{texts.leave}</a></p>
    </>
  );
}

function NothingSaved({ language }: { language: Language }) {
  const { save, resume } = LATER[language];
  return (
    <>
      <h1>{save.gone}</h1>
      <p>{save.goneText}</p>
      <p><a href={RESUME}>{resume.link}</a></p>
    </>
  );
}

export async function showResume(visit: Visit, language: Language): Promise<Answer> {
  return { ...await resumePage(visit, language, []), setCookies: secretForLater(visit) };
}

async function resumePage(visit: Visit, language: Language, errors: readonly FieldError[], status = 200) {
  const { begun } = await openForm(visit, language);
  const texts = LATER[language].resume;
  const body = (
    <>
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      {begun ? <Notice tone="warning">{texts.over}</Notice> : null}
      <Form action={RESUME} onceKey={visit.onceKey}>
        <CodeField visit={visit} language={language} errors={errors} />
        <SubmitBar label={texts.button} note={texts.once} />
      </Form>
      <p><a href={ADD}>{LATER[language].add.link}</a></p>
    </>
  );
  return page(language, body, { status });
}

/** What was typed comes back: one sign may be wrong. */
export function CodeField({ visit, language, errors }: { visit: Visit; language: Language; errors: readonly FieldError[] }) {
  const { code, hint } = LATER[language].resume;
  return <TextField name="code" label={code} hint={hint} size="medium" spellcheck={false} value={visit.form.get('code') ?? ''} error={faultAt(errors, 'code')} />;
}

/** Unknown, used and gone are one: there is nothing under that code. */
export async function resume(visit: Visit, language: Language): Promise<Answer> {
  const { wrong } = LATER[language];
  const say = (message: string, status = 422) => resumePage(visit, language, [{ field: 'code', message }], status);
  const typed = visit.form.get('code') ?? '';
  const code = readCode(typed);
  if (code === null) return say(hasForeignSign(typed) ? wrong.sign : wrong.form);
  const may = await mayGuess(visit);
  if (may !== 'now') return say(wrong[may], 429);
  const found = await takeBack(visit, code, language);
  if (found === null) {
    await missed(visit);
    return say(wrong.unknown);
  }
  return { kind: 'to', location: stepAddress(firstOpen(found.draft)?.slug ?? CHECK_SLUG), setCookies: found.setCookies };
}
