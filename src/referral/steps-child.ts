import { ADULT } from '../core/case/state.ts';
import type { FieldError, Option } from '../ui/field.tsx';
import { ageOf, given, isChild, type Form } from './answers.ts';
import type { Question, Step } from './question.ts';
import { beforeBirth } from './steps-event.ts';
import { AUTHORITIES, CHILD, PARENT_INVOLVED, PARENT_KNOWS } from './texts-child.ts';
import { PERSON } from './texts-person.ts';

const texts = (form: Form) => CHILD[form.language];

/** Asked first: from the age follows who is asked for agreement, and that it is a child at all (P-20). */
export const AGE: Step = {
  slug: 'kind', label: (form) => texts(form).age.label, applies: isChild,
  title: (form) => texts(form).age.title, hint: (form) => texts(form).age.hint,
  questions(form): Question[] {
    const { birth, age, ageHint } = PERSON[form.language].name;
    return [
      { name: 'birthDate', kind: 'birth', orOther: true, label: birth, hint: texts(form).age.birthHint },
      { name: 'age', kind: 'age', orOther: true, label: age, size: 'short', hint: ageHint },
    ];
  },
  check: ageErrors,
};

/** Without an age nobody would know that a child takes part. */
function ageErrors(form: Form): FieldError[] {
  const [{ needed, adult }, age] = [texts(form).age, ageOf(form)];
  if (age === null) return [{ field: 'birthDate', message: needed }];
  if (age >= ADULT) return [{ field: given(form, 'birthDate') === '' ? 'age' : 'birthDate', message: adult }];
  return beforeBirth(form) ? [{ field: 'birthDate', message: PERSON[form.language].name.afterEvent }] : [];
}

const option = (value: string, label: string, hint?: string): Option => ({ value, label, ...(hint ? { hint } : {}) });

export const AUTHORITY: Step = {
  slug: 'gezag', label: (form) => texts(form).authority.label, applies: isChild,
  title: (form) => texts(form).authority.title, hint: (form) => texts(form).authority.hint,
  questions(form): Question[] {
    const t = texts(form).authority;
    const options = AUTHORITIES.map((value) => option(value, t.options[value], value === 'else' ? t.elseHint : undefined));
    return [{ name: 'authority', kind: 'choice', label: t.title, needed: t.needed, options }];
  },
};

/** Who said to decide together with the other parent is not asked whether there is one. */
const decidesTogether = (form: Form): boolean => given(form, 'authority') === 'together';

/** Neither is needed: who has to say it before anybody was spoken to may say nothing. */
export const PARENTS: Step = {
  slug: 'ouders', label: (form) => texts(form).parents.label, applies: isChild,
  title: (form) => texts(form).parents.title, hint: (form) => texts(form).parents.hint,
  questions(form): Question[] {
    const t = texts(form).parents;
    return [
      { name: 'parentKnows', kind: 'choice', label: t.knows, options: PARENT_KNOWS.filter((value) => value !== 'no-other-parent' || !decidesTogether(form)).map((value) => option(value, t.knowsOptions[value])) },
      {
        name: 'parentInvolved', kind: 'choice', label: t.involved, hint: t.involvedHint,
        options: PARENT_INVOLVED.map((value) => option(value, t.involvedOptions[value], value === 'self' ? t.selfHint : undefined)),
      },
    ];
  },
};
