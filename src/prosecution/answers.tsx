import type { StaffId } from '../core/fields.ts';
import { parseDay } from '../core/day.ts';
import { participants } from '../core/case/state.ts';
import { give, type CaseFile } from '../database/journal.ts';
import { latest, readPeople } from '../database/people/people.ts';
import { statementsAbout } from '../database/people/statement.ts';
import { together } from '../database/together.ts';
import { byVisitor } from '../web/by-visitor.ts';
import { FILE_FIELD } from '../web/keeping.ts';
import { openNumbered } from '../web/open-case.ts';
import type { Answer, Visit } from '../web/route.ts';
import { doubtsOf, type Doubt, type Told } from './alike.ts';
import { ACT, ANSWERS_ADDRESS, answersPage, SAME, SHOWN, TEXT } from './answers-page.tsx';
import { textOfFile } from './file.ts';
import { answerWhyNot, askedAbout, readAnswers, type AnswerLine } from './rules.ts';
import { doneOf, linesText, takeBack, takenBackOf, type TakenLine } from './take-back.ts';
import { NOBODY_TICKED } from './texts.ts';

/** A line with the case that it is about, what is known there of whom it is about, and why it is not taken in. */
export interface Judged {
  readonly line: AnswerLine;
  readonly file: CaseFile | null;
  /** Null where it can be taken in. */
  readonly fault: string | null;
  /** Null where nothing is taken in. */
  readonly told: Told | null;
  /** Why somebody looks first whether it is the same person. */
  readonly doubts: readonly Doubt[];
  /** What the tick of this line says: this line beside what the case tells now, and no other. */
  readonly tick: string;
}

export async function showAnswers(visit: Visit): Promise<Answer> {
  return answersPage(visit, { done: await doneOf(visit), takenBack: await takenBackOf(visit) });
}

/** Looking gives the page with what would be taken in; taking in does what was looked at, or shows the page again where it would be another thing. */
export async function takeAnswers(visit: Visit): Promise<Answer> {
  if (visit.form.get(ACT) === 'terugnemen') return takeBack(visit);
  const file = visit.file === null ? null : textOfFile(visit.file);
  if (file && 'fault' in file) return answersPage(visit, { status: 422, errors: [{ field: FILE_FIELD, message: file.fault }] });
  // From here on it is as if the file had been pasted: it is nowhere but in this page, whose form keeps nothing.
  if (file) visit.form.set(TEXT, file.text);
  const read = readAnswers(visit.form.get(TEXT) ?? '');
  if ('fault' in read) return answersPage(visit, { status: 422, errors: [{ field: file ? FILE_FIELD : TEXT, message: read.fault }] });
  const judged = await judge(visit, read.lines);
  const shown = { judged, shown: markOf(visit, judged), guessed: file?.guessed ?? false };
  if (visit.form.get(ACT) !== 'overnemen') return answersPage(visit, shown);
  if (visit.form.get(SHOWN) !== shown.shown) return answersPage(visit, { ...shown, status: 409, notice: 'Wat u ziet is anders dan net: er veranderde iets in een zaak of in wat u plakte. Er is nog niets overgenomen.' });
  return takeShown(visit, shown);
}

/** What differs goes along only where somebody ticked that very line. */
async function takeShown(visit: Visit, shown: { judged: readonly Judged[]; shown: string; guessed: boolean }): Promise<Answer> {
  const ticked = new Set(visit.form.getAll(SAME));
  const able = shown.judged.filter(({ fault, doubts, tick }) => fault === null && (doubts.length === 0 || ticked.has(tick)));
  if (able.length === 0) {
    const doubtful = shown.judged.some(({ fault }) => fault === null);
    return answersPage(visit, { ...shown, status: 422, errors: [doubtful ? { field: SAME, message: NOBODY_TICKED } : { field: TEXT, message: 'Geen van deze regels kan overgenomen worden.' }] });
  }
  const taken = await together(visit.db, () => takeAll(visit, able), (lines) => lines !== null);
  if (taken === null) return answersPage(visit, { ...shown, status: 409, notice: 'Er is niets overgenomen: in een van de zaken veranderde intussen iets.' });
  visit.did('om-antwoorden-overgenomen', ...able.flatMap(({ file }) => file?.id ?? []));
  const skipped = shown.judged.filter((one) => !able.includes(one)).map(({ line }) => line.line).join(',');
  return { kind: 'to', location: `${ANSWERS_ADDRESS}?gedaan=${linesText(taken)}${skipped ? `&niet=${skipped}` : ''}` };
}

