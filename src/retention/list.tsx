import { addDays, type Day } from '../core/day.ts';
import { RETENTION } from '../core/retention.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { excludedCases } from '../database/relation.ts';
import { readList } from './job.ts';
import type { Listed } from './rules.ts';
import { readStop, reviewNotices, settleStop, writeLastRun, type OpenStop } from './sql.ts';
import { RetentionTabs } from './tabs.tsx';
import { endingText, HOLD_WORDS, STANDING_TEXTS, STOP_TEXTS } from './texts.ts';

/** More than this nobody looks through at once; the oldest come first. */
const MOST = 200;

/** What comes to the end of its term, and what stands in the way. Names are not shown: the privacy officer opens no case (P-22). */
export async function showList(visit: Visit): Promise<Answer> {
  const all = await knownTo(visit, await readList(visit.db, visit.today));
  const shown = all.slice(0, MOST);
  visit.shows(...shown.map(({ id }) => id));
  const stop = await readStop(visit.db);
  const body = (
    <>
      <PageHead title="Bewaren en wissen" />
      <RetentionTabs here="/bewaren" />
      {visit.demo ? <Notice title="In deze demo wordt niets gewist">De zaak hieronder is een voorbeeld. De mensen erin bestaan niet.</Notice> : null}
      {stop ? <Stopped visit={visit} stop={stop} /> : null}
      <p class="lead">Loopt een termijn af, dan staat de zaak hier {RETENTION.warnDays} dagen. Daarna worden namen, adressen, brieven en aantekeningen gewist. De jaarcijfers blijven gelijk.</p>
      <ListTable shown={shown} total={all.length} />
      {shown.some(({ notice, reviewed }) => notice !== null && !reviewed)
        ? <ButtonForm action="/bewaren/nagelopen" onceKey={visit.onceKey} label="Lijst nagelopen" /> : null}
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Bewaren en wissen', here: '/bewaren', body };
}

/** Without cases from which this reader is excluded: a colleague looks at those. */
export async function knownTo<Row extends { readonly id: string }>(visit: Visit, rows: readonly Row[]): Promise<Row[]> {
  const hidden = await excludedCases(visit.db, visit.user?.id ?? '');
  return rows.filter(({ id }) => !hidden.has(id));
}

function ListTable({ shown, total }: { shown: readonly Listed[]; total: number }) {
  return (
    <Table<Listed> caption="Zaken waarvan de termijn afloopt" quietCaption rows={shown} total={total} noun={['zaak', 'zaken']} columns={[
      { label: 'Zaak', names: true, width: 'narrow', cell: (row) => <a href={`/bewaren/${row.number}`}>{row.number}</a> },
      { label: 'Hoe en wanneer geëindigd', width: 'wide', cell: (row) => <TwoLines main={endingText(row.ended.ending)} sub={dayText(row.ended.on)} /> },
      { label: 'Termijn tot', width: 'narrow', cell: (row) => dayText(row.ends) },
      { label: 'Stand', cell: (row) => <Standing row={row} /> },
      { label: 'Wissen vanaf', width: 'narrow', cell: (row) => dayText(row.eraseFrom) },
      { label: 'Nagelopen', width: 'narrow', cell: (row) => (row.reviewed ? 'Ja' : 'Nog niet') },
    ]} empty={<Empty title="Er loopt nu geen termijn af." />} />
  );
}

export function Standing({ row }: { row: Listed }) {
  if (row.standing === 'kept') return <Tag>Bewaard</Tag>;
  const { text, tone } = STANDING_TEXTS[row.standing];
  const why = row.standing === 'held' && row.heldUntil && row.holdReason ? `tot en met ${wholeDay(row.heldUntil)}: ${HOLD_WORDS[row.holdReason]}` : undefined;
  return <TwoLines main={<Tag tone={tone}>{text}</Tag>} sub={why} />;
}

function Stopped({ visit, stop }: { visit: Visit; stop: OpenStop }) {
  const { title, press } = STOP_TEXTS[stop.reason];
  return (
    <Notice tone="warning" title={title}>
      <p>{stopText(stop, visit.today)}</p>
      <ButtonForm action="/bewaren/doorgaan" onceKey={visit.onceKey} label={press} fields={{ stop: String(stop.id) }} />
    </Notice>
  );
}

function stopText(stop: OpenStop, today: Day): string {
  if (stop.reason === 'large-batch') {
    return `Er zijn ${stop.cases} zaken tegelijk aan de beurt. Dat gebeurt zelden. Kijk of dit klopt. Wat langer moet blijven, kunt u houden. Gewist is gewist.`;
  }
  const before = stop.lastRun ? `De vorige keer was het ${wholeDay(stop.lastRun)}. ` : '';
  return `${before}De computer zegt dat het vandaag ${wholeDay(today)} is. Klopt dat niet, laat dan eerst de klok gelijkzetten.`;
}

/** Somebody looked: the next run goes on, within the hour. */
export async function goOn(visit: Visit): Promise<Answer> {
  const id = Number(visit.form.get('stop'));
  if (Number.isSafeInteger(id) && await settleStop(visit.db, id, visit.today, { now: visit.now, by: visit.user!.id })) {
    await writeLastRun(visit.db, addDays(visit.today, -1), visit.now);
  }
  return { kind: 'to', location: '/bewaren' };
}

/** Kept with the proof: how many of the cases that went had been looked at. */
export async function review(visit: Visit): Promise<Answer> {
  const shown = (await knownTo(visit, await readList(visit.db, visit.today))).slice(0, MOST).map(({ id }) => id);
  visit.shows(...shown);
  await reviewNotices(visit.db, shown, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: '/bewaren' };
}
