import { participants } from '../core/case/state.ts';
import type { StaffId } from '../core/fields.ts';
import { give, type CaseFile } from '../database/journal.ts';
import { names } from '../database/people/people.ts';
import { together } from '../database/together.ts';
import { ErrorSummary, faultAt, FileField, Hidden, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { byVisitor } from '../web/by-visitor.ts';
import { FILE_FIELD } from '../web/keeping.ts';
import { openNumbered } from '../web/open-case.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital, listed, word } from '../words/codes.ts';
import { FILE_BYTES, textOfFile } from './file.ts';
import { answerWhyNot, askedAbout, COLUMNS, ANSWER_WORDS, readAnswers, type AnswerLine } from './rules.ts';

const ANSWERS_ADDRESS = '/aanmeldpunt/om-antwoorden';
const [TEXT, SHOWN, ACT] = ['antwoorden', 'gezien', 'doe'];
/** So much that a file which is somewhat too large is answered in a sentence at its field, and a text of the largest still goes the plain way. */
export const ANSWERS_BYTES = 1024 * 1024;

/** A line with the case that it is about, and why it is not taken in; null where it is. */
interface Judged { readonly line: AnswerLine; readonly file: CaseFile | null; readonly fault: string | null; readonly known: string | null }

export async function showAnswers(visit: Visit): Promise<Answer> {
  return page(visit, { done: await doneOf(visit) });
}

/** Looking gives the page with what would be taken in; taking in does what was looked at, or shows the page again where it would be another thing. */
export async function takeAnswers(visit: Visit): Promise<Answer> {
  const file = visit.file === null ? null : textOfFile(visit.file);
  if (file && 'fault' in file) return page(visit, { status: 422, errors: [{ field: FILE_FIELD, message: file.fault }] });
  // From here on it is as if the file had been pasted: it is nowhere but in this page, whose form keeps nothing.
  if (file) visit.form.set(TEXT, file.text);
  const read = readAnswers(visit.form.get(TEXT) ?? '');
  if ('fault' in read) return page(visit, { status: 422, errors: [{ field: file ? FILE_FIELD : TEXT, message: read.fault }] });
  const judged = await judge(visit, read.lines);
  const guessed = file?.guessed ?? false;
  const shown = markOf(visit, judged);
  if (visit.form.get(ACT) !== 'overnemen') return page(visit, { judged, shown, guessed });
  if (visit.form.get(SHOWN) !== shown) return page(visit, { status: 409, judged, shown, guessed, notice: 'Wat u ziet is anders dan net: er veranderde iets in een zaak of in wat u plakte. Er is nog niets overgenomen.' });
  const able = judged.filter(({ fault }) => fault === null);
  if (able.length === 0) return page(visit, { status: 422, judged, shown, errors: [{ field: TEXT, message: 'Geen van deze regels kan overgenomen worden.' }] });
  const refused = await together(visit.db, () => takeAll(visit, able), (found) => found.length === 0);
  if (refused.length > 0) return page(visit, { status: 409, judged, shown, notice: 'Er is niets overgenomen: in een van de zaken veranderde intussen iets.' });
  visit.did('om-antwoorden-overgenomen', ...able.flatMap(({ file }) => file?.id ?? []));
  const skipped = judged.filter(({ fault }) => fault !== null).map(({ line }) => line.line).join(',');
  return { kind: 'to', location: `${ANSWERS_ADDRESS}?gedaan=${able.map(({ file }) => file?.number).join(',')}${skipped ? `&niet=${skipped}` : ''}` };
}

/** Each answer by its own orders; the numbers of the cases of which one was refused after all. */
async function takeAll(visit: Visit, able: readonly Judged[]): Promise<string[]> {
  const by = await byVisitor(visit, 'desk');
  for (const { file, line } of able) {
    if (!file) continue;
    const order = { caseId: file.id, on: visit.today, texts: {}, seen: null };
    const person = askedAbout(file.state)?.id ?? null;
    const given = [await give(visit.db, { ...order, order: 'record-data-answer', person: null, values: { answer: line.answer } }, by)];
    for (const [index, { channel, text }] of line.details.entries()) {
      const texts: Record<string, string> = { detail: text, ...(index === 0 && line.name ? { name: line.name } : {}) };
      given.push(await give(visit.db, { ...order, order: 'record-detail', person, values: { channel, source: 'prosecution' }, texts }, by));
    }
    if (given.some(({ ok }) => !ok)) return [file.number];
  }
  return [];
}

const UNKNOWN = 'Dit kenmerk kent BIS niet. Ons kenmerk is het zaaknummer, bijvoorbeeld 2018-00042.';

async function judge(visit: Visit, lines: readonly AnswerLine[]): Promise<Judged[]> {
  const found: Judged[] = [];
  for (const line of lines) {
    const file = await openAt(visit, line.reference);
    const twice = lines.some((other) => other.line < line.line && other.reference === line.reference);
    const context = file ? { state: file.state, on: visit.today, relation: 'desk', staff: (visit.user?.id ?? '') as StaffId, settings: await visit.settings() } as const : null;
    const fault = line.faults[0] ?? (twice ? 'Deze zaak staat al hierboven.' : context === null ? UNKNOWN : answerWhyNot(line, context));
    found.push({ line, file, fault, known: file && fault === null ? await knownName(visit, file) : null });
  }
  return found;
}

const openAt = async (visit: Visit, reference: string): Promise<CaseFile | null> => (await openNumbered(visit, reference, (relations) => relations.includes('desk')))?.file ?? null;

/** What the other side is called in the case so far: that it is the same person is for who looks. */
async function knownName(visit: Visit, file: CaseFile): Promise<string | null> {
  const person = askedAbout(file.state);
  const name = person ? (await names(visit.db, visit.keys, [file.id])).get(file.id)?.get(person.id) ?? null : null;
  if (person && name) visit.showsPeople(file.id, person.id);
  return name;
}

/** Tells whether what is taken in is what a page showed. */
const markOf = (visit: Visit, judged: readonly Judged[]): string =>
  visit.keys.token('answers-shown', JSON.stringify(judged.map(({ line, file, fault }) => [line, file?.lastSeq ?? null, fault]))).toString('hex');

const NUMBERS = /^(\d{4}-\d{5})(,\d{4}-\d{5}){0,99}$/;

/** What was just taken in, from the address; only cases of this reader's. */
async function doneOf(visit: Visit): Promise<CaseFile[]> {
  const asked = visit.query.get('gedaan') ?? '';
  if (!NUMBERS.test(asked)) return [];
  const files = [];
  for (const number of new Set(asked.split(','))) files.push(await openAt(visit, number));
  return files.filter((file) => file !== null);
}

interface Shown { readonly status?: number; readonly errors?: readonly FieldError[]; readonly judged?: readonly Judged[]; readonly shown?: string; readonly notice?: string; readonly guessed?: boolean; readonly done?: readonly CaseFile[] }

function page(visit: Visit, { status = 200, errors = [], judged = [], shown, notice, guessed = false, done = [] }: Shown): Answer {
  const able = judged.filter(({ fault }) => fault === null);
  const look = <button class="button" type="submit" name={ACT} value="bekijken">Opnieuw nakijken</button>;
  const body = (
    <>
      <PageHead over={<a href="/aanmeldpunt?lijst=om">Wacht op OM</a>} title="Antwoorden van het OM overnemen" />
      <ErrorSummary errors={errors} />
      {notice ? <Notice first tone="warning" title="Er is niets overgenomen">{notice}</Notice> : null}
      <Done done={done} skipped={/^\d{1,3}(,\d{1,3})*$/.test(visit.query.get('niet') ?? '') ? (visit.query.get('niet') ?? '').split(',') : []} />
      {guessed ? <Notice tone="warning" title="Kijk goed naar namen met accenten">Het bestand was niet in UTF-8 bewaard. BIS las het zoals Windows het schrijft. Staat er ergens een vreemd teken, verbeter het dan hieronder.</Notice> : null}
      {judged.length > 0 ? <Preview judged={judged} /> : null}
      <Form action={ANSWERS_ADDRESS} onceKey={visit.onceKey} keeps={false} takesFile>
        {shown ? <Hidden name={SHOWN} value={shown} /> : null}
        <TextArea name={TEXT} label="Antwoorden" rows={10} value={visit.form.get(TEXT) ?? ''} error={faultAt(errors, TEXT)}
          hint={<>Plak de regels uit het bestand van het parket. De eerste regel noemt de kolommen: {COLUMNS.join(';')}. Schrijf als antwoord een van: {ANSWER_WORDS.join(', ')}.</>} />
        <FileField name={FILE_FIELD} label={judged.length > 0 ? 'Toch een ander bestand' : 'Of kies het bestand van het parket'} optional accept=".csv,.tsv,.txt,text/csv,text/plain" error={faultAt(errors, FILE_FIELD)}
          hint={`CSV of tekst met tabs, hoogstens ${FILE_BYTES / 1024} kB. Kiest u een bestand, dan komt het in plaats van wat hierboven staat. BIS bewaart het bestand niet, en ook niet wat hierboven staat: sluit u deze pagina, dan kiest of plakt u het opnieuw.`} />
        {able.length > 0
          ? <SubmitBar label={able.length === 1 ? 'Eén antwoord overnemen' : `${able.length} antwoorden overnemen`} name={ACT} value="overnemen" others={look} note={able.length < judged.length ? `${judged.length - able.length} ${judged.length - able.length === 1 ? 'regel blijft' : 'regels blijven'} achter.` : undefined} />
          : <SubmitBar label="Nakijken" name={ACT} value="bekijken" />}
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Antwoorden van het OM', here: '/aanmeldpunt', body };
}

function Preview({ judged }: { judged: readonly Judged[] }) {
  return (
    <Table<Judged> stacks="lines" caption="Wat er gebeurt met elke regel" rows={judged} columns={[
      { label: 'Regel', names: true, width: 'narrow', cell: ({ line, file }) => <TwoLines main={line.line} sub={file?.number ?? line.reference} /> },
      { label: 'Overnemen?', width: 'wide', cell: ({ line, fault, known }) => (fault ? <TwoLines main="Niet" sub={fault} /> : <TwoLines main={capital(word('dataAnswer', line.answer ?? 'none-yet'))} sub={known && line.details.length > 0 ? `In de zaak staat nu: ${known}` : null} />) },
      { label: 'Gegevens van de andere kant', cell: ({ line }) => [line.name, ...line.details.map(({ text }) => text)].filter(Boolean).join(', ') },
    ]} />
  );
}

function Done({ done, skipped }: { done: readonly CaseFile[]; skipped: readonly string[] }) {
  if (done.length === 0) return null;
  return (
    <Notice first tone="success" title={done.length === 1 ? 'Eén antwoord is overgenomen' : `${done.length} antwoorden zijn overgenomen`}>
      <ul class="lines">{done.map(({ number, state }) => <li><a href={`/zaken/${number}`}>{number}</a>: {doneText(state)}</li>)}</ul>
      {skipped.length > 0 ? <p>Niet overgenomen: {skipped.length === 1 ? 'regel' : 'regels'} {listed(skipped)}. Leg die zaken met de hand vast, of plak ze verbeterd opnieuw.</p> : null}
    </Notice>
  );
}

function doneText(state: CaseFile['state']): string {
  const channels = participants(state, 'b').flatMap(({ details }) => details.filter(({ source }) => source === 'prosecution').map(({ channel }) => word('detailChannel', channel)));
  return `${state.data.answer ? word('dataAnswer', state.data.answer) : 'vastgelegd'}${channels.length > 0 ? ` (${listed([...new Set(channels)])})` : ''}`;
}
