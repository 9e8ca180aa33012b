import { isStrikeReason, keepsWords, mayPutBack, mayStrike, moveFault, reasonsFor, type StrikeReason } from '../core/note.ts';
import { addWords } from '../database/people/people.ts';
import { NOTE, putNoteBack, readNote, strikeNote, strikesOf, type Note, type Strike } from '../database/people/strike.ts';
import { restrictedIn } from '../database/restriction.ts';
import { staffNames } from '../database/staff-name.ts';
import { Choice, ErrorSummary, faultAt, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { openNumbered } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { momentText, noteAddress, staffOf, strikerOf, strikeText } from './note.tsx';
import { CHOOSE_REASON, LEFT_THE_HOUSE, MOVE_TEXTS, movedText, NO_NAMES, STAYS_SEALED, STRIKE_TEXTS } from './texts-notes.ts';
import { listOf, writesIn, type CaseView } from './view.ts';
import { withCasework } from './written.ts';

export const showStrike = (visit: Visit): Promise<Answer> => withNote(visit, async (view, note) => strikePage(visit, view, note, []));

/** Struck here and, where it belongs to another case, written there: both or neither, in the transaction of this visit. */
export const strike = (visit: Visit): Promise<Answer> => withNote(visit, async (view, note) => {
  const typed = await readTyped(visit, view, note);
  if ('errors' in typed) return strikePage(visit, view, note, typed.errors);
  const { reason, why, other } = typed;
  const by = { by: view.staff, now: visit.now, newId: visit.newId };
  const keep = keepsWords(reason, view.restricted.length > 0);
  if (!await strikeNote(visit.db, visit.keys, { caseId: view.id, noteId: note.id, reason, why, keep, ...by })) return goneBefore(visit, view);
  if (other !== null) await addWords(visit.db, visit.keys, { caseId: other, compartment: 'casework', person: null, kind: NOTE, text: movedText(momentText(note.recorded), note.text), factSeq: null, ...by });
  return { kind: 'to', location: `/zaken/${view.number}#tijdlijn` };
});

/** Reading what was struck is putting it back, for everybody who reads the case to see. */
export const putBack = (visit: Visit): Promise<Answer> => withCasework(visit, async (view) => {
  const one = (await strikesOf(visit.db, visit.keys, view.id)).find(({ id }) => id === visit.params['notitie']);
  if (!one) return notFound();
  if (!mayPutBack(strikerOf(view), one.struckBy)) return forbidden();
  if (await putNoteBack(visit.db, view.id, one.id)) return { kind: 'to', location: `/zaken/${view.number}#tijdlijn` };
  return gonePage(view, 'Notitie terugzetten', one.wiped ? 'De tekst van deze notitie is gewist. Zij kan niet terug.' : 'Iemand anders zette deze notitie intussen al terug.');
});

async function withNote(visit: Visit, work: (view: CaseView, note: Note) => Promise<Answer>): Promise<Answer> {
  return withCasework(visit, async (view) => {
    const note = await readNote(visit.db, visit.keys, view.id, visit.params['notitie'] ?? '');
    if (!note) return goneBefore(visit, view);
    return mayStrike(strikerOf(view), note.by) ? work(view, note) : forbidden();
  });
}

interface Typed { readonly reason: StrikeReason; readonly why: string | null; readonly other: string | null }

async function readTyped(visit: Visit, view: CaseView, note: Note): Promise<Typed | { readonly errors: readonly FieldError[] }> {
  const [reason, why, naar] = ['reden', 'toelichting', 'naar'].map((name) => tidy(visit.form.get(name) ?? '')) as [string, string, string];
  const known = isStrikeReason(reason) && reasonsFor(strikerOf(view), note.by).includes(reason) ? reason : null;
  const fault = why === '' ? null : textFault(why, false);
  const errors = [...known ? [] : [{ field: 'reden', message: CHOOSE_REASON }], ...fault === null ? [] : [{ field: 'toelichting', message: fault }]];
  if (known !== 'other-case') return errors.length > 0 || !known ? { errors } : { reason: known, why: why || null, other: null };
  const open = naar === '' || naar === view.number ? null : await openNumbered(visit, naar);
  const there = open ? { writes: writesIn(open.relations, open.file.state), restricted: (await restrictedIn(visit.db, open.file.id)).length > 0 } : null;
  const moved = moveFault(naar, { number: view.number, restricted: view.restricted.length > 0 }, there);
  if (moved !== null) errors.push({ field: 'naar', message: MOVE_TEXTS[moved] });
  return errors.length > 0 || !open ? { errors } : { reason: known, why: why || null, other: open.file.id };
}

function strikePage(visit: Visit, view: CaseView, note: Note, errors: readonly FieldError[]): Answer {
  const typed = (name: string) => ({ name, value: visit.form.get(name) ?? '', error: faultAt(errors, name) });
  const reasons = reasonsFor(strikerOf(view), note.by);
  const restricted = view.restricted.length > 0;
  const hint = (reason: StrikeReason) => (restricted && reason !== 'other-case' ? STRIKE_TEXTS.untrue.hint : STRIKE_TEXTS[reason].hint);
  const body = (
    <>
      <PageHead over={<a href={`/zaken/${view.number}#tijdlijn`}>Zaak {view.number}</a>} title="Notitie doorhalen" />
      <ErrorSummary errors={errors} />
      <p>Geschreven {note.by ? `door ${view.say.staff(note.by as never)} ` : ''}op {momentText(note.recorded)}:</p>
      <blockquote>{note.text.split('\n').map((line) => <p>{line}</p>)}</blockquote>
      <p>Dat de notitie er stond, van wie zij was en wie haar doorhaalde, blijft in de tijdlijn staan. De tekst staat daarna nergens meer te lezen. {LEFT_THE_HOUSE}</p>
      {restricted ? <Notice>{STAYS_SEALED}</Notice> : null}
      <Form action={noteAddress(view.number, note.id)} onceKey={visit.onceKey}>
        <Choice {...typed('reden')} label="Waarom haalt u de notitie door?" options={reasons.map((reason) => ({ value: reason, label: STRIKE_TEXTS[reason].label, hint: hint(reason) }))} />
        {reasons.includes('other-case') ? <TextField {...typed('naar')} label="Nummer van de andere zaak" optional size="medium" hint="Alleen als de notitie bij een andere zaak hoort. U moet ook daar notities mogen schrijven." /> : null}
        <TextArea {...typed('toelichting')} label="Toelichting" optional rows={2} hint={NO_NAMES} />
        <SubmitBar label="Notitie doorhalen" cancel={{ href: `/zaken/${view.number}#tijdlijn` }} />
      </Form>
      <p>Kan iemand de tekst gelezen hebben die haar niet mocht lezen? <a href={`/zaken/${view.number}/datalek`}>Meld een datalek</a>.</p>
    </>
  );
  return { kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: `Zaak ${view.number}: notitie doorhalen`, here: listOf(view), body };
}

/** Somebody else struck it while this form stood open; its words are told to nobody any more. */
async function goneBefore(visit: Visit, view: CaseView): Promise<Answer> {
  const struck = (await strikesOf(visit.db, visit.keys, view.id)).findLast(({ noteId, undoneAt }) => noteId === visit.params['notitie'] && undoneAt === null);
  if (!struck) return notFound();
  return gonePage(view, 'Notitie doorhalen', strikeText(await withNames(visit, view, struck), struck), visit.form.get('toelichting') ?? '');
}

async function withNames(visit: Visit, view: CaseView, struck: Strike): Promise<CaseView> {
  const names = await staffNames(visit.db, staffOf(struck));
  return { ...view, say: { ...view.say, staff: (id) => names.get(id) ?? view.say.staff(id) } };
}

function gonePage(view: CaseView, title: string, told: string, typed = ''): Answer {
  const body = (
    <>
      <PageHead over={<a href={`/zaken/${view.number}#tijdlijn`}>Zaak {view.number}</a>} title={title} />
      <Notice first tone="warning" title="Er is nu niets veranderd">{told}</Notice>
      {typed === '' ? null : <><p>U schreef als toelichting:</p><blockquote><p>{typed}</p></blockquote></>}
      <ButtonLink href={`/zaken/${view.number}#tijdlijn`}>Terug naar de zaak</ButtonLink>
    </>
  );
  return { kind: 'page', status: 409, frame: 'staff', title: `Zaak ${view.number}: ${title.toLowerCase()}`, here: listOf(view), body };
}