/** Each answer by its own orders: the lines that say so. Null where one was refused after all. */
async function takeAll(visit: Visit, able: readonly Judged[]): Promise<TakenLine[] | null> {
  const taken: TakenLine[] = [];
  const by = await byVisitor(visit, 'desk');
  for (const { file, line } of able) {
    if (!file) continue;
    const order = { caseId: file.id, on: visit.today, texts: {}, seen: null };
    const person = askedAbout(file.state)?.id ?? null;
    const answer = await give(visit.db, { ...order, order: 'record-data-answer', person: null, values: { answer: line.answer } }, by);
    const given = [answer];
    for (const [index, { channel, text }] of line.details.entries()) {
      const texts: Record<string, string> = { detail: text, ...(index === 0 && line.name ? { name: line.name } : {}) };
      given.push(await give(visit.db, { ...order, order: 'record-detail', person, values: { channel, source: 'prosecution' }, texts }, by));
    }
    if (!answer.ok || given.some(({ ok }) => !ok)) return null;
    taken.push({ number: file.number, seq: answer.first });
  }
  return taken;
}

const UNKNOWN = 'Dit kenmerk kent BIS niet. Ons kenmerk is het zaaknummer, bijvoorbeeld 2018-00042.';

async function judge(visit: Visit, lines: readonly AnswerLine[]): Promise<Judged[]> {
  const found: Judged[] = [];
  for (const line of lines) {
    const file = (await openNumbered(visit, line.reference, (relations) => relations.includes('desk')))?.file ?? null;
    const twice = lines.some((other) => other.line < line.line && other.reference === line.reference);
    const context = file ? { state: file.state, on: visit.today, relation: 'desk', staff: (visit.user?.id ?? '') as StaffId, settings: await visit.settings() } as const : null;
    const fault = line.faults[0] ?? (twice ? 'Deze zaak staat al hierboven.' : context === null ? UNKNOWN : answerWhyNot(line, context));
    const told = file && fault === null ? await toldIn(visit, file) : null;
    // Without details nothing of anybody comes into the case.
    const doubts = told && line.details.length > 0 ? doubtsOf(line, told) : [];
    // That it is the name of who registered says what they are called.
    if (file && (doubts.includes('of-who-registered') || doubts.includes('fits-both'))) visit.showsPeople(file.id, ...participants(file.state, 'a').map(({ id }) => id));
    found.push({ line, file, fault, told, doubts, tick: visit.keys.token('answer-ticked', JSON.stringify([line, told])).toString('hex') });
  }
  return found;
}

/** What the case tells so far of whom it asked after, and what who registered is called. That it is the same person is for who looks. */
async function toldIn(visit: Visit, file: CaseFile): Promise<Told> {
  const person = askedAbout(file.state);
  const people = await readPeople(visit.db, visit.keys, file.id);
  const own = people.find(({ id }) => id === person?.id);
  const statements = person ? statementsAbout(people, person.id) : [];
  const lineOf = (text: string | null | undefined): string[] => (text ? [text.split('\n')[0] ?? text] : []);
  const registered = participants(file.state, 'a').flatMap(({ id }) => lineOf(latest(people.find((one) => one.id === id), 'name')));
  visit.showsPeople(file.id, ...[person?.id ?? '', ...statements.map(({ by }) => by)].filter(Boolean));
  return {
    names: [...new Set([...lineOf(latest(own, 'name')), ...statements.flatMap(({ name }) => lineOf(name))])],
    born: parseDay(latest(own, 'birth-date') ?? statements.findLast(({ birthDate }) => birthDate)?.birthDate ?? ''), registered,
  };
}

/** Tells whether what is taken in is what a page showed. */
const markOf = (visit: Visit, judged: readonly Judged[]): string =>
  visit.keys.token('answers-shown', JSON.stringify(judged.map(({ line, file, fault, told }) => [line, file?.lastSeq ?? null, fault, told]))).toString('hex');
