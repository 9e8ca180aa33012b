import type { Code } from '../core/codes.ts';
import type { Reason } from '../core/case/reasons.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import { parseDay, type Day } from '../core/day.ts';
import { openReferral } from '../database/journal.ts';
import { organisationNamed, readOrganisations } from '../database/organisation.ts';
import { peopleAt, personUsed, type OrganisationPerson } from '../database/organisation-person.ts';
import type { FieldError } from '../ui/field.tsx';
import { tidy } from '../ui/form-text.ts';
import { ENTRY_ADDRESS } from '../web/entry-address.ts';
import type { Answer, Visit } from '../web/route.ts';
import { wholeDay } from '../words/day.ts';
import { reasonText } from '../words/reasons.ts';
import { given, MOST_OTHERS, othersOf, type Form } from './answers.ts';
import { DeskPage } from './desk-page.tsx';
import { buildReferral, type Built } from './form.ts';
import { readStep, type Question, type Step } from './question.ts';
import { STEPS } from './steps.ts';
import { AGE, AUTHORITY, PARENTS } from './steps-child.ts';
import { CALL } from './steps-person.ts';
import { KIND } from './steps-event.ts';
import { OTHERS, relevant } from './steps.ts';
import { DESK } from './texts-desk.ts';

/** Who is called while a referral is half typed begins another sheet; more than these nobody has open at once. Own choice, no source. */
const MOST_SHEETS = 5;
const sheetOf = (typed: string | null): number => (/^\d$/.test(typed ?? '') ? Math.min(MOST_SHEETS, Math.max(1, Number(typed))) : 1);
const sheetAddress = (sheet: number): string => (sheet === 1 ? ENTRY_ADDRESS : `${ENTRY_ADDRESS}?blad=${sheet}`);

/** How and when it came in: only a colleague can tell. */
export const RECEIVED: Step = {
  slug: 'binnen', label: () => DESK.received, applies: () => true, title: () => DESK.receivedTitle,
  questions: (form): Question[] => [
    { name: 'channel', kind: 'choice', label: DESK.how, row: true, options: Object.entries(DESK.channels).map(([value, label]) => ({ value, label })), needed: DESK.howNeeded },
    { name: 'receivedOn', kind: 'day', label: DESK.when, needed: DESK.whenNeeded(wholeDay(form.today)) },
  ],
  check: (form) => (given(form, 'receivedOn') > form.today ? [{ field: 'receivedOn', message: DESK.future }] : []),
};

/** The public form's shorter ways round, and what it asks a parent: the long page has fields for all of it. */
const PUBLIC_ONLY: readonly Step[] = [KIND, CALL, AGE, AUTHORITY, PARENTS];

/** Parts of the long page. */
const deskSteps = (form: Form): Step[] =>
  [RECEIVED, ...STEPS].filter((step) => !PUBLIC_ONLY.includes(step) && !OTHERS.slice(othersOf(form)).includes(step));

const empty = (settings: SettingsOn, today: Day, others: string): Form =>
  ({ answers: others === '' ? {} : { others }, today, by: 'desk', language: 'nl', notOffered: settings(today).notOffered.cause });

async function pageOf(visit: Visit, asked: Form, typed: (name: string) => string, errors: readonly FieldError[], sheet: number | null = null): Promise<Answer> {
  const referrers = [...new Set((await peopleAt(visit.db, visit.keys, null)).map(({ name }) => name))];
  const form: Form = { ...asked, referrers, organisations: (await readOrganisations(visit.db)).offered().map(({ label }) => label) };
  const body = <DeskPage form={form} steps={deskSteps(form)} typed={typed} errors={errors} onceKey={visit.onceKey}
    {...sheet === null ? {} : { opens: sheetAddress(sheet), another: sheet < MOST_SHEETS ? sheetAddress(sheet + 1) : null }} />;
  return { kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: 'Aanmelding vastleggen', here: '/aanmeldpunt', body };
}

export async function showEntry(visit: Visit): Promise<Answer> {
  // How many people it has fields for was typed too.
  const sheet = sheetOf(visit.query.get('blad'));
  const before = await visit.drafted(ENTRY_ADDRESS, sheetAddress(sheet));
  return pageOf(visit, empty(await visit.settings(), visit.today, before?.get('others') ?? ''), (name) => before?.get(name) ?? (name === 'receivedOn' ? visit.today : ''), [], sheet);
}

