import { describe, expect, test } from 'vitest';
import type { Reader } from '../core/case/order.ts';
import { STAFF_ROLES } from '../core/role.ts';
import type { StaffRole } from '../core/role.ts';
import type { Ties } from '../database/relation.ts';
import { NO_TIES, relation, relations } from './relation.ts';
import type { CaseStanding } from './relation.ts';

const ME = 'me';
const YES_NO = [true, false];
const WHO = [null, ME, 'somebody'];
const TIES = Object.keys(NO_TIES) as (keyof Ties)[];

interface Situation extends CaseStanding, Ties { roles: StaffRole[] }

/** Every set of at most two roles in every situation: 37 × 3 × 3 × 2 × 2 × 2 × 64. */
function* situations(): Generator<Situation> {
  for (let set = 0; set < 2 ** STAFF_ROLES.length; set++) {
    const roles = STAFF_ROLES.filter((_, bit) => set & (1 << bit));
    if (roles.length > 2) continue;
    for (const mediator of WHO) for (const secondMediator of WHO) for (const policy of YES_NO) for (const allocated of YES_NO) for (const closed of YES_NO) {
      for (let own = 0; own < 2 ** TIES.length; own++) {
        const ties = Object.fromEntries(TIES.map((name, bit) => [name, (own & (1 << bit)) !== 0])) as unknown as Ties;
        yield { roles, mediator, secondMediator, policy, allocated, closed, ...ties };
      }
    }
  }
}

const is = (s: Situation, role: StaffRole) => s.roles.includes(role);
const opens = (s: Situation) => !s.excluded && !s.restricted;

/** The rules once more, as sentences about one relation each. */
const RULES: Record<Exclude<Reader, 'glass'>, (s: Situation) => boolean> = {
  mediator: (s) => opens(s) && is(s, 'mediator') && s.allocated && ([s.mediator, s.secondMediator].includes(ME) || (s.standsIn && !s.closed)),
  policy: (s) => opens(s) && is(s, 'policy') && s.policy,
  desk: (s) => opens(s) && is(s, 'desk'),
  supervisor: (s) => opens(s) && is(s, 'practice-supervisor') && s.supervises && s.allocated && !s.closed,
  trainee: (s) => opens(s) && is(s, 'mediator') && s.trainee && s.allocated && !s.closed,
};
const breaks = (s: Situation) => s.glass && !s.excluded && (['desk', 'policy', 'mediator', 'practice-supervisor'] as const).some((role) => is(s, role));

const allocated: Situation = { roles: ['mediator'], mediator: ME, secondMediator: null, policy: false, allocated: true, closed: false, ...NO_TIES };
const of = (change: Partial<Situation>) => {
  const { roles, ...standing } = { ...allocated, ...change };
  return relation({ id: ME, roles }, standing);
};

describe('Access follows the relation to the case, not the job title alone', () => {
  test('in every situation a relation is there exactly where its rule says so', () => {
    let checked = 0;
    for (const situation of situations()) {
      const { roles, ...standing } = situation;
      const found = relations({ id: ME, roles }, standing);
      const ordinary = (Object.keys(RULES) as (keyof typeof RULES)[]).filter((name) => RULES[name](situation));
      const expected: Reader[] = ordinary.length > 0 ? ordinary : breaks(situation) ? ['glass'] : [];
      if (found.join() !== expected.join()) expect.fail(`${JSON.stringify(situation)}: ${found.join()} instead of ${expected.join()}`);
      if (relation({ id: ME, roles }, standing) !== (expected[0] ?? null)) expect.fail(JSON.stringify(situation));
      checked++;
    }
    expect(checked).toBe(170_496);
  });

  test('the allocated and the second mediator, and no other mediator', () => {
    expect(of({})).toBe('mediator');
    expect(of({ mediator: 'somebody', secondMediator: ME })).toBe('mediator');
    expect(of({ mediator: 'somebody' })).toBeNull();
  });

  test('a mediator keeps own closed cases (P-11) and loses a case that was handed back', () => {
    expect(of({ closed: true })).toBe('mediator');
    expect(of({ allocated: false })).toBeNull();
  });

  test('who stands in is the mediator of running cases, and of no closed one', () => {
    expect(of({ mediator: 'somebody', standsIn: true })).toBe('mediator');
    expect(of({ mediator: 'somebody', standsIn: true, closed: true })).toBeNull();
    expect(of({ roles: ['desk'], mediator: 'somebody', standsIn: true })).toBe('desk');
  });

  test('a trainee reads along as long as the case runs (P-11)', () => {
    expect(of({ mediator: 'somebody', trainee: true })).toBe('trainee');
    expect(of({ mediator: 'somebody', trainee: true, closed: true })).toBeNull();
  });

  test('the desk before and after allocation (P-11)', () => {
    expect(of({ roles: ['desk'], mediator: null, allocated: false })).toBe('desk');
    expect(of({ roles: ['desk'], mediator: 'somebody' })).toBe('desk');
  });

  test('policy only where policy was asked something', () => {
    expect(of({ roles: ['policy'] })).toBeNull();
    expect(of({ roles: ['policy'], policy: true })).toBe('policy');
  });

  test('the supervisor of the mediator, while the case runs', () => {
    const supervisor: Partial<Situation> = { roles: ['practice-supervisor'], mediator: 'somebody', supervises: true };
    expect(of(supervisor)).toBe('supervisor');
    expect(of({ ...supervisor, supervises: false })).toBeNull();
    expect(of({ ...supervisor, closed: true })).toBeNull();
    expect(of({ ...supervisor, allocated: false })).toBeNull();
  });

  test('whoever is excluded never, and who is not among the few only through broken glass', () => {
    expect(of({ excluded: true, glass: true })).toBeNull();
    expect(of({ restricted: true })).toBeNull();
    expect(of({ restricted: true, glass: true })).toBe('glass');
    expect(of({ roles: ['desk'], restricted: true })).toBeNull();
  });

  test.each(['director', 'communications', 'administrator', 'privacy-officer'] as const)('the %s never, not even named in the case', (role) => {
    expect(of({ roles: [role], secondMediator: ME, policy: true, supervises: true, trainee: true, standsIn: true, glass: true })).toBeNull();
  });
});
