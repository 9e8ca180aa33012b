import type { Child } from 'hono/jsx';
import { hearingNear } from '../core/case/standing.ts';
import { daysBetween, type Day } from '../core/day.ts';
import type { AlikeCount } from '../database/people/alike.ts';
import type { Column } from '../ui/table.tsx';
import { TwoLines } from '../ui/table.tsx';
import { PhaseDots, type Phase } from '../ui/phase-bar.tsx';
import { Flag, Late, Tag, Tags, type Tone } from '../ui/tag.tsx';
import { capital, listed, word } from '../words/codes.ts';
import { dayText, daysText, spokenDay } from '../words/day.ts';
import { ORDER_TEXTS, orderAddress } from '../words/orders.ts';
import { PHASE_WORDS, STEPS, WAITS_WORDS } from '../words/phases.ts';
import { isLate } from './rules.ts';
import type { ListedCase } from './sql.ts';

/** Names of each side by case. */
export type Names = ReadonlyMap<string, { readonly a: readonly string[]; readonly b: readonly string[] }>;

/** P-18: in lists of others the names of sexual, stalking and domestic-violence cases are hidden; in one's own they are shown. */
function peopleText(row: ListedCase, names: Names, own: boolean): string {
  if (row.namesHidden && !own) return 'Namen verborgen';
  const known = names.get(row.id);
  const sides = known ? [known.a, known.b].filter((side) => side.length > 0).map(listed) : [];
  return sides.length > 0 ? sides.join(' en ') : 'Nog geen namen';
}

const viaText = (row: ListedCase): string => (row.referrerKind ? capital(word('referrerKind', row.referrerKind)) : capital(word('entry', row.entry)));

export const caseColumn: Column<ListedCase> = {
  label: 'Zaak', names: true, width: 'narrow', cell: (row) => <TwoLines main={<a href={`/zaken/${row.number}`}>{row.number}</a>} sub={capital(word('cause', row.cause))} />,
};

export const peopleColumn = (names: Names, own: boolean): Column<ListedCase> =>
  ({ label: 'Mensen', width: 'wide', cell: (row) => <TwoLines main={peopleText(row, names, own)} sub={viaText(row)} /> });

export const mediatorColumn: Column<ListedCase> = { label: 'Bemiddelaar', width: 'narrow', cell: (row) => row.mediatorName ?? '' };

function dots(row: ListedCase): Phase[] {
  const at = row.phase === 'closed' ? STEPS.length : STEPS.findIndex(({ during }) => during.includes(row.phase));
  return STEPS.map(({ label }, index) => ({ label, state: index < at ? 'done' : index === at ? 'now' : 'todo' }));
}

export const phaseColumn: Column<ListedCase> = {
  label: 'Fase', width: 'narrow', cell: (row) => <TwoLines main={PHASE_WORDS[row.phase]} sub={<PhaseDots phases={dots(row)} />} />,
};

function toneOf(row: ListedCase, today: Day): Tone {
  if (isLate(row, today)) return 'late';
  switch (row.waitsFor) {
    case 'pause': return 'paused';
    case 'person': case 'prosecution': case 'referrer': return 'waiting';
    case 'policy': return 'attention';
    default: return 'info';
  }
}

/** What a list may say otherwise than the standing: a shorter tag, a fuller reason, the next step as a link for whoever may well record it. */
export interface Waits { readonly tag?: string | undefined; readonly tone?: Tone | undefined; readonly why?: Child; readonly opens?: boolean | undefined; /** Why it stands before others. */ readonly near?: string | undefined; /** Another case seems to be about the same people. */ readonly alike?: boolean | undefined }

/** The next step, in words; as a link it opens the form at once. */
export function NextStep({ row, opens }: { row: ListedCase; opens?: boolean | undefined }) {
  if (row.next === null) return null;
  const { title } = ORDER_TEXTS[row.next];
  return opens ? <a href={orderAddress(row.number, row.next)}>{title}<span class="vh"> in zaak {row.number}</span></a> : <>{title}</>;
}

/** Why a case stands before others in the order of `BY_URGENCY`; that somebody is young says a flag of its own. */
export function nearText({ hearing }: ListedCase, today: Day): string | undefined {
  return hearing !== null && hearingNear(hearing, today) ? `zitting ${hearing === today ? 'vandaag' : `over ${daysText(daysBetween(today, hearing))}`}` : undefined;
}

function WaitsCell({ row, today, tag, tone, why, opens, near, alike }: Waits & { row: ListedCase; today: Day }) {
  const flags: [string, boolean][] = [[row.added ? 'aanvulling ontvangen' : '', false], [row.callBack ? 'belverzoek' : '', false], [row.young ? 'minderjarig' : '', false], [near ?? '', false], [row.incomplete ? 'incompleet uitgezet' : '', false], [alike ? 'lijkt op een andere' : '', false], [row.namesHidden ? 'beschermd' : '', true]];
  const said = tag ?? (row.waitsFor === 'pause' ? 'Pauze' : `Wacht op ${WAITS_WORDS[row.waitsFor]}`);
  return (
    <TwoLines
      main={<Tags><Tag tone={tone ?? toneOf(row, today)}>{said}</Tag>{flags.filter(([text]) => text).map(([text, safety]) => <Flag safety={safety}>{text}</Flag>)}</Tags>}
      sub={why ?? (row.next ? <NextStep row={row} opens={opens} /> : undefined)}
    />
  );
}

/** Whom it waits for, and what the next event likely is. */
export const waitsColumn = (today: Day, waits?: (row: ListedCase) => Waits): Column<ListedCase> =>
  ({ label: 'Wacht op, en waarom', cell: (row) => <WaitsCell row={row} today={today} {...waits?.(row)} /> });

/** Of a case whose mediator is none any more. `more`: what this reader can do about it. */
export const leftWaits = (row: ListedCase, more: Child): Waits => ({ tag: 'Zonder bemiddelaar', tone: 'attention', why: <>{row.mediatorName} is geen bemiddelaar meer. {more}</> });

/** How many other cases seem to be about the same people; which ones is on the next page. */
export const alikeColumn = (alike: ReadonlyMap<string, AlikeCount>): Column<ListedCase> => ({
  label: 'Lijkt op', cell: (row) => <a href={`/zaken/${row.number}/vergelijken`}>{alikeText(alike.get(row.id) ?? { count: 0, more: false })}<span class="vh"> vergelijken met {row.number}</span></a>,
});

const alikeText = ({ count, more }: AlikeCount): string => `${more ? 'minstens ' : ''}${count === 1 ? 'één andere zaak' : `${count} andere zaken`}`;

/** The day to look again; how late only where it is our own work. */
export const lookColumn = (today: Day): Column<ListedCase> => ({
  label: 'Kijk weer op', width: 'narrow', labelled: true,
  cell: (row) => {
    if (row.lookAgain === null) return '';
    const late = isLate(row, today);
    return <TwoLines main={dayText(row.lookAgain)} sub={late ? <Late>{daysText(daysBetween(row.lookAgain, today))} te laat</Late> : row.lookAgain <= today ? 'nu weer kijken' : spokenDay(row.lookAgain, today)} />;
  },
});

export const registeredColumn = (today: Day): Column<ListedCase> =>
  ({ label: 'Aangemeld', width: 'narrow', labelled: true, cell: (row) => <TwoLines main={dayText(row.registered)} sub={spokenDay(row.registered, today)} /> });
