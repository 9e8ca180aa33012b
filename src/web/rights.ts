import type { StaffRole } from '../core/role.ts';
import { GLASS_ROLES } from './relation.ts';
import type { Right, User } from './route.ts';

type Granted = Exclude<Right, 'public' | 'signed-in'>;

/**
 * The only place that grants a right. Roles say what kind of work somebody does; which cases is decided by the
 * relation (relation.ts). Director, communications, administrator and privacy officer open no case (P-22).
 */
const HOLDERS: { readonly [right in Granted]: readonly StaffRole[] } = {
  'desk-lists': ['desk'],
  'policy-lists': ['policy'],
  'own-cases': ['mediator'],
  'supervised-cases': ['practice-supervisor'],
  'open-case': ['desk', 'policy', 'mediator', 'practice-supervisor'],
  'order-in-case': ['desk', 'policy', 'mediator', 'practice-supervisor'],
  search: ['desk', 'policy', 'mediator', 'practice-supervisor'],
  register: ['desk'],
  'stand-ins': ['desk', 'administrator'],
  'prosecution-offices': ['desk', 'administrator'],
  organisations: ['desk', 'administrator'],
  mediators: ['desk', 'administrator', 'practice-supervisor'],
  'break-glass': GLASS_ROLES,
  'glass-review': ['privacy-officer'],
  'missed-colleagues': ['desk', 'practice-supervisor'],
  'year-figures': ['director', 'policy', 'communications'],
  'access-log': ['privacy-officer'],
  retention: ['privacy-officer'],
  accounts: ['administrator'],
  settings: ['administrator', 'policy', 'director'],
  'change-settings': ['administrator'],
  'privacy-requests': ['privacy-officer'],
  breaches: ['privacy-officer'],
  'privacy-year': ['privacy-officer'],
  accountability: ['privacy-officer', 'director'],
  upkeep: ['administrator'],
  'rights-review': ['administrator', 'privacy-officer'],
};

/** Every right, for tests and documents. */
export const RIGHTS: readonly Right[] = ['public', 'signed-in', ...(Object.keys(HOLDERS) as Granted[])];

/** Roles that hold a right; empty for `public` and `signed-in`, which hang on no role. */
export function holders(right: Right): readonly StaffRole[] {
  return right === 'public' || right === 'signed-in' ? [] : HOLDERS[right];
}

/** Closed unless granted: an unknown right is nobody's. */
export function mayUse(user: Pick<User, 'roles'> | null, right: Right): boolean {
  if (right === 'public') return true;
  if (!user) return false;
  if (right === 'signed-in') return true;
  const roles: readonly StaffRole[] | undefined = HOLDERS[right];
  return roles !== undefined && user.roles.some((role) => roles.includes(role));
}
