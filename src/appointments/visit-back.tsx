import type { PersonId } from '../core/fields.ts';
import { begun, goersOf, isOutside, stillOut } from '../core/appointment.ts';
import type { Reason } from '../core/case/reasons.ts';
import { give, holdCase } from '../database/journal.ts';
import { addWords } from '../database/people/people.ts';
import { addTask } from '../database/people/task.ts';
import { saySafe, settleAppointment, type Appointment } from '../database/people/appointment.ts';
import { together } from '../database/together.ts';
import { Choice, Choices, DayField, ErrorSummary, faultAt, Stood, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { VISITED } from '../web/back-to-list.ts';
import { byVisitor } from '../web/by-visitor.ts';
import type { Answer, Visit } from '../web/route.ts';
import { reasonText } from '../words/reasons.ts';
import { askOne, type Ask } from './ask.ts';
import { appointmentAddress, whenText } from './parts.tsx';
import { atOnce, heldAt, markOf, needsSheet, QUESTIONS, type Question, type QuestionName } from './rules.ts';
import { readVisit, type Step, type Visited } from './visit-form.ts';
import { answerText, BACK_TEXTS, NEXT_TASKS, NOT_WAITING, OTHER_OUT, QUESTION_TEXTS, SAFE_FIRST, WENT_TEXTS } from './visit-texts.ts';

const backAddress = (number: string, id: string): string => `${appointmentAddress(number, id)}/verwerken`;

/** Who of the case was visited: a visit to an institution is to one person who lives there; a supporter who came along is no such person. */
const visitedIn = ({ open }: Ask, one: Appointment): PersonId | null => (one.people.find((id) => open.file.state.people.has(id as PersonId)) as PersonId | undefined) ?? null;

/** Whoever looks went there and is not known to be safe. */
const asksSafe = ({ visit }: Ask, one: Appointment): boolean => goersOf(one).some(({ who, safeAt }) => who === visit.user?.id && safeAt === null);

/** A visit that did not take place asks nobody any more to be safe: not while somebody is out there. */
function hidden({ visit }: Ask, one: Appointment, { safe }: Visited): FieldError | null {
  const me = visit.user?.id;
  const out = stillOut(one, visit.now);
  if (out.some((id) => id !== me)) return { field: 'kwam', message: OTHER_OUT };
  return out.length > 0 && !safe ? { field: 'veilig', message: SAFE_FIRST } : null;
}

/** Still to be taken over: a visit with a sheet, or another talk with one, whose hour has come. */
const waits = ({ visit, open }: Ask, one: Appointment): boolean => atOnce(one, one.people.filter((id) => open.file.state.people.has(id as PersonId)).length) && one.status === 'planned' && begun(one, visit.now);

export const showBack = (visit: Visit): Promise<Answer> => askOne(visit, async (own, one) =>
  (waits(own, one) ? page(own, one, { values: beginning(own, one), errors: [] }) : { kind: 'to', location: appointmentAddress(own.number, one.id) }));

/** The first talk is nearly always the intake. */
function beginning(own: Ask, one: Appointment): URLSearchParams {
  const who = visitedIn(own, one);
  const known = who !== null && own.open.file.state.people.get(who)?.intake !== null;
  return new URLSearchParams(one.kind === 'preparation' ? [['gesprek', 'preparation']] : who !== null && !known ? [['gesprek', 'intake']] : []);
}

interface Shown { readonly values: URLSearchParams; readonly errors: readonly FieldError[]; readonly seen?: number; readonly changed?: true }

function page(own: Ask, one: Appointment, { values, errors, changed }: Shown): Answer {
  const { visit, number, who, open } = own;
  const person = visitedIn(own, one);
  const sheet = needsSheet(one);
  return {
    kind: 'page', status: changed ? 409 : errors.length > 0 ? 422 : 200, frame: 'staff', title: sheet ? 'Bezoek verwerken' : BACK_TEXTS.title, here: '/mijn-zaken',
    body: (
      <>
        <PageHead over={<a href={appointmentAddress(number, one.id)}>Afspraak in zaak {number}</a>} title={sheet ? `Bezoek ${markOf(one.id)} verwerken` : BACK_TEXTS.title} />
        <ErrorSummary errors={errors} />
        {changed ? <Notice first={errors.length === 0} tone="warning" title="Iemand anders legde intussen iets vast in deze zaak">Er is nog niets bewaard van wat u invulde. Kijk in de zaak of het nog klopt en verstuur het dan opnieuw.</Notice> : null}
        <p class="lead">{whenText(one)}{person ? `, met ${who(person)}` : ''}{sheet ? '. In de volgorde van het blad' : ''}. Wat u leeg laat, wordt niet vastgelegd.</p>
        <Form action={backAddress(number, one.id)} onceKey={visit.onceKey}>
          <Stood name="gezien" value={String(open.file.lastSeq)} />
          {QUESTIONS.filter(({ name }) => asks(own, one, name)).map((question) => <QuestionField number={sheet ? QUESTIONS.indexOf(question) + 1 : null} question={question} left={sheet || open.file.state.allocated?.incomplete ? [] : ['tell-data-may-fail']} values={values} errors={errors} />)}
          <SubmitBar label={sheet ? 'Dit was het bezoek' : BACK_TEXTS.submit} cancel={{ href: appointmentAddress(number, one.id) }} />
        </Form>
      </>
    ),
  };
}

/** The order of a sheet cannot change; without one, what cannot be is not asked: an answer of who was not asked anything, and whether somebody at the office is safe. */
function asks(own: Ask, one: Appointment, name: QuestionName): boolean {
  const sheet = needsSheet(one);
  if (name === 'veilig') return (sheet || isOutside(one)) && asksSafe(own, one);
  const who = visitedIn(own, one);
  const person = who === null ? undefined : own.open.file.state.people.get(who);
  return sheet || name !== 'gezegd' || (person?.side === 'b' && person.approached !== null && person.answer?.answer !== 'yes');
}

/** `left`: answers that cannot be. */
function QuestionField({ number, question, left, values, errors }: { number: number | null; question: Question; left: readonly string[]; values: URLSearchParams; errors: readonly FieldError[] }) {
  const { label, hint, day } = QUESTION_TEXTS[question.name];
  const shared = { name: question.name, label: number === null ? label : `${number}. ${label}`, error: faultAt(errors, question.name) };
  if (question.codes.length === 0) return <TextArea {...shared} rows={3} optional value={values.get(question.name) ?? ''} hint="Alleen voor wie aan deze zaak werkt." />;
  const options = question.codes.filter((code) => !left.includes(code)).map((code) => ({ value: code as string, label: number === null && question.name === 'kwam' ? WENT_TEXTS[code] ?? code : answerText(question.name, code) }));
  if (!question.one) return <Choices {...shared} row hint={hint} options={options} values={values.getAll(question.name)} />;
  const optional = question.name !== 'kwam' && question.name !== 'gesprek';
  const all = optional ? [...options, { value: '', label: 'Niet ingevuld' }] : options;
  return (
    <>
      <Choice {...shared} row hint={hint} optional={optional || undefined} options={all} value={values.get(question.name) ?? (optional ? '' : undefined)} />
      {'day' in question ? <DayField name={question.day} label={day ?? ''} optional value={values.get(question.day) ?? ''} error={faultAt(errors, question.day)} /> : null}
    </>
  );
}

export const takeBack = (visit: Visit): Promise<Answer> => askOne(visit, async (own, one) => {
  const address = appointmentAddress(own.number, one.id);
  // Recorded, moved or called off meanwhile, by a colleague or in another window: leading on would throw away what was typed.
  if (one.status !== 'planned') return page(own, one, { values: visit.form, errors: [{ field: 'kwam', message: NOT_WAITING }] });
  if (!waits(own, one)) return { kind: 'to', location: address };
  const { visited, errors } = readVisit(visit.form, heldAt(one));
  if (!visited) return page(own, one, { values: visit.form, errors });
  const hides = visited.went === 'held' ? null : hidden(own, one, visited);
  if (hides) return page(own, one, { values: visit.form, errors: [hides] });
  const fault = await together(visit.db, () => record(own, one, visited), (result) => result === null);
  if (fault === 'changed') return page(own, one, { values: visit.form, errors: [], changed: true });
  return fault === null ? { kind: 'to', location: `/zaken/${own.number}?${VISITED}=${own.number}` } : page(own, one, { values: visit.form, errors: [fault] });
});

/** Nothing new to record: it was told in an earlier talk, or there is nothing of the kind to tell this person. */
const NOTHING_NEW: readonly Reason[] = ['told-already', 'not-incomplete', 'wrong-side'];

/** All of it or nothing: the steps on the day of the visit (P-15), what was agreed as a task, the note, and "I am safe". Null where it is done. */
async function record(own: Ask, one: Appointment, { went, steps, next, note, safe }: Visited): Promise<FieldError | 'changed' | null> {
  const { visit, open: { file } } = own;
  const me = visit.user?.id ?? '';
  // The case first, as whoever moves this does: in two orders, two would wait for each other.
  await holdCase(visit.db, file.id);
  const settled = went === 'held' ? { status: 'held', askedBy: null, reason: null } as const : { status: 'cancelled', askedBy: went, reason: 'not-told' } as const;
  if (!await settleAppointment(visit.db, file.id, one.id, settled, visit.now)) return 'changed';
  for (const step of steps) {
    const fault = await giveStep(own, one, step);
    if (fault) return fault;
  }
  if (note !== '') await addWords(visit.db, visit.keys, { caseId: file.id, compartment: 'casework', person: null, kind: 'note', text: note, factSeq: null, by: me, now: visit.now, newId: visit.newId });
  if (next) await addTask(visit.db, visit.keys, { caseId: file.id, due: next.day, text: NEXT_TASKS[next.what] ?? '', owner: me, now: visit.now }, visit.newId);
  if (safe) await saySafe(visit.db, file.id, one.id, me, visit.now);
  return null;
}

async function giveStep(own: Ask, one: Appointment, { order, values, question }: Step): Promise<FieldError | 'changed' | null> {
  const { visit, open: { file } } = own;
  const person = visitedIn(own, one);
  if (person === null) return { field: question, message: 'Bij deze afspraak staat niemand uit de zaak. Verzet de afspraak eerst en kies met wie het was.' };
  const seen = Number(visit.form.get('gezien'));
  const given = await give(visit.db, { caseId: file.id, order, person, on: one.day, values, texts: {}, seen: Number.isSafeInteger(seen) && seen > 0 ? seen : null }, await byVisitor(visit, 'mediator'));
  if (given.ok) return null;
  if ('conflict' in given) return 'changed';
  return NOTHING_NEW.includes(given.reason) && question === 'besproken' ? null : { field: question, message: reasonText(given.reason) };
}
