import { openReferral } from '../database/journal.ts';
import { organisationNamed } from '../database/organisation.ts';
import { giveAdditionCode } from '../database/people/addition.ts';
import { queueMail } from '../database/people/outbox.ts';
import type { FieldError } from '../ui/field.tsx';
import { ELSEWHERE } from '../ui/quick-exit.tsx';
import type { Language } from '../ui/texts.ts';
import { setCookie } from '../web/cookie.ts';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { endSession, SESSION_COOKIE } from '../web/session.ts';
import { startPage } from '../web/start-page.ts';
import { CHECK_SLUG, DOOR_SLUG, SENT_SLUG, stepAddress } from './addresses.ts';
import { asksCall, entryOf, given, MOST_OTHERS, otherPrefix, othersOf, withoutAgreement, type Form } from './answers.ts';
import { CheckPage, NoReceiptPage, ReceiptPage } from './check-page.tsx';
import { finish, forget, keepForm, openForm, receiptOf, type Draft } from './draft.ts';
import { buildReferral, confirmedTo } from './form.ts';
import { FrontAside, FrontPage, WhichDoorPage } from './front.tsx';
import { isAboutAnother, withCare, withoutPerson } from './other-person.ts';
import { readStep, type Step } from './question.ts';
import { Help, StepPage, stepTitle, type Beside, type StepView } from './step.tsx';
import { firstOpen, OTHERS, relevant, STEPS } from './steps.ts';
import { REFERRER, referrerOf } from './steps-who.ts';
import { isUnsent, valuesOf, withoutOther as typedWithoutOther, withoutTyped, withTyped } from './typed.ts';
import { CHECKS } from './texts-checks.ts';
import { FRONT } from './texts-front.ts';
import { PAGES } from './texts-pages.ts';

export const page = (language: Language, body: PageAnswer['body'], { status = 200, beside = 'form' }: { status?: number; beside?: Beside } = {}): PageAnswer =>
  ({ kind: 'page', status, frame: 'public', title: PAGES[language].title, body, aside: <Help language={language} beside={beside} /> });
const stepPage = (view: StepView, status = 200): Answer => ({ ...page(view.form.language, <StepPage {...view} />, { status }), title: stepTitle(view.step, view.form, view.errors) });
export const to = (slug: string, setCookies: readonly string[] = []): Answer => ({ kind: 'to', location: stepAddress(slug), setCookies });

/** Staff go to their work. */
export async function front(visit: Visit, language: Language): Promise<Answer> {
  if (visit.user) return { kind: 'to', location: startPage(visit.user.roles) };
  return { kind: 'page', frame: 'public', title: FRONT[language].title, body: <FrontPage language={language} />, aside: <FrontAside language={language} /> };
}

/** Reached from the front page, from the first page of the form and after sending: each leads back to where somebody was. */
export async function whichDoor(visit: Visit, language: Language): Promise<Answer> {
  const draft = await openForm(visit, language);
  const from = draft.begun ? firstOpen(draft)?.slug ?? CHECK_SLUG : await receiptOf(visit) === null ? null : SENT_SLUG;
  return { ...page(language, <WhichDoorPage language={language} back={from} />), title: FRONT[language].door.title };
}

/** The quick exit: forgets everything that this browser holds of us, and shows something else. */
export async function leave(visit: Visit): Promise<Answer> {
  await forget(visit);
  const session = visit.cookies[SESSION_COOKIE];
  if (session) await endSession(visit.db, session);
  return { kind: 'leave', address: ELSEWHERE, setCookies: Object.keys(visit.cookies).map((name) => setCookie(visit.url, name, '', 0)) };
}

export const stepOf = (slug: string | undefined, form: Form): Step | null => STEPS.find((step) => step.slug === slug && step.applies(form)) ?? null;

/** `/aanmelden` is the first page; another one only where the answers lead to it. */
export async function showStep(visit: Visit, language: Language): Promise<Answer> {
  const draft = await openForm(visit, language);
  const slug = visit.params['stap'] ?? 'wie';
  const step = stepOf(slug, draft.form);
  if (step === null || (step.slug !== 'wie' && draft.seen.size === 0)) return to(firstOpen(draft)?.slug ?? CHECK_SLUG);
  const typed = valuesOf(draft.typed, step, draft.form);
  const receipt = draft.begun ? null : await receiptOf(visit);
  return stepPage({
    step, form: draft.form, onceKey: visit.onceKey, typed, errors: [], unsent: isUnsent(draft.typed, step), sent: receipt?.recent === true && receipt.referrer === null,
    again: step === REFERRER && !draft.seen.has(step.slug) && given(draft.form, 'referrerName') !== '',
  });
}

/**
 * While somebody types, by script: keeps what stands in the page, right or not, and goes nowhere. It begins no form, so that one
 * that the quick exit forgot meanwhile stays forgotten; the answer is the same whatever became of it.
 */
export async function keepPage(visit: Visit): Promise<Answer> {
  const draft = await openForm(visit, 'nl', true);
  const step = stepOf(visit.params['stap'], draft.form);
  if (draft.begun && step !== null) await keepForm(visit, { ...draft, typed: withTyped(draft.typed, step, draft.form, visit.form) });
  return { kind: 'text', text: '' };
}

