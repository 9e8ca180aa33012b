import type { FieldError } from '../ui/field.tsx';
import { asksAgreement, asksCall, byReporter, entryOf, given, isChild, isOrganisation, positionOf, say, type Answers, type Form } from './answers.ts';
import { agreements, entries, explainedRoles, referrerKinds, safeOptions, sides, yesNo, yesNoUnknown } from './options.ts';
import type { Question, Step } from './question.ts';
import { CHILD } from './texts-child.ts';
import { DESK } from './texts-desk.ts';
import { PERSON } from './texts-person.ts';
import { WHO } from './texts-who.ts';

const texts = (form: Form) => WHO[form.language];

function reachErrors(form: Form, phone: string, email: string, mail: string): FieldError[] {
  if (given(form, email) !== '') return [];
  if (given(form, phone) === '') return [{ field: phone, message: texts(form).phoneOrEmail }];
  return given(form, mail) === 'yes' ? [{ field: email, message: texts(form).mailTo.missing }] : [];
}

/** Whether somebody near may be called: not asked is no (P-06). The desk writes down what was told, which may be nothing. */
function callErrors(form: Form): FieldError[] {
  const [{ reach }, call] = [PERSON[form.language], given(form, 'reporterCall')];
  if (given(form, 'reporterPhone') === '') return call === 'yes' ? [{ field: 'reporterPhone', message: reach.missing.phone }] : [];
  if (form.by === 'desk') return [];
  if (call === '') return [{ field: 'reporterCall', message: reach.choose.phone }];
  return call === 'no' && given(form, 'reporterEmail') === '' ? [{ field: 'reporterEmail', message: texts(form).reporter.otherWay }] : [];
}

/** Whether a mail that the form came in may go to whoever fills it in for another (P-06); where the desk writes it down, none goes. */
const mailSafe = (form: Form, name: string): Question[] => (form.by === 'desk' ? [] : [
  { name, kind: 'choice', label: texts(form).mailTo.may, hint: texts(form).mailTo.hint, row: true, options: yesNo(form) },
]);

export const ENTRY: Step = {
  slug: 'wie', label: (form) => texts(form).entry.label, applies: () => true,
  title: (form) => (form.by === 'desk' ? DESK.entry : texts(form).entry.title),
  hint: (form) => texts(form).entry.hint,
  questions: (form): Question[] => [{ name: 'entry', kind: 'choice', label: ENTRY.title(form), needed: texts(form).entry.needed, options: entries(form) }],
};

export const AGREEMENT: Step = {
  slug: 'instemming', label: (form) => texts(form).agreement.label, applies: asksAgreement,
  title: (form) => say(form, texts(form).agreement.title),
  hint: (form) => (form.by === 'desk' ? DESK.agreementHint : texts(form).agreement.hint),
  questions: (form): Question[] => [{ name: 'agrees', kind: 'choice', label: AGREEMENT.title(form), needed: texts(form).agreement.needed, options: agreements(form) }],
};

export const REFERRER: Step = {
  slug: 'verwijzer', label: (form) => texts(form).referrer.label, applies: (form) => entryOf(form) === 'professional',
  title: (form) => (form.by === 'desk' ? DESK.referrer : texts(form).referrer.title),
  hint: (form) => (form.by === 'desk' ? DESK.referrerFirst : texts(form).referrer.hint),
  questions(form): Question[] {
    const { referrer: t, phone, email } = texts(form);
    const desk = form.by === 'desk';
    return [
      { name: 'referrerKind', kind: 'list', label: t.kind, options: referrerKinds(form), needed: t.kindNeeded },
      { name: 'organisation', kind: 'line', label: t.organisation, ...(desk ? { hint: DESK.organisationHint, proposals: form.organisations } : {}), autocomplete: 'organization' },
      desk ? { name: 'referrerName', kind: 'line', label: DESK.referrerName, hint: DESK.referrerHint, proposals: form.referrers, needed: DESK.referrerNameNeeded, autocomplete: 'name' }
        : { name: 'referrerName', kind: 'line', label: t.name, needed: t.nameNeeded, autocomplete: 'name' },
      { name: 'referrerFunction', kind: 'line', label: desk ? DESK.referrerFunction : t.function, autocomplete: 'organization-title' },
      { name: 'referrerPhone', kind: 'phone', label: phone, size: 'medium', autocomplete: 'tel' },
      { name: 'referrerEmail', kind: 'email', label: email, autocomplete: 'email' },
      ...mailSafe(form, 'referrerMail'),
      { name: 'viaZsm', kind: 'choice', label: t.viaZsm, row: true, options: yesNoUnknown(form) },
    ];
  },
  check: (form) => reachErrors(form, 'referrerPhone', 'referrerEmail', 'referrerMail'),
};

