import { addDays, parseDay, type Day } from '../core/day.ts';
import { ButtonLink } from '../ui/form.tsx';
import { Choice, ErrorSummary, faultAt, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Late, Tag } from '../ui/tag.tsx';
import { knownTo } from '../web/relation.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { listed } from '../words/codes.ts';
import { dayText, momentText, wholeDay } from '../words/day.ts';
import { addAnswer, endReview, overdueReviews, readFindings, readReview, readReviews, searchedMuch, type FindingRow, type Review } from './sql.ts';
import { SEARCH_REASON_WORDS } from '../words/searching.ts';
import type { Kind } from './rules.ts';
import { AccessTabs } from './tabs.tsx';
import { KIND_TEXTS, OUTCOME_TEXTS, OUTCOMES, type Outcome } from './texts.ts';

const REMARK = 'log answer';
/** As long as a week and its review take. Own choice. */
const TOLD_DAYS = 14;
const MOST_SIGNS = 2_000;
const weekText = (week: Day): string => `${wholeDay(week)} tot en met ${wholeDay(addDays(week, 6))}`;
const address = (week: Day): string => `/inzage/nakijken/${week}`;

/** A review a week, what is late first. */
export async function showReviews(visit: Visit): Promise<Answer> {
  const reviews = await readReviews(visit.db);
  // At once, and not only on Monday.
  const much = await searchedMuch(visit.db, new Date(visit.now.getTime() - TOLD_DAYS * 86_400_000));
  const body = (
    <>
      <PageHead title="Wie zag wat" actions={<ButtonLink href="/inzage/nakijken/postcodes">Postcodes van collega’s</ButtonLink>} />
      <AccessTabs here="/inzage/nakijken" late={await overdueReviews(visit.db, visit.today)} />
      <p class="lead">Elke week zoekt BIS op wat er opvalt in wie welke zaak bekeek. Dat is een vraag en geen oordeel: meestal is er een goede reden. Kijk het uiterlijk op de vrijdag van de week erna na.</p>
      {much.length > 0 ? <Notice tone="warning" title="Veel gezocht zonder een zaak te openen"><ul class="lines">{much.map(({ name, at, reason }) => <li>{name}, {momentText(at)}: {SEARCH_REASON_WORDS[reason]}</li>)}</ul></Notice> : null}
      <Table<Review> caption="Weken om na te kijken" quietCaption rows={reviews} noun={['week', 'weken']} columns={[
        { label: 'Week', names: true, cell: (row) => <a href={address(row.week)}>{weekText(row.week)}</a> },
        { label: 'Stand', width: 'wide', cell: (row) => <Standing review={row} today={visit.today} /> },
        { label: 'Keer bekeken', number: true, cell: (row) => row.looks },
        { label: 'Valt op', number: true, cell: (row) => row.findings },
        { label: 'Nagevraagd', number: true, cell: (row) => row.answered },
      ]} empty={<Empty title="Er is nog geen hele week om na te kijken.">De eerste lijst komt op maandag.</Empty>} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Nakijken', here: '/inzage', body };
}

function Standing({ review, today }: { review: Review; today: Day }) {
  if (review.ended) return <TwoLines main={<Tag tone="good">Afgerond</Tag>} sub={`${momentText(review.ended)}, ${review.by ?? ''}`} />;
  return <TwoLines main={<Tag tone={review.due < today ? 'late' : 'attention'}>{review.due < today ? 'Te laat' : 'Na te kijken'}</Tag>} sub={review.due < today ? <Late>moest op {dayText(review.due)}</Late> : `uiterlijk ${dayText(review.due)}`} />;
}

/** What was typed into a form that did not do. */
interface Wrong { readonly finding: number | null; readonly typed: URLSearchParams; readonly errors: readonly FieldError[] }

export async function showReview(visit: Visit): Promise<Answer> {
  const week = parseDay(visit.params['week'] ?? '');
  return week ? reviewPage(visit, week, null) : notFound();
}

async function reviewPage(visit: Visit, week: Day, wrong: Wrong | null): Promise<Answer> {
  const review = await readReview(visit.db, week);
  if (!review) return notFound();
  const findings = await ownFindings(visit, week);
  visit.shows(...findings.flatMap(({ caseId }) => caseId ?? []));
  const elsewhere = review.findings - review.answered > findings.filter(({ outcome }) => outcome === null).length;
  const open = findings.filter(({ outcome }) => outcome === null).length;
  const body = (
    <>
      <PageHead over={<a href="/inzage/nakijken">Nakijken</a>} title={weekText(week)} tags={<Standing review={review} today={visit.today} />} />
      <ErrorSummary errors={wrong?.errors ?? []} />
      {findings.length === 0 ? <Empty title="In deze week viel niets op.">Dat niets opvalt, wil niet zeggen dat er niets was.</Empty> : null}
      {findings.map((one) => <FindingCard visit={visit} week={week} one={one} wrong={wrong?.finding === one.id ? wrong : null} ended={review.ended !== null} />)}
      {review.ended ? null : <End visit={visit} week={week} open={open} elsewhere={elsewhere} />}
    </>
  );
  return { kind: 'page', status: wrong ? 422 : 200, frame: 'staff', title: 'Nakijken', here: '/inzage', body };
}

/** What somebody may ask about: nothing of a case that this reader must never see. */
const ownFindings = async (visit: Visit, week: Day): Promise<FindingRow[]> => knownTo(visit, await readFindings(visit.db, week), ({ caseId }) => caseId);

function End({ visit, week, open, elsewhere }: { visit: Visit; week: Day; open: number; elsewhere: boolean }) {
  if (open > 0) return <p>{open === 1 ? 'Er is nog één vraag' : `Er zijn nog ${open} vragen`} zonder antwoord. Daarna kan de week worden afgerond.</p>;
  if (elsewhere) return <p>Een andere privacyfunctionaris beantwoordt de rest en rondt deze week af.</p>;
  return <ButtonForm primary action={`${address(week)}/afronden`} onceKey={visit.onceKey} label="Deze week is nagekeken" />;
}

interface FindingCardProps { readonly visit: Visit; readonly week: Day; readonly one: FindingRow; readonly wrong: Wrong | null; readonly ended: boolean }

function FindingCard({ visit, week, one, wrong, ended }: FindingCardProps) {
  const title = `${one.staff}, ${one.number ? `zaak ${one.number}` : WITHOUT_CASE[one.kinds[0]!] ?? 'buiten kantooruren'}`;
  const error = (name: string) => faultAt(wrong?.errors, fieldOf(name, one.id));
  const typed = (name: string) => wrong?.typed.get(fieldOf(name, one.id)) ?? undefined;
  return (
    <Card id={`vraag-${one.id}`} title={title}>
      <p class="two-sub">{listed(one.roles.map((role) => ROLE_NAMES[role]))} · {one.looks} keer, van {momentText(one.first)} tot {momentText(one.last)}</p>
      <ul class="lines">{one.kinds.map((kind) => <li>{KIND_TEXTS[kind]}</li>)}</ul>
      {one.number ? <p><a href={`/inzage/zaak/${one.number}`}>Wie zag zaak {one.number}</a></p> : null}
      {one.outcome ? <p><strong>{OUTCOME_TEXTS[one.outcome].label}.</strong> {one.remark ? visit.keys.openShared(contextOf(one.id), one.remark).toString() : ''}</p> : null}
      {ended || (one.outcome && !wrong) ? null : (
        <Form action={`${address(week)}/antwoord/${one.id}`} onceKey={visit.onceKey}>
          <Choice name={fieldOf('uitkomst', one.id)} label="Wat kwam eruit?" value={typed('uitkomst')} error={error('uitkomst')} options={OUTCOMES.map((value) => ({ value, ...OUTCOME_TEXTS[value] }))} />
          <TextArea name={fieldOf('toelichting', one.id)} label="Toelichting" rows={2} value={typed('toelichting')} error={error('toelichting')} hint="Zonder namen van deelnemers. Alleen u leest dit." />
          <SubmitBar label="Antwoord vastleggen" />
        </Form>
      )}
    </Card>
  );
}

const WITHOUT_CASE: Partial<Record<Kind, string>> = { 'many-cases': 'veel zaken', 'many-searches': 'veel gezocht' };
const fieldOf = (name: string, finding: number): string => `${name}-${finding}`;
const contextOf = (finding: number): string => `${REMARK} ${finding}`;

/** An answer to one finding. Another answer later is added to it; the newest counts. */
export async function answerFinding(visit: Visit): Promise<Answer> {
  const week = parseDay(visit.params['week'] ?? '');
  const review = week ? await readReview(visit.db, week) : null;
  const id = /^\d{1,15}$/.test(visit.params['vraag'] ?? '') ? Number(visit.params['vraag']) : 0;
  const finding = week && review && !review.ended ? (await ownFindings(visit, week)).find((one) => one.id === id) : undefined;
  if (!week || !finding) return notFound();
  const outcome = visit.form.get(fieldOf('uitkomst', id)) ?? '';
  const remark = (visit.form.get(fieldOf('toelichting', id)) ?? '').trim();
  const errors: FieldError[] = [];
  if (!(OUTCOMES as readonly string[]).includes(outcome)) errors.push({ field: fieldOf('uitkomst', id), message: 'Kies wat eruit kwam.' });
  if (remark === '') errors.push({ field: fieldOf('toelichting', id), message: 'Schrijf in een paar woorden op waarom.' });
  if (remark.length > MOST_SIGNS) errors.push({ field: fieldOf('toelichting', id), message: `Dit is langer dan ${MOST_SIGNS} tekens. Maak het korter.` });
  if (errors.length > 0) return reviewPage(visit, week, { finding: id, typed: visit.form, errors });
  await addAnswer(visit.db, { finding: id, outcome: outcome as Outcome, remark: visit.keys.sealShared(contextOf(id), remark) }, { now: visit.now, by: visit.user!.id });
  if (finding.caseId) visit.shows(finding.caseId);
  return { kind: 'to', location: `${address(week)}#vraag-${id}` };
}

export async function finishReview(visit: Visit): Promise<Answer> {
  const week = parseDay(visit.params['week'] ?? '');
  const review = week ? await readReview(visit.db, week) : null;
  if (!week || !review) return notFound();
  if (review.findings > review.answered) return reviewPage(visit, week, { finding: null, typed: visit.form, errors: [{ field: '', message: 'Er zijn nog vragen zonder antwoord. Beantwoord die eerst.' }] });
  await endReview(visit.db, week, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: '/inzage/nakijken' };
}
