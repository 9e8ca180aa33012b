import { asksOtherSide, isRisk, needsLateReason, type Risk } from '../core/breach.ts';
import { parseDay } from '../core/day.ts';
import { writeOffice } from '../database/people/office.ts';
import type { FieldError } from '../ui/field.tsx';
import { textError, typed } from '../ui/form-text.ts';
import { knownTo } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { breachPage, withBreach, type Opened } from './breach.tsx';
import { readMoment } from './form.ts';
import { addStep, addTouched, casesSeenBy } from './sql.ts';
import { OTHER_SIDE, OTHER_SIDE_TEXTS, type BreachStep } from './texts.ts';

const mend = (opened: Opened, form: string, errors: readonly FieldError[]): Promise<Answer> => breachPage(opened, { form, errors }, 422);
const to = ({ breach }: Opened, anchor: string): Answer => ({ kind: 'to', location: `/datalekken/${breach.number}#${anchor}` });

async function write({ visit, breach }: Opened, kind: string, content: string): Promise<string | null> {
  return content === '' ? null : writeOffice(visit.db, visit.keys, { fileId: breach.fileId, kind, content, by: visit.user!.id, now: visit.now, newId: visit.newId });
}

async function step(opened: Opened, kind: BreachStep, happened: Date, text: string, code: Risk | null = null): Promise<void> {
  const { visit, breach } = opened;
  await addStep(visit.db, breach.id, { kind, code, happened, words: await write(opened, kind, text) }, { now: visit.now, by: visit.user!.id });
}

const onOpen = (form: string, work: (opened: Opened) => Promise<Answer>) => (visit: Visit): Promise<Answer> => withBreach(visit, async (opened) =>
  (opened.steps.some(({ kind }) => kind === 'closed') ? breachPage(opened, { form, errors: [{ field: '', message: 'Dit datalek is afgesloten. Meld een nieuw datalek als er meer is.' }] }, 409) : work(opened)), true);

export const weigh = onOpen('wegen', async (opened) => {
  const { visit } = opened;
  const [risk, why] = [typed(visit.form, 'risico'), typed(visit.form, 'waarom')];
  const errors = [...(isRisk(risk) ? [] : [{ field: 'risico', message: 'Kies hoe groot het risico voor mensen is.' }]), ...textError('waarom', why, 'Schrijf waarom.')];
  if (isRisk(risk) && asksOtherSide(opened.breach.dataKinds, risk) && typed(visit.form, OTHER_SIDE) !== 'nee') errors.push({ field: OTHER_SIDE, message: OTHER_SIDE_TEXTS.missing });
  if (errors.length > 0 || !isRisk(risk)) return mend(opened, 'wegen', errors);
  await step(opened, 'weighed', visit.now, why, risk);
  return to(opened, risk === 'none' ? 'leren' : 'melden');
});

export const notify = onOpen('melden', async (opened) => {
  const { visit, breach, course } = opened;
  if (course.notified !== null) return to(opened, 'melden');
  const [number, late] = [typed(visit.form, 'meldnummer'), typed(visit.form, 'laat')];
  const { moment, errors } = readMoment(visit.form, 'gemeld', visit.now);
  errors.push(...textError('meldnummer', number, null, true));
  if (course.risk === null || course.risk === 'none') errors.push({ field: '', message: 'Weeg eerst het risico.' });
  if (moment !== null && moment < breach.discovered) errors.push({ field: 'gemeld', message: 'Dit is vóór het ontdekken.' });
  if (moment !== null && needsLateReason(breach.discovered, moment)) errors.push(...textError('laat', late, 'Schrijf waarom het later is dan 72 uur. Dat vraagt de wet.'));
  if (errors.length > 0 || moment === null) return mend(opened, 'melden', errors);
  await write(opened, 'late', late);
  await step(opened, 'notified', moment, number === '' ? '' : `Meldingsnummer ${number}`);
  return to(opened, 'melden');
});

export const tell = onOpen('vertellen', async (opened) => {
  const { visit, course } = opened;
  if (course.told !== null) return to(opened, 'vertellen');
  const how = typed(visit.form, 'hoe');
  const { moment, errors } = readMoment(visit.form, 'verteld', visit.now);
  errors.push(...textError('hoe', how, 'Schrijf hoe het verteld is.'));
  if (errors.length > 0 || moment === null) return mend(opened, 'vertellen', errors);
  await step(opened, 'told', moment, how);
  return to(opened, 'vertellen');
});

export const learn = onOpen('leren', async (opened) => {
  const lesson = typed(opened.visit.form, 'les');
  const errors = textError('les', lesson, 'Schrijf wat wij veranderen, of waarom er niets te veranderen is.');
  if (errors.length > 0) return mend(opened, 'leren', errors);
  await step(opened, 'learned', opened.visit.now, lesson);
  return to(opened, 'leren');
});

/** Closed once it was weighed, told where it must be told, and something was learned. */
export const close = onOpen('afsluiten', async (opened) => {
  const { course, clock, steps, visit } = opened;
  const open = course.risk === null ? 'Weeg eerst het risico.' : ['running', 'near', 'late'].includes(clock.standing) ? 'Meld het eerst bij de Autoriteit Persoonsgegevens.'
    : clock.standing === 'people-next' ? 'Vertel het eerst aan de mensen.' : steps.some(({ kind }) => kind === 'learned') ? null : 'Schrijf eerst wat wij leren.';
  if (open !== null) return breachPage(opened, { form: 'afsluiten', errors: [{ field: '', message: open }] }, 409);
  await step(opened, 'closed', visit.now, '');
  return { kind: 'to', location: '/datalekken' };
});

/** Everything that an account saw in a time: whom a lost laptop touches. */
export const addFromLog = onOpen('uit-logboek', async (opened) => {
  const { visit, breach } = opened;
  const [account, from, until] = [typed(visit.form, 'account'), parseDay(typed(visit.form, 'van')), parseDay(typed(visit.form, 'tot'))];
  const errors: FieldError[] = [
    ...textError('account', account, 'Schrijf het e-mailadres van het account.', true), ...(from === null ? [{ field: 'van', message: 'Kies een dag.' }] : []), ...(until === null ? [{ field: 'tot', message: 'Kies een dag.' }] : []),
    ...(from !== null && until !== null && until < from ? [{ field: 'tot', message: 'Deze dag ligt vóór de eerste.' }] : []),
  ];
  if (errors.length > 0 || from === null || until === null) return mend(opened, 'uit-logboek', errors);
  const cases = await casesSeenBy(visit.db, account, from, until);
  if (cases === null) return mend(opened, 'uit-logboek', [{ field: 'account', message: 'Er is geen account met dit adres.' }]);
  if (cases.length === 0) return mend(opened, 'uit-logboek', [{ field: 'van', message: 'Dit account zag in die dagen geen zaken.' }]);
  await addTouched(visit.db, breach.id, cases.map((caseId) => ({ caseId, person: '' })), { now: visit.now, by: visit.user!.id });
  visit.shows(...await knownTo(visit, cases, (id) => id));
  return to(opened, 'wie');
});
