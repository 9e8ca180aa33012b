import { addWithCode } from '../database/people/addition.ts';
import { ErrorSummary, faultAt, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import { Form } from '../ui/form.tsx';
import type { Language } from '../ui/texts.ts';
import type { Answer, Visit } from '../web/route.ts';
import { ADD, ADDED } from './addresses.ts';
import { hasForeignSign, readCode } from './code.ts';
import { mayGuess, missed } from './guess.ts';
import { CodeField } from './later.tsx';
import { page } from './public.tsx';
import { CHECKS } from './texts-checks.ts';
import { LATER } from './texts-later.ts';

export const showAddition = async (visit: Visit, language: Language): Promise<Answer> => additionPage(visit, language, []);

function additionPage(visit: Visit, language: Language, errors: readonly FieldError[], status = 200): Answer {
  const texts = LATER[language].add;
  return page(language, (
    <>
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <p>{texts.unseen}</p>
      <Form action={ADD} onceKey={visit.onceKey}>
        <CodeField visit={visit} language={language} errors={errors} />
        <TextArea name="aanvulling" label={texts.text} hint={texts.textHint} value={visit.form.get('aanvulling') ?? ''} error={faultAt(errors, 'aanvulling')} />
        <SubmitBar label={texts.button} />
      </Form>
    </>
  ), { status });
}

/**
 * Shows nothing of the referral, also to whoever sent it: a code can be stolen, and somebody can be made to type it. A case that was
 * rejected, closed or erased answers as a code that nobody has.
 */
export async function add(visit: Visit, language: Language): Promise<Answer> {
  const { wrong, add: texts } = LATER[language];
  const typed = visit.form.get('code') ?? '';
  const code = readCode(typed);
  const text = tidy(visit.form.get('aanvulling') ?? '');
  const fault = text === '' ? texts.needed : textFault(text, false, CHECKS[language]);
  const errors: FieldError[] = [...(code === null ? [{ field: 'code', message: hasForeignSign(typed) ? wrong.sign : wrong.form }] : []), ...(fault === null ? [] : [{ field: 'aanvulling', message: fault }])];
  if (code === null || errors.length > 0) return additionPage(visit, language, errors, 422);
  const may = await mayGuess(visit);
  if (may !== 'now') return additionPage(visit, language, [{ field: 'code', message: wrong[may] }], 429);
  if (await addWithCode(visit.db, visit.keys, code, text, visit)) return { kind: 'to', location: ADDED };
  await missed(visit);
  return additionPage(visit, language, [{ field: 'code', message: wrong.cannotAdd }], 422);
}

/** Says the same to everybody who opens it. */
export async function showAdded(_visit: Visit, language: Language): Promise<Answer> {
  const texts = LATER[language].add;
  return page(language, (
    <>
      <h1>{texts.done}</h1>
      <p>{texts.doneText}</p>
      <p><a href={ADD}>{texts.more}</a></p>
    </>
  ), { beside: 'sent' });
}
