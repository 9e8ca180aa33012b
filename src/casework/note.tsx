import { dayOf } from '../core/day.ts';
import { mayPutBack, mayStrike, type Striker } from '../core/note.ts';
import type { Strike } from '../database/people/strike.ts';
import { ButtonForm } from '../ui/form.tsx';
import { clockText, wholeDay } from '../words/day.ts';
import { STRIKE_TEXTS } from './texts-notes.ts';
import type { CaseView, Written } from './view.ts';

export const strikerOf = ({ staff, relations, sees }: CaseView): Striker => ({ staff, relations, writes: sees.writes });
export const noteAddress = (number: string, id: string): string => `/zaken/${number}/notities/${id}`;

/** Everybody whom a strike names. */
export const staffOf = ({ writtenBy, struckBy, undoneBy }: Strike): string[] => [writtenBy, struckBy, undoneBy].filter((id) => id !== null);

export const momentText = (at: Date): string => `${wholeDay(dayOf(at))} om ${clockText(at)}`;
const by = (view: CaseView, staff: string): string => view.say.staff(staff as never);

/** Who struck it, when and why. */
export const strikeText = (view: CaseView, { struckBy, struckAt, reason }: Strike): string =>
  `Doorgehaald door ${by(view, struckBy)} op ${momentText(struckAt)}: ${STRIKE_TEXTS[reason].told}.`;

/** A note that stands. `before`: how it was struck and put back, so that nobody reads what was struck unseen. */
export function NoteBody({ view, note, before }: { view: CaseView; note: Written; before: readonly Strike[] }) {
  return (
    <>
      {note.text}
      {before.map((one) => <p class="moment-by">{strikeText(view, one)} {one.undoneBy && one.undoneAt ? `Teruggezet door ${by(view, one.undoneBy)} op ${momentText(one.undoneAt)}.` : ''}</p>)}
      {note.id && mayStrike(strikerOf(view), note.by) ? <p><a href={noteAddress(view.number, note.id)}>Doorhalen<span class="vh">: notitie van {momentText(note.recorded)}</span></a></p> : null}
    </>
  );
}

/** What is left of a note that was struck. */
export function StruckBody({ view, strike, onceKey }: { view: CaseView; strike: Strike; onceKey: () => string }) {
  const back = !strike.wiped && mayPutBack(strikerOf(view), strike.struckBy);
  return (
    <>
      <p>{strikeText(view, strike)}</p>
      {strike.why === null ? null : <p>{strike.why}</p>}
      {back ? <ButtonForm action={`${noteAddress(view.number, strike.id)}/terug`} onceKey={onceKey()} label="Toch laten staan" about={`notitie van ${momentText(strike.writtenAt)}`} /> : null}
    </>
  );
}
