import { describe, expect, test } from 'vitest';
import { STAFF_ROLES } from '../core/role.ts';
import type { StaffRole } from '../core/role.ts';
import { relation, relations } from './relation.ts';
import type { Relation } from './relation.ts';

const ME = 'me';
const YES_NO = [true, false];
const WHO = [null, ME, 'somebody'];

interface Situation {
  roles: StaffRole[];
  mediator: string | null;
  secondMediator: string | null;
  policy: boolean;
  allocated: boolean;
  closed: boolean;
  supervisors: string[];
}

/** Every set of roles in every situation: 128 × 3 × 3 × 2 × 2 × 2 × 2. */
function* situations(): Generator<Situation> {
  for (let set = 0; set < 2 ** STAFF_ROLES.length; set++) {
    const roles = STAFF_ROLES.filter((_, bit) => set & (1 << bit));
    for (const mediator of WHO) for (const secondMediator of WHO) for (const policy of YES_NO) for (const allocated of YES_NO) {
      for (const closed of YES_NO) for (const mine of YES_NO) {
        yield { roles, mediator, secondMediator, policy, allocated, closed, supervisors: mine ? ['other', ME] : ['other'] };
      }
    }
  }
}

/** The rules once more, as sentences about one relation each. */
const RULES: Record<Relation, (s: Situation) => boolean> = {
  mediator: (s) => s.roles.includes('mediator') && s.allocated && [s.mediator, s.secondMediator].includes(ME),
  policy: (s) => s.roles.includes('policy') && s.policy,
  desk: (s) => s.roles.includes('desk'),
  supervisor: (s) => s.roles.includes('practice-supervisor') && s.supervisors.includes(ME) && s.allocated && !s.closed,
};

const allocated: Situation = { roles: ['mediator'], mediator: ME, secondMediator: null, policy: false, allocated: true, closed: false, supervisors: [] };
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
      const expected = (Object.keys(RULES) as Relation[]).filter((name) => RULES[name](situation));
      if (found.join() !== expected.join()) expect.fail(`${JSON.stringify(situation)}: ${found.join()} instead of ${expected.join()}`);
      if (relation({ id: ME, roles }, standing) !== (expected[0] ?? null)) expect.fail(JSON.stringify(situation));
      checked++;
    }
    expect(checked).toBe(18_432);
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

  test('the desk before and after allocation (P-11)', () => {
    expect(of({ roles: ['desk'], mediator: null, allocated: false })).toBe('desk');
    expect(of({ roles: ['desk'], mediator: 'somebody' })).toBe('desk');
  });

  test('policy only where policy was asked something', () => {
    expect(of({ roles: ['policy'] })).toBeNull();
    expect(of({ roles: ['policy'], policy: true })).toBe('policy');
  });

  test('the supervisor of the mediator, while the case runs', () => {
    const supervisor: Partial<Situation> = { roles: ['practice-supervisor'], mediator: 'somebody', supervisors: [ME] };
    expect(of(supervisor)).toBe('supervisor');
    expect(of({ ...supervisor, supervisors: ['other'] })).toBeNull();
    expect(of({ ...supervisor, closed: true })).toBeNull();
    expect(of({ ...supervisor, allocated: false })).toBeNull();
  });

  test.each(['director', 'administrator', 'privacy-officer'] as const)('the %s never, not even named in the case', (role) => {
    expect(of({ roles: [role], secondMediator: ME, policy: true, supervisors: [ME] })).toBeNull();
  });
});
