import { readCase } from '../database/journal.ts';
import { Empty } from '../ui/empty.tsx';
import { ErrorSummary, faultAt, Select, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { typed } from '../ui/form-text.ts';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Late, Tag } from '../ui/tag.tsx';
import { accessOf } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import { excludedFor, relationsTo } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { dayOf } from '../core/day.ts';
import { clockText, dayText } from '../words/day.ts';
import { judgeReason, readNumber } from './form.ts';
import { GLASS_MINUTES, REVIEW_WORKING_DAYS, SHORTEST_GLASS_REASON, witnesses, workingDaysAfter, type Colleague } from './rules.ts';
import { activeStaff, breakGlass, findNumbered, overdueGlass, readBroken, reviewGlass, type Broken } from './sql.ts';
import { GLASS_EXPLAINED, GLASS_SHORT, isOutcome, NOBODY_REACHED, NOTHING_OPENS, NUMBER_WRONG, OUTCOMES, WITNESS_MISSING, type Outcome } from './texts.ts';

export const showGlass = async (visit: Visit): Promise<Answer> => glassPage(visit, await askedWitness(visit), null);

/** Null where nobody has to know of it beforehand. */
async function askedWitness(visit: Visit): Promise<readonly Colleague[] | null> {
  const me = visit.user?.id ?? '';
  return await overdueGlass(visit.db, me, visit.today) === 0 ? null : witnesses(await activeStaff(visit.db), me);
}

/**
 * Opens a case that is none of this colleague's, for an hour, to read. No such case and one from which this colleague is
 * excluded get the same answer; the second is named in the access log. Where an earlier emergency of theirs was not looked at in time it
 * opens all the same, because somebody else's lateness must hurt nobody in danger; but a second person knows of it, or could not be reached.
 */
export async function openInEmergency(visit: Visit): Promise<Answer> {
  const [number, reason] = [readNumber(typed(visit.form, 'zaak')), typed(visit.form, 'reden')];
  const errors: FieldError[] = [];
  if (number === null) errors.push({ field: 'zaak', message: NUMBER_WRONG });
  const fault = judgeReason(reason) ?? ([...reason].length < SHORTEST_GLASS_REASON ? GLASS_SHORT : null);
  if (fault) errors.push({ field: 'reden', message: fault });
  const known = await askedWitness(visit);
  const [witness] = known?.filter(({ id }) => id === typed(visit.form, 'wie-weet')) ?? [];
  if (known && !witness && typed(visit.form, 'wie-weet') !== NOBODY_REACHED) errors.push({ field: 'wie-weet', message: WITNESS_MISSING });
  if (number === null || errors.length > 0) return glassPage(visit, known, errors);
  const caseId = await findNumbered(visit.db, number);
  const refused = () => glassPage(visit, known, [{ field: 'zaak', message: NOTHING_OPENS }]);
  if (caseId === null) return refused();
  visit.shows(caseId);
  if ((await excludedFor(visit)).has(caseId)) return refused();
  // Where the second fence shows nothing of it, there is no relation.
  const file = await readCase(visit.db, caseId);
  const own = file ? (await relationsTo(visit, [{ id: caseId, standing: accessOf(file.state) }])).get(caseId) ?? [] : [];
  if (own.length === 0) {
    const until = new Date(visit.now.getTime() + GLASS_MINUTES * 60_000);
    await breakGlass(visit.db, visit.keys, { caseId, reason: known ? `${reason}\nWeet ervan: ${witness?.name ?? 'niemand bereikt'}.` : reason, until, reviewBy: workingDaysAfter(visit.today, REVIEW_WORKING_DAYS) }, { now: visit.now, by: visit.user?.id ?? '', newId: visit.newId });
  }
  return { kind: 'to', location: `/zaken/${number}` };
}