const MISPLACED = 'Dit past niet bij wat hierboven is gekozen. Maak het leeg, of kies hierboven iets anders.';

/** Everything that was posted; a part that does not belong to this referral must be empty, so that nothing typed is lost in silence. */
function readAll(posted: URLSearchParams, settings: SettingsOn, today: Day): { form: Form; errors: FieldError[] } {
  const start: Form = { ...empty(settings, today, posted.get('others') ?? ''), notOffered: [] };
  const steps = deskSteps(start);
  const answers: Record<string, string> = { ...start.answers };
  for (const step of steps) Object.assign(answers, readStep(step, posted, { ...start, answers }).answers);
  // What was true on the day of the referral: an age, what lies in the future, and what we offered.
  const received = parseDay(answers['receivedOn'] ?? '');
  const on = received !== null && received < today ? received : today;
  const form: Form = { ...start, answers, today: on, notOffered: settings(on).notOffered.cause };
  const errors = steps.flatMap((step) => {
    if (step.applies(form)) return readStep(step, posted, step === RECEIVED ? { ...form, today } : form).errors;
    return step.questions(form).filter(({ name }) => (posted.get(name) ?? '').trim() !== '').map(({ name }) => ({ field: name, message: MISPLACED }));
  });
  return { form, errors };
}

/** The one person of this name whom the list has at this organisation. */
async function listedReferrer({ db, keys, form }: Visit): Promise<OrganisationPerson | null> {
  const [name, at] = [tidy(form.get('referrerName') ?? '').toLowerCase(), await organisationNamed(db, form.get('organisation') ?? '', form.get('referrerKind'))];
  if (name === '' || at === null) return null;
  const found = (await peopleAt(db, keys, (await readOrganisations(db)).sameAs(at))).filter((one) => one.name.toLowerCase() === name);
  return found.length === 1 ? found[0] ?? null : null;
}

/** Where the form says nothing, what the list says. */
function filledFrom(person: OrganisationPerson | null, posted: URLSearchParams): URLSearchParams {
  const filled = new URLSearchParams(posted);
  const told = { referrerFunction: person?.function, referrerPhone: person?.telephone, referrerEmail: person?.email };
  for (const [name, text] of Object.entries(told)) if (text && tidy(posted.get(name) ?? '') === '') filled.set(name, text);
  return filled;
}

export async function enter(visit: Visit): Promise<Answer> {
  const { form: posted, today } = visit;
  const typed = (name: string) => posted.get(name) ?? '';
  const settings = await visit.settings();
  if (posted.get('doe') === 'nog-iemand') {
    const more = Math.min(MOST_OTHERS, othersOf(empty(settings, today, typed('others'))) + 1);
    return pageOf(visit, empty(settings, today, String(more)), typed, []);
  }
  const person = await listedReferrer(visit);
  const { form, errors } = readAll(filledFrom(person, posted), settings, today);
  if (errors.length > 0) return pageOf(visit, form, typed, errors);
  const asked = relevant(form);
  const known = { organisation: await organisationNamed(visit.db, given(asked, 'organisation'), given(asked, 'referrerKind')), site: await organisationNamed(visit.db, given(asked, 'detainedWhere'), null) };
  const built = buildReferral(form, typed('channel') as Code<'referralChannel'>, known);
  await visit.db.query('savepoint entry');
  const done = await register(visit, built, parseDay(given(form, 'receivedOn')) ?? today);
  if ('number' in done && person) await personUsed(visit.db, person.id, today);
  // The first line of its journal is the referral: the page says that it is kept, and under which number.
  if ('number' in done) return { kind: 'to', location: `/zaken/${done.number}?gedaan=1` };
  await visit.db.query('rollback to savepoint entry');
  return pageOf(visit, form, typed, [{ field: '', message: `Er klopt iets niet aan deze aanmelding. ${reasonText(done.refused)} Kijk de velden na.` }]);
}

async function register(visit: Visit, { referral, words }: Built, on: Day): Promise<{ number: string } | { refused: Reason }> {
  const { db, keys, now, newId } = visit;
  const opened = await openReferral(db, referral, words, { actor: `staff:${visit.user?.id}`, now, on, newId, keys, settings: await visit.settings() });
  if (!opened.ok) return { refused: opened.reason };
  visit.shows(opened.caseId);
  return { number: opened.number };
}
