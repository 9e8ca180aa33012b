import { dayOf, type Day } from '../core/day.ts';
import { importRuns, type ImportRun } from '../database/import-run.ts';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import type { PageNotice } from '../web/page-notice.ts';
import type { Visit } from '../web/route.ts';
import { whenText } from '../web/keeping.ts';
import { clockText } from '../words/day.ts';
import { sinceText } from './texts.ts';

const ID = 'inlezen';
export const CHORES = '/beheer/taken';
const MOST = 10;
/** It tells after every 200 rows, within seconds; whoever says nothing for so long was stopped. Own choice. */
const SILENT_MINUTES = 5;
/** Days in which the start page still tells what came of it. Own choice. */
const TOLD_DAYS = 2;

type Stand = 'goes' | 'silent' | 'whole' | 'broken';

const minutesSince = (at: Date, now: Date): number => (now.getTime() - at.getTime()) / 60_000;

/** One that was killed never says that it ended. */
const standOf = ({ whole, toldAt }: ImportRun, now: Date): Stand =>
  (whole === null ? (minutesSince(toldAt, now) > SILENT_MINUTES ? 'silent' : 'goes') : whole ? 'whole' : 'broken');

const TAGS = { goes: ['info', 'Bezig'], silent: ['late', 'Gestopt'], whole: ['good', 'Klaar'], broken: ['late', 'Niet af'] } as const satisfies Record<Stand, readonly [string, string]>;

const AGAIN = 'Wie de server beheert, begint opnieuw met hetzelfde bestand. Het gaat verder waar het was.';

function Far({ run }: { run: ImportRun }) {
  return <><progress value={run.percent} max={100} aria-hidden="true"></progress> <span>{run.percent}%</span></>;
}

const endText = ({ begunAt, endedAt, toldAt }: ImportRun, today: Day): string => {
  const end = endedAt ?? toldAt;
  return dayOf(end) === dayOf(begunAt) ? clockText(end) : whenText(end, today);
};

const stretchText = (run: ImportRun, stand: Stand, today: Day): string =>
  (stand === 'goes' ? sinceText(run.begunAt, today) : stand === 'silent' ? `${sinceText(run.begunAt, today)}, niets meer na ${whenText(run.toldAt, today)}` : `${whenText(run.begunAt, today)} tot ${endText(run, today)}`);

/** "412 ingelezen, 3 geweigerd"; what did not occur is left out. */
function countsText({ imported, present, differs, refused }: ImportRun): string {
  const parts: [number, string][] = [[imported, 'ingelezen'], [present, 'al aanwezig'], [differs, 'met andere inhoud'], [refused, 'geweigerd']];
  return parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(', ') || 'nog niets';
}

/** What an import of old cases read, whoever began it on the server. Numbers only; nothing where there never was one. */
export async function importsCard({ db, now, today }: Visit) {
  const runs = await importRuns(db, MOST);
  if (runs.length === 0) return null;
  const rows = runs.map((run) => ({ run, stand: standOf(run, now) }));
  const last = rows[0]?.stand;
  return (
    <Card id={ID} title="Oude zaken inlezen" flush>
      {last === 'silent' || last === 'broken' ? <p class="card-note">{AGAIN}</p> : null}
      <Table<{ run: ImportRun; stand: Stand }> stacks caption="Bestanden met oude zaken" quietCaption rows={rows} columns={[
        { label: 'Uit', names: true, cell: ({ run }) => run.source },
        { label: 'Hoe ver', cell: ({ run, stand }) => <Outcome run={run} stand={stand} today={today} /> },
        { label: 'Rijen', width: 'wide', cell: ({ run }) => <TwoLines main={`${run.rows} gelezen`} sub={countsText(run)} /> },
      ]} />
      {runs.some(({ differs, refused }) => differs + refused > 0) ? <p class="card-note">Wat geweigerd is of verschilt, staat met de reden op de server, in het bestand dat eindigt op “.geweigerd.csv”.</p> : null}
    </Card>
  );
}

function Outcome({ run, stand, today }: { run: ImportRun; stand: Stand; today: Day }) {
  const [tone, word] = TAGS[stand];
  return <TwoLines main={<><Tag tone={tone}>{word}</Tag> {stand === 'whole' ? null : <Far run={run} />}</>} sub={stretchText(run, stand, today)} />;
}

const TITLES: Readonly<Record<Stand, string>> = {
  goes: 'BIS leest nu oude zaken in', silent: 'Het inlezen van oude zaken is gestopt', whole: 'Het inlezen van oude zaken is klaar', broken: 'Het inlezen van oude zaken is niet af',
};

/** On the start page of the administrator, also on a next visit. */
export const importNotice: PageNotice = async ({ db, now }) => {
  const [run] = await importRuns(db, 1);
  if (!run || minutesSince(run.toldAt, now) > TOLD_DAYS * 24 * 60) return null;
  const stand = standOf(run, now);
  return (
    <Notice tone={stand === 'whole' || stand === 'goes' ? 'info' : 'warning'} title={TITLES[stand]}>
      <p>{stand === 'whole' ? `${countsText(run)}. ` : <><Far run={run} /> </>}<a href={`${CHORES}#${ID}`}>Bekijk wat er is ingelezen</a></p>
    </Notice>
  );
};
