import { addDays, dayOf, type Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';
import { ROUND_SECONDS, tooMany, unopened, type Searching } from '../core/searching.ts';

/**
 * Looking that a person should ask about. These rules point out and judge nobody: there is a good reason more often than not. What is
 * compared comes in as tokens; a reason never says a name or an address.
 */
export const KINDS = ['kept-out', 'glass', 'same-name', 'same-postcode', 'protected-case', 'closed-case', 'no-part', 'same-search', 'many-searches', 'many-cases', 'odd-hours'] as const;
export type Kind = (typeof KINDS)[number];

/** All numbers here: own choice, no source. The seeded year of test/guarantees/snooping.test.ts shows what they find and miss. */
export const REVIEW = {
  /** A week is judged together with the one before it, so that looks on both sides of a Sunday count together. */
  lookBackDays: 14,
  /** Whoever recorded something in a case this near to a look was at work on it. */
  workDays: 14,
  /** For a question by telephone a closed case is opened once. */
  closedLooks: 2,
  closedAfterDays: 30,
  /** A case of somebody else, running. */
  noPartLooks: 3,
  noPartDetails: 2,
  protectedLooks: 2,
  /** Searches that gave at most so many cases were for one person. */
  narrowSearch: 5,
  sameSearches: 4,
  manyCases: 20,
  manyWithinMinutes: 60,
  /** Office work; mediators work in the evening and at weekends. */
  fromHour: 7,
  untilHour: 21,
  /** From the Monday after the week to the Friday. */
  dueDays: 4,
} as const;

export interface LookedAt {
  readonly at: Date;
  readonly staff: string;
  readonly act: string;
  readonly cases: readonly string[];
}

/** What a case has that can make looking at it worth a question. */
export interface CaseTraits {
  /** Its mediators, who supervises them, who stands in for them, and who learns from them. */
  readonly part: ReadonlySet<string>;
  /** Colleagues who may never see it; and those who alone may open it, empty where everybody may whose work it is. */
  readonly excluded: ReadonlySet<string>;
  readonly restricted: ReadonlySet<string>;
  readonly allocated: boolean;
  readonly closed: Day | null;
  /** P-18: names are hidden from others. */
  readonly hidden: boolean;
  /** Who recorded something in it, and when. */
  readonly work: readonly { readonly staff: string; readonly day: Day }[];
  readonly names: ReadonlySet<string>;
  readonly postcodes: ReadonlySet<string>;
}

export interface Colleague {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  readonly names: ReadonlySet<string>;
  readonly postcodes: ReadonlySet<string>;
}

export interface Finding {
  readonly staff: string;
  /** Null where it is about many cases. */
  readonly caseId: string | null;
  readonly kinds: readonly Kind[];
  readonly looks: number;
  readonly first: Date;
  readonly last: Date;
}

/** Every page of a case that says who is in it. Not where a missed colleague is: that opens only then, and is never curiosity. */
const OPENING: readonly string[] = [
  'zaak-geopend', 'gegevens-getoond', 'brieven-bekeken', 'brief-geopend', 'opdracht-geopend', 'partij-getoond', 'afspraak-bekeken', 'bezoek-verwerken-geopend', 'bellen-bekeken', 'telefoonnummer-getoond', 'toegang-bekeken', 'datalek-melden-geopend',
];
const DETAILS: readonly string[] = ['gegevens-getoond', 'telefoonnummer-getoond', 'brief-geopend'];
const OFFICE: readonly StaffRole[] = ['desk', 'policy'];
const SEARCH = 'gezocht';
/** Asked while somebody types. */
const SUGGESTED = 'zoekvoorstel';
/** A question was typed; what for is in no line. */
const ASKED = 'zoekvraag';
const OPENED = 'zaak-geopend';
/** Asked for in an emergency; also by somebody who is kept out, and to whom nothing was opened. */
const GLASS = 'noodtoegang';

/** Monday of the week of a day. */
export const mondayOf = (on: Day): Day => addDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7));
/** A review that is made on Monday is due on Friday; one that came later, because the server was off, as many days later. */
export const dueOf = (made: Day): Day => addDays(made, REVIEW.dueDays);

