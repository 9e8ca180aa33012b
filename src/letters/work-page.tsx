import { DONE, itemsOf, workOf, workSeen, type LongWork } from '../database/long-work.ts';
import { correctedIn, undoWhyNot } from '../core/case/correct.ts';
import type { CaseId } from '../core/fields.ts';
import type { CaseStory } from '../database/journal.ts';
import { readCases } from '../database/journal-read.ts';
import { caseNumbers } from '../database/case-number.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { LiveProgress } from '../ui/progress.tsx';
import { Table } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { notFound } from '../web/pages.tsx';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { undoAddress } from '../words/orders.ts';
import { REMINDERS, workAddress } from './reminders-page.tsx';
import { remindWhyNotText } from './texts-screens.ts';

interface Row {
  readonly number: string;
  readonly outcome: string | null;
  /** Where what was recorded of it is undone; null where it cannot be any more, or nothing was. */
  readonly undo: string | null;
}

/** The line that this work wrote in a case, as long as whoever asked for it can undo it with one link (P-15). */
function undoOf(visit: Visit, file: CaseStory | undefined): string | null {
  const actor = `staff:${visit.user?.id}`;
  const line = file?.entries.findLast(({ fact, actor: by }) => fact.kind === 'DataReminded' && by === actor);
  if (!file || !line || correctedIn(file.entries).has(line.seq)) return null;
  return undoWhyNot(file.entries, line.seq, { actor, now: visit.now }) === null ? undoAddress(file.number, line.seq) : null;
}

/** What was asked, how far it is and what came of each case; the same after a reload, and for whoever asked only. */
export async function showWork(visit: Visit): Promise<Answer> {
  const work = await workOf(visit.db, visit.params['werk'] ?? '', visit.user?.id ?? '');
  if (!work) return notFound();
  const items = await itemsOf(visit.db, work.id);
  // Of a case that is not this colleague's any more the number is not known here; asked by the screen itself too, and not of the fence alone.
  const hidden = await barredFor(visit);
  const numbers = await caseNumbers(visit.db, items.map(({ caseId }) => caseId).filter((id) => !hidden.has(id)));
  const files = await readCases(visit.db, items.filter(({ caseId, outcome }) => outcome === DONE && numbers.has(caseId)).map(({ caseId }) => caseId as CaseId));
  const rows = items.flatMap(({ caseId, outcome }) => (numbers.has(caseId) ? [{ number: numbers.get(caseId) as string, outcome, undo: undoOf(visit, files.get(caseId as CaseId)) }] : []));
  visit.shows(...numbers.keys());
  await workSeen(visit.db, work.id, visit.now);
  const body = (
    <>
      <PageHead over={<a href={REMINDERS}>Het OM herinneren</a>} title="Herinneringen aan het OM" />
      {work.endedAt ? <Ended work={work} rows={rows} /> : <Going work={work} />}
      <Table<Row> stacks="lines" caption="Wat er van elke zaak kwam" quietCaption rows={rows} noun={['zaak', 'zaken']} columns={[
        { label: 'Zaak', names: true, width: 'narrow', cell: ({ number }) => <a href={`/zaken/${number}`}>{number}</a> },
        { label: 'Brief', cell: ({ outcome }) => <Outcome outcome={outcome} /> },
        { label: 'Toelichting', width: 'wide', cell: ({ number, outcome, undo }) => (outcome === null ? '' : outcome === DONE ? <>brief gemaakt, en vastgelegd dat het OM herinnerd is{undo ? <>. <a href={undo}>Ongedaan maken<span class="vh"> in zaak {number}</span></a></> : null}</> : remindWhyNotText(outcome)) },
      ]} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Herinneringen aan het OM', here: '/aanmeldpunt', body };
}

/** Two numbers for the script: how many are over, of how many. */
export async function tellWork(visit: Visit): Promise<Answer> {
  const work = await workOf(visit.db, visit.params['werk'] ?? '', visit.user?.id ?? '');
  // Over only where the work was ended: then the page says what came of it.
  return work ? { kind: 'text', text: `${work.endedAt ? work.total : Math.min(work.done + work.not, work.total - 1)} ${work.total}` } : notFound();
}

function Going({ work }: { work: LongWork }) {
  const here = workAddress(work.id);
  return (
    <Notice title="BIS maakt de brieven">
      <LiveProgress done={work.done + work.not} total={work.total} asks={`${here}/stand`} here={here} />
      <p>U kunt deze pagina sluiten en verder werken: het gaat door. Op de beginpagina van het aanmeldpunt staat de weg terug.</p>
    </Notice>
  );
}

function Ended({ work, rows }: { work: LongWork; rows: readonly Row[] }) {
  const made = rows.filter(({ outcome }) => outcome === DONE).map(({ number }) => number);
  const title = work.done === 0 ? 'Er is niets gemaakt' : work.done === 1 ? 'Eén herinnering is gemaakt' : `${work.done} herinneringen zijn gemaakt`;
  return (
    <>
      <Notice tone={work.not === 0 ? 'success' : 'warning'} title={title}>
        {made.length > 0 ? <p>Druk de brieven vandaag af. Elke brief staat ook in haar zaak. Was het een vergissing, maak het dan hieronder ongedaan en verstuur die brief niet: zij valt uit het bestand.</p> : null}
        {work.not > 0 ? <p>{work.not === 1 ? 'Eén is niet gemaakt.' : `${work.not} zijn niet gemaakt.`} Hieronder staat waarom. Wat u opnieuw kunt proberen, staat weer bij <a href={REMINDERS}>Het OM herinneren</a>.</p> : null}
      </Notice>
      {made.length > 0 ? <p><ButtonLink primary href={`${REMINDERS}/brieven.pdf?zaken=${made.join(',')}`}>Open de brieven in één bestand</ButtonLink></p> : null}
    </>
  );
}

function Outcome({ outcome }: { outcome: string | null }) {
  if (outcome === null) return <Tag tone="waiting">Wacht</Tag>;
  return outcome === DONE ? <Tag tone="good">Gemaakt</Tag> : <Tag tone="attention">Niet gemaakt</Tag>;
}
