import { undecidedUpTo } from '../core/retention.ts';
import { Empty } from '../ui/empty.tsx';
import { More } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { excludedFor, knownTo } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { PHASE_WORDS } from '../words/phases.ts';
import { countPendingKeys, readBatches, readUndecided, readUndecidedMonths, type Batch, type Undecided } from './sql.ts';
import { RetentionTabs } from './tabs.tsx';
import { monthsText } from './texts.ts';

/** What was erased, in counts and numbers of cases: nothing by which somebody could be known. */
export async function showProof(visit: Visit): Promise<Answer> {
  const batches = await withoutHidden(visit, await readBatches(visit.db));
  visit.shows(...batches.flatMap(({ caseIds }) => caseIds));
  const pending = await countPendingKeys(visit.db);
  const body = (
    <>
      <PageHead title="Bewaren en wissen" />
      <RetentionTabs here="/bewaren/gewist" />
      {pending > 0 ? <Notice tone="warning" title="Nog niet klaar">Van {pending} sleutels is het vernietigen nog niet gelukt. Dat wordt vanzelf opnieuw geprobeerd.</Notice> : null}
      {batches.some(({ unmarked }) => unmarked > 0) ? <Notice title="Zonder merkteken">Van wie niet benaderd wil worden, blijft een merkteken. Dat kan alleen als er naast de naam nog iets bekend was, zoals een geboortedatum.</Notice> : null}
      <Table<Batch> caption="Wat is gewist" quietCaption rows={batches} columns={[
        { label: 'Dag', names: true, width: 'narrow', cell: ({ day }) => dayText(day) }, { label: 'Zaken', number: true, cell: ({ cases }) => cases },
        { label: 'Nagelopen', number: true, cell: ({ reviewed }) => reviewed }, { label: 'Mappen', number: true, cell: ({ compartments }) => compartments },
        { label: 'Teksten', number: true, cell: ({ words }) => words }, { label: 'Brieven', number: true, cell: ({ letters }) => letters },
        { label: 'Taken', number: true, cell: ({ tasks }) => tasks }, { label: 'Merktekens', number: true, cell: ({ marks }) => marks },
        { label: 'Zonder merkteken', number: true, cell: ({ unmarked }) => unmarked },
        { label: 'Zaaknummers', width: 'wide', cell: ({ numbers }) => <More label="Nummers">{numbers.join(', ')}</More> },
      ]} empty={<Empty title="Er is nog niets gewist.">Loop op <a href="/bewaren">Bewaren en wissen</a> na wat afloopt; wat gewist wordt, staat daarna hier.</Empty>} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Wat is gewist', here: '/bewaren', body };
}

/** The counts stay; numbers of cases from which this reader is excluded are left out. */
async function withoutHidden(visit: Visit, batches: readonly Batch[]): Promise<Batch[]> {
  const hidden = await excludedFor(visit);
  return batches.map((batch) => {
    const known = batch.caseIds.map((id) => !hidden.has(id));
    return { ...batch, caseIds: batch.caseIds.filter((_, at) => known[at]), numbers: batch.numbers.filter((_, at) => known[at]) };
  });
}

/** Referrals that nobody decided on: they have no term, so somebody has to ask. */
export async function showUndecided(visit: Visit): Promise<Answer> {
  const months = await readUndecidedMonths(visit.db);
  const all = await knownTo(visit, await readUndecided(visit.db, undecidedUpTo(visit.today, months)), ({ id }) => id);
  visit.shows(...all.map(({ id }) => id));
  const body = (
    <>
      <PageHead title="Bewaren en wissen" />
      <RetentionTabs here="/bewaren/onbeslist" />
      <p class="lead">Deze aanmeldingen kwamen meer dan {monthsText(months)} geleden binnen en zijn niet uitgezet of afgekeurd. Er loopt geen termijn. Vraag het aanmeldpunt wat ermee moet.</p>
      <Table<Undecided> caption="Aanmeldingen waarover nog niet is beslist" quietCaption rows={all} noun={['aanmelding', 'aanmeldingen']} columns={[
        { label: 'Zaak', names: true, width: 'narrow', cell: ({ number }) => number }, { label: 'Aangemeld', cell: ({ registered }) => dayText(registered) },
        { label: 'Fase', width: 'wide', cell: ({ phase }) => PHASE_WORDS[phase] },
      ]} empty={<Empty title="Over elke aanmelding van toen is beslist.">U hoeft nu niets te vragen. Blijft er een liggen, dan komt zij hier vanzelf.</Empty>} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Nog niet beslist', here: '/bewaren', body };
}
