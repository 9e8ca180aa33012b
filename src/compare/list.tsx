import { alikeCases, type Alike } from '../database/people/alike.ts';
import { isSearchable } from '../database/people/rebuild-search.ts';
import type { CasePhase } from '../core/case/outcome.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { barredFor } from '../web/relation.ts';
import { openCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { PHASE_WORDS } from '../words/phases.ts';
import { compares } from './rules.ts';
import { casesBeside, notSame, type Beside } from './sql.ts';
import { ACT_TEXTS, STRENGTH_TEXTS } from './texts.ts';

export const compareAddress = (number: string, other?: string): string => `/zaken/${number}/vergelijken${other ? `/${other}` : ''}`;

/** Which other cases seem to be about the same people, and which somebody said are not. Numbers, days and codes; names on the next page. */
export async function showAlike(visit: Visit): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!compares(open.relations)) return forbidden();
  const { file: { id, number } } = open;
  const barred = await barredFor(visit);
  const alike = new Map((await alikeCases(visit.db, id)).filter(({ otherCase }) => !barred.has(otherCase)).map((one) => [one.otherCase, one]));
  const apart = (await notSame(visit.db, id)).filter((other) => !barred.has(other));
  const rows = await casesBeside(visit.db, [...alike.keys(), ...apart]);
  visit.shows(...rows.map((row) => row.id));
  const body = (
    <>
      <PageHead over={<a href={`/zaken/${number}`}>Zaak {number}</a>} title="Lijkt op een andere zaak" />
      {await isSearchable(visit.db) ? null : <Notice tone="warning" title="Nog niet alle zaken worden herkend">BIS maakt opnieuw een lijst van namen. Zo lang kan hier een zaak ontbreken. Kijk over enkele minuten nog eens.</Notice>}
      <AlikeTable rows={rows.filter((row) => alike.has(row.id))} number={number} alike={alike} />
      {apart.length > 0 ? <ApartTable rows={rows.filter((row) => apart.includes(row.id))} number={number} onceKey={() => visit.onceKey} /> : null}
    </>
  );
  return { kind: 'page', frame: 'staff', title: `Zaak ${number}: vergelijken`, here: '/aanmeldpunt', body };
}

function AlikeTable({ rows, number, alike }: { rows: readonly Beside[]; number: string; alike: ReadonlyMap<string, Alike> }) {
  return (
    <Table caption="Misschien dezelfde mensen" rows={rows} noun={['zaak', 'zaken']}
      empty={<Empty title="Er is geen andere zaak die op deze lijkt.">BIS vergelijkt namen en geboortedata. Weet u zelf van een andere zaak, verbind haar dan op de zaak.</Empty>} columns={[
        { label: 'Zaak', names: true, width: 'narrow', cell: (row) => <a href={compareAddress(number, row.number)}>{row.number}<span class="vh"> vergelijken</span></a> },
        { label: 'Waarom', width: 'wide', cell: (row) => STRENGTH_TEXTS[alike.get(row.id)?.strength ?? 'name'] },
        { label: 'Aangemeld', width: 'narrow', cell: (row) => dayText(row.registered) },
        { label: 'Fase', cell: (row) => phaseText(row) },
      ]} />
  );
}

function ApartTable({ rows, number, onceKey }: { rows: readonly Beside[]; number: string; onceKey: () => string }) {
  return (
    <Table caption="Niet dezelfde mensen" rows={rows} columns={[
      { label: 'Zaak', names: true, width: 'narrow', cell: (row) => <a href={compareAddress(number, row.number)}>{row.number}<span class="vh"> vergelijken</span></a> },
      { label: 'Aangemeld', width: 'narrow', cell: (row) => dayText(row.registered) },
      { label: 'Terugnemen', quiet: true, cell: (row) => <ButtonForm action={compareAddress(number, row.number)} onceKey={onceKey()} label={ACT_TEXTS.toch.button(row.number)} fields={{ doe: 'toch' }} /> },
    ]} />
  );
}

/** After sending out the desk follows no phases here (P-11). */
const BEFORE: readonly string[] = ['referral', 'completing', 'allocating', 'closed', 'rejected'];
const phaseText = ({ phase }: Beside): string => (BEFORE.includes(phase) ? PHASE_WORDS[phase as CasePhase] : 'Bij een bemiddelaar');