function glassPage(visit: Visit, known: readonly Colleague[] | null, errors: readonly FieldError[] | null): Answer {
  const body = (
    <>
      <PageHead title="Ik moet in een zaak die niet van mij is" />
      <ErrorSummary errors={errors ?? []} />
      <p class="lead">{GLASS_EXPLAINED}</p>
      <Form action="/noodtoegang" onceKey={visit.onceKey}>
        <TextField name="zaak" label="Zaaknummer" size="medium" value={typed(visit.form, 'zaak')} error={faultAt(errors ?? [], 'zaak')} />
        <TextArea name="reden" label="Waarom moet u erin?" rows={3} value={typed(visit.form, 'reden')} error={faultAt(errors ?? [], 'reden')} hint={`Minstens ${SHORTEST_GLASS_REASON} tekens. De privacyfunctionaris leest dit na.`} />
        {known ? (
          <>
            <Notice tone="warning" title="Een eerdere keer is nog niet nagelopen">U kunt er toch in als iemand gevaar loopt. Bel eerst een collega en vertel wat u doet. De privacyfunctionaris, beleid en de directeur zien dat dit opnieuw gebeurt.</Notice>
            <Select name="wie-weet" label="Wie weet ervan?" value={typed(visit.form, 'wie-weet')} error={faultAt(errors ?? [], 'wie-weet')} options={[...known.map(({ id, name }) => ({ value: id, label: name })), { value: NOBODY_REACHED, label: 'Ik bereikte niemand' }]} />
          </>
        ) : null}
        <SubmitBar label="Zaak openen en dit melden" cancel={{ href: '/' }} />
      </Form>
    </>
  );
  return { kind: 'page', status: errors === null ? 200 : 422, frame: 'staff', title: 'Noodtoegang', here: '/noodtoegang', body };
}

/** Enough for a year; each is read by a person. */
const MOST = 200;

export const showBroken = (visit: Visit): Promise<Answer> => brokenPage(visit, null);

/** Somebody else looks at what was done; nobody at what they did themselves. */
export async function review(visit: Visit): Promise<Answer> {
  const outcome = typed(visit.form, 'uitkomst');
  if (!isOutcome(outcome)) return brokenPage(visit, 'Kies wat eruit kwam.');
  const by = visit.user?.id ?? '';
  const done = await reviewGlass(visit.db, visit.params['glas'] ?? '', outcome, await excludedFor(visit), { now: visit.now, by, newId: visit.newId });
  if (done === null) return notFound();
  if (done === 'own') return brokenPage(visit, 'Dit was u zelf. Een andere privacyfunctionaris loopt het na.');
  visit.shows(done.caseId);
  return { kind: 'to', location: '/noodtoegang/nalopen' };
}

async function brokenPage(visit: Visit, fault: string | null): Promise<Answer> {
  const rows = await readBroken(visit.db, visit.keys, await excludedFor(visit), MOST);
  visit.shows(...rows.map(({ caseId }) => caseId));
  const body = (
    <>
      <PageHead title="Noodtoegang nalopen" />
      <ErrorSummary errors={fault === null ? [] : [{ field: '', message: fault }]} />
      <p class="lead">Een collega opende een zaak die niet van die collega was, voor hoogstens {GLASS_MINUTES} minuten. Vraag na of het nodig was, binnen {REVIEW_WORKING_DAYS} werkdagen.</p>
      <Table<Broken> caption="Noodtoegang" quietCaption rows={rows} columns={[
        { label: 'Wanneer', names: true, width: 'narrow', cell: ({ openedAt, until }) => <TwoLines main={dayText(dayOf(openedAt))} sub={`${clockText(openedAt)} tot ${clockText(until)}`} /> },
        { label: 'Wie', cell: ({ name }) => name },
        { label: 'Zaak', width: 'narrow', cell: ({ number }) => <a href={`/inzage?zaak=${number}`}>{number}<span class="vh">: wie zag wat</span></a> },
        { label: 'Waarom', width: 'wide', cell: ({ reason }) => reason ?? 'De reden is gewist.' },
        { label: 'Nagelopen', cell: (row) => <Reviewed visit={visit} row={row} /> },
      ]} empty={<Empty title="Er is geen noodtoegang gebruikt.">Opent een collega een zaak met noodtoegang, dan staat het hier meteen. U hoeft nu niets na te lopen.</Empty>} />
    </>
  );
  return { kind: 'page', status: fault === null ? 200 : 422, frame: 'staff', title: 'Noodtoegang nalopen', here: '/noodtoegang/nalopen', body };
}

function Reviewed({ visit, row }: { visit: Visit; row: Broken }) {
  if (row.outcome) return <TwoLines main={<Tag tone={row.outcome === 'breach' ? 'attention' : 'good'}>{OUTCOMES[row.outcome]}</Tag>} sub={row.reviewedBy} />;
  const when = row.reviewBy < visit.today ? <Late>moest uiterlijk {dayText(row.reviewBy)}</Late> : `uiterlijk ${dayText(row.reviewBy)}`;
  if (row.staffId === visit.user?.id) return <TwoLines main="Door een ander" sub={when} />;
  return (
    <div class="stack">
      <p>{when}</p>
      {(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => <ButtonForm action={`/noodtoegang/${row.id}/nagelopen`} onceKey={visit.onceKey} label={OUTCOMES[outcome]} fields={{ uitkomst: outcome }} />)}
    </div>
  );
}
