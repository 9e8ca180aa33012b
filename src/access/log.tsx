import type { Child } from 'hono/jsx';
import { parseDay } from '../core/day.ts';
import { DayField, Select, SubmitBar, TextField } from '../ui/field.tsx';
import { Empty } from '../ui/empty.tsx';
import { FieldRow } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { excludedFor } from '../web/relation.ts';
import { logNotice } from '../web/log-notice.tsx';
import { glassToReview } from '../web/glass-notice.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { actTitle } from '../words/acts.ts';
import { momentText } from '../words/day.ts';
import { everyAccount, findCase, overdueReviews, PAGE_SIZE, readLooks, type Account, type Look } from './sql.ts';
import { AccessTabs } from './tabs.tsx';

interface Asked {
  number: string;
  /** Of one colleague alone, by the id of the account; null for everybody's. */
  staff: string | null;
  day: string;
  before: number | null;
  /** What of it cannot be answered, by field. */
  errors: { zaak?: string; dag?: string };
}

/** Who saw which case. Looking here is a look too: the cases that the page names are logged. */
export async function showLog(visit: Visit): Promise<Answer> {
  const staff = await everyAccount(visit.db);
  const asked = readAsked(visit.query, staff);
  const hidden = await excludedFor(visit);
  const found = asked.number === '' ? null : await findCase(visit.db, asked.number);
  const caseId = found !== null && hidden.has(found) ? null : found;
  if (asked.number !== '' && caseId === null) asked.errors.zaak = 'Er is geen zaak met dit nummer.';
  const wrong = Object.keys(asked.errors).length > 0;
  const rows = wrong ? [] : await readLooks(visit.db, { caseId, staff: asked.staff, day: asked.day || null, before: asked.before, hidden: [...hidden] });
  const looks = rows.slice(0, PAGE_SIZE);
  visit.shows(...new Set(looks.flatMap(({ cases }) => cases.map(({ id }) => id))));
  const next = rows.length > PAGE_SIZE ? nextPage(asked, looks.at(-1)!.id) : undefined;
  return { kind: 'page', status: wrong ? 422 : 200, frame: 'staff', title: 'Wie zag wat', here: '/inzage', body: <LogPage asked={asked} staff={staff} looks={looks} next={next} above={<><AccessTabs here="/inzage" late={await overdueReviews(visit.db, visit.today)} />{await glassToReview(visit)}{await logNotice(visit)}</>} known={caseId !== null} /> };
}

function readAsked(query: URLSearchParams, staff: readonly Account[]): Asked {
  const day = (query.get('dag') ?? '').trim();
  const before = /^\d{1,15}$/.test(query.get('voor') ?? '') ? Number(query.get('voor')) : null;
  const errors: Asked['errors'] = day !== '' && !parseDay(day) ? { dag: 'Dit is geen dag. Schrijf jaar-maand-dag.' } : {};
  return { number: (query.get('zaak') ?? '').trim(), staff: staff.find(({ id }) => id === query.get('wie'))?.id ?? null, day, before, errors };
}

function nextPage(asked: Asked, before: number): string {
  const query = new URLSearchParams({ ...(asked.number && { zaak: asked.number }), ...(asked.staff && { wie: asked.staff }), ...(asked.day && { dag: asked.day }), voor: String(before) });
  return `/inzage?${query}`;
}

interface LogPageProps {
  asked: Asked;
  /** Who can be chosen, those who left included. */
  staff: readonly Account[];
  looks: readonly Look[];
  next: string | undefined;
  above: Child;
  /** The number that was asked for is a case. */
  known: boolean;
}

function LogPage({ asked, staff, looks, next, above, known }: LogPageProps) {
  return (
    <>
      <PageHead title="Wie zag wat" />
      {above}
      <form class="form" action="/inzage" method="get">
        <FieldRow>
          <TextField name="zaak" label="Zaaknummer" optional size="medium" value={asked.number} error={asked.errors.zaak} />
          <Select name="wie" label="Collega" optional empty="Iedereen" value={asked.staff ?? ''} options={staff.map(({ id, name }) => ({ value: id, label: name }))} />
          <DayField name="dag" label="Dag" optional value={asked.day} error={asked.errors.dag} />
        </FieldRow>
        <SubmitBar label="Zoeken in de regels" cancel={{ href: '/inzage', label: 'Alles tonen' }} />
      </form>
      {known ? <p><a href={`/inzage/zaak/${asked.number}`}>Wie zag zaak {asked.number}, per dag en per persoon</a></p> : null}
      <Table<Look> caption="Wie zag welke zaken, nieuwste eerst" rows={looks} next={next} columns={[
        { label: 'Wanneer', width: 'narrow', names: true, cell: ({ at }) => momentText(at) },
        { label: 'Wie', cell: ({ staff }) => staff ?? 'Zonder account' },
        { label: 'Wat', cell: ({ act }) => actTitle(act) },
        { label: 'Zaken', width: 'wide', cell: (look) => casesText(look) },
      ]} empty={<Empty title="Hier zijn geen regels over.">Kies een andere zaak, collega of dag, of toon alles.</Empty>} />
    </>
  );
}

function casesText({ cases, count }: Look): string {
  if (count === 0) return 'Geen';
  const more = count - cases.length;
  return cases.map(({ number }) => number).join(', ') + (more > 0 ? ` en nog ${more}` : '');
}
