import { addDays, daysBetween, type Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';

/** An emergency opens a case for so long (own choice; NEN 7513 asks for a short one). The database refuses more. */
export const GLASS_MINUTES = 60;
/** A reason shorter than this tells a reviewer nothing. Own choice. */
export const SHORTEST_GLASS_REASON = 20;
export const LONGEST_REASON = 500;
/** Somebody else looks at it within these working days. Own choice. */
export const REVIEW_WORKING_DAYS = 5;
/** A stand-in is for a while; longer, a case is given to somebody else. Own choice. */
export const LONGEST_STAND_IN_DAYS = 366;

/** Who can know of a second emergency while the first was not looked at in time. */
const WITNESSES: readonly StaffRole[] = ['desk', 'policy', 'practice-supervisor', 'director', 'privacy-officer'];
export const witnesses = (colleagues: readonly Colleague[], me: string): Colleague[] => colleagues.filter(({ id, roles }) => id !== me && roles.some((role) => WITNESSES.includes(role)));

/** Monday to Friday; a public holiday counts, so that a term never gets longer by one. */
export function workingDaysAfter(from: Day, days: number): Day {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

const SUNDAY = '2018-01-07' as Day;
const isWorkingDay = (day: Day): boolean => ![0, 6].includes(((daysBetween(SUNDAY, day) % 7) + 7) % 7);

export interface Colleague { readonly id: string; readonly name: string; readonly roles: readonly StaffRole[] }

/** Living rows of both lists, by colleague. */
export interface Lists { readonly excluded: ReadonlySet<string>; readonly restricted: ReadonlySet<string> }

const reaches = ({ excluded, restricted }: Lists, id: string): boolean => !excluded.has(id) && (restricted.size === 0 || restricted.has(id));

/**
 * Whether somebody is left who can open the case and change its lists: the desk, or a mediator on it. Without this a case
 * could be shut for everybody, its mediator and a person in danger included.
 */
export const somebodyLeft = (lists: Lists, colleagues: readonly Colleague[], mediators: readonly (string | null)[]): boolean =>
  colleagues.some(({ id, roles }) => reaches(lists, id) && (roles.includes('desk') || (roles.includes('mediator') && mediators.includes(id))));

export type StandInFault = 'unknown-mediator' | 'unknown-stand-in' | 'same' | 'no-from' | 'no-until' | 'until-before-from' | 'over' | 'too-long' | 'there-already';

export interface StandInAsked { readonly mediator: string; readonly standIn: string; readonly from: Day | null; readonly until: Day | null }

/** What of it will not do; empty where it can be kept. `mediators`: ids of active mediators. A mediator who left can be stood in for. */
export function standInFaults({ mediator, standIn, from, until }: StandInAsked, today: Day, known: { mediators: readonly string[]; active: readonly string[] }): StandInFault[] {
  const faults: StandInFault[] = [];
  if (!known.mediators.includes(mediator)) faults.push('unknown-mediator');
  if (!known.active.includes(standIn)) faults.push('unknown-stand-in');
  else if (standIn === mediator) faults.push('same');
  if (from === null) faults.push('no-from');
  if (until === null) faults.push('no-until');
  if (from === null || until === null) return faults;
  if (until < from) faults.push('until-before-from');
  else if (until < today) faults.push('over');
  else if (daysBetween(from, until) > LONGEST_STAND_IN_DAYS) faults.push('too-long');
  return faults;
}
