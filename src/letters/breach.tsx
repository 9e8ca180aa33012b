import type { Child } from 'hono/jsx';
import type { DataKind } from '../core/breach.ts';
import { participants } from '../core/case/state.ts';
import { dayOf } from '../core/day.ts';
import { isUuid } from '../core/fields.ts';
import type { CaseFile } from '../database/journal.ts';
import type { Db } from '../database/database.ts';
import { keepBreachLetter, keepLetter, sentBreachLetter, type MadeLetter } from '../database/people/letters.ts';
import { names } from '../database/people/people.ts';
import { Columns } from '../ui/card.tsx';
import { ErrorSummary, type FieldError } from '../ui/field.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { whoIn, type Who } from '../words/people.ts';
import { breachLetter } from './build.ts';
import { ACT, FIELD, initialChoices } from './form.ts';
import { addresseeWords, fromDesk, languageFor } from './gather.ts';
import { LETTER_LANGUAGES, type BreachLetter, type LetterLanguage, type Refused } from './letter.ts';
import { LetterForm } from './letter-form.tsx';
import { closedPage, lettersAddress, markOf, type Press } from './letter-page.tsx';
import { Preview } from './preview.tsx';
import { addresseesOf, breachReopenWhyNot, breachWhyNot, handles, type Addressee, type MakeReason } from './rules.ts';
import { failureText, KIND_TEXTS, whyNotText } from './texts-screens.ts';

/** A breach of which people have to be told, as far as who works on a case that it touches may know: no story, and nobody else. */
export interface ToTell { readonly number: string; readonly discovered: Date; readonly dataKinds: readonly DataKind[]; readonly people: readonly string[] }

const breachesToTell = (db: Db, caseId: string): Promise<ToTell[]> => db.query<ToTell & Record<string, unknown>>(
  `select number, discovered_at as discovered, data_kinds as "dataKinds", array_agg(person order by person) as people from bis_breaches_to_tell($1) group by 1, 2, 3 order by 1`, [caseId]);

interface Row { readonly told: ToTell; readonly to: Addressee; readonly reason: MakeReason | null }

/** Whom each of them touches here, and whether a letter can go. Where nobody is named it touches everybody in the case. */
export const rowsOf = ({ state }: CaseFile, breaches: readonly ToTell[]): Row[] => breaches.flatMap((told) =>
  participants(state).filter(({ id }) => told.people.includes('') || told.people.includes(id)).flatMap((p) => addresseesOf(p).map((to): Row => ({ told, to, reason: breachWhyNot(state, p) }))));

const addressOf = (number: string, { told, to }: Pick<Row, 'told' | 'to'>): string => `/zaken/${number}/datalek/${told.number}/${to.person}`;

/** For who makes letters in this case; nothing where there is no such breach. `made`: the letters of this case, newest first. */
export async function BreachLetters({ visit, open, who, made }: { visit: Visit; open: OpenCase; who: Who; made: readonly MadeLetter[] }) {
  const rows = handles('breach', open.relations) ? rowsOf(open.file, await breachesToTell(visit.db, open.file.id)) : [];
  if (rows.length === 0) return null;
  const { number } = open.file;
  const own = ({ told, to }: Row) => made.find(({ kind, breach, place }) => kind === 'breach' && breach === told.number && place === to.person);
  return (
    <>
      <h2>Over een datalek</h2>
      <Table<Row> caption="Brieven over een datalek" quietCaption rows={rows} columns={[
        { label: 'Aan', names: true, cell: (row) => <TwoLines main={row.reason === null ? <a href={addressOf(number, row)}>{who(row.to.person)}</a> : who(row.to.person)} sub={`${row.told.number}, ontdekt ${dayText(dayOf(row.told.discovered))}`} /> },
        { label: 'Brief', width: 'wide', cell: (row) => <Standing letter={own(row)} reason={standsWhyNot(row, own(row), open.file)} number={number} onceKey={visit.onceKey} name={who(row.to.person)} /> },
      ]} />
    </>
  );
}

/** One that was made is judged as it lies there: where something changed since, a new one is a press away. */
const standsWhyNot = (row: Row, letter: MadeLetter | undefined, file: CaseFile): MakeReason | null => row.reason ?? (letter ? breachReopenWhyNot(letter, file) : null);

function Standing({ letter, reason, number, onceKey, name }: { letter: MadeLetter | undefined; reason: MakeReason | null; number: string; onceKey: string; name: string }) {
  if (letter?.sentOn) return <Tag tone="good">Verstuurd op {dayText(letter.sentOn)}</Tag>;
  if (reason !== null) return <>{whyNotText(reason)}</>;
  if (!letter) return <>nog niet gemaakt</>;
  return <><p>gemaakt op {dayText(dayOf(letter.madeAt))}, nog niet verstuurd</p><ButtonForm action={`${lettersAddress(number)}/${letter.id}/verstuurd`} onceKey={onceKey} label="Vandaag verstuurd" about={name} /></>;
}

/** One letter, as asked for at its address. */
interface Ask { readonly visit: Visit; readonly open: OpenCase; readonly row: Row; readonly who: Who; readonly language: LetterLanguage; readonly letter: BreachLetter | Refused }

