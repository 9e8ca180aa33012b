import { leftSince, sameGo, undoesStill, type Left } from '../core/case/correct.ts';
import type { Entry } from '../core/case/facts.ts';
import { inOrder } from '../core/case/state.ts';
import type { CaseFile } from '../database/journal.ts';
import { lettersOf } from '../database/people/letters.ts';
import { correctLines } from '../web/correct-lines.ts';
import { openNumbered } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { ANSWERS_ADDRESS, answersPage, CASE } from './answers-page.tsx';

const NUMBER = /^\d{4}-\d{5}$/;
const LINES = /^\d{4}-\d{5}\.\d{1,4}(,\d{4}-\d{5}\.\d{1,4}){0,99}$/;

/** A case in which an answer was taken in, and the line of its journal that says so: what was recorded there later is no part of it. */
export interface TakenLine { readonly number: string; readonly seq: number }
export const linesText = (lines: readonly TakenLine[]): string => lines.map(({ number, seq }) => `${number}.${seq}`).join(',');

/** A case of which an answer was taken in, and whether that can be taken back by one press. */
export interface Done { readonly file: CaseFile; readonly seq: number; readonly undoes: boolean }

/** A case of which it was taken back, with what had left the house since (P-15). */
export interface TakenBack { readonly number: string; readonly left: readonly Left[]; readonly letters: number; readonly mediator: boolean }

const openAt = async (visit: Visit, number: string): Promise<CaseFile | null> => (await openNumbered(visit, number, (relations) => relations.includes('desk')))?.file ?? null;

/** What was just taken in, from the address; only cases of this reader's. */
export async function doneOf(visit: Visit): Promise<Done[]> {
  const done = [];
  for (const { number, seq } of linesIn(visit.query.get('gedaan'))) {
    const file = await openAt(visit, number);
    if (file) done.push({ file, seq, undoes: takenIn(visit, file.entries, seq).length > 0 });
  }
  return done;
}

function linesIn(text: string | null): TakenLine[] {
  const lines = text !== null && LINES.test(text) ? text.split(',').map((one) => one.split('.')) : [];
  return [...new Map(lines.map(([number = '', seq]) => [number, { number, seq: Number(seq) }])).values()];
}

/** The lines of the answer that this colleague took in with line `seq`, as long as it is the last one, they stand and it is not long ago; newest first. */
function takenIn(visit: Visit, entries: readonly Entry[], seq: number): Entry[] {
  const actor = `staff:${visit.user?.id ?? ''}`;
  const answer = inOrder(entries).findLast(({ fact }) => fact.kind === 'DataAnswered');
  if (!answer || answer.seq !== seq || answer.actor !== actor || !undoesStill(answer, visit.now)) return [];
  return sameGo(entries, seq).filter(({ seq: at, fact }) => at >= seq && (fact.kind === 'DataAnswered' || fact.kind === 'DetailRecorded')).toReversed();
}

/** Corrects each line of it: nothing disappears, and what was sealed with it counts no more (P-15). */
export async function takeBack(visit: Visit): Promise<Answer> {
  const number = visit.form.get(CASE) ?? '';
  const file = NUMBER.test(number) ? await openAt(visit, number) : null;
  if (!file) return notFound();
  const given = linesIn(visit.form.get('gedaan'));
  const rest = given.filter((one) => one.number !== number);
  const lines = takenIn(visit, file.entries, given.find((one) => one.number === number)?.seq ?? 0);
  if (lines.length === 0 || !await correctLines(visit, lines.map(({ seq }) => ({ file, seq })), 'Vergissing bij overnemen')) return answersPage(visit, { status: 409, notice: `Het antwoord in zaak ${number} is niet meer met één druk terug te nemen. Verbeter het in de zaak zelf.` });
  visit.did('om-antwoord-teruggenomen', file.id);
  const first = lines.at(-1)?.seq ?? 0;
  return { kind: 'to', location: `${ANSWERS_ADDRESS}?terug=${number}&vanaf=${first}${rest.length > 0 ? `&gedaan=${linesText(rest)}` : ''}` };
}

/** Of the case at the address: only where what was taken in from that line on was corrected. */
export async function takenBackOf(visit: Visit): Promise<TakenBack | null> {
  const [number, from] = [visit.query.get('terug') ?? '', visit.query.get('vanaf') ?? ''];
  const file = NUMBER.test(number) && /^\d{1,4}$/.test(from) ? await openAt(visit, number) : null;
  if (!file || !file.entries.some(({ fact }) => fact.kind === 'Corrected' && fact.seq === Number(from))) return null;
  const letters = (await lettersOf(visit.db, file.id)).filter(({ readUpTo }) => readUpTo >= Number(from)).length;
  return { number, left: leftSince(file.entries, Number(from)), letters, mediator: file.state.allocated !== null };
}
