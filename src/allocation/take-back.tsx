import { undoWhyNot, UNDO_MINUTES } from '../core/case/correct.ts';
import type { StaffId } from '../core/fields.ts';
import type { CaseFile } from '../database/journal.ts';
import { staffNames } from '../database/staff-name.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { correctLines } from '../web/correct-lines.ts';
import { openNumbered } from '../web/open-case.ts';
import type { Visit } from '../web/route.ts';

/** Names of the form that takes back, and of the address after giving on. */
export const [ACT, TAKE_BACK, GIVEN] = ['doe', 'terug', 'zaken'] as const;

/** A case that was given on, and the line of its journal that says so. */
export interface GivenLine { readonly number: string; readonly seq: number }
/** As many as one mediator may have: own choice. */
const LINES = /^\d{4}-\d{5}\.\d{1,4}(,\d{4}-\d{5}\.\d{1,4}){0,199}$/;
export const linesText = (lines: readonly GivenLine[]): string => lines.map(({ number, seq }) => `${number}.${seq}`).join(',');

/** Numbers of the cases that the address says were just given on; whose they are is not asked here. */
export const givenNumbers = ({ query }: Visit): string[] => { const text = query.get(GIVEN) ?? ''; return LINES.test(text) ? text.split(',').map((one) => one.split('.')[0] ?? '') : []; };

interface GivenOn { readonly file: CaseFile; readonly seq: number; readonly to: StaffId; /** Nothing was recorded since, by nobody, and it was this reader's own act of just now. */ readonly undoable: boolean }

/** What these lines are about, as far as it is this reader's: other cases, and other lines, are left out. */
async function readGiven(visit: Visit, text: string | null): Promise<GivenOn[]> {
  if (text === null || !LINES.test(text)) return [];
  const found: GivenOn[] = [];
  for (const one of new Set(text.split(','))) {
    const [number = '', seq = ''] = one.split('.');
    const file = (await openNumbered(visit, number, (relations) => relations.includes('desk')))?.file;
    const line = file?.entries.find((entry) => entry.seq === Number(seq));
    if (!file || line?.fact.kind !== 'Reallocated') continue;
    found.push({ file, seq: line.seq, to: line.fact.mediator, undoable: undoWhyNot(file.entries, line.seq, { actor: `staff:${visit.user?.id}`, now: visit.now }) === null });
  }
  return found;
}

/** Which cases went to whom, with the way back for all of them at once. Null where the address names none. */
export async function givenNotice(visit: Visit, mediator: string) {
  const given = await readGiven(visit, visit.query.get(GIVEN));
  if (given.length === 0) return null;
  const names = await staffNames(visit.db, given.map(({ to }) => to));
  return (
    <Notice first tone="success" title="Overgedragen">
      <p>{given.length === 1 ? '1 zaak staat' : `${given.length} zaken staan`} nu bij een andere bemiddelaar, als nieuw. Wat te laat was, blijft te laat.</p>
      <ul class="lines">{given.map(({ file, to }) => <li><a href={`/zaken/${file.number}`}>{file.number}</a>: {names.get(to) ?? ''}</li>)}</ul>
      {given.every(({ undoable }) => undoable)
        ? <ButtonForm action={`/bemiddelaars/${mediator}/overdragen`} onceKey={visit.onceKey} label="Ongedaan maken" fields={{ [ACT]: TAKE_BACK, [GIVEN]: linesText(given.map(({ file, seq }) => ({ number: file.number, seq }))) }} />
        : <p>{NOT_AT_ONCE}</p>}
    </Notice>
  );
}

export const NOT_AT_ONCE = `In één keer ongedaan maken kan niet meer: het is langer dan ${UNDO_MINUTES} minuten geleden, of in een van de zaken is daarna iets vastgelegd. Verbeteren kan in elke zaak zelf.`;

/** All of them, by the same correction as one by one, or none (P-15). How many; null where they cannot be taken back together any more. */
export async function takeBackAll(visit: Visit): Promise<number | null> {
  const given = await readGiven(visit, visit.form.get(GIVEN));
  if (given.length === 0 || !given.every(({ undoable }) => undoable)) return null;
  if (!await correctLines(visit, given, 'Vergissing')) return null;
  visit.did('overdracht-ongedaan-gemaakt', ...given.map(({ file }) => file.id));
  return given.length;
}