export async function postStep(visit: Visit, language: Language): Promise<Answer> {
  const draft = await openForm(visit, language, true);
  const step = stepOf(visit.params['stap'], draft.form);
  if (step === null) return to(firstOpen(draft)?.slug ?? CHECK_SLUG);
  const act = visit.form.get('doe');
  if (act === 'deur') return toTheDoor(visit, draft, step);
  if (act === 'weghalen') return keepAndGo(visit, withoutOther(draft, step), null);
  // What was answered before a change of mind can be wrong no more: no page asks it now.
  const { answers, errors } = readStep(step, visit.form, relevant(draft.form));
  if (errors.length > 0) {
    const typed = (name: string) => visit.form.get(name) ?? '';
    if (draft.begun) await keepForm(visit, { ...draft, typed: withTyped(draft.typed, step, draft.form, visit.form) });
    return stepPage({ step, form: draft.form, onceKey: visit.onceKey, typed, errors }, 422);
  }
  const filled: Draft = { ...draft, form: { ...draft.form, answers: { ...draft.form.answers, ...answers } }, seen: new Set([...draft.seen, step.slug]), typed: withoutTyped(draft.typed, step) };
  const known = withCare(draft.form, filled);
  const next = isAboutAnother(draft.form, filled.form) ? withoutPerson(filled) : await withReferrer(visit, draft, known);
  return act === 'nog-iemand' ? oneMore(visit, next) : keepAndGo(visit, next, null);
}

/** A professional with a next client is asked only whether it still holds who they are. */
async function withReferrer(visit: Visit, before: Draft, draft: Draft): Promise<Draft> {
  const referrer = before.begun || entryOf(draft.form) !== 'professional' ? null : (await receiptOf(visit))?.referrer ?? null;
  return referrer === null ? draft : { ...draft, form: { ...draft.form, answers: { ...draft.form.answers, ...referrer } } };
}

/** With what was chosen, right or not; where nothing was, nothing is kept. */
async function toTheDoor(visit: Visit, draft: Draft, step: Step): Promise<Answer> {
  const typed = withTyped(draft.typed, step, draft.form, visit.form);
  return to(DOOR_SLUG, draft.begun || step.slug in typed ? await keepForm(visit, { ...draft, typed }) : []);
}

/** To the first page that still needs somebody, else to the page with all answers; `slug`: to that one. */
async function keepAndGo(visit: Visit, draft: Draft, slug: string | null): Promise<Answer> {
  const cookies = await keepForm(visit, draft);
  return to(slug ?? firstOpen(draft)?.slug ?? CHECK_SLUG, cookies);
}

async function oneMore(visit: Visit, draft: Draft): Promise<Answer> {
  const count = Math.min(MOST_OTHERS, othersOf(draft.form) + 1);
  return keepAndGo(visit, { ...draft, form: { ...draft.form, answers: { ...draft.form.answers, others: String(count) } } }, OTHERS[count - 1]?.slug ?? null);
}

/** The others after this one move up. */
function withoutOther(draft: Draft, step: Step): Draft {
  const index = OTHERS.indexOf(step) + 1;
  const count = othersOf(draft.form);
  if (index < 2 || count < 2) return draft;
  const answers: Record<string, string> = {};
  for (const [name, value] of Object.entries(draft.form.answers)) {
    const [, digits, rest] = /^b(\d)-(.+)$/.exec(name) ?? [];
    const own = Number(digits ?? 0);
    if (own === index) continue;
    answers[rest && own > index ? `${otherPrefix(own - 1)}${rest}` : name] = value;
  }
  const seen = new Set([...draft.seen].filter((slug) => slug !== OTHERS[count - 1]?.slug));
  return { ...draft, seen, typed: typedWithoutOther(draft.typed, index), form: { ...draft.form, answers: { ...answers, others: String(count - 1) } } };
}

export async function showCheck(visit: Visit, language: Language): Promise<Answer> {
  const draft = await openForm(visit, language);
  const open = firstOpen(draft);
  if (open) return to(open.slug);
  return page(language, <CheckPage form={draft.form} onceKey={visit.onceKey} errors={[]} />);
}

/** Makes the case. The same answer whoever the people are: nothing is looked up about them here. */
export async function send(visit: Visit, language: Language): Promise<Answer> {
  // Held, so that of two pages with all answers that are sent at once one makes the case, and what another page keeps meanwhile is in it or comes too late.
  const draft = await openForm(visit, language, true);
  if (!draft.begun && await receiptOf(visit) !== null) return to(SENT_SLUG);
  const open = firstOpen(draft);
  if (open || draft.token === null) return to(open?.slug ?? 'wie');
  const asked = relevant(draft.form);
  const known = { organisation: await organisationNamed(visit.db, given(asked, 'organisation'), given(asked, 'referrerKind')), site: await organisationNamed(visit.db, given(asked, 'detainedWhere'), null) };
  const { referral, words } = buildReferral(draft.form, 'form', known);
  const opened = await openReferral(visit.db, referral, words, {
    actor: 'public', now: visit.now, on: visit.today, newId: visit.newId, keys: visit.keys, settings: await visit.settings(),
  });
  if (!opened.ok) {
    const errors: FieldError[] = [{ field: '', message: CHECKS[language].refused }];
    return page(language, <CheckPage form={draft.form} onceKey={visit.onceKey} errors={errors} />, { status: 422 });
  }
  const confirmed = visit.mails ? confirmedTo(asked, referral) : null;
  if (confirmed !== null) await queueMail(visit.db, { caseId: opened.caseId, ...confirmed, language, now: visit.now }, visit.newId);
  await giveAdditionCode(visit.db, visit.keys, opened.caseId, await finish(visit, draft.token, { number: opened.number, mailed: confirmed !== null, call: withoutAgreement(asked) ? 'first' : asksCall(asked) ? 'asked' : undefined, referrer: referrerOf(asked) }));
  return to(SENT_SLUG);
}

export async function sent(visit: Visit, language: Language): Promise<Answer> {
  const receipt = await receiptOf(visit);
  return page(language, receipt === null ? <NoReceiptPage language={language} /> : <ReceiptPage receipt={receipt} language={language} />, { beside: 'sent' });
}

