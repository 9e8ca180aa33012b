import { dayOf } from '../core/day.ts';
import { isUuid } from '../core/fields.ts';
import { lettersOf, openLetter, type MadeLetter } from '../database/people/letters.ts';
import { names } from '../database/people/people.ts';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { openCase } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { word } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { ORDER_TEXTS, orderAddress } from '../words/orders.ts';
import { whoIn, type Who } from '../words/people.ts';
import { askerOf } from './gather.ts';
import { BreachLetters } from './breach.tsx';
import { LETTER_LANGUAGES, type MadeKind } from './letter.ts';
import { closedPage, letterAddress, lettersAddress } from './letter-page.tsx';
import { handles, leftAs, makeable, mayKnowOf, peopleShown, recordsLetter, reopenWhyNot, type Makeable, type Told, type Asker } from './rules.ts';
import { KIND_TEXTS, LANGUAGE_NAMES, whyNotText } from './texts-screens.ts';

/** Without number or name: it ends up in a folder of downloads. */
const FILE_NAME = 'brief.pdf';

/** What can be made for whom, what was made, and why the rest cannot. */
export async function showLetters(visit: Visit): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  const { file, relations } = open;
  const asker = await askerOf(visit, open);
  const known = (await names(visit.db, visit.keys, [file.id])).get(file.id);
  visit.showsPeople(file.id, ...file.state.people.keys(), ...file.state.attending.keys());
  const made = (await lettersOf(visit.db, file.id)).filter(({ kind }) => mayKnowOf(kind, relations));
  const parts = { told: file, asker, number: file.number, who: whoIn(file.state, known ?? new Map()), made };
  const body = (
    <>
      <PageHead over={<a href={`/zaken/${file.number}`}>Zaak {file.number}</a>} title="Brieven" />
      <JustMade letter={made.find(({ id }) => id === visit.query.get('gemaakt'))} number={file.number} told={file} asker={asker} />
      <Makeables {...parts} />
      <BreachLetters visit={visit} open={open} who={parts.who} made={made} />
      <h2>Gemaakt</h2>
      <MadeTable {...parts} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Brieven', body };
}

/** A letter that was made, once more. What did not leave the house yet is judged again first. */
export async function openMade(visit: Visit): Promise<Answer> {
  const id = /^(.*)\.pdf$/.exec(visit.params['brief'] ?? '')?.[1];
  const open = isUuid(id) ? await openCase(visit) : null;
  if (!open || !isUuid(id)) return notFound();
  const { file, relations } = open;
  const found = await openLetter(visit.db, visit.keys, file.id, id);
  if (!found || !handles(found.letter.kind, relations)) return notFound();
  const reason = reopenWhyNot(found.letter, file, await askerOf(visit, open));
  if (reason !== null) return closedPage(file.number, 409, 'Deze brief kan niet meer geopend worden', whyNotText(reason));
  if (found.pdf === null) return closedPage(file.number, 410, 'De woorden van deze brief zijn gewist', 'De bewaartijd is voorbij, of iemand vroeg om verwijdering.');
  visit.showsPeople(file.id, ...peopleShown(found.letter.kind, file, found.letter.place));
  return { kind: 'file', type: 'application/pdf', name: FILE_NAME, bytes: found.pdf };
}

export interface LettersParts {
  readonly told: Told;
  readonly asker: Asker;
  readonly number: string;
  readonly who: Who;
  readonly made: readonly MadeLetter[];
}

function JustMade({ letter, number, told, asker }: { letter: MadeLetter | undefined; number: string; told: Told; asker: Asker }) {
  if (!letter) return null;
  const records = recordsLetter(letter, told, asker);
  return (
    <Notice first tone="success" title="De brief is gemaakt">
      <p><a href={madeAddress(number, letter)}>Open de brief</a> en druk hem af. {KIND_TEXTS[letter.kind as MadeKind].after}</p>
      {records ? <p><a href={orderAddress(number, records.order, records.person)}>{ORDER_TEXTS[records.order].title}</a></p> : null}
    </Notice>
  );
}

