import { dayOf, type Day } from '../core/day.ts';
import { casesLeftOut } from '../database/standing-anew.ts';
import { failingNow, failures, lastRuns, type Failing, type JobRun } from '../database/job-run.ts';
import { Card } from '../ui/card.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Progress as Far } from '../ui/progress.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Late, Tag } from '../ui/tag.tsx';
import { notFound } from '../web/pages.tsx';
import { knownTo } from '../web/relation.ts';
import type { PageNotice } from '../web/page-notice.ts';
import type { Answer, Visit } from '../web/route.ts';
import { whenText } from '../web/keeping.ts';
import { clockText, minuteText } from '../words/day.ts';
import { CHORES, importsCard } from './imports.tsx';
import type { Chores, Standing } from './runner.ts';
import { choreName, choreText, countsText, errorText, everyText, isChore, LEFT_OUT_TEXT, sinceText } from './texts.ts';

const ADDRESS = CHORES;
const MOST_FAILURES = 50;

interface Row extends Standing { readonly last: JobRun | null; readonly failing: Failing | null }

/** What every work beside the server did, and what failed. No name, and no case but the numbers of those that could not be looked at. */
export async function showChores(visit: Visit, chores: Chores): Promise<Answer> {
  const last = await lastRuns(visit.db);
  const failing = new Map((await failingNow(visit.db)).map((one) => [one.name, one]));
  const rows = chores.standing().map((one): Row => ({ ...one, last: last.get(one.name) ?? null, failing: failing.get(one.name) ?? null }));
  // What fails is why somebody comes here; the rest keeps its order.
  rows.sort((one, other) => Number(other.failing !== null) - Number(one.failing !== null));
  const failed = await failures(visit.db, MOST_FAILURES);
  const body = (
    <>
      <PageHead title="Wat BIS zelf doet" />
      <Asked rows={rows} asked={visit.query.get('gestart')} busy={visit.query.get('bezig')} />
      <p class="lead">Dit werk gaat vanzelf. Lukt iets niet, dan probeert BIS het bij de volgende ronde opnieuw. Blijft het misgaan, vraag dan wie de server beheert om te kijken. Geef het soort fout door.</p>
      <Work rows={rows} visit={visit} />
      {await leftOutCard(visit)}
      {await importsCard(visit)}
      <Card id="mis" title="Wat er misging" flush>
        <Table<JobRun> stacks caption="Rondes die niet lukten" quietCaption rows={failed} empty={<p class="card-note">De laatste dertig dagen ging er niets mis.</p>} columns={[
          { label: 'Taak', names: true, cell: ({ name }) => choreName(name) },
          { label: 'Wanneer', cell: (run) => roundText(run) },
          { label: 'Soort fout', width: 'wide', cell: ({ error }) => errorText(error ?? '') },
        ]} />
      </Card>
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Wat BIS zelf doet', here: ADDRESS, body };
}

/** Which cases the look at lists had to leave. Nothing where it left none. */
async function leftOutCard(visit: Visit) {
  const left = await knownTo(visit, await casesLeftOut(visit.db), ({ id }) => id);
  if (left.length === 0) return null;
  visit.shows(...left.map(({ id }) => id));
  return (
    <Card id="overgeslagen" title="Zaken die niet nagelopen konden worden">
      <p>{LEFT_OUT_TEXT}</p>
      <ul class="lines">{left.map(({ number, since }) => <li>{number}, {sinceText(since, visit.today)}</li>)}</ul>
    </Card>
  );
}

function Work({ rows, visit }: { rows: readonly Row[]; visit: Visit }) {
  return (
    <Table<Row> stacks caption="Taken" quietCaption rows={rows} noun={['taak', 'taken']} columns={[
      { label: 'Taak', names: true, width: 'wide', cell: ({ name }) => <TwoLines main={choreName(name)} sub={choreText(name)} /> },
      { label: 'Hoe het ging', cell: (row) => <Outcome row={row} today={visit.today} /> },
      { label: 'Volgende ronde', width: 'narrow', cell: ({ every, next }) => <TwoLines main={next ? nearText(next, visit.today) : 'nog niet gestart'} sub={everyText(every)} /> },
      { label: 'Nu doen', quiet: true, cell: (row) => (row.busySince ? <a href={ADDRESS}>Opnieuw kijken</a>
        : <ButtonForm action={`${ADDRESS}/${row.name}`} onceKey={visit.onceKey} label={row.failing ? 'Nu opnieuw proberen' : 'Nu doen'} about={choreName(row.name)} />) },
    ]} />
  );
}

function Outcome({ row: { busySince, progress, last, failing }, today }: { row: Row; today: Day }) {
  if (busySince) return <TwoLines main={<><Tag tone="info">Bezig</Tag> {progress ? <Far {...progress} /> : null}</>} sub={sinceText(busySince, today)} />;
  if (!last?.endedAt) return <>Nog niet gedaan</>;
  if (failing) return <TwoLines main={<Tag tone="late">Niet gelukt</Tag>} sub={<><Late>{sinceText(failing.since, today)}</Late>, laatst {whenText(last.endedAt, today)}: {errorText(failing.error)}</>} />;
  const did = countsText(last.counts);
  return <TwoLines main={<Tag tone="good">Gelukt</Tag>} sub={`${whenText(last.endedAt, today)}${did ? `: ${did}` : ''}`} />;
}

/** Today the hour is enough. Says what it is by itself: on a telephone the heading of the column is not shown. */
const nearText = (at: Date, today: Day): string => (dayOf(at) === today ? `weer om ${clockText(at)}` : `weer op ${minuteText(at)}`);

const roundText = ({ startedAt, endedAt, rounds }: JobRun): string =>
  (rounds > 1 && endedAt ? `${minuteText(startedAt)} tot ${minuteText(endedAt)}, ${rounds} keer` : minuteText(startedAt));

/** What became of the button. */
function Asked({ rows, asked, busy }: { rows: readonly Row[]; asked: string | null; busy: string | null }) {
  const row = rows.find(({ name }) => name === (asked ?? busy));
  if (!row) return null;
  const name = choreName(row.name);
  if (busy !== null) return <Notice title={`${name} was al bezig`}>Er is niet nog een ronde begonnen.</Notice>;
  if (row.busySince) return <Notice tone="success" title={`${name} is begonnen`}><p>Open deze pagina straks opnieuw om te zien hoe het ging. U kunt intussen verder werken.</p></Notice>;
  if (row.failing) return <Notice tone="warning" title={`${name}: weer niet gelukt`}>Soort fout: {errorText(row.failing.error)}.</Notice>;
  return <Notice tone="success" title={`${name}: gelukt`} />;
}

/** Begins a round, by the way that every round goes. */
export async function beginChore(visit: Visit, chores: Chores): Promise<Answer> {
  const name = visit.params['taak'] ?? '';
  const begun = chores.begin(name);
  if (begun === 'unknown') return notFound();
  return { kind: 'to', location: `${ADDRESS}?${begun === 'busy' ? 'bezig' : 'gestart'}=${encodeURIComponent(name)}` };
}

/** On the start page of the administrator. */
export const choresNotice: PageNotice = async (visit) => {
  const failing = (await failingNow(visit.db)).filter(({ name }) => isChore(name));
  if (failing.length === 0) return null;
  return (
    <Notice tone="warning" title={failing.length === 1 ? 'Een taak van BIS lukt niet' : `${failing.length} taken van BIS lukken niet`}>
      <ul>{failing.map(({ name, since }) => <li>{choreName(name)}, {sinceText(since, visit.today)}</li>)}</ul>
      <p><a href={ADDRESS}>Kijken wat er misgaat</a></p>
    </Notice>
  );
};
