import { isAmong } from './among.ts';
import type { Code } from './codes.ts';
import { causeClass } from './codes.ts';
import { addDays, type Day } from './day.ts';
import type { CasePhase } from './case/outcome.ts';
import type { AllocationSettings } from './case/settings.ts';
import { isMinor, participants, type CaseState } from './case/state.ts';

/** What a mediator was trained for or has shown to be able to. `video` and `sport` are no condition anywhere: they are there to be known. */
export const COMPETENCES = ['sexual', 'domestic-violence-stalking', 'medical', 'traffic', 'sport', 'minors', 'group', 'video'] as const;
export type Competence = (typeof COMPETENCES)[number];
export const isCompetence = isAmong(COMPETENCES);

/** Where a competence comes from. */
export const COMPETENCE_SOURCES = ['training', 'supervision', 'before'] as const;
export type CompetenceSource = (typeof COMPETENCE_SOURCES)[number];

/** Both days count; open where nobody knows an end. */
export interface Period { readonly from: Day; readonly until: Day | null }
/** Addresses by the first two digits of their postcode, both ends included. */
export interface Area extends Period { readonly first: number; readonly last: number }

export interface Profile {
  readonly areas: readonly Area[];
  readonly competences: readonly (Period & { readonly code: Competence })[];
  readonly leave: readonly Period[];
}

export const holdsOn = ({ from, until }: Period, on: Day): boolean => from <= on && (until === null || on <= until);

/** The first two digits of a Dutch postcode in an address; null where none stands in it. A person's own, so it is not kept. */
export function areaOf(address: string): number | null {
  const found = [...address.matchAll(/(?<!\d)([1-9]\d)\d{2}\s?[A-Za-z]{2}(?![A-Za-z])/g)].at(-1);
  return found?.[1] === undefined ? null : Number(found[1]);
}

export const covers = ({ areas }: Profile, area: number, on: Day): boolean => areas.some((one) => holdsOn(one, on) && one.first <= area && area <= one.last);

const competentOn = ({ competences }: Profile, on: Day): Set<Competence> => new Set(competences.filter((one) => holdsOn(one, on)).map(({ code }) => code));

/** What this case asks of whoever gets it. */
export function asksFor(state: CaseState): Competence[] {
  const { cause, violence } = state;
  const asked: readonly (readonly [Competence, boolean])[] = [
    ['sexual', causeClass(cause) === 'sexual'],
    ['domestic-violence-stalking', violence.domestic === 'yes' || violence.stalking === 'yes' || cause === 'stalking'],
    ['medical', cause === 'medical-incident'], ['traffic', causeClass(cause) === 'traffic'], ['sport', cause === 'sport-incident'],
    ['minors', participants(state).some(isMinor)],
    ['group', participants(state).length > 2],
  ];
  return asked.filter(([, does]) => does).map(([code]) => code);
}

/** One case, as far as the choice hangs on it. */
export interface Wanted {
  readonly on: Day;
  readonly asks: readonly Competence[];
  /** Where people of each side live; empty where no postcode is known. */
  readonly areas: Readonly<Record<Code<'side'>, readonly number[]>>;
  readonly causeClass: Code<'causeClass'>;
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly profile: Profile;
  /** Running cases by phase, with how many of them rest. */
  readonly running: readonly { readonly phase: CasePhase; readonly paused: boolean; readonly count: number }[];
  /** Trajectories of the last years that ended, however they ended, by kind of cause: practice experience, never a share that met (P-03). */
  readonly trajectories: Readonly<Partial<Record<Code<'causeClass'>, number>>>;
  /** Earlier cases of these people. `sure`: same name and birth date, or linked by the desk. */
  readonly earlier: readonly { readonly number: string; readonly sure: boolean }[];
  /** May not come near this case. */
  readonly keptOut: boolean;
  /** Signed in at least once: whoever never did sees no case, and has the least work of all. */
  readonly came: boolean;
}

/** Why somebody is not proposed. A person may still choose somebody who is on leave, lacks something or begins on Monday. */
export type Block =
  | { readonly kind: 'kept-out' } | { readonly kind: 'never-came' }
  | { readonly kind: 'leave'; readonly until: Day | null }
  | { readonly kind: 'lacks'; readonly competences: readonly Competence[] };

/** What speaks for or against somebody, to be said in words. */
export type Ground =
  | { readonly kind: 'knows-people'; readonly numbers: readonly string[]; readonly sure: boolean }
  | { readonly kind: 'region'; readonly side: 'a' | 'b' | 'both' } | { readonly kind: 'elsewhere' } | { readonly kind: 'region-unknown' }
  | { readonly kind: 'competent'; readonly competences: readonly Competence[] }
  | { readonly kind: 'running'; readonly phases: Candidate['running']; readonly much: boolean }
  | { readonly kind: 'leave-soon'; readonly from: Day }
  | { readonly kind: 'trajectories'; readonly all: number; readonly alike: number };

export interface Ranked { readonly candidate: Candidate; readonly blocks: readonly Block[]; readonly grounds: readonly Ground[] }
export interface Ranking { readonly top: readonly Ranked[]; readonly others: readonly Ranked[]; readonly blocked: readonly Ranked[] }

const TOP = 3;

