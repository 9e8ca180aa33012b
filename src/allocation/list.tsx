import { addMonths, type Day } from '../core/day.ts';
import { holdsOn, type Profile } from '../core/allocation.ts';
import { leavers } from '../database/left-behind.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { mayUse } from '../web/rights.ts';
import { barredFor } from '../web/relation.ts';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { Leavers } from './left.tsx';
import { activeMediators, endedTrajectories, profileOf, readPeriods, runningCases, workBy, type MediatorRow } from './sql.ts';
import { competencesText, runningText, trajectoriesText } from './texts.ts';

/** By name, never by how much or how good. What the cases say is for the desk, which gives them. */
export async function showMediators(visit: Visit): Promise<Answer> {
  const { db, today, user } = visit;
  const mediators = await activeMediators(db);
  const periods = await readPeriods(db, mediators.map(({ id }) => id), today);
  const profile = (one: MediatorRow) => profileOf(periods, one.id);
  const own: Column<MediatorRow>[] = [
    { label: 'Bemiddelaar', names: true, cell: (one) => <a href={`/bemiddelaars/${one.id}`}>{one.name}</a> },
    { label: 'Postcodes', cell: (one) => areasText(profile(one), today) || 'nog niet vastgelegd' }, { label: 'Ervaring', cell: (one) => capital(competencesText(competentNow(profile(one), today))) },
    { label: 'Verlof', width: 'narrow', cell: (one) => leaveText(profile(one), today) },
  ];
  const body = (
    <>
      <PageHead title="Bemiddelaars" actions={mayUse(user, 'stand-ins') ? <ButtonLink href="/vervanging">Vervanging</ButtonLink> : undefined} />
      <Leavers rows={await leavers(db, await barredFor(visit))} gives={mayUse(user, 'desk-lists')} />
      <Table<MediatorRow> caption="Bemiddelaars" quietCaption rows={mediators} noun={['bemiddelaar', 'bemiddelaars']} columns={[...own, ...await workColumns(visit)]} empty={<Empty title="Er zijn nog geen bemiddelaars.">Wie een account met het werk van bemiddelaar krijgt, staat hier vanzelf.</Empty>} />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Bemiddelaars', here: '/bemiddelaars', body };
}

/** None for who does not give cases to mediators. */
export async function workColumns({ db, user, today, settings }: Visit): Promise<Column<MediatorRow>[]> {
  if (!mayUse(user, 'desk-lists')) return [];
  const barred = await barredFor({ db, user });
  const years = (await settings())(today).allocation.practiceYears;
  const [running, ended] = [await runningCases(db, barred), await endedTrajectories(db, addMonths(today, -12 * years), barred)];
  const work = (one: MediatorRow) => workBy(running, ended, one.id);
  return [{ label: 'Lopend', cell: (one) => capital(runningText(work(one).running)) }, { label: 'Vlieguren', cell: (one) => capital(trajectoriesText(work(one).trajectories, years)) }];
}

const competentNow = ({ competences }: Profile, today: Day) => [...new Set(competences.filter((one) => holdsOn(one, today)).map(({ code }) => code))];

const areasText = ({ areas }: Profile, today: Day): string =>
  areas.filter((one) => holdsOn(one, today)).map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');

function leaveText({ leave }: Profile, today: Day): string {
  const [next] = leave;
  if (!next) return '';
  if (next.from > today) return `Vanaf ${dayText(next.from)}`;
  return next.until === null ? 'Nu, zonder einddag' : `Tot en met ${dayText(next.until)}`;
}