async function ask(visit: Visit, work: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open || !handles('breach', open.relations)) return notFound();
  const { file, relations } = open;
  const row = rowsOf(file, await breachesToTell(visit.db, file.id)).find(({ told, to }) => told.number === visit.params['lek'] && to.person === visit.params['persoon']);
  if (!row) return notFound();
  visit.showsPeople(file.id, row.to.person, row.to.participant);
  const who = whoIn(file.state, (await names(visit.db, visit.keys, [file.id])).get(file.id) ?? new Map());
  if (row.reason !== null) return page({ visit, open, row, who }, <NotNow why={whyNotText(row.reason)} />, 409);
  const language = LETTER_LANGUAGES.find((one) => one === visit.form.get(FIELD.language)) ?? languageFor(file, row.to.participant);
  const addressee = await addresseeWords(visit, file, row.to, language);
  return work({ visit, open, row, who, language, letter: breachLetter({ addressee, neutral: fromDesk(visit, file), by: relations.includes('mediator') ? 'mediator' : 'desk', breach: row.told }) });
}

export const showBreachLetter = (visit: Visit): Promise<Answer> => ask(visit, async (own) => letterPage(own, 200));

/** Looking again gives the page; making keeps the letter that the page showed, sealed with whom it is for, like every other letter. */
export const makeBreachLetter = (press: Press) => (visit: Visit): Promise<Answer> => ask(visit, async (own) => {
  const { open: { file }, row, letter, language } = own;
  if (letter.kind === 'refused') return letterPage(own, 409);
  if (visit.form.get(FIELD.act) !== ACT.make) return letterPage(own, 200);
  if (visit.form.get(FIELD.shown) !== markOf(visit, letter)) return letterPage(own, 409, [{ field: '', message: 'De brief is anders dan het voorbeeld dat u zag. Kijk hem na en maak hem dan.' }]);
  const printed = await press.make(letter);
  if (printed.kind === 'failed') return letterPage(own, printed.reason === 'characters' ? 422 : 503, [{ field: '', message: failureText(printed) }]);
  const id = await keepLetter(visit.db, visit.keys, { caseId: file.id, place: row.to.person, kind: 'breach', language, readUpTo: file.lastSeq, pdf: printed.pdf, by: visit.user!.id, now: visit.now, newId: visit.newId });
  await keepBreachLetter(visit.db, { id, caseId: file.id, breach: row.told.number });
  return { kind: 'to', location: `${lettersAddress(file.number)}?gemaakt=${id}` };
});

/** It left today. Who made it puts it in the post; the breach counts it. One that may not leave any more is not said to have left by a page of before. `lettersIn`: what was made in a case. */
export const breachLetterSent = (lettersIn: (db: Db, caseId: string) => Promise<MadeLetter[]>) => async (visit: Visit): Promise<Answer> => {
  const open = await openCase(visit);
  const id = visit.params['brief'];
  if (!open || !handles('breach', open.relations) || !isUuid(id)) return notFound();
  const letter = (await lettersIn(visit.db, open.file.id)).find((one) => one.id === id && one.kind === 'breach');
  const reason = letter?.sentOn === null ? breachReopenWhyNot(letter, open.file) : null;
  if (reason !== null) return closedPage(open.file.number, 409, 'Deze brief mag niet meer weg', `${whyNotText(reason)} Ging hij al op de post? Meld dan een datalek over deze brief.`);
  const known = await sentBreachLetter(visit.db, open.file.id, id, { on: visit.today, now: visit.now, by: visit.user!.id });
  return known ? { kind: 'to', location: lettersAddress(open.file.number) } : notFound();
};

function letterPage(own: Ask, status: number, errors: readonly FieldError[] = []): Answer {
  const { visit, open: { file }, row, language, letter } = own;
  if (letter.kind === 'refused') return page(own, <NotNow why={whyNotText(letter.reason)} />, status === 200 ? 409 : status);
  const address = addressOf(file.number, row);
  const form = (
    <LetterForm action={address} opens={address} back={lettersAddress(file.number)} onceKey={visit.onceKey} wanted={{ kind: 'breach', to: row.to }} choices={initialChoices(language, visit.today, 0)}
      typed={null} errors={errors} shown={markOf(visit, letter)} mayName={false} offices={[]} speakers={[]} />
  );
  return page(own, <><ErrorSummary errors={errors} /><p class="lead">{KIND_TEXTS.breach.explain}</p><Columns main={<Preview letter={letter} />} side={form} /></>, status);
}

function NotNow({ why }: { why: string }) {
  return <Notice tone="warning" title="Deze brief kan nu niet gemaakt worden">{why} Bel, als dat veilig is, of ga via een bekende hulpverlener.</Notice>;
}

const page = ({ open: { file }, row, who }: Pick<Ask, 'visit' | 'open' | 'row' | 'who'>, body: Child, status: number): Answer => ({
  kind: 'page', status, frame: 'staff', title: KIND_TEXTS.breach.title,
  body: <><PageHead over={<><a href={`/zaken/${file.number}`}>Zaak {file.number}</a> · <a href={lettersAddress(file.number)}>Brieven</a></>} title={`${KIND_TEXTS.breach.title} aan ${who(row.to.person)}`} />{body}</>,
});