export interface Week {
  /** Monday. */
  readonly week: Day;
  /** Of this week and as far back as REVIEW.lookBackDays says. */
  readonly looks: readonly LookedAt[];
  readonly cases: ReadonlyMap<string, CaseTraits>;
  readonly colleagues: ReadonlyMap<string, Colleague>;
}

/** One finding a colleague and case, with every reason for it; what ended before this week was for the week before. */
export function judgeWeek({ week, looks, cases, colleagues }: Week): Finding[] {
  const found: Finding[] = [];
  for (const [staff, own] of Map.groupBy(looks, (look) => look.staff)) {
    const colleague = colleagues.get(staff);
    if (!colleague) continue;
    for (const [caseId, seen] of byCase(own)) {
      const traits = cases.get(caseId);
      const kinds = traits ? kindsOf(colleague, traits, seen) : [];
      if (kinds.length > 0) found.push(finding(staff, caseId, kinds, seen));
    }
    // Of this week alone: a busier hour of the week before was told then, and must not hide this one.
    const now = own.filter(({ at }) => mondayOf(dayOf(at)) === week);
    const many = busiest(now);
    if (many.length > 0) found.push(finding(staff, null, ['many-cases'], many));
    const searched = searchedFor(now);
    if (searched.length > 0) found.push(finding(staff, null, ['many-searches'], searched));
    const odd = OFFICE.some((role) => colleague.roles.includes(role)) && !colleague.roles.includes('mediator') ? now.filter((look) => isOdd(look, cases)) : [];
    if (odd.length > 0) found.push(finding(staff, null, ['odd-hours'], odd));
  }
  return found.filter(({ last }) => mondayOf(dayOf(last)) === week);
}

function finding(staff: string, caseId: string | null, kinds: readonly Kind[], looks: readonly LookedAt[]): Finding {
  const times = looks.map(({ at }) => at.getTime());
  return { staff, caseId, kinds, looks: looks.length, first: new Date(Math.min(...times)), last: new Date(Math.max(...times)) };
}

/** Looks into a case, and narrow searches that gave it. */
function byCase(looks: readonly LookedAt[]): Map<string, LookedAt[]> {
  const found = new Map<string, LookedAt[]>();
  for (const look of looks) {
    if (!OPENING.includes(look.act) && look.act !== GLASS && !(isSearch(look) && look.cases.length <= REVIEW.narrowSearch)) continue;
    for (const id of look.cases) found.set(id, [...found.get(id) ?? [], look]);
  }
  return found;
}

const isSearch = ({ act }: LookedAt): boolean => act === SEARCH || act === SUGGESTED;

/** The last look of each round of searches by one colleague: what was typed letter by letter counts once. */
export function searchRounds(searches: readonly LookedAt[]): LookedAt[] {
  const inOrder = searches.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return inOrder.filter((look, index) => {
    const next = inOrder[index + 1];
    return look.act === SEARCH || next === undefined || next.at.getTime() - look.at.getTime() > ROUND_SECONDS * 1000;
  });
}

const shares = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => [...one].some((token) => other.has(token));

