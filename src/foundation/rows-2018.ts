import type { Code } from '../core/codes.ts';
import { addDays, daysBetween, type Day } from '../core/day.ts';
import type { FORMS, Outcome } from './cells-2018.ts';
import type { Chance } from './chance.ts';
import type { Member } from './cohort-2018.ts';

export interface Course {
  readonly registered: Day;
  readonly allocated: Day;
  readonly closed: Day;
  readonly outcome: Outcome;
  readonly form: keyof typeof FORMS | null;
  readonly incomplete: boolean;
}

const ORGANISATION: Readonly<Record<string, string>> = {
  'child-protection': 'Raad voor de Kinderbescherming', 'victim-support': 'Slachtofferhulp Nederland', 'probation-rn': 'Reclassering Nederland',
  'probation-svg': 'SVG Verslavingsreclassering', 'probation-ldh': 'Leger des Heils Reclassering', 'youth-probation': 'Jeugdreclassering',
  'youth-institution': 'Justitiële jeugdinrichting', 'forensic-clinic': 'Forensisch psychiatrisch centrum', police: 'Politie',
};
const OTHER: readonly (readonly [Code<'referrerKind'>, string])[] = [
  ['prosecution', 'Openbaar Ministerie'], ['municipality', 'Gemeente (synthetisch)'], ['mental-health-care', 'GGZ-instelling (synthetisch)'], ['youth-care', 'Jeugdzorg (synthetisch)'],
];

/** Synthetic mediators are numbered; cases go round among them. */
export const MEDIATORS = 22; // 001:979-981
export const mediatorEmail = (n: number): string => `bemiddelaar${String((n % MEDIATORS) + 1).padStart(2, '0')}@demo.invalid`;

function referrerOf(member: Member, chance: Chance): Record<string, string> {
  if (member.referrer === 'self') return { entry: 'self' };
  const [kind, name] = member.cause === 'medical-incident' ? ['medical-referrer', 'Ziekenhuis (synthetisch)']
    : member.referrer === 'other' ? chance.pick(OTHER)
    : [member.referrer, member.site ?? ORGANISATION[member.referrer] ?? ''];
  return { entry: 'professional', referrer_kind: kind as string, referrer_organisation: name as string, client_agrees: 'yes' };
}

const REPORT: Readonly<Partial<Record<Code<'cause'>, Record<string, string>>>> = {
  'internet-fraud': { police_report: 'several', immaterial_need: 'yes' }, 'medical-incident': { police_report: 'not-applicable' },
};

function rolesOf({ cause, causeClass }: Member): { offender: string; victim: string } {
  if (cause === 'medical-incident') return { offender: 'care-provider', victim: 'patient' };
  return { offender: causeClass === 'traffic' ? 'causing-party' : 'offender', victim: cause === 'manslaughter' || cause === 'murder' ? 'bereaved' : 'victim' };
}

function peopleOf(member: Member, group: boolean): Record<string, string> {
  const roles = rolesOf(member);
  const [offender, victim] = member.initiator === 'offender' ? ['a', 'b'] : ['b', 'a'];
  const young: Record<string, string> = member.victimAge < 12 ? { [`${victim}1_representative`]: 'parent' } : {};
  return {
    [`${offender}1_role`]: roles.offender, [`${offender}1_age`]: String(member.offenderAge), [`${victim}1_role`]: roles.victim, [`${victim}1_age`]: String(member.victimAge),
    ...(member.initiator === 'offender' ? { a1_detained: member.detained ? 'yes' : 'no' } : {}),
    // The boy of eleven caused the accident together with others (000:184); a group has more than two people.
    ...(member.offenderAge === 11 ? { [`${offender}1_representative`]: 'parent', [`${offender}2_role`]: 'causing-party', [`${offender}2_age`]: '14' } : {}),
    ...(group && member.offenderAge !== 11 ? { b2_role: roles[member.initiator === 'offender' ? 'victim' : 'offender'], b2_age: '25' } : {}),
    ...young,
  };
}

function stepsOf(course: Course, chance: Chance): Record<string, string> {
  const length = daysBetween(course.allocated, course.closed);
  const at = (share: number) => addDays(course.allocated, Math.floor(length * share));
  if (course.outcome === 'ended-before-approach') return { a1_intake: at(0.4), stopped: at(0.8), stop_reason: 'not-told' };
  const approached = { a1_intake: at(0.2), approached: at(0.35), b1_answered: at(0.5) };
  if (course.outcome === 'ended-after-approach') {
    return { ...approached, b1_answer: chance.pick(['no', 'no', 'no-reaction', 'not-now']), stopped: at(0.9), stop_reason: 'not-told' };
  }
  return {
    ...approached, b1_answer: 'yes', b1_intake: at(0.6), a1_prepared: at(0.7), b1_prepared: at(0.7), contact1_day: at(0.85), contact1_form: course.form as string,
    ...(course.form === 'talk' ? { follow_up: at(0.95) } : {}),
  };
}

export function rowOf(number: string, member: Member, course: Course, chance: Chance): Record<string, string> {
  const answer = course.incomplete ? {} : { data_answered: course.allocated, data_answer: 'received' };
  return {
    source_number: number, registered: course.registered, ...referrerOf(member, chance), cause: member.cause,
    ...(REPORT[member.cause] ?? { police_report: 'one' }), ...peopleOf(member, course.form === 'conference'),
    domestic_violence: 'no', stalking: 'no', data_requested: addDays(course.registered, course.incomplete ? 0 : 1), ...answer,
    accepted: addDays(course.registered, 1), allocated: course.allocated, incomplete: course.incomplete ? 'yes' : 'no', mediator: mediatorEmail(chance.between(0, MEDIATORS - 1)),
    ...stepsOf(course, chance), closed: course.closed, outcome: course.outcome,
  };
}