/** Of this client alone; the rest says who the referrer is. */
const OF_THIS_REFERRAL = ['viaZsm'];

/** Who a professional is, for the next client; undefined for anybody else. */
export function referrerOf(form: Form): Answers | undefined {
  const asked = REFERRER.applies(form) ? REFERRER.questions(form).filter(({ name }) => !OF_THIS_REFERRAL.includes(name) && given(form, name) !== '') : [];
  return asked.length > 0 ? Object.fromEntries(asked.map(({ name }) => [name, given(form, name)])) : undefined;
}

export const REPORTER: Step = {
  slug: 'melder', label: (form) => texts(form).reporter.label, applies: byReporter,
  title: (form) => (form.by === 'desk' ? DESK.reporter : texts(form).reporter.title),
  questions(form): Question[] {
    const { reporter: t, phone, email } = texts(form);
    const own = isChild(form) ? CHILD[form.language] : null;
    return [
      { name: 'reporterName', kind: 'line', label: t.name, needed: t.nameNeeded, autocomplete: 'name' },
      { name: 'reporterRelation', kind: 'line', label: own?.relation ?? t.relation, hint: own?.relationHint ?? t.relationHint },
      { name: 'reporterPhone', kind: 'phone', label: phone, size: 'medium', autocomplete: 'tel' },
      { name: 'reporterCall', kind: 'choice', label: form.by === 'desk' ? DESK.reporterCall : t.mayCall, hint: t.mayCallHint, row: true, options: form.by === 'desk' ? safeOptions(form) : yesNo(form) },
      { name: 'reporterEmail', kind: 'email', label: email, autocomplete: 'email' },
      ...mailSafe(form, 'reporterMail'),
      { name: 'reporterCare', kind: 'line', label: form.by === 'desk' ? DESK.reporterCare : t.care, hint: t.careHint },
    ];
  },
  check(form) {
    const errors = reachErrors(form, 'reporterPhone', 'reporterEmail', 'reporterMail');
    return errors.length > 0 ? errors : callErrors(form);
  },
};

/** The word that is used later follows from what happened. */
export const ROLE: Step = {
  slug: 'rol', label: (form) => texts(form).role.label, applies: () => true,
  title: (form) => (isOrganisation(form) && form.by === 'public' ? texts(form).role.organisation : say(form, texts(form).role.title)),
  hint: (form) => texts(form).role.hint,
  questions: (form): Question[] => [{ name: 'role', kind: 'choice', label: ROLE.title(form), options: explainedRoles(form), needed: texts(form).role.needed }],
};

/** A witness, a relative or another says whose side they are near (000:83, R-085). */
export const SIDE: Step = {
  slug: 'kant', label: (form) => texts(form).side.label, applies: (form) => ['witness', 'relative', 'other'].includes(given(form, 'role')),
  title: (form) => say(form, texts(form).side.title),
  hint: (form) => texts(form).side.hint,
  questions: (form): Question[] => [
    { name: 'near', kind: 'choice', label: asksCall(form) ? texts(form).side.label : SIDE.title(form), options: sides(form), needed: texts(form).side.needed },
    { name: 'nearWhy', kind: 'text', label: texts(form).side.why },
  ],
};

export const opposite = (form: Form): 'victim-side' | 'offender-side' => (positionOf(form) === 'offender-side' ? 'victim-side' : 'offender-side');
