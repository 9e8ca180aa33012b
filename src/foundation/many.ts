import { addDays, daysBetween, type Day } from '../core/day.ts';
import { CLASSES, CLOSED_OUTCOME, OUTCOMES, type CauseClass, type Outcome } from './cells-2018.ts';
import { Chance, times } from './chance.ts';
import { cohort, type Member } from './cohort-2018.ts';
import { personCells } from './many-people.ts';
import { MEDIATORS, rowOf, type Course } from './rows-2018.ts';

export type Cells = Record<string, string>;

export interface Many {
  /** Rows to make. */
  readonly count: number;
  /** Nothing in them happens after this day; the last rows are of cases that are going on. */
  readonly today: Day;
  /** Over which they are spread evenly. */
  readonly years: number;
}

const DAYS_A_YEAR = 365;
/** Of a hundred registrations nine are rejected (dataset-2018: 134 of 1,594). */
const REJECTED = 0.09;
/** 22 mediators with about 45 open cases each, however many have ended. */
const OPEN = MEDIATORS * 45;
/** Mean days from registration to closing, of the lengths below: tells how many would be open by themselves. */
const MEAN_COURSE = 105;
const LENGTHS: readonly (readonly [number, number])[] = [[10, 26], [35, 85], [35, 85], [95, 175], [190, 300]];
/** A course shorter than this is still at the desk. */
const AT_DESK = 14;

/**
 * Rows of an import file one by one, in the order of registration: the shares of 2018 over as many years as asked, people
 * with synthetic names in every one. Every row passes the rules of its days.
 */
export function* manyRows({ count, today, years }: Many, seed = 2018): Generator<Cells> {
  const chance = new Chance(seed);
  const members = chance.shuffled(cohort(chance));
  const outcomes = outcomesByClass();
  const days = years * DAYS_A_YEAR;
  const staysOpen = (OPEN * days) / (count * MEAN_COURSE);
  for (let i = 0; i < count; i += 1) {
    const registered = addDays(today, Math.floor((i * days) / count) - days);
    const member = members[i % members.length] as Member;
    const ahead = courseOf(registered, chance.pick(outcomes[member.causeClass]), chance);
    const course = ahead.closed <= today || chance.share() < staysOpen ? ahead : ended(ahead, today, chance);
    const whole = withPeople(rowOf(`SYN-${i + 1}`, member, course, chance), i, registered, chance);
    yield upTo(today, chance.share() < REJECTED ? rejected(whole, registered, chance) : whole);
  }
}

const outcomesByClass = (): Readonly<Record<CauseClass, readonly Outcome[]>> =>
  Object.fromEntries(CLASSES.map((c) => [c, OUTCOMES.flatMap((outcome, o) => times(CLOSED_OUTCOME[c][o] as number, outcome))])) as Record<CauseClass, Outcome[]>;

function courseOf(registered: Day, outcome: Outcome, chance: Chance): Course {
  const allocated = addDays(registered, chance.between(2, AT_DESK));
  return {
    registered, allocated, outcome, closed: addDays(allocated, chance.between(...chance.pick(LENGTHS))),
    form: outcome === 'mediated-contact' ? chance.pick(['talk', 'talk', 'letters', 'shuttle'] as const) : null, incomplete: false,
  };
}

/** A course that has ended by now; of who registered a few days ago it is not yet known who will mediate. */
function ended(ahead: Course, today: Day, chance: Chance): Course {
  const room = daysBetween(ahead.registered, today);
  if (room < AT_DESK) return { ...ahead, allocated: addDays(today, 1), closed: addDays(today, AT_DESK) };
  const allocated = addDays(ahead.registered, chance.between(2, 5));
  return { ...ahead, allocated, closed: addDays(ahead.registered, chance.between(AT_DESK - 1, room)), outcome: 'ended-before-approach', form: null };
}

function withPeople(row: Cells, i: number, registered: Day, chance: Chance): Cells {
  const prefixes = Object.keys(row).filter((name) => /^[ab]\d_role$/.test(name)).map((name) => name.slice(0, -'role'.length));
  return Object.assign(row, ...prefixes.map((prefix, n) =>
    personCells(chance, prefix, 10 * i + n, Number(row[`${prefix}age`]), registered, prefix.startsWith('a') || row['data_answer'] === 'received')));
}

/** What only the days of a course told, and how far the desk came instead. */
const OF_COURSE = /^(data_|accepted|allocated|incomplete|mediator|approached|stop|follow_up|closed|outcome|contact\d|[ab]\d_(intake|answer|prepared))/;

function rejected(row: Cells, registered: Day, chance: Chance): Cells {
  const own = Object.entries(row).filter(([name]) => !OF_COURSE.test(name));
  return { ...Object.fromEntries(own), rejected: addDays(registered, chance.between(10, 40)), rejection: chance.pick(['withdrawn', 'outside-scope', 'unreachable']) };
}

/** Cells that say more about a day. */
const WITH_DAY: readonly (readonly [day: string, more: readonly string[]])[] = [
  ['data_answered', ['data_answer', 'b1_address', 'b1_telephone', 'b1_email']], ['allocated', ['mediator', 'incomplete']], ['b1_answered', ['b1_answer']],
  ['contact1_day', ['contact1_form']], ['closed', ['outcome', 'stop_reason']], ['rejected', ['rejection']],
];

/** A row without what lies ahead. */
function upTo(today: Day, row: Cells): Cells {
  const ahead = Object.keys(row).filter((name) => /^\d{4}-\d\d-\d\d$/.test(row[name] as string) && (row[name] as string) > today);
  const gone = new Set([...ahead, ...WITH_DAY.flatMap(([day, more]) => (ahead.includes(day) ? more : []))]);
  return Object.fromEntries(Object.entries(row).filter(([name]) => !gone.has(name)));
}