const madeAddress = (number: string, letter: MadeLetter): string => `${lettersAddress(number)}/${letter.id}.pdf`;
/** What a letter is called in a list; a request for data names its receiver itself. `place`: in whose compartment it is. */
export const letterName = (kind: MadeKind, place: string, who: Who): string => `${KIND_TEXTS[kind].title}${place === 'casework' ? '' : ` aan ${who(place)}`}`;

function Makeables({ told, asker, number, who, made }: LettersParts) {
  const rows = makeable(told, asker, made);
  if (rows.length === 0) return <Empty title="U maakt in deze zaak geen brieven.">Dat doen het aanmeldpunt en de bemiddelaar.</Empty>;
  return (
    <>
      <h2>Te maken</h2>
      <Table<Makeable> caption="Brieven die te maken zijn" quietCaption rows={rows} columns={[
        { label: 'Brief', names: true, cell: (row) => <Named own={row} number={number} who={who} /> },
        { label: 'Kan het nu?', width: 'wide', cell: (row) => (row.reason !== null ? whyNotText(row.reason) : row.byHand ? 'ja, om te overhandigen' : 'ja') },
      ]} />
    </>
  );
}

/** A link where it can be made, so that what can be done stands first, also on a narrow screen. */
function Named({ own, number, who }: { own: Makeable; number: string; who: Who }) {
  const text = letterName(own.kind, own.to?.person ?? 'casework', who);
  return <TwoLines main={own.reason === null ? <a href={letterAddress(number, own.kind, own.to?.person)}>{text}</a> : text} sub={own.reminder ? 'herinnering' : null} />;
}

const languageName = (code: string): string => {
  const known = LETTER_LANGUAGES.find((language) => language === code);
  return known ? LANGUAGE_NAMES[known] : code;
};

/** That it left the house, as far as anybody recorded it. */
function leftText(letter: MadeLetter, told: Told): string {
  if (letter.sentOn) return `, verstuurd op ${dayText(letter.sentOn)}`;
  const left = leftAs(letter, told);
  if (!left) return '';
  const { fact, day } = left;
  if (fact.kind !== 'ClosingLetterSettled' || fact.how !== 'handed-over') return `, verstuurd op ${dayText(day)}`;
  return `, overhandigd op ${dayText(day)}${fact.handedBy && fact.handedBy !== 'recorder' ? ` ${word('handedBy', fact.handedBy)}` : ''}`;
}

function MadeTable({ told, asker, number, who, made }: LettersParts) {
  const rows = made.map((letter) => ({ letter, reads: handles(letter.kind, asker.relations), reason: reopenWhyNot(letter, told, asker) }));
  const text = (letter: MadeLetter) => letterName(letter.kind as MadeKind, letter.place, who);
  return (
    <Table caption="Gemaakte brieven" quietCaption rows={rows} noun={['brief', 'brieven']} empty={<Empty title="Er is nog geen brief gemaakt.">{makeable(told, asker).some(({ reason }) => reason === null) ? 'Kies hierboven een brief die nu te maken is.' : 'Wat gemaakt wordt, staat hier, met wie het maakte en wanneer.'}</Empty>} columns={[
      {
        label: 'Brief', names: true,
        cell: ({ letter, reads, reason }) => <TwoLines main={reads && reason === null ? <a href={madeAddress(number, letter)}>{text(letter)}</a> : text(letter)} sub={languageName(letter.language)} />,
      },
      { label: 'Gemaakt', cell: ({ letter }) => <TwoLines main={dayText(dayOf(letter.madeAt))} sub={`door ${letter.by}${leftText(letter, told)}`} /> },
      { label: 'Misgegaan?', cell: ({ letter }) => <a href={`/zaken/${number}/datalek?brief=${letter.id}`}>Datalek melden<span class="vh"> over {text(letter)}</span></a> },
      { label: 'Openen', width: 'wide', cell: ({ reads, reason }) => (!reads ? 'alleen voor wie de brief maakt' : reason === null ? 'als PDF' : whyNotText(reason)) },
    ]} />
  );
}
