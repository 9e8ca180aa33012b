import type { CaseId, OrganisationId } from '../core/fields.ts';
import { give, type CaseFile } from '../database/journal.ts';
import { openMatcher } from '../database/organisation.ts';
import type { Matcher } from '../database/organisation-match.ts';
import { latest, readPerson } from '../database/people/people.ts';
import { countUnplaced, unplacedReferrals, type Unplaced } from '../database/people/referrer.ts';
import { together } from '../database/together.ts';
import { Card, Facts } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary, faultAt, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { byVisitor } from '../web/by-visitor.ts';
import { openNumbered } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital, wordOf } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { reasonText } from '../words/reasons.ts';
import { chosen, INTO, listError, readLine, readOrganisation } from './form.ts';
import { doing, OrganisationFields, QUEUE } from './list.tsx';
import { addName, addOrganisation } from './sql.ts';
import { NO_WORDS } from './texts.ts';

const ACT = 'doe';
/** What a referrer typed can hold a person; the list of organisations lies open, and what stands in it is erased with no case. */
const NO_NAMES = 'Staat er een naam van een mens in';
const MOST = 50;
/** Linked along with one; more is for the next time. */
const MOST_AT_ONCE = 200;

export async function showQueue(visit: Visit): Promise<Answer> {
  const barred = await barredFor(visit);
  const [rows, total, matcher] = [await unplacedReferrals(visit.db, visit.keys, barred, MOST), await countUnplaced(visit.db, barred), await openMatcher(visit.db)];
  for (const { id } of rows) visit.showsPeople(id, 'referrer');
  const body = (
    <>
      <PageHead over={<a href="/aanmeldpunt">Aanmeldpunt</a>} title="Nieuwe organisaties uit aanmeldingen" />
      <p class="lead">Deze verwijzers schreven een organisatie die BIS niet zeker herkent. Koppel haar aan een organisatie uit de lijst, of zet haar erin. Wat de verwijzer schreef, blijft in de zaak staan.</p>
      <Table<Unplaced> caption="Nog te koppelen" quietCaption stacks rows={rows} noun={['aanmelding', 'aanmeldingen']} total={total} empty={<Empty title="Elke verwijzer staat in de lijst.">Schrijft een verwijzer een organisatie die BIS niet herkent, dan komt zij hier vanzelf.</Empty>} columns={[
        { label: 'Wat de verwijzer schreef', names: true, width: 'wide', cell: ({ words, kind }) => <TwoLines main={words} sub={kind ? capital(wordOf('referrerKind', kind)) : null} /> },
        { label: 'Zaak', width: 'narrow', cell: ({ number, registered }) => <TwoLines main={<a href={`/zaken/${number}`}>{number}</a>} sub={dayText(registered)} /> },
        { label: 'Voorstel', cell: (row) => <Proposal visit={visit} matcher={matcher} row={row} /> },
        { label: 'Anders', cell: ({ number }) => <a href={`${QUEUE}/${number}`}>Kiezen of toevoegen<span class="vh"> voor zaak {number}</span></a> },
      ]} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Nieuwe organisaties', here: '/aanmeldpunt', body };
}

/** The likeliest one is a press away; all others a page. */
function Proposal({ visit, matcher, row }: { visit: Visit; matcher: Matcher; row: Unplaced }) {
  const [likely] = matcher.likely(row.words, row.kind, 1);
  return likely ? <ButtonForm action={`${QUEUE}/${row.number}`} onceKey={visit.onceKey} label={`Koppelen aan ${matcher.tree.label(likely)}`} about={`zaak ${row.number}`} fields={{ [INTO]: likely, [ACT]: 'koppelen' }} /> : null;
}

interface Wrong { readonly status: 409 | 422; readonly errors: readonly FieldError[] }

/** The case at the address, for the desk, where a professional referred. */
const at = (work: (visit: Visit, file: CaseFile) => Promise<Answer>) => async (visit: Visit): Promise<Answer> => {
  const open = await openNumbered(visit, visit.params['zaak'] ?? '', (relations) => relations.includes('desk'));
  return open?.file.state.referral?.entry === 'professional' ? work(visit, open.file) : notFound();
};

export const showOne = at((visit, file) => page(visit, file, null));

/** Links the case to one of the list; its name as the referrer wrote it is remembered where a colleague says so. */
export const place = at(async (visit, file) => {
  const into = chosen(visit.form, INTO);
  const tree = into === null ? null : (await openMatcher(visit.db)).tree;
  if (into === null || !tree?.row(into)) return page(visit, file, { status: 422, errors: [{ field: INTO, message: NO_WORDS.unknown }] });
  const words = visit.form.get(ACT) === 'onthouden' ? readLine(await wordsIn(visit, file) ?? '') : null;
  const refused = await linkTo(visit, file.id, into);
  if (refused) return page(visit, file, refused);
  if (words && 'line' in words && words.line !== '') {
    await addName(visit.db, tree.now(into), words.line, false, doing(visit));
    await placeSure(visit);
  }
  return { kind: 'to', location: QUEUE };
});

export const placeNew = at(async (visit, file) => {
  const read = readOrganisation(visit.form, file.state.referral?.referrerKind ?? null);
  if ('errors' in read) return page(visit, file, { status: 422, errors: read.errors });
  // A new one that no case came to would be in the list for nothing.
  const wrong = await together(visit.db, async () => {
    const added = await addOrganisation(visit.db, read.organisation, doing(visit));
    return 'no' in added ? { status: 422 as const, errors: [listError(added.no)] } : linkTo(visit, file.id, added.id);
  }, (found) => found === null);
  if (wrong) return page(visit, file, wrong);
  await placeSure(visit);
  return { kind: 'to', location: QUEUE };
});

/** Others who wrote the same wait no longer: what the list knows now is linked for them too. One that is refused stays where it is. */
async function placeSure(visit: Visit): Promise<void> {
  const [matcher, waiting] = [await openMatcher(visit.db), await unplacedReferrals(visit.db, visit.keys, await barredFor(visit), MOST_AT_ONCE)];
  for (const { id, words, kind } of waiting) {
    const organisation = matcher.sure(words, kind);
    if (organisation === null) continue;
    visit.showsPeople(id, 'referrer');
    await linkTo(visit, id, organisation);
  }
}

async function linkTo(visit: Visit, caseId: CaseId, organisation: OrganisationId): Promise<Wrong | null> {
  const given = await give(visit.db, { caseId, order: 'place-referrer', person: null, on: visit.today, values: { organisation }, texts: {}, seen: null }, await byVisitor(visit, 'desk'));
  if (given.ok) return null;
  return { status: 409, errors: [{ field: INTO, message: 'reason' in given ? reasonText(given.reason) : 'Een collega veranderde intussen iets in deze zaak. Kijk hoe het nu is.' }] };
}

const wordsIn = async (visit: Visit, file: CaseFile): Promise<string | null> => latest(await readPerson(visit.db, visit.keys, file.id, 'referrer'), 'organisation');

async function page(visit: Visit, file: CaseFile, wrong: Wrong | null): Promise<Answer> {
  const { referral } = file.state;
  const [words, matcher] = [await wordsIn(visit, file), await openMatcher(visit.db)];
  if (words !== null) visit.showsPeople(file.id, 'referrer');
  const errors = wrong?.errors ?? [];
  const placed = referral?.organisation ? matcher.tree.label(referral.organisation) : null;
  const items = [
    { label: 'De verwijzer schreef', value: words ?? 'niets' }, { label: 'Soort', value: referral?.referrerKind ? capital(wordOf('referrerKind', referral.referrerKind)) : 'niet bekend' },
    { label: 'Aangemeld', value: referral ? wholeDay(referral.day) : '' }, ...(placed ? [{ label: 'Staat nu bij', value: placed }] : []),
  ];
  const body = (
    <>
      <PageHead over={<><a href={QUEUE}>Nieuwe organisaties</a> · <a href={`/zaken/${file.number}`}>Zaak {file.number}</a></>} title="Welke organisatie is dit?" />
      <ErrorSummary errors={errors} />
      {placed ? <Notice title="Deze zaak is al gekoppeld">Kies alleen een andere als dit niet klopt.</Notice> : null}
      <Card id="geschreven" title="Uit de aanmelding"><Facts items={items} /></Card>
      <Card id="koppelen" title="Zij staat in de lijst"><LinkForm visit={visit} file={file} matcher={matcher} words={words ?? ''} errors={errors} /></Card>
      {referral?.referrerKind ? <Card id="toevoegen" title="Zij staat er nog niet in"><NewForm visit={visit} file={file} matcher={matcher} words={words ?? ''} errors={errors} /></Card> : null}
    </>
  );
  return { kind: 'page', status: wrong?.status ?? 200, frame: 'staff', title: 'Welke organisatie is dit?', here: '/aanmeldpunt', body };
}

interface PartProps { visit: Visit; file: CaseFile; matcher: Matcher; words: string; errors: readonly FieldError[] }

/** What is like it stands on top. */
function LinkForm({ visit, file, matcher, words, errors }: PartProps) {
  const likely = matcher.likely(words, file.state.referral?.referrerKind ?? null);
  const options = matcher.tree.offered().toSorted((one, other) => placeOf(likely, one.value) - placeOf(likely, other.value));
  const remember = words === '' ? null : <button class="button" type="submit" name={ACT} value="onthouden">Koppelen en deze schrijfwijze onthouden</button>;
  return (
    <Form action={`${QUEUE}/${file.number}`} onceKey={visit.onceKey}>
      <Select name={INTO} label="Organisatie" value={visit.form.get(INTO) ?? likely[0] ?? ''} error={faultAt(errors, INTO)} options={options} />
      <SubmitBar label="Koppelen" name={ACT} value="koppelen" others={remember} note={remember ? `Onthouden koppelt ook andere aanmeldingen die hetzelfde schreven. ${NO_NAMES}, koppel dan zonder te onthouden.` : undefined} />
    </Form>
  );
}

const placeOf = (likely: readonly string[], id: string): number => (likely.includes(id) ? likely.indexOf(id) : likely.length);

function NewForm({ visit, file, matcher, words, errors }: PartProps) {
  return (
    <Form action={`${QUEUE}/${file.number}/toevoegen`} onceKey={visit.onceKey}>
      <OrganisationFields form={visit.form} tree={matcher.tree} errors={errors.filter(({ field }) => field !== INTO)} typed={{ name: words, parent: null }} />
      <SubmitBar label="In de lijst zetten en koppelen" note={`De naam staat daarna in de lijst voor het hele aanmeldpunt en de beheerder, en koppelt ook andere aanmeldingen die hetzelfde schreven. ${NO_NAMES}, haal die dan eerst weg.`} />
    </Form>
  );
}