/** How much work the running cases are: for comparing, never for showing. To the tenth, as weights are: a sum of tenths is not quite their sum. */
export const workOf = (running: Candidate['running'], { weights }: AllocationSettings): number =>
  Math.round(running.reduce((sum, { phase, paused, count }) => sum + count * (paused ? weights.paused : weights[phase]), 0) * 10) / 10;

const trajectoriesOf = ({ trajectories }: Candidate): number => Object.values(trajectories).reduce((sum, n) => sum + n, 0);

export function blocksOf({ keptOut, came, profile }: Candidate, { on, asks }: Wanted, { required }: AllocationSettings): Block[] {
  const away = profile.leave.filter((one) => holdsOn(one, on));
  const can = competentOn(profile, on);
  const lacks = asks.filter((code) => required.includes(code) && !can.has(code));
  const until = away.some((one) => one.until === null) ? null : away.map((one) => one.until as Day).sort().at(-1) ?? null;
  return [
    ...(keptOut ? [{ kind: 'kept-out' } as const] : []), ...(came ? [] : [{ kind: 'never-came' } as const]), ...(away.length > 0 ? [{ kind: 'leave', until } as const] : []),
    ...(lacks.length > 0 ? [{ kind: 'lacks', competences: lacks } as const] : []),
  ];
}

function regionGround({ profile }: Candidate, { areas, on }: Wanted): Ground {
  if (areas.a.length + areas.b.length === 0 || !profile.areas.some((one) => holdsOn(one, on))) return { kind: 'region-unknown' };
  const [a, b] = [areas.a.some((area) => covers(profile, area, on)), areas.b.some((area) => covers(profile, area, on))];
  return a && b ? { kind: 'region', side: 'both' } : a ? { kind: 'region', side: 'a' } : b ? { kind: 'region', side: 'b' } : { kind: 'elsewhere' };
}

const leaveSoon = ({ profile }: Candidate, { on }: Wanted, { leaveSoonDays }: AllocationSettings): Day | null =>
  profile.leave.map(({ from }) => from).filter((from) => from > on && from <= addDays(on, leaveSoonDays)).sort()[0] ?? null;

/** At least one for everybody: how many cases run. */
export function groundsOf(candidate: Candidate, wanted: Wanted, settings: AllocationSettings): Ground[] {
  const sure = candidate.earlier.filter((one) => one.sure);
  const known = sure.length > 0 ? sure : candidate.earlier;
  const can = competentOn(candidate.profile, wanted.on);
  const has = wanted.asks.filter((code) => can.has(code));
  const soon = leaveSoon(candidate, wanted, settings);
  return [
    ...(known.length > 0 ? [{ kind: 'knows-people', numbers: known.map(({ number }) => number), sure: sure.length > 0 } as const] : []),
    regionGround(candidate, wanted),
    ...(has.length > 0 ? [{ kind: 'competent', competences: has } as const] : []),
    { kind: 'running', phases: candidate.running, much: workOf(candidate.running, settings) >= settings.muchWork },
    ...(soon ? [{ kind: 'leave-soon', from: soon } as const] : []),
    { kind: 'trajectories', all: trajectoriesOf(candidate), alike: candidate.trajectories[wanted.causeClass] ?? 0 },
  ];
}

/**
 * What is compared, one after the other; the first that differs decides and nothing is added up, so that each place can be said
 * in words. Smaller comes first. Who mediated for these people before comes first; who did few trajectories comes
 * before who did many where all else is alike, so that everybody keeps in practice.
 */
function measures(candidate: Candidate, wanted: Wanted, settings: AllocationSettings): number[] {
  const can = competentOn(candidate.profile, wanted.on);
  const work = workOf(candidate.running, settings);
  const region = regionGround(candidate, wanted);
  return [
    candidate.earlier.some(({ sure }) => sure) ? 0 : 1,
    work >= settings.muchWork ? 1 : 0,
    leaveSoon(candidate, wanted, settings) === null ? 0 : 1,
    region.kind === 'region' ? (region.side === 'both' ? 0 : region.side === 'a' ? 1 : 2) : region.kind === 'region-unknown' ? 3 : 4,
    -wanted.asks.filter((code) => can.has(code)).length,
    work,
    trajectoriesOf(candidate),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] as number);
  return 0;
}

const byName = (a: Candidate, b: Candidate): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Proposes three mediators with reasons; a person chooses. Nobody gets a number. The order of `candidates` does not matter. */
export function rank(candidates: readonly Candidate[], wanted: Wanted, settings: AllocationSettings): Ranking {
  const all = candidates
    .map((candidate) => ({ candidate, measured: measures(candidate, wanted, settings), blocks: blocksOf(candidate, wanted, settings), grounds: groundsOf(candidate, wanted, settings) }))
    .sort((a, b) => compare(a.measured, b.measured) || byName(a.candidate, b.candidate))
    .map(({ candidate, blocks, grounds }): Ranked => ({ candidate, blocks, grounds }));
  const free = all.filter(({ blocks }) => blocks.length === 0);
  return { top: free.slice(0, TOP), others: free.slice(TOP), blocked: all.filter(({ blocks }) => blocks.length > 0).sort((a, b) => byName(a.candidate, b.candidate)) };
}
