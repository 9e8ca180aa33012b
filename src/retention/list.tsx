import type { Child } from 'hono/jsx';
import { addDays, type Day } from '../core/day.ts';
import { RETENTION } from '../core/retention.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Late, Tag } from '../ui/tag.tsx';
import { knownTo } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { erasingNotice } from '../web/work-notice.tsx';
import { dayText, daysText, wholeDay } from '../words/day.ts';
import { readList, readOfficeList, readOverdue } from './job.ts';
import { overdueOf, shownAs, type Listed, type Overdue } from './rules.ts';
import { readStop, reviewNotices, settleStop, writeLastRun, type OpenStop } from './sql.ts';
import { RetentionTabs } from './tabs.tsx';
import { endingText, HOLD_WORDS, overdueFilesText, overdueText, STANDING_TEXTS, STOP_TEXTS } from './texts.ts';

/** More than this nobody looks through at once; what waits longest for a review comes first. */
const MOST = 200;

/** What comes to the end of its term, and what stands in the way. Names are not shown: the privacy officer opens no case (P-22). */
export async function showList(visit: Visit): Promise<Answer> {
  const all = await knownTo(visit, await readList(visit.db, visit.today), ({ id }) => id);
  const shown = all.slice(0, MOST);
  visit.shows(...shown.map(({ id }) => id));
  const stop = await readStop(visit.db);
  const files = (await readOfficeList(visit.db, visit.today)).filter(({ standing }) => standing === 'overdue').length;
  const open = shown.filter(({ notice, reviewed }) => notice !== null && !reviewed);
  const body = (
    <>
      <PageHead title="Bewaren en wissen" />
      <RetentionTabs here="/bewaren" />
      {visit.demo ? <Notice title="In deze demo wordt niets gewist">De zaak hieronder is een voorbeeld. De mensen erin bestaan niet.</Notice> : null}
      {await erasingNotice(visit)}
      {stop ? <Stopped visit={visit} stop={stop} /> : null}
      {visit.demo ? null : <OverdueNotice overdue={overdueOf(all)} />}
      {visit.demo || files === 0 ? null : <Notice tone="safety" title={overdueFilesText(files)}><a href="/bewaren/dossiers">Loop ze na</a>, of houd ze met een reden.</Notice>}
      <p class="lead">Een zaak komt hier {RETENTION.warnDays} dagen voordat de termijn afloopt. Loop de lijst na, uiterlijk {RETENTION.reviewDays} dagen voor het einde, en houd wat langer moet blijven. Wat is nagelopen, wordt aan het einde van de termijn gewist: namen, adressen, brieven en aantekeningen. Wat niet is nagelopen, wordt niet gewist. De jaarcijfers blijven gelijk.</p>
      <ListTable shown={shown} total={all.length} />
      {open.length > 0 ? <ButtonForm action="/bewaren/nagelopen" onceKey={visit.onceKey} label="Lijst nagelopen" fields={{ gezien: open.map(shownAs).join(' ') }} /> : null}
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Bewaren en wissen', here: '/bewaren', body };
}

function OverdueNotice({ overdue: { cases, days } }: { overdue: Overdue }) {
  if (cases === 0) return null;
  return <Notice tone="safety" title={overdueText(cases)}>Niemand liep ze na, en daarom is er niets gewist. De langste is {daysText(days)} over tijd. Loop ze na, of houd ze met een reden.</Notice>;
}

function ListTable({ shown, total }: { shown: readonly Listed[]; total: number }) {
  return (
    <Table<Listed> caption="Zaken waarvan de termijn afloopt" quietCaption rows={shown} total={total} noun={['zaak', 'zaken']} columns={[
      { label: 'Zaak', names: true, width: 'narrow', cell: (row) => <a href={`/bewaren/${row.number}`}>{row.number}</a> },
      { label: 'Hoe en wanneer geëindigd', width: 'wide', cell: (row) => <TwoLines main={endingText(row.ended.ending)} sub={dayText(row.ended.on)} /> },
      { label: 'Termijn tot', width: 'narrow', cell: (row) => dayText(row.ends) },
      { label: 'Stand', cell: (row) => <Standing row={row} /> },
      { label: 'Wissen vanaf', width: 'narrow', cell: (row) => dayText(row.eraseFrom) },
      { label: 'Nagelopen', width: 'narrow', cell: (row) => (row.reviewed ? 'Ja' : `Nog niet, uiterlijk ${dayText(row.reviewBy)}`) },
    ]} empty={<Empty title="Er loopt nu geen termijn af.">Een zaak komt hier vanzelf voordat haar termijn om is. U hoeft nu niets te doen.</Empty>} />
  );
}

export function Standing({ row }: { row: Listed }) {
  if (row.standing === 'kept') return <Tag>Bewaard</Tag>;
  const { text, tone } = STANDING_TEXTS[row.standing];
  const why = row.standing === 'overdue' ? <Late>{daysText(row.overDays)} over de termijn</Late>
    : row.standing === 'held' && row.heldUntil && row.holdReason ? `tot en met ${wholeDay(row.heldUntil)}: ${HOLD_WORDS[row.holdReason]}` : undefined;
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

/** Reviews what that list showed, as it showed it: what came on it since, or has another end by now, waits for the next look. */
export async function review(visit: Visit): Promise<Answer> {
  const seen = new Set((visit.form.get('gezien') ?? '').split(' '));
  const looked = (await knownTo(visit, await readList(visit.db, visit.today), ({ id }) => id)).filter((row) => seen.has(shownAs(row))).map(({ id }) => id);
  visit.shows(...looked);
  await reviewNotices(visit.db, looked, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: '/bewaren' };
}

/** For the director's page: how many are over their term and for how long, and of which cases nothing. Only the director is told. */
export async function overdueNotice(visit: Visit): Promise<Child | null> {
  if (visit.demo || !visit.user?.roles.includes('director')) return null;
  const { cases, days } = await readOverdue(visit.db, visit.today);
  if (cases === 0) return null;
  return <Notice tone="safety" title={overdueText(cases)}>De privacyfunctionaris liep ze nog niet na. De langste is {daysText(days)} over tijd. Zolang dat duurt, wordt er niets van gewist.</Notice>;
}
