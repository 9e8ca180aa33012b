import type { DataKind } from '../core/breach.ts';
import { participants, type Participant } from '../core/case/state.ts';
import type { CaseFile } from '../database/journal.ts';
import type { Db } from '../database/database.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { dayOf } from '../core/day.ts';
import type { Who } from '../words/people.ts';
import { breachLetter, noEnvelope } from './build.ts';
import { addresseeWords, fromDesk } from './gather.ts';
import type { Press } from './letter-page.tsx';
import { addresseesOf, breachWhyNot, type Addressee } from './rules.ts';
import { BREACH_WHY_NOT, whyNotText } from './texts-screens.ts';

/** A breach of which people have to be told, as far as who works on a case that it touches may know: no story, and nobody else. */
export interface ToTell { readonly number: string; readonly discovered: Date; readonly dataKinds: readonly DataKind[]; readonly people: readonly string[] }

export const breachesToTell = (db: Db, caseId: string): Promise<ToTell[]> => db.query<ToTell & Record<string, unknown>>(
  `select number, discovered_at as discovered, data_kinds as "dataKinds", array_agg(person order by person) as people from bis_breaches_to_tell($1) group by 1, 2, 3 order by 1`, [caseId]);

interface Row { readonly told: ToTell; readonly to: Addressee; readonly reason: string | null }

const mayMake = ({ relations }: Pick<OpenCase, 'relations'>): boolean => relations.includes('desk') || relations.includes('mediator');

/** Whom each of them touches here, and whether a letter can go. Where nobody is named it touches everybody in the case. */
export const rowsOf = ({ state }: CaseFile, breaches: readonly ToTell[]): Row[] => breaches.flatMap((told) =>
  participants(state).filter(({ id }) => told.people.includes('') || told.people.includes(id)).flatMap((p) => addresseesOf(p).map((to): Row => ({ told, to, reason: whyNot(state, p) }))));

function whyNot(state: CaseFile['state'], p: Participant): string | null {
  const reason = breachWhyNot(state, p);
  return reason === null ? null : reason === 'knows-of-no-case' || reason === 'detained' ? BREACH_WHY_NOT[reason] : whyNotText(reason);
}

/** For who makes letters in this case; nothing where there is no such breach. */
export async function BreachLetters({ visit, open, who }: { visit: Visit; open: OpenCase; who: Who }) {
  const rows = mayMake(open) ? rowsOf(open.file, await breachesToTell(visit.db, open.file.id)) : [];
  if (rows.length === 0) return null;
  return (
    <>
      <h2>Over een datalek</h2>
      <Table<Row> caption="Brieven over een datalek" quietCaption rows={rows} columns={[
        { label: 'Aan', names: true, cell: ({ told, to, reason }) => (reason === null ? <a href={`/zaken/${open.file.number}/datalek/${told.number}/${to.person}.pdf`}>{who(to.person)}</a> : who(to.person)) },
        { label: 'Datalek', width: 'narrow', cell: ({ told }) => told.number }, { label: 'Ontdekt', width: 'narrow', cell: ({ told }) => dayText(dayOf(told.discovered)) },
        { label: 'Kan het nu?', width: 'wide', cell: ({ reason }) => reason ?? 'ja, als PDF' },
      ]} />
    </>
  );
}

/** The letter to one person, made when it is asked for and kept nowhere: how and when somebody was told is recorded with the breach. */
export const openBreachLetter = (press: Press) => async (visit: Visit): Promise<Answer> => {
  const open = await openCase(visit);
  if (!open || !mayMake(open)) return notFound();
  const person = /^(p\d{1,4})\.pdf$/.exec(visit.params['brief'] ?? '')?.[1];
  const row = rowsOf(open.file, await breachesToTell(visit.db, open.file.id)).find(({ told, to }) => told.number === visit.params['lek'] && to.person === person);
  if (!row) return notFound();
  if (row.reason !== null) return refusedPage(open.file.number, row.reason);
  const addressee = await addresseeWords(visit, open.file, row.to, 'nl');
  visit.showsPeople(open.file.id, row.to.person, row.to.participant);
  const fault = noEnvelope(addressee);
  if (fault) return refusedPage(open.file.number, whyNotText(fault));
  const printed = await press.make(breachLetter({ addressee, neutral: fromDesk(visit, open.file), breach: row.told }));
  return printed.kind === 'made' ? { kind: 'file', type: 'application/pdf', name: 'brief.pdf', bytes: printed.pdf } : refusedPage(open.file.number, 'De brief kon nu niet gemaakt worden. Probeer het over een minuut nog eens.', 503);
};

const refusedPage = (number: string, why: string, status = 409): Answer => ({
  kind: 'page', status, frame: 'staff', title: 'Brief',
  body: <><PageHead over={<a href={`/zaken/${number}/brieven`}>Brieven</a>} title="Brief" /><Notice tone="warning" title="Deze brief kan nu niet gemaakt worden">{why} Bel, als dat veilig is, of ga via een bekende hulpverlener.</Notice></>,
});
