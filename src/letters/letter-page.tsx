import { word } from '../words/codes.ts';
import type { Child } from 'hono/jsx';
import type { Office } from '../database/prosecution-office.ts';
import { officesOn } from '../database/prosecution-office.ts';
import { isPersonId, type PersonId } from '../core/fields.ts';
import { whoIn, type Who } from '../words/people.ts';
import type { CaseFile } from '../database/journal.ts';
import { keepLetter, lettersOf } from '../database/people/letters.ts';
import { names } from '../database/people/people.ts';
import { Columns } from '../ui/card.tsx';
import { ErrorSummary, type FieldError } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { openCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { textOf } from './build.ts';
import type { LetterPress } from './compile.ts';
import { ACT, FIELD, fieldOf, initialChoices, readChoices, type Choices } from './form.ts';
import { keepAsked, lastAsked } from './asked.ts';
import { usualDoors } from './rejection.ts';
import { askerOf, compose, languageFor, registeredBy } from './gather.ts';
import { LETTER_LANGUAGES, type Letter, type LetterKind, type Refused } from './letter.ts';
import { LetterForm } from './letter-form.tsx';
import { Preview } from './preview.tsx';
import { handles, makeable, namesReleased, peopleShown, spokenBy, type Asker, type Makeable } from './rules.ts';
import { byHandNotice, DETAINED_POST, failureText, KIND_TEXTS, whyNotText } from './texts-screens.ts';

export type Press = Pick<LetterPress, 'make'>;

/** One letter for one person, as asked for at its address, judged on today. */
interface Ask {
  readonly visit: Visit;
  readonly file: CaseFile;
  readonly asker: Asker;
  readonly wanted: Makeable;
  readonly begin: Choices;
  readonly who: Who;
  /** Offices of the list that a request can go to. */
  readonly offices: readonly Office[];
}

export const lettersAddress = (number: string): string => `/zaken/${number}/brieven`;
export const letterAddress = (number: string, kind: LetterKind, person?: PersonId): string =>
  `${lettersAddress(number)}/${KIND_TEXTS[kind].slug}${person ? `?${FIELD.person}=${person}` : ''}`;

/** About a letter that was made, where it is not to be had any more. */
export function closedPage(number: string, status: number, title: string, text: string): Answer {
  const over = <><a href={`/zaken/${number}`}>Zaak {number}</a> · <a href={lettersAddress(number)}>Brieven</a></>;
  return { kind: 'page', status, frame: 'staff', title: 'Brief', body: <><PageHead over={over} title="Brief" /><Notice tone="warning" title={title}>{text}</Notice></> };
}

async function ask(visit: Visit, kind: LetterKind, typed: string | null, work: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!handles(kind, open.relations)) return forbidden();
  const { file } = open;
  const asker = await askerOf(visit, open);
  const person = isPersonId(typed) ? typed : null;
  const wanted = makeable(file, asker, await lettersOf(visit.db, file.id)).find((one) => one.kind === kind && (one.to === null || one.to.person === person));
  if (!wanted) return notFound();
  const about = wanted.to ? file.state.people.get(wanted.to.participant) : undefined;
  const usual = initialChoices(languageFor(file, about?.id ?? null), visit.today, asker.settings(visit.today).incompleteAfterDays, about ? usualDoors(file.state, about) : []);
  const offices = kind === 'data-request' ? await officesOn(visit.db, visit.keys, visit.today) : [];
  const before = kind === 'data-request' ? await lastAsked(visit.db, visit.keys, file.id) : null;
  const begin = before ? { ...usual, request: { ...usual.request, ...before } } : usual;
  const known = (await names(visit.db, visit.keys, [file.id])).get(file.id);
  return work({ visit, file, asker, wanted, begin, offices, who: whoIn(file.state, known ?? new Map()) });
}

export function showLetter(visit: Visit, kind: LetterKind): Promise<Answer> {
  return ask(visit, kind, visit.query.get(FIELD.person), async (own) => {
    if (own.wanted.reason !== null) return refusedPage(own, 200);
    // A request says nothing before a person wrote to whom it goes.
    const letter = kind === 'data-request' ? null : await compose(visit, own.file, own.asker, own.wanted, own.begin);
    return letterPage(own, { choices: own.begin, letter });
  });
}

/** Looking again gives the page; making gives the letter that the page showed, or the page again where it would be another one. */
export function makeLetter(visit: Visit, kind: LetterKind, press: Press): Promise<Answer> {
  return ask(visit, kind, visit.form.get(FIELD.person), async (own) => {
    if (own.wanted.reason !== null) return refusedPage(own, 409);
    const { choices, errors } = readChoices(kind, visit.form, { begin: own.begin, today: visit.today, offices: own.offices.map(({ office }) => office) });
    if (errors.length > 0) return letterPage(own, { status: 422, choices, typed: visit.form, errors, letter: null });
    const letter = await compose(visit, own.file, own.asker, own.wanted, choices);
    if (letter.kind === 'refused') {
      const field = fieldOf(kind, letter.reason);
      if (field === null) return letterPage(own, { status: 409, choices, letter });
      return letterPage(own, { status: 422, choices, typed: visit.form, errors: [{ field, message: whyNotText(letter.reason) }], letter: null });
    }
    if (visit.form.get(FIELD.act) !== ACT.make) return letterPage(own, { choices, letter });
    if (visit.form.get(FIELD.shown) !== markOf(visit, letter)) return letterPage(own, { status: 409, choices, letter, notice: OTHER });
    return keep(own, choices, letter, press);
  });
}