function kindsOf(colleague: Colleague, traits: CaseTraits, seen: readonly LookedAt[]): Kind[] {
  const opened = seen.filter(({ act }) => OPENING.includes(act));
  const kinds: Kind[] = [];
  if (keptOutLooked(colleague.id, traits, seen)) kinds.push('kept-out');
  if (seen.some(({ act }) => act === GLASS)) kinds.push('glass');
  // A name or a street in common is worth a question also of whoever works on the case.
  if (opened.length > 0 && shares(colleague.names, traits.names)) kinds.push('same-name');
  if (opened.length > 0 && shares(colleague.postcodes, traits.postcodes)) kinds.push('same-postcode');
  if (traits.part.has(colleague.id)) return kinds;
  const idle = opened.filter((look) => !atWork(colleague.id, traits, look));
  const details = idle.filter(({ act }) => DETAILS.includes(act)).length;
  const closed = idle.filter(({ at }) => traits.closed !== null && dayOf(at) > addDays(traits.closed, REVIEW.closedAfterDays));
  if (traits.hidden && (traits.allocated || traits.closed !== null) && (details > 0 || idle.length >= REVIEW.protectedLooks)) kinds.push('protected-case');
  if (closed.length >= REVIEW.closedLooks || closed.some(({ act }) => DETAILS.includes(act))) kinds.push('closed-case');
  else if (traits.allocated && (idle.length >= REVIEW.noPartLooks || details >= REVIEW.noPartDetails)) kinds.push('no-part');
  const searches = searchRounds(seen.filter((look) => isSearch(look) && !atWork(colleague.id, traits, look)));
  if (searches.length >= REVIEW.sameSearches) kinds.push('same-search');
  return kinds;
}

/**
 * Somebody who is kept out, and tried the emergency door, or looked before the list was there. Of who is excluded any look counts; of
 * who is merely not among the few only what was no work.
 */
function keptOutLooked(staff: string, traits: CaseTraits, seen: readonly LookedAt[]): boolean {
  const tried = seen.some(({ act }) => act === GLASS);
  const opened = seen.filter(({ act }) => OPENING.includes(act));
  if (traits.excluded.has(staff)) return tried || opened.length > 0;
  if (traits.restricted.size === 0 || traits.restricted.has(staff)) return false;
  return tried || (!traits.part.has(staff) && opened.some((look) => !atWork(staff, traits, look)));
}

function atWork(staff: string, { work }: CaseTraits, { at }: LookedAt): boolean {
  const on = dayOf(at);
  return work.some((done) => done.staff === staff && done.day >= addDays(on, -REVIEW.workDays) && done.day <= addDays(on, REVIEW.workDays));
}

/** The looks of the hour with most different cases, where those are too many. */
function busiest(looks: readonly LookedAt[]): LookedAt[] {
  const opened = looks.filter(({ act }) => OPENING.includes(act)).sort((a, b) => a.at.getTime() - b.at.getTime());
  let best: LookedAt[] = [];
  for (let from = 0, to = 0; to < opened.length; to++) {
    while (opened[to]!.at.getTime() - opened[from]!.at.getTime() > REVIEW.manyWithinMinutes * 60_000) from += 1;
    const own = opened.slice(from, to + 1);
    if (new Set(own.flatMap(({ cases }) => cases)).size > Math.max(REVIEW.manyCases, new Set(best.flatMap(({ cases }) => cases)).size)) best = own;
  }
  return best;
}

/** The searches of the hour with most of them that led to no case, where those are too many. */
function searchedFor(looks: readonly LookedAt[]): LookedAt[] {
  const acts = looks.flatMap(({ at, act }): Searching[] => (act === ASKED ? [{ at, kind: 'search' }] : act === SUGGESTED ? [{ at, kind: 'suggest' }] : act === OPENED ? [{ at, kind: 'open' }] : []));
  const most = new Set(tooMany(unopened(acts)).map((at) => at.getTime()));
  return looks.filter(({ at, act }) => (act === ASKED || act === SUGGESTED) && most.has(at.getTime()));
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', hourCycle: 'h23', weekday: 'short' });

function isOdd(look: LookedAt, cases: ReadonlyMap<string, CaseTraits>): boolean {
  if (!OPENING.includes(look.act)) return false;
  const parts = new Map(CLOCK.formatToParts(look.at).map(({ type, value }) => [type, value]));
  const hour = Number(parts.get('hour'));
  const off = parts.get('weekday') === 'Sat' || parts.get('weekday') === 'Sun' || hour < REVIEW.fromHour || hour >= REVIEW.untilHour;
  return off && look.cases.some((id) => {
    const traits = cases.get(id);
    return traits !== undefined && !atWork(look.staff, traits, look);
  });
}