async function keep(own: Ask, choices: Choices, letter: Letter, press: Press): Promise<Answer> {
  const { visit, file, wanted, asker } = own;
  const made = await press.make(letter);
  if (made.kind === 'failed') {
    const errors = [{ field: '', message: failureText(made) }];
    return letterPage(own, { status: made.reason === 'characters' ? 422 : 503, choices, errors, letter });
  }
  const id = await keepLetter(visit.db, visit.keys, {
    caseId: file.id, place: wanted.to?.person ?? 'casework', kind: letter.kind, language: letter.language, readUpTo: file.lastSeq,
    pdf: made.pdf, by: asker.staff, now: visit.now, newId: visit.newId,
  });
  if (wanted.kind === 'data-request') await keepAsked(visit.db, visit.keys, file.id, choices.request, { by: asker.staff, now: visit.now, newId: visit.newId });
  return { kind: 'to', location: `${lettersAddress(file.number)}?gemaakt=${id}` };
}

/** Tells whether a letter is the one that a page showed, without its words in the page twice. */
export const markOf = (visit: Visit, letter: Pick<Letter, 'sheet'>): string => visit.keys.token('letter-shown', textOf(letter)).toString('hex');

const OTHER = (
  <Notice first tone="warning" title="Er is nog niets gemaakt">De brief is anders dan het voorbeeld dat u zag. Kijk hem hier na en maak hem dan.</Notice>
);

interface Shown {
  readonly status?: number;
  readonly choices: Choices;
  readonly typed?: URLSearchParams;
  readonly errors?: readonly FieldError[];
  readonly letter: Letter | Refused | null;
  readonly notice?: Child;
}

function letterPage(own: Ask, { status = 200, choices, typed, errors = [], letter, notice }: Shown): PageAnswer {
  const { visit, file, wanted, who } = own;
  visit.showsPeople(file.id, ...peopleShown(wanted.kind, file, wanted.to?.person ?? 'casework'));
  const made = letter !== null && letter.kind !== 'refused' ? letter : null;
  const form = (
    <LetterForm action={letterAddress(file.number, wanted.kind)} opens={letterAddress(file.number, wanted.kind, wanted.to?.person)} back={lettersAddress(file.number)} onceKey={visit.onceKey} wanted={wanted} choices={choices}
      typed={typed ?? null} errors={errors} shown={made ? markOf(visit, made) : null} mayName={registeredBy(file) !== null} offices={own.offices.map(({ office, name }) => ({ value: office, label: name }))}
      speakers={wanted.kind === 'approach' && wanted.to ? namesReleased(file, wanted.to.participant).map((id) => ({ value: id, label: who(id) })) : []} />
  );
  const preview = made ? <Preview letter={made} asked={visit.form.get(FIELD.act) === ACT.look && errors.length === 0} /> : null;
  const parts = wanted.kind === 'data-request' ? <>{form}{preview}</> : preview ? <Columns main={preview} side={form} /> : form;
  return page(own, status, (
    <>
      <ErrorSummary errors={errors} />
      {notice}
      <p class="lead">{KIND_TEXTS[wanted.kind].explain}</p>
      {wanted.to && file.state.people.get(wanted.to.participant)?.detained === 'yes' ? <Notice tone="warning" title={onPost(wanted).title}>{onPost(wanted).text}</Notice> : null}
      <Remarks own={own} />
      {letter?.kind === 'refused' ? <NotNow reason={whyNotText(letter.reason)} /> : parts}
    </>
  ));
}

const onPost = ({ kind, byHand }: Makeable) => (byHand ? byHandNotice(kind) : DETAINED_POST);

function refusedPage(own: Ask, status: number): PageAnswer {
  return page(own, status, <NotNow reason={own.wanted.reason === null ? '' : whyNotText(own.wanted.reason)} />);
}

function NotNow({ reason }: { reason: string }) {
  return <Notice tone="warning" title="Deze brief kan nu niet gemaakt worden">{reason}</Notice>;
}

/** What one should know before making it. */
function Remarks({ own: { file, wanted } }: { own: Ask }) {
  const p = wanted.to ? file.state.people.get(wanted.to.participant) : undefined;
  const spoken = wanted.to ? spokenBy(file, wanted.to.participant) : null;
  const foreign = spoken !== null && !LETTER_LANGUAGES.some((language) => language === spoken);
  return (
    <>
      {wanted.reminder ? <Notice title="Dit is een herinnering">{wanted.kind === 'approach' ? 'Wij schrijven hierna niet nog eens.' : 'Er is eerder om deze gegevens gevraagd.'}</Notice> : null}
      {wanted.kind === 'closing' && p && p.intake === null
        ? <Notice title="Zonder intake">Deze persoon is niet gesproken en krijgt alleen een brief als die dat zelf wil.</Notice> : null}
      {foreign ? <Notice title="Taal">Deze persoon spreekt {spoken === 'other' ? 'een andere taal' : word('language', spoken)}. De brief is er niet in die taal; laat een tolk helpen.</Notice> : null}
    </>
  );
}

function page(own: Ask, status: number, body: Child): PageAnswer {
  const { visit, file, wanted, who } = own;
  const { title } = KIND_TEXTS[wanted.kind];
  if (wanted.to) visit.showsPeople(file.id, wanted.to.person);
  return {
    kind: 'page', status, frame: 'staff', title,
    body: (
      <>
        <PageHead over={<><a href={`/zaken/${file.number}`}>Zaak {file.number}</a> · <a href={lettersAddress(file.number)}>Brieven</a></>}
          title={wanted.to ? `${title} aan ${who(wanted.to.person)}` : title} />
        {body}
      </>
    ),
  };
}
